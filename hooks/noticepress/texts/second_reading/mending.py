"""Mending what has exactly one right answer: a section's Markdown comes in, and leaves as its author meant it.

The author's reading is the second reader's, and it stays: a change counts only where that reader sees the very same
outline afterwards, and fewer of its blocks differ from what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.texts.extensions.list_markers import marker_of
from noticepress.texts.second_reading.readings import compare
from noticepress.texts.second_reading.second_reader import OuterList
from noticepress.texts.second_reading.typography import typographic

_ITEM = re.compile(r"(?P<around>[ \t>]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_MINUS = re.compile(r"[ \t>]*[-+][ \t]+[\d.,]*\d")
_INDENT = 4


def mend(markdown: str) -> str:
    """The Markdown of a section with its lists and its quotation marks mended."""
    try:
        return _with_quotes(_with_lists(markdown))
    except RecursionError:  # nested too deeply, which the reader says
        return markdown


def _with_lists(markdown: str) -> str:
    while compare(markdown).differences:
        better = next(_better(markdown), None)
        if better is None:
            break
        markdown = better
    return markdown


def _better(markdown: str) -> Iterator[str]:
    """Changes that bring both readings nearer to one another, the greatest first."""
    known = compare(markdown)
    lines = markdown.split("\n")
    for candidate in _candidates(lines):
        if candidate != lines:
            text = "\n".join(candidate)
            found = compare(text)
            if found.key == known.key and found.distance < known.distance:
                yield text


def _candidates(lines: list[str]) -> Iterator[list[str]]:
    """Everything at once, then each list and each line for itself; what changes less comes first."""
    known = compare("\n".join(lines))
    places = [found.line for found in known.differences]
    starts = [index for index in places if _begins_below_a_line(lines, index)]
    lists = [each for each in known.second.lists if each.plain and any(index in each.lines for index in places)]
    indented = lines
    for each in lists:
        indented = _indented(indented, each)
    yield indented
    yield _parted(indented, [index for index in starts if not _ITEM.match(lines[index - 1])])
    for each in lists:
        yield _indented(lines, each)
        yield _parted(_indented(lines, each), [index for index in starts if index in each.lines])
    for index in starts:
        yield _parted(lines, [index])


def _begins_below_a_line(lines: list[str], index: int) -> bool:
    """Whether an item begins on the line, and right above it stands something else, which has no label."""
    if not 0 < index < len(lines) or not lines[index - 1].strip(" \t>") or not _ITEM.match(lines[index]):
        return False
    if marker_of(lines[index - 1].lstrip(" \t>")):  # its list or a list of its own: nobody can tell
        return False
    following = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(not _MINUS.match(lines[index]) or _ITEM.match(following))  # a single one is probably a minus


def _parted(lines: list[str], starts: list[int]) -> list[str]:
    """The lines with an empty one above each of ``starts``; in a quotation it has the quotation's marks."""
    parted: list[str] = []
    for index, line in enumerate(lines):
        match = _ITEM.match(line) if index in starts else None
        if match:
            parted.append(match["around"].rstrip())
        parted.append(line)
    return parted


def _indented(lines: list[str], each: OuterList) -> list[str]:
    """The lines with those of one list indented by four for each item that they stand in."""
    indented = list(lines)
    moved = 0
    for index in each.lines:
        line = lines[index].expandtabs(_INDENT)
        if not line.strip():
            continue
        now = len(line) - len(line.lstrip(" "))
        if index in each.begins:
            moved = each.base + _INDENT * (each.begins[index] - 1) - now
        elif index in each.blocks:
            moved = each.base + _INDENT * each.blocks[index] - now
        if moved:
            indented[index] = " " * max(0, now + moved) + line.lstrip(" ")
    return indented


def _with_quotes(markdown: str) -> str:
    """Block by block, as far as empty lines tell: quotation marks come in pairs within one."""
    mended = "\n".join(_by_blocks(markdown.split("\n")))
    before, after = compare(markdown), compare(mended)
    same = [entry.shape for entry in before.outline] == [entry.shape for entry in after.outline]
    return mended if same and after.distance <= before.distance else markdown


def _by_blocks(lines: list[str]) -> Iterator[str]:
    block: list[str] = []
    for line in lines:
        if line.strip(" \t>"):
            block.append(line)
            continue
        yield from _typographic(block)
        block = []
        yield line
    yield from _typographic(block)


def _typographic(block: list[str]) -> list[str]:
    return typographic("\n".join(block)).split("\n") if block else []
