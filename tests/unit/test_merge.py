"""How catalogs follow the English, and what their headers say."""

from __future__ import annotations

from datetime import date
from gettext import c2py

import pytest
from babel import Locale
from babel.messages.catalog import Catalog

from noticepress.catalog import parse_catalog, previous_ids, read_babel
from noticepress.extract import Message, merge, new_catalog, plural_forms, write_catalog
from noticepress.project import Project
from small_project import REPOSITORY

DAY = date(2026, 11, 24)
CLDR = {"pt": "pt_PT"}
"""The sample's Portuguese is that of Portugal; CLDR's plain pt is Brazil's, where none is one."""
LANGUAGES = (
    "de",
    "es",
    "fr",
    "it",
    "nl",
    "sv",
    "zh_Hans",
    "zh_Hant",
    "pt",
    "pl",
    "ru",
    "ja",
    "ko",
    "cs",
    "th",
    "tr",
    "hu",
)


def catalog_of(*entries: tuple[str, str, str]) -> Catalog:
    catalog = new_catalog("de", "privacy", "Test", DAY)
    for context, english, text in entries:
        catalog.add(english, text, context=context)
    return catalog


def merged(
    catalog: Catalog, *messages: tuple[str, str], overlay: bool = False
) -> dict[tuple[str, str], tuple[str, bool]]:
    merge(catalog, {key: Message(*key) for key in messages}, overlay=overlay)
    read = parse_catalog(write_catalog(catalog), "de", "privacy", "x.po")
    return {entry.key: (entry.text, entry.fuzzy) for entry in read}


def test_unchanged_message_keeps_its_translation() -> None:
    assert merged(catalog_of(("a#a", "Text.", "Satz.")), ("a#a", "Text.")) == {("a#a", "Text."): ("Satz.", False)}


def test_changed_message_gets_its_old_translation_as_fuzzy_suggestion_with_the_previous_english() -> None:
    catalog = catalog_of(("a#a", "We are liable for it.", "Wir haften dafür."))

    found = merged(catalog, ("a#a", "We are not liable for it."))

    assert found == {("a#a", "We are not liable for it."): ("Wir haften dafür.", True)}
    assert '#| msgid "We are liable for it."' in write_catalog(catalog).decode()


def test_suggestion_comes_from_the_same_section_only() -> None:
    catalog = catalog_of(("a#a", "We are liable for it.", "Wir haften dafür."))

    assert merged(catalog, ("b#b", "We are liable for it!")) == {("b#b", "We are liable for it!"): ("", False)}


def test_unused_entry_is_set_aside_and_found_again() -> None:
    catalog = catalog_of(("a#a", "Text.", "Satz."))

    assert merged(catalog, ("a#a", "Something else altogether")) == {("a#a", "Something else altogether"): ("", False)}
    assert '#~ msgid "Text."' in write_catalog(catalog).decode()
    assert merged(catalog, ("a#a", "Text.")) == {("a#a", "Text."): ("Satz.", False)}


def test_regional_catalog_gets_no_entries_of_its_own_accord() -> None:
    catalog = catalog_of(("a#a", "Text.", "Satz."))

    assert merged(catalog, ("a#a", "Text."), ("a#a", "Other."), overlay=True) == {("a#a", "Text."): ("Satz.", False)}


@pytest.mark.parametrize("name", LANGUAGES)
def test_plural_forms_part_whole_numbers_as_cldr_does(name: str) -> None:
    expression = plural_forms(name).split("plural=")[1].rstrip(";")
    form, category = c2py(expression), Locale.parse(CLDR.get(name, name)).plural_form

    pairs = {(form(number), category(number)) for number in range(201)}

    assert len({index for index, _ in pairs}) == len(pairs) == len({name for _, name in pairs})


@pytest.mark.parametrize("name", LANGUAGES)
def test_headers_of_the_sample_are_right(name: str) -> None:
    for domain in ("privacy", "site"):
        path = Project(REPOSITORY).catalog_path(name, domain)
        read = parse_catalog(path.read_bytes(), name, domain, path.name)

        assert read.header_lines["Language"] == name
        assert read.header_lines["Plural-Forms"] == plural_forms(name)
        assert read.revised
        assert not read.reviewed
        assert b"Machine-assisted draft, not reviewed by counsel" in path.read_bytes()


def test_changed_sentence_of_a_draft_gets_the_translation_of_the_published_one() -> None:
    catalog = catalog_of(("a#a", "We keep it for one year.", "Wir behalten es ein Jahr."))

    found = merged(catalog, ("a#a", "We keep it for one year."), ("a#a", "We keep it for two years."))

    assert found[("a#a", "We keep it for two years.")] == ("Wir behalten es ein Jahr.", True)
    assert found[("a#a", "We keep it for one year.")] == ("Wir behalten es ein Jahr.", False)


def test_previous_english_of_a_long_text_is_written_whole_and_survives_another_merge() -> None:
    long = "We keep it, " + "as long as the law demands it and not a day longer, " * 4 + 'and "then" delete it.'
    raw = write_catalog(catalog_of(("a#a", long, "Lang.")))
    for english in (long.replace("delete", "erase"), long.replace("delete", "erase")):
        catalog = read_babel(raw, "x.po")
        merge(catalog, {("a#a", english): Message("a#a", english)}, previous=previous_ids(raw))
        raw = write_catalog(catalog)
        parse_catalog(raw, "de", "privacy", "x.po")

    assert previous_ids(raw) == {("a#a", long.replace("delete", "erase")): long}
    assert raw.count(b"#| msgid") == 1


def test_updating_again_changes_nothing_more() -> None:
    raw = write_catalog(catalog_of(("a#a", "One file is here.", "Eine Datei.")))
    written = []
    for _ in range(3):
        catalog = read_babel(raw, "x.po")
        merge(
            catalog, {("a#a", "One file is there."): Message("a#a", "One file is there.")}, previous=previous_ids(raw)
        )
        raw = write_catalog(catalog)
        written.append(raw)

    assert written[0] == written[1] == written[2]


def test_message_that_becomes_plural_keeps_its_translation_as_a_suggestion() -> None:
    catalog = catalog_of(("a#a", "One file", "Eine Datei"))

    merge(catalog, {("a#a", "One file"): Message("a#a", "One file", plural_id="%(n)s files")})

    (entry,) = parse_catalog(write_catalog(catalog), "de", "privacy", "x.po")
    assert (entry.texts, entry.fuzzy) == (("Eine Datei", "Eine Datei"), True)
