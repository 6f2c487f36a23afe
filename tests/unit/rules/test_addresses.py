"""Postal addresses in translations: the table in tests/cases/addresses.yml, and every digit of it changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.rules.checking import apply
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.fidelity import RULES

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "addresses.yml").read_text(encoding="utf-8"))
GOOD = [(name, case["english"], text) for case in TABLE for name in case if name != "english" for text in case[name]]
MARKUP = Markup()
HAN = "一二三四五六七八九"


def findings(name: str, english: str, text: str) -> list[str]:
    entry = Entry("a#b", english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=1)
    catalog = Catalog(name, "privacy", f"locales/{name}/LC_MESSAGES/privacy.po", {entry.key: entry})
    message = Message("a#b", english, role="paragraph")
    return [
        f"{each.code} {each.message}" for each in apply(RULES, CatalogSubject(catalog, {message.key: message}, MARKUP))
    ]


@pytest.mark.parametrize(("name", "english", "text"), GOOD)
def test_address_in_the_way_of_its_language_is_right(name: str, english: str, text: str) -> None:
    assert findings(name, english, text) == []


@pytest.mark.parametrize(("name", "english", "text"), GOOD)
def test_any_other_digit_is_found(name: str, english: str, text: str) -> None:
    for match in re.finditer(r"\d", text):
        other = str((int(match[0]) + 3) % 10)
        changed = text[: match.start()] + other + text[match.end() :]

        assert any("TR005" in each for each in findings(name, english, changed)), changed


@pytest.mark.parametrize(
    ("name", "english", "text"),
    [each for each in GOOD if re.search(f"[{HAN}](?=丁目|番|号|號|段|座|楼|樓)", each[2])],
)
def test_any_other_chinese_numeral_is_found(name: str, english: str, text: str) -> None:
    for match in re.finditer(f"[{HAN}](?=丁目|番|号|號|段|座|楼|樓)", text):
        changed = text[: match.start()] + HAN[(HAN.index(match[0]) + 7) % 9] + text[match.end() :]

        assert any("TR005" in each for each in findings(name, english, changed)), changed


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("Within 100 days, or 22 weeks.", "Binnen 10022 Tagen oder Wochen."),
        ("Box 300, 111 22 Stockholm", "Box 300, 112 12 Stockholm"),
        ("Box 1234, Amsterdam", "Postfach 12 43, Amsterdam"),
        ("99 Rama IV Road, Bangkok 10500", "99 Rama-5-Straße, Bangkok 10500"),
        ("Call +46 8 123 456 78.", "Rufen Sie +46 8 123 456 87 an."),
    ],
)
def test_other_groups_have_the_same_digits(english: str, text: str) -> None:
    assert findings("de", english, text) != []


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("Box 1234, 11122 Stockholm", "Postfach 12 34, 111 22 Stockholm"),
        ("Call +49 30 1234567.", "Rufen Sie +49 30 123 45 67 an."),
        ("99 Rama IV Road, Bangkok 10500", "99 Rama-4-Straße, Bangkok 10500"),
    ],
)
def test_same_digits_in_other_groups_are_the_same_number(english: str, text: str) -> None:
    assert findings("de", english, text) == []


def test_japanese_sentence_in_chinese_characters_alone_is_found() -> None:
    found = findings(
        "ja", "We keep your data for 30 days after the end of it.", "我們會在契約終了後三十日間保存個人資料 30"
    )

    assert any("TR008" in each for each in found)
