"""A redline as values: pieces of sections, and how much has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.words.changed import Run, weight_of_change
from noticepress.editions.comparing.words.tokens import Kind as TokenKind
from noticepress.editions.comparing.words.tokens import weight


class Note(Enum):
    """What is said of blocks besides."""

    RENUMBERED = "renumbered"
    """Only the numbers of clauses differ."""
    EMPHASIS = "emphasis"
    """The words are the same and their emphasis is not."""
    FORM = "form"
    """The words are the same and what they stand in is not: a heading of another level, a quotation, a box."""
    REVISED = "revised"
    """The prevailing text is the same, and the translation is not."""
    SAME_TRANSLATION = "same translation"
    """The prevailing text has changed, and the translation has not."""
    UNTRANSLATED = "untranslated"
    """There is no translation; English is shown."""


UNSEEN = frozenset({Note.RENUMBERED})
"""What is no change that a page shows."""


@dataclass(frozen=True, slots=True)
class LinkChange:
    """Words that stayed and lead elsewhere, or are explained otherwise."""

    words: str
    old: str
    """Empty for words that led nowhere, or that nothing explained."""
    new: str
    """Empty for words that lead nowhere any more, or that nothing explains."""
    is_title: bool = False
    """Whether it is what explains a link or an abbreviation."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that belong together, as they are shown."""

    kind: Kind
    moved: bool
    old: tuple[Block, ...]
    new: tuple[Block, ...]
    cells: tuple[tuple[Run, ...], ...] = ()
    """What stayed, went and came, where the old is compared with the new; in a row, in each cell."""
    notes: frozenset[Note] = frozenset()
    links: tuple[LinkChange, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to show."""
        return self.kind is Kind.SAME and not self.moved and not self.told

    @property
    def told(self) -> frozenset[Note]:
        """The notes that a page shows: where words stayed, no change waits for its translation."""
        stayed = self.kind in (Kind.SAME, Kind.AWAY)
        return self.notes - UNSEEN - ({Note.UNTRANSLATED} if stayed else frozenset())

    @property
    def lang(self) -> str:
        """``en`` where English is shown on a page in another language."""
        return "en" if Note.UNTRANSLATED in self.notes else ""

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks that say where it stands."""
        return self.new or self.old

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.shown[0].is_heading

    @property
    def is_own(self) -> bool:
        """Whether only such words differ as each version has of its own: its number, its dates."""
        changed = [token for cell in self.cells for run in cell if not run.stayed for token in (*run.old, *run.new)]
        return bool(changed) and self.kind is Kind.CHANGED and all(token.kind is TokenKind.OWN for token in changed)

    @property
    def words(self) -> tuple[int, int]:
        """(words that came, words that went)."""
        if self.kind is Kind.ADDED:
            return _count(self.new), 0
        if self.kind is Kind.REMOVED:
            return 0, _count(self.old)
        counts = [weight_of_change(cell) for cell in self.cells]
        return sum(come for come, _ in counts), sum(gone for _, gone in counts)


@dataclass(frozen=True)
class RedlineSection:
    """A section with its pieces."""

    old: str
    new: str
    moved: bool
    pieces: tuple[Piece, ...]

    @cached_property
    def kind(self) -> Kind:
        """What has become of it."""
        if not self.new:
            return Kind.AWAY if all(piece.kind is Kind.AWAY for piece in self.pieces) else Kind.REMOVED
        if not self.old:
            return Kind.ADDED
        return Kind.SAME if not self.moved and all(piece.is_same for piece in self.pieces) else Kind.CHANGED

    @property
    def anchor(self) -> str:
        """Its id on a page of changes: its own or, for what is gone, one that no section has."""
        return self.new or f"old-{self.old}"

    @property
    def heading(self) -> Block | None:
        """Its heading, in the new text if it is there."""
        headings = (piece.shown[0] for piece in self.pieces if piece.is_heading and piece.kind is not Kind.AWAY)
        return next(headings, None) or next((each.shown[0] for each in self.pieces if each.is_heading), None)


@dataclass(frozen=True, slots=True)
class Summary:
    """How much has changed: sections, and blocks of sections that were there before and still are."""

    sections_added: int = 0
    sections_removed: int = 0
    sections_moved: int = 0
    sections_changed: int = 0
    """Of those that stayed, how many have changes."""
    added: int = 0
    removed: int = 0
    changed: int = 0
    """Split and joined ones too."""
    moved: int = 0
    renumbered: int = 0
    words_added: int = 0
    words_removed: int = 0


class Redline(NamedTuple):
    """What changed between two texts, in one language."""

    sections: tuple[RedlineSection, ...]
    summary: Summary
    """Of the prevailing text, in every language."""

    @property
    def changed_sections(self) -> tuple[RedlineSection, ...]:
        """The sections with something to show, in order."""
        return tuple(section for section in self.sections if section.kind not in (Kind.SAME, Kind.AWAY))


def _count(blocks: Sequence[Block]) -> int:
    return sum(1 for block in blocks for token in block.words if weight(token))
