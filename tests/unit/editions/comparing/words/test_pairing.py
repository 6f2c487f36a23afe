"""Which pairs stay in place."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from noticepress.editions.comparing.words.pairing import heaviest_chain

PAIRS = st.permutations(range(6)).flatmap(
    lambda order: st.integers(0, 6).map(lambda count: list(enumerate(order))[:count])
)


@given(PAIRS, st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_chain_is_the_heaviest_that_increases(pairs: list[tuple[int, int]], weights: list[int]) -> None:
    def weight(pair: tuple[int, int]) -> float:
        return weights[pair[0]]

    chains = [chain for size in range(len(pairs) + 1) for chain in combinations(pairs, size) if increases(chain)]
    found = heaviest_chain(pairs, weight)

    assert increases(found)
    assert sum(map(weight, found)) == max(sum(map(weight, chain)) for chain in chains)


def test_nothing_is_weighed_where_all_stay() -> None:
    def weigh(_pair: tuple[int, int]) -> float:
        raise AssertionError

    assert heaviest_chain([(1, 4), (0, 2)], weigh) == [(0, 2), (1, 4)]


def increases(chain: list[tuple[int, int]] | tuple[tuple[int, int], ...]) -> bool:
    return all(one[1] < other[1] for one, other in pairwise(chain))
