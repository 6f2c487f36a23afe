"""Findings as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from noticepress import __version__
from noticepress.findings import Finding, Rule
from noticepress.places import find_place, named_in_repository
from noticepress.rules import all_rules


def sarif(findings: Iterable[Finding], root: Path) -> dict[str, object]:
    """The log of one run: the rules that found something, and what they found in the project at ``root``."""
    found = tuple(findings)
    codes = sorted({finding.code for finding in found})
    known = {rule.code: rule for rule in all_rules()}
    driver = {
        "name": "noticepress",
        "version": __version__,
        "rules": [_descriptor(code, known.get(code)) for code in codes],
    }
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": "note" if finding.note else level(known.get(finding.code)),
            "message": {"text": f"{finding.message}; {finding.remedy}"},
            "locations": [_location(finding, root)],
        }
        for finding in found
    ]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def level(rule: Rule | None) -> str:
    """How a finding is ranked: ``error`` stops a build, ``warning`` does not."""
    return "error" if rule is None or rule.blocks else "warning"


def explain(rule: Rule) -> str:
    """A rule in full."""
    return f"{rule.code} {rule.summary}\n\n{rule.explanation}\n\nExample: {rule.example}\nRemedy: {rule.remedy}"


def _descriptor(code: str, rule: Rule | None) -> dict[str, object]:
    """What a rule is; of one that only a hook or plugin of the project knows, its code."""
    if rule is None:
        return {"id": code}
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": explain(rule)},
        "defaultConfiguration": {"level": level(rule)},
    }


def _location(finding: Finding, root: Path) -> dict[str, object]:
    """Where a finding is: a file, though it be of the built site, or missing.

    GitHub refuses the whole log where one result has none.
    """
    place = find_place(root, finding)
    name = named_in_repository(root, finding.path) or finding.path
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(name, errors="backslashreplace")}}
    if place.line:
        columns = {"startColumn": place.column, "endColumn": place.end} if place.column else {}
        physical["region"] = {"startLine": place.line, **columns}
    return {"physicalLocation": physical}
