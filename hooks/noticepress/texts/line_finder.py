"""Where blocks begin: a section's Markdown comes in, the line of each block in its order leaves."""

from __future__ import annotations

import re

from noticepress.texts.blocks import Slot
from noticepress.texts.roles import RULE

_REFERENCE_LINE = re.compile(r"[\s>]*\[([^\[\]]*)\]:")
_BUDGET, _LEAST_BUDGET, _STEP = 200, 2_000_000, 50
"""Characters that may be looked at to find the lines of a file's blocks: for each of its own, in any case, a line."""
_RULE_LINE = re.compile(r"[\s>]*(?:(?:- *){3,}|(?:_ *){3,}|(?:\* *){3,})")
_BEFORE_BLOCK = re.compile(
    r"(?>(?:[\s>]|[*+-] |\d+\. |\(?(?:\d{1,3}|[a-zA-Z]{1,8})[.)] |#|: |\[\^[^\]]*\]:)*)(?:!!![^\"]*\")?|.*\|\s*"
)
_AFTER_BLOCK = re.compile(r"\s*(?:#+\s*|\".*|\|.*|\{[^{}]*\}\s*)?")


class LineFinder:
    """Finds the lines on which blocks begin, searching on from the end of the last one found."""

    def __init__(self, markdown: str, first_line: int) -> None:
        self._lines = [line.expandtabs(4).rstrip() for line in markdown.split("\n")]
        self._first_line = first_line
        self._at = (0, 0)
        self._line = 0
        self._budget = _LEAST_BUDGET + _BUDGET * len(markdown)
        self._references: dict[str, int] = {}
        for index, line in enumerate(self._lines):
            if defined := _REFERENCE_LINE.match(line):
                self._references.setdefault(defined[1].strip().lower(), index)

    def find(self, raw: str) -> int:
        """Line of the first line of ``raw``; the line found last where it does not stand in the file."""
        wanted = [re.split("[\x02\x03]", line)[0].strip() for line in raw.expandtabs(4).strip("\n").split("\n")]
        if wanted[0]:
            for whole, start in ((True, self._at), (True, (0, 0)), (False, self._at), (False, (0, 0))):
                found = self._search(wanted, start, whole=whole)
                if found:
                    self._line = found[0]
                    self._at = found if len(wanted) == 1 else (found[0] + len(wanted) - 1, len(wanted[-1]))
                    break
        return self._first_line + self._line

    def find_slot(self, slot: Slot) -> int:
        """Line on which a block begins."""
        if slot.role == RULE:
            return self._find_rule()
        return self.find(slot.raw[slot.raw.find("<") :] if slot.role == "raw HTML" else slot.raw)

    def find_reference(self, label: str) -> int:
        """Line of the definition of a link reference."""
        return self._first_line + self._references.get(label, 0)

    def _find_rule(self) -> int:
        """Line of the next line across the page, which may be drawn in several ways."""
        rows = range(self._at[0], len(self._lines))
        found = next((row for row in rows if _RULE_LINE.fullmatch(self._lines[row])), None)
        if found is not None:
            self._line, self._at = found, (found + 1, 0)
        return self._first_line + self._line

    def _search(self, wanted: list[str], start: tuple[int, int], *, whole: bool) -> tuple[int, int] | None:
        """Where the text ends on its first line: (index of the line, column)."""
        row, column = start
        for index in range(row, len(self._lines)):
            line = self._lines[index]
            if not self._afford(line):
                return None
            at = line.find(wanted[0], column if index == row else 0)
            while at >= 0 and self._afford(line):
                end = at + len(wanted[0])
                if not whole or (_is_edge(line[:at], line[end:]) and self._goes_on(wanted, index)):
                    return index, end
                at = line.find(wanted[0], at + 1)
        return None

    def _afford(self, line: str) -> bool:
        """Whether one more line may be looked at: many blocks that stand nowhere would take quadratic time."""
        self._budget -= len(line) + _STEP
        return self._budget > 0

    def _goes_on(self, wanted: list[str], index: int) -> bool:
        following = self._lines[index + 1 : index + len(wanted)]
        return all(want in line for want, line in zip(wanted[1:], following, strict=False))


def _is_edge(before: str, after: str) -> bool:
    """Whether what stands on a block's line around its text is Markdown's marks alone."""
    return bool(_BEFORE_BLOCK.fullmatch(before) and _AFTER_BLOCK.fullmatch(after))
