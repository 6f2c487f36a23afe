"""The English side: a version's text comes in, its messages leave as pieces, with facts as a locale shows them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from noticepress.catalogs.aligning.pieces import Kind, Piece, placed
from noticepress.model import Block, Text
from noticepress.register.facts import fill_text
from noticepress.texts.roles import CONTINUED

_KINDS = {
    "item": Kind.ITEM,
    "numbered item": Kind.ITEM,
    "term": Kind.TERM,
    "definition": Kind.DEFINITION,
    "cell": Kind.CELL,
    "header cell": Kind.HEADER,
    "quotation": Kind.QUOTATION,
    "admonition title": Kind.TITLE,
    "admonition": Kind.QUOTATION,
    "footnote": Kind.NOTE,
    f"footnote{CONTINUED}": Kind.NOTE,
}
_HEADING = "heading "
_FRONT_MATTER = "front matter"
_LIST = re.compile(r"\b(?:ul|ol|dl|blockquote|admonition)\b")


@dataclass(frozen=True, slots=True)
class English:
    """A version's messages in the order in which they are paired."""

    blocks: tuple[Block, ...]
    paths: tuple[str, ...]
    """The file of each."""
    pieces: tuple[Piece, ...]


def english_of(text: Text, facts: Mapping[str, str], numbers: Mapping[str, str]) -> English:
    """What is to be paired; ``facts`` are shown values, ``numbers`` those of headings by their ids."""
    found = [
        (block, section.path, _piece(block, facts, numbers))
        for section in text.sections
        for block in section.messages
        if not block.role.startswith(_FRONT_MATTER)
    ]
    found.sort(key=lambda each: each[2].kind is Kind.NOTE)
    return English(
        tuple(block for block, _, _ in found),
        tuple(path for _, path, _ in found),
        placed(piece for _, _, piece in found),
    )


def _piece(block: Block, facts: Mapping[str, str], numbers: Mapping[str, str]) -> Piece:
    words = fill_text(block.text, facts)
    if block.role.startswith(_HEADING):
        level = int(block.role.removeprefix(_HEADING))
        return Piece(Kind.HEADING, words, block.line, level, id=block.id, number=numbers.get(block.id, ""))
    kind = _KINDS.get(block.role, Kind.PARAGRAPH)
    depth = 0 if kind is Kind.NOTE else len(_LIST.findall(block.within))
    return Piece(kind, words, block.line, depth=depth, id=block.id)
