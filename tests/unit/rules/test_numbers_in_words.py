"""Numbers that are words in both texts: the table in tests/cases/numbers_in_words.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from growth import MOST, growth
from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.rules.checking import apply
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.numbers.compared import numbers_match

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "numbers_in_words.yml").read_text(encoding="utf-8"))
ROWS = [(name, case["english"], texts) for case in TABLE for name, texts in case.items() if name != "english"]
OTHERS = [row for row in ROWS if len(row[1]) > 1]


def told(name: str, english: str, text: str) -> list[str]:
    entry = Entry("a#b", english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=1)
    catalog = Catalog(name, "privacy", f"locales/{name}/LC_MESSAGES/privacy.po", {entry.key: entry})
    message = Message("a#b", english, role="paragraph")
    return [str(each) for each in apply((numbers_match,), CatalogSubject(catalog, {message.key: message}, Markup()))]


@pytest.mark.parametrize(("name", "english", "texts"), ROWS)
def test_of_the_same_number_nothing_is_found(name: str, english: list[str], texts: list[str]) -> None:
    assert [told(name, *pair) for pair in zip(english, texts, strict=True)] == [[]] * len(texts)


@pytest.mark.parametrize(("name", "english", "texts"), OTHERS)
def test_of_another_number_a_translator_learns(name: str, english: list[str], texts: list[str]) -> None:
    assert all(told(name, *pair) for pair in zip(english, reversed(texts), strict=True))


@pytest.mark.parametrize(
    ("english", "text", "message"),
    [
        ("Pay the second rate.", "Zahlen Sie die dritte Rate.", "the number 3, in words, is not in the English text"),
        ("Pay half of it.", "Zahlen Sie ein Viertel davon.", "the share 1/4 is not in the English text, which has 1/2"),
        ("Write within a month.", "Schreiben Sie binnen einer Woche.", "the week is not in the English text"),
    ],
)
def test_what_is_found_stops_nothing(english: str, text: str, message: str) -> None:
    (found,) = told("de", english, text)

    assert f"TR005 note: {message}" in found


@pytest.mark.parametrize("words", ["two second third half a week ", "a third of one in five hundred and twenty "])
def test_time_grows_with_the_text(words: str) -> None:
    assert growth(lambda many: told("de", words * many, "drei dritte Viertel einer Woche " * many), 100) < MOST
