"""What is a number in one language and a name in another: 6 months and 半年, 50 % and “die Hälfte”, 12 and a dozen.

Two texts come in with the numbers that only one of them has, and what is left of these once shares, lengths of time
and dozens are paired by what they say. A table and no grammar: a name that may be the number is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Literal, NamedTuple

from babel.units import format_unit

from noticepress.catalogs.language_tags import nearest_cldr
from noticepress.rules.translations.numbers.durations import alone, lengths_in_words, named_units
from noticepress.rules.translations.numbers.plain_digits import with_plain_digits
from noticepress.rules.translations.numbers.words.compounds import count_in_words, ones_of
from noticepress.rules.translations.numbers.words.hundreds import large_in_words
from noticepress.rules.translations.numbers.words.in_english import SMALL
from noticepress.rules.translations.numbers.words.number_words import HAN_LANGUAGES, HAN_NUMERALS, han_value
from noticepress.rules.translations.numbers.words.part_tables import GROUPS, PARTS, PERIODS

_NUMBER = r"(\d{1,6}(?:[.,]\d{1,2})?)"
_SPACE = r"[ \u00a0\u202f]?"
_PERCENT = re.compile(
    rf"(?<![\d.,]){_NUMBER}{_SPACE}(?:%|per ?cent|Prozent|pour[ -]cent|por ciento|procent|por cento|"
    r"százalék|процент|เปอร์เซ็นต์|퍼센트|パーセント)|"
    rf"(?:%|yüzde|ร้อยละ|百分之){_SPACE}{_NUMBER}(?![\d.,]*\d)",
    re.IGNORECASE,
)
_TENTHS = re.compile(rf"(\d|[{HAN_NUMERALS}])(?:割|成(?=[的以左上多]|$|\w\w)|할)")
"""Of ten parts: 5割 is a half."""
_FRACTION = re.compile(
    rf"(?<![\d/.])(\d{{1,2}}){_SPACE}[/\u2044]{_SPACE}(\d{{1,3}})(?![\d/])|(\d{{1,2}}) ใน (\d{{1,2}})"
)
_OF_PARTS = re.compile(rf"(\d{{1,2}}|[{HAN_NUMERALS}]{{1,2}}) ?(?:分[の之]|분의) ?(\d{{1,2}}|[{HAN_NUMERALS}]{{1,2}})")
"""The parts first: 3分の2."""
_ROUND_SHARES = {
    **dict.fromkeys(map(Fraction, ("0.33", "0.333", "0.3333", "0.34")), Fraction(1, 3)),
    **dict.fromkeys(map(Fraction, ("0.66", "0.666", "0.6666", "0.667", "0.6667", "0.67")), Fraction(2, 3)),
}
_VALUES = {"a": 1, "an": 1} | {word: value for word, value in SMALL.items() if value in range(1, 13)}
_VALUES |= {"eighteen": 18, "twenty-four": 24, "thirty-six": 36}
_ENGLISH_PARTS = {"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "ten": 10}
_ENGLISH_SHARE = re.compile(
    rf"(?:\b({'|'.join(_VALUES)})[ -])?\b(half|halves|thirds?|quarters?|fourths?|fifths?|tenths?)\b", re.IGNORECASE
)
_AND_A_HALF = re.compile(rf"\b({'|'.join(_VALUES)}|\d{{1,3}}) and (?:a|one) half\b", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,4}\.\d)(?![\d.,]*\d)")
_ENGLISH_LENGTH = re.compile(
    rf"(?<![\d.,-])(?:{_NUMBER}|\b({'|'.join(_VALUES)})( and (?:a|one) half)?)[ -](?:calendar |consecutive )?"
    r"(minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_MEASURES = {
    "minute": ("minutes", 1),
    "hour": ("minutes", 60),
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}
"""What a unit of English is measured in. Neither days in hours nor months in days: law counts these otherwise."""
_UNITS = ("hour", "day", "week", "month", "year")
_ENGLISH_NAMES = (
    (
        re.compile(r"\b(?:half a|half[ -])[ -]?year|\bsemi-?annual|\bhalf[ -]yearly|\bbi-?annual", re.IGNORECASE),
        "months",
        6,
    ),
    (re.compile(r"\bquarter", re.IGNORECASE), "months", 3),
    (re.compile(r"\b(?:annual|yearly|a year|per year|each year|every year)", re.IGNORECASE), "months", 12),
    (re.compile(r"\b(?:bi-?ennial|(?:every other|alternate) years?)", re.IGNORECASE), "months", 24),
    (re.compile(r"\bdecades?\b", re.IGNORECASE), "months", 120),
    (re.compile(r"\bhalf an hour|\bhalf[ -]hour", re.IGNORECASE), "minutes", 30),
    (re.compile(r"\bquarter of an hour", re.IGNORECASE), "minutes", 15),
    (re.compile(r"\bweekly|\ba week\b|\beach week|\bevery week", re.IGNORECASE), "days", 7),
)
_COUNT = re.compile(r"(?<![\d.,/-])(6|10|12|15|20|24|30|36|40|50|60|100|1000)(?![\d.,/]*\d)")


_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")
_MOST = 50
"""Different shares and lengths of one text that are looked for: no real one has more."""


class _Named(NamedTuple):
    """Something that has a number: of which kind, how much, and the numbers with which it is written, if any."""

    kind: str
    value: Fraction
    numbers: tuple[str, ...]


def without_named(
    missing: Counter[str], extra: Counter[str], english: str, text: str, language: str
) -> tuple[Counter[str], Counter[str]]:
    """What is left of both once what has a name in one of the texts is paired."""
    lost, found = missing.copy(), extra.copy()
    plain = with_plain_digits(text)
    ways: dict[tuple[str, Fraction], tuple[tuple[str, ...], ...]] = {}
    for named in _of_english(with_plain_digits(english)):
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


def _has(counted: Counter[str], numbers: tuple[str, ...]) -> bool:
    return all(counted[number] >= numbers.count(number) for number in numbers)


def _of_english(english: str) -> Iterator[_Named]:
    """Shares, lengths and counts of an English text, those of the most numbers first."""
    for match in _FRACTION.finditer(english):
        if match[2] and int(match[2]):
            yield _Named("share", Fraction(int(match[1]), int(match[2])), (match[1], match[2]))
    for match in _ENGLISH_LENGTH.finditer(english):
        kind, each = _MEASURES[match[4].lower()]
        count = _fraction(match[1]) if match[1] else Fraction(_VALUES[match[2].lower()])
        count += Fraction(1, 2) if match[3] else 0
        yield _Named(kind, count * each, (_folded(match[1]),) if match[1] else ())
    for pattern, kind, length in _ENGLISH_NAMES:
        yield from (_Named(kind, Fraction(length), ()) for _ in pattern.findall(english))
    for match in _PERCENT.finditer(english):
        number = match[1] or match[2]
        yield _Named("share", _share(number), (_folded(number),))
    for number in _DECIMAL.findall(english):
        yield _Named("share", Fraction(number), (number,))
    for number in _AND_A_HALF.findall(english):
        value = int(number) if number.isdigit() else _VALUES[number.lower()]
        yield _Named("share", value + Fraction(1, 2), (number,) if number.isdigit() else ())
    for number, part in _ENGLISH_SHARE.findall(english):
        parts = _ENGLISH_PARTS[part[:3].lower()]
        yield _Named("share", Fraction(_VALUES[number.lower()] if number else 1, parts), ())
    for number in _COUNT.findall(english):
        yield _Named("count", Fraction(number), (number,))


def _ways(named: _Named, text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The numbers of each way in which a translation says the same, none for a name."""
    if named.kind == "share":
        yield from _shares(named.value, text, language)
    elif named.kind == "count":
        groups = GROUPS.get(language, {})
        for count, words in groups.items():
            yield from _groups(named.value / count, words, text, language)
    else:
        yield from _lengths(named, text, language)


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
    for match in _PERCENT.finditer(text):
        number = match[1] or match[2]
        yield _share(number), (_folded(number),)
    for number in _TENTHS.findall(text):
        yield Fraction(_whole(number), 10), tuple(filter(str.isdigit, [number]))
    for one, other, few, many in _FRACTION.findall(text):
        part, parts = one or few, other or many
        yield Fraction(int(part), int(parts) or 1), (part, parts)
    for parts, part in _OF_PARTS.findall(text):
        yield Fraction(_whole(part), _whole(parts) or 1), tuple(filter(str.isdigit, (parts, part)))


def _lengths(named: _Named, text: str, language: str) -> Iterator[tuple[str, ...]]:
    for number, unit in _in_digits(text, language):
        kind, each = _MEASURES[unit]
        if kind == named.kind and _fraction(number) * each == named.value:
            yield (_folded(number),)
    in_words = lengths_in_words(large_in_words(text, language)[1], language)
    for count, place in (*in_words, *((1, place) for place in alone(text, language))):
        kind, each = _MEASURES[_UNITS[place]]
        if kind == named.kind and count * each == named.value:
            yield ()
    yield from (() for form in _duals(named.kind, named.value, language) if form in text)
    largest = {"minutes": 60, "months": 12}.get(named.kind, 0)
    share = named.value / largest if largest else Fraction(0)
    name = PERIODS.get((named.kind, int(named.value)), {}).get(language)
    if name and named.value.denominator == 1 and re.search(name, text, re.IGNORECASE):
        yield ()
    if share and share.denominator in (2, 4):
        yield from (way for way in _shares(share, text, language) if not any("." in number for number in way))


@cache
def _duals(kind: str, value: Fraction, language: str) -> tuple[str, ...]:
    """The forms with which a language counts one or two of a unit without a number, as CLDR has them: יומיים."""
    locale = nearest_cldr(language)
    counted = [(unit, value / each) for unit, (of, each) in _MEASURES.items() if of == kind and value / each in (1, 2)]
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
    return re.compile(rf"(?<![\d.,]){_NUMBER}(?::e)?[\s-]*(?:{named_units(language)})", re.IGNORECASE)


def _in_digits(text: str, language: str) -> Iterator[tuple[str, str]]:
    """Each number that counts a unit of time, and the unit."""
    pattern = named_units(language)
    for match in _digits(language).finditer(text) if pattern else ():
        yield match[1], next(unit for place, unit in enumerate(_UNITS) if match[f"unit{place}"])


def _groups(times: Fraction, words: str, text: str, language: str) -> Iterator[tuple[str, ...]]:
    """The number, if any, with which a text has a name for several things so many times: half a dozen, 2 dozen."""
    match = re.search(rf"(?:(\d{{1,2}}){_SPACE})?(?:{words})", text, re.IGNORECASE)
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


def _share(number: str) -> Fraction:
    share = _fraction(number) / 100
    return _ROUND_SHARES.get(share, share)


def _folded(number: str) -> str:
    """As the numbers of a text are written."""
    return number.replace(",", ".")


def _fraction(number: str) -> Fraction:
    return Fraction(_folded(number))


def _whole(number: str) -> int:
    return int(number) if number.isdigit() else han_value(number)
