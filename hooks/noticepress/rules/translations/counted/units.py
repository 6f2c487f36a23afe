"""TR016: whether a number counts the same unit as in English, and a day stands in the same month, by CLDR's names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from noticepress.catalogs.language_tags import nearest_cldr
from noticepress.catalogs.locales import likely_script
from noticepress.findings import quote
from noticepress.rules.checking import Violation, rule
from noticepress.rules.literals.calendar_names import calendar_names
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.counted.currencies import other_currency
from noticepress.rules.translations.counted.measures import Length, counts_of, other_measures
from noticepress.rules.translations.counted.months import other_month
from noticepress.rules.translations.numbers.compared import numbers
from noticepress.rules.translations.numbers.words.in_english import SMALL, said_once
from noticepress.rules.translations.numbers.zones import other_zone
from noticepress.rules.translations.plain import caseless, masked

_UNITS = {
    "duration-second": "second",
    "duration-minute": "minute",
    "duration-hour": "hour",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
}
"""CLDR's units, each with what English texts write."""
_IN_WORDS = {word: value for word, value in SMALL.items() if value in range(2, 13)}
_UNIT = r"[ \u00a0-]?(second|minute|hour|day|week|month|year)s?\b"
_COUNTED = re.compile(rf"(?<![\d.,])(\d+(?:\.\d+)?){_UNIT}")
_COUNTED_IN_WORDS = re.compile(rf"(?<![\w-])({'|'.join(_IN_WORDS)}){_UNIT}", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?<![\d.,])(\d+(?:[.,]\d{1,2})?)(?![\d.,]\d)[)）]?[ \u00a0\u202f.-]*"
    r"([^\W\d_](?:[^\W\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])*)"
)
"""A number, and the word behind it, with the vowels that Thai writes above and below."""
_MORE_NAMES = {
    "cs": (("dní", "day"),),
    "ko": (("주년", "year"),),
    "sv": (("dag", "day"), ("dagar", "day")),
    "zh": tuple((name, "year") for name in ("周岁", "周歲", "週歲", "周年", "週年")),
}
"""By language: what CLDR has not, and what begins as another unit does: 周岁 is no 周."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ANY_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})s?\b")
_OF_TIME: tuple[Length, ...] = ("long", "short")
"""CLDR has no long form of a name that is the same as the short one."""
_NOT_A_NAME = re.compile(r"[\d\s\u00a0\u202f.,٫]+")
_REMEMBERED = 4096
"""English texts whose units and months are kept: they come again with each catalog."""
_SPACED = ("Latn", "Cyrl")
"""Scripts in which a name ends where its word does."""
_LEAST = 3
"""Letters that a month's name has at least, as ordinary words have fewer."""


@rule(
    "TR016",
    summary="A number counts something else than in English, or a day stands in another month",
    explanation="Units of time (seconds to years) and of measure (kilograms, pounds, kilometres, inches, degrees, "
    "litres, bytes) beside a number are compared by the names that CLDR has for them in the catalog's language, and so "
    "are months and days of the week; currencies by sign, code and name; zones of the clock by their offset (10:00 CET "
    "is 10 Uhr MEZ and 10:00 UTC+1). A number that stands beside no such name is not looked at.",
    example="“30 Monate” for “30 days”, “5 Go” for “5 MB”, “3. Juni 2018” for “3 July 2018”, “25 €” for “$25”, "
    "“Dienstag” for “Monday”, “5 lb” for “5 kg”, “10:00 EST” for “10:00 CET”.",
    remedy="write the unit, the month, the day, the zone or the currency of the English text; "
    "where it is right, say so in the entry: noticepress: allow TR016 — reason",
)
def units_are_the_same(subject: CatalogSubject) -> Iterator[Violation]:
    """Each number that counts a unit counts it in the translation; each month is one of the English text's."""
    catalog = subject.catalog.name
    locale = nearest_cldr(catalog)
    if locale is None:
        return
    for _, entry, english, text in subject.translated():
        counted = _counted(english)
        plain = masked(text, " X ") if counted else ""
        for number, unit in counted:
            found = _unit_of(number, plain, catalog)
            if found and unit not in found:
                told = f"{number} counts {'s and '.join(sorted(found))}s, in English {unit}s"
                yield Violation(*subject.place(entry), f"{told}: {quote(text)}")
        if other := other_currency(english, text, locale):
            yield Violation(
                *subject.place(entry), f"the amount is in {other[0]}, in English in {other[1]}: {quote(text)}"
            )
        for number, unit, own in other_measures(english, text, locale):
            told = f"{number} counts {unit}s, in English {own}s"
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")
        if zone := other_zone(english, text):
            told = f"the time is in {zone[0]}, in English in {zone[1]}"
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")
        if other_months := other_month(english, text, locale):
            month, there = other_months
            told = f"the month {month} is not in the English text, which has {', '.join(sorted(there))}"
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")
        days = _english_weekdays(english)
        named = _weekdays(text, catalog) if days else days
        if days - named and named - days:
            told = f"{min(named - days)} is not in the English text, which has {', '.join(sorted(days))}"
            yield Violation(*subject.place(entry), f"{told}: {quote(text)}")


@lru_cache(maxsize=_REMEMBERED)
def _english_weekdays(english: str) -> frozenset[str]:
    return frozenset(day.removesuffix("s") for day in _ANY_WEEKDAY.findall(english))


def _weekdays(text: str, catalog: str) -> frozenset[str]:
    """The days of the week that a translation names as CLDR does, by their English names."""
    pattern, names = _weekday_names(catalog)
    return frozenset(names[caseless(word)] for word in pattern.findall(text)) if pattern else frozenset()


@lru_cache
def _weekday_names(catalog: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    locale = nearest_cldr(catalog)
    if locale is None:
        return None, {}
    every = calendar_names(locale.days, "wide")
    names = {name: _WEEKDAYS[number] for days in every for number, name in days.items()}
    words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    spaced = likely_script(catalog) in _SPACED
    end = r"(?:s|en)?(?![^\W\d_])" if spaced else ""
    return re.compile(rf"(?<![^\W\d_])({words}){end}" if spaced else f"({words})", re.IGNORECASE), {
        caseless(name): day for name, day in names.items()
    }


@lru_cache(maxsize=_REMEMBERED)
def _counted(english: str) -> tuple[tuple[str, str], ...]:
    """Each number of an English text that counts a unit, and that unit; one in words where it counts nothing else."""
    in_digits = _COUNTED.findall(said_once(english, ""))
    in_words = {(str(_IN_WORDS[caseless(word)]), caseless(unit)) for word, unit in _COUNTED_IN_WORDS.findall(english)}
    often = Counter(number for number, _ in in_words)
    in_words = {(number, unit) for number, unit in in_words if often[number] == 1 and number not in numbers(english)}
    return tuple(dict.fromkeys((*in_digits, *sorted(in_words))))


def _unit_of(number: str, plain: str, catalog: str) -> frozenset[str]:
    """The units that a number counts in a text: those of the longest name behind it. Nothing where it stands twice."""
    names, short = _names(catalog), _short_names(catalog)
    behind = words_behind(number, plain)
    if len(behind) != 1:
        return frozenset()
    word = behind[0].lower()
    fitting = [(len(name), unit) for name, unit in names if _begins(word, name)]
    longest = max((length for length, _ in fitting), default=0)
    found = frozenset(unit for length, unit in fitting if length == longest)
    return found or frozenset(unit for name, unit in short if word == name)


def words_behind(number: str, plain: str) -> list[str]:
    """The words that stand behind a number, wherever it stands."""
    return [word for each, word in _BEHIND.findall(plain) if each.replace(",", ".") == number]


def _begins(word: str, name: str) -> bool:
    """Whether a word is a name, or one with an ending; scripts without spaces go on at once."""
    return word == name or (word.startswith(name) and (not name.isascii() or len(word) - len(name) <= _LEAST))


@lru_cache
def _names(catalog: str) -> tuple[tuple[str, str], ...]:
    """(name in lower case, unit) of every unit, in each form that CLDR has."""
    locale = nearest_cldr(catalog)
    if locale is None:
        return ()
    found: list[tuple[str, str]] = []
    for unit, english in _UNITS.items():
        names = (_unit_names(unit, length, locale) for length in _OF_TIME)
        found += [(name, english) for name in next(filter(None, names), ())]
    return (*found, *_MORE_NAMES.get(locale.language, ()))


@lru_cache
def _short_names(catalog: str) -> tuple[tuple[str, str], ...]:
    """The same of what CLDR abbreviates, and of what all languages do; one letter may be anything."""
    locale = nearest_cldr(catalog)
    if locale is None:
        return ()
    found = ((name, english) for unit, english in _UNITS.items() for name in _unit_names(unit, "short", locale))
    return (("h", "hour"), ("min", "minute"), *((name, unit) for name, unit in found if len(name) > 1))


def _unit_names(unit: str, length: Length, locale: Locale) -> frozenset[str]:
    return frozenset(_NOT_A_NAME.sub("", text).lower() for text in counts_of(unit, length, locale)) - {""}
