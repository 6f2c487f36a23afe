"""What can be wrong, and how it is said: findings, and the one exception that carries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

INTERRUPTED = "noticepress: interrupted; nothing was published"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One violation of a rule. Sorts by place, so that a report reads from the top of a file down."""

    path: str
    """File, relative to the project's root, with ``/`` between its parts."""

    line: int
    """Line in that file, counted from 1; 0 where the finding is about the file as a whole."""

    code: str
    """Code of the rule, such as ``VE001``."""

    message: str
    """What is expected and what was found instead, on one line."""

    remedy: str
    """What to do about it."""

    text: str = field(default="", compare=False)
    """The culprit as it stands in the file, where there is one: reports mark it."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return one_line(f"{place}: {self.code} {self.message}; {self.remedy}")


class NoticepressError(Exception):
    """Bad input: carries every finding known at that point, sorted.

    Nothing has been published when it is raised. ``str()`` gives one line for each finding.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__("\n".join(str(finding) for finding in self.findings))


class UsageError(Exception):
    """A command was asked for something that cannot be done as asked: one line, with its remedy."""


def one_line(text: str) -> str:
    """Fold line breaks and other control characters, so that a quoted text cannot forge a second finding."""
    return "".join(char if char.isprintable() else " " for char in text)


def quote(text: str, limit: int = 60) -> str:
    """Show ``text`` in a message, cut to ``limit`` characters."""
    return f"“{one_line(text)}”" if len(text) <= limit else f"“{one_line(text[: limit - 1])}…”"
