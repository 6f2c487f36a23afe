"""How catalogs follow the English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from noticepress.catalogs.catalog import Chain, parse_catalog
from noticepress.catalogs.merging.merge import Merge, Tongue, merge
from noticepress.catalogs.merging.overlays import Overlay
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.file import Key, PoEntry, PoFile, Previous
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from small_project import REPOSITORY

DAY = date(2026, 11, 24)
SENTENCE = "We keep your personal data for as long as the law requires."
CHANGED = "We keep your personal data for as long as the law demands."
ELSE = "Something else entirely, and long"
OVERLAY = Overlay()

State = dict[str, tuple[str, bool, str | None]]
"""By English: the text, whether it is fuzzy, the earlier English."""


def german(*entries: tuple[str, str, str], fuzzy: Iterable[str] = ()) -> PoFile:
    """A catalog with (context, English, translation), each with a comment."""
    return replace(
        new_catalog("de", "privacy", "Example", DAY),
        entries=tuple(
            PoEntry(
                context, english, texts=(text,), comments=(f" on {english}",), flags=("fuzzy",) * (english in fuzzy)
            )
            for context, english, text in entries
        ),
    )


def messages_of(*keys: Key) -> dict[Key, Message]:
    return {key: Message(*key, role="paragraph", versions=["1.0"], places=[("docs/x.md", 1)]) for key in keys}


def state(file: PoFile) -> State:
    return {
        entry.id: (entry.texts[0], entry.fuzzy, entry.previous.id if entry.previous else None) for entry in file.entries
    }


def reread(file: PoFile) -> PoFile:
    return read_po_file(write_catalog(file).decode(), "x.po")


def merged(file: PoFile, *keys: Key, overlay: Overlay | None = None) -> PoFile:
    """The file after merging, writing and reading."""
    return reread(merge(file, messages_of(*keys), overlay=overlay)[0])


def test_exact_match_is_kept_with_flags_and_comments_in_the_order_of_the_sources() -> None:
    file = german(("a#b", "One", "Eins"), ("a#b", "Two", "Zwei"), fuzzy=["Two"])

    found, done = merge(file, messages_of(("a#b", "Two"), ("a#b", "One")))

    assert done == Merge(kept=2, added=0, fuzzy=0, obsolete=0)
    assert state(found) == {"Two": ("Zwei", True, None), "One": ("Eins", False, None)}
    assert [entry.comments for entry in found.entries] == [(" on Two",), (" on One",)]
    assert [entry.notes for entry in found.entries] == [("paragraph", "versions: 1.0")] * 2
    assert [entry.id for entry in found.entries] == ["Two", "One"]


def test_new_message_is_empty() -> None:
    found, done = merge(german(), messages_of(("a#b", "One")))

    assert done == Merge(kept=0, added=1, fuzzy=0, obsolete=0)
    assert state(found) == {"One": ("", False, None)}


def test_changed_message_is_fuzzy_with_its_previous_english_and_heading() -> None:
    found, done = merge(german(("a#b", SENTENCE, "Wir …")), messages_of(("a#c", CHANGED)))

    assert done == Merge(kept=0, added=0, fuzzy=1, obsolete=1)
    assert state(found) == {CHANGED: ("Wir …", True, SENTENCE)}
    assert found.entries[0].comments == (f" on {SENTENCE}",)
    assert f'#, fuzzy\n#| msgctxt "a#b"\n#| msgid "{SENTENCE}"\nmsgctxt "a#c"' in write_catalog(found).decode()


@pytest.mark.parametrize("context", ["other#b", "data-2#b"])
def test_text_of_another_section_is_suggested_where_it_is_very_alike(context: str) -> None:
    found, done = merge(german((context, SENTENCE, "Wir …")), messages_of(("a#b", CHANGED)))

    assert done == Merge(kept=0, added=0, fuzzy=1, obsolete=1)
    assert found.entries[0].previous == Previous(SENTENCE, context=context)


def test_text_that_is_unlike_is_no_suggestion() -> None:
    found, done = merge(german(("a#b", "You may object at any time.", "Sie …")), messages_of(("a#b", SENTENCE)))

    assert done == Merge(kept=0, added=1, fuzzy=0, obsolete=1)
    assert state(found) == {SENTENCE: ("", False, None)}


def test_most_similar_message_is_suggested() -> None:
    file = german(("a#b", SENTENCE.replace("personal ", ""), "fern"), ("a#b", SENTENCE, "nah"))

    assert state(merged(file, ("a#b", CHANGED)))[CHANGED] == ("nah", True, SENTENCE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We are liable for damage.", "We are not liable for damage."),
        ("We are not liable for damage.", "We are liable for damage."),
        ("You must pay within 30 days.", "You must pay within 13 days."),
        ("We may share your data.", "We may not share your data."),
    ],
)
def test_opposite_is_never_silently_paired(old: str, new: str) -> None:
    file = merged(german(("a#b", old, "Alte Übersetzung.")), ("a#b", new))

    parsed = parse_catalog(write_catalog(file), "de", "privacy", "x.po")
    assert Chain((parsed,), lambda _: True).find(("a#b", new)) is None
    assert state(file)[new] in {("Alte Übersetzung.", True, old), ("", False, None)}


def test_reversed_meaning_stays_fuzzy_when_its_english_goes_returns_goes_and_returns() -> None:
    """The mark was lost as soon as the entry was set aside once."""
    file = german(("a#b", "We may share your data.", "Wir dürfen …"))
    for _ in range(2):
        file = merged(file, ("a#b", "We may not share your data."))
        file = merged(file, ("a#b", ELSE))

    file = merged(file, ("a#b", "We may not share your data."))

    assert state(file) == {"We may not share your data.": ("Wir dürfen …", True, "We may share your data.")}


@pytest.mark.parametrize(
    "entry",
    [
        PoEntry("a#b", "One", texts=("Eins",)),
        PoEntry("a#b", "One", texts=("Eins",), comments=(" noticepress: allow TR005 — as a word",)),
        PoEntry("a#b", "One", texts=("Eins",), comments=(" ask counsel", "   - indented", "")),
        PoEntry("a#b", "One", texts=("",), comments=(" not clear to me yet",)),
        PoEntry("a#b", "One", texts=("Eins",), flags=("fuzzy", "max-length: 80", "no-wrap", "x-mine")),
        PoEntry("a#b", "One", texts=("Eins",), flags=("fuzzy",), previous=Previous("Won", context="c#d")),
        PoEntry("a#b", "One", "Ones", ("Ein", "Eine"), flags=("fuzzy",), previous=Previous("Won", "Wons")),
    ],
)
def test_everything_about_an_entry_survives_being_set_aside(entry: PoEntry) -> None:
    message = Message("a#b", "One", entry.plural_id)
    file = replace(german(), entries=(entry,))
    for _ in range(3):
        file = merged(file, ("a#b", ELSE))

    found, done = merge(file, {message.key: message})

    assert done.kept == 1
    assert [replace(each, line=0, text_line=0) for each in found.entries] == [entry]


def test_entry_without_text_or_comment_is_not_set_aside() -> None:
    file = replace(german(), entries=(PoEntry("a#b", "One"),))

    assert merged(file, ("a#b", ELSE)).obsolete == ()


def test_text_set_aside_comes_back_fuzzy_where_a_tool_left_an_empty_entry_in_its_place() -> None:
    file = replace(german(("a#b", "One", "")), obsolete=(PoEntry("a#b", "One", texts=("Eins",)),))

    assert state(merged(file, ("a#b", "One"))) == {"One": ("Eins", True, None)}


def test_sentence_that_a_draft_changes_is_suggested_beside_the_one_in_use() -> None:
    file = merged(german(("a#b", SENTENCE, "Wir …")), ("a#b", SENTENCE), ("a#b", CHANGED))

    assert state(file) == {SENTENCE: ("Wir …", False, None), CHANGED: ("Wir …", True, SENTENCE)}


def test_work_half_done_goes_on_with_the_english_that_it_was_begun_from() -> None:
    newer = CHANGED.replace("personal ", "")
    begun = PoEntry("a#b", CHANGED, texts=("Wir, halb …",), flags=("fuzzy",), previous=Previous(SENTENCE))
    file = replace(german(("a#b", SENTENCE, "Wir …")), entries=(*german(("a#b", SENTENCE, "Wir …")).entries, begun))

    found = merged(file, ("a#b", SENTENCE), ("a#b", newer))

    assert state(found) == {SENTENCE: ("Wir …", False, None), newer: ("Wir, halb …", True, SENTENCE)}
    assert [entry.texts for entry in found.obsolete] == [("Wir, halb …",)]


def test_fuzzy_text_in_use_elsewhere_is_no_suggestion() -> None:
    file = german(("a#b", SENTENCE, "Wir …"), fuzzy=[SENTENCE])

    assert state(merged(file, ("a#b", SENTENCE), ("a#b", CHANGED)))[CHANGED] == ("", False, None)


def test_earlier_english_goes_with_the_mark() -> None:
    file = merged(german(("a#b", SENTENCE, "Wir …")), ("a#b", CHANGED))
    confirmed = replace(file, entries=tuple(replace(entry, flags=()) for entry in file.entries))

    assert state(merged(confirmed, ("a#b", CHANGED))) == {CHANGED: ("Wir …", False, None)}


def test_updating_again_changes_nothing_more() -> None:
    file = merged(german(("a#b", SENTENCE, "Wir …"), ("a#b", "One", "Eins")), ("a#b", CHANGED), ("a#b", "Two"))

    assert write_catalog(merged(file, ("a#b", CHANGED), ("a#b", "Two"))) == write_catalog(file)


# Plurals


COUNTED = ("", "%(n)s block")


def counted(plural_id: str) -> dict[Key, Message]:
    return {COUNTED: Message(*COUNTED, plural_id)}


@pytest.mark.parametrize(
    ("old", "texts", "new", "found"),
    [
        ("", ("Absatz",), "%(n)s blocks", ("Absatz", "Absatz")),
        ("%(n)s blocks", ("Absatz", "Absätze"), "", ("Absatz",)),
        ("%(n)s blocks", ("Absatz", "Absätze"), "no %(n)s blocks", ("Absatz", "Absätze")),
    ],
)
def test_change_of_the_plural_is_a_change_of_the_english(
    old: str, texts: tuple[str, ...], new: str, found: tuple[str, ...]
) -> None:
    file = replace(german(), entries=(PoEntry(*COUNTED, old, texts),))

    (entry,) = reread(merge(file, counted(new))[0]).entries

    assert (entry.texts, entry.fuzzy, entry.plural_id) == (found, True, new)
    assert entry.previous == Previous("%(n)s block", old)


def test_new_message_that_counts_has_as_many_forms_as_the_language() -> None:
    (entry,) = merge(german(), counted("%(n)s blocks"), tongue=Tongue(plurals=3))[0].entries

    assert entry.texts == ("", "", "")


# Regional catalogs


def test_overlay_adds_nothing() -> None:
    file = german(("a#b", "One", "Eins"), ("a#b", SENTENCE, "Wir …"))

    found, done = merge(file, messages_of(("a#b", "One"), ("a#b", "Two"), ("a#b", CHANGED)), overlay=OVERLAY)

    assert done == Merge(kept=1, added=0, fuzzy=1, obsolete=1)
    assert state(found) == {"One": ("Eins", False, None), CHANGED: ("Wir …", True, SENTENCE)}


def test_overlays_own_wording_that_falls_away_without_a_successor_is_told_once() -> None:
    file, done = merge(german(("a#b", SENTENCE, "Wir …")), messages_of(("a#b", ELSE)), overlay=OVERLAY)
    assert done.fallen == (SENTENCE,)

    again, done = merge(reread(file), messages_of(("a#b", ELSE)), overlay=OVERLAY)
    assert done.fallen == ()
    assert [entry.texts for entry in again.obsolete] == [("Wir …",)]


def test_overlays_wording_that_is_back_takes_its_suggestion_elsewhere_along_at_once() -> None:
    own = replace(german(), entries=(PoEntry("c#a", SENTENCE, texts=("Wir …",)),))
    changed = merged(own, ("a#a", SENTENCE), ("c#a", CHANGED), overlay=OVERLAY)
    assert [entry.context for entry in changed.entries] == ["a#a", "c#a"]

    back = merged(changed, ("a#a", SENTENCE), ("c#a", SENTENCE), overlay=OVERLAY)
    assert [(entry.context, entry.fuzzy) for entry in back.entries] == [("c#a", False)]
    assert merged(back, ("a#a", SENTENCE), ("c#a", SENTENCE), overlay=OVERLAY) == back


def test_overlay_is_offered_for_what_the_language_finished_long_ago_only_what_has_no_other_place() -> None:
    finished = Overlay({("a#b", CHANGED): PoEntry("a#b", CHANGED, texts=("Wir …",))})
    other = CHANGED.replace("your", "the")
    file = german(("a#b", SENTENCE, "Nosotros …"))

    both, _ = merge(file, messages_of(("a#b", CHANGED), ("a#b", other)), overlay=finished)
    one, done = merge(file, messages_of(("a#b", CHANGED)), overlay=finished)

    assert state(both) == {other: ("Nosotros …", True, SENTENCE)}
    assert state(one) == {CHANGED: ("Nosotros …", True, SENTENCE)}
    assert done.fallen == ()
    declined = replace(reread(one), entries=())
    assert state(merge(declined, messages_of(("a#b", CHANGED)), overlay=finished)[0]) == {}


def in_versions(english: str, *versions: str) -> Message:
    return Message("a#b", english, versions=list(versions))


@pytest.mark.parametrize(
    ("old", "new", "language", "suggested"),
    [
        (["1.0"], ["1.1"], PoEntry("a#b", "Other", texts=("Anderes",)), True),
        (["1.0"], ["1.1"], PoEntry("a#b", CHANGED, texts=("Wir …",), flags=("fuzzy",)), True),
        (["1.0"], ["1.1"], PoEntry("a#b", CHANGED, texts=("",)), True),
        (["1.0"], ["1.1"], PoEntry("a#b", CHANGED, texts=("Wir …",)), False),
        (["1.0", "1.1"], ["1.1"], PoEntry("a#b", CHANGED, texts=("",)), False),
        (["1.10"], ["1.9"], PoEntry("a#b", CHANGED, texts=("",)), False),
        (["1.9"], ["1.10"], PoEntry("a#b", CHANGED, texts=("",)), True),
    ],
)
def test_overlays_wording_is_suggested_for_what_takes_its_place_in_a_later_version(
    old: list[str],
    new: list[str],
    language: PoEntry,
    suggested: bool,
) -> None:
    """All versions share a catalog, so that the English of a published one never goes."""
    messages = {message.key: message for message in (in_versions(SENTENCE, *old), in_versions(CHANGED, *new))}

    found, done = merge(german(("a#b", SENTENCE, "Nosotros …")), messages, overlay=Overlay({language.key: language}))

    assert state(found) == {
        SENTENCE: ("Nosotros …", False, None),
        **({CHANGED: ("Nosotros …", True, SENTENCE)} if suggested else {}),
    }
    assert done.fuzzy == suggested
    again, done = merge(reread(found), messages, overlay=Overlay({language.key: language}))
    assert state(again) == state(found)
    assert done.cleaned == 0


LANGUAGE = Overlay({("a#b", "Three"): PoEntry("a#b", "Three", texts=("Drei",))})


@pytest.mark.parametrize(
    ("entry", "stays"),
    [
        (PoEntry("a#b", "Two"), False),
        (PoEntry("a#b", "Two", texts=(" \n",)), False),
        (PoEntry("a#b", "Two", flags=("fuzzy",)), False),
        (PoEntry("a#b", "Two", texts=("Eins",), flags=("fuzzy",)), False),
        (PoEntry("a#b", "Two", texts=("Eins",), flags=("fuzzy",), previous=Previous("One")), False),
        (PoEntry("a#b", "Three", texts=("Drei",), flags=("fuzzy",)), False),
        (PoEntry("a#b", "Two", comments=(" a thought",)), True),
        (PoEntry("a#b", "Two", texts=("Eins",), flags=("fuzzy",), comments=(" mine",)), True),
        (PoEntry("a#b", "Two", texts=("Zwei, fast",), flags=("fuzzy",)), True),
        (PoEntry("a#b", "Two", texts=("Eins",)), True),
        (PoEntry("a#b", "Three", texts=("Drei",)), True),
    ],
)
def test_what_a_tool_filled_in_is_taken_out_of_an_overlay(entry: PoEntry, stays: bool) -> None:
    file = german(("a#b", "One", "Eins"))
    file = replace(file, entries=(*file.entries, entry))
    keys = (("a#b", "One"), ("a#b", "Two"), ("a#b", "Three"))

    found, done = merge(file, messages_of(*keys), overlay=LANGUAGE)

    assert done.cleaned == (not stays)
    assert [each.id for each in found.entries] == ["One", *[entry.id] * stays]
    assert found.obsolete == ()
    assert merge(file, messages_of(*keys))[1].cleaned == 0, "a language's own catalog keeps its empty entries"


def test_merge_of_the_sample_keeps_every_message() -> None:
    """Every committed catalog is up to date with its template: merging adds nothing and loses nothing."""
    texts = [
        (REPOSITORY / "locales" / name).read_text(encoding="utf-8")
        for name in ("privacy.pot", "de/LC_MESSAGES/privacy.po")
    ]
    pot, file = (read_po_file(text, "x.po") for text in texts)
    wanted = {entry.key: Message(*entry.key) for entry in pot.entries}

    found, done = merge(file, wanted)

    assert replace(done, obsolete=0) == Merge(kept=len(wanted), added=0, fuzzy=0, obsolete=0)
    assert state(found) == {english: state(file)[english] for english in state(found)}
