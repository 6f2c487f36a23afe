"""What the rules on translations say of single texts: the table in tests/cases/translations.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from babel import Locale

from growth import MOST, growth
from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.rules.checking import apply
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.counted.currencies import other_currency
from noticepress.rules.translations.entries import RULES
from noticepress.rules.translations.fidelity import _without_link
from noticepress.rules.translations.numbers.clock_times import other_halves
from noticepress.rules.translations.numbers.other_days import other_days
from noticepress.rules.translations.slips import _punctuation, _repeated

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "translations.yml").read_text(encoding="utf-8"))
MARKUP = Markup()


def findings(name: str, english: str, text: str) -> list[str]:
    entry = Entry("a#b", english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=1)
    catalog = Catalog(name, "privacy", f"locales/{name}/LC_MESSAGES/privacy.po", {entry.key: entry})
    message = Message("a#b", english, role="paragraph")
    return [str(finding) for finding in apply(RULES, CatalogSubject(catalog, {message.key: message}, MARKUP))]


def rows(kind: str) -> list[tuple[str, ...]]:
    return [(name, *row) for name, texts in TABLE[kind].items() for row in texts]


@pytest.mark.parametrize(("name", "english", "text"), rows("good"))
def test_good_translation_has_no_finding(name: str, english: str, text: str) -> None:
    assert findings(name, english, text) == []


@pytest.mark.parametrize(("name", "english", "text", "code", "message"), rows("faulty"))
def test_faulty_translation_is_found(name: str, english: str, text: str, code: str, message: str) -> None:
    assert any(f" {code} " in finding and message in finding for finding in findings(name, english, text))


@pytest.mark.parametrize("unit", ["[x](", ". ", "a ,", "(a", "4.3.2019 ", "+1 ", "a&amp;amp;", "5 €", "not "])
def test_time_of_looking_grows_with_the_text(unit: str) -> None:
    def look(count: int) -> object:
        text = unit * count
        return (
            _without_link(text),
            list(_punctuation(text, "a", "es")),
            list(_repeated(text, "a")),
            other_currency("5 $", text, Locale("de")),
            list(other_days("4 March 2019", text, "cs")),
            list(other_halves("at 5 p.m.", text)),
        )

    assert growth(look, 500) < MOST
