"""The cheapest way through two rows of things, in order: the cost of each two comes in, groups leave."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

GAP = 3.5
"""The cost of a thing that has no counterpart."""

_DOUBT = 2.0
"""By how much costs are surer of themselves than they are right."""

Cost = Callable[[int, int], float]
"""Of the thing with that number beside the other with that number."""
JoinedCost = Callable[[slice, slice], float]
"""Of two things beside one."""
_MOST = 2_000_000
"""Comparisons of one with another; a text of 500 blocks has a quarter of a million, if nothing cuts it."""
_MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together, by their numbers: one and one, one alone, or two and one."""

    english: tuple[int, ...]
    others: tuple[int, ...]
    sureness: float = 0.0
    """Of a pair: how likely it is beside the next best way, from 0 to 1."""

    @property
    def is_pair(self) -> bool:
        """Whether it is one and one."""
        return len(self.english) == len(self.others) == 1


def aligned(rows: int, columns: int, cost: Cost, joined: JoinedCost = lambda _one, _other: math.inf) -> Iterator[Group]:
    """The groups of the cheapest way, with how sure each pair is."""
    grid = _Grid(rows, columns, cost, joined)
    row = column = 0
    while (row, column) != (rows, columns):
        down, right = grid.move(row, column)
        sureness = grid.sureness(row, column) if (down, right) == (1, 1) else 0.0
        yield Group(tuple(range(row, row + down)), tuple(range(column, column + right)), sureness)
        row, column = row + down, column + right


class _Grid:
    """The cost of the cheapest way from the beginning to each place, and from there to the end."""

    def __init__(self, rows: int, columns: int, cost: Cost, joined: JoinedCost) -> None:
        if rows * columns > _MOST:
            raise ValueError("it is too long to be compared at once; divide it at its headings, and align each part")
        self._rows, self._columns, self._joined = rows, columns, joined
        self._costs = [[cost(row, column) for column in range(columns)] for row in range(rows)]
        self._before, self._behind = self._empty(), self._empty()
        self._chosen = [bytearray(columns + 1) for _ in range(rows + 1)]
        """The number of the move from each place on the cheapest way to the end."""
        self._fill()

    def move(self, row: int, column: int) -> tuple[int, int]:
        """The move from a place on the cheapest way to the end."""
        return _MOVES[self._chosen[row][column]]

    def _empty(self) -> list[list[float]]:
        return [[math.inf] * (self._columns + 1) for _ in range(self._rows + 1)]

    def _fill(self) -> None:
        before, behind = self._before, self._behind
        before[0][0] = behind[-1][-1] = 0.0
        for row in range(self._rows + 1):
            for column in range(self._columns + 1):
                for number, price in self._prices(row, column):
                    down, right = _MOVES[number]
                    total = before[row][column] + price
                    before[row + down][column + right] = min(before[row + down][column + right], total)
        for row in range(self._rows, -1, -1):
            for column in range(self._columns, -1, -1):
                for number, price in self._prices(row, column):
                    down, right = _MOVES[number]
                    total = price + behind[row + down][column + right]
                    if total < behind[row][column]:
                        behind[row][column], self._chosen[row][column] = total, number

    def _prices(self, row: int, column: int) -> Iterator[tuple[int, float]]:
        """The moves from a place by their numbers, and what each costs."""
        rows, columns = self._rows - row, self._columns - column
        if rows and columns:
            yield 0, self._costs[row][column]
        if rows:
            yield 1, GAP
        if columns:
            yield 2, GAP
        if rows > 1 and columns:
            yield 3, self._joined(slice(row, row + 2), slice(column, column + 1))
        if rows and columns > 1:
            yield 4, self._joined(slice(row, row + 1), slice(column, column + 2))

    def sureness(self, row: int, column: int) -> float:
        """How likely a pair of the cheapest way is, beside the cheapest way on which the row is elsewhere."""
        before, behind = self._before[row], self._behind[row + 1]
        here = self._behind[0][0]
        elsewhere = [
            before[other] + self._costs[row][other] + behind[other + 1]
            for other in range(self._columns)
            if other != column
        ]
        elsewhere += [before[other] + GAP + behind[other] for other in range(self._columns + 1)]
        margin = (min(elsewhere) - here) / _DOUBT
        return 1 / (1 + math.exp(-min(50.0, margin)))
