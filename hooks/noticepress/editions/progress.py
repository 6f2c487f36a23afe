"""How far a translation has come: messages and a chain of catalogs come in, counts leave, of entries and of words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.po.file import Key
from noticepress.model import ReviewState


class Progress(NamedTuple):
    """What is translated, and of how much."""

    done: int
    total: int
    """Messages."""
    done_words: int
    words: int
    """Words of the English text."""
    reviewed: int = 0
    """Messages whose translation somebody has reviewed, or counsel approved."""
    approved: int = 0
    """Of these, those that counsel has approved."""


def count_progress(messages: Iterable[Key], chain: Chain | None) -> Progress:
    """How many messages, and words of their English, a chain translates; without a chain, English is shown."""
    found = [(len(key[1].split()), chain.find(key) if chain else None) for key in messages]
    done = [words for words, entry in found if entry or chain is None]
    reviews = [entry.review for _, entry in found if entry and entry.review]
    return Progress(
        len(done),
        len(found),
        sum(done),
        sum(words for words, _ in found),
        len(reviews),
        reviews.count(ReviewState.APPROVED),
    )


def progress_by_section(messages: Iterable[Key], chain: Chain | None) -> dict[str, Progress]:
    """The same for each section, by its id, in the order of the messages."""
    sections: dict[str, list[Key]] = {}
    for key in messages:
        sections.setdefault(key[0].split("#", maxsplit=1)[0], []).append(key)
    return {section: count_progress(keys, chain) for section, keys in sections.items()}
