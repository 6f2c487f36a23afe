"""Numbers in words of an English text, of any length: “five hundred”, “one hundred and twenty”, “a million”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from noticepress.rules.translations.plain import caseless

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_FACTORS = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SMALL = {word: value for value, word in enumerate(_ONES)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
"""Numbers in one word, without the factors."""
ORDINALS = {word.replace("y", "ie") + "th": value for word, value in SMALL.items()} | {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    **{f"{word}th": value for word, value in _FACTORS.items()},
}
"""What ends a number: “twenty-first”, “one hundred and twentieth”."""
_WORD = "|".join((*SMALL, *ORDINALS, *_FACTORS))
_MANY = "|".join(_FACTORS)
_RUN = re.compile(
    rf"(?<![\w-])(?:(?:{_WORD})|an?(?= (?:{_MANY})))(?:[ -](?:and )?(?:{_WORD})(?!\w))*(?![\w-])", re.IGNORECASE
)
_TWICE = re.compile(rf"({_RUN.pattern}) \((\d{{1,5}})\)", re.IGNORECASE)
"""Of “three (3) years”."""
_PARTS = re.compile(r"[ -]")
_SEAM = re.compile(rf"[ -]and |(?<!\w)(?:{'|'.join(ORDINALS)})([ -](?:and )?)", re.IGNORECASE)
"""Where a number may end within a run: at “and”, and behind an ordinal."""
_MOST_PARTS = 6
"""Parts of one number between such places: “a hundred and two million and five thousand and six”."""
_TEN, _HUNDRED = 10, 100


@lru_cache(maxsize=4096)
def in_several_words(english: str) -> tuple[Counter[str], str]:
    """The numbers of a text that take more than one word, and the text without them."""
    found: Counter[str] = Counter()

    def read(match: re.Match[str]) -> str:
        kept = []
        for number, value in _numbers(match[0]):
            is_several = value is not None and len(_words(number)) > 1
            found.update([str(value)] if is_several else ())
            kept.append(" " if is_several else number)
        return " and ".join(kept)

    return found, _RUN.sub(read, english)


def in_words(english: str) -> frozenset[str]:
    """The numbers that a text has in words, one or several; words that make none together are there by themselves."""
    found: set[str] = set()
    for match in _RUN.finditer(english):
        for number, value in _numbers(match[0]):
            found.update(_words(number) if value is None else (str(value),))
    return frozenset(found)


def said_once(english: str, text: str) -> str:
    """An English text with digits alone for each number that it has in both, and the translation in one: “one (1)”."""

    def read(match: re.Match[str]) -> str:
        digits = match[match.lastindex or 0]
        is_twice = re.search(rf"[(（]\s?{digits}\s?[)）]", text)
        return match[0] if is_twice or _value(_words(match[1])) != int(digits) else digits

    return _TWICE.sub(read, english) if "(" in english else english


def _numbers(run: str) -> Iterator[tuple[str, int | None]]:
    """The numbers of a run of words, each with its value, ``None`` for none: “one hundred” and “two hundred”."""
    begin = at = 0
    ends = [*(match.span(match.lastindex or 0) for match in _SEAM.finditer(run)), (len(run), len(run))]
    while at < len(ends):
        tried = [(_value(_words(run[begin:end])), end, behind) for end, behind in ends[at : at + _MOST_PARTS]]
        taken = next((place for place in reversed(range(len(tried))) if tried[place][0] is not None), 0)
        value, end, behind = tried[taken]
        yield run[begin:end], value
        begin, at = behind, at + taken + 1


def _words(run: str) -> list[str]:
    return [word for word in _PARTS.split(caseless(run)) if word not in ("", "and")]


def _value(words: list[str]) -> int | None:
    """The number that words say together; ``None`` where they are none, or several: “one second”, “five six”."""
    total, part, least = 0, 0, _FACTORS["trillion"] * 1000
    room = _HUNDRED
    for at, typed in enumerate(words):
        word = typed.removesuffix("th") if typed.removesuffix("th") in _FACTORS else typed
        if word in ("a", "an"):
            continue
        if typed in ORDINALS and at < len(words) - 1:
            return None
        if word == "hundred":
            if room < _HUNDRED and not 1 <= part <= _ONES.index("nineteen"):
                return None
            part, room = (part or 1) * _HUNDRED, _HUNDRED
        elif word in _FACTORS:
            if _FACTORS[word] >= least:
                return None
            least = _FACTORS[word]
            total, part, room = total + (part or 1) * least, 0, _HUNDRED
        else:
            small = SMALL.get(word, ORDINALS.get(word, 0))
            if small >= room or (small == 0 and len(words) > 1):
                return None
            part, room = part + small, (_TEN if small >= 2 * _TEN else 1)
    return total + part
