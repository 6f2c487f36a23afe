"""What a build is doing, and what its steps take: for who waits, and for who wants to know why."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Step(StrEnum):
    """What a build does, one after the other."""

    STARTING = "starting"
    READING = "reading the sources"
    CHECKING = "checking the sources"
    DRAWING = "drawing and checking pages"
    SETTING = "making pdf files"
    FINISHING = "checking the site"


class Cost(NamedTuple):
    """Of a step, in seconds."""

    wall: float
    """By the clock."""
    cpu: float
    """Of all processes that worked on it."""


Show = Callable[[Step, int, int], None]
"""Shown: what is being done, how much of it is done, and how much there is; 0 where nobody counts."""


def unseen(_step: Step, _done: int, _total: int) -> None:
    """Show nothing."""


class Watch:
    """Follows a build from step to step."""

    def __init__(self) -> None:
        self.show: Show = unseen
        self.costs: dict[Step, Cost] = {Step.STARTING: Cost(0, _cpu())}
        self._begun = time.perf_counter()
        self._step = Step.STARTING
        self._elsewhere = 0.0

    @property
    def total(self) -> Cost:
        """Of the build so far; of the processors also what it took to start."""
        return Cost(time.perf_counter() - self._begun, _cpu() + self._elsewhere)

    @contextmanager
    def step(self, step: Step) -> Iterator[None]:
        """What is done within belongs to a step."""
        self._step = step
        self.show(step, 0, 0)
        wall, cpu = time.perf_counter(), _cpu() + self._elsewhere
        try:
            yield
        finally:
            known = self.costs.get(step, Cost(0, 0))
            spent = Cost(time.perf_counter() - wall, _cpu() + self._elsewhere - cpu)
            self.costs[step] = Cost(known.wall + spent.wall, known.cpu + spent.cpu)

    def at(self, done: int, total: int) -> None:
        """So much of the step is done, of so much in all."""
        self.show(self._step, done, total)

    def counting(self, things: Iterable[T], total: int) -> Iterator[T]:
        """The same things; each that has come is done."""
        for done, thing in enumerate(things, 1):
            self.at(done, total)
            yield thing

    def add(self, cpu: float) -> None:
        """So many seconds of a processor were spent by processes that are not this one's."""
        self._elsewhere += cpu


def _cpu() -> float:
    """Seconds of this process, and of those that it began and that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
