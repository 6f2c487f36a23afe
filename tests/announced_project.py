"""The small project with two announced versions, a withdrawn one, and a time zone of its own."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from noticepress.commands import main
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"
TIME_ZONE = "Asia/Taipei"
BUILT_ON = "2026-11-24"
FIRST, SECOND = "2030-01-01", "2030-03-01"
"""Effective dates of the announced versions 1.3 and 1.4; version 1.1 is in force, 1.2 is withdrawn."""


def announced_project(target: Path) -> SmallProject:
    """A copy of the small project at ``target``, with its versions published."""
    small = SmallProject.copy(target)
    small.replace(REGISTER, "notice_period_days", f"time_zone: {TIME_ZONE}\nnotice_period_days")
    small.seal_anew()
    _call(small, "publish", "1.2", "--as-of", "2026-01-10")
    _call(small, "withdraw", "1.2", "--reason", "The plan was dropped.", "--as-of", "2026-02-01")
    for number, day in (("1.3", FIRST), ("1.4", SECOND)):
        _call(small, "new", number)
        entry, summary = f'- version: "{number}"\n    effective:', f"It is the turn of {number}."
        small.replace(REGISTER, f"{entry}\n    summary: ''", f"{entry} {day}\n    summary: {summary}")
        _call(small, "publish", number, "--as-of", "2026-03-01")
    return small


def _call(small: SmallProject, *arguments: str) -> None:
    result = CliRunner().invoke(main, ["-C", str(small.root), *arguments])
    assert result.exit_code == 0, result.output
