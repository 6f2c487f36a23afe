"""What has become of blocks: entries of an alignment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from noticepress.editions.comparing.blocks.reading import Block


class Kind(StrEnum):
    """What has become of blocks."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    JOINED = "joined"
    AWAY = "away"
    """They stood here and stand elsewhere now, where an entry with ``moved`` has them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Blocks of the old text beside those of the new one, by their numbers."""

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    """Whether they stood elsewhere; there, an entry ``AWAY`` has the old ones too."""


def pair_entry(one: Block, other: Block, *, moved: bool = False) -> Entry:
    """The entry of two blocks that belong together."""
    kind = Kind.SAME if one.seen == other.seen else Kind.CHANGED
    return Entry(kind, (one.number,), (other.number,), moved)
