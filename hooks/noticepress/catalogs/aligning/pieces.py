"""What is paired: a block of the English text, or of a file, as a value of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

_NOT_WORDS = re.compile(r"\{\{[^{}]*\}\}|\]\([^()\s]*\)|<[a-z][^<>\s]*>|https?:\S+|[\s\\*_`<>\[\]|]+")
_WHOLLY_MARKED = re.compile(r"(\*\*|\*)(?!\*)(?P<text>(?:(?!\1).)+)\1:?", re.DOTALL)
_NUMBERED = re.compile(r"(?:§\s*)?(\d{1,3}(?:\.\d{1,3})*)[.)]?[\s\u3000]+(?=\S)")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TERM = "term"
    DEFINITION = "definition"
    CELL = "cell"
    HEADER = "header cell"
    QUOTATION = "quotation"
    TITLE = "title of a box"
    NOTE = "footnote"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of either side."""

    kind: Kind
    text: str
    """Inline Markdown; of English with its facts filled in, as the other language shows them."""
    line: int = 0
    level: int = 0
    """Of a heading."""
    depth: int = 0
    """How many lists and quotations it stands in."""
    id: str = ""
    """One that somebody gave it."""
    number: str = ""
    """Of a heading, where it has one: ``5.1``."""
    place: tuple[int, int] = field(default=(1, 0), compare=False)
    """How many items or cells stand side by side, and which of them it is, from 0."""

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind is Kind.HEADING

    @property
    def is_marked(self) -> bool:
        """Whether all of it is emphasised."""
        return self.text[:1] == "*" and without_whole_mark(self.text) != self.text

    @property
    def length(self) -> int:
        """How many characters of words it has."""
        return len(_NOT_WORDS.sub("", self.text))


def split_number(heading: str) -> tuple[str, str]:
    """A heading's number, where it has one, and its words."""
    match = _NUMBERED.match(heading)
    return (match[1], heading[match.end() :]) if match else ("", heading)


def without_whole_mark(text: str) -> str:
    """A text without the emphasis that is around all of it."""
    match = _WHOLLY_MARKED.fullmatch(text)
    return match["text"] if match else text


def placed(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Pieces with their places among the items or cells beside them."""
    found = list(pieces)
    for run in _runs(found):
        for index, at in enumerate(run):
            found[at] = replace(found[at], place=(len(run), index))
    return tuple(found)


def _runs(pieces: Sequence[Piece]) -> Iterator[list[int]]:
    """The numbers of the pieces of each list and table: what stands deeper does not end a list."""
    open_runs: list[tuple[Kind, int, list[int]]] = []
    for at, piece in enumerate(pieces):
        kind = Kind.CELL if piece.kind is Kind.HEADER else piece.kind
        while open_runs and not (
            piece.depth > open_runs[-1][1]
            or (piece.depth == open_runs[-1][1] and (kind is open_runs[-1][0] or piece.kind is Kind.PARAGRAPH))
        ):
            yield open_runs.pop()[2]
        if kind in (Kind.ITEM, Kind.CELL, Kind.TERM):
            if not open_runs or open_runs[-1][:2] != (kind, piece.depth):
                open_runs.append((kind, piece.depth, []))
            open_runs[-1][2].append(at)
    yield from (run for _, _, run in open_runs)
