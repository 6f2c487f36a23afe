"""Which blocks of two texts belong together: blocks of the prevailing text come in, entries leave, in reading order.

Every language uses the alignment of the prevailing text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from noticepress.editions.comparing.blocks.entries import Entry, Kind, pair_entry
from noticepress.editions.comparing.blocks.likeness import LEAST, in_common, likeness
from noticepress.editions.comparing.blocks.moves import find_moves
from noticepress.editions.comparing.blocks.parts import regrouped
from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.words.pairing import Pair, gaps, heaviest_chain, paired

_SECTIONS_PAIR = 0.5
_TITLE_COUNTS = 0.25


class SectionEntry(NamedTuple):
    """A section of the old text beside its section of the new one."""

    old: str
    """Empty for a new section."""
    new: str
    """Empty for one that is gone, or that has moved away."""
    entries: tuple[Entry, ...]
    moved: bool = False
    """Whether it stood elsewhere among the sections; each of its entries has moved then."""


class TextBlocks(NamedTuple):
    """A text: its sections' ids and blocks, in order. The numbers of its blocks are their places in it."""

    sections: tuple[tuple[str, tuple[Block, ...]], ...]
    html: tuple[tuple[str, str], ...]
    """(id, HTML) of each section: what it was read from."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block."""
        return tuple(block for _, blocks in self.sections for block in blocks)


def align(old: TextBlocks, new: TextBlocks) -> tuple[SectionEntry, ...]:
    """What has become of each section and each block, in the order in which a reader meets them."""
    return _Alignment(old, new).sections()


class _Alignment:
    """The alignment of two texts in the making."""

    def __init__(self, old: TextBlocks, new: TextBlocks) -> None:
        self._old, self._new = old, new
        self._old_blocks, self._new_blocks = old.blocks, new.blocks

    def sections(self) -> tuple[SectionEntry, ...]:
        pairs = self._section_pairs()
        staying = set(heaviest_chain(pairs, self._section_weight))
        inner = {pair: self._blocks_of(pair) for pair in pairs}
        moves = find_moves(self._old_blocks, self._new_blocks, inner.values())
        return tuple(self._in_order(pairs, staying, inner, moves))

    # Sections

    def _section_pairs(self) -> list[Pair]:
        old, new = self._old.sections, self._new.sections
        by_id = {name: index for index, (name, _) in enumerate(new)}
        pairs = {index: by_id[name] for index, (name, _) in enumerate(old) if name in by_id}
        left, right = self._titles(old, set(pairs)), self._titles(new, set(pairs.values()))
        pairs |= {left[title]: right[title] for title in left if title in right}
        free = [index for index in range(len(old)) if index not in pairs]
        scores = sorted(
            (
                (-score, one, other)
                for one in free
                for other in range(len(new))
                if other not in pairs.values() and (score := self._section_likeness(one, other)) >= _SECTIONS_PAIR
            ),
        )
        for _, one, other in scores:
            if one not in pairs and other not in pairs.values():
                pairs[one] = other
        return sorted(pairs.items())

    @staticmethod
    def _titles(sections: Sequence[tuple[str, tuple[Block, ...]]], taken: set[int]) -> dict[tuple[str, ...], int]:
        """Titles that only one section has."""
        titles = {index: blocks[0].says for index, (_, blocks) in enumerate(sections) if blocks and index not in taken}
        counts = Counter(titles.values())
        return {title: index for index, title in titles.items() if counts[title] == 1}

    def _section_likeness(self, one: int, other: int) -> float:
        before, after = self._old.sections[one][1], self._new.sections[other][1]
        if not before or not after:
            return 0.0
        bodies = [tuple(key for block in blocks[1:] for key in block.keys) for blocks in (before, after)]
        body = LCSseq.normalized_similarity(bodies[0], bodies[1]) if all(bodies) else 0.0
        return _TITLE_COUNTS * in_common(before[0], after[0]) + (1 - _TITLE_COUNTS) * body

    def _section_weight(self, pair: Pair) -> float:
        return 1 + sum(block.weight for block in self._new.sections[pair[1]][1])

    # Blocks of a pair of sections

    def _blocks_of(self, pair: Pair) -> list[Entry]:
        old, new = self._old.sections[pair[0]][1], self._new.sections[pair[1]][1]
        pairs = paired(
            [(block.depth, block.seen) for block in old],
            [(block.depth, block.seen) for block in new],
            lambda one, other: likeness(old[one], new[other]),
            LEAST,
        )
        entries = [pair_entry(old[one], new[other]) for one, other in pairs]
        return self._with_the_rest(pairs, entries, old, new)

    def _with_the_rest(
        self, pairs: Sequence[Pair], entries: Sequence[Entry], old: Sequence[Block], new: Sequence[Block]
    ) -> list[Entry]:
        """The entries of the pairs, and between them what went and what came; splits and joins are found there."""
        result: list[Entry] = []
        rest = list(gaps(pairs, range(len(old)), range(len(new))))
        at = 0
        for index in range(len(pairs) + 1):
            limit = pairs[index] if index < len(pairs) else (len(old), len(new))
            while at < len(rest) and rest[at][0].stop <= limit[0] and rest[at][1].stop <= limit[1]:
                gone, come = rest[at]
                result += [Entry(Kind.REMOVED, (old[each].number,), ()) for each in gone]
                result += [Entry(Kind.ADDED, (), (new[each].number,)) for each in come]
                at += 1
            if index < len(pairs):
                result.append(entries[index])
        return regrouped(result, self._old_blocks, self._new_blocks)

    # All together

    def _in_order(
        self, pairs: Sequence[Pair], staying: set[Pair], inner: Mapping[Pair, list[Entry]], moves: Mapping[int, int]
    ) -> Iterator[SectionEntry]:
        partner_of_new = {other: one for one, other in pairs}
        partner_of_old = dict(pairs)
        at = 0
        for new in range(len(self._new.sections)):
            pair = (partner_of_new[new], new) if new in partner_of_new else None
            if pair in staying and pair is not None:
                yield from self._gone(range(at, pair[0]), partner_of_old, moves)
                at = pair[0] + 1
            yield self._section(new, pair, inner, moves, moved=pair is not None and pair not in staying)
        yield from self._gone(range(at, len(self._old.sections)), partner_of_old, moves)

    def _section(
        self,
        new: int,
        pair: Pair | None,
        inner: Mapping[Pair, list[Entry]],
        moves: Mapping[int, int],
        *,
        moved: bool,
    ) -> SectionEntry:
        name, blocks = self._new.sections[new]
        if pair is None:
            entries = [Entry(Kind.ADDED, (), (block.number,)) for block in blocks]
        else:
            entries = [replace(entry, moved=moved) if entry.old else entry for entry in inner[pair]]
        old = self._old.sections[pair[0]][0] if pair else ""
        return SectionEntry(old, name, tuple(self._with_moves(entries, moves, moved=moved)), moved)

    def _with_moves(self, entries: Iterable[Entry], moves: Mapping[int, int], *, moved: bool) -> Iterator[Entry]:
        """The entries with what moved as such; of a section that moved as a whole, the old place has all blocks."""
        came_from = {other: one for one, other in moves.items()}
        for entry in entries:
            if entry.kind is Kind.REMOVED and entry.old[0] in moves:
                if not moved:
                    yield replace(entry, kind=Kind.AWAY)
            elif entry.kind is Kind.ADDED and entry.new[0] in came_from:
                one = self._old_blocks[came_from[entry.new[0]]]
                yield pair_entry(one, self._new_blocks[entry.new[0]], moved=True)
            else:
                yield entry

    def _gone(self, sections: range, partners: Mapping[int, int], moves: Mapping[int, int]) -> Iterator[SectionEntry]:
        """Sections of the old text that stand here no more: gone, or moved."""
        for index in sections:
            name, blocks = self._old.sections[index]
            if index in partners:
                numbers = tuple(block.number for block in blocks)
                yield SectionEntry(name, "", (Entry(Kind.AWAY, numbers, ()),))
            else:
                entries = (Entry(Kind.REMOVED, (block.number,), ()) for block in blocks)
                yield SectionEntry(name, "", tuple(self._with_moves(entries, moves, moved=False)))
