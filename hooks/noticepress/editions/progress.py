"""How far a translation has come: messages and a chain of catalogs come in, counts leave, of entries and of words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.po.file import Key


class Progress(NamedTuple):
    """What is translated, and of how much."""

    done: int
    total: int
    """Messages."""
    done_words: int
    words: int
    """Words of the English text."""


def count_progress(messages: Iterable[Key], chain: Chain | None) -> Progress:
    """How many messages, and words of their English, a chain translates; without a chain, English is shown."""
    sizes = [(len(key[1].split()), chain is None or chain.find(key) is not None) for key in messages]
    return Progress(
        sum(done for _, done in sizes),
        len(sizes),
        sum(words for words, done in sizes if done),
        sum(words for words, _ in sizes),
    )


def progress_by_section(messages: Iterable[Key], chain: Chain | None) -> dict[str, Progress]:
    """The same for each section, by its id, in the order of the messages."""
    sections: dict[str, list[Key]] = {}
    for key in messages:
        sections.setdefault(key[0].split("#", maxsplit=1)[0], []).append(key)
    return {section: count_progress(keys, chain) for section, keys in sections.items()}
