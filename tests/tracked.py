"""A Word document with tracked changes, read back: its paragraphs after accepting or rejecting every change."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx import Document
from docx.oxml.ns import qn

_GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}


def paragraphs(content: bytes, act: str) -> list[str]:
    """The text of each paragraph and, with tabs between the cells, of each row."""
    gone = {qn(f"w:{name}") for name in _GONE[act]}
    lines: list[str] = []
    for element in Document(io.BytesIO(content)).element.body:
        if element.tag == qn("w:p"):
            lines += _paragraph(element, gone)
        elif element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                if not _marked(row.find(qn("w:trPr")), gone):
                    cells = row.iter(qn("w:tc"))
                    lines.append("\t".join("".join(_words(cell, gone)) for cell in cells))
    return lines


def _paragraph(element, gone: set[str]) -> Iterator[str]:
    properties = element.find(qn("w:pPr"))
    mark = None if properties is None else properties.find(qn("w:rPr"))
    text = "".join(_words(element, gone))
    if _marked(mark, gone):
        assert not text, text  # what goes, goes as a whole
    else:
        yield text


def _marked(properties, gone: set[str]) -> bool:
    return properties is not None and any(child.tag in gone for child in properties)


def _words(element, gone: set[str]) -> Iterator[str]:
    for child in element:
        if child.tag in gone:
            continue
        if child.tag in (qn("w:t"), qn("w:delText")):
            yield child.text or ""
        elif child.tag == qn("w:br"):
            yield "\n"
        else:
            yield from _words(child, gone)
