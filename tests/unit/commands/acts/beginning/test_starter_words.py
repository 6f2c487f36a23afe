"""The starter's words are in every language of the theme, and the starter has no others."""

from __future__ import annotations

import pytest

from noticepress import starter
from noticepress.catalogs.catalog import is_overlay, parse_catalog
from noticepress.commands.acts.beginning.starter_words import is_translated, words_in
from noticepress.commands.acts.beginning.starting import TITLES, known_catalogs
from noticepress.register.register import parse_register
from noticepress.texts.dialect import Dialects
from noticepress.texts.extensions import NEWEST
from noticepress.texts.section import parse_section

TEMPLATE = {entry.id for entry in parse_catalog(starter.TEMPLATE.read_bytes(), "en", "starter", "starter.pot")}
WHOLE = [name for name in known_catalogs() if not is_overlay(name, known_catalogs())]


@pytest.mark.parametrize("name", WHOLE)
def test_every_word_is_in_every_language_of_the_theme(name: str) -> None:
    assert set(words_in(name)) == TEMPLATE
    assert all(text.strip() for text in words_in(name).values())


@pytest.mark.parametrize("name", sorted(set(known_catalogs()) - set(WHOLE)))
def test_a_region_has_only_what_it_says_in_another_way(name: str) -> None:
    own = words_in(name)
    language = words_in(name.rpartition("_")[0])

    assert own
    assert set(own) <= TEMPLATE
    assert all(language[english] != text for english, text in own.items())


def test_the_catalogs_say_that_a_machine_made_them() -> None:
    for name in known_catalogs():
        assert '"X-Translation-State: machine\\n"' in starter.catalog_path(name).read_text(encoding="utf-8")


def test_titles_front_page_and_summary_are_among_the_words() -> None:
    front, findings = parse_section(
        (starter.PROJECT / "docs/index.md").read_text(encoding="utf-8"), "index.md", Dialects()[NEWEST]
    )

    assert findings == []
    assert {block.text for block in front.messages} <= TEMPLATE
    assert set(TITLES.values()) <= TEMPLATE
    for kind in ("privacy", "notice"):
        text = (starter.FOLDER / kind / "notice.yml").read_text(encoding="utf-8")
        register = parse_register(text.replace("@@title_yaml@@", "T").replace("@@organisation_yaml@@", "O"), "x", "x")
        assert {version.summary for version in register.versions} <= TEMPLATE


def test_a_title_is_translated_where_its_language_or_region_has_it() -> None:
    names = known_catalogs()

    assert is_translated("Terms of Use", "es_419", names)
    assert is_translated("Cookie Notice", "es_419", names)
    assert not is_translated("House rules", "de", names)
    assert not is_translated("Terms of Use", "et", (*names, "et"))
