"""What CLDR calls months and days of the week, in a date and alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


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
