"""Labels of clauses and references (TR005): the table in tests/cases/labels.yml, defects put into it, what is read."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from growth import MOST, growth
from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.numbers.compared import numbers_match
from noticepress.rules.translations.numbers.labels import differences, labels_of, roman_value
from noticepress.rules.translations.running import running_words, vocabulary
from seeded import LANGUAGES

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "labels.yml").read_text(encoding="utf-8"))
MARKUP = Markup()


def findings(name: str, english: str, text: str) -> list[str]:
    entry = Entry("a#b", english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=1)
    catalog = Catalog(name, "privacy", f"locales/{name}/LC_MESSAGES/privacy.po", {entry.key: entry})
    message = Message("a#b", english, role="paragraph")
    return [finding.message for finding in numbers_match(CatalogSubject(catalog, {message.key: message}, MARKUP))]


GOOD = [(name, case["english"], text) for case in TABLE["good"] for name in LANGUAGES for text in case.get(name, ())]
FAULTY = [
    (name, case["english"], text, told)
    for case in TABLE["faulty"]
    for name in LANGUAGES
    for text, *told in case.get(name, ())
]


@pytest.mark.parametrize(("name", "english", "text"), GOOD)
def test_label_is_written_as_the_language_writes_it(name: str, english: str, text: str) -> None:
    assert findings(name, english, text) == []


@pytest.mark.parametrize(("name", "english", "text", "told"), FAULTY)
def test_other_label_is_found(name: str, english: str, text: str, told: list[str]) -> None:
    found = findings(name, english, text)

    for message in told:
        assert any(message in each for each in found), found


CHANGES = [
    ("letter", r"(?<![^\W\d_])[aа](?=[)）»])|(?<=\()[aаก](?=\))|\b(?<=lit\. )a\b|(?<=Buchstabe )a\b", "f"),
    ("letter of the language", r"가(?=목|\))|(?<=\()ก(?=\))|(?<=項)イ|甲(?=款)|(?<=（)一(?=）)", "f"),
    ("second letter", r"(?<=[(（ ])b(?=[)）])|(?<=[lт]\. )b\b", "e"),
    ("Roman numeral", r"\bIX\b|Ⅸ|IX(?=[조条])", "XI"),
    ("other Roman numeral", r"\bVI\b|VI(?=[조条])", "IV"),
    ("small Roman numeral", r"(?<=[( ])ii(?=[).])", "iii"),
    ("capital letter", r"(?<= )C(?![A-Za-z\d)])|(?<=[書件])C(?![A-Za-z])", "D"),
    ("suffix", r"(?<=4\.1)[AА]", "C"),
    ("Latin suffix", r"(?<=12)[ -]?(?:ter|тер)\b", "quater"),
    ("letter behind a number", r"(?<=4)[aа]\b", "d"),
]
SEEDED = [
    pytest.param(name, english, re.sub(pattern, by, text, count=1), id=f"{name}-{kind}-{english}")
    for kind, pattern, by in CHANGES
    for name, english, text in GOOD
    if re.search(pattern, text) and not english.startswith(("Acme", "The user", "Article 1"))
]


@pytest.mark.parametrize(("name", "english", "text"), SEEDED)
def test_label_changed_in_a_good_translation_is_found(name: str, english: str, text: str) -> None:
    assert any("label" in each or "number" in each for each in findings(name, english, text)), text


def test_every_kind_of_label_is_changed_in_many_languages() -> None:
    kinds = {kind: {row.values[0] for row in SEEDED if row.id and f"-{kind}-" in row.id} for kind, _, _ in CHANGES}

    assert set.union(*kinds.values()) == set(LANGUAGES)
    assert all(len(names) >= 5 for names in kinds.values()), kinds


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("el", "Άρθρο 6 παράγραφος 1 στοιχείο α)"),
        ("ar", "المادة 6(1)(أ)"),
        ("ar", "المادة 6(1)(a)"),
        ("he", "סעיף 6(1)(א)"),
        ("hi", "अनुच्छेद 6(1)(क)"),
        ("uk", "підпункт «а» пункту 1 статті 6"),
        ("bg", "член 6, параграф 1, буква а)"),
        ("ka", "მუხლი 6(1)(ა)"),
    ],
)
def test_label_in_other_languages(name: str, text: str) -> None:
    assert findings(name, "Article 6(1)(a)", text) == []


def test_every_language_has_good_and_faulty_labels() -> None:
    assert {name for name, *_ in GOOD} == {name for name, *_ in FAULTY} == set(LANGUAGES)


@pytest.mark.parametrize(
    ("english", "labels"),
    [
        ("Article 6(1)(a) and (f)", ["(a)", "(f)"]),
        ("paragraph 2(c)(iv)", ["(c)", "(iv)"]),
        ("§ 4a and § 4 b", ["4a"]),
        ("sections 1A, 1B and 2", ["1A", "1B"]),
        ("Articles VI, IX and XII", ["IX", "VI", "XII"]),
        ("Annex I or Annex II", ["I", "II"]),
        ("Annex II and I agree", ["II"]),
        ("the items I bought, and the point A makes", []),
        ("12bis, 12 ter", ["12 ter", "12bis"]),
        ("1.2A is new", ["1.2A"]),
        ("a) first; b) second; iv) fourth", ["a)", "b)", "iv)"]),
        ("person(s), product(s) or user(a)", []),
        ("(c) 2020 Acme, Acme (R), (C) Acme", []),
        ("24h, 5G, 3D, 10k, 16GB, 2.4GHz, 1.5x, 1st, 2nd, 30 A4 pages", []),
        ("{{ section_a }} and [x](#point-a) and `(a)` and https://example.org/a", []),
        ("point b and letter c", ["b", "c"]),
        ("the word (see below) and (not) more", []),
        ("Part of Section Title in Table Top", []),
    ],
)
def test_labels_of_an_english_text(english: str, labels: list[str]) -> None:
    assert sorted(label.written for label in labels_of(english)) == labels


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("xl", 40), ("lxi", 61), ("iix", 0), ("a", 0), ("", 0), ("vv", 0)],
)
def test_value_of_a_roman_numeral(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


PIECES = (
    *("(a)", "(ii) ", "6(1)(a) ", "12bis, ", "1.2A ", "1.", "1", "a", "Article 6, ", "Annex I and ", "IX "),
    *("第6条の2", "x", "_", "* ", "*"),
)


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    missing = Counter({"1": 10**6})

    def compare(count: int) -> None:
        english, text = f"{piece * count} {count}", f"{piece * count} x"
        differences(english, text, "ja", missing, Counter())
        differences(english, "x", "ja", missing, Counter())
        differences("Article 1 (b)", text, "de", missing, Counter())
        running_words(english, ("Google",), vocabulary([english]))

    assert growth(compare, 300) < MOST
