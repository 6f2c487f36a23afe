"""A text as values: blocks in blocks, with their labels and ids, whatever they are to be written as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

BLOCKS_REMEMBERED = 2048
"""How many blocks a form remembers: a version has most of the one before, and English serves several locales."""


class Kind(StrEnum):
    """What a block is."""

    __hash__ = str.__hash__
    """As a text: an enumeration's own is made in Python, and blocks are looked up often."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    DEFINITIONS = "definitions"
    TERM = "term"
    DEFINITION = "definition"
    TABLE = "table"
    ROW = "row"
    HEADER = "header cell"
    CELL = "cell"
    QUOTATION = "quotation"
    BOX = "box"
    BOX_TITLE = "title of a box"
    CODE = "code"
    RULE = "rule"
    NOTES = "footnotes"
    NOTE = "footnote"


class Span(NamedTuple):
    """An element within a block."""

    tag: str
    """As HTML has it; or one of :data:`NOTE_MARK` and :data:`ENGLISH`."""
    words: tuple[Inline, ...]
    href: str = ""
    """A whole address, or ``#`` and an id of this text."""
    lang: str = ""
    title: str = ""
    id: str = ""


Inline = str | Span
NOTE_MARK = "note"
"""Tag of a footnote's mark: ``href`` leads to the note."""
ENGLISH = "english"
"""Tag of what is shown in English for want of a translation, in a block that holds more."""


class Block(NamedTuple):
    """A paragraph, a list, an item of one, and so on."""

    kind: Kind
    id: str = ""
    words: tuple[Inline, ...] = ()
    """Its own words, without the white space that browsers do not show at both ends."""
    blocks: tuple[Block, ...] = ()
    label: str = ""
    """Of a heading, its number; of an item or a note, what stands before it: ``(a)``, ``1.``; empty for a bullet."""
    level: int = 0
    """Of a heading."""
    is_english: bool = False
    """Whether it is shown in English for want of a translation."""

    def walk(self) -> Iterator[Block]:
        """This block and every one within it, in reading order."""
        yield self
        for block in self.blocks:
            yield from block.walk()


class Section(NamedTuple):
    """A section of a text."""

    id: str
    blocks: tuple[Block, ...]


def plain_words(words: Iterable[Inline]) -> str:
    """The words alone; a line's end is one."""
    return "".join(word if isinstance(word, str) else _plain(word) for word in words)


def _plain(span: Span) -> str:
    return "\n" if span.tag == "br" else plain_words(span.words)
