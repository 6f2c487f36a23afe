"""How unlike a piece of English and one of a file are, as a cost: 0 for what is as it is to be expected.

Costs are like negative logarithms of probabilities: lengths in characters by the ratio of the two languages (Gale and
Church, 1993), kinds and levels, places in lists and tables, and anchors, the more the fewer pieces have them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from unicodedata import east_asian_width

from noticepress.catalogs.aligning.anchors import FIRM, Anchor, anchors_of, weight
from noticepress.catalogs.aligning.pieces import Kind, Piece

JOINED = 4.5
"""The cost, besides what their texts say, of two pieces for one."""
_ID = 6.0
_SAME_NUMBER = 2.0
_MISSED = 1.5
_MOST_MISSED = 3.0
_MISSED_OF_WHOLE, _MOST_MISSED_OF_WHOLE = 4.0, 8.0
_LEVEL = 0.7
_DEPTH = 0.4
_OTHER_PLACE = 1.5
_BELOW, _MOST_BELOW = 0.3, 1.0
_SAME_PLACE = -0.5
_FREE_LENGTH = 8
"""Characters by which any two texts may differ."""
_SPREAD = 0.15
_MOST_OF_LENGTH = 4.5
_OTHER_KIND = 3.0
_MARKED_FOR_HEADING = 1.2
_USUAL_RATIO, _WIDE_RATIO, _MOST_OFF = 1.1, 0.5, 1.3
"""Of alphabets; of Chinese, Japanese and Korean letters; how far a text may be from that at first."""
_BOXED = frozenset({Kind.QUOTATION, Kind.TITLE, Kind.PARAGRAPH, Kind.NOTE})
_LISTED = frozenset({Kind.ITEM, Kind.TERM, Kind.DEFINITION, Kind.PARAGRAPH})
_CELLS = frozenset({Kind.CELL, Kind.HEADER})
_NEAR_KINDS = ((_BOXED, 0.6), (_LISTED, 0.6), (_CELLS, 0.6), (_CELLS | {Kind.ITEM, Kind.PARAGRAPH}, 1.5))

_APART = {
    (one, other): next((cost for near, cost in _NEAR_KINDS if {one, other} <= near), _OTHER_KIND)
    for one in Kind
    for other in Kind
}
"""What it costs to be of two kinds."""


class Likeness:
    """Compares pieces of one English text and one file, by their numbers."""

    def __init__(self, english: Sequence[Piece], others: Sequence[Piece], ratio: float = 0.0) -> None:
        self.english, self.others = english, others
        self._lengths = [piece.length for piece in english], [piece.length for piece in others]
        self.ratio = ratio or self._first_ratio()
        self._shift = _level(others) - _level(english)
        every = [anchors_of(piece.text) for piece in english], [anchors_of(piece.text) for piece in others]
        counts = [Counter(each for found in side for each in found) for side in every]
        both = counts[0].keys() & counts[1].keys()
        self._weights = {each: weight(each) / max(counts[0][each], counts[1][each]) for each in both}
        self._anchors = [self._telling(found) for found in every[0]], [self._telling(found) for found in every[1]]

    def _first_ratio(self) -> float:
        """Characters of the file for one of English: what is usual for its letters, or nearby as all of it has them."""
        text = "".join(piece.text for piece in self.others)
        wide = sum(east_asian_width(char) in "WF" for char in text)
        usual = _WIDE_RATIO if wide * 2 > len(text) else _USUAL_RATIO
        english, other = sum(self._lengths[0]), sum(self._lengths[1])
        return min(usual * _MOST_OFF, max(usual / _MOST_OFF, other / english)) if english else usual

    def _telling(self, found: Counter[Anchor]) -> dict[Anchor, int]:
        """Of a piece's anchors those that say something: firm ones, and those that the other side has somewhere."""
        return {each: count for each, count in found.items() if each[0] in FIRM or each in self._weights}

    def cost(self, english: int, other: int) -> float:
        """How unlike two pieces are; of headings, what stands right below them counts a little."""
        cost = self._own_cost(english, other)
        if self.english[english].is_heading and self.others[other].is_heading:
            below = english + 1, other + 1
            if below[0] < len(self.english) and below[1] < len(self.others):
                cost += max(-_MOST_BELOW, min(_MOST_BELOW, _BELOW * self._own_cost(*below)))
        return cost

    def _own_cost(self, english: int, other: int) -> float:
        lengths, anchors = self._lengths, self._anchors
        cost = self._structure(self.english[english], self.others[other])
        cost += self._length(lengths[0][english], lengths[1][other])
        return cost + self._by_anchors(anchors[0][english], anchors[1][other])

    def texts(self, english: slice, others: slice, *, whole: bool = False) -> float:
        """How unlike the texts of some pieces are to those of others, taken together.

        Where they are to be the ``whole`` of each other, a firm anchor that one side lacks tells more.
        """
        lengths, anchors = self._lengths, self._anchors
        cost = self._length(sum(lengths[0][english]), sum(lengths[1][others]))
        missed = (_MISSED_OF_WHOLE, _MOST_MISSED_OF_WHOLE) if whole else (_MISSED, _MOST_MISSED)
        return cost + self._by_anchors(_together(anchors[0][english]), _together(anchors[1][others]), *missed)

    def _structure(self, english: Piece, other: Piece) -> float:
        cost = kinds(english, other) + _DEPTH * abs(english.depth - other.depth)
        if english.is_heading and other.is_heading:
            cost += _LEVEL * abs(other.level - english.level - self._shift)
            cost -= _SAME_NUMBER if english.number and english.number == other.number else 0
        if english.id and english.id == other.id:
            cost -= _ID
        if english.place[0] > 1 and english.place[0] == other.place[0]:
            cost += _SAME_PLACE if english.place == other.place else _OTHER_PLACE
        return cost

    def _length(self, english: int, other: int) -> float:
        expected = english * self.ratio + _FREE_LENGTH
        apart = math.log((other + _FREE_LENGTH) / expected)
        spread = _SPREAD + 1.5 / math.sqrt(expected)
        return min(_MOST_OF_LENGTH, apart * apart / (2 * spread * spread))

    def _by_anchors(
        self,
        english: Mapping[Anchor, int],
        other: Mapping[Anchor, int],
        each_missed: float = _MISSED,
        most: float = _MOST_MISSED,
    ) -> float:
        if not english and not other:
            return 0.0
        gain = missed = 0.0
        for each, count in english.items():
            if each in other:
                gain += self._weights[each]
            if each[0] in FIRM:
                missed += abs(count - other.get(each, 0))
        missed += sum(count for each, count in other.items() if each[0] in FIRM and each not in english)
        return min(most, each_missed * missed) - gain


def kinds(english: Piece, other: Piece) -> float:
    """The cost of being of two kinds."""
    if english.kind is other.kind:
        return 0.0
    if Kind.HEADING in (english.kind, other.kind):
        plain = other if english.is_heading else english
        return _MARKED_FOR_HEADING if plain.is_marked else _OTHER_KIND
    return _APART[english.kind, other.kind]


def ratio_of(pairs: Iterable[tuple[Piece, Piece]]) -> float:
    """How many characters of the file stand for one of English: the median of pairs; 0 for too few."""
    found = [other.length / english.length for english, other in pairs if english.length > _FREE_LENGTH * 2]
    return median(found) if len(found) > 4 else 0.0  # noqa: PLR2004 (a median of fewer says little)


def _level(pieces: Sequence[Piece]) -> float:
    return float(median([piece.level for piece in pieces if piece.is_heading] or [0]))


def _together(found: Sequence[Mapping[Anchor, int]]) -> dict[Anchor, int]:
    both: dict[Anchor, int] = {}
    for each in found:
        for anchor, count in each.items():
            both[anchor] = both.get(anchor, 0) + count
    return both
