"""How the time of a piece of work grows with its size: a ratio, since machines differ and are shared."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

EIGHTFOLD = 8
"""What work in proportion to its size grows by; the square of it would be sixty-four."""


def growth(work: Callable[[int], object], size: int) -> float:
    """The time for eight times the size, beside that for the size."""
    return _seconds(work, EIGHTFOLD * size) / _seconds(work, size)


def _seconds(work: Callable[[int], object], size: int) -> float:
    """Of the processor, at best of three."""
    best = sys.float_info.max
    for _ in range(3):
        start = time.process_time()
        work(size)
        best = min(best, time.process_time() - start)
    return max(best, sys.float_info.epsilon)
