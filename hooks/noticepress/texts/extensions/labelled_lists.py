"""Lists with labels, as Python-Markdown reads and writes them: an extension for :mod:`noticepress.texts.dialect`.

:mod:`noticepress.texts.extensions.list_markers` tells from the lines which of them are items. Those get a mark
in the place of their label, from which the block processors make lists. At the end each label is written into
its item as text, since a browser copies no numbers that it draws by itself, and draws no brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from weakref import WeakKeyDictionary
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from noticepress.texts.extensions.list_markers import Item, delimiter_of, find_items, labels, mark_list

LABEL_CLASS = "label"
_SIGN = "\uf8fe"
"""A private character, which no text may hold (IN007)."""
_FIELD = "\uf8fd"
_MARK = rf"{_SIGN}([^{_SIGN}\n]*){_SIGN}"
_MARKS = re.compile(_MARK)
_FOREIGN = re.compile(f"[{_SIGN}{_FIELD}]")
_INDENTED_ITEM = re.compile(rf"^[ ]{{4,7}}(?:\d+\.|[*+-]|{_MARK})[ ]+.*")
_LISTS = ("ol", "ul")
_AFTER_RAW_HTML = 15
_AFTER_FOOTNOTES = 45
_AFTER_ATTRIBUTES = 5
"""Priorities beside Python-Markdown's own: ``html_block`` 20; ``footnote`` 50, ``attr_list`` 8."""


class LabelledLists(Extension):
    """``a)``, ``(a)``, ``i.``, ``(1)`` and their like label the items of ordered lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register beside and in the place of the processors of ``sane_lists``."""
        md.preprocessors.register(_MarkItems(md), "list_labels", _AFTER_RAW_HTML)
        processors = md.parser.blockprocessors
        processors.register(_LabelledListProcessor(md.parser), "labelled_list", 41)
        processors.register(_NumberedListProcessor(md.parser), "olist", 40)
        processors.register(_BulletListProcessor(md.parser), "ulist", 30)
        unmark = _Unmark(md)
        md.treeprocessors.register(unmark, "list_unmark", _AFTER_FOOTNOTES)
        md.treeprocessors.register(_WriteLabels(md, unmark), "list_labels", _AFTER_ATTRIBUTES)


def without_marks(text: str) -> str:
    """``text`` with the labels that were typed in the place of the marks for them."""
    return _MARKS.sub(lambda mark: mark[1].split(_FIELD)[0], text) if _SIGN in text else text


class _MarkItems(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put a mark in the place of each label of an item."""
        clean = [_FOREIGN.sub("", line).expandtabs(self.md.tab_length) for line in lines]
        for index, item in find_items(clean).items():
            clean[index] = clean[index].replace(item.label, _written(item), 1)
        return clean


class _Unmark(Treeprocessor):
    """Before attribute lists are read: an item's number is what was typed, whatever they say."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.labelled: list[tuple[Element, str]] = []
        """Items with their labels, of the text being converted."""

    def run(self, root: Element) -> None:
        """Give the labels back that stand where no list can be, and note those of items."""
        for element in root.iter():
            for where in ("text", "tail"):
                text = getattr(element, where)
                if text and _SIGN in text:
                    kind = AtomicString if isinstance(text, AtomicString) else str
                    setattr(element, where, kind(without_marks(text)))
        self.labelled = [pair for each in root.iter("ol") for pair in zip(each, labels(each), strict=False)]


class _WriteLabels(Treeprocessor):
    def __init__(self, md: Markdown, unmark: _Unmark) -> None:
        super().__init__(md)
        self._unmark = unmark

    def run(self, _root: Element) -> None:
        """Write each label into its item, as text that takes no part in the direction of the text around it."""
        for item, label in self._unmark.labelled:
            first = item[0] if len(item) and not (item.text or "").strip() else None
            place = first if first is not None and first.tag == "p" else item
            mark = Element("bdi", {"class": LABEL_CLASS})
            mark.text, mark.tail, place.text = label, f" {(place.text or '').lstrip()}", None
            place.insert(0, mark)


class _LabelledListProcessor(SaneOListProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.RE = re.compile(rf"^[ ]{{0,3}}{_MARK}[ ]+(.*)")
        self._another = re.compile(rf"^[ ]{{0,3}}(?:\d+\.|[*+-]|{_MARK})[ ]+")
        self._found: list[list[Item]] = []
        self._last: WeakKeyDictionary[Element, Item] = WeakKeyDictionary()
        """The last item of each list so far."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a list of the block's items, or add them to the list before it."""
        blocks[:1] = self._lists(blocks[0])
        first = _read(blocks[0])
        joined = next((each for each in (self.lastChild(parent), parent) if self._goes_on(each, first)), None)
        before = None if joined is None else self._last[joined].value
        if joined is not None:
            super().run(parent, blocks)
        else:
            parent = _inside(parent)
            with _closed(parent):
                super().run(parent, blocks)
            joined = parent[-1]
        items = self._found.pop()
        mark_list(joined, items, before)
        self._last[joined] = items[-1]

    def get_items(self, block: str) -> list[str]:
        """Break a block into its items; what they are labelled with is kept beside."""
        found: list[Item] = []
        items: list[str] = []
        for line in block.split("\n"):
            if self.RE.match(line):
                found.append(_read(line))
                items.append(_MARKS.sub("", line, count=1).lstrip(" "))
            elif _INDENTED_ITEM.match(line) and not items[-1].startswith(" " * self.tab_length):
                items.append(line)
            else:
                items[-1] = f"{items[-1]}\n{line}"
        self._found.append(found)
        return items

    def _goes_on(self, element: Element | None, item: Item) -> bool:
        """Whether an item is the next one of the list ``element``."""
        last = self._last.get(element) if element is not None else None
        return last is not None and last.list_key == item.list_key and item.value > last.value

    def _lists(self, block: str) -> list[str]:
        """The lines of each list, those of one below the last labelled one with it: all at once, as there may be many.

        What a list of another kind begins with can make a heading of the line before it, and so is left to the last.
        """
        lines = block.split("\n")
        begins = [0]
        before = _read(lines[0])
        for index, line in enumerate(lines[1:], start=1):
            if self._another.match(line):
                if not self.RE.match(line):
                    if begins[-1] == 0:
                        begins.append(index)
                    break
                item = _read(line)
                if item.list_key != before.list_key or item.value <= before.value:
                    begins.append(index)
                before = item
        return ["\n".join(lines[begin:end]) for begin, end in pairwise([*begins, len(lines)])]


class _NumberedListProcessor(SaneOListProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.INDENT_RE = _INDENTED_ITEM

    def run(self, parent: Element, blocks: list[str]) -> None:
        """As Python-Markdown does, but never go on with a labelled list."""
        if delimiter_of(self.lastChild(parent)) or delimiter_of(parent):
            parent = _inside(parent)
            with _closed(parent):
                super().run(parent, blocks)
        else:
            super().run(parent, blocks)


class _BulletListProcessor(SaneUListProcessor):
    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self.INDENT_RE = _INDENTED_ITEM


def _written(item: Item) -> str:
    fields = (item.label, item.delimiter, item.style, str(item.value))
    return f"{_SIGN}{_FIELD.join(fields)}{_SIGN}"


def _read(line: str) -> Item:
    found = _MARKS.search(line)
    label, delimiter, style, value = found[1].split(_FIELD) if found else ("", "", "", "0")
    return Item(label, delimiter, style, int(value))


def _inside(parent: Element) -> Element:
    """Where a list of its own can begin: in the last item, where ``parent`` is a list."""
    while parent.tag in _LISTS:
        parent = parent[-1] if len(parent) else SubElement(parent, "li")
    return parent


@contextmanager
def _closed(parent: Element) -> Iterator[None]:
    """Keep a list before from taking up the items of another one."""
    border = SubElement(parent, "border")
    try:
        yield
    finally:
        parent.remove(border)
