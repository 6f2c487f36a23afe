"""What can be wrong, and how it is said: findings, and the one exception that carries them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

INTERRUPTED = "noticepress: interrupted; no file and no site is half-written"
"""True whenever it is said: a site may be in its place already, and the one before it not be deleted yet."""

IMPLIED = {
    "IN004": ("IN012",),
    "IN005": ("IN012",),
    "IN009": ("IN021",),
    "BR002": ("IN021",),
    "TR007": ("TR008", "TR009", "TR010", "TR012"),
    "TR009": ("TR008", "TR010", "TR012", "TR015", "TR018"),
    "VE001": ("VE008",),
    "VE004": ("VE003", "VE005", "VE006"),
    "VE006": ("VE002", "VE003", "VE011"),
}
"""By code: codes of findings that the same cause makes at the same place. What stays shows where that is mended."""
WITHIN = {"TR004": ("TR003",), "VE008": ("TR005",)}
"""The same, where what the one names holds what the other names: a link its placeholder, a date its numbers."""
PART_OF = {"TR007": ("TR003", "TR004", "TR006")}
"""The same, where the one names a part of what the other names: a host of a link."""
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")


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

    note: bool = field(default=False, compare=False)
    """Whether it only tells of what cannot be changed any more, or what only people can judge: it stops nothing."""

    also: tuple[int, ...] = field(default=(), compare=False)
    """Other lines of the file that it is about as well."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        note = "note: " if self.note else ""
        return one_line(f"{place}: {self.code} {note}{self.message}; {self.remedy}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What can be wrong, for people: a code, and how it is explained. Whoever finds it says where (:meth:`at`)."""

    code: str
    """Two letters for the family, three digits; never given to another rule."""
    summary: str
    explanation: str
    example: str
    """What breaks the rule."""
    remedy: str
    blocks: bool = True
    """Whether a finding stops a build. One that does not is work still to be done, which the site shows as such."""

    def at(
        self,
        path: str,
        line: int,
        message: str,
        remedy: str = "",
        text: str = "",
        *,
        note: bool = False,
        also: tuple[int, ...] = (),
    ) -> Finding:
        """A finding; ``remedy`` replaces the rule's own where it can be more exact."""
        return Finding(path, line, self.code, message, remedy or self.remedy, text, note, also)


class NoticepressError(Exception):
    """Bad input: carries every finding known at that point, sorted, and each cause at a place once.

    Nothing has been published when it is raised. ``str()`` gives one line for each finding.
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = told_once(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[type[NoticepressError], tuple[tuple[Finding, ...]]]:
        """How it comes from another process: with its findings."""
        return NoticepressError, (self.findings,)


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, sorted, less those that say of a place what another one there has said."""
    by_place: dict[tuple[str, int], list[Finding]] = {}
    told = sorted(set(findings))
    for finding in told:
        for line in (finding.line, *finding.also):
            by_place.setdefault((finding.path, line), []).append(finding)
    return tuple(each for each in told if not _is_implied(each, by_place[each.path, each.line]))


def _is_implied(finding: Finding, there: Sequence[Finding]) -> bool:
    named = [finding.text] if finding.text else _PLACEHOLDER.findall(_said(finding))
    return any(
        finding.code in IMPLIED.get(other.code, ())
        or (finding.code in WITHIN.get(other.code, ()) and named and all(name in _said(other) for name in named))
        or (finding.code in PART_OF.get(other.code, ()) and other.text and other.text in finding.text)
        for other in there
    )


def _said(finding: Finding) -> str:
    """What a finding names itself, without the passage that it quotes to show the place."""
    return finding.message.partition(" in “")[0].partition(": “")[0]


class UsageError(Exception):
    """A command was asked for something that cannot be done as asked: one line, with its remedy."""


def one_line(text: str) -> str:
    """Fold line breaks and other control characters, so that a quoted text cannot forge a second finding."""
    return "".join(char if char.isprintable() else " " for char in text)


def unbroken(text: str) -> str:
    """A text that is shown on one line, as titles and reasons are: its line ends are spaces. Nothing else changes.

    Only what people type for one: other characters that end a line are of those that nobody sees (IN007).
    """
    return " ".join(line.strip(" \t") for line in re.split(r"[\r\n]+", text.strip()) if line.strip())


def quote(text: str, limit: int = 60) -> str:
    """Show ``text`` in a message, cut to ``limit`` characters."""
    return f"“{one_line(text)}”" if len(text) <= limit else f"“{one_line(text[: limit - 1])}…”"


def counted(number: int, one: str, many: str = "") -> str:
    """``3 notices``, ``1 entry``: a number with what it counts, in the plural ``many`` (``one`` with an s)."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
