"""A text as its numbers are read: plain digits in any script, points for fractions in one character."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from noticepress.rules.translations.plain import masked

_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_ANY_DIGIT = re.compile(r"\d")
_MIXED = re.compile(r"(\d)[ \u00a0\u202f]?([\u00bc-\u00be\u2150-\u215e])")
"""A number with a fraction in one character behind it."""
_BARE_POINT = re.compile(r"(?<![^\s(])\.(?=\d+[ \u00a0\u202f]?%)")
"""Of “.5%”."""
_OF_HUNDRED = re.compile(r"(?<=\d)[ \u202f]p(?:or|our|\.)[ \u202f]?100(?!\d)")
_BY_TURNS = re.compile(r"(?<!\w)d[ei] (\d+) (?:em|en|in) \1(?!\d)")
"""Every so many in Portuguese, Spanish and Italian: “de 6 em 6 meses”."""
_OF_TENTHS = re.compile(r"(?<![\d.])([1-9])割([1-9])分")
"""45 % as Japanese has it: 4割5分."""
_RAISED = re.compile(r"(?<=\d)(?=[\u00b2\u00b3\u00b9\u2070-\u2079])")
_ODD_DIGIT = re.compile("[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2150-\u215e]")
_LONGEST_FRACTION = len("0.125")
_LARGE = re.compile("[億亿억万萬만]")
_PART = r"(\d[\d,]*)([千천]?)"
_IN_PARTS = re.compile(rf"(?<![\d.,])(?:{_PART}[億亿억]( ?))?(?:{_PART}[万萬만]( ?))?(?:{_PART})?(?![\d.])")
"""12万5000, 1만 5천 and 1億5000万: one number, of which signs part the digits."""
_THOUSAND, _MYRIAD = 10**3, 10**4


@lru_cache(maxsize=256)
def with_plain_digits(text: str) -> str:
    """A text without placeholders, addresses and code, in plain digits."""
    plain = masked(text, " \ufffc ")
    if _ODD_DIGIT.search(plain):
        plain = _RAISED.sub(" ", _MIXED.sub(_as_decimal, plain))
    plain = _BARE_POINT.sub("0.", plain)
    plain = unicodedata.normalize("NFKC", plain.replace("\u00a0", "\u202f").replace("\u066b", "."))
    if not _ANY_DIGIT.search(plain):
        return plain
    plain = _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)
    if "100" in plain or "割" in plain:
        plain = _OF_TENTHS.sub(r"\1\2%", _OF_HUNDRED.sub(" %", plain))
    plain = _BY_TURNS.sub(r"a cada \1", plain)
    return _IN_PARTS.sub(_as_one, plain) if _LARGE.search(plain) else plain


def _as_one(match: re.Match[str]) -> str:
    """A number in parts in plain digits; what is none, as it stands: 25만 3개월 are two."""
    pairs = ((match[1], match[2]), (match[4], match[5]), (match[7], match[8]))
    parts = [int(digits.replace(",", "")) * (_THOUSAND if sign else 1) if digits else -1 for digits, sign in pairs]
    lower = [part for part in parts if part >= 0][1:]
    least = _THOUSAND if match[3] or match[6] else 0
    if not lower or not all(least <= part < _MYRIAD for part in lower):
        return match[0]
    high, middle, low = (max(part, 0) for part in parts)
    return str(high * _MYRIAD**2 + middle * _MYRIAD + low)


def _as_decimal(match: re.Match[str]) -> str:
    """2½ as 2.5, and 2⅓ as 2 and ⅓: neither is 21."""
    fraction = f"{unicodedata.numeric(match[2]):g}"
    return match[1] + (fraction[1:] if len(fraction) <= _LONGEST_FRACTION else f" {match[2]}")
