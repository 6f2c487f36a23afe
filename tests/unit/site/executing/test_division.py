"""How the work of a build is divided: every page is in one shard, and what a command says of shards and clusters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.findings import UsageError
from noticepress.site.executing.division import ClusterAddress, Shard


@given(st.integers(1, 40), st.lists(st.integers(), max_size=100))
def test_shards_are_all_things_once_and_none_is_much_larger(count: int, things: list[int]) -> None:
    shares = [Shard(number, count).share(things) for number in range(1, count + 1)]

    assert [*itertools.chain.from_iterable(shares)] == things
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@pytest.mark.parametrize("text", ["1/1", "3/8", "8/8", "12/1000"])
def test_a_shard_is_a_number_of_so_many(text: str) -> None:
    assert str(Shard.parse(text)) == text


@pytest.mark.parametrize("text", ["", "3", "0/8", "9/8", "3/0", "-1/8", "03/8", "3 / 8", "3/8/1", "٣/٨", "1/10000"])
def test_what_is_no_shard_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is no shard; write its number and how many there are: --shard 3/8"):
        Shard.parse(text)


@pytest.mark.parametrize(
    "scheduler", ["tcp://127.0.0.1:8786", "tls://scheduler.example.org:1", "tcp://[::1]:8786", "tcp://host-1:65535"]
)
def test_a_cluster_is_named_by_its_scheduler(scheduler: str) -> None:
    assert ClusterAddress.parse(f"dask={scheduler}", "/there") == ClusterAddress(scheduler, "/there")


@pytest.mark.parametrize(
    "text", ["", "dask", "dask=", "dask=8786", "dask=http://a:1", "dask=tcp://a", "ray=tcp://a:1", "dask=tcp://a b:1"]
)
def test_what_is_no_executor_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="is no executor; name a Dask scheduler: --executor dask=tcp://HOST:PORT"):
        ClusterAddress.parse(text)
