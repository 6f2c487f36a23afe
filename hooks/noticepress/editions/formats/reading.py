"""A rendered section as blocks: its HTML comes in, values leave; every form of an edition is written from these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urljoin

from lxml.html import HtmlElement

from noticepress.editions.formats.blocks import ENGLISH, NOTE_MARK, Block, Inline, Kind, Section, Span, plain_words
from noticepress.editions.localizing.rendered import FALLBACK_CLASS
from noticepress.files.html import read_fragment
from noticepress.model import PREVAILING_LANGUAGE

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAVES = {"p": Kind.PARAGRAPH, "dt": Kind.TERM}
_HOLDERS = {
    "ul": Kind.LIST,
    "dl": Kind.DEFINITIONS,
    "dd": Kind.DEFINITION,
    "blockquote": Kind.QUOTATION,
}
_CELLS = {"td": Kind.CELL, "th": Kind.HEADER}
_BLOCKS = frozenset({*_HEADINGS, *_LEAVES, *_HOLDERS, "ol", "li", "div", "table", "hr", "pre"})
_BLANK = " \t\n"
_AT_THE_END = " \u00a0"
"""What may be left there of a footnote's way back."""
_SPACE = re.compile(r"[ \t\n]+")
_HEADING_ID = re.compile('<h[1-6] (?:[^<>]* )?id="([^"]*)"')
_RELATIVE = re.compile(r'href="(?!#|mailto:|[a-z]+://\w)')
"""An address that leads elsewhere from another page."""
_NOTES = "footnote"
"""In the classes of a footnote, of its mark and of the way back."""
_NOTE_ID = "fn:"
_WAY_BACK = "footnote-backref"
_NO_NUMBERS: Mapping[str, str] = MappingProxyType({})
_REMEMBERED = 1024
"""Sections: most of a version's are those of the one before, and English is read in several locales."""


def read_sections(
    sections: Iterable[tuple[str, str]], base: str = "", numbers: Mapping[str, str] = _NO_NUMBERS
) -> tuple[Section, ...]:
    """The blocks of each of the (id, HTML) of a text.

    ``base`` is the address of its page: links become whole. ``numbers`` of headings, by their ids, are set apart.
    """
    reader = _Reader(base, numbers)
    return tuple(Section(name, reader.section(html)) for name, html in sections)


@lru_cache(maxsize=_REMEMBERED)
def _alone(html: str, base: str, numbers: tuple[tuple[str, str], ...]) -> tuple[Block, ...]:
    """The blocks of a section without footnotes, which is read alike in whatever text it stands."""
    return tuple(_Reader(base, dict(numbers)).blocks(read_fragment(html)))


class _Reader:
    """Reads a text; remembers which number a footnote's mark shows."""

    def __init__(self, base: str, numbers: Mapping[str, str]) -> None:
        self._base = base
        self._numbers = numbers
        self._notes: dict[str, str] = {}

    def section(self, html: str) -> tuple[Block, ...]:
        """The blocks of a section; one without footnotes may have been read before."""
        if _NOTES in html:
            return tuple(self.blocks(read_fragment(html)))
        base = self._base if _RELATIVE.search(html) else _top(self._base)
        known = self._numbers
        return _alone(html, base, tuple((each, known[each]) for each in _HEADING_ID.findall(html) if each in known))

    def blocks(self, element: HtmlElement) -> list[Block]:
        """The blocks within an element; words that stand there bare are a paragraph."""
        found: list[Block] = []
        bare: list[Inline] = [element.text or ""]
        for child in element:
            if child.tag in _BLOCKS:
                found += _bare(bare)
                found += self._block(child)
                bare = []
            else:
                bare.append(self._span(child))
            bare.append(child.tail or "")
        return found + _bare(bare)

    def _block(self, element: HtmlElement) -> Sequence[Block]:
        tag = str(element.tag)
        if tag == "div":
            return self._division(element)
        if tag in _LEAVES or tag in _HEADINGS:
            found = self._leaf(element, tag)
        elif tag == "ol":
            found = Block(Kind.LIST, _id(element), blocks=tuple(self._labelled(element)))
        elif tag == "li":
            found = self._item(element)
        elif tag in _HOLDERS:
            found = Block(_HOLDERS[tag], _id(element), blocks=tuple(self.blocks(element)))
        elif tag == "table":
            found = Block(Kind.TABLE, _id(element), blocks=tuple(self._rows(element)))
        elif tag == "pre":
            text = str(element.text_content()).rstrip("\n")
            found = Block(Kind.CODE, _id(element), (text,), is_english=_is_fallback(element))
        else:
            found = Block(Kind.RULE)
        return (found,)

    def _division(self, element: HtmlElement) -> Sequence[Block]:
        classes = (element.get("class") or "").split()
        if "admonition" in classes:
            return (Block(Kind.BOX, _id(element), blocks=tuple(self.blocks(element))),)
        if "footnote" in classes:
            notes = tuple(self._item(item, Kind.NOTE) for item in element.iter("li") if _id(item).startswith(_NOTE_ID))
            return (Block(Kind.NOTES, blocks=notes),)
        return self.blocks(element)

    def _leaf(self, element: HtmlElement, tag: str) -> Block:
        words, english = _trimmed(self._words(element)), _is_fallback(element)
        if tag in _LEAVES:
            is_title = "admonition-title" in (element.get("class") or "").split()
            return Block(Kind.BOX_TITLE if is_title else _LEAVES[tag], _id(element), words, is_english=english)
        number = self._numbers.get(_id(element), "")
        if number and words and isinstance(words[0], str) and words[0].startswith(f"{number} "):
            words = (words[0].removeprefix(f"{number} "), *words[1:])
        return Block(Kind.HEADING, _id(element), words, label=number, level=int(tag[1]), is_english=english)

    def _labelled(self, element: HtmlElement) -> Iterator[Block]:
        """The items of an ordered list, each with what stands before it on the page."""
        labels = _labels(element)
        for block in self.blocks(element):
            yield block._replace(label=next(labels)) if block.kind is Kind.ITEM else block

    def _item(self, element: HtmlElement, kind: Kind = Kind.ITEM) -> Block:
        """An item; its id may stand on its first paragraph, or on the English words that it begins with."""
        own = _id(element)
        english = next((child for child in element if _is_fallback(child)), None)
        label = self._notes.get(own, "") if kind is Kind.NOTE else ""
        first, *others = self.blocks(element) or (Block(Kind.PARAGRAPH),)
        if not own and first.kind is Kind.PARAGRAPH:
            own = first.id or (_id(english) if english is not None else "")
            first = first._replace(id="")
        return Block(kind, own, blocks=(first, *others), label=label)

    def _rows(self, table: HtmlElement) -> Iterator[Block]:
        for row in table.iter("tr"):
            cells = (
                Block(_CELLS[str(cell.tag)], _id(cell), _trimmed(self._words(cell)), is_english=_is_fallback(cell))
                for cell in row
                if cell.tag in _CELLS
            )
            yield Block(Kind.ROW, blocks=tuple(cells))

    def _words(self, element: HtmlElement) -> list[Inline]:
        words: list[Inline] = [element.text or ""]
        for child in element:
            words += (self._span(child), child.tail or "")
        return words

    def _span(self, element: HtmlElement) -> Inline:
        tag, name = str(element.tag), element.get("class") or ""
        if name == _WAY_BACK or (tag == "bdi" and name == "label"):
            return ""
        words = tuple(word for word in map(_folded, self._words(element)) if word)
        mark = next((child for child in element if child.get("class") == "footnote-ref"), None)
        if tag == "sup" and mark is not None:
            note = str(mark.get("href"))
            self._notes.setdefault(note[1:], plain_words(words))
            return Span(NOTE_MARK, (plain_words(words),), note)
        if _is_fallback(element):
            return Span(ENGLISH, words, lang=PREVAILING_LANGUAGE)
        get = element.get
        href = self._whole(get("href") or "")
        return Span(tag, words, href, get("lang") or "", get("title") or "", get("id") or "")

    def _whole(self, href: str) -> str:
        if not href or href.startswith("#"):
            return href
        with suppress(ValueError):  # An address that nobody can read stays as it is.
            return urljoin(self._base, href)
        return href


@lru_cache(maxsize=1)
def _top(base: str) -> str:
    """The address of a site's front page, for what leads from every page to the same place."""
    return urljoin(base, "/")


def _bare(words: list[Inline]) -> list[Block]:
    trimmed = _trimmed(words)
    return [Block(Kind.PARAGRAPH, words=trimmed)] if trimmed else []


def _id(element: HtmlElement) -> str:
    return element.get("id") or ""


def _is_fallback(element: HtmlElement) -> bool:
    classes = element.get("class")
    return bool(classes) and FALLBACK_CLASS in classes.split()


def _labels(numbered: HtmlElement) -> Iterator[str]:
    """What stands before each item of an ordered list on the page."""
    for number, item in enumerate(numbered.iterchildren("li"), int(numbered.get("start") or 1)):
        shown = next((each for each in item.iter("bdi") if each.get("class") == "label"), None)
        is_own = shown is not None and next(shown.iterancestors("li")) is item
        yield (shown.text or "") if shown is not None and is_own else f"{number}."


def _folded(word: Inline) -> Inline:
    return _fold(word) if isinstance(word, str) else word


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text) if "\n" in text or "  " in text or "\t" in text else text


def _trimmed(words: list[Inline]) -> tuple[Inline, ...]:
    """Words without the space that browsers do not show at both ends, and where a footnote's way back stood."""
    if len(words) == 1 and isinstance(words[0], str):
        text = _fold(words[0].strip(_BLANK)).rstrip(_AT_THE_END)
        return (text,) if text else ()
    found = [word for word in map(_folded, words) if word]
    while found and isinstance(found[0], str):
        first = found[0].lstrip(" ")
        found[:1] = [first] if first else []
        if first:
            break
    while found and isinstance(found[-1], str):
        last = found[-1].rstrip(_AT_THE_END)
        found[-1:] = [last] if last else []
        if last:
            break
    return tuple(found)
