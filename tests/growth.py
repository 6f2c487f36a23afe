"""How the time of a piece of work grows with its size: a ratio, since machines differ and are shared."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

EIGHTFOLD = 8
MOST = 3 * EIGHTFOLD
"""By how much eight times the size may be slower: work in proportion grows by eight, its square by sixty-four."""
_NOISE = 0.05
"""Seconds of the processor below which a time says nothing."""
_ENOUGH = _NOISE / EIGHTFOLD
"""From which one measure of the shorter time is as good as the best of three: noise adds no multiple of it."""


def growth(work: Callable[[int], object], size: int) -> float:
    """The time for eight times the size, beside that for the size; 1 where even that takes no time to speak of.

    The longer time is measured once where it is good enough, for at best of more it would be shorter still.
    """
    long = _seconds(work, EIGHTFOLD * size, 1)
    if long < _NOISE:
        return 1
    once = _seconds(work, size, 1)
    short = max(once if once >= _ENOUGH else _seconds(work, size, 2), _NOISE / EIGHTFOLD**2)
    return long / short if long < MOST * short else _seconds(work, EIGHTFOLD * size, 3) / short


def _seconds(work: Callable[[int], object], size: int, runs: int) -> float:
    """Of the processor, at best of some runs, in which nothing of other tests is looked for to be thrown away."""
    times = []
    gc.disable()
    try:
        for _ in range(runs):
            start = time.process_time()
            work(size)
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)
