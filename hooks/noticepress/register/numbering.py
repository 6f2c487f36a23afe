"""The numbers of clauses: a text comes in, the number of each heading and item that has one leaves, by its id.

Headings are numbered where the text's ``numbering`` says so: 1, 2 for the sections, 1.1 for what stands below,
never the page's own title. An item's number is made from the labels around it: ``1(b)(ii)``, or below a numbered
heading ``3.2(b)(ii)``. Numbers are text, the same in every locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from noticepress.model import DECIMAL, Block, Section, Text
from noticepress.register.register import NUMBER_FACT, facts_used

_LABEL = re.compile(r"(\(?)([^().]+)([.)])")
_HEADING = "heading "
_TITLE_LEVEL = 1


def numbers_of(text: Text) -> dict[str, str]:
    """The number of each heading and item of ``text`` that has one, by its id."""
    return dict(_numbers(text))


def own_id(block: Block) -> str:
    """The id that a block has been given; empty where it is numbered under its heading."""
    return "" if block.id.startswith(f"{block.heading}.") else block.id


def in_section(section: Section, numbers: Mapping[str, str]) -> dict[str, str]:
    """What a section shows of a text's ``numbers``, as facts: its own headings', and those that it refers to."""
    shown = [name.removeprefix(NUMBER_FACT) for name in facts_used(section.blocks) if name.startswith(NUMBER_FACT)]
    shown += [block.id for block in section.blocks if block.role.startswith(_HEADING)]
    return {f"{NUMBER_FACT}{name}": numbers[name] for name in shown if name in numbers}


def all_as_facts(text: Text) -> dict[str, str]:
    """Every number of a text, under the names that references have."""
    return {f"{NUMBER_FACT}{name}": number for name, number in _numbers(text)}


def item_number(labels: tuple[str, ...], heading: str) -> str:
    """The number of an item with ``labels`` around it, below a heading with that number."""
    parts = [_part(label, alone=not heading and index == 0) for index, label in enumerate(labels)]
    return heading + "".join(parts)


def _numbers(text: Text) -> Iterator[tuple[str, str]]:
    counter = _Counter()
    current = ""
    for block in text.blocks:
        if block.role.startswith(_HEADING) and not block.within:
            level = int(block.role.removeprefix(_HEADING))
            current = counter.next(level) if text.numbering == DECIMAL and level > _TITLE_LEVEL else ""
            if block.id and current:
                yield block.id, current
        elif block.labels and own_id(block):
            yield block.id, item_number(block.labels, current)


def _part(label: str, *, alone: bool) -> str:
    """One label in a number: the first one as it is cited by itself, the others in brackets."""
    found = _LABEL.fullmatch(label)
    number, closed = (found[2], found[3]) if found else (label, ".")
    return number if alone and closed == "." else f"({number})"


class _Counter:
    """Counts headings: each under the nearest one above it that has a lower level."""

    def __init__(self) -> None:
        self._open: list[tuple[int, int]] = []
        """(level, number) of each heading around."""

    def next(self, level: int) -> str:
        """The number of the next heading of that level."""
        number = 1
        while self._open and self._open[-1][0] >= level:
            _, last = self._open.pop()
            number = last + 1
        self._open.append((level, number))
        return ".".join(str(count) for _, count in self._open)
