"""What helps where the readers part: a block and its line come in, a remedy leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from noticepress.texts.extensions.list_markers import marker_of
from noticepress.texts.second_reading.outline import Entry

_INDENT = 4
_LOOKED_AT = 500
"""Characters of a line: what parts the readers stands near its beginning, and patterns take longer on a long one."""
_MARK = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])(?=\s|$)")
_MARK_ALONE = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])\s*$")
_BRACKET_MARK = re.compile(r"[\s>]*\d{1,9}\)(?=\s|$)")
_OTHER_WAYS = (
    (re.compile(r"[\s>]*\|?.*`[^`]*\|[^`]*`"), "write it as <code>a&#124;b</code>: | ends a cell within ` too"),
    (re.compile(r"[ ]+#{1,6}[ ]"), "leave no space before #"),
    (re.compile(r"#{7}"), "a heading has six levels at most"),
    (re.compile(r"#{1,6}[^\S ]"), "write a plain space behind #"),
    (re.compile(r"#{1,6} .*\w#"), "write \\# for the character itself"),
    (re.compile(r".*<mailto:"), "write the address by itself: <privacy@example.com>"),
    (re.compile(r".*\]\([^()]*[“”„‘’]"), 'write the title in straight marks: [text](https://… "Title")'),
    (re.compile(r"\[TOC\]"), "take it away: the page has its contents beside the text"),
    (re.compile(r".*\]\([^()<>\s]+ [^()\"']*\)"), "write %20 for a space in an address"),
    (re.compile(r".*\[\^[^\]\s]+\s[^\]]*\]"), "write the footnote's label without a space"),
    (re.compile(r"\s*\[[^\]]+\]:\s*<[^>]* "), "write %20 for a space in an address"),
    (re.compile(r".*\[[^\[\]]*\[[^\[\]]*\]\("), "write one link behind the other, not in it"),
    (re.compile(r".*&(?:#|\w+;)"), "write the character itself, and &amp; for an & that is one"),
    (_MARK_ALONE, "write the item's text on the line of its mark"),
    (_BRACKET_MARK, "write the number with a full stop, or \\) for a label that is text"),
    (re.compile(r".*~~"), "take ~~ away: it strikes nothing out here"),
    (re.compile(r".*\\$"), "end the line with two spaces, not with \\"),
    (re.compile(r"[\s>]*\|?.*\|"), "write an empty line above and below the table"),
    (re.compile(r"[\s>]*\[[^\]]+\]:"), "write an empty line above the reference"),
)
_ANY_WAY = "write it so that both read the same: empty lines around it, and 4 spaces for what belongs to an item"


def remedy_for(other: Entry | None, lines: Sequence[str], index: int) -> str:
    """What helps, by what the line looks like."""
    line = lines[index] if index < len(lines) else ""
    before = lines[index - 1].strip(" >") if index else ""
    in_item = bool(other and any(step.mark[0] in "*1" for step in other.path))
    if _begins_item(line) and not _MARK_ALONE.match(line) and in_item:
        indented = (len(line) - len(line.lstrip())) % _INDENT
        if indented or (before and _begins_item(lines[index - 1])):
            return "indent an item by 4 spaces for each list around it"
        if before:
            return "write an empty line above the list"
    if other and other.path and other.path[-1].mark in ("*+", "1+") and line.startswith(" "):
        return "indent what belongs to an item by 4 spaces for each list around it"
    if _MARK.match(line) and _MARK_ALONE.match(next(iter(lines[index + 1 : index + 2]), "")):
        return "write the item's text on the line of its mark"
    begun = line[:_LOOKED_AT]
    return next((remedy for pattern, remedy in _OTHER_WAYS if pattern.match(begun)), _ANY_WAY)


def _begins_item(line: str) -> bool:
    return bool(_MARK.match(line) or marker_of(line.lstrip(" >")))


def remedy_elsewhere(here: Entry, other: Entry) -> str:
    """What helps where a block is the same to both readers and stands in something else."""
    if any(step.mark.startswith(">") for step in (*here.path, *other.path)):
        return "write > on the empty line of one quotation, or a line of text between two"
    return _ANY_WAY
