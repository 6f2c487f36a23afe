"""An edition as Markdown and as plain text: its material comes in, bytes leave."""

from __future__ import annotations

from noticepress.editions.formats.blocks import Block, Kind, Span
from noticepress.editions.formats.markdown import markdown
from noticepress.editions.formats.material import Material
from noticepress.editions.formats.plain_text import plain_text

_RULE = Block(Kind.RULE)
_BYTE_ORDER_MARK = "\ufeff"
"""Before a plain text: hosts send it without its encoding, and some browsers then take another."""


def markdown_file(material: Material) -> bytes:
    """``notice.md``."""
    return f"{markdown(_blocks(material))}\n".encode()


def text_file(material: Material) -> bytes:
    """``notice.txt``."""
    return f"{_BYTE_ORDER_MARK}{plain_text(_blocks(material))}\n".encode()


def _blocks(material: Material) -> tuple[Block, ...]:
    """The title, what is said of the version and of its translation, and the text."""
    statement: tuple[str | Span, ...] = (Span("strong", (material.statement,)),)
    if not material.locale.is_english:
        statement += (Span("br", ()), Span("a", (material.read_in_english,), material.prevailing_address))
    said = (*([material.disclaimer] if material.disclaimer else []), *material.notes())
    facts = tuple(Block(Kind.ITEM, blocks=(_paragraph(line),)) for line in material.facts())
    return (
        material.title,
        _paragraph(*statement),
        Block(Kind.LIST, blocks=facts),
        *map(_paragraph, said),
        _RULE,
        *material.body,
    )


def _paragraph(*words: str | Span) -> Block:
    return Block(Kind.PARAGRAPH, words=words)
