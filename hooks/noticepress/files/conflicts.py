"""The marks that git leaves where two people changed the same lines of a file that a command wrote, or a hand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticepress.findings import quote

_MARK = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?: .*)?\r?")
RESTORE = "restore the file from version control"
"""The remedy where a record was changed that nobody changes by hand."""
_KEEP = "keep one of the two texts, and delete the conflict's marks"
_RECORDS = (
    "take the file, and what was written with it (of a version: its folder and the register), whole from one branch, "
    "and give the other branch's command again"
)
"""What binds by digests cannot be put together by hand: each follows on the one before it."""
_DIGEST = re.compile(r"\s*(?:\w+_)?digest:")

Conflict = tuple[int, str, str]
"""Line, message and remedy."""


def conflict(lines: Sequence[str]) -> Conflict | None:
    """The first mark of a merge conflict in a file; ``None`` where there is none."""
    marks = [index for index, line in enumerate(lines) if _MARK.fullmatch(line)]
    if not marks:
        return None
    between = lines[marks[0] : marks[-1]]
    remedy = _RECORDS if any(map(_DIGEST.match, between)) else _KEEP
    return marks[0] + 1, f"the line {quote(lines[marks[0]])} is a mark of a merge conflict", remedy


def unread(what: str, text: str, error: Exception) -> Conflict:
    """Why a record that a command wrote, in JSON, cannot be read, and what to do: most often two branches wrote it."""
    if found := conflict(text.split("\n")):
        line, message, _ = found
        return line, f"{what} cannot be read: {message}", _RECORDS
    return 0, f"{what} cannot be read: {quote(str(error))}", RESTORE
