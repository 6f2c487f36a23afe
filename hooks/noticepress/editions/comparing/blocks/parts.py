"""Blocks that were split or joined: entries come in, and leave with one for the whole and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from noticepress.editions.comparing.blocks.entries import Entry, Kind
from noticepress.editions.comparing.blocks.likeness import in_common
from noticepress.editions.comparing.blocks.reading import Block
from noticepress.editions.comparing.words.tokens import weigh

_PARTS_ARE_WHOLE = 0.75
_PART_IS_WITHIN = 0.7
_MOST_PARTS = 3
_WORDS_OF_A_PART = 3


def regrouped(entries: list[Entry], old: Sequence[Block], new: Sequence[Block]) -> list[Entry]:
    """With blocks that were split or joined in one entry."""
    index = 0
    while index < len(entries):
        entry = entries[index]
        if entry.kind is Kind.CHANGED or (entry.kind in (Kind.REMOVED, Kind.ADDED)):
            for begin, end in _neighbourhoods(entries, index):
                found = _grouped(entries[begin:end], old, new)
                if found:
                    entries[begin:end] = [found]
                    index = begin
                    break
        index += 1
    return entries


def _neighbourhoods(entries: Sequence[Entry], index: int) -> Iterator[tuple[int, int]]:
    for size in range(_MOST_PARTS + 1, 1, -1):
        for begin in range(max(0, index - size + 1), index + 1):
            if begin + size <= len(entries):
                yield begin, begin + size


def _grouped(entries: Sequence[Entry], old_blocks: Sequence[Block], new_blocks: Sequence[Block]) -> Entry | None:
    """One entry for several, where one block has become several or several one."""
    if any(entry.kind not in (Kind.CHANGED, Kind.REMOVED, Kind.ADDED) for entry in entries):
        return None
    old = [old_blocks[number] for entry in entries for number in entry.old]
    new = [new_blocks[number] for entry in entries for number in entry.new]
    if len(old) == 1 and 1 < len(new) <= _MOST_PARTS and _is_whole_of(old[0], new):
        return Entry(Kind.SPLIT, (old[0].number,), tuple(block.number for block in new))
    if len(new) == 1 and 1 < len(old) <= _MOST_PARTS and _is_whole_of(new[0], old):
        return Entry(Kind.JOINED, tuple(block.number for block in old), (new[0].number,))
    return None


def _is_whole_of(whole: Block, parts: Sequence[Block]) -> bool:
    if any(each.is_heading or len(each.cells) > 1 or len(each.words) < _WORDS_OF_A_PART for each in (whole, *parts)):
        return False
    words = [token for part in parts for token in part.words]
    keys = tuple(token.key for token in words)
    total = whole.weight + weigh(words)
    common = sum(weigh(words[a.src_start : a.src_end]) for a in LCSseq.opcodes(keys, whole.keys) if a.tag == "equal")
    if not total or 2 * common / total < _PARTS_ARE_WHOLE:
        return False
    return all(
        LCSseq.similarity(part.keys, whole.keys) >= _PART_IS_WITHIN * len(part.keys)
        and in_common(part, whole) < _PARTS_ARE_WHOLE + (1 - _PARTS_ARE_WHOLE) * 0.9
        for part in parts
    )
