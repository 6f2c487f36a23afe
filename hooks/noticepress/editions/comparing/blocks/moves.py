"""Blocks that stand elsewhere: what found no partner in its place comes in, pairs leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from noticepress.editions.comparing.blocks.entries import Entry
from noticepress.editions.comparing.blocks.likeness import in_common, likeness
from noticepress.editions.comparing.blocks.reading import Block

_WORDS_MOVED_AS_THEY_ARE = 4
_WORDS_MOVED = 8.0
_MOVED = 0.8
_MOVED_ALONG = 0.6


def find_moves(old: Sequence[Block], new: Sequence[Block], inner: Collection[Sequence[Entry]]) -> dict[int, int]:
    """Blocks that stand elsewhere: the number in the new text, by that in the old one."""
    seen_old = {number for entries in inner for entry in entries if entry.new for number in entry.old}
    seen_new = {number for entries in inner for entry in entries if entry.old for number in entry.new}
    gone = [block for block in old if block.number not in seen_old]
    come = [block for block in new if block.number not in seen_new]
    moves = _moved_as_they_are(gone, come)
    moves |= _moved_and_changed(
        [block for block in gone if block.number not in moves],
        [block for block in come if block.number not in moves.values()],
    )
    return _grown(moves, (old, gone), (new, come))


def _moved_as_they_are(gone: Sequence[Block], come: Sequence[Block]) -> dict[int, int]:
    before, after = Counter(map(_words, gone)), Counter(map(_words, come))
    there = {words: block.number for block in come if after[words := _words(block)] == 1}
    return {
        block.number: there[words]
        for block in gone
        if before[words := _words(block)] == 1 and words in there and len(block.words) >= _WORDS_MOVED_AS_THEY_ARE
    }


def _words(block: Block) -> tuple[bool, tuple[str, ...]]:
    """What it says, whether in a quotation, a box or as it is; a heading becomes no text."""
    return block.is_heading, block.says


def _moved_and_changed(gone: Sequence[Block], come: Sequence[Block]) -> dict[int, int]:
    scored = sorted(
        (-score, one.number, other.number)
        for one in gone
        if one.weight >= _WORDS_MOVED
        for other in come
        if other.weight >= _WORDS_MOVED
        and len(one.cells) == len(other.cells)
        and (score := in_common(one, other)) >= _MOVED
    )
    moves: dict[int, int] = {}
    for _, one, other in scored:
        if one not in moves and other not in moves.values():
            moves[one] = other
    return moves


def _grown(
    moves: dict[int, int],
    before: tuple[Sequence[Block], Sequence[Block]],
    after: tuple[Sequence[Block], Sequence[Block]],
) -> dict[int, int]:
    """With what stood beside a block and has gone along, such as its heading."""
    (old, gone), (new, come) = before, after
    free_old, free_new = {block.number for block in gone}, {block.number for block in come}
    for one, other in sorted(moves.items()):
        for step in (-1, 1):
            a, c = one + step, other + step
            while (
                a in free_old
                and c in free_new
                and a not in moves
                and c not in moves.values()
                and likeness(old[a], new[c]) >= _MOVED_ALONG
            ):
                moves[a] = c
                a, c = a + step, c + step
    return moves
