"""Lines that begin with # and no space behind it: a heading as it is published, and text to CommonMark's readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from noticepress.texts.own_ids import plain_id

_JOINED = re.compile(
    r"(?>(?:[\s>]|[*+-][ ]|\d+\.[ ]|\(?(?:\d{1,3}|[a-zA-Z]{1,12})[.)][ ]|\[\^[^\[\]]+\]:|:[ ])*)"
    r"(?P<marks>#+)(?P<text>[^\s#].*)"
)
"""Behind the marks of what the line stands in."""
_WITH_ATTRIBUTES = re.compile(r".*\{:?[ ]?[#.][^{}]*\}[ ]*")
_DEEPEST = 6


def is_joined(line: str) -> bool:
    """Whether a line's # has no space behind it: IN015 tells of it, whether it has an id or not."""
    return bool(_JOINED.match(line))


def first_joined(lines: Sequence[str], places: Iterable[int]) -> int | None:
    """The first such line among the ``places``."""
    return next((index for index in places if index < len(lines) and is_joined(lines[index])), None)


def joined_remedy(line: str) -> str:
    """What helps: the author of an id means a heading, of other lines nobody knows it."""
    match = _JOINED.match(line)
    if match is None:
        return ""
    if _WITH_ATTRIBUTES.fullmatch(match["text"]) and len(match["marks"]) <= _DEEPEST:
        return "write a space behind #"
    marks = "#" * min(len(match["marks"]), _DEEPEST)
    return f"write \\# for the character itself, or '{marks} Title {{#{plain_id(match['text'])}}}' for a heading"
