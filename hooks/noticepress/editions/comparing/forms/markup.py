"""A redline's pieces as HTML, with ``<ins>`` and ``<del>`` in the text as it is on its page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from noticepress.catalogs.words import ENGLISH
from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.blocks.inline import without_marks
from noticepress.editions.comparing.blocks.places import label_in
from noticepress.editions.comparing.blocks.reading import Around, Block
from noticepress.editions.comparing.pieces import Piece
from noticepress.editions.comparing.words.changed import Run
from noticepress.editions.comparing.words.tokens import PARAGRAPH_BREAK, Mark, Token
from noticepress.editions.localizing.rendered import without_ids
from noticepress.editions.localizing.tables import name_of

_OWN_LINK = re.compile(r"""(<a\s[^>]*?href=")#""")
_CELLS = {"row": "td", "head row": "th"}
_FRAME = ("class", "table")
_LISTS = ("ul", "ol")
_AROUND_ENGLISH = "".join(ENGLISH) + "\u2066\u2069"

Said = tuple[str, Token]
"""``ins``, ``del`` or nothing, and the token of which that is said."""
_Open = tuple[Mark, ...]


class Spoken(NamedTuple):
    """What a screen reader says around words that were added or removed: what stands before them and behind."""

    added: tuple[str, str]
    removed: tuple[str, str]

    @classmethod
    def of(cls, added: str, removed: str) -> Spoken:
        """Two sentences, with ``%(text)s`` in the place of the words."""
        return cls(_halves(added), _halves(removed))


def _halves(sentence: str) -> tuple[str, str]:
    """What stands before the words and behind; signs around a sentence that is in English, around each."""
    before, _, behind = sentence.partition("%(text)s")
    opening = before[: len(before) - len(before.lstrip(_AROUND_ENGLISH))]
    closing = behind[len(behind.rstrip(_AROUND_ENGLISH)) :]
    return before + closing, opening + behind


def pieces_html(pieces: Iterable[Piece], spoken: Spoken, edition: str, heading: str = "") -> str:
    """Consecutive pieces, in their lists and tables; ``edition`` is the address to which links within the text lead.

    ``heading`` is the id of the one above them on the page, if there is one: tables are named by it.
    """
    nest = _Nest(edition, heading)
    for block, cells in _shown(pieces, spoken, edition):
        nest.add(block, cells)
    return nest.html()


def heading_html(piece: Piece, spoken: Spoken, edition: str) -> str:
    """What stands in a heading."""
    ((_, (cell,)),) = list(_shown((piece,), spoken, edition))
    return cell


def plain_html(cell: str, edition: str) -> str:
    """What stays as it is, without ids: they are the edition's."""
    html = without_ids(without_marks(cell))
    return _OWN_LINK.sub(rf"\1{edition}#", html) if 'href="#' in html else html


def _shown(pieces: Iterable[Piece], spoken: Spoken, edition: str) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """Each block with the HTML of its cells."""
    for piece in pieces:
        if piece.kind in (Kind.ADDED, Kind.REMOVED, Kind.AWAY):
            state = "ins" if piece.kind is Kind.ADDED else "del"
            for block in piece.shown:
                yield block, tuple([_whole(block, index, state, edition) for index in range(len(block.cells))])
        elif piece.kind is Kind.SAME or not piece.cells:
            for block in piece.new:
                yield block, tuple([plain_html(cell, edition) for cell in block.cells])
        else:
            yield piece.new[0], tuple(_words_html([*_said(cell)], edition, spoken) for cell in piece.cells)


def _whole(block: Block, index: int, state: str, edition: str) -> str:
    """A cell that came or went as a whole."""
    cell = block.cells[index]
    if "<" in cell:
        return _words_html([(state, token) for token in block.tokens[index]], edition)
    return f"<{state}>{without_marks(cell)}</{state}>" if cell else ""


def _said(runs: Sequence[Run]) -> Iterator[Said]:
    for run in runs:
        if run.stayed:
            yield from (("", token) for token in run.new)
        else:
            yield from (("del", token) for token in run.old)
            yield from (("ins", token) for token in run.new)


# Words


def _words_html(said: Sequence[Said], edition: str, spoken: Spoken | None = None) -> str:
    links = {mark for state, token in said if state != "del" for mark in token.marks if mark.tag == "a"}
    words = _Words(spoken)
    for state, token in said:
        marks = tuple(_mark(mark, state, links, edition) for mark in token.marks)
        words.add(state, token, marks)
    return words.html()


def _mark(mark: Mark, state: str, links: set[Mark], edition: str) -> Mark:
    """An element around a word; a link that is gone leads nowhere, and one within the text leads to its page."""
    if mark.tag != "a":
        return mark
    if state == "del" and mark not in links:
        return Mark("span")
    moved = (
        (name, f"{edition}{value}" if name == "href" and value[:1] == "#" else value) for name, value in mark.attributes
    )
    return Mark("a", tuple(moved))


class _Words:
    """HTML of a block in the making: elements are opened and closed as the tokens need them."""

    def __init__(self, spoken: Spoken | None) -> None:
        self._spoken = spoken
        self._parts: list[str] = []
        self._marks: _Open = ()
        self._state = ""

    def add(self, state: str, token: Token, marks: _Open) -> None:
        """The next token."""
        common = 0
        while common < min(len(marks), len(self._marks)) and marks[common] == self._marks[common]:
            common += 1
        if self._state == "del" and state == "ins":
            # A name or a date that went and the one that came are two: each is written in its own direction.
            common = next((at for at, mark in enumerate(marks[:common]) if mark.tag == "bdi"), common)
        if (state, marks) != (self._state, self._marks):
            goes_on = state == self._state
            self._end_state(said=not goes_on)
            self._close(common)
            for mark in marks[common:]:
                self._parts.append(_tag(mark))
            self._marks = marks
            self._begin_state(state, said=not goes_on)
        if token == PARAGRAPH_BREAK:
            self._break(state)
        elif token.text == "\n":
            self._parts.append("<br>")
        elif marks and marks[-1].tag == "img":
            pass
        else:
            self._parts.append(html.escape(token.text, quote=False))

    def html(self) -> str:
        """All of it."""
        self._end_state()
        self._close(0)
        return "".join(self._parts)

    def _break(self, state: str) -> None:
        """Where a paragraph begins that was one with the one before, or ended that is one with the next now."""
        self._parts.append("¶")
        self._end_state()
        self._close(0)
        self._parts.append("<br>" if state == "ins" else " ")
        self._marks = ()

    def _begin_state(self, state: str, *, said: bool) -> None:
        if state:
            self._parts.append(f"<{state}>{_hidden(self._said(state)[0]) if said else ''}")
        self._state = state

    def _end_state(self, *, said: bool = True) -> None:
        """Close the element; where the same goes on in another element around, nothing is ``said``."""
        if self._state:
            self._parts.append(f"{_hidden(self._said(self._state)[1]) if said else ''}</{self._state}>")
        self._state = ""

    def _said(self, state: str) -> tuple[str, str]:
        if self._spoken is None:
            return "", ""
        return self._spoken.added if state == "ins" else self._spoken.removed

    def _close(self, down_to: int) -> None:
        for mark in reversed(self._marks[down_to:]):
            if mark.tag != "img":
                self._parts.append(f"</{mark.tag}>")


def _hidden(text: str) -> str:
    """Words that only screen readers say: isolated, for they must not decide in which direction others run."""
    return f'<bdi class="hidden">{html.escape(text, quote=False)}</bdi>' if text else ""


def _tag(mark: Mark) -> str:
    return f"<{mark.tag}{_attributes(mark.attributes)}>"


def _attributes(attributes: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes)


# Blocks


class _Nest:
    """Puts blocks into the lists, boxes and tables around them, which are opened and closed as they need them."""

    def __init__(self, edition: str, heading: str) -> None:
        self._edition = edition
        self._heading = heading
        self._path: tuple[Around, ...] = ()
        self._parts: list[str] = []

    def add(self, block: Block, cells: tuple[str, ...]) -> None:
        """The next block, in what is around it; a row whose table begins with it below its columns' names."""
        # One element has one language; of a column that came or went, a row has a cell more than there are names.
        head = block.head
        if head and (head.lang != block.lang or len(head.cells) != len(cells)):
            head = None
        if block.path != self._path:
            self._to(block.path, block.item if block.begins else None)
            if head:
                names = tuple(plain_html(cell, self._edition) for cell in head.cells)
                self._parts.append(f"<thead>{_block_html(head, names)}</thead>")
        self._parts.append(_block_html(block, cells, head))

    def html(self) -> str:
        """All of it."""
        self._to(())
        return "".join(self._parts)

    def _to(self, path: tuple[Around, ...], begun: Around | None = None) -> None:
        """Into what is around the next block. Items say their labels, but for one that is ``begun`` by the block."""
        common = 0
        while common < min(len(path), len(self._path)) and path[common] == self._path[common]:
            common += 1
        self._parts += [f"</{around.tag}>" for around in reversed(self._path[common:])]
        for at in range(common, len(path)):
            around, inner = path[at], path[at + 1].tag if at + 1 < len(path) else ""
            self._parts.append(_begin(around.tag, around.attributes, inner, self._heading))
            if at and around != begun and (label := label_in(path[at - 1], around)):
                self._parts.append(f'<bdi class="label">{html.escape(label)}</bdi>')
        self._path = path


@lru_cache(maxsize=1024)
def _begin(tag: str, attributes: tuple[tuple[str, str], ...], inner: str, heading: str) -> str:
    """How an element around blocks begins that has another within.

    An item whose own text is left out has a class: its point would stand beside that of the first item in it. A table
    that scrolls can be reached by keyboard.
    """
    bare = ' class="bare"' if tag == "li" and not attributes and inner in _LISTS else ""
    named = (("aria-labelledby", heading),) if heading else ()
    focus = _attributes((("role", "group"), ("tabindex", "0"), *named)) if _FRAME in attributes else ""
    return f"<{tag}{_attributes(attributes)}{bare}{focus}>"


def _block_html(block: Block, cells: tuple[str, ...], head: Block | None = None) -> str:
    label = f'<bdi class="label">{html.escape(block.label)}</bdi> ' if block.label else ""
    if block.role in _CELLS:
        tag = _CELLS[block.role]
        names = (name_of(without_marks(cell)) for cell in head.cells) if head else ()
        # On a phone each cell stands below its column's name.
        about = dict(enumerate(_attributes((("data-label", name),)) for name in names))
        scope = ' scope="col"' if tag == "th" else ""
        inner = "".join(f"<{tag}{scope}{about.get(at, '')}>{cell}</{tag}>" for at, cell in enumerate(cells))
        return f"<tr>{inner}</tr>"
    if block.role in ("li", "dd"):
        return f"{label}{cells[0]}"
    tag = "h2" if block.role == "h1" else block.role
    return f"<{tag}>{label}{cells[0]}</{tag}>"
