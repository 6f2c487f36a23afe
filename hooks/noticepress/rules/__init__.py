"""Every rule. Adding one touches one place: the module of its family."""

from __future__ import annotations

from collections.abc import Iterable

from noticepress.catalogs import rules as catalog_rules
from noticepress.files import rules as file_rules
from noticepress.findings import Finding, Rule
from noticepress.register import rules as register_rules
from noticepress.rules import inputs
from noticepress.rules.inputs import brand, fill, wording
from noticepress.rules.literals import literals
from noticepress.rules.prevails import pages, words
from noticepress.rules.site import active, built, contract, loading, overrides, page, published, sheets
from noticepress.rules.translations import entries
from noticepress.rules.versions import register
from noticepress.texts import rules as text_rules

FAMILIES = {
    "EP": "English prevails",
    "VE": "Versions and effective dates",
    "TR": "Translations",
    "ST": "The built site",
    "SV": "A published site",
    "IN": "Input files",
    "BR": "Brand",
}


RETIRED = {
    "ST008": "a base or a refresh in the head; now nothing stands there but what is known (ST011)",
    "VE012": "a day before an erratum could not be built; now the text is shown as it stood (see VE006)",
}
"""Codes that mean nothing any more, and are never given to another rule: reports of the past name them."""


def all_rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code: what readers find, and what is looked for."""
    found_by_readers = (file_rules, text_rules, register_rules, catalog_rules)
    every: dict[str, Rule] = {
        rule.code: rule for module in found_by_readers for rule in vars(module).values() if isinstance(rule, Rule)
    }
    looked_for: tuple[Rule, ...] = (
        *pages.RULES,
        *words.LOCALE_RULES,
        *register.RULES,
        *entries.RULES,
        *literals.RULES,
        *built.RULES,
        *page.RULES,
        *loading.RULES,
        *active.RULES,
        *contract.RULES,
        *overrides.RULES,
        *sheets.RULES,
        *published.RULES,
        *inputs.RULES,
        *fill.RULES,
        *wording.RULES,
        *wording.TYPING_RULES,
        *brand.RULES,
    )
    every |= {rule.code: rule for rule in looked_for}
    return tuple(every[code] for code in sorted(every))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    passing = {rule.code for rule in all_rules() if not rule.blocks}
    return [finding for finding in findings if finding.code not in passing and not finding.note]
