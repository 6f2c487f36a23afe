"""Entries as professional translations have them give no finding: the table in tests/cases/professional.yml.

Address blocks, e-mail lines, cookie tables, names of products, lists of domains, links on names, numbers in words.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
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


def findings(name: str, english: str, text: str) -> list[str]:
    """What every rule says of one entry beside those of the repository's catalog, whose usual length it is held to."""
    inputs, markup = repository()
    entry = Entry("test#test", english, "", (text,), fuzzy=False, line=1, waivers={}, text_line=1_000_000)
    catalog = inputs.catalogs[name, "privacy"]
    message = Message("test#test", english, role="cell")
    messages = {**inputs.notices["privacy"].messages, message.key: message}
    whole = Catalog(name, "privacy", catalog.path, {**catalog.entries, entry.key: entry})
    found = apply(RULES, CatalogSubject(whole, messages, markup, inputs.glossary))
    return [str(finding) for finding in found if finding.line == entry.text_line]


@pytest.mark.parametrize(("name", "english", "text"), ROWS)
def test_professional_translation_has_no_finding(name: str, english: str, text: str) -> None:
    assert findings(name, english, text) == []


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
        ("de", "A single copy is kept.", "2 Kopien werden aufbewahrt.", "TR005"),
        ("de", "Our affiliates may process it.", "Unsere Tochtergesellschaften dürfen sie verarbeiten.", "TR012"),
    ],
)
def test_what_is_wrong_in_like_entries_is_still_found(name: str, english: str, text: str, code: str) -> None:
    assert any(f" {code} " in finding for finding in findings(name, english, text))
