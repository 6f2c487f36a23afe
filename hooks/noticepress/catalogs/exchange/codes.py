"""Inline codes: a text comes in as pieces, what a translator must not change apart from what is to be translated.

Put together, the pieces are the text. A translation's codes are those of its English, by number; no file that comes
back can bring in another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_CODE = re.compile(
    r"\[\^[^\]\s]+\]|\[(?=[^\[\]]*\]\()|\]\((?:\{\{[^{}]*\}\}|[^()\s]|\([^()\s]*\))*\)"  # a footnote, a link's ends
    r"|\{\{[^{}]*\}\}|%\(\w+\)s|\{\}"  # what a machine fills in
    r"|\*\*|(?<!\*)\*(?!\*)|`[^`]*`|<br ?/?>|  \n"  # emphasis, code, a hard break
)

LOST = "\ufffc"
"""In the place of a code of which a file that came back no longer says which it is."""


class Code(NamedTuple):
    """A code, by its number in the English, which begins at 1."""

    number: int
    text: str


Piece = str | Code


def codes_of(english: str) -> tuple[str, ...]:
    """The codes of an English text, in their order."""
    return tuple(match[0] for match in _CODE.finditer(english))


def pieces_of(text: str, english: str) -> Iterator[Piece]:
    """A text, or a translation of one, in pieces; a code that the English has not (any more) is text."""
    free: defaultdict[str, list[int]] = defaultdict(list)
    for number, code in enumerate(codes_of(english), 1):
        free[code].append(number)
    end = 0
    for match in _CODE.finditer(text):
        if free[match[0]]:
            yield from filter(None, (text[end : match.start()],))
            yield Code(free[match[0]].pop(0), match[0])
            end = match.end()
    yield from filter(None, (text[end:],))


def words_of(english: str) -> str:
    """The letters and digits of a text without its codes: what every tool keeps of the English that it was given."""
    return "".join(filter(str.isalnum, _CODE.sub("", english)))


def put_together(pieces: Iterable[str | int], english: str) -> str:
    """The text of pieces that came back, codes by their numbers. Raises :class:`KeyError` for one that there is not."""
    codes = dict(enumerate(codes_of(english), 1))
    return "".join(piece if isinstance(piece, str) else codes[piece] for piece in pieces)
