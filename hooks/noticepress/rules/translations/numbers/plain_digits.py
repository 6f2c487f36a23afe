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
_RAISED = re.compile(r"(?<=\d)(?=[\u00b2\u00b3\u00b9\u2070-\u2079])")
_ODD_DIGIT = re.compile("[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2150-\u215e]")
_LONGEST_FRACTION = len("0.125")


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
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)


def _as_decimal(match: re.Match[str]) -> str:
    """2½ as 2.5, and 2⅓ as 2 and ⅓: neither is 21."""
    fraction = f"{unicodedata.numeric(match[2]):g}"
    return match[1] + (fraction[1:] if len(fraction) <= _LONGEST_FRACTION else f" {match[2]}")
