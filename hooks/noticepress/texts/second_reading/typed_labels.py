"""The labels of our own lists as numbers: Markdown comes in, and leaves as CommonMark's readers can read it.

Which lines are items is told by :mod:`noticepress.texts.extensions.list_markers`, as it is for what is
published. An item's line in a block that numbers or dashes have begun is text to the first reader, and stays it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from noticepress.texts.extensions.list_markers import Item, find_items, marker_of
from noticepress.texts.second_reading.second_reader import Marked

_NUMBER = "1)"
"""The same for each item: only a 1 may begin a list right below an item's first line."""
_INDENT = 4
_LINE = re.compile(r"(?P<quotes>(?:[ ]{0,3}>[ ]?)*)(?P<spaces>[ ]*)(?P<mark>(?:[*+-]|\d{1,9}\.)[ ]+(?=\S))?")


def numbered(markdown: str) -> Marked:
    """Markdown with a number in the place of each label, and the labels that were typed."""
    lines = markdown.expandtabs(_INDENT).split("\n")
    items = find_items(lines)
    labels = {}
    for index, number in _alone(lines, items):
        labels[index] = (f"{number[:-1]}\\)", number)
        lines[index] = lines[index].replace(number, labels[index][0], 1)
    for index, item in _without_running_text(lines, items):
        before, _, text = lines[index].partition(item.label)
        lines[index] = f"{before}{_NUMBER} {text.lstrip(' ')}"
        labels[index] = (_NUMBER, item.label)
    return Marked("\n".join(lines), labels) if labels else Marked(markdown)


def _alone(lines: Sequence[str], items: Mapping[int, Item]) -> Iterator[tuple[int, str]]:
    """The numbers with a bracket that begin a block and no list, of which IN018 tells."""
    for index, line in enumerate(lines):
        text = line.lstrip(" >")
        marker = marker_of(text) if index not in items and text[:1].isdigit() else None
        if marker and marker.delimiter == "paren" and (index == 0 or not lines[index - 1].strip(" >")):
            yield index, marker.label


def _without_running_text(lines: Sequence[str], items: Mapping[int, Item]) -> Iterator[tuple[int, Item]]:
    """The items but those that stand in a block below a number or a dash, as far to the left as it."""
    texts: dict[int, range] = {}
    """By level: the columns from the number or the dash above to where its text begins."""
    quotes = 0
    for index, line in enumerate(lines):
        match = _LINE.match(line)
        if match is None or match.end() == len(line) or match["quotes"].count(">") != quotes:
            texts.clear()
        if match is None:
            continue
        quotes = match["quotes"].count(">")
        column = len(match["spaces"])
        level = column // _INDENT
        if index in items and column in texts.get(level, ()):
            continue
        if index in items or match["mark"]:
            texts = {each: begin for each, begin in texts.items() if each < level}
        if index in items:
            yield index, items[index]
        elif match["mark"]:
            texts[level] = range(column, column + len(match["mark"]))
