"""A clause of an edition, or all of it, as plain text: rendered sections come in, text leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticepress.editions.formats.blocks import NOTE_MARK, Block, Inline, Kind, Section, Span
from noticepress.editions.formats.plain_text import plain_text
from noticepress.editions.formats.reading import read_sections


class Readable:
    """The text of an edition. ``sections`` are pairs of a section's id and its HTML, in order."""

    def __init__(self, sections: Iterable[tuple[str, str]]) -> None:
        self._sections = read_sections(sections)

    @property
    def clauses(self) -> tuple[str, ...]:
        """What :meth:`text` knows: ids of sections, headings and blocks."""
        own = (section.id for section in self._sections)
        within = (block.id for block in self._every() if block.id)
        return tuple(dict.fromkeys((*own, *within)))

    def text(self, clause: str = "") -> str:
        """All of it or, given one of :attr:`clauses`, what it names: a section, what a heading is over, a block."""
        if not clause:
            return plain_text(block for section in self._sections for block in section.blocks)
        chosen = tuple(self._chosen(clause))
        return plain_text((*chosen, *self._notes_of(chosen)))

    def _every(self) -> Iterator[Block]:
        return (each for section in self._sections for block in section.blocks for each in block.walk())

    def _chosen(self, clause: str) -> Iterable[Block]:
        for section in self._sections:
            for index, block in enumerate(section.blocks):
                if block.kind is Kind.HEADING and block.id == clause:
                    return _under(section, index)
        named = next((block for block in self._every() if block.id == clause), None)
        if named is not None:
            return (named,)
        return next(section.blocks for section in self._sections if section.id == clause)

    def _notes_of(self, chosen: tuple[Block, ...]) -> Iterator[Block]:
        """The footnotes that a clause has and that stand elsewhere."""
        within = [each for block in chosen for each in block.walk()]
        wanted = {mark[1:] for block in within for mark in _marks(block.words)}
        elsewhere = wanted.difference(block.id for block in within)
        return (block for block in self._every() if block.kind is Kind.NOTE and block.id in elsewhere)


def _under(section: Section, index: int) -> Iterator[Block]:
    """A heading and what follows it, up to the next one of its level."""
    heading, *others = section.blocks[index:]
    yield heading
    for block in others:
        if block.kind is Kind.HEADING and block.level <= heading.level:
            return
        yield block


def _marks(words: Iterable[Inline]) -> Iterator[str]:
    """Where the marks of footnotes lead."""
    for word in words:
        if isinstance(word, Span):
            if word.tag == NOTE_MARK:
                yield word.href
            yield from _marks(word.words)
