"""Two sequences come in, pairs that belong together leave, in order: anchors first, then the likeliest pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Pair = tuple[int, int]


def paired(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    likeness: Callable[[int, int], float],
    at_least: float,
) -> list[Pair]:
    """Pairs of places in ``old`` and ``new``, increasing in both.

    Equal ones are anchors. In the gaps between, those pairs are taken that are the likeliest altogether;
    ``likeness`` of two places is from 0 to 1, and less than ``at_least`` is no pair.
    """
    pairs: list[Pair] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(a, b), range(c, d), strict=True)
        elif tag == "replace":
            pairs += _in_gap(range(a, b), range(c, d), likeness, at_least)
    return pairs


def _in_gap(old: range, new: range, likeness: Callable[[int, int], float], at_least: float) -> list[Pair]:
    """The best pairs in order, by dynamic programming."""
    scores = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for row in range(len(old) - 1, -1, -1):
        for column in range(len(new) - 1, -1, -1):
            score = scores[row][column]
            with_pair = score + best[row + 1][column + 1] if score >= at_least else 0.0
            best[row][column] = max(with_pair, best[row + 1][column], best[row][column + 1])
    pairs: list[Pair] = []
    row = column = 0
    while row < len(old) and column < len(new):
        score = scores[row][column]
        if score >= at_least and best[row][column] == score + best[row + 1][column + 1]:
            pairs.append((old[row], new[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs


def heaviest_chain(pairs: Sequence[Pair], weight: Callable[[Pair], float]) -> list[Pair]:
    """The pairs that stay in place: the heaviest part of ``pairs`` that increases in both. The rest has moved.

    Every pair has a weight above 0, which is asked for only where some have moved.
    """
    ordered = sorted(pairs)
    if all(one[1] < other[1] for one, other in pairwise(ordered)):
        return ordered
    best: list[tuple[float, int]] = []
    """For each pair: weight of the heaviest chain that ends there, and the pair before in it."""
    for index, pair in enumerate(ordered):
        before = [(best[each][0], each) for each in range(index) if ordered[each][1] < pair[1]]
        heaviest, last = max(before, default=(0.0, -1))
        best.append((heaviest + weight(pair), last))
    chain: list[Pair] = []
    index = max(range(len(best)), key=lambda each: best[each][0], default=-1)
    while index >= 0:
        chain.append(ordered[index])
        index = best[index][1]
    return chain[::-1]


def gaps(pairs: Sequence[Pair], old: range, new: range) -> Iterator[tuple[range, range]]:
    """What stands between the pairs, before the first and behind the last."""
    a, c = old.start, new.start
    for one, other in (*pairs, (old.stop, new.stop)):
        if one > a or other > c:
            yield range(a, one), range(c, other)
        a, c = one + 1, other + 1


def is_boundary(places: Sequence[int], place: int) -> bool:
    """Whether ``place`` is among sorted ``places``."""
    index = bisect_left(places, place)
    return index < len(places) and places[index] == place
