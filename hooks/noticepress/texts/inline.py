"""One block of inline Markdown comes in; its elements, with their attributes, and its plain words leave.

What Markdown makes of a text is told by rendering it, and never guessed from its marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from lxml.etree import ParserError
from lxml.html import HtmlElement

from noticepress.files.html import read_fragment
from noticepress.files.limits import EMPTY_TAGS, excess_in_passage
from noticepress.model import Block
from noticepress.texts.dialect import REFERENCE_ADDRESS, Dialect
from noticepress.texts.roles import tag_of

UNREADABLE = "unreadable"
"""Stands for the name of a tag where HTML cannot be read at all."""
COMMENT = "<!--"
"""Begins a comment, and stands for the name of its tag."""
LINK_END = re.compile(
    r"\]\(\s*(?:<[^<>]*>|(?>(?:\{\{[^{}]*\}\}|[^()\s]|\((?>(?:[^()\s]|\([^()\s]*\))*)\))*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
"""What stands behind the words of a link, from ``](`` to ``)``."""
_FACT = re.compile(r"\{\{[^{}]*\}\}")
_MARKS = re.compile(r"[\[<*_`\\]|(?<!\{)\{(?!\{)")
"""Without one of these, a text holds no element."""
_RAW_TAG = re.compile(r"<(/?)([a-zA-Z][^ \t\n\f\r/>]*)")
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][^ \t\n\f\r/>]*)(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>")
_TICKS = re.compile(r"`+")
_NO_LINE_END = re.compile(r"[^\n]")
_FIRST_MARK = 0xF0000
_NO_WORDS = frozenset({"code"})
_NO_TEXT_OF_ITS_OWN = ("front matter", "abbreviation", "link title")


class Inline(NamedTuple):
    """An element within a block."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    """Names and values; facts stand in them as ``{{ name }}``."""

    @property
    def address(self) -> str | None:
        """Where a link leads; ``None`` for what is no link."""
        return next((value for name, value in self.attributes if name == "href"), None) if self.tag == "a" else None


@dataclass(frozen=True, slots=True)
class InlineContent:
    """What a block's text turns into; HTML of blocks, which is refused as such (IN005), is left out."""

    elements: tuple[Inline, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    """Of the block's own element, where Markdown reads some within the text."""
    opened: tuple[str, ...] = ()
    """Names of the tags that are written as HTML, in lower case."""
    closed: tuple[str, ...] = ()
    words: str = ""
    """The text that a reader sees, without code."""
    crossed: str = ""
    """The first tag that closes while another is open within it, or while it is not open; empty for none, and where
    one is not closed at all.
    """


def content_of(block: Block) -> InlineContent:
    """What a block turns into; empty for code, raw HTML and what is shown as plain text."""
    if not block.translatable or block.role.startswith(_NO_TEXT_OF_ITS_OWN):
        return InlineContent()
    return read_inline(block.text, tag_of(block.role))


def addresses_of(block: Block) -> Iterator[str]:
    """Where a block leads: its links' addresses, or a reference's own; facts stand in them as ``{{ name }}``."""
    if block.role == "reference":
        yield block.text.partition("]: ")[2]
    for element in content_of(block).elements:
        if element.address is not None and not element.address.startswith(REFERENCE_ADDRESS):
            yield element.address


def without_code(text: str) -> str:
    """Inline Markdown with spaces for each code span; its lines stay."""
    if "`" not in text:
        return text
    pieces: list[str] = []
    end = 0
    for start, behind in _code_spans(text):
        pieces += [text[end:start], _NO_LINE_END.sub(" ", text[start:behind])]
        end = behind
    return "".join([*pieces, text[end:]])


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each code span begins and ends: at the next run of as many backticks."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    closing: dict[int, int] = {}
    """The next run of each length, read from the end."""
    ends: list[int | None] = []
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        ends.append(closing.get(length))
        closing[length] = index
    ends.reverse()
    index = 0
    while index < len(runs):
        start, close = runs[index][0], ends[index]
        if close is None or text[start - 1 : start] == "\\":
            index += 1
            continue
        yield start, runs[close][1]
        index = close + 1


@lru_cache(maxsize=20_000)
def read_inline(text: str, tag: str) -> InlineContent:
    """What inline Markdown turns into inside an element ``tag``; without that element."""
    if not _MARKS.search(text):
        return InlineContent(words=text)
    if excess_in_passage(text):
        return InlineContent((Inline(UNREADABLE, ()),), words=text)
    facts = list(dict.fromkeys(_FACT.findall(text)))
    marks = {fact: chr(_FIRST_MARK + index) for index, fact in enumerate(facts)}
    table = {ord(mark): fact for fact, mark in marks.items()}
    marked = _FACT.sub(lambda fact: marks[fact[0]], text)
    first, *others = (_content(html, raw, text, tag, table) for html, raw in _dialect().readings(marked, tag))
    more = (element for other in others for element in other.elements if element not in first.elements)
    return replace(first, elements=(*first.elements, *more))


def _content(html: str, raw: Iterable[str], text: str, tag: str, table: dict[int, str]) -> InlineContent:
    """What stands in one reading of a text."""
    snippets = (snippet for snippet in raw if not snippet.startswith(COMMENT))
    tags = [(found[1], found[2].lower()) for snippet in snippets for found in _RAW_TAG.finditer(snippet)]
    tags = [(slash, name) for slash, name in tags if not _dialect().is_block_level(name)]
    opened = tuple(name for slash, name in tags if not slash)
    closed = tuple(name for slash, name in tags if slash)
    try:
        root = read_fragment(html)
    except (ParserError, ValueError):
        return InlineContent((Inline(UNREADABLE, ()),), (), opened, closed, text)
    elements = [_inline(element, table) for element in root.iterdescendants()]
    attributes = next((element.attributes for element in elements if element.tag == tag), ())
    inner = (element for element in elements if not _dialect().is_block_level(element.tag))  # others are IN005's
    words = "".join(_words(root)).translate(table)
    is_balanced = sorted(name for name in opened if name not in EMPTY_TAGS) == sorted(closed)
    crossed = _crossed(html) if closed and is_balanced else ""
    return InlineContent(tuple(inner), attributes, opened, closed, words, crossed)


def _crossed(html: str) -> str:
    within: list[str] = []
    for slash, name in _ANY_TAG.findall(html):
        if not slash and name.lower() not in EMPTY_TAGS:
            within.append(name.lower())
        elif slash and (not within or within.pop() != name.lower()):
            return str(name).lower()
    return ""


@cache
def _dialect() -> Dialect:
    return Dialect()


def _inline(element: HtmlElement, table: dict[int, str]) -> Inline:
    if not isinstance(element.tag, str):
        return Inline(COMMENT, ())
    pairs = ((str(name), str(value).translate(table)) for name, value in element.attrib.items())
    if element.tag == "h2":  # its id is Python-Markdown's
        pairs = (pair for pair in pairs if pair[0] != "id")
    return Inline(element.tag, tuple(pairs))


def _words(element: HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in _NO_WORDS:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""
