"""How the time of a piece of work grows with its size: a ratio, since machines differ and are shared."""

from __future__ import annotations

import time
from collections.abc import Callable

EIGHTFOLD = 8
MOST = 3 * EIGHTFOLD
"""By how much eight times the size may be slower: work in proportion grows by eight, its square by sixty-four."""
_NOISE = 0.05
"""Seconds of the processor below which a time says nothing."""


def growth(work: Callable[[int], object], size: int) -> float:
    """The time for eight times the size, beside that for the size; 1 where even that takes no time to speak of.

    The longer time is measured once where it is good enough, for at best of more it would be shorter still.
    """
    long = _seconds(work, EIGHTFOLD * size, 1)
    if long < _NOISE:
        return 1
    short = max(_seconds(work, size, 3), _NOISE / EIGHTFOLD**2)
    return long / short if long < MOST * short else _seconds(work, EIGHTFOLD * size, 3) / short


def _seconds(work: Callable[[int], object], size: int, runs: int) -> float:
    """Of the processor, at best of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work(size)
        times.append(time.process_time() - start)
    return min(times)
