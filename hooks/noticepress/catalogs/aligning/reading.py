"""A translated file of a notice: its bytes come in, its blocks leave, in reading order, its footnotes last.

Markdown becomes HTML by CommonMark's rules, so that both kinds of file are read in one way. A list of the elements
that blocks are made of, and not of what is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import ParserError
from lxml.html import HtmlElement

from noticepress.catalogs.aligning.inline import UNSEEN, escaped_text, markdown_of, tidy, words_of
from noticepress.catalogs.aligning.pieces import Kind, Piece, placed, split_number
from noticepress.files.html import read_fragment, read_page
from noticepress.files.limits import excess_in_file, excess_in_html, excess_in_passage
from noticepress.texts.second_reading.outline import LINE, NOTE
from noticepress.texts.second_reading.second_reader import read_again

MARKDOWN, HTML = (".md", ".markdown"), (".html", ".htm", ".xhtml")
"""Endings of the files that can be read."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAVES = {"p": Kind.PARAGRAPH, "dt": Kind.TERM, "pre": Kind.CODE, "td": Kind.CELL, "th": Kind.HEADER}
_LEAVES |= dict.fromkeys(("caption", "figcaption", "summary", "legend"), Kind.PARAGRAPH)
_FIRST = {"li": Kind.ITEM, "dd": Kind.DEFINITION}
"""What the first block of an element is."""
_DEEPER = frozenset({"ul", "ol", "dl", "blockquote"})
_HOLDERS = frozenset(
    {*_DEEPER, *_FIRST, "address", "article", "aside", "body", "center", "details", "div", "fieldset", "figure"}
    | {"footer", "header", "hgroup", "html", "main", "section", "table", "tbody", "tfoot", "thead", "tr", "hr"}
)
_BLOCKS = _HEADINGS | _LEAVES.keys() | _HOLDERS
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_TYPED_ID = re.compile(r"^[ >]*#{1,6}\s[^\n]*\{:?[ ]*#([\w-]+)[^{}\n]*\}[ ]*$", re.MULTILINE)
_BULLET = re.compile("[\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb\u25a0\u2013\u2014\uf0b7][\\s\u00a0]+(?=\\S)")
"""How a word processor begins an item that it writes as a paragraph."""
_NOTE_ITEM = re.compile(r"(?:user-content-)?fn[-_:]?[\w-]+")
_TITLE_OF_BOX = "admonition-title"


def read_file(raw: bytes, ending: str) -> tuple[Piece, ...]:
    """The blocks of a file whose name has that ending. Raises :class:`ValueError`, in words, for what is none."""
    if ending not in (*MARKDOWN, *HTML):
        known = ", ".join((*MARKDOWN, *HTML))
        raise ValueError(f"its ending names neither Markdown nor HTML; name one of {known} (Word saves HTML too)")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ValueError(f"line {line} is not UTF-8; save it as UTF-8") from error
    try:
        found = tuple(_of_markdown(text) if ending in MARKDOWN else _of_html(text))
    except (ParserError, RecursionError) as error:
        raise ValueError("it holds no text that can be read; save it anew") from error
    for piece in found:
        if excess := excess_in_passage(piece.text):
            raise ValueError(f"line {piece.line + excess.line}: {excess.message}; {excess.remedy}")
    return placed(sorted(found, key=lambda piece: piece.kind is Kind.NOTE))


def _of_markdown(text: str) -> Iterator[Piece]:
    front = _FRONT_MATTER.match(text)
    body = ("\n" * front[0].count("\n") + text[front.end() :]) if front else text
    if excess := excess_in_file(body):
        raise ValueError(f"line {excess.line + 1}: {excess.message}; {excess.remedy}")
    ids = {body.count("\n", 0, found.start()) + 1: found[1] for found in _TYPED_ID.finditer(body)}
    for piece in _Walk(says_lines=True).inside(read_fragment(read_again(body).html), 0, Kind.PARAGRAPH):
        yield replace(piece, id=ids.get(piece.line, piece.id)) if piece.is_heading else piece


def _of_html(text: str) -> Iterator[Piece]:
    if excess := excess_in_html(text):
        raise ValueError(excess.message)
    root = read_page(text.encode())
    mains = [each for each in root.iter("main", "article") if next(each.iterancestors("main", "article"), None) is None]
    yield from _Walk(says_lines=False).inside(mains[0] if len(mains) == 1 else root, 0, Kind.PARAGRAPH)


class _Walk:
    """One reading; it knows on which line the last block began, for those that do not say."""

    def __init__(self, *, says_lines: bool) -> None:
        self._line = 1
        self._says_lines = says_lines
        """Whether elements say where they begin: those that were made of Markdown."""

    def inside(self, element: HtmlElement, depth: int, first: Kind) -> Iterator[Piece]:
        """The blocks within an element, the first of which is of a kind, unless it is a heading or the like."""
        run, begun = escaped_text(element.text), False
        self._come_to(element)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in UNSEEN or child.tag not in _BLOCKS:
                run += words_of(child) + escaped_text(child.tail)
                continue
            for piece in (*self._bare(run, depth), *self._child(child, depth)):
                yield replace(piece, kind=_kind(piece, depth, first, begun=begun))
                begun = True
            run = escaped_text(child.tail)
        for piece in self._bare(run, depth):
            yield replace(piece, kind=_kind(piece, depth, first, begun=begun))

    def _come_to(self, element: HtmlElement) -> None:
        line: object = element.get(LINE, "") if self._says_lines else element.sourceline
        if isinstance(line, str):
            line = int(line) + 1 if line.isdecimal() else 0
        self._line = line if isinstance(line, int) and line else self._line

    def _bare(self, run: str, depth: int) -> Iterator[Piece]:
        if text := tidy(run):
            yield Piece(Kind.PARAGRAPH, text, self._line, depth=depth)

    def _child(self, child: HtmlElement, depth: int) -> Iterator[Piece]:
        tag = str(child.tag)
        self._come_to(child)
        own = child.get("id") or ""
        if tag in _HEADINGS:
            yield from self._heading(child, int(tag[1]), own)
        elif tag in _LEAVES:
            kind = Kind.TITLE if _TITLE_OF_BOX in (child.get("class") or "").split() else _LEAVES[tag]
            line, text = self._line, self._leaf(child)
            if kind is Kind.PARAGRAPH and (bullet := _BULLET.match(text)):
                yield Piece(Kind.ITEM, text[bullet.end() :], line, depth=depth + 1, id=own)
            elif text:
                yield Piece(kind, text, line, depth=depth, id=own)
        elif child.get(NOTE) is not None or (tag == "li" and _NOTE_ITEM.fullmatch(own)):
            yield from (replace(piece, kind=Kind.NOTE, depth=0) for piece in self.inside(child, 0, Kind.NOTE))
        else:
            first = Kind.QUOTATION if tag == "blockquote" else _FIRST.get(tag, Kind.PARAGRAPH)
            yield from self.inside(child, depth + (tag in _DEEPER), first)

    def _heading(self, child: HtmlElement, level: int, own: str) -> Iterator[Piece]:
        number, text = split_number(markdown_of(child).replace("  \n", " "))
        if text:
            yield Piece(Kind.HEADING, text, self._line, level, id=own, number=number)

    def _leaf(self, child: HtmlElement) -> str:
        """The words of a block; of a cell with several, with breaks between them."""
        if child.tag in ("td", "th") and any(each.tag in _BLOCKS for each in child):
            return "  \n".join(piece.text for piece in self.inside(child, 0, Kind.PARAGRAPH))
        return markdown_of(child)


def _kind(piece: Piece, depth: int, first: Kind, *, begun: bool) -> Kind:
    """What a piece within an element is: only a paragraph is something else as the first block of an item."""
    takes = not begun or first is Kind.QUOTATION
    return first if piece.kind is Kind.PARAGRAPH and piece.depth == depth and takes else piece.kind
