"""Days whose parts have changed places: “2019年4月3日” beside “March 4, 2019”, whose numbers are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from noticepress.rules.literals.dates import Written, date_forms
from noticepress.rules.literals.reading import read

ENGLISH = ("en_GB", "en_US")
_NAMED = re.compile(r"[^\W\d_]{3,}")
"""A month's name, of which TR016 tells where no day of the English text is in that month."""
_YEAR = re.compile(r"\d{4}")


def other_days(english: str, text: str, name: str) -> Iterator[str]:
    """The days of a translation that its English has not, where it lacks one that its English has."""
    if not (_YEAR.search(english) and _YEAR.search(text)):
        return
    there, reading = english_days(english), read(text)
    here = [day for day in date_forms((name,)).find(reading.text) if day.days] if there else []
    if not _without(there, here):
        return
    months = {month for each in there for _, month, _ in each.days}
    for day in _without(here, there):
        shown = reading.as_typed(day.start, day.end)
        if not _NAMED.search(shown) or any(month in months for _, month, _ in day.days):
            yield shown


@lru_cache(maxsize=4096)
def english_days(english: str) -> tuple[Written, ...]:
    """The days of an English text; English texts come again with each catalog."""
    return tuple(day for day in date_forms(ENGLISH).find(read(english).text) if day.days)


def _without(some: Sequence[Written], others: Sequence[Written]) -> list[Written]:
    """Those of some places whose day none of the others may mean, nor any place that they overlap."""
    known = frozenset(day for other in others for day in other.days)
    same = [each for each in some if each.days & known]
    return [
        each
        for each in some
        if not each.days & known and not any(each.start < other.end and other.start < each.end for other in same)
    ]
