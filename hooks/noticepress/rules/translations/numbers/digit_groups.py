"""Long numbers in groups: two texts come in, without the places where both have the same digits, spaced otherwise.

Postal codes, boxes and telephone numbers: 11122 and 111 22, 1234567 and 123 45 67, +33 1, 0033 1 and +33 (0)1,
(800) 555-0199 and 800 555 01 99.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from noticepress.rules.translations.plain import NOT_WORDS

_RUN = re.compile(
    r"(?P<phone>\+\d(?:[ \u00a0\u202f()./-]{0,3}\d){5,17})(?!\d)|"
    r"(?P<local>(?<![\d.,+])\(?(?=[\d \u00a0\u202f]*(?:[()/-]|\.\d+\.))"
    r"\d(?:[ \u00a0\u202f()./-]{0,3}\d){6,17})(?![.,]?\d)|"
    r"(?<![\d.,])\d+(?:[ \u00a0\u202f\u2009]\d+){0,9}(?![.,]?\d)"
)
_LONGEST_LOCAL = 12
"""Digits; with more, two noughts in front stand for the plus."""
_LEAST = 4
"""Digits; of fewer, two groups may be two numbers."""


def without_regrouped(english: str, text: str) -> tuple[str, str]:
    """Both texts, with spaces for each number that the other has with the same digits in other groups."""
    there, here = _runs(english), _runs(text)
    pairs = [
        (one, other)
        for digits in there.keys() & here.keys()
        for one, other in zip(there[digits], here[digits], strict=False)
        if one[0] != other[0]
    ]
    return _blanked(english, [one for one, _ in pairs]), _blanked(text, [other for _, other in pairs])


def _runs(text: str) -> dict[str, list[re.Match[str]]]:
    """The places of long numbers by their digits."""
    found = defaultdict(list)
    hidden = NOT_WORDS.sub(lambda match: "\ufffc" * len(match[0]), text)
    for match in _RUN.finditer(hidden):
        shown = match[0].replace("(0)", "") if match["phone"] or match["local"] else match[0]
        digits = "".join(str(unicodedata.decimal(char)) for char in shown if char.isdecimal())
        if not match["phone"] and len(digits) >= _LONGEST_LOCAL:
            digits = digits.removeprefix("00")
        if len(digits) >= _LEAST:
            found[digits].append(match)
    return found


def _blanked(text: str, places: list[re.Match[str]]) -> str:
    chars = list(text)
    for place in places:
        chars[place.start() : place.end()] = " " * (place.end() - place.start())
    return "".join(chars)
