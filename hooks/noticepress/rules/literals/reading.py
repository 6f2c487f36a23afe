"""A text as its reader sees it: inline Markdown comes in; plain letters leave, each with its place as typed."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LETTER = "a-z\u00df-\u02af\u0370-\u058f\u10a0-\u10ff\u1e00-\u1fff"
"""Folded letters of scripts that part words by spaces, for a class of a pattern."""
FACT_MARK = "\ufffc"
"""Stands for a fact or an address, of which nothing is read."""
_REMEMBERED = 4096
"""Texts that are kept as they read: the English ones come again with each catalog."""
HAN_DIGITS = "〇零一二三四五六七八九十百廿卅元"

_INLINE = re.compile(
    rf"""
    (?P<filled>\{{\{{[^{{}}]*\}}\}} | <?(?:https?://|www\.)[^\s<>()\[\]]+>?)
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z][a-zA-Z0-9]{{1,31}});)
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<mark>\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:\s*\)|(?=\s)) | \]\[[^\]]*\] | \[\^[^\]\s]+\]
        | </?[a-zA-Z][^<>]*> | !?\[ | [\]*`] | (?<![^\W_])_+ | _+(?![^\W_]))
    | (?<![{HAN_DIGITS}])(?P<han>[{HAN_DIGITS}]{{1,12}}+)(?=\s?[年月日号號])
    """,
    re.VERBOSE,
)
_HAN_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_HAN_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}
_INVISIBLE = re.compile("[\u034f\u180b-\u180d\ufe00-\ufe0f]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_ALIKE = str.maketrans({"ı": "i", "’": "'", "ʼ": "'", "−": "-", "⁄": "/", "∕": "/"})


class Reading(NamedTuple):
    """A text without markup, case, accents and invisible characters; digits of every script are ASCII's."""

    typed: str
    text: str

    def as_typed(self, start: int, end: int) -> str:
        """What was typed for ``text[start:end]``, markup within it included."""
        places = _places(self.typed)
        return self.typed[places[start][0] : places[end - 1][1]]


@lru_cache(maxsize=_REMEMBERED)
def read(text: str) -> Reading:
    """Read inline Markdown as a visitor would."""
    typed = unicodedata.normalize("NFC", text)
    folded = "".join(map(_FOLDED.__getitem__, _INLINE.sub(_seen, typed)))
    return Reading(typed, "".join(char for char, _ in _characters(typed)) if "  " in folded else folded)


@lru_cache(maxsize=_REMEMBERED)
def _places(typed: str) -> tuple[tuple[int, int], ...]:
    """Where each character of a text as it is read begins and ends in what was typed: few texts are asked for it."""
    return tuple(place for _, place in _characters(typed))


def _characters(typed: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each character of a text as it is read, of several spaces the first, with its place in what was typed."""
    last = ""
    for seen, place in _as_seen(typed):
        piece = _FOLDED[seen]
        if piece != " " or last != " ":
            yield from ((char, place) for char in piece)
            last = piece[-1:] or last


def _as_seen(typed: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each character that a visitor sees, with its place in what was typed."""
    position = 0
    for match in _INLINE.finditer(typed):
        yield from ((typed[index], (index, index + 1)) for index in range(position, match.start()))
        yield from ((char, match.span()) for char in _seen(match))
        position = match.end()
    yield from ((typed[index], (index, index + 1)) for index in range(position, len(typed)))


def fold(text: str) -> str:
    """Plain text in the form in which a :class:`Reading` has it."""
    return read(text).text


def _seen(match: re.Match[str]) -> str:
    """What a visitor sees of a piece of inline Markdown."""
    if match["filled"]:
        return FACT_MARK
    if match["entity"]:
        return html.unescape(match[0])
    if match["han"]:
        return _han_number(match[0])
    return match["escaped"] or (" " if match[0].startswith("<br") else "")


def _han_number(text: str) -> str:
    """A number in Chinese numerals as digits: 二〇一八 and 二十五."""
    if not any(char in _HAN_TENS for char in text):
        return "".join(str(_HAN_VALUES[char]) for char in text)
    total, digit = 0, None
    for char in text:
        if char in _HAN_TENS:
            total += _HAN_TENS[char] * (1 if digit is None else digit)
            digit = None
        else:
            digit = _HAN_VALUES[char]
    return str(total + (digit or 0))


class _Folds(dict[str, str]):
    """What each character is read as, worked out when it is first met."""

    def __missing__(self, char: str) -> str:
        self[char] = folded = _fold_char(char)
        return folded


def _fold_char(char: str) -> str:
    category = unicodedata.category(char)
    decimal = unicodedata.decimal(char, None)
    if decimal is not None:
        return str(decimal)
    if char.isspace():
        return " "
    if category == "Pd":
        return "-"
    if category == "Cf" or _INVISIBLE.match(char) or unicodedata.digit(char, None) is not None:
        return ""  # nobody sees it, or it is the number of a note
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", plain)).translate(_ALIKE)


_FOLDED = _Folds()
