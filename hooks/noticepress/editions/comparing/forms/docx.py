"""A redline as a Word document with tracked changes: accepting all gives the new text, rejecting all the old.

It needs python-docx, an extra of the package. The same redline gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, cast

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.forms.tracked_words import DELETED, State, exactly, grouped, looks_of, quoted
from noticepress.editions.comparing.pieces import Piece, Redline
from noticepress.editions.comparing.redline import compared
from noticepress.editions.comparing.words.tokens import Token

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP archive can name: the file's own time says nothing."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """Whose changes they are, and of which day."""

    title: str
    author: str
    day: date


def redline_docx(redline: Redline, tracked: Tracked) -> bytes:
    """The document."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = tracked.title, tracked.author, ""
    properties.created = properties.modified = datetime.combine(tracked.day, datetime.min.time(), UTC)
    writer = _Writer(document, tracked, redline)
    for section in redline.sections:
        for piece in section.pieces:
            writer.piece(piece)
    file = io.BytesIO()
    document.save(file)
    return _without_times(file.getvalue())


def _without_times(archive: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            copy.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()


class _Writer:
    """A document in the making."""

    def __init__(self, document: DocumentType, tracked: Tracked, redline: Redline) -> None:
        self._document = document
        self._body: BaseOxmlElement = document.element.body
        self._end = self._body[-1]
        self._tracked = tracked
        self._next = 1
        self._table: BaseOxmlElement | None = None
        self._tables: set[tuple[bool, int]] = set()
        """What the table that is being written is in both texts."""
        self._moves = dict(_moves(redline))

    def piece(self, piece: Piece) -> None:
        """The blocks of a piece: where nothing tells them apart in one, the old ones go and the new ones come."""
        if piece.kind is Kind.AWAY:
            for block in piece.old:
                if block.number in self._moves:
                    self._moved(block, "moveFrom", self._moves[block.number])
                else:
                    self._blocks((block,), "del")
        elif piece.old and piece.old[0].number in self._moves:
            self._moved(piece.new[0], "moveTo", self._moves[piece.old[0].number])
        elif piece.moved or piece.kind in (Kind.SPLIT, Kind.JOINED) or not (piece.old and piece.new):
            if not piece.moved:
                self._blocks(piece.old, "del")
            self._blocks(piece.new, "ins")
        elif piece.old[0].is_row != piece.new[0].is_row or len(piece.old[0].cells) != len(piece.new[0].cells):
            self._blocks(piece.old, "del")
            if piece.old[0].is_row and piece.new[0].is_row:
                self._tables.add(_table_of(piece.new[0], "ins"))
            self._blocks(piece.new, "ins")
        else:
            cells = piece.cells or compared(piece.old, piece.new)
            self._block(piece.new[0], tuple(tuple(exactly(cell)) for cell in cells), "", was=piece.old[0])

    def _moved(self, block: Block, state: State, name: str) -> None:
        begin = self._change(state)
        begin.tag = qn(f"w:{state}RangeStart")
        begin.set(qn("w:name"), name)
        self._end.addprevious(begin)
        self._blocks((block,), state)
        self._end.addprevious(_element(f"w:{state}RangeEnd", id=str(begin.get(qn("w:id")))))

    def _blocks(self, blocks: Sequence[Block], state: State) -> None:
        for block in blocks:
            self._block(block, tuple(tuple((state, token) for token in cell) for cell in block.tokens), state)

    def _block(
        self, block: Block, cells: Sequence[Sequence[tuple[State, Token]]], state: State, was: Block | None = None
    ) -> None:
        if block.is_row:
            self._row(block, cells, state, was)
            return
        self._table = None
        paragraph = self._paragraph(block, state, was)
        self._end.addprevious(paragraph)
        self._runs(paragraph, cells[0])

    def _row(
        self, block: Block, cells: Sequence[Sequence[tuple[State, Token]]], state: State, was: Block | None
    ) -> None:
        """A row: of the table before it, where either text has both in one."""
        tables = {_table_of(block, state), *([_table_of(was, "del")] if was else ())}
        if self._table is None or self._tables.isdisjoint(tables):
            self._table, self._tables = self._begun(len(block.cells)), set()
        self._tables |= tables
        row = _element("w:tr")
        if state:
            properties = _element("w:trPr")
            properties.append(self._change(state))
            row.append(properties)
        for tokens in cells:
            cell, paragraph = _element("w:tc"), _element("w:p")
            self._mark(paragraph, state, "", "")
            self._runs(paragraph, tokens)
            cell.append(paragraph)
            row.append(cell)
        self._table.append(row)

    def _begun(self, columns: int) -> BaseOxmlElement:
        """A table without rows."""
        table = _element("w:tbl")
        properties = _element("w:tblPr")
        properties.append(_element("w:tblStyle", val="TableGrid"))
        properties.append(_element("w:tblW", w="0", type="auto"))
        grid = _element("w:tblGrid")
        grid.extend(_element("w:gridCol") for _ in range(columns))
        table.extend((properties, grid))
        self._end.addprevious(table)
        return table

    def _paragraph(self, block: Block, state: State, was: Block | None) -> BaseOxmlElement:
        paragraph = _element("w:p")
        style, label = self._style(block)
        style_before, before = self._style(was) if was else (style, label)
        self._mark(paragraph, state, style, style_before)
        labels: list[tuple[State, str]] = [("del", before), ("ins", label)] if before != label else [(state, label)]
        for each, text in labels:
            if text:
                run = self._run(f"{text} ", (), each)
                paragraph.append(self._wrapped(each, [run]) if each else run)
        return paragraph

    def _style(self, block: Block) -> tuple[str, str]:
        """The paragraph's style, and the label that is written before its text."""
        if block.is_heading:
            return f"Heading{block.role[1]}", ""
        if block.item is None or not block.begins:
            return ("Quote" if any(around.tag == "blockquote" for around in block.path) else ""), block.label
        label = block.label or (f"{block.counted}." if block.counted else "")
        return ("", label) if label else ("ListBullet", "")

    def _mark(self, paragraph: BaseOxmlElement, state: State, style: str, before: str) -> None:
        """The paragraph's properties: its style, the one that it had, and whether its end came or went."""
        properties = _styled(style)
        if state:
            run = _element("w:rPr")
            run.append(self._change(state))
            properties.append(run)
        if style != before:
            change = self._change("pPrChange")
            change.append(_styled(before))
            properties.append(change)
        if len(properties):
            paragraph.append(properties)

    def _runs(self, paragraph: BaseOxmlElement, said: Iterable[tuple[State, Token]]) -> None:
        for state, tokens in grouped(quoted(said)):
            runs = [self._run(text, marks, state) for text, marks in tokens]
            if state:
                paragraph.append(self._wrapped(state, runs))
            else:
                paragraph.extend(runs)

    def _wrapped(self, state: State, runs: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
        change = self._change(state)
        change.extend(runs)
        return change

    def _change(self, state: State | Literal["pPrChange"]) -> BaseOxmlElement:
        """The element of a tracked change. Office programs join those of one day that touch: each kind has its own."""
        day = self._tracked.day - timedelta(days=1 if state in DELETED else 0)
        change = _element(f"w:{state}", id=str(self._next), author=self._tracked.author, date=f"{day}T00:00:00Z")
        self._next += 1
        return change

    @staticmethod
    def _run(text: str, marks: tuple[str, ...], state: State) -> BaseOxmlElement:
        run = _element("w:r")
        properties = _element("w:rPr")
        for name, value in looks_of(marks):
            properties.append(_element(name, **value))
        if len(properties):
            run.append(properties)
        for index, line in enumerate(text.split("\n")):
            if index:
                run.append(_element("w:br"))
            words = _element("w:delText" if state in DELETED else "w:t")
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(words)
        return run


def _moves(redline: Redline) -> Iterator[tuple[int, str]]:
    """The paragraphs that moved as they are, by their old numbers, each with the name of its move."""
    for section in redline.sections:
        for piece in section.pieces:
            is_one = piece.moved and piece.kind is Kind.SAME and len(piece.old) == 1
            if is_one and len(piece.new[0].cells) == 1 and _texts(piece.old) == _texts(piece.new):
                yield piece.old[0].number, f"move{piece.old[0].number}"


def _table_of(row: Block, state: State) -> tuple[bool, int]:
    """What tells a row's table from the others of both texts: whether it is in the new one, and its number there."""
    return state not in DELETED, row.path[-1].number


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _styled(style: str) -> BaseOxmlElement:
    """Properties of a paragraph with a style; empty for that of all paragraphs."""
    properties = _element("w:pPr")
    if style:
        properties.append(_element("w:pStyle", val=style))
    return properties


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element = cast("BaseOxmlElement", OxmlElement(tag))  # the package says what it makes of any tag
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
