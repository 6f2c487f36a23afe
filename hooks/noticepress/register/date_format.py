"""How dates are shown: long, in the words of a locale."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date


@lru_cache(maxsize=10_000)
def shown_date(value: date, cldr: str) -> str:
    """A date as it reads in a locale, such as "25. Mai 2018" in ``de_DE``."""
    return format_date(value, format="long", locale=cldr)


@lru_cache
def between_dates(cldr: str) -> str:
    """What a locale writes between the first and the last day of a period.

    A dash without spaces, which CLDR has for Danish, Norwegian and Finnish, is for single numbers: between dates of
    several words it would join the year of the one with the day of the other.
    """
    pattern: str = Locale.parse(cldr).interval_formats[None]
    between = pattern.removeprefix("{0}").removesuffix("{1}")
    return "\u2009–\u2009" if between in ("-", "–") else between
