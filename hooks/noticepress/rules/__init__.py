"""Every rule. Adding one touches one place: the module of its family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from noticepress.findings import Finding
from noticepress.rules.inputs import brand, readers, wording
from noticepress.rules.literals import literals
from noticepress.rules.prevails import pages, words
from noticepress.rules.rule import Rule
from noticepress.rules.site import active, built, loading, published
from noticepress.rules.translations import entries
from noticepress.rules.versions import register

FAMILIES = {
    "EP": "English prevails",
    "VE": "Versions and effective dates",
    "TR": "Translations",
    "ST": "The built site",
    "SV": "A published site",
    "IN": "Input files",
    "BR": "Brand",
}


RETIRED = {"VE012": "a day before an erratum could not be built; now the text is shown as it stood (see VE006)"}
"""Codes that mean nothing any more, and are never given to another rule: reports of the past name them."""

AnyRule = Rule[Any]
"""A rule over some subject, for listing."""


def all_rules() -> tuple[AnyRule, ...]:
    """Every rule, sorted by code."""
    every: tuple[AnyRule, ...] = (
        *pages.RULES,
        *words.LOCALE_RULES,
        *register.RULES,
        *entries.RULES,
        *literals.RULES,
        *built.RULES,
        *loading.RULES,
        *active.RULES,
        *published.RULES,
        *readers.RULES,
        *wording.RULES,
        *wording.TYPING_RULES,
        *brand.RULES,
    )
    return tuple(sorted(every, key=lambda rule: rule.code))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    passing = {rule.code for rule in all_rules() if not rule.blocks}
    return [finding for finding in findings if finding.code not in passing and not finding.note]
