"""Pseudolocales: an English text comes in, leaves as a translation that nobody had to write, and that anybody can read.

``en-XA`` is accented, 40 % longer and in brackets; ``ar-XB`` is in Arabic letters, from right to left. What is left in
plain English on their pages, was cut off, or stands on the wrong side, would be so in a real language too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from noticepress.catalogs.exchange.codes import Code, pieces_of

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابثدهفجحيجكلمنوپقرستطڤوخيز" * 2,
)
_LONGER = 0.4
_PAD = "ñöŵļöñĝéŕ "
_STAYS = re.compile(
    r"https?://\S+|\S+@\S+|&#?\w+;|<[^<>]*>|\]\([^)]*\)|\{[^{}]*\}|%\w"  # addresses, tags, placeholders
    r"|\([a-zA-Z]{1,4}\)|\b[IVXLCDM]+\b|\b\w*\d\w*"  # labels and numbers
)


class Pseudolocale(NamedTuple):
    """A language that nobody speaks."""

    tag: str
    label: str
    cldr: str
    """Whose dates and numbers it has."""
    words: Callable[[str], str]
    """What running text becomes."""
    whole: Callable[[str], str]
    """What is put around the whole."""

    @property
    def catalog(self) -> str:
        """The name of its catalogs."""
        return self.tag.replace("-", "_")

    def translated(self, english: str, kept: Iterable[str] = ()) -> str:
        """A text as the pseudolocale has it; codes, addresses, numbers and ``kept`` names stay."""
        names = "|".join(re.escape(name) for name in sorted(kept, key=len, reverse=True))
        stays = re.compile(f"{names}|{_STAYS.pattern}") if names else _STAYS
        pieces = (
            piece.text if isinstance(piece, Code) else _between(piece, stays, self.words)
            for piece in pieces_of(english, english)
        )
        return self.whole("".join(pieces))


def _between(text: str, stays: re.Pattern[str], words: Callable[[str], str]) -> str:
    """A text whose parts that do not stay are made other words."""
    parts, end = [], 0
    for match in stays.finditer(text):
        parts += [words(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, words(text[end:])])


def _bracketed(text: str) -> str:
    """A text in brackets, with so many letters more."""
    more = round(len(text) * _LONGER)
    return f"⟦{text} {(_PAD * (more // len(_PAD) + 1))[:more].strip()}⟧"


ACCENTED = Pseudolocale("en-XA", "Ƥšéûðö – Åççéñţéð", "en", lambda text: text.translate(_ACCENTED), _bracketed)
MIRRORED = Pseudolocale("ar-XB", "پسهطدو", "ar", lambda text: text.translate(_ARABIC), str)
PSEUDOLOCALES: Mapping[str, Pseudolocale] = {each.tag: each for each in (ACCENTED, MIRRORED)}
