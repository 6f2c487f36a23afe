"""How long something takes, in words: “two months” beside “drei Monate”.

A number in words is compared only where it counts hours, days, weeks, months or years: elsewhere it may be an article
or part of an idiom. A table and no grammar, as in :mod:`.words.number_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import repeat

from noticepress.rules.translations.numbers.words.hundreds import large_in_words
from noticepress.rules.translations.numbers.words.number_words import (
    HAN_DIGITS,
    HAN_LANGUAGES,
    HAN_NUMERALS,
    VALUES,
    han_value,
    numerals_of,
    value_of,
)

_LENGTHS = (("hours", 1), ("hours", 24), ("hours", 7 * 24), ("months", 1), ("months", 12))
"""Of an hour, a day, a week, a month and a year: what it is measured in, and how many of these."""
_UNITS = {
    "en": ("hours?", "days?", "weeks?", "months?", "years?"),
    "de": (
        r"Stunden?",
        r"(?:Kalender|Werk|(?:Bank)?Arbeits|Geschäfts)?tag(?:e[ns]?|s)?",
        r"Wochen?",
        r"(?:Kalender)?monat(?:e[ns]?|s)?",
        r"(?:Kalender|Geschäfts)?jahr(?:e[ns]?|s)?",
    ),
    "es": ("horas?", "días?", "semanas?", "mes(?:es)?", "años?"),
    "fr": ("heures?", "jours?", "semaines?", "mois", "an(?:s|nées?)?"),
    "it": ("or[ae]", "giorn[oi]", "settiman[ae]", "mes[ei]", "ann[oi]"),
    "nl": (
        "uur|uren",
        "(?:kalender|werk)?dag(?:en)?",
        "we(?:ek|ken)",
        "(?:kalender)?maand(?:en)?",
        "(?:kalender)?ja(?:ar|ren)",
    ),
    "sv": (r"timm\w{1,4}", r"dag(?:ar(?:na)?s?|en)?", r"veck\w{1,4}", r"månad\w{0,5}", "år(?:et|en)?"),
    "pt": ("horas?", "dias?", "semanas?", "mês|meses", "anos?"),
    "pl": (r"godzin\w{0,3}", r"dzień|dni\w{0,3}", r"tydzień|tygodni\w{0,3}", r"miesi\w{1,5}", r"rok\w{0,2}|lat\w{0,3}"),
    "cs": (r"hodin\w{0,2}", r"den|dn\w{1,3}|dní", r"týd\w{2,4}", r"měsíc\w{0,3}", r"ro[kc]\w{0,3}|let\w{0,2}"),
    "hu": (r"ór[aá]\w{0,4}", r"nap\w{0,4}", r"h[eé]t\w{0,4}", r"hónap\w{0,4}|hav(?:i|onta)", r"év\w{0,4}"),
    "tr": (r"saat\w{0,4}", r"gün\w{0,4}", r"hafta\w{0,4}", "ay(?:ı|ın|da|dan|lık|a)?", r"yıl\w{0,4}"),
    "ru": (r"час\w{0,3}", r"день|дн[еёяю]\w{0,2}", r"недел\w{0,3}", r"месяц\w{0,3}", r"год\w{0,3}|лет"),
    "th": ("ชั่วโมง", "วัน", "สัปดาห์", "เดือน", "ปี"),
    "ko": ("시간", "일(?:간| ?이내)", "주(?:간|일| ?이내)", "개월|달", "년(?:간| ?이내|[ ,.]|$)"),
    "ja": ("時間", "日(?=間|以内)", "週", "[かカヶヵ箇ケ]月", "年(?=間|以内)"),
    "zh": ("小时|小時", "天|日(?=[內内间間以])", "周(?!岁)|週(?!歲)|星期|个星期|個星期", "个月|個月", "年"),
}
"""By language: words for an hour, a day, a week, a month and a year as they stand behind a number."""
_NAMED = {
    "hours": {"daily": 24, "weekly": 7 * 24, "fortnight": 14 * 24, "weekend": 48},
    "months": {
        "monthly": 1,
        "quarter": 3,
        "semi": 6,
        "biannual": 6,
        "biennial": 24,
        "annual": 12,
        "yearly": 12,
        "decade": 120,
    },
}
"""What English names by a word of its own, as other languages may not."""
_OFTEN_IN = re.compile(
    r"\b(?:(twice)|(two|three|four|six) times) (?:an?|per|in an?|each|every) (?:calendar )?(?:(year)|day)\b"
)
_TIMES = {"twice": 2, "two": 2, "three": 3, "four": 4, "six": 6}
"""Twice a year is every six months."""
_IDIOMS = {("fr", 8 * 24): 7 * 24} | dict.fromkeys(((each, 15 * 24) for each in ("es", "fr", "it", "pt")), 14 * 24)
"""Hours of days that stand for whole weeks: “quinze jours”."""
_HALF = re.compile(
    r"\b(?:half|et demie?|halb\w{0,2}|anderthalb\w{0,2}|\w*einhalb\w{0,2}|\w+ënhal(?:f|ve)|anderhalf|halve|halv[at]?|"
    r"y medi[oa]|e mezz[oa]|e mei[oa]|pół\w{0,8}|půl\w{0,5}|fél|buçuk|yarım|полтор\w*|половин\w*)\b|"
    r"ครึ่ง|[년월일주간달] ?반|半[年个個月日天小時]|[年月]半",
    re.IGNORECASE,
)
"""Of “un an et demi”, and more."""
_HAN_DIGITS = re.compile(f"[{HAN_DIGITS}]{{2}}")
"""One or two, or a year: no number of what stands behind."""
_OFTEN = re.compile(r"once|twice|thrice|double|\w+(?:ma+l|szer|szor|ször)", re.IGNORECASE)
"""How often: no number of what stands behind."""
_OTHER_WORDS = re.compile(r"andra|druh|čtvrt|пятниц\w*|четверг\w*", re.IGNORECASE)
"""Of those that begin as numbers do: “other” in Swedish, a kind and a quarter in Czech, Friday."""
_SINO = "일이삼사오육칠팔구십백"
"""Korean numerals that stand without a space before what they count; with one, 이 is “this”."""
_UNSPACED = ("th", "ko")
_JOINED = r"(?:(?P<before>[^\W\d_]+)[\s-]+(?:(?:y|et|e|and)\s+)?)?"
_BETWEEN = r"(?:\s*\(\d+\))?(?:-|\s+)"
_ADJECTIVE = r"(?:[^\W\d_]{4,}\s+)?"
"""Of an English unit: “two calendar months”. Elsewhere what stands there may be another noun."""

Length = tuple[str, int]
"""What something is measured in, and how many of these."""


def other_durations(english: str, text: str, language: str) -> Iterator[str]:
    """The durations in words of a translation that its English has not, where it lacks one that its English has.

    An age is none: “children under sixteen” are “les enfants de moins de seize ans”.
    """
    if language not in _UNITS or not _any_unit(language).search(text):
        return
    _, text = large_in_words(text, language)
    found = _in_words(text, language)
    if not found or _HALF.search(text) or _HALF.search(english):
        return
    counted = {length for length, _ in _in_words(english, "en")} | _in_digits(english, "en")
    there = counted | _alone(english, "en")
    known = there | _named(english)
    other = [(*length, words) for length, words in found if length not in known]
    if not other:
        return
    shown = {length for length, _ in found} | _in_digits(text, language) | _alone(text, language)
    lost = there - shown
    missing = {kind for kind, _ in lost}
    is_one_lost = not lost.isdisjoint(counted.intersection(_LENGTHS))
    for kind, count, words in other:
        is_idiom = (kind, _IDIOMS.get((language, count))) in known
        is_other_one = is_one_lost and (kind, count) in _LENGTHS
        same_number = any(_numbers((kind, count)) & _numbers(each) for each in lost)
        if not is_idiom and (kind in missing or is_other_one or same_number):
            yield words


def _numbers(length: Length) -> set[int]:
    """How many of some unit a length may be, but one: two weeks are 14 days, and “two” of what two months are."""
    kind, count = length
    return {count // each for measured, each in _LENGTHS if measured == kind and count % each == 0} - {1}


def _in_words(text: str, language: str) -> tuple[tuple[Length, str], ...]:
    """Each duration whose number is a word, with its words."""
    if not _any_unit(language).search(text):
        return ()
    return tuple(
        ((_LENGTHS[unit][0], _LENGTHS[unit][1] * value), words)
        for value, unit, words in map(_read, _pattern(language).finditer(text), repeat(language))
        if 0 < value <= max(VALUES)
    )


def _read(match: re.Match[str], language: str) -> tuple[int, int, str]:
    """The number of a match, 0 for none of its own, its unit, and its words."""
    number, unit = match["number"], next(place for place in range(len(_LENGTHS)) if match[f"unit{place}"])
    words = match[0][match.start("number") - match.start() :]
    if language in HAN_LANGUAGES:
        return (0 if _HAN_DIGITS.search(number) else han_value(number)), unit, words
    before = match["before"] or ""
    is_this = (
        language == "ko"
        and len(number) == 1
        and number in _SINO
        and not match[0].startswith(number + match[f"unit{unit}"])
    )
    if is_this or _OFTEN.fullmatch(number) or _OTHER_WORDS.fullmatch(number) or value_of(before, language):
        return 0, unit, words
    return value_of(number, language), unit, words


@cache
def _any_unit(language: str) -> re.Pattern[str]:
    """Finds a unit that may stand behind a number: a text without one needs no longer look."""
    units = "|".join(_UNITS[language])
    if language in (*HAN_LANGUAGES, *_UNSPACED):
        return re.compile(units)
    return re.compile(rf"(?<=[\s-])(?:{units})(?!\w)", re.IGNORECASE)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    units = named_units(language)
    if language in HAN_LANGUAGES:
        return re.compile(rf"(?<![{HAN_NUMERALS}万萬])(?P<number>[{HAN_NUMERALS}]{{1,4}})(?:{units})")
    numbers = "|".join(numerals_of(language))
    if language == "th":
        return re.compile(rf"(?P<before>{numbers})??(?P<number>{numbers})\s?(?:{units})")
    if language == "ko":
        return re.compile(rf"(?<![가-힣])(?P<before>)(?P<number>{numbers})\s?(?:{units})")
    between = _BETWEEN + (_ADJECTIVE if language == "en" else "")
    return re.compile(rf"(?<![\w-]){_JOINED}(?P<number>{numbers}){between}(?:{units})(?!\w)", re.IGNORECASE)


def _in_digits(text: str, language: str) -> set[Length]:
    """The durations whose number is in digits."""
    return {
        (kind, length * int(match["number"]))
        for match in _digits(language).finditer(text)
        for place, (kind, length) in enumerate(_LENGTHS)
        if match[f"unit{place}"]
    }


@cache
def _digits(language: str) -> re.Pattern[str]:
    units = named_units(language)
    return re.compile(rf"(?<!\d)(?P<number>\d{{1,4}})(?:[\s-]+(?:[^\W\d_]{{4,}}\s+)?)?(?:{units})", re.IGNORECASE)


def named_units(language: str) -> str:
    """A pattern of the language's units, each in a group of its own; empty of a language that is not known."""
    return "|".join(f"(?P<unit{place}>{unit})" for place, unit in enumerate(_UNITS.get(language, ())))


def lengths_in_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The number and the unit, from hours to years, of each duration whose number is a word."""
    if language in _UNITS and _any_unit(language).search(text):
        for match in _pattern(language).finditer(text):
            number, unit, _ = _read(match, language)
            yield number, unit


def _alone(text: str, language: str) -> set[Length]:
    """One of each unit that stands without a number: “a month”, “pro Tag”."""
    return {_LENGTHS[place] for place in alone(text, language)}


def alone(text: str, language: str) -> Iterator[int]:
    """Each unit, from hours to years, that stands without a number."""
    if language not in _UNITS:
        return
    rest = _digits(language).sub(" ", _pattern(language).sub(" ", text))
    begin, end = ("", "") if language in (*HAN_LANGUAGES, *_UNSPACED) else (r"(?<!\w)", r"(?!\w)")
    for place, unit in enumerate(_UNITS[language]):
        if re.search(rf"{begin}(?:{unit}){end}", rest, re.IGNORECASE):
            yield place


def _named(english: str) -> set[Length]:
    """What an English text says by a name."""
    lower = english.lower()
    found = {(kind, count) for kind, names in _NAMED.items() for name, count in names.items() if name in lower}
    for (kind, length), unit in zip(_LENGTHS, _UNITS["en"], strict=True):
        if re.search(rf"\b(?:other|alternate|next|following) (?:{unit})\b", lower):
            found.add((kind, 2 * length))  # “every other week”, and “druhého dne” for the next day
    for match in _OFTEN_IN.finditer(lower):
        kind, whole = ("months", 12) if match[3] else ("hours", 24)
        found.add((kind, whole // _TIMES[match[1] or match[2]]))
    return found
