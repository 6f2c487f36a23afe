"""Entries as professional translations have them give no finding: the table in tests/cases/professional.yml.

Address blocks, e-mail lines, cookie tables, names of products, lists of domains, links on names, numbers in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.catalogs.style import Styles
from noticepress.rules.checking import apply
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.entries import RULES
from seeded import repository

TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "professional.yml").read_text(encoding="utf-8"))
ROWS = [
    (name, case["english"], text)
    for case in TABLE
    for name, text in (
        *((name, case["english"]) for name in case.get("same", ())),
        *((name, text) for name, text in case.items() if name not in ("english", "same")),
    )
]


NONE = Styles()


OWN = 1_000_000
"""The line of the first of the tests' own entries, which no catalog has."""


def findings(name: str, english: str, text: str, styles: Styles = NONE) -> list[str]:
    """What every rule says of one entry beside those of the repository's catalog, whose usual length it is held to."""
    return findings_of(name, [(english, text)], styles)[0]


def findings_of(name: str, rows: Sequence[tuple[str, str]], styles: Styles = NONE) -> list[list[str]]:
    """What every rule says of each of some entries beside those of the repository's catalog."""
    inputs, markup = repository()
    entries, messages = {}, {**inputs.notices["privacy"].messages}
    for number, (english, text) in enumerate(rows):
        message = Message(f"test{number}#test", english, role="cell")
        messages[message.key] = message
        entries[message.key] = Entry(
            message.context, english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=OWN + number
        )
    catalog = inputs.catalogs[name, "privacy"]
    whole = Catalog(name, "privacy", catalog.path, {**catalog.entries, **entries})
    found = apply(RULES, CatalogSubject(whole, messages, markup, inputs.glossary, styles=styles))
    return [[str(each) for each in found if each.line == OWN + number] for number in range(len(rows))]


@cache
def all_findings(name: str) -> dict[tuple[str, str], list[str]]:
    """What is said of each row of a language, where they stand in one catalog as in a notice that has them all."""
    rows = [row[1:] for row in ROWS if row[0] == name]
    return dict(zip(rows, findings_of(name, rows), strict=True))


@pytest.mark.parametrize(("name", "english", "text"), ROWS)
def test_professional_translation_has_no_finding(name: str, english: str, text: str) -> None:
    assert all_findings(name)[english, text] == []


CAPITALS = str.maketrans({"i": "İ", "s": "ſ", "k": "\u212a"})
"""Letters that a pattern takes for the plain ones where it ignores case, and that no plain ``lower`` makes of them."""


@pytest.mark.parametrize("name", sorted({row[0] for row in ROWS}))
def test_no_letters_that_are_alike_without_case_stop_a_rule(name: str) -> None:
    rows = [row[1:] for row in ROWS if row[0] == name]
    turned = [(english.translate(CAPITALS).upper(), text.translate(CAPITALS).upper()) for english, text in rows]

    assert len(findings_of(name, turned)) == len(rows)


@pytest.mark.parametrize(
    ("name", "english", "text", "code"),
    [
        ("ja", "Your rights", "Your rights", "TR009"),
        ("ja", "Contact", "Contact", "TR009"),
        ("ru", "Data Privacy Notice", "Data Privacy Notice", "TR009"),
        ("de", "Write to privacy@example.com for your data.", "Write to privacy@example.com for your data.", "TR009"),
        ("de", "Acme keeps your data.", "Acme keeps your data.", "TR009"),
        (
            "de",
            "We share data with Acme Inc., 5 Queen St., London.",
            "We share data with Acme Inc., 5 Queen St., London.",
            "TR009",
        ),
        ("de", "We answer within 10 days.", "Wir antworten innerhalb von zwölf Tagen.", "TR005"),
        ("de", "Within 10 or ten days, as you like.", "Binnen zehn Tagen oder anders, wie Sie mögen.", "TR005"),
        ("ja", "We answer within 10 days.", "十二日以内に回答します。", "TR005"),
        ("zh_Hans", "We answer within 10 days.", "我们在二十日内答复。", "TR005"),
        ("th", "We answer within 10 days.", "เราตอบภายในสิบสองวัน", "TR005"),
        ("it", "We do not keep it for 9 days.", "Non lo conserviamo per alcuni giorni.", "TR005"),
        ("de", "In doubt we ask 2 people.", "Im Zweifel fragen wir einige Leute.", "TR005"),
        ("de", "Section 1 tells how.", "Der Abschnitt sagt, wie wir Kopien erstellen.", "TR005"),
        ("zh_Hant", "You may object to the price.", "您可以對价格提出異議。", "TR008"),
        ("zh_Hant", "Anyone may ask us to restore it.", "任何人皆可要求我們恢复資料。", "TR008"),
        ("pl", "It ended before June.", "Skończyło się to przed lipcem.", "TR016"),
        ("pl", "It ran from April to May.", "Trwało to między marcem a majem.", "TR016"),
        ("cs", "It ended before February.", "Skončilo to před lednem.", "TR016"),
        ("de", "We do not sell data in the European Union.", "Wir verkaufen Daten in der Europäischen Union.", "TR018"),
        ("pt", "It costs 2 trillion euros.", "Custa 2 bilhões de euros.", "TR005"),
        ("de", "A single copy is kept.", "2 Kopien werden aufbewahrt.", "TR005"),
        ("de", "Bring one photo and three copies.", "Bringen Sie drei Fotos und drei Kopien mit.", "TR005"),
        ("ru", "Bring one photo and three copies.", "Принесите три фотографии и три копии.", "TR005"),
        ("fr", "Withdraw within 14 days.", "Rétractez-vous dans les quinze jours.", "TR005"),
        ("ru", "We report twice a year.", "Мы отчитываемся дважды в месяц.", "TR005"),
        ("de", "At 2 to 8 °C and no more than 3 m up.", "Bei 2 bis 8 °C und mindestens 3 m hoch.", "TR019"),
        ("de", "Our affiliates may process it.", "Unsere Tochtergesellschaften dürfen sie verarbeiten.", "TR012"),
    ],
)
def test_what_is_wrong_in_like_entries_is_still_found(name: str, english: str, text: str, code: str) -> None:
    assert any(f" {code} " in finding for finding in findings(name, english, text))


DEFECTS = yaml.safe_load((Path(__file__).parents[2] / "cases" / "defects.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DEFECTS, ids=[case["kind"] for case in DEFECTS])
def test_a_kind_of_defect_is_found_where_a_rule_can_tell_and_the_right_text_is_not(case: dict[str, str | None]) -> None:
    language, english = str(case["language"]), str(case["english"])
    styles = repository()[0].styles
    found = " ".join(findings(language, english, str(case["wrong"]), styles))

    assert findings(language, english, str(case["right"]), styles) == []
    assert (f" {case['found']} " in found) if case["found"] else found == ""


def test_no_fewer_kinds_of_forty_are_found_than_were() -> None:
    assert len({case["kind"] for case in DEFECTS}) == len(DEFECTS) == 40
    assert sum(bool(case["found"]) for case in DEFECTS) >= 28
