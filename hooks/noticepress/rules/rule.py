"""What a rule is: data for people, and a function over values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from noticepress.findings import Finding

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a rule does not hold. ``remedy`` replaces the rule's own where it can be more exact."""

    path: str
    line: int
    message: str
    remedy: str = ""
    text: str = ""
    """The culprit as it stands there."""
    note: bool = False
    """Whether it is in what cannot be changed any more."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A rule over subjects of type ``S``. Calling it gives the findings for one subject."""

    code: str
    summary: str
    explanation: str
    example: str
    """What breaks the rule."""
    remedy: str
    check: Callable[[S], Iterable[Violation]]
    blocks: bool = True
    """Whether a finding stops a build. One that does not is work still to be done, which the site shows as such."""

    def __call__(self, subject: S) -> list[Finding]:
        """The findings of this rule for ``subject``."""
        return [
            Finding(
                found.path, found.line, self.code, found.message, found.remedy or self.remedy, found.text, found.note
            )
            for found in self.check(subject)
        ]


def rule(
    code: str, *, summary: str, explanation: str, example: str, remedy: str, blocks: bool = True
) -> Callable[[Callable[[S], Iterable[Violation]]], Rule[S]]:
    """Make a rule of the function below it."""

    def decorate(check: Callable[[S], Iterable[Violation]]) -> Rule[S]:
        return Rule(code, summary, explanation, example, remedy, check, blocks)

    return decorate


def apply(rules: Iterable[Rule[S]], subject: S) -> list[Finding]:
    """The findings of all ``rules`` for ``subject``."""
    return [finding for each in rules for finding in each(subject)]
