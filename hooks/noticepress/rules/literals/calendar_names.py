"""What CLDR calls months and days of the week, in a date and alone; and the months of an English text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_BEFORE = "in|of|every|each|since|until|till|by|from|to|and|or|between|through|early|late|during|before|after|next|last"
"""Words behind which “May” and “March” are months."""


def english_month(month: str) -> str:
    """A pattern of a month by its English name, where it is no verb."""
    if month not in ("March", "May"):
        return rf"\b{month}\b"
    return rf"\b(?i:{_BEFORE}) {month}\b|\d(?:st|nd|rd|th)?\.? (?:of )?{month}\b|\b{month},? \d"


def short_month(month: str) -> str:
    """A pattern of its abbreviation, beside a number."""
    return rf"\d(?:st|nd|rd|th)? {month[:3]}t?\b|\b{month[:3]}t?\.? \d"


def calendar_names(names: Mapping[str, Any], width: str) -> Iterator[Mapping[int, str]]:
    """The names in a locale's ``months`` or ``days``, first those in a date, then those that stand alone.

    Babel keeps what an alias has led to in data that all locales share: names that another locale has left there, which
    had Hungarian call May 5月 after Japanese was read, are none of this one's.
    """
    own = names["format"]["wide"].base
    for context in ("format", "stand-alone"):
        found = names[context][width]
        if found.base is own:
            yield found
