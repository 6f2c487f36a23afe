"""Who reviewed or approved an entry: its comments and texts come in, what may be said of it leaves.

A translator's comment of the entry, which gettext, Poedit and Weblate keep, names state, day, digest and person. The
digest is of both texts: where one of them has changed since, the comment says nothing any more. It guards against
oversights, and is no signature: whoever may write a catalog may write such a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from noticepress.catalogs.po.file import PoEntry
from noticepress.model import ReviewState
from noticepress.register.sealing.hash_scheme import FIRST

_MARK = re.compile(
    r" ?noticepress: (?P<state>reviewed|approved) (?P<on>\d{4}-\d\d-\d\d) (?P<digest>[0-9a-f]{16}) by (?P<by>\S.*)"
)
_DIGITS = 16
"""Of the digest: enough to tell that a text was changed, and few enough for one line, which Babel would break."""


class Review(NamedTuple):
    """What a comment says of an entry."""

    state: ReviewState
    on: str
    digest: str
    """Of the two texts as they were."""
    by: str

    @property
    def comment(self) -> str:
        """The comment that says so: what stands behind ``#``."""
        return f" noticepress: {self.state} {self.on} {self.digest} by {self.by}"

    @property
    def told(self) -> str:
        """The same in words."""
        return f"{self.state} by {self.by} on {self.on}"


def digest_of_entry(english: str, plural: str, texts: Iterable[str]) -> str:
    """The digest of the two texts, each with its plural forms."""
    record = {"english": english, "plural": plural, "texts": list(texts)}
    return FIRST.of_record(record).partition(":")[2][:_DIGITS]


def state_of_entry(entry: PoEntry) -> ReviewState | None:
    """The most that may be said of an entry as it stands."""
    reviews = tuple(_reviews(entry.comments))
    if not reviews:
        return None
    digest = _digest(entry)
    states = {review.state for review in reviews if review.digest == digest}
    return next((state for state in reversed(ReviewState) if state in states), None)


def with_review(entry: PoEntry, state: ReviewState, by: str, on: date) -> PoEntry:
    """The entry with one more comment, less those that say nothing any more, or the same."""
    review = Review(state, str(on), _digest(entry), by)
    entry, _ = without_stale(entry)
    others = tuple(each for each in entry.comments if not any(one.state is state for one in _reviews((each,))))
    return replace(entry, comments=(*others, review.comment))


def without_stale(entry: PoEntry) -> tuple[PoEntry, tuple[Review, ...]]:
    """The entry without the comments that one of its texts has outlived, and what those said."""
    if not any(map(_MARK.match, entry.comments)):
        return entry, ()
    digest, kept, stale = _digest(entry), list[str](), list[Review]()
    for comment in entry.comments:
        outlived = [review for review in _reviews((comment,)) if review.digest != digest]
        stale += outlived
        kept += () if outlived else (comment,)
    return replace(entry, comments=tuple(kept)), tuple(stale)


def _digest(entry: PoEntry) -> str:
    return digest_of_entry(entry.id, entry.plural_id, entry.texts)


def _reviews(comments: Iterable[str]) -> Iterator[Review]:
    for match in filter(None, map(_MARK.match, comments)):
        yield Review(ReviewState(match["state"]), match["on"], match["digest"], match["by"].strip())
