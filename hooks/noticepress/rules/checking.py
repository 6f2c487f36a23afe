"""What a rule is: data for people, and a function over values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Generic, NamedTuple, TypeVar

from noticepress.findings import Finding, Rule

S = TypeVar("S")


class Violation(NamedTuple):
    """One place where a rule does not hold. ``remedy`` replaces the rule's own where it can be more exact."""

    path: str
    line: int
    message: str
    remedy: str = ""
    text: str = ""
    """The culprit as it stands there."""
    note: bool = False
    """Whether it only tells, and stops nothing."""
    also: tuple[int, ...] = ()
    """Other lines of the file that it is about as well."""

    def unless(self, *, published: bool) -> Violation:
        """It as it stops a draft; a published text stays as it is, whatever is found in it, and so is told so."""
        if not published:
            return self
        return self._replace(remedy=f"leave it as it was published; in the next version, {self.remedy}", note=True)


@dataclass(frozen=True, slots=True)
class CheckedRule(Rule, Generic[S]):
    """A rule that is looked for over subjects of type ``S``. Calling it gives the findings for one subject."""

    check: Callable[[S], Iterable[Violation]] = field(kw_only=True)

    def __call__(self, subject: S) -> list[Finding]:
        """The findings of this rule for ``subject``."""
        return [
            self.at(found.path, found.line, found.message, found.remedy, found.text, note=found.note, also=found.also)
            for found in self.check(subject)
        ]


def rule(
    code: str, *, summary: str, explanation: str, example: str, remedy: str, blocks: bool = True
) -> Callable[[Callable[[S], Iterable[Violation]]], CheckedRule[S]]:
    """Make a rule of the function below it."""
    return checks(Rule(code, summary, explanation, example, remedy, blocks))


def checks(described: Rule) -> Callable[[Callable[[S], Iterable[Violation]]], CheckedRule[S]]:
    """Let the function below look for a rule that readers find too."""

    def decorate(check: Callable[[S], Iterable[Violation]]) -> CheckedRule[S]:
        values = {each.name: getattr(described, each.name) for each in fields(described)}
        return CheckedRule(**values, check=check)

    return decorate


def apply(rules: Iterable[CheckedRule[S]], subject: S) -> list[Finding]:
    """The findings of all ``rules`` for ``subject``."""
    return [finding for each in rules for finding in each(subject)]
