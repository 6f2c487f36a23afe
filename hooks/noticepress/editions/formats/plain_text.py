"""A text as plain text, for a terminal or a letter: blocks come in, lines leave, a paragraph on each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from noticepress.editions.formats.blocks import BLOCKS_REMEMBERED, ENGLISH, NOTE_MARK, Block, Kind, Span, plain_words
from noticepress.editions.localizing.letters import in_letters

_IN_ENGLISH = "[English] "
"""Stands before what is shown in English for want of a translation."""
_SPACES = re.compile(" {2,}")
_UNDERLINES = {1: "=", 2: "-"}
_LONGEST_UNDERLINE = 72


def plain_text(blocks: Iterable[Block]) -> str:
    """The text of some blocks; an empty line stands between two."""
    return "\n\n".join(text for text in map(_text, blocks) if text is not None)


@lru_cache(maxsize=BLOCKS_REMEMBERED)
def _text(block: Block) -> str | None:
    """A block by itself, if there is anything to write."""
    return "\n".join(lines) if (lines := _lines(block)) else None


def plain_words_of(block: Block) -> str:
    """What a block says, on as many lines as it has."""
    text = "".join(word if isinstance(word, str) else _span(word) for word in block.words)
    if "  " in text or "\n" in text:
        text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return f"{_IN_ENGLISH}{text}" if block.is_english and text else text


def _span(span: Span) -> str:
    if span.tag == "br":
        return "\n"
    text = "".join(word if isinstance(word, str) else _span(word) for word in span.words)
    if span.tag == NOTE_MARK:
        return f"[{text}]"
    if span.tag == ENGLISH:
        return f"{_IN_ENGLISH}{text}"
    text = in_letters(span.tag, text)
    if span.href and not span.href.startswith("#") and text not in (span.href, span.href.removeprefix("mailto:")):
        return f"{text} <{span.href}>"
    return text


def _lines(block: Block) -> list[str]:
    return _FORMS.get(block.kind, _paragraph)(block)


def _paragraph(block: Block) -> list[str]:
    return plain_words_of(block).split("\n")


def _heading(block: Block) -> list[str]:
    text = " ".join(filter(None, (block.label, plain_words_of(block).replace("\n", " "))))
    line = _UNDERLINES.get(block.level, "")
    return [text, line * min(_width(text), _LONGEST_UNDERLINE)] if line else [text]


def _width(text: str) -> int:
    """So many columns a text takes where each letter has one, and those of China, Japan and Korea two."""
    shown = (char for char in text if unicodedata.category(char) not in ("Mn", "Me", "Cf"))
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in shown)


def _list(block: Block) -> list[str]:
    return [line for item in block.blocks for line in _item(item)]


def _item(item: Block) -> list[str]:
    return _hung(item.label or "-", _within(item))


def _note(note: Block) -> list[str]:
    return _hung(f"[{note.label}]", _within(note))


def _hung(mark: str, lines: list[str]) -> list[str]:
    indent = " " * len(mark)
    return [f"{mark if index == 0 else indent} {line}".rstrip() for index, line in enumerate(lines)]


def _within(block: Block) -> list[str]:
    """The blocks in a block, with an empty line between two; a list goes on without one."""
    lines: list[str] = []
    for part in block.blocks:
        lines += ["", *_lines(part)] if lines and part.kind is not Kind.LIST else _lines(part)
    return lines or [""]


def _quotation(block: Block) -> list[str]:
    return [f"> {line}".rstrip() for line in plain_text(block.blocks).split("\n")]


def _definitions(block: Block) -> list[str]:
    lines: list[str] = []
    for part in block.blocks:
        if part.kind is Kind.TERM:
            lines += [*([""] if lines else []), *_paragraph(part)]
        else:
            lines += [f"    {line}".rstrip() for line in _within(part)]
    return lines


def _table(block: Block) -> list[str]:
    """Each row by itself: what its columns are called, and what stands in them."""
    rows = [[plain_words_of(cell).replace("\n", " ") for cell in row.blocks] for row in block.blocks]
    heads = rows[0] if block.blocks and all(cell.kind is Kind.HEADER for cell in block.blocks[0].blocks) else []
    lines = [[*_row(heads, row)] for row in (rows[1:] if heads else rows)] or [heads]
    return [line for row in lines for line in ("", *row)][1:]


def _row(heads: list[str], cells: list[str]) -> Iterator[str]:
    for index, cell in enumerate(cells):
        head = heads[index] if index < len(heads) else ""
        yield f"{head}: {cell}" if head else cell


_FORMS: dict[Kind, Callable[[Block], list[str]]] = {
    Kind.HEADING: _heading,
    Kind.LIST: _list,
    Kind.ITEM: _item,
    Kind.NOTES: lambda block: [line for note in block.blocks for line in _note(note)],
    Kind.NOTE: _note,
    Kind.QUOTATION: _quotation,
    Kind.BOX: _quotation,
    Kind.DEFINITIONS: _definitions,
    Kind.TABLE: _table,
    Kind.ROW: lambda block: [plain_words_of(cell) for cell in block.blocks],
    Kind.CODE: lambda block: [f"    {line}".rstrip() for line in plain_words(block.words).split("\n")],
    Kind.RULE: lambda _: ["* * *"],
}
"""What is not named is a paragraph."""
