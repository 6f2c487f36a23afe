"""Lines that are meant as lines, such as an address's, and are shown as one: a section comes in, places leave.

A paragraph may be wrapped as its author likes, so that only what nobody wraps so is told: three short lines at least,
each of which begins as a line of its own does, and none but the last goes on or ends as a sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.model import Section
from noticepress.texts.second_reading.left_signs import Place

_LEAST = 3
_LONGEST = 45
_BEGINS = re.compile(r"(?![A-Z][.)]\s|[IVXLC]{2,6}[.)]\s)(?:[A-ZÀ-ÖØ-Þ]|\+\d|\d{1,6}[A-Za-z]?[ /-]|\{\{)")
"""A capital, a number with no sign of a list behind it, a telephone number, or a fact; no label of a clause."""
_GOES_ON = re.compile(
    r"\||[,;:!?–—-]$|(?:[ ]{2}|\\|<br ?/?>)$|(?<!\bLtd)(?<!\bInc)(?<!\bCo)(?<!\bCorp)(?<!\bSt)(?<!\b[A-Z])\.$"
)
"""Of a line that goes on, is broken already, is of a table, or ends as a sentence does; a company's point is none."""
_REMEDY = "end each but the last with two spaces, or part them by commas; leave them where they are a sentence"


def own_lines(section: Section) -> Iterator[Place]:
    """The first line of each such row."""
    row: list[str] = []
    for line_number, line in enumerate([*section.markdown.split("\n"), ""], section.first_line):
        bare = line.lstrip(" >")
        begins = len(bare) <= _LONGEST and _BEGINS.match(bare) is not None
        if begins:
            row.append(bare)
        if begins and not _GOES_ON.search(bare):
            continue
        if len(row) >= _LEAST and not bare.startswith(":"):
            first = line_number - len(row) + begins
            yield first, f"these lines are shown as one: {quote(' '.join(row))}", _REMEDY
        row.clear()
