"""How lawyers label the items of a list, ``(a)``, ``i)``, ``A.`` or ``(1)``: lines come in, list items leave.

Which lines are items is told from the lines alone, by their indentation and by the label that comes next:
``i)`` before ``ii)`` is a roman one, before ``j)`` a letter. A label with no neighbour is text: ``(c) 2026``,
``v. Jones``. Decimal numbers with a dot (``1.``) are plain Markdown's and not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element

from noticepress.texts.extensions.ordinals import letters, letters_value, roman, roman_value

DELIMITERS = {"dot": "{}.", "paren": "{})", "both": "({})"}
"""How a label is written around its number, by the name that it has in HTML's ``class``."""
DOUBLED = "doubled"
"""Second class of a list by letters that stand twice: ``(aa)``, ``(bb)``."""

_INDENT = 4
_WIDEST_GAP = 10
"""Items may have been struck out between two labels; more than so many, and it is another list or none."""
_MARKER = re.compile(r"(?P<open>\()?(?P<body>\d{1,3}|[a-z]{1,12}|[A-Z]{1,12})(?P<close>[.)])[ ]+(?=\S)")
_OTHER_ITEM = re.compile(r"(?:[*+-]|\d+\.)[ ]")
_BEHIND_Z = frozenset(f"{first}{second}" for first in "abc" for second in "abcdefghijklmnopqrstuvwxyz")
_QUOTED = re.compile(r"(?:[ ]*>[ ]?)*")
_QUOTE_MARK = re.compile(r"([ ]*)>[ ]?")
_OPENING = re.compile(r"(?:\[\^[\w-]+\]:[ ]*|:[ ]{1,3})(?=[(\w])")
"""What a footnote's or a definition's first line begins with; its next ones are indented."""
_ENDS_BLOCK = re.compile(r"#{1,6}[^#]|!!!|(?:=+|-+|(?:[-*_] *){3,})\s*$")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


class Reading(NamedTuple):
    """One way in which a label can be read."""

    style: str
    """``1``, ``a``, ``A``, ``i`` or ``I`` as in HTML; ``aa`` or ``AA`` for letters that stand twice."""
    value: int


class Marker(NamedTuple):
    """A list marker at the beginning of a line, before it is known whether it is one."""

    label: str
    """As it is typed: ``(a)``."""
    delimiter: str
    """``dot``, ``paren`` or ``both``."""
    readings: tuple[Reading, ...]


class Item(NamedTuple):
    """A line that begins an item of a labelled list."""

    label: str
    delimiter: str
    style: str
    value: int

    @property
    def list_key(self) -> tuple[str, str]:
        """What the items of one list have in common."""
        return self.style, self.delimiter


def marker_of(text: str) -> Marker | None:
    """The marker with which ``text`` (a line without its indentation) begins; not of ``1.`` lists."""
    match = _MARKER.match(text)
    if not match or (match["open"] and match["close"] == "."):
        return None
    delimiter = "both" if match["open"] else "paren" if match["close"] == ")" else "dot"
    readings = tuple(_readings(match["body"]))
    if not readings or (delimiter == "dot" and match["body"].isdigit()):
        return None
    return Marker(match[0].rstrip(" "), delimiter, readings)


def label_of(style: str, value: int, delimiter: str) -> str:
    """The label with that number: ``label_of("i", 4, "both")`` is ``(iv)``. The inverse of :func:`marker_of`."""
    number = str(value)
    if style in ("i", "I"):
        number = roman(value)
    elif style != "1":
        number = letters(value) if len(style) == 1 else chr(ord("a") + value - 1) * 2
    return DELIMITERS[delimiter].format(number.upper() if style.isupper() else number)


def find_items(lines: Sequence[str]) -> dict[int, Item]:
    """The lines, by their index, on which items of labelled lists begin. Tabs are spaces already."""
    rows = [_Row.of(line) for line in lines]
    found: dict[int, Item] = {}
    open_lists: dict[tuple[int, int], Item] = {}
    begins, in_items = True, False
    for index, row in enumerate(rows):
        if not row.text:
            begins = True
            continue
        if index and row.quotes != rows[index - 1].quotes and rows[index - 1].text:
            begins = True
        if row.opens:
            begins = True
            open_lists = {place: last for place, last in open_lists.items() if place[0] < row.level}
        marker = row.marker
        item = None
        if marker and (begins or in_items):
            item = _decide(marker, open_lists.get(row.place), _next_sibling(rows, index, marker))
        if item or begins:
            open_lists = {place: last for place, last in open_lists.items() if place[0] <= row.level}
        if item:
            found[index] = item
            open_lists[row.place] = item
        if begins:
            in_items = item is not None or row.is_other_item
        ends = bool(_ENDS_BLOCK.match(row.text))
        if ends:
            open_lists.clear()
        begins = ends
    return found


def labels(element: Element) -> list[str]:
    """The label of each item of a list element as HTML has it; empty for a list that is not labelled."""
    delimiter = delimiter_of(element)
    if not delimiter:
        return []
    style = style_of(element)
    return [label_of(style, value, delimiter) for value in values(element)]


def delimiter_of(element: Element | None) -> str:
    """How the labels of a list element are written; empty for one that is not labelled."""
    if element is None or element.tag != "ol":
        return ""
    return next((name for name in (element.get("class") or "").split() if name in DELIMITERS), "")


def style_of(element: Element) -> str:
    """In which style the items of a list element are labelled."""
    style = element.get("type", "1")
    return style * 2 if DOUBLED in (element.get("class") or "").split() else style


def values(element: Element) -> Iterator[int]:
    """The number of each item of a list element."""
    value = int(element.get("start", "1")) - 1
    for child in element:
        value = int(child.get("value", value + 1))
        yield value


def mark_list(element: Element, items: Sequence[Item], before: int | None) -> None:
    """Write into a list element what its last items are labelled with.

    ``before`` is the number of the item before them; ``None`` where the list begins with them.
    """
    if before is None:
        head = items[0]
        element.set("type", head.style[0])
        element.set("class", f"{head.delimiter} {DOUBLED}" if len(head.style) > 1 else head.delimiter)
        if head.value != 1:
            element.set("start", str(head.value))
        before = head.value - 1
    for child, item in zip(element[-len(items) :], items, strict=True):
        if item.value != before + 1:
            child.set("value", str(item.value))
        before = item.value


class _Row(NamedTuple):
    """A line, taken apart."""

    quotes: int
    margin: int
    """How many items the quotation stands in."""
    level: int
    text: str
    opens: bool
    """Whether a footnote or a definition begins with a label here."""

    @classmethod
    def of(cls, line: str) -> _Row:
        quoted = _QUOTED.match(line)
        marks = _QUOTE_MARK.findall(quoted[0]) if quoted else []
        rest = line[quoted.end() :] if quoted else line
        text = rest.strip()
        margin = sum(len(spaces) // _INDENT for spaces in marks)
        level = margin + (len(rest) - len(rest.lstrip())) // _INDENT
        opening = _OPENING.match(text)
        if opening and marker_of(text[opening.end() :]):
            return cls(len(marks), margin, level + 1, text[opening.end() :], opens=True)
        return cls(len(marks), margin, level, text, opens=False)

    @property
    def place(self) -> tuple[int, int]:
        """Where a list stands: its level and, in a quotation within an item, how often it is quoted."""
        return self.level, self.quotes if self.margin else 0

    def is_within(self, other: _Row) -> bool:
        """Whether it may be part of an item that begins with ``other``."""
        return self.quotes == other.quotes or (self.quotes > other.quotes and self.margin > other.level)

    @property
    def marker(self) -> Marker | None:
        return marker_of(self.text)

    @property
    def is_other_item(self) -> bool:
        return bool(_OTHER_ITEM.match(self.text))


def _next_sibling(rows: Sequence[_Row], index: int, marker: Marker) -> Marker | None:
    """The marker of the next item, if there is one, of the list to which the line ``index`` may belong."""
    row, gap = rows[index], False
    for position in count(index + 1):
        if position >= len(rows):
            return None
        other = rows[position]
        if not other.text:
            gap = True
            continue
        following = other.marker
        if not other.is_within(row) or (other.level < row.level and (gap or following or other.is_other_item)):
            return None
        if other.opens and (other.level <= row.level or (gap and other.level == row.level + 1)):
            return None
        if other.level == row.level:
            if following and following.delimiter == marker.delimiter:
                return following
            if gap or following or other.is_other_item or _ENDS_BLOCK.match(other.text):
                return None
        gap = False
    return None


def _decide(marker: Marker, before: Item | None, following: Marker | None) -> Item | None:
    """Whether a marker labels an item: it goes on from the one before, or the next one goes on from it."""
    starts = [
        reading
        for reading in marker.readings
        if following and Reading(reading.style, reading.value + 1) in following.readings
    ]
    chosen = _continues(marker, before)
    if starts and chosen not in starts:
        chosen = starts[0]
    return Item(marker.label, marker.delimiter, *chosen) if chosen else None


def _continues(marker: Marker, before: Item | None) -> Reading | None:
    if before is None or before.delimiter != marker.delimiter:
        return None
    widest = 1 if marker.delimiter == "dot" else _WIDEST_GAP
    fits = (reading for reading in marker.readings if reading.style == before.style)
    return next((reading for reading in fits if 0 < reading.value - before.value <= widest), None)


def _readings(body: str) -> Iterator[Reading]:
    if body.isdigit():
        if str(int(body)) == body and body != "0":
            yield Reading("1", int(body))
        return
    lower, upper = body.lower(), body.isupper()
    if len(body) == 1 or lower in _BEHIND_Z:
        yield Reading("A" if upper else "a", letters_value(lower))
    if body == body[0] * 2:
        yield Reading("AA" if upper else "aa", ord(lower[0]) - ord("a") + 1)
    if _ROMAN.fullmatch(lower):
        yield Reading("I" if upper else "i", roman_value(lower))
