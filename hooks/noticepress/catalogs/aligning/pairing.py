"""Which pieces belong together: English and a file's come in, groups in reading order leave.

Headings are paired first, each with what stands below it; those that are sure cut both texts into parts, within which
blocks are paired: one with one, one with none, and two with one, which only a person can divide. Of what is left,
what stands elsewhere in a row is paired last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import count, takewhile

from noticepress.catalogs.aligning.cheapest_way import Group, aligned
from noticepress.catalogs.aligning.likeness import JOINED, Likeness, ratio_of
from noticepress.catalogs.aligning.pieces import Kind, Piece

SURE = 0.9
"""From which sureness on a pair is not told one by one."""
_CUT = 0.97
"""How sure a pair of headings is that cuts the texts: what is wrong there is wrong all around."""
_BODY = 2.0
"""How much at most what stands below a heading counts: that of a lost one stands below the heading before it."""

_FEWEST_MOVED = 4
"""How many pairs in a row are taken for something that has moved."""
_MOVED = 0.89
"""How sure such a pair may be at most: somebody has to look at it."""


def pair(english: Sequence[Piece], others: Sequence[Piece]) -> tuple[Group, ...]:
    """The groups; every piece of either side is in one.

    They are made twice: the second time by the ratio of lengths of the pairs that the first found. Raises
    :class:`ValueError`, in words, for more than can be compared.
    """
    first = tuple(_paired(Likeness(english, others)))
    sure = [group for group in first if group.is_pair and group.sureness >= SURE]
    ratio = ratio_of((english[group.english[0]], others[group.others[0]]) for group in sure)
    groups = tuple(_paired(Likeness(english, others, ratio))) if ratio else first
    return _with_moved(groups, english, others, ratio)


def _with_moved(
    groups: Sequence[Group], english: Sequence[Piece], others: Sequence[Piece], ratio: float
) -> tuple[Group, ...]:
    """The groups with what stands elsewhere in the file: pairs in a row on both sides, of which none is sure."""
    alone = [group for group in groups if not (group.english and group.others)]
    left = [at for group in alone for at in group.english], [at for group in alone for at in group.others]
    likeness = Likeness([english[at] for at in left[0]], [others[at] for at in left[1]], ratio)
    found = {
        (left[0][group.english[0]], left[1][group.others[0]]): group.sureness
        for group in _paired(likeness)
        if group.is_pair
    }
    moved: dict[int, Group] = {}
    for one, other in (each for each in found if (each[0] - 1, each[1] - 1) not in found):
        run = list(takewhile(found.__contains__, zip(count(one), count(other), strict=False)))
        if len(run) >= _FEWEST_MOVED:
            moved |= {here: Group((here,), (there,), _MOVED * found[here, there]) for here, there in run}
    gone = {group.others for group in moved.values()}
    kept = (group for group in groups if group.english or group.others not in gone)
    return tuple(moved.get(group.english[0], group) if group.english and not group.others else group for group in kept)


def _paired(likeness: Likeness) -> Iterator[Group]:
    english, others = likeness.english, likeness.others
    notes = _without_notes(english), _without_notes(others)
    start = (0, 0)
    for end in (*_cuts(likeness, *notes), notes, (len(english), len(others))):
        yield from _part(likeness, start, end)
        start = end


def _without_notes(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the footnotes, which are paired among themselves."""
    return next((at for at, piece in enumerate(pieces) if piece.kind is Kind.NOTE), len(pieces))


def _part(likeness: Likeness, start: tuple[int, int], end: tuple[int, int]) -> Iterator[Group]:
    """The groups between two places in both texts."""
    first, other = start
    alone = [[not _may_join(piece) for piece in side] for side in (likeness.english, likeness.others)]

    def joined(one: slice, two: slice) -> float:
        one, two = _behind(one, first), _behind(two, other)
        if any(alone[0][one]) or any(alone[1][two]):
            return math.inf
        return JOINED + likeness.texts(one, two, whole=True)

    for group in aligned(
        end[0] - first, end[1] - other, lambda row, column: likeness.cost(first + row, other + column), joined
    ):
        own, own_others = (tuple(first + at for at in group.english), tuple(other + at for at in group.others))
        yield Group(own, own_others, group.sureness)


def _may_join(piece: Piece) -> bool:
    return not piece.is_heading and piece.kind not in (Kind.CELL, Kind.HEADER, Kind.CODE)


def _behind(part: slice, first: int) -> slice:
    return slice(first + part.start, first + part.stop)


def _cuts(likeness: Likeness, end: int, other_end: int) -> Iterator[tuple[int, int]]:
    """Where sure pairs of headings stand."""
    here, there = _sections(likeness.english, end), _sections(likeness.others, other_end)

    def cost(one: int, two: int) -> float:
        bodies = slice(here[one], here[one + 1]), slice(there[two], there[two + 1])
        return likeness.cost(here[one], there[two]) + max(-_BODY, min(_BODY, likeness.texts(*bodies)))

    for group in aligned(len(here) - 1, len(there) - 1, cost):
        if group.is_pair and group.sureness >= _CUT:
            yield here[group.english[0]], there[group.others[0]]


def _sections(pieces: Sequence[Piece], end: int) -> list[int]:
    """Where each section begins, and where the last one ends."""
    return [*(at for at, piece in enumerate(pieces[:end]) if piece.is_heading), end]
