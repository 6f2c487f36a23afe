"""Lengths of time without a number, in both texts: “binnen einer Woche” for “within a month”, “täglich” for “weekly”.

A length is told where the translation names one that the English does not, and none that the English has.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache, lru_cache

from noticepress.rules.translations.numbers.words.compounds import values_in_words
from noticepress.rules.translations.plain import caseless

_PERIODS = ("hour", "day", "week", "month", "quarter", "year")
_ADVERBS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_ADVERBS |= {"yearly": "year", "annual": "year", "annually": "year"}
_ONE = re.compile(
    rf"\b(?:an?|one|each|every|per) (hour|day|week|month|quarter|year)\b(?! and an? half)|"
    rf"(?<![\w-])({'|'.join(_ADVERBS)})\b(?! life)",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b(?:seven|7) days a week\b|\b(?:twenty-four|24) hours a day\b", re.IGNORECASE)
_MENTIONED = {
    "hour": r"hour|clock|time|[ap]\.?m\b",
    "day": r"day|dail|date|night|noon|morning|time|calendar|current|diary",
    "week": r"week|fortnight|biweekly",
    "month": r"month|january|february|march|april|may|june|july|august|september|october|november|december",
    "quarter": r"quarter|season|three|3",
    "year": r"year|annu|decade|century|\bage|old|anniversar|birth|bienn|season|\d{4}",
}
"""What an English text may say for which other languages name a length of time."""
_PARTS = (
    ("day", "hour", 24),
    ("week", "day", 7),
    ("month", "week", 4),
    ("month", "day", 30),
    ("month", "day", 28),
    ("quarter", "month", 3),
    ("year", "month", 12),
)
"""How many of a shorter one say the same."""
_OFTEN = re.compile(r"\b(?:(twice|two times|half)|(three times)|(four times))\b", re.IGNORECASE)
"""How often: twice a year is every six months."""
_QUARTERS = 4
_NAMES = {
    "de": (r"stund", r"\btag|täg|tags", r"woch|wöch", r"monat", r"quartal|viertelj", r"jahr|jähr"),
    "es": (r"\bhora", r"\bd[ií]a|diari", r"seman", r"\bmes(?:es)?\b|mensual", r"trimestr", r"\baños?\b|anual"),
    "fr": (r"heure", r"jour|quotid", r"semaine|hebdo", r"\bmois|mensue", r"trimest", r"\bans?\b|\bannée|annue"),
    "it": (r"\bor[ae]\b", r"giorn|quotid", r"settiman", r"\bmes[ei]\b|mensil", r"trimestr", r"\bann[oiu]"),
    "nl": (r"\bu(?:ur|ren)\b", r"dag", r"\w*we(?:ken?|ek)", r"maand", r"kwarta", r"jaar|\bjaren"),
    "sv": (r"\btimm|timme", r"dag|dygn", r"veck", r"månad", r"kvartal", r"\bår(?:et|en|s)?\b|årlig|årsvis"),
    "pt": (r"\bhora", r"\bdias?\b|diári", r"seman", r"\bm[êe]s(?:es)?\b|mensa", r"trimestr", r"\banos?\b|anua"),
    "pl": (r"godzin", r"\bdzie[nń]|\bdni|codzienn|\bdob", r"tygod|tydz", r"miesi", r"kwarta", r"\brok|\blat|rocz"),
    "cs": (r"hodin", r"\bden\b|\bdn[ůíey]|denn", r"týd", r"měsí", r"čtvrtlet|kvartál", r"\brok|\blet\b|roč"),
    "hu": (r"\bór[aá]", r"\bnap", r"\bh[eé]t(?!vég)", r"hónap|\bhavi|\bhavonta", r"negyedév", r"\bév|\béven"),
    "tr": (r"saat", r"\bgün", r"hafta", r"\bay(?:ı|ın|da|dan|lık|a|lar\w*)?\b", r"çeyre|üç ay", r"\byıl|\bsene"),
    "ru": (r"\bчас", r"\bдень|\bдн[еёяю]|ежедн|\bсут", r"недел", r"месяц|месячн", r"квартал", r"\bгод|\bлет|ежегод"),
    "th": (r"ชั่วโมง", r"วัน", r"สัปดาห์|อาทิตย์", r"เดือน", r"ไตรมาส", r"ปี"),
    "ko": (
        r"시간",
        r"매일|하루|일일|[1일] ?일",
        r"매주|주일|한 주|1 ?주|주간",
        r"매월|매달|한 달|개월|월간|1 ?달",
        r"분기",
        r"매년|[1일] ?년|한 해|연간|해마다",
    ),
    "ja": (r"時間", r"日", r"週", r"月", r"四半期", r"年"),
    "zh": (r"小[时時]|[鐘钟][头頭]", r"天|日", r"[周週]|星期|[礼禮]拜", r"月", r"季", r"年"),
}
"""By language: what an hour, a day, a week, a month, a quarter and a year are called, or begin with."""


def other_period(english: str, text: str, language: str, in_digits: Container[str]) -> tuple[str, str] | None:
    """A length of time of a translation that its English has not, and the one of its English that it lacks."""
    there = _english(english)
    if not there or language not in _NAMES:
        return None
    here = periods_of(text, language)
    lost = [each for each in there if each not in here]
    if not lost:
        return None
    new = [each for each in here if not _mentioned(each).search(english)]
    known = values_in_words(text, language) if new else set()
    often = {1} | {(match.lastindex or 1) + 1 for match in _OFTEN.finditer(english)}
    for each in new:
        parts = [
            count // times
            for whole, part, count in _PARTS
            for times in often
            if part == each and whole in lost and count % times == 0
        ]
        if each == "quarter" and _QUARTERS in often:
            continue
        if not any(count in known or str(count) in in_digits for count in parts):
            return each, lost[0]
    return None


@lru_cache(maxsize=4096)
def _english(english: str) -> tuple[str, ...]:
    """The lengths of time that an English text has one of."""
    found = (match[1] or _ADVERBS[caseless(match[2])] for match in _ONE.finditer(_ALWAYS.sub(" ", english)))
    return tuple(dict.fromkeys(map(caseless, found)))


def periods_of(text: str, language: str) -> tuple[str, ...]:
    """The lengths of time that a translation names; none of a language that is not known."""
    return tuple(name for name, pattern in zip(_PERIODS, _patterns(language), strict=False) if pattern.search(text))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(names, re.IGNORECASE) for names in _NAMES.get(language, ()))


@cache
def _mentioned(period: str) -> re.Pattern[str]:
    return re.compile(_MENTIONED[period], re.IGNORECASE)
