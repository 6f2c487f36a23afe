"""What is a number in one language and a name in another: 6 months and 半年, 50 % and “die Hälfte”, 12 and a dozen.

Two texts come in with the numbers that only one of them has, and what is left of these once shares, lengths of time
and dozens are paired by what they say. A table and no grammar: a name that may be the number is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from fractions import Fraction
from functools import cache
from typing import Literal

from babel.units import format_unit

from noticepress.catalogs.language_tags import nearest_cldr
from noticepress.rules.translations.numbers.durations import alone, lengths_in_words, named_units
from noticepress.rules.translations.numbers.plain_digits import with_plain_digits
from noticepress.rules.translations.numbers.words.compounds import count_in_words, ones_of
from noticepress.rules.translations.numbers.words.hundreds import large_in_words
from noticepress.rules.translations.numbers.words.named_in_english import (
    FRACTION,
    MEASURES,
    NUMBER,
    PERCENT,
    SPACE,
    Named,
    folded,
    fraction,
    named_in,
    named_part,
    share_of,
    shares_in,
)
from noticepress.rules.translations.numbers.words.number_words import (
    HAN_LANGUAGES,
    HAN_NUMERALS,
    han_value,
    rows_of,
)
from noticepress.rules.translations.numbers.words.other_counts import other_count
from noticepress.rules.translations.numbers.words.other_periods import other_period
from noticepress.rules.translations.numbers.words.part_tables import GROUPS, PARTS, PERIODS

_TENTHS = re.compile(rf"(\d|[{HAN_NUMERALS}])(?:割|成(?=[的以左上多]|$|\w\w)|할)")
"""Of ten parts: 5割 is a half."""
_OF_PARTS = re.compile(rf"(\d{{1,2}}|[{HAN_NUMERALS}]{{1,2}}) ?(?:分[の之]|분의) ?(\d{{1,2}}|[{HAN_NUMERALS}]{{1,2}})")
"""The parts first: 3分の2."""
_UNITS = ("hour", "day", "week", "month", "year")
_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_MOST = 50
"""Different shares and lengths of one text that are looked for: no real one has more."""


def without_named(
    missing: Counter[str], extra: Counter[str], english: str, text: str, language: str
) -> tuple[Counter[str], Counter[str]]:
    """What is left of both once what has a name in one of the texts is paired."""
    lost, found = missing.copy(), extra.copy()
    plain = with_plain_digits(text)
    ways: dict[tuple[str, Fraction], tuple[tuple[str, ...], ...]] = {}
    for named in named_in(with_plain_digits(english)):
        key = (named.kind, named.value)
        if not _has(lost, named.numbers) or (key not in ways and len(ways) == _MOST):
            continue
        if key not in ways:
            ways[key] = tuple(dict.fromkeys(_ways(named, plain, language)))
        for written in ways[key]:
            if (named.numbers or written) and _has(found, written):
                lost.subtract(named.numbers)
                found.subtract(written)
                break
    return +lost, +found


def other_in_words(english: str, text: str, language: str, in_digits: Container[str]) -> str:
    """What a translation says in words that its English says otherwise, in words too; empty for nothing."""
    if share := _other_share(english, text, language, in_digits):
        return f"the share {share[0]} is not in the English text, which has {share[1]}"
    if period := other_period(english, text, language, in_digits):
        return f"the {period[0]} is not in the English text, which has a {period[1]}"
    number = other_count(english, text, language, in_digits)
    return f"the number {number}, in words, is not in the English text" if number else ""


def _other_share(english: str, text: str, language: str, in_digits: Container[str]) -> tuple[Fraction, Fraction] | None:
    """A share of a translation that its English has not, and the one of its English that it lacks: a third, a half."""
    there = shares_in(english)
    plain = with_plain_digits(text.replace("四半期", " ")) if there else ""
    if of_same_parts := _other_numerator(there, plain, language, in_digits):
        return of_same_parts
    lost = [each for each in there if not any(_all_in(way, in_digits) for way in _shares(each, plain, language))]
    if not lost or any(_has_part(each.denominator, plain, language) for each in lost):
        return None
    here = {share for share, _ in _in_digits_or_han(plain)}
    here |= {Fraction(1, parts) for parts in PARTS.get(language, {}) if _has_part(parts, plain, language)}
    new = (each for each in here - there if not named_part(each.denominator).search(english))
    other = min(new, default=None)
    return (other, min(lost)) if other else None


def _other_numerator(
    there: frozenset[Fraction], text: str, language: str, in_digits: Container[str]
) -> tuple[Fraction, Fraction] | None:
    """As above, of the same parts another number: two thirds for one, where the English has one of such shares."""
    for share in there:
        part, parts = share.numerator, share.denominator
        if sum(each.denominator == parts for each in there) > 1 or str(part) in in_digits:
            continue
        found = {each.numerator for each, _ in _in_digits_or_han(text) if each.denominator == parts}
        found |= {many for many in range(2, parts) if _counted_part(many, parts, text, language)}
        is_one = not found and _has_part(parts, text, language)
        if is_one and part > 1 and not _has_one(part, text, language):
            found = {1}
        if found and part not in found and not any(str(each) in in_digits for each in found):
            return Fraction(min(found), parts), share
    return None


def _counted_part(many: int, parts: int, text: str, language: str) -> bool:
    """Whether a text counts parts of a whole, as in “zwei Drittel” or “üçte iki”."""
    words = PARTS.get(language, {}).get(parts)
    ones = ones_of(language)
    if not words or many > len(ones):
        return False
    if language in ("tr", "ko"):
        return bool(re.search(rf"(?:{words})\s?(?:{ones[many - 1]})", text, re.IGNORECASE))
    begin = "" if language == "th" else r"(?<!\w)"
    return bool(re.search(rf"{begin}(?:{ones[many - 1]})[\s-]?(?:{words})", text, re.IGNORECASE))


def _all_in(numbers: Iterable[str], known: Container[str]) -> bool:
    return all(number in known for number in numbers)


def _has(counted: Counter[str], numbers: tuple[str, ...]) -> bool:
    return all(counted[number] >= numbers.count(number) for number in numbers)


def _ways(named: Named, text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The numbers of each way in which a translation says the same, none for a name."""
    if named.kind == "share":
        yield from _shares(named.value, text, language)
    elif named.kind == "count":
        groups = GROUPS.get(language, {})
        for count, words in groups.items():
            yield from _groups(named.value / count, words, text, language)
    elif named.kind == "decade":
        yield from _decades(int(named.value), text, language)
    else:
        yield from _lengths(named, text, language)


def _decades(year: int, text: str, language: str) -> Iterator[tuple[str, ...]]:
    """1990 as 90 of the 20th century, or of one that nobody says: “les années 90”, 20世纪90年代, “Neunziger”."""
    century, years = str(year // 100 + 1), year % 100
    yield (century, str(years))
    yield (str(years),)
    words = rows_of(language).get(years) if language not in HAN_LANGUAGES else None
    if count_in_words(str(years), text, language) or (words and re.search(words, text, re.IGNORECASE)):
        yield ()


def _shares(value: Fraction, text: str, language: str) -> Iterator[tuple[str, ...]]:
    yield from (digits for share, digits in _in_digits_or_han(text) if share == value)
    yield (f"{float(value):g}",)
    whole, rest = divmod(value, 1)
    if value < 1 and _has_part(value.denominator, text, language):
        yield (str(value.numerator),)
        if value.numerator == 1 or _has_one(value.numerator, text, language):
            yield ()
    elif rest == Fraction(1, 2) and _has_part(2, text, language):
        yield (str(whole),)
        if count_in_words(str(whole), text, language) or _has_one(int(whole), text, language) or whole == 1:
            yield ()


def _in_digits_or_han(text: str) -> Iterator[tuple[Fraction, tuple[str, ...]]]:
    """The shares of a text, but for names, each with the digits that it is written with."""
    for match in PERCENT.finditer(text):
        number = match[1] or match[2]
        yield share_of(number), (folded(number),)
    for number in _TENTHS.findall(text):
        yield Fraction(_whole(number), 10), tuple(filter(str.isdigit, [number]))
    for one, other, few, many in FRACTION.findall(text):
        part, parts = one or few, other or many
        yield Fraction(int(part), int(parts) or 1), (part, parts)
    for parts, part in _OF_PARTS.findall(text):
        yield Fraction(_whole(part), _whole(parts) or 1), tuple(filter(str.isdigit, (parts, part)))


def _lengths(named: Named, text: str, language: str) -> Iterator[tuple[str, ...]]:
    if named.kind == "minutes":
        yield from _in_minutes(int(named.value), text, language)
    for number, unit in _in_digits(text, language):
        kind, each = MEASURES[unit]
        if kind == named.kind and fraction(number) * each == named.value:
            yield (folded(number),)
    in_words = lengths_in_words(large_in_words(text, language)[1], language)
    for count, place in (*in_words, *((1, place) for place in alone(text, language))):
        kind, each = MEASURES[_UNITS[place]]
        if kind == named.kind and count * each == named.value:
            yield ()
    yield from (() for form in _duals(named.kind, named.value, language) if form in text)
    largest = {"minutes": 60, "months": 12}.get(named.kind, 0)
    share = named.value / largest if largest else Fraction(0)
    name = PERIODS.get((named.kind, int(named.value)), {}).get(language)
    if name and named.value.denominator == 1 and (found := re.search(name, text, re.IGNORECASE)):
        yield tuple(re.findall(r"\d+", found[0]))
    if share and share.denominator in (2, 4):
        yield from (way for way in _shares(share, text, language) if not any("." in number for number in way))


def _in_minutes(minutes: int, text: str, language: str) -> Iterator[tuple[str, ...]]:
    """An hour and a half as 90 minutes, or as 1 h 30."""
    names = "|".join(sorted(_minute_names(language)))
    if names and re.search(rf"(?<![\d.,:]){minutes}{SPACE}(?:{names})", text, re.IGNORECASE):
        yield (str(minutes),)
    yield (str(minutes // 60), str(minutes % 60))


@cache
def _minute_names(language: str) -> frozenset[str]:
    """What CLDR's names of minutes begin with."""
    locale = nearest_cldr(language)
    forms = [
        format_unit(count, "duration-minute", length, locale=locale)
        for count in (1, 2, 5)
        for length in _LENGTHS
        if locale
    ]
    names = [form.strip("0123456789 \u00a0") for form in forms if "duration-" not in form]
    return frozenset(re.escape(name[:3]) for name in names) - {""}


@cache
def _duals(kind: str, value: Fraction, language: str) -> tuple[str, ...]:
    """The forms with which a language counts one or two of a unit without a number, as CLDR has them: יומיים."""
    locale = nearest_cldr(language)
    counted = [(unit, value / each) for unit, (of, each) in MEASURES.items() if of == kind and value / each in (1, 2)]
    forms = [
        format_unit(int(count), f"duration-{unit}", length, locale=locale)
        for unit, count in counted
        for length in _LENGTHS
        if locale
    ]
    found = [form for form in forms if not any(map(str.isdigit, form))]
    return (*found, *(form.removesuffix("ان") + "ين" for form in found if form.endswith("ان")))


@cache
def _digits(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){NUMBER}(?::e)?[\s-]*(?:{named_units(language)})", re.IGNORECASE)


def _in_digits(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each number that counts a unit of time, and the unit."""
    pattern = named_units(language)
    for match in _digits(language).finditer(text) if pattern else ():
        yield match[1], next(unit for place, unit in enumerate(_UNITS) if match[f"unit{place}"])


def _groups(times: Fraction, words: str, text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The number, if any, with which a text has a name for several things so many times: half a dozen, 2 dozen."""
    match = re.search(rf"(?:(\d{{1,2}}){SPACE})?(?:{words})", text, re.IGNORECASE)
    if not match:
        return
    if match[1]:
        if times == int(match[1]):
            yield (match[1],)
    elif times == Fraction(1, 2):
        yield from (() for _ in range(_has_part(2, text, language)))
    elif times == 1 or (times.denominator == 1 and count_in_words(str(times), text, language)):
        yield ()


def _has_part(parts: int, text: str, language: str) -> bool:
    """Whether a text has a word for one of so many parts."""
    words = PARTS.get(language, {}).get(parts)
    return bool(words and re.search(words, text, re.IGNORECASE))


def _has_one(number: int, text: str, language: str) -> bool:
    """Whether a text has a word for a number of one digit, be it joined to another: “Zweidrittelmehrheit”."""
    if language in HAN_LANGUAGES:
        return bool(count_in_words(str(number), text, language))
    words = ones_of(language)
    return 0 < number <= len(words) and bool(re.search(words[number - 1], text, re.IGNORECASE))


def _whole(number: str) -> int:
    return int(number) if number.isdigit() else han_value(number)
