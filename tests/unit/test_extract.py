"""From texts to templates, and from templates to merged catalogs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import c2py
from io import BytesIO

import pytest
from babel import Locale as CldrLocale
from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from noticepress.catalog import Chain, parse_catalog, previous_ids, read_babel
from noticepress.dialect import Dialect
from noticepress.extract import (
    Merge,
    Message,
    merge,
    new_catalog,
    notice_messages,
    plural_forms,
    template,
    write_catalog,
)
from noticepress.locales import parse_locales
from noticepress.model import Erratum, Notice, Text, Version, Withdrawal
from noticepress.project import Project
from noticepress.source import parse_section
from small_project import REPOSITORY

DAY = date(2026, 11, 24)
LANGUAGES = sorted(path.parent.name for path in (REPOSITORY / "locales").glob("*/LC_MESSAGES"))

READERS = {
    locale.catalogs[-1]: locale.cldr
    for locale in parse_locales(
        (REPOSITORY / "locales" / "locales.yml").read_text(encoding="utf-8"), "l.yml", LANGUAGES
    )
    if locale.catalogs
}
"""The CLDR locale that a language's catalog is for: pt_PT counts otherwise than pt."""

# Messages


def text(number: str, markdown: str) -> Text:
    path = f"docs/privacy/{number}/10-data.md"
    section, _ = parse_section(markdown, path, Dialect())
    return Text(number, f"docs/privacy/{number}", (section,))


ONE = text("1.0", "## Data {#data}\n\nWe keep it.\n\n- one\n\n### Use {#use}\n\nWe keep it.\n")
TWO = text("1.1", "## Data {#data}\n\nWe keep it\nsafe.\n\n- one\n\n*[AB]: Alpha\n\nAB [r].\n\n[r]: http://r/ 'T'\n")
NOTICE = Notice(
    "privacy",
    "docs/privacy/notice.yml",
    "Data Privacy Notice",
    14,
    "data",
    {},
    {},
    (
        Version("1.0", DAY, DAY, "First.", None, line=9, errata=(Erratum(DAY, "s", "A slip.", "", "", "", ""),)),
        Version("1.1", DAY, DAY, "First.", None, line=20, withdrawn=Withdrawal(DAY, "Wrong."), short_notice="Law."),
        Version("1.2", DAY, DAY, "", None, line=30),
    ),
)


def test_messages_of_a_notice() -> None:
    found = [
        (message.context, message.id, message.role, message.versions, message.places)
        for message in notice_messages(NOTICE, [ONE, TWO]).values()
    ]

    register, one, two = "docs/privacy/notice.yml", "docs/privacy/1.0/10-data.md", "docs/privacy/1.1/10-data.md"
    assert found == [
        ("register#title", "Data Privacy Notice", "title of the notice", [], [(register, 1)]),
        ("register#summary", "First.", "summary", ["1.0", "1.1"], [(register, 9), (register, 20)]),
        ("register#erratum", "A slip.", "erratum", ["1.0"], [(register, 9)]),
        ("register#withdrawal", "Wrong.", "withdrawal", ["1.1"], [(register, 20)]),
        ("register#short notice", "Law.", "short notice", ["1.1"], [(register, 20)]),
        ("data#data", "Data", "heading 2", ["1.0", "1.1"], [(one, 1), (two, 1)]),
        ("data#data", "We keep it.", "paragraph", ["1.0"], [(one, 3)]),
        ("data#data", "one", "item", ["1.0", "1.1"], [(one, 5), (two, 6)]),
        ("data#use", "Use", "heading 3", ["1.0"], [(one, 7)]),
        ("data#use", "We keep it.", "paragraph", ["1.0"], [(one, 9)]),
        ("data#data", "We keep it safe.", "paragraph", ["1.1"], [(two, 3)]),
        ("data#data", "AB [r].", "paragraph", ["1.1"], [(two, 10)]),
        ("data#", "AB", "abbreviation", ["1.1"], [(two, 0)]),
        ("data#", "Alpha", "abbreviation in full", ["1.1"], [(two, 0)]),
        ("data#", "T", "link title", ["1.1"], [(two, 0)]),
    ]


def test_key_of_a_message_is_what_it_is_found_by() -> None:
    messages = notice_messages(NOTICE, [ONE, TWO])

    assert all(message.key == key for key, message in messages.items())


def test_comments_say_role_versions_and_note() -> None:
    message = Message("c", "id", role="item", versions=["1.0", "1.1"], note="A name.")

    assert message.comments == ["A name.", "item", "versions: 1.0, 1.1"]
    assert Message("", "id").comments == []


# Templates


def test_template_survives_babel() -> None:
    messages = [
        *notice_messages(NOTICE, [ONE, TWO]).values(),
        Message("", "%(n)s block", "%(n)s blocks", format="python-format", places=[("overrides/x.html", 3)]),
        Message("a#b", 'He said "no"\\.  \nThen\tleft — größer 個人資料'),
    ]
    buffer = BytesIO()
    write_po(buffer, template("privacy", messages, "Example", DAY), width=100)
    again = read_po(BytesIO(buffer.getvalue()))

    assert [
        (message.context or "", message.id, message.auto_comments, message.locations) for message in again if message.id
    ] == [
        (
            message.context,
            (message.id, message.plural_id) if message.plural_id else message.id,
            message.comments,
            [(path, line or None) for path, line in message.places],
        )
        for message in messages
    ]
    assert again.get("%(n)s block").flags == {"python-format"}
    assert not any(
        message.string if isinstance(message.string, str) else any(message.string) for message in again if message.id
    )


def test_template_has_no_clock() -> None:
    written = []
    for _ in range(2):
        buffer = BytesIO()
        write_po(buffer, template("privacy", [Message("a#b", "c")], "Example", DAY))
        written.append(buffer.getvalue())

    assert written[0] == written[1]
    assert b"POT-Creation-Date: 2026-11-24 00:00+0000" in written[0]
    assert b"#, fuzzy" not in written[0]


# Plural forms


@pytest.mark.parametrize("name", LANGUAGES)
def test_plural_forms_agree_with_cldr(name: str) -> None:
    """Two numbers have one gettext form exactly where they have one CLDR category."""
    count, _, rule = plural_forms(name).partition(";")
    form_of = c2py(rule.partition("=")[2].strip().rstrip(";"))
    category_of = CldrLocale.parse(READERS.get(name, name)).plural_form

    pairs = {(form_of(number), category_of(number)) for number in range(201)}

    assert int(count.partition("=")[2]) >= len(pairs)
    assert len(pairs) == len({form for form, _ in pairs}) == len({category for _, category in pairs})
    assert {form for form, _ in pairs} == set(range(len(pairs)))


def test_every_language_of_the_sample_is_covered() -> None:
    assert len([name for name in LANGUAGES if not name.endswith(("_419", "_HK"))]) == 17


@pytest.mark.parametrize("name", LANGUAGES)
def test_new_catalog_has_a_right_header(name: str) -> None:
    catalog = parse_catalog(write_catalog(new_catalog(name, "privacy", "Example", DAY)), name, "privacy", "x.po")

    assert catalog.header_lines["Language"] == name
    assert catalog.header_lines["Plural-Forms"].rstrip(";") == plural_forms(name).rstrip(";")
    assert catalog.header_lines["Content-Type"] == "text/plain; charset=utf-8"
    assert catalog.revised == DAY
    assert catalog.reviewed is False
    assert list(catalog) == []


# Merging


def german(*entries: tuple[str, str, str], fuzzy: tuple[str, ...] = ()) -> BabelCatalog:
    """A catalog with (context, English, translation)."""
    catalog = new_catalog("de", "privacy", "Example", DAY)
    for context, english, translation in entries:
        flags = {"fuzzy"} if english in fuzzy else set()
        catalog.add(english, translation, context=context, flags=flags, user_comments=[f"on {english}"])
    return catalog


def template_of(*keys: tuple[str, str]) -> dict[tuple[str, str], Message]:
    return {key: Message(*key, role="paragraph", versions=["1.0"], places=[("docs/x.md", 1)]) for key in keys}


def state(catalog: BabelCatalog) -> dict[str, tuple[str, bool, tuple[str, ...]]]:
    """English to (translation, fuzzy, previous English)."""
    return {
        message.id: (message.string, message.fuzzy, tuple(message.previous_id)) for message in catalog if message.id
    }


SENTENCE = "We keep your personal data for as long as the law requires."
CHANGED = "We keep your personal data for as long as the law demands."


def test_exact_match_is_kept_with_flags_and_comments() -> None:
    catalog = german(("a#b", "One", "Eins"), ("a#b", "Two", "Zwei"), fuzzy=("Two",))

    done = merge(catalog, template_of(("a#b", "Two"), ("a#b", "One")))

    assert done == Merge(kept=2, added=0, fuzzy=0, obsolete=0)
    assert state(catalog) == {"Two": ("Zwei", True, ()), "One": ("Eins", False, ())}
    assert catalog.get("One", "a#b").user_comments == ["on One"]
    assert catalog.get("One", "a#b").auto_comments == ["paragraph", "versions: 1.0"]
    assert [message.id for message in catalog if message.id] == ["Two", "One"]


def test_new_message_is_empty() -> None:
    catalog = german()

    assert merge(catalog, template_of(("a#b", "One"))) == Merge(kept=0, added=1, fuzzy=0, obsolete=0)
    assert state(catalog) == {"One": ("", False, ())}


def test_changed_message_is_fuzzy_with_its_previous_english() -> None:
    catalog = german(("a#b", SENTENCE, "Wir …"))

    done = merge(catalog, template_of(("a#c", CHANGED)))

    assert done == Merge(kept=0, added=0, fuzzy=1, obsolete=1)
    assert state(catalog) == {CHANGED: ("Wir …", True, (SENTENCE,))}
    assert catalog.get(CHANGED, "a#c").user_comments == []


def test_message_of_another_section_is_no_suggestion() -> None:
    catalog = german(("other#b", SENTENCE, "Wir …"))

    assert merge(catalog, template_of(("a#b", CHANGED))) == Merge(kept=0, added=1, fuzzy=0, obsolete=1)
    assert state(catalog) == {CHANGED: ("", False, ())}


def test_section_whose_id_begins_alike_is_another() -> None:
    catalog = german(("data-2#b", SENTENCE, "Wir …"))

    merge(catalog, template_of(("data#b", CHANGED)))

    assert state(catalog)[CHANGED] == ("", False, ())


def test_unlike_message_is_no_suggestion() -> None:
    catalog = german(("a#b", "You may object at any time.", "Sie …"))

    merge(catalog, template_of(("a#b", SENTENCE)))

    assert state(catalog)[SENTENCE] == ("", False, ())


def test_most_similar_message_is_suggested() -> None:
    catalog = german(("a#b", SENTENCE.replace("personal ", ""), "fern"), ("a#b", SENTENCE, "nah"))

    merge(catalog, template_of(("a#b", CHANGED)))

    assert state(catalog)[CHANGED] == ("nah", True, (SENTENCE,))


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
    catalog = german(("a#b", old, "Alte Übersetzung."))

    merge(catalog, template_of(("a#b", new)))

    parsed = parse_catalog(write_catalog(catalog), "de", "privacy", "x.po")
    entry = parsed.get(("a#b", new))
    assert entry is not None
    assert entry.fuzzy or not entry.text
    assert Chain((parsed,), lambda _: True).find(("a#b", new)) is None
    assert previous_ids(write_catalog(catalog)).get(("a#b", new)) == (old if entry.text else None)


def test_unused_translation_is_set_aside_and_comes_back() -> None:
    catalog = german(("a#b", "One", "Eins"), ("a#b", "Untranslated", ""))
    merge(catalog, template_of(("a#b", "Something else entirely, and long")))

    again = read_babel(write_catalog(catalog), "x.po")
    assert [(message.id, message.string) for message in again.obsolete.values()] == [("One", "Eins")]
    assert merge(again, template_of(("a#b", "One"))) == Merge(kept=1, added=0, fuzzy=0, obsolete=0)
    assert state(again) == {"One": ("Eins", False, ())}
    assert list(again.obsolete) == []


def test_overlay_adds_nothing() -> None:
    catalog = german(("a#b", "One", "Eins"), ("a#b", SENTENCE, "Wir …"))

    done = merge(catalog, template_of(("a#b", "One"), ("a#b", "Two"), ("a#b", CHANGED)), overlay=True)

    assert done == Merge(kept=1, added=0, fuzzy=1, obsolete=1)
    assert state(catalog) == {"One": ("Eins", False, ()), CHANGED: ("Wir …", True, (SENTENCE,))}


def test_overlay_is_offered_nothing_for_a_message_that_is_new_beside_an_old_one() -> None:
    catalog = german(("a#b", SENTENCE, "Wir …"))

    merge(catalog, template_of(("a#b", SENTENCE), ("a#b", CHANGED)), overlay=True)

    assert state(catalog) == {SENTENCE: ("Wir …", False, ())}


def test_sentence_that_a_draft_changes_is_suggested_beside_the_one_in_use() -> None:
    catalog = german(("a#b", SENTENCE, "Wir …"))

    merge(catalog, template_of(("a#b", SENTENCE), ("a#b", CHANGED)))

    assert state(catalog) == {SENTENCE: ("Wir …", False, ()), CHANGED: ("Wir …", True, (SENTENCE,))}


def test_fuzzy_translation_is_no_suggestion_for_another_message() -> None:
    catalog = german(("a#b", SENTENCE, "Wir …"), fuzzy=(SENTENCE,))

    merge(catalog, template_of(("a#b", CHANGED)))

    assert state(catalog)[CHANGED] == ("", False, ())


def test_writing_twice_gives_the_same() -> None:
    catalog = german(("a#b", SENTENCE, "Wir …"), ("a#b", "One", "Eins"))
    merge(catalog, template_of(("a#b", CHANGED), ("a#b", "One")))

    assert write_catalog(catalog) == write_catalog(catalog)


@pytest.mark.parametrize(
    "old", ["One long line.  \nAnd another line.", 'He said "no" \\ yes.', "Größe: 5 — 個人資料 ok"]
)
def test_previous_english_of_any_form_is_read_back(old: str) -> None:
    catalog = german(("a#b", old, "Alt."))
    merge(catalog, template_of(("a#b", f"{old}!")))

    written = write_catalog(catalog)

    assert previous_ids(written) == {("a#b", f"{old}!"): old}
    assert [entry.text for entry in parse_catalog(written, "de", "privacy", "x.po")] == ["Alt."]


def test_message_that_is_no_plural_any_more_keeps_no_broken_form() -> None:
    catalog = new_catalog("de", "site", "Example", DAY)
    catalog.add(("%(n)s block", "%(n)s blocks"), ("%(n)s Absatz", "%(n)s Absätze"))

    merge(catalog, {("", "%(n)s block"): Message("", "%(n)s block")})

    (entry,) = parse_catalog(write_catalog(catalog), "de", "site", "x.po")
    assert entry.texts in (("%(n)s Absatz",), ("",))


def test_plural_is_no_broken_suggestion_for_a_message_without() -> None:
    catalog = new_catalog("de", "site", "Example", DAY)
    catalog.add(("%(n)s untranslated block", "%(n)s untranslated blocks"), ("ein Absatz", "Absätze"))

    merge(catalog, {("", "%(n)s untranslated blocks!"): Message("", "%(n)s untranslated blocks!")})

    (entry,) = parse_catalog(write_catalog(catalog), "de", "site", "x.po")
    assert entry.fuzzy or entry.texts == ("",)
    assert len(entry.texts) == 1


printable = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters='\n\t"\\'), min_size=1, max_size=30
).filter(lambda value: value.strip())


@given(st.dictionaries(st.tuples(printable, printable), printable, max_size=5))
def test_any_text_survives_writing_and_reading(translations: dict[tuple[str, str], str]) -> None:
    catalog = new_catalog("de", "privacy", "Example", DAY)
    merge(catalog, {key: Message(*key) for key in translations})
    for (context, english), translation in translations.items():
        catalog.get(english, context).string = translation

    read = parse_catalog(write_catalog(catalog), "de", "privacy", "x.po")

    assert {entry.key: entry.text for entry in read} == translations


def test_merge_of_the_sample_keeps_every_message() -> None:
    """Every committed catalog is up to date with its template: merging adds nothing and loses nothing."""
    pot = read_babel((REPOSITORY / "locales" / "privacy.pot").read_bytes(), "privacy.pot")
    wanted = {
        (message.context or "", message.id): Message(message.context or "", message.id) for message in pot if message.id
    }
    catalog = read_babel((REPOSITORY / "locales" / "de" / "LC_MESSAGES" / "privacy.po").read_bytes(), "privacy.po")
    before = state(catalog)

    done = merge(catalog, wanted)

    assert replace(done, obsolete=0) == Merge(kept=len(wanted), added=0, fuzzy=0, obsolete=0)
    assert state(catalog) == {english: before[english] for english in state(catalog)}


def test_words_of_templates_and_package_are_referred_to_without_lines() -> None:
    """Or each edit of a template would change the catalogs of every language."""
    messages = Project(REPOSITORY).read_sources()[0].site_messages.values()

    lines = {(path.rpartition(".")[2], line > 0) for message in messages for path, line in message.places}
    assert lines == {("html", False), ("py", False), ("md", True), ("yml", True)}
