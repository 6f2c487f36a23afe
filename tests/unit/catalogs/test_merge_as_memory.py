"""What was translated once comes along: moved, renamed, split, joined, and said to mean the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from babel.messages.pofile import normalize
from hypothesis import example, given
from hypothesis import strategies as st

from noticepress.catalogs.catalog import parse_catalog
from noticepress.catalogs.merging.merge import Merge, Sameness, Tongue, merge
from noticepress.catalogs.merging.overlays import Overlay
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.file import Key, PoEntry, PoFile, Previous
from noticepress.catalogs.po.writing import WIDTH, quoted, write_catalog

FIRST = "We keep your personal data for as long as the law requires."
SECOND = "After that we erase it, or take away what leads to you."
WAIVER = " noticepress: allow TR005 — as a word"


def message(context: str, english: str, role: str = "paragraph", *, versions: Iterable[str] = ("1.0",)) -> Message:
    return Message(context, english, role=role, versions=list(versions), places=[("docs/x.md", 1)])


def catalog(*entries: PoEntry) -> PoFile:
    return replace(new_catalog("de", "privacy", "Example", date(2026, 11, 24)), entries=entries)


def translated(
    context: str,
    english: str,
    text: str,
    role: str = "paragraph",
    *,
    comments: tuple[str, ...] = (),
    flags: tuple[str, ...] = (),
) -> PoEntry:
    notes = (role, "versions: 1.0")
    return PoEntry(context, english, texts=(text,), comments=comments, notes=notes, flags=flags)


def merged(
    file: PoFile, *messages: Message, overlay: Overlay | None = None, joint: str = " ", same: Iterable[Key] = ()
) -> tuple[dict[str, tuple[str, bool]], PoFile, Merge]:
    """By English: text and fuzzy; the file; what was done."""
    sameness = Sameness(frozenset(same), "2026-11-29")
    by_key = {each.key: each for each in messages}
    found, done = merge(file, by_key, overlay=overlay, tongue=Tongue(2, joint), same=sameness)
    return {entry.id: (entry.texts[0], entry.fuzzy) for entry in found.entries}, found, done


@pytest.mark.parametrize("place", ["keeping#keeping", "data#renamed", "other#heading"])
@pytest.mark.parametrize(("old", "new"), [("paragraph", "item"), ("cell", "definition"), ("heading 2", "heading 3")])
def test_same_english_elsewhere_is_finished_and_says_so(place: str, old: str, new: str) -> None:
    source = translated("data#data", FIRST, "Wir …", old, comments=(" ask counsel", WAIVER))

    found, file, done = merged(catalog(source), message(place, FIRST, new))

    assert (found, done.carried, done.fuzzy) == ({FIRST: ("Wir …", False)}, 1, 0)
    assert file.entries[0].comments == (" ask counsel", WAIVER, " noticepress: carried over from data#data")
    (entry,) = parse_catalog(write_catalog(file), "de", "privacy", "x.po")
    assert entry.waivers == {"TR005": "as a word"}


def test_text_that_is_still_in_use_is_carried_too() -> None:
    """All versions share a catalog: a draft moves a paragraph, and the published version keeps it."""
    found, _, done = merged(
        catalog(translated("a#a", FIRST, "Wir …")), message("a#a", FIRST), message("b#b", FIRST, versions=["2.0"])
    )

    assert (done.carried, found) == (1, {FIRST: ("Wir …", False)})


def test_carrying_on_names_the_last_place_alone() -> None:
    _, file, _ = merged(catalog(translated("a#a", FIRST, "Wir …")), message("b#b", FIRST))
    _, file, _ = merged(file, message("c#c", FIRST))

    assert file.entries[0].comments == (" noticepress: carried over from b#b",)


@pytest.mark.parametrize(
    ("entries", "role"),
    [
        ([translated("a#a", FIRST, "Wir …", "paragraph")], "heading 2"),
        ([translated("a#a", FIRST, "Wir …", "term")], "item"),
        ([translated("a#a", FIRST, "Wir …"), translated("b#b", FIRST, "Anders …")], "paragraph"),
        ([PoEntry("a#a", FIRST, texts=("Wir …",))], "paragraph"),
    ],
)
def test_other_role_or_two_translations_are_only_offered(entries: list[PoEntry], role: str) -> None:
    found, _, done = merged(catalog(*entries), message("c#c", FIRST, role))

    assert (done.carried, done.fuzzy, found[FIRST][1]) == (0, 1, True)


def test_contexts_that_tell_meanings_apart_are_left_alone() -> None:
    source = PoEntry("noun", "Change", texts=("Änderung",))

    assert merged(catalog(source), Message("verb", "Change"))[2].carried == 0


def test_parts_of_a_split_paragraph_get_the_whole() -> None:
    found, file, done = merged(
        catalog(translated("a#a", f"{FIRST} {SECOND}", "Wir … Danach …")),
        message("a#a", FIRST),
        message("a#a", SECOND),
    )

    assert found == {FIRST: ("Wir … Danach …", True), SECOND: ("Wir … Danach …", True)}
    assert {entry.previous for entry in file.entries} == {Previous(f"{FIRST} {SECOND}")}
    assert done.fuzzy == 2


@pytest.mark.parametrize(("joint", "text"), [(" ", "Wir … Danach …"), ("", "Wir …Danach …")])
def test_joined_paragraph_gets_its_parts_in_its_order(joint: str, text: str) -> None:
    old = catalog(translated("a#a", SECOND, "Danach …"), translated("a#a", FIRST, "Wir …", comments=(" mine",)))

    found, file, _ = merged(old, message("a#a", f"{FIRST} {SECOND}"), joint=joint)

    assert found == {f"{FIRST} {SECOND}": (text, True)}
    assert file.entries[0].previous == Previous(f"{FIRST} {SECOND}")
    assert file.entries[0].comments == (" mine",)


def test_regions_wording_goes_with_a_moved_paragraph_where_its_language_does() -> None:
    own = catalog(translated("a#a", FIRST, "Mir …"))
    before = Overlay({("a#a", FIRST): PoEntry("a#a", FIRST, texts=("Wir …",))})

    found, _, done = merged(own, message("b#b", FIRST), overlay=before)

    assert (found, done.carried, done.fallen) == ({FIRST: ("Mir …", False)}, 1, ())


# The same meaning


COMMA = FIRST.replace("data for", "data, for")


@pytest.mark.parametrize("updated_before", [False, True])
def test_same_meaning_keeps_a_translation_and_records_it(updated_before: bool) -> None:
    file = catalog(translated("a#a", FIRST, "Wir …", comments=(" mine",)))
    if updated_before:
        file = merged(file, message("a#a", COMMA))[1]

    found, file, done = merged(file, message("a#a", COMMA), same=[("a#a", COMMA)])

    assert found == {COMMA: ("Wir …", False)}
    assert done.confirmed == ((FIRST, ("a#a", COMMA)),)
    assert file.entries[0].comments == (" mine", f" noticepress: same meaning as “{FIRST}” — 2026-11-29")
    assert merged(file, message("a#a", COMMA))[1] == file


@pytest.mark.parametrize("flags", [(), ("fuzzy",)])
def test_same_meaning_never_replaces_what_somebody_wrote(flags: tuple[str, ...]) -> None:
    written = PoEntry("a#a", COMMA, texts=("Eigenes …",), flags=flags)
    file = replace(catalog(written), obsolete=(translated("a#a", FIRST, "Wir …"),))

    found, _, done = merged(file, message("a#a", COMMA), same=[("a#a", COMMA)])

    assert (found, done.confirmed) == ({COMMA: ("Eigenes …", bool(flags))}, ())


def test_what_was_fuzzy_before_is_not_finished_by_saying_that_the_english_means_the_same() -> None:
    file = catalog(translated("a#a", FIRST, "Wir …", flags=("fuzzy",)))

    assert merged(file, message("a#a", COMMA), same=[("a#a", COMMA)])[0] == {COMMA: ("Wir …", True)}


# How they are written


@given(
    st.lists(st.text(st.characters(codec="utf-8"), max_size=24) | st.sampled_from(["so-called", '"', "---", "個人"])),
    st.sampled_from(["", "#~ "]),
)
@example(["a" * (WIDTH - 2)], "")
@example(["word"] * 40, "#~ ")
def test_texts_are_wrapped_as_babel_wraps_them(words: list[str], prefix: str) -> None:
    text = " ".join(words).strip()

    assert quoted(text, prefix) == normalize(text, prefix=prefix, width=WIDTH)
