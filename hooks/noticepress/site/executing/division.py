"""How a build's work is divided, as a command is told: among the shards of several jobs, or a cluster's workers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from noticepress.findings import UsageError

T = TypeVar("T")

_MOST = 9_999
_SHARD = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})", re.ASCII)
_SCHEDULER = re.compile(r"dask=((?:tcp|tls)://(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shard:
    """A share of a site, of so many."""

    number: int
    """From 1."""
    count: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a number that none of so many has, or more shards than there can be."""
        if not 1 <= self.number <= self.count <= _MOST:
            raise ValueError(str(self))

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    @classmethod
    def parse(cls, text: str) -> Shard:
        """A shard as ``3/8``. Raises :class:`UsageError`."""
        found = _SHARD.fullmatch(text)
        if not found or int(found[1]) > int(found[2]):
            raise UsageError(f"{text!r} is no shard; write its number and how many there are: --shard 3/8")
        return cls(int(found[1]), int(found[2]))

    def share(self, things: Sequence[T]) -> Sequence[T]:
        """The shard's own of things that every shard has in the same order: those that follow one another."""
        return things[len(things) * (self.number - 1) // self.count : len(things) * self.number // self.count]


class ClusterAddress(NamedTuple):
    """Where the workers of a cluster are asked for, and where they find the project."""

    scheduler: str
    """Such as ``tcp://10.0.0.1:8786``."""
    root: str = ""
    """The project's folder as the workers see it; empty where it is the same as here."""

    @classmethod
    def parse(cls, text: str, root: str = "") -> ClusterAddress:
        """What ``--executor`` says. Raises :class:`UsageError`."""
        found = _SCHEDULER.fullmatch(text)
        if not found:
            raise UsageError(f"{text!r} is no executor; name a Dask scheduler: --executor dask=tcp://HOST:PORT")
        return cls(found[1], root)
