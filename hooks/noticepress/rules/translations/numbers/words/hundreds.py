"""Numbers from 100 on in words: “zweihundertfünfzig”, “deux mille cinq cents”, สองร้อย, 이천오백.

A table and no grammar, as in :mod:`.number_words`: what begins a number, what multiplies what stands before it, and
what joins the two. Without it the last part alone would be the number: 50 for “deux cent cinquante”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from noticepress.rules.translations.numbers.words.hundred_tables import (
    HUNDREDS,
    HUNDREDS_AT,
    SMALL,
    SMALL_AT,
    TWENTIES,
)
from noticepress.rules.translations.numbers.words.number_words import rows_of

_TEN, _HUNDRED = 10, 100
_SCORES = (60, 80)
"""What French adds numbers up to 19 to."""
_ALTERNATIVE = re.compile(r"\|(?![^(]*\))")
_NOT_LETTERS = re.compile(r"\\w\{[\d,]+\}|\\w\*|\(\?.*?\)|\[.*?\]")
_NO_PART = re.compile("prim|premi|[uú]ni[cq]|seul|pierwsz|raz|jedenkr|(?:za)?prv|перв|единств|во-")
"""Of the words for 1: those that end no number, as “les cent premiers clients” are a hundred."""
_FACTORS = frozenset({10, 100, 1000, 10**4, 10**5, 10**6, 10**8})
"""What multiplies the part before it."""
_AND = {
    "de": "und", "nl": "en|ën", "sv": "och", "fr": "et", "es": "y", "pt": "e", "it": "e", "cs": "a", "pl": "i",
}  # fmt: skip
_ALSO_WORDS = (1, 2)
"""What 일 and 이 say in Korean where they are no “day” and no particle behind the number."""
_JOINED = tuple(SMALL)
_UNSPACED = ("th", "ko")
_ENDING = {"de": r"\w{0,8}", "nl": r"\w{0,6}", "sv": r"\w{0,8}", "hu": r"\w{0,8}", "tr": r"\w{0,8}", "it": r"\w{0,4}"}
"""What may be joined behind a number: “zweihundertste”, “hunderttägig”."""


@lru_cache(maxsize=1024)
def large_in_words(text: str, language: str) -> tuple[tuple[str, ...], str]:
    """The numbers from 100 on that a text has in words, and the text without them."""
    if language not in HUNDREDS or not _any_large(language).search(text):
        return (), text
    found: list[str] = []
    one = _part(language)

    def read(match: re.Match[str]) -> str:
        parts = [_number_of(each) for each in one.finditer(match["number"])]
        if max(parts) < _HUNDRED:
            return match[0]
        found.extend(map(str, _values(parts)))
        if language == "ko" and parts[-1] in _ALSO_WORDS:
            found.extend(map(str, _values(parts[:-1])))
        return " "

    rest = _run(language).sub(read, text)
    return tuple(found), rest


def _number_of(match: re.Match[str]) -> int:
    return int((match.lastgroup or "n0_")[1:].partition("_")[0])


def _values(parts: list[int]) -> list[int]:
    """The numbers that parts say: a factor multiplies the smaller ones right before it, and what is left is added.

    A part that is no smaller than the last place of the one before begins another number: “cent et deux cents”.
    """
    kept: list[int] = []
    for part in parts:
        factor = 0
        while part in _FACTORS and kept and kept[-1] < part:
            factor += kept.pop()
        kept.append(part * (factor or 1) if part in _FACTORS else part)
    values, before = [0], 0
    for part in kept:
        is_turned = before < _TEN <= part < _HUNDRED  # zweiundzwanzig
        is_score = before in _SCORES and part < 2 * _TEN  # soixante et onze
        if before and part >= _place(before) and not is_turned and not is_score:
            values.append(0)
        values[-1] += part
        before = part
    return values


def _place(number: int) -> int:
    """The last place of a number that is no nought: 100 for 1,200."""
    return int("1" + "0" * (len(str(number)) - len(str(number).rstrip("0"))))


@cache
def _words(language: str) -> str:
    """A pattern of any part of a number, each in a group that has its value."""
    small = _row(SMALL_AT, SMALL[language]) if language in SMALL else [*rows_of(language).items()]
    rows = [*small, *_row(range(21, 30), TWENTIES.get(language, "")), *_row(HUNDREDS_AT, HUNDREDS[language])]
    every = [(value, word) for value, words in rows for word in _ALTERNATIVE.split(words)]
    every = [row for row in every if not (row[0] == 1 and _NO_PART.match(row[1]))]
    ranked = sorted(every, key=lambda row: -len(_NOT_LETTERS.sub("", row[1])))
    return "|".join(f"(?P<n{value}_{place}>{word})" for place, (value, word) in enumerate(ranked))


def _row(values: Iterable[int], words: str) -> list[tuple[int, str]]:
    return [(value, word) for value, word in zip(values, words.split(";"), strict=False) if word]


@cache
def _part(language: str) -> re.Pattern[str]:
    if language in _JOINED:
        return re.compile(_words(language), re.IGNORECASE)
    return re.compile(rf"(?<!\w)(?:{_words(language)})(?!\w)", re.IGNORECASE)


@cache
def _any_large(language: str) -> re.Pattern[str]:
    words = (word for value, word in _row(HUNDREDS_AT, HUNDREDS[language]) if value >= _HUNDRED)
    return re.compile("|".join(words), re.IGNORECASE)


@cache
def _run(language: str) -> re.Pattern[str]:
    part = re.sub(r"\?P<\w+>", "?:", _words(language))
    if language in _UNSPACED:
        return re.compile(rf"(?P<number>(?:{part})(?:(?:(?<=[만억])\s)?(?:{part}))*)")
    between = r"[\s\u00ad-]{1,2}"
    joined = f"(?:{_AND[language]})" if language in _AND else "(?!)"
    if language in _JOINED:
        link = rf"(?:{between})?(?:{joined}(?:{between})?)?"
        return re.compile(
            rf"(?<![\w-])(?P<number>(?:{part})(?:{link}(?:{part}))*){_ENDING.get(language, '')}(?!\w)", re.IGNORECASE
        )
    link = rf"{between}(?:{joined}{between})?"
    return re.compile(rf"(?<![\w-])(?P<number>(?:{part})(?:{link}(?:{part}))*)(?!\w)", re.IGNORECASE)
