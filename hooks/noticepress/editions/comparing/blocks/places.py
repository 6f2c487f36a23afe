"""Where a block stands among lists, as lawyers cite it: the elements around it come in, labels of items leave."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from noticepress.editions.comparing.blocks.reading import Around, Block
from noticepress.register.numbering import item_number
from noticepress.texts.extensions.list_markers import delimiter_of, label_of, style_of


def place_of(block: Block) -> str:
    """The number of the item that a block is part of, as references to it have it: ``1(b)(ii)``; empty for none."""
    labels = (label_in(*each) or _number_in(*each) for each in pairwise(block.path))
    return item_number(tuple(filter(None, labels)), "")


def label_in(around: Around, item: Around) -> str:
    """The label that was typed for an ``item`` of the list ``around`` it; empty for every other element."""
    items, value = Element(around.tag, dict(around.attributes)), dict(item.attributes).get("value")
    delimiter = delimiter_of(items) if value and item.tag == "li" else ""
    return label_of(style_of(items), int(value), delimiter) if value and delimiter else ""


def _number_in(around: Around, item: Around) -> str:
    """The number that Markdown counts an ``item`` of the list ``around`` it by; empty for every other element."""
    value = dict(item.attributes).get("value", "")
    return f"{value}." if around.tag == "ol" and item.tag == "li" and value else ""
