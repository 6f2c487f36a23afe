"""What elements say of words that the words alone do not, in letters: for whatever shows texts without elements."""

from __future__ import annotations

import re

STRUCK_OUT = "s"
"""The element of words that are not valid any more."""
QUOTED = "q"
"""The element around which browsers write quotation marks."""
QUOTATION_MARKS = ("“", "”")
_AROUND = {STRUCK_OUT: ("~~", "~~"), QUOTED: QUOTATION_MARKS}
_DIGITS = "0123456789+-−="
_RAISED = {"sup": str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼"), "sub": str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌")}
"""Digits that are raised or lowered: 10 with a raised 6 is no 106."""
_NUMBER = re.compile(r"(?=.*\d)[\w.,/+−=-]+")
_SAID = {"sup": "^", "sub": "_"}
"""Stands before a number of which not every sign has such a form."""
SAYING = frozenset({*_AROUND, *_RAISED})
"""The elements of which letters tell."""


def in_letters(tag: str, text: str) -> str:
    """A text that stands in an element of that name, so that its letters say what the element does."""
    if tag in _RAISED and _NUMBER.fullmatch(text):
        is_number = not text.strip(_DIGITS)
        return text.translate(_RAISED[tag]) if is_number else f"{_SAID[tag]}({text})"
    return text.join(_AROUND.get(tag, ("", ""))) if text else ""
