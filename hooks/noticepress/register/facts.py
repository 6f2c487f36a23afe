"""Facts in texts: how each reads in a locale, and how it gets through Markdown untouched."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from babel.numbers import format_decimal

from noticepress.model import FactValue
from noticepress.register.date_format import shown_date
from noticepress.register.notice_yml import BASE_URL
from noticepress.register.register import FACT, NUMBER_FACT
from noticepress.stops import once

_FIRST_MARK = 0xF0000
"""Of the private characters, which no text holds (IN007, TR007): two for each fact."""


def format_fact(value: FactValue, cldr: str) -> str:
    """A fact as it reads in a locale: dates in long form, numbers with the locale's separators."""
    if isinstance(value, date):
        return shown_date(value, cldr)
    if isinstance(value, int):
        return format_decimal(value, locale=cldr)
    return value


def fill_text(text: str, facts: Mapping[str, str]) -> str:
    """Replace ``{{ name }}`` in plain text; unknown names stay as they are."""
    for place, name in {match[0]: match[1] for match in FACT.finditer(text) if match[1] in facts}.items():
        text = once(text, place, facts[name])
    return FACT.sub(lambda match: facts.get(match[1], match[0]), text)


@lru_cache(maxsize=4096)
def marks_for(names: tuple[str, ...]) -> FactMarks:
    """The marks of those facts; the sections of a text mostly have the same."""
    return FactMarks(names)


@dataclass(frozen=True)
class FactMarks:
    """One private character for each fact in a locale's own words, and one in English; Markdown lets them pass."""

    names: tuple[str, ...]

    @cached_property
    def _own(self) -> dict[str, str]:
        return {name: chr(_FIRST_MARK + 2 * index) for index, name in enumerate(self.names)}

    @cached_property
    def _english(self) -> dict[str, str]:
        return {name: chr(_FIRST_MARK + 2 * index + 1) for index, name in enumerate(self.names)}

    @cached_property
    def english(self) -> frozenset[int]:
        """The marks of facts in English."""
        return frozenset(map(ord, self._english.values()))

    def put(self, text: str) -> str:
        """Put marks in the place of each known ``{{ fact }}``."""
        return fill_text(text, self._own)

    def put_english(self, text: str) -> str:
        """The same in a text that stands in English on a page in another language."""
        return fill_text(text, self._english)

    def number(self, element_id: str) -> str:
        """The mark for the number of a heading; empty for one that is not numbered."""
        return self._own.get(f"{NUMBER_FACT}{element_id}", "")

    @property
    def base_url(self) -> str:
        """The mark for what completes links that begin with a slash; empty where nothing does."""
        return self._own.get(BASE_URL, "")

    def used_in(self, text: str) -> tuple[tuple[int, str, bool], ...]:
        """(mark, its fact, whether in English) of each mark that stands in a text."""
        known = [(mark, name, False) for name, mark in self._own.items()]
        known += [(mark, name, True) for name, mark in self._english.items()]
        return tuple((ord(mark), name, in_english) for mark, name, in_english in known if mark in text)

    def values(self, own: Mapping[str, str], english: Mapping[str, str]) -> dict[int, str]:
        """What ``str.translate`` then puts in the place of each mark in HTML."""
        marked = {self._own[name]: own[name] for name in self.names}
        marked |= {self._english[name]: english[name] for name in self.names}
        return {ord(mark): html.escape(value) for mark, value in marked.items()}
