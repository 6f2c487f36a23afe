"""How far a translation has come: messages and a chain of catalogs come in, counts and states leave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.po.file import Key
from noticepress.model import ReviewState

TRANSLATED, INHERITED, FUZZY, MISSING, REFUSED = "translated", "inherited", "fuzzy", "missing", "refused"


class Standing(NamedTuple):
    """How the translation of one message stands in a chain."""

    state: str
    """``translated`` by the first catalog, ``inherited`` from another, or what :func:`unread` says."""
    catalog: Catalog | None = None
    """The one that has the entry; ``None`` where none has it."""
    entry: Entry | None = None


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


def standing_of(key: Key, chain: Chain, first: str) -> Standing:
    """How a message stands along a chain; ``first`` is the name of the locale's own catalog, which may not be there."""
    shown = chain.find(key)
    found = [(catalog, entry) for catalog in chain.catalogs if (entry := catalog.get(key))]
    if shown is not None:
        catalog = next(catalog for catalog, entry in found if entry is shown)
        return Standing(TRANSLATED if catalog.name == first else INHERITED, catalog, shown)
    found.sort(key=lambda each: not any(text.strip() for text in each[1].texts))
    if not found:
        return Standing(MISSING)
    catalog, entry = found[0]
    has_text = any(text.strip() for text in entry.texts)
    return Standing(unread(has_text=has_text, fuzzy=entry.fuzzy), catalog, entry)


def unread(*, has_text: bool, fuzzy: bool) -> str:
    """Why visitors read English: a text is ``fuzzy``, or ``refused`` by a rule, or ``missing``."""
    if not has_text:
        return MISSING
    return FUZZY if fuzzy else REFUSED
