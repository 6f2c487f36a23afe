"""Blocks of a rendered section: its HTML comes in, paragraphs, headings, items and rows leave, in reading order.

English decides structure and ids, so that a section has the same blocks in every language, one by one.
"""

from __future__ import annotations

import html as html_
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import count, repeat
from typing import NamedTuple

import lxml.html
from lxml.html import HtmlElement

from noticepress.editions.comparing.blocks.inline import (
    inline_text,
    inline_tokens,
    is_fallback,
    kept_attributes,
    without_marks,
)
from noticepress.editions.comparing.words.tokens import NUMBER_BEGINS, VALUE_ENDS, Token, folded, weight
from noticepress.files.html import read_fragment

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    {*_HEADINGS, "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "div", "table", "hr", "pre", "section"}
)
_FRAMES = ("blockquote", "div")
_OF_TEXT = ("p", "li", "dd")
"""Roles that are told apart by bullets and space alone."""
_NUMBER = re.compile(f"{NUMBER_BEGINS}[^{VALUE_ENDS}]*{VALUE_ENDS}")
_SPACE = re.compile(r"[ \t\n]+")
_MARKED_TAG = re.compile(f"<[a-z][^<>]*{VALUE_ENDS}[^<>]*>")
"""An element with an address that a fact completes."""
_REMEMBERED = 512
"""Sections: some thousand words each, once they have been compared."""
_NOT_SHOWN = ("footnote-backref",)


class Around(NamedTuple):
    """An element around a block."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    number: int
    """Tells it from the others of its text."""


@dataclass(frozen=True)
class Block:
    """A paragraph, a heading, an item, the row of a table."""

    section: str
    id: str
    role: str
    """The element: ``p``, ``h2``, ``li`` (of which the text stands in the item itself), ``row``, ``dt``, ``pre``, …"""
    path: tuple[Around, ...]
    """The lists, quotations and boxes around it, from the outside in."""
    label: str
    """Of a numbered item, as it is shown; empty for the others."""
    lang: str
    """``en`` for what is shown in English for want of a translation; else empty."""
    cells: tuple[str, ...]
    """Its inline HTML; of a row, of each cell. Values of facts stand between the marks of ``tokens``."""
    number: int = 0
    """Its place in its text."""
    begins: bool = False
    """Whether the item that it stands in begins with it."""
    head: Block | None = field(default=None, compare=False, repr=False)
    """Of a row, the one with its columns' names: it is shown without those between."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.role in _HEADINGS

    @property
    def is_row(self) -> bool:
        """Whether it is the row of a table."""
        return self.role.endswith("row")

    @property
    def item(self) -> Around | None:
        """The innermost item that it stands in."""
        return next((around for around in reversed(self.path) if around.tag == "li"), None)

    @property
    def depth(self) -> int:
        """How many items it is part of, but for one that it begins: words in (b) hold for less than those behind it."""
        return sum(around.tag == "li" for around in self.path) - self.begins

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """The tokens of each cell."""
        return tuple(tuple(inline_tokens(cell)) for cell in self.cells)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Every token that says something by itself."""
        return tuple(token for cell in self.tokens for token in cell if token.is_significant)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What those tokens are compared by."""
        return tuple(token.key for token in self.words)

    @cached_property
    def weight(self) -> float:
        """How much they say."""
        return sum(map(weight, self.words))

    @cached_property
    def own_id(self) -> str:
        """An id that somebody gave it; empty for one that only counts."""
        return "" if "." in self.id or ":" in self.id else self.id

    @cached_property
    def form(self) -> str:
        """What readers see that it is, whatever it says: a heading of a level, a row; quotations and boxes around."""
        around = [f"{each.tag} {dict(each.attributes).get('class', '')}" for each in self.path if each.tag in _FRAMES]
        return "/".join((*around, "" if self.role in _OF_TEXT else self.role))

    @cached_property
    def seen(self) -> tuple[str, ...]:
        """What two equal blocks have in common: their form, and what they say."""
        return (self.form, *self.says)

    @cached_property
    def says(self) -> tuple[str, ...]:
        """Each cell's HTML, but for numbers of clauses, and what readers do not tell apart."""
        return tuple(_SPACE.sub(" ", folded(_NUMBER.sub("", cell))).strip() for cell in self.cells)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of clauses in it: its own, be it one that browsers count, and those it refers to."""
        own = self.label or self.counted
        return (*([own] if own else []), *(each for cell in self.cells for each in _NUMBER.findall(cell)))

    @property
    def counted(self) -> str:
        """The number that browsers show before it, as in ``3``; empty for what is no item, or has a bullet."""
        item = self.item if self.begins else None
        return dict(item.attributes).get("value", "") if item else ""

    @property
    def text(self) -> str:
        """Its plain text; a row's cells with a tab between."""
        return "\t".join(map(inline_text, self.cells))


@lru_cache(maxsize=_REMEMBERED)
def read_blocks(section: str, html: str, first: int) -> tuple[Block, ...]:
    """The blocks of a section; ``first`` is the number of the first one in its text.

    Versions share sections, and so do locales of one language.
    """
    plain_tags = _MARKED_TAG.sub(lambda tag: without_marks(tag[0]), html)
    root = read_fragment(plain_tags)
    return tuple(_Reader(section, first).blocks(root, (), ""))


class _Reader:
    """Reads one section, counting blocks and the elements around them."""

    def __init__(self, section: str, first: int) -> None:
        self._section = section
        self._next = first
        self._around = first * 1000
        self._begun: set[int | None] = {None}
        """Items that have a block; what stands in none begins none."""

    def blocks(self, element: HtmlElement, path: tuple[Around, ...], lang: str) -> Iterator[Block]:
        """The blocks within an element that holds blocks."""
        if element.tag == "table":
            yield from self._rows(element, path)
            return
        run: list[HtmlElement] = []
        text = element.text or ""
        label = ""
        places = map(str, count(int(element.get("start") or 1))) if element.tag == "ol" else repeat("")
        for child in element:
            if _is_label(child):
                label, text = (child.text or ""), f"{text}{child.tail or ''}"
            elif child.tag in _BLOCKS:
                yield from self._run(element, text, run, path, label=label, lang=lang)
                yield from self._child(child, path, lang, next(places))
                run, text, label = [], child.tail or "", ""
            else:
                run.append(child)
        yield from self._run(element, text, run, path, label=label, lang=lang)

    def _child(self, child: HtmlElement, path: tuple[Around, ...], lang: str, place: str) -> Iterator[Block]:
        """The blocks in one of an element's; ``place`` is the number that browsers count, which an item is to keep."""
        tag = str(child.tag)
        lang = "en" if is_fallback(child) else lang
        if tag == "hr":
            return
        if tag in ("p", "dt", "pre", *_HEADINGS):
            yield self._leaf(child, tag, path, lang)
            return
        self._around += 1
        counted = (("value", place),) if place and tag == "li" and not child.get("value") else ()
        around = Around(tag, (*kept_attributes(child, tag), *counted), self._around)
        yield from self.blocks(child, (*path, around), lang)

    def _leaf(self, element: HtmlElement, tag: str, path: tuple[Around, ...], lang: str) -> Block:
        label = next((str(child.text or "") for child in element if _is_label(child)), "")
        return self._block(str(element.get("id") or ""), tag, path, (_inner(element),), label=label, lang=lang)

    def _run(
        self,
        element: HtmlElement,
        text: str,
        run: list[HtmlElement],
        path: tuple[Around, ...],
        *,
        label: str,
        lang: str,
    ) -> Iterator[Block]:
        html = html_.escape(text, quote=False) + "".join(map(_outer, run))
        if not html.strip():
            return
        role = str(element.tag) if element.tag in ("li", "dd") else "p"
        if any(map(is_fallback, run)):
            lang = "en"
        own = str(element.get("id") or next((child.get("id") for child in run if child.get("id")), ""))
        yield self._block(own, role, path, (html,), label=label, lang=lang)

    def _rows(self, table: HtmlElement, path: tuple[Around, ...]) -> Iterator[Block]:
        head: Block | None = None
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            lang = "en" if any(map(is_fallback, cells)) else ""
            first = next((str(cell.get("id")) for cell in cells if cell.get("id")), "")
            role = "head row" if cells and cells[0].tag == "th" else "row"
            block = self._block(first, role, path, tuple(map(_inner, cells)), lang=lang, head=head)
            head = block if role == "head row" else head
            yield block

    def _block(
        self,
        own_id: str,
        role: str,
        path: tuple[Around, ...],
        cells: tuple[str, ...],
        *,
        label: str = "",
        lang: str = "",
        head: Block | None = None,
    ) -> Block:
        item = next((around.number for around in reversed(path) if around.tag == "li"), None)
        begins = item not in self._begun
        self._begun.add(item)
        block = Block(self._section, own_id, role, path, label, lang, cells, self._next, begins, head)
        self._next += 1
        return block


def _is_label(element: HtmlElement) -> bool:
    return bool(element.tag == "bdi" and element.get("class") == "label")


def _inner(element: HtmlElement) -> str:
    if not len(element):
        return html_.escape(element.text or "", quote=False).strip("\n")
    children = [child for child in element if not _is_label(child)]
    labels = "".join(child.tail or "" for child in element if _is_label(child))
    html = (html_.escape((element.text or "") + labels, quote=False) + "".join(map(_outer, children))).strip("\n")
    has_way_back = any(child.get("class") in _NOT_SHOWN for child in children)
    return html.rstrip("\u00a0 ").removesuffix("&#160;") if has_way_back else html


def _outer(child: HtmlElement) -> str:
    if child.get("class") in _NOT_SHOWN:
        return html_.escape((child.tail or ""), quote=False)
    text: str = lxml.html.tostring(child, encoding="unicode")
    return text
