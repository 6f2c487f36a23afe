"""The last line of a report: findings come in, how many of which codes they are leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from noticepress.findings import Finding, counted

TO_FILL = "IN019"
"""The code of places that are still to be filled in: what a new project's authors look for."""


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, places to fill in last: they are no mistakes, and many on the first day."""
    return tuple(sorted(findings, key=lambda finding: finding.code == TO_FILL))


def summary(findings: Collection[Finding], stopping: Iterable[Finding]) -> str:
    """``5 findings: 2 stop a build (EP003 1, IN018 1), 3 do not (IN019 2, TR002 1)``, and how to see a kind alone."""
    stopped = set(stopping)
    some, others = ([each for each in findings if (each in stopped) is stops] for stops in (True, False))
    number = counted(len(findings), "finding")
    if some and others:
        verb = "stops" if len(some) == 1 else "stop"
        not_ = "does not" if len(others) == 1 else "do not"
        told = f"{number}: {len(some):,} {verb} a build ({_codes(some)}), {len(others):,} {not_} ({_codes(others)})"
    elif some:
        told = f"{number}, which {'stops' if len(some) == 1 else 'stop'} a build: {_codes(some)}"
    else:
        told = f"{number}, none of which stops a build: {_codes(others)}"
    codes = {finding.code for finding in findings}
    hint = f"; 'noticepress check --only {TO_FILL}' lists what is to be filled in"
    return told + (hint if TO_FILL in codes and len(codes) > 1 else "")


def _codes(findings: Iterable[Finding]) -> str:
    codes = Counter(finding.code for finding in findings)
    return ", ".join(f"{code} {number:,}" for code, number in sorted(codes.items()))
