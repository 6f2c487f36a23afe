"""What was made of texts, so that it need not be made again: as much as is asked for together, and no more."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class OneAtATime(Generic[V]):
    """What was made in English, and in the one other language or locale that was asked for last.

    A site has many, and what is in one of them is made together; in English there is something beside each.
    """

    def __init__(self) -> None:
        self._english: dict[Hashable, V] = {}
        self._others: dict[Hashable, V] = {}
        self._last: Hashable = None

    def get(self, other: Hashable | None, key: Hashable, make: Callable[[], V]) -> V:
        """What ``key`` is the key of in ``other``, or in English: ``make`` makes what is not here, and may raise."""
        if other is None:
            made = self._english
        else:
            if other != self._last:
                self._last, self._others = other, {}
            made = self._others
        if key not in made:
            made[key] = make()
        return made[key]
