"""Shares, lengths of time, decades and dozens as an English text says them, for :mod:`..named` to pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from noticepress.rules.translations.numbers.words.in_english import SMALL
from noticepress.rules.translations.plain import caseless

NUMBER = r"(\d{1,6}(?:[.,]\d{1,2})?)"
SPACE = r"[ \u00a0\u202f]?"
PERCENT = re.compile(
    rf"(?<![\d.,]){NUMBER}{SPACE}(?:%|per ?cent|Prozent|vom Hundert|v\. ?H\.|pour[ -]cent|por ciento|procent|por cento|"
    r"százalék|процент|เปอร์เซ็นต์|퍼센트|프로(?!그)|パーセント)|"
    rf"(?:%|yüzde|ร้อยละ|百分之){SPACE}{NUMBER}(?![\d.,]*\d)",
    re.IGNORECASE,
)
FRACTION = re.compile(rf"(?<![\d/.])(\d{{1,2}}){SPACE}[/\u2044]{SPACE}(\d{{1,3}})(?![\d/])|(\d{{1,2}}) ใน (\d{{1,2}})")
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
_SAID_SHARE = re.compile(
    rf"\b(?:(?:({'|'.join(_VALUES)})[ -])(half|halves|thirds?|quarters?|fifths?|tenths?)|(half))\b"
    r"(?![ -](?:part|countr|person|copy|time|year|hour|day|month|an hour|an? year))",
    re.IGNORECASE,
)
"""A share that is surely none of a length of time, and no ordinal."""
_PART_NAMES = {
    2: r"hal[fv]|semi|mid|second|two|both|double|bi-?annual|\d[.,]5|50",
    3: r"third|tri|3",
    4: r"quarter|fourth|4|thursday|25",
    5: r"fifth|five|fri|5|20",
    10: r"tenth|ten|10|dec",
}
"""What an English text may say for which other languages have a word for one of so many parts."""
_AND_A_HALF = re.compile(rf"\b({'|'.join(_VALUES)}|\d{{1,3}}) and (?:a|one) half\b", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"\b({'|'.join(_VALUES)}|\d{{1,2}}) (?:in|(?:out )?of)(?: every)? ({'|'.join(SMALL)}|\d{{1,3}})\b", re.IGNORECASE
)
"""Of “one in five customers”."""
_DECADE = re.compile(r"\b((?:1[5-9]|20)\d0)[’']?s\b")
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,4}\.\d)(?![\d.,]*\d)")
_ENGLISH_LENGTH = re.compile(
    rf"(?<![\d.,-])(?:{NUMBER}|\b({'|'.join(_VALUES)})( and (?:a|one) half)?)[ -](?:calendar |consecutive )?"
    r"(minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
MEASURES = {
    "minute": ("minutes", 1),
    "hour": ("minutes", 60),
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}
"""What a unit of English is measured in. Neither days in hours nor months in days: law counts these otherwise."""
_ENGLISH_NAMES = (
    (
        re.compile(r"\b(?:half a|half[ -])[ -]?year|\bsemi-?annual|\bhalf[ -]yearly|\bbi-?annual", re.IGNORECASE),
        "months",
        6,
    ),
    *(
        (
            re.compile(rf"\b(?:{often}) (?:an?|per|each|every|in an?) (?:calendar )?year\b", re.IGNORECASE),
            "months",
            months,
        )
        for often, months in (("twice|two times", 6), ("three times", 4), ("four times", 3))
    ),
    (re.compile(r"\bquarter", re.IGNORECASE), "months", 3),
    (re.compile(r"\b(?:annual|yearly|a year|per year|each year|every year)", re.IGNORECASE), "months", 12),
    (re.compile(r"\b(?:bi-?ennial|(?:every other|alternate) years?)", re.IGNORECASE), "months", 24),
    (re.compile(r"\bdecades?\b", re.IGNORECASE), "months", 120),
    (re.compile(r"\bhalf an hour|(?<!and a )\bhalf[ -]hour", re.IGNORECASE), "minutes", 30),
    (re.compile(r"\bquarter of an hour", re.IGNORECASE), "minutes", 15),
    (re.compile(r"\bweekly|\ba week\b|\beach week|\bevery week", re.IGNORECASE), "days", 7),
)
_COUNT = re.compile(r"(?<![\d.,/-])(6|10|12|15|20|24|30|36|40|50|60|100|1000)(?![\d.,/]*\d)")


class Named(NamedTuple):
    """Something that has a number: of which kind, how much, and the numbers with which it is written, if any."""

    kind: str
    value: Fraction
    numbers: tuple[str, ...]


def named_in(english: str) -> Iterator[Named]:
    """Shares, lengths and counts of an English text, those of the most numbers first."""
    for match in FRACTION.finditer(english):
        if match[2] and int(match[2]):
            yield Named("share", Fraction(int(match[1]), int(match[2])), (match[1], match[2]))
    for match in _ENGLISH_LENGTH.finditer(english):
        kind, each = MEASURES[caseless(match[4])]
        count = fraction(match[1]) if match[1] else Fraction(_VALUES[caseless(match[2])])
        count += Fraction(1, 2) if match[3] else 0
        yield Named(kind, count * each, (folded(match[1]),) if match[1] else ())
    for pattern, kind, length in _ENGLISH_NAMES:
        yield from (Named(kind, Fraction(length), ()) for _ in pattern.findall(english))
    for match in PERCENT.finditer(english):
        number = match[1] or match[2]
        yield Named("share", share_of(number), (folded(number),))
    yield from _shares(english)
    for decade in _DECADE.findall(english):
        yield Named("decade", Fraction(decade), (decade,))
    for number in _COUNT.findall(english):
        yield Named("count", Fraction(number), (number,))


@lru_cache(maxsize=4096)
def shares_in(english: str) -> frozenset[Fraction]:
    """The shares of a whole that an English text has in words: “a third of”, “half”."""
    found = ((match[1] or "a", match[2] or match[3]) for match in _SAID_SHARE.finditer(_AND_A_HALF.sub(" ", english)))
    return frozenset(Fraction(_VALUES[caseless(many)], _ENGLISH_PARTS[caseless(part)[:3]]) for many, part in found)


def _shares(english: str) -> Iterator[Named]:
    for number in _DECIMAL.findall(english):
        yield Named("share", Fraction(number), (number,))
    for number in _AND_A_HALF.findall(english):
        value = int(number) if number.isdigit() else _VALUES[caseless(number)]
        yield Named("share", value + Fraction(1, 2), (number,) if number.isdigit() else ())
    for number, part in _ENGLISH_SHARE.findall(english):
        parts = _ENGLISH_PARTS[caseless(part)[:3]]
        yield Named("share", Fraction(_VALUES[caseless(number)] if number else 1, parts), ())
    for part, parts in _ONE_IN.findall(english):
        share, whole = (int(each) if each.isdigit() else _VALUES.get(caseless(each), 0) for each in (part, parts))
        if share < whole:
            yield Named("share", Fraction(share, whole), tuple(filter(str.isdigit, (part, parts))))


@cache
def named_part(parts: int) -> re.Pattern[str]:
    """What says in English, or may in another language, that there are so many parts."""
    return re.compile(rf"\b(?:{_PART_NAMES.get(parts, parts)})", re.IGNORECASE)


def share_of(number: str) -> Fraction:
    """What so many per cent are of a whole."""
    share = fraction(number) / 100
    return _ROUND_SHARES.get(share, share)


def folded(number: str) -> str:
    """As the numbers of a text are written."""
    return number.replace(",", ".")


def fraction(number: str) -> Fraction:
    """A number as it is compared."""
    return Fraction(folded(number))
