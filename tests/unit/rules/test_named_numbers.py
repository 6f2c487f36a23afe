"""Numbers that another language has in words or by a name: the table in tests/cases/named_numbers.yml."""

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
from noticepress.rules.translations.counted.units import units_are_the_same
from noticepress.rules.translations.numbers.compared import numbers_match
from noticepress.rules.translations.numbers.words.hundreds import large_in_words
from noticepress.rules.translations.numbers.working_days import added_working_days

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "named_numbers.yml").read_text(encoding="utf-8"))
MARKUP = Markup()


def told(name: str, english: str, text: str) -> list[str]:
    """What stops a build, or is told, of a text and its English."""
    entry = Entry("a#b", english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=1)
    catalog = Catalog(name, "privacy", f"locales/{name}/LC_MESSAGES/privacy.po", {entry.key: entry})
    message = Message("a#b", english, role="paragraph")
    subject = CatalogSubject(catalog, {message.key: message}, MARKUP)
    return [str(finding) for finding in apply((numbers_match, units_are_the_same), subject)]


def rows(kind: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """(catalog, English, its texts) of the texts that are the same as the English, or of another one."""
    return [
        (name, f"This applies {english}.", tuple(texts))
        for case in TABLE
        for english in case.get(kind, ())
        for name, texts in case["same"].items()
    ]


@pytest.mark.parametrize(("name", "english", "texts"), rows("english"))
def test_number_may_have_a_name(name: str, english: str, texts: tuple[str, ...]) -> None:
    assert {text: found for text in texts if (found := told(name, english, f"… {text}."))} == {}


@pytest.mark.parametrize(("name", "english", "texts"), rows("other"))
def test_name_of_another_number_is_found(name: str, english: str, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if not told(name, english, f"… {text}.")] == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "zweihundertzweiundzwanzigtausendeins, hunderttägig", ["222001", "100"]),
        ("fr", "deux cent quatre-vingt-dix-neuf, quatre-vingt-dix", ["299"]),
        ("fr", "entre cent et deux cents, cent soixante et onze", ["100", "200", "171"]),
        ("pt", "duzentos e trezentos, vinte e cinco mil e duzentos e um", ["200", "300", "25201"]),
        ("de", "zweihundert und dreihundert", ["200", "300"]),
        ("it", "duecentottanta, milleduecentoundici", ["280", "1211"]),
        ("es", "ciento veintitrés mil cuatrocientos cinco", ["123405"]),
        ("th", "สองพันห้าร้อยสามสิบเอ็ด และ ร้อยละ 5", ["2531"]),
        ("ko", "사백일 이내", ["401", "400"]),
        ("el", "διακόσια", []),
    ],
)
def test_parts_of_a_number_in_words_are_one_number(language: str, text: str, found: list[str]) -> None:
    assert list(large_in_words(text, language)[0]) == found


@pytest.mark.parametrize("unit", ["5 % ", "1 and a half ", "5 months ", "hundert", "cent et ", "(0) "])
def test_time_of_pairing_grows_with_the_text(unit: str) -> None:
    assert growth(lambda count: told("de", f"7 %{unit * count}", f"{unit * count}8"), 100) < MOST


@pytest.mark.parametrize("text", ["a", "日", "1"])
def test_working_days_are_looked_for_in_time_of_the_text_s_length(text: str) -> None:
    """A language without spaces writes a paragraph as one word."""
    assert added_working_days("10 days", "in 10 Bankarbeitstagen.", "de") == "Bankarbeitstagen"
    for language in ("de", "ja", "tr"):
        assert growth(lambda count, name=language: added_working_days("10 days", text * count, name), 2_000) < MOST
