"""The text of a built page, section by section, for searching: the page's tree comes in, plain texts leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from noticepress.register.numbering import item_number

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WITHIN_A_LINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
        *("samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
_NO_TEXT = frozenset({"footnote-ref", "footnote-backref", "prevailing"})
"""Classes of what stands among a notice's words and is none of them."""
_HEAD, _TEXT = "head", "notice"
"""Classes of what holds the title, and the text."""
_LABEL = "label"
_NOTES = "footnote"
_APART = " · "
"""Between the cells of a row, and between a term and what it means."""
_SPACE = re.compile(r"[ \t\n\f\r]+")
_NOT_ONE_SPACE = ("  ", "\n", "\t", "\r", "\f")


@dataclass(slots=True)
class Block:
    """A heading, a paragraph, an item, a row of a table, a term with its meaning: what a link can lead to."""

    id: str
    number: str = ""
    """The clause number that its labels make, such as ``3.2(b)``; empty without a label."""
    lang: str = ""
    """Where that is not the page's own."""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, without those of blocks within it."""
        text = "".join(self.pieces).strip()
        if any(space in text for space in _NOT_ONE_SPACE):
            text = _SPACE.sub(" ", text)
        return unicodedata.normalize("NFC", text)


class PageSection(NamedTuple):
    """A heading of any level, with what stands below it up to the next one."""

    heading: Block
    """With its number in its text, as it is shown."""
    blocks: list[Block]


def page_sections(root: HtmlElement, numbers: Mapping[str, str]) -> tuple[PageSection, ...]:
    """The sections of the text on a page, whose tree is ``root``; ``numbers`` has those of headings, by id."""
    reader = _Reader(numbers)
    parts = _first_of_classes(root, _HEAD, _TEXT)
    for head in parts[_HEAD]:
        reader.read_all(head.findall("h1"))
    for text in parts[_TEXT]:
        reader.read_all(text)
    return tuple(reader.sections)


def _first_of_classes(root: HtmlElement, *names: str) -> dict[str, tuple[HtmlElement, ...]]:
    """By class, the first element of a page that has it, if any has."""
    found: dict[str, tuple[HtmlElement, ...]] = dict.fromkeys(names, ())
    for element in root.iter("*"):
        classes = (element.get("class") or "").split()
        found |= {name: (element,) for name in classes if name in found and not found[name]}
        if all(found.values()):
            break
    return found


class _Reader:
    """Goes through a text, and knows where it is."""

    def __init__(self, numbers: Mapping[str, str]) -> None:
        self.sections: list[PageSection] = []
        self._numbers = numbers
        self._labels: tuple[str, ...] = ()
        self._next: int | None = None
        """The number of the next item, where browsers count."""
        self._in_row = False
        self._term: Block | None = None

    def read_all(self, elements: Iterable[HtmlElement]) -> None:
        """Read elements that stand one after the other, headings among them."""
        for element in elements:
            if element.tag in _HEADINGS and element.get("id"):
                heading = Block(str(element.get("id")), lang=element.get("lang", ""))
                self.sections.append(PageSection(heading, []))
                self._words(element, heading)
            elif self.sections:
                self._read(element, self.sections[-1].heading)

    def _read(self, element: HtmlElement, around: Block) -> None:
        """Give the words of an element to the innermost block that they stand in."""
        tag, get = element.tag, element.get
        if (classes := get("class")) and not _NO_TEXT.isdisjoint(classes.split()):
            return
        if tag == "tr":
            self._read_row(element, around)
            return
        labels, counted = self._labels, self._next
        if tag in ("ol", "ul"):
            self._next = _first_number(element)
        elif tag == "li":
            self._labels = (*labels, *(_label_of(element) or self._counted()))
            counted = self._next
        lang = get("lang") or around.lang
        if tag == "dd" and self._term and self._term.lang == lang:
            self._term.pieces.append(_APART)
            self._words(element, self._term)
        elif (own := get("id")) and tag != "sup" and not self._in_row:
            block = self._begin(own, lang)
            self._term = block if tag == "dt" else self._term
            self._words(element, block)
        else:
            self._words(element, around)
        self._labels, self._next = labels, counted

    def _counted(self) -> tuple[str, ...]:
        """The number before an item that has no label of its own."""
        if self._next is None:
            return ()
        self._next += 1
        return (f"{self._next - 1}.",)

    def _read_row(self, row: HtmlElement, around: Block) -> None:
        """A row is one block: a cell alone says little."""
        cells = [cell for cell in row if cell.get("id")]
        langs = {cell.get("lang") or "" for cell in cells}
        block = self._begin(str(cells[0].get("id")), langs.pop() if len(langs) == 1 else "") if cells else around
        self._in_row = True
        for index, cell in enumerate(row):
            block.pieces.append(_APART if index else "")
            self._read(cell, block)
        self._in_row = False

    def _begin(self, own_id: str, lang: str) -> Block:
        section = self.sections[-1]
        heading = self._numbers.get(section.heading.id, "")
        number = item_number(self._labels, heading) if self._labels else ""
        section.blocks.append(Block(own_id, number, lang))
        return section.blocks[-1]

    def _words(self, element: HtmlElement, block: Block) -> None:
        gap = "" if element.tag in _WITHIN_A_LINE else " "
        block.pieces += [gap, element.text or ""]
        for child in element:
            if child.get("class") != _LABEL:
                self._read(child, block)
            block.pieces.append(child.tail or "")
        block.pieces.append(gap)


def _first_number(items: HtmlElement) -> int | None:
    """What a list counts from; nothing for one without numbers, and for notes, which the text does not cite so."""
    around = items.getparent()
    if items.tag == "ul" or (around is not None and around.get("class") == _NOTES):
        return None
    return int(items.get("start") or 1)


def _label_of(item: HtmlElement) -> tuple[str, ...]:
    """The label that is typed before an item, not one of an item within it."""
    if not len(item):
        return ()
    first = item[0] if item[0].tag == "p" else item
    return tuple(label.text or "" for label in first[:1] if label.get("class") == _LABEL)
