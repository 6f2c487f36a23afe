"""Numbers as lists are labelled with them: by letters (``c``, ``aa``) and roman (``iv``), there and back."""

from __future__ import annotations

_ROMAN_VALUES = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
_ROMAN_PARTS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman_value(text: str) -> int:
    """The number that small roman letters write."""
    numbers = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-one if one < other else one for one, other in zip(numbers, [*numbers[1:], 0], strict=True))


def roman(value: int) -> str:
    """A number in small roman letters; empty for 0."""
    text = ""
    for number, signs in _ROMAN_PARTS:
        text += signs * (value // number)
        value %= number
    return text


def letters_value(text: str) -> int:
    """The number that small letters write: 26 for ``z``, 27 for ``aa``."""
    value = 0
    for letter in text:
        value = value * 26 + ord(letter) - ord("a") + 1
    return value


def letters(value: int) -> str:
    """A number in small letters; empty for 0."""
    text = ""
    while value:
        value, letter = divmod(value - 1, 26)
        text = chr(ord("a") + letter) + text
    return text
