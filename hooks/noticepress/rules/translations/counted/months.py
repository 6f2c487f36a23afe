"""The months that a text names, by CLDR's names and their cases: “in March”, “w marcu”, 3 Mar 2018."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from noticepress.rules.literals.calendar_names import MONTHS, calendar_names, english_month, short_month

_IS_ANY = re.compile("|".join(month[:3] for month in MONTHS))
_ENGLISH = {month: re.compile(f"{english_month(month)}|{short_month(month)}") for month in MONTHS}
_CASES = {
    "pl": (
        *("stycz(?:eń|ni)", "lut(?:y|ego|ym|emu)\\b", "mar(?:zec|c(?:a|u|e|em|owi|om|ach|ami))\\b", "kwie(?:cień|tni)"),
        *("maj(?:a|u|em|owi)?\\b", "czerw(?:iec|c[aeou])", "lip(?:iec|c[aeou])", "sierp(?:ień|ni)", "wrze(?:sień|śni)"),
        *("październik", "listopad", "grud(?:zień|ni)"),
    ),
    "cs": (
        *(
            "led(?:en|n[aeuě])\\w?\\b",
            "únor",
            "březe?n",
            "dube?n",
            "květe?n",
            "červ(?:en|n[auě]|nem)\\b",
            "červen(?:ec|c)",
        ),
        *("srpe?n", "září", "říje?n", "listopad", "prosine?c"),
    ),
    "ru": (
        *("январ", "феврал", "март", "апрел", "ма(?:й|я|е|ю|ем)\\b", "июн", "июл", "август", "сентябр", "октябр"),
        *("ноябр", "декабр"),
    ),
}
"""Beginnings of the months where their cases have others than CLDR's names."""
_ENDINGS = {"hu": r"\w{0,6}", "de": r"(?:s|es)?\b", "sv": r"s?\b", "nl": r"s?\b"}
_UNSPACED = ("th",)
_COUNTED = ("zh", "ja")
_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_HAN = r"(?<![\d.十一二三四五六七八九〇个個])(?:{0})月"
_LEAST = 3


@lru_cache(maxsize=4096)
def english_months(english: str) -> frozenset[str]:
    """The months of an English text."""
    if not _IS_ANY.search(english):
        return frozenset()
    return frozenset(each for each in MONTHS if _ENGLISH[each].search(english))


def other_month(english: str, text: str, locale: Locale) -> tuple[str, frozenset[str]] | None:
    """A month of a translation that its English has not, where it lacks one of its English; and all of the English."""
    there = english_months(english)
    here = _named(text, str(locale)) if there else there
    return (min(here - there), there) if here - there and there - here else None


def _named(text: str, tag: str) -> frozenset[str]:
    return frozenset(month for month, pattern in _patterns(tag) if pattern.search(text))


@cache
def _patterns(tag: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each month with a pattern of its names; none of a language that counts months in digits."""
    locale = Locale.parse(tag)
    if locale.language in _COUNTED:
        return tuple(
            (month, re.compile(_HAN.format(f"{at}|{_NUMERALS[at - 1]}"))) for at, month in enumerate(MONTHS, 1)
        )
    begin = "" if locale.language in _UNSPACED else r"(?<![^\W\d_])"
    end = _ENDINGS.get(locale.language, "" if locale.language in _UNSPACED else r"(?![^\W\d_])")
    flags = re.NOFLAG if locale.language == "tr" else re.IGNORECASE
    found = []
    for at, month in enumerate(MONTHS, 1):
        names = {every[at] for every in calendar_names(locale.months, "wide")}
        if any(len(name) < _LEAST or any(map(str.isdigit, name)) for name in names):
            return ()
        short = {every[at].rstrip(".") for every in calendar_names(locale.months, "abbreviated")}
        words = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        dated = "|".join(re.escape(name) for name in short)
        cases = _CASES.get(locale.language)
        pattern = rf"{begin}(?:{cases[at - 1]})" if cases else rf"{begin}(?:{words}){end}"
        beside = rf"\d\.? ?(?:de )?(?:{dated})(?![^\W\d_])|{begin}(?:{dated})\.? ?\d"
        found.append((month, re.compile(f"{pattern}|{beside}", flags)))
    return tuple(found)
