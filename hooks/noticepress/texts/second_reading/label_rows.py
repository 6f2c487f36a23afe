"""Labels that only their row tells: the lines of a paragraph come in, and the label of each that is one of several.

``①``, ``[a]``, ``1/``, ``Step 1:``, ``**1.1**`` or a sign such as ``→`` may begin any line that is wrapped. Where
another line of the paragraph begins with the one before or after it, or with the same sign, somebody has listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from noticepress.texts.extensions.ordinals import roman, roman_value

_STRONG = re.compile(r"(?P<marks>[*_]{1,3})(?P<label>[^*_]{1,16})(?P=marks)")
_FRAME = re.compile(
    r"(?:[A-Z]?[a-z]{2,9}\.?\s)?[(\[]?[0-9A-Za-z]{1,6}(?:[.()\[\]]{1,2}[0-9A-Za-z]{1,6}){0,4}[)\].:/]{0,2}"
    r"(?:\s?[-–—:/])?(?=\s|$)"
)
_TIGHT = re.compile(r"\d{1,3}[.)](?=[^\W\d_])|\((?:\d{1,3}|[A-Za-z])\)(?=[^\W\d_])")
"""A label with no space behind it."""
_PIECES = re.compile(r"\d+|[A-Za-z]+|[^\sA-Za-z\d]")
_WORD_BULLET = re.compile(r"o(?=\s)")
"""What a word processor's second bullet becomes."""
_PLAIN_MARK = re.compile(r"[-*+](?=[^\S \t])|-(?=[^\W_])")
"""A list's mark that is none, for what stands behind it is no plain space."""
_NO_BULLETS = frozenset("©®™℠℗°№<>|~+=")
_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")

Count = tuple[tuple[str, ...], int]
"""What the labels of one row have in common, and at which place of the row one of them stands."""


def labels_in_rows(lines: Sequence[str]) -> dict[int, str]:
    """The labels, by the index of their line, that go with one of another line."""
    found: dict[int, str] = {}
    signs = {index: sign for index, line in enumerate(lines) if (sign := _sign(line))}
    shown = Counter(signs.values())
    found.update((index, sign) for index, sign in signs.items() if shown[sign] > 1)
    frames = {index: frame for index, line in enumerate(lines) if (frame := _frame(line))}
    near = {(row, place + step) for _, counts in frames.values() for row, place in counts for step in (-1, 1)}
    for index, (label, counts) in frames.items():
        if not near.isdisjoint(counts):
            found.setdefault(index, label)
    return found


def _sign(line: str) -> str:
    """The bullet that a line begins with, one that is no list's mark."""
    match = _WORD_BULLET.match(line) or _PLAIN_MARK.match(line)
    if match:
        return match[0]
    first = line[:1]
    category = unicodedata.category(first) if first else ""
    is_bullet = category in ("So", "Sm", "Pd") or first in "•·‣⁃∙"
    return first if first and is_bullet and first not in _NO_BULLETS and not (first == "-" and line[1:2] == " ") else ""


def _frame(line: str) -> tuple[str, tuple[Count, ...]] | None:
    """The label that a line begins with, and the ways to count it."""
    bare = _STRONG.sub(lambda match: match["label"], line, count=1) if line[:1] in ("*", "_") else line
    plain = unicodedata.normalize("NFKC", bare)
    match = _TIGHT.match(plain) or _FRAME.match(plain)
    if match is None:
        return None
    is_set_off = bare != line or unicodedata.category(line[0]) in ("No", "Nl")
    if match[0][-1].isalnum() and not (is_set_off and re.search(r"[\d.()\[\]]", match[0])):
        return None
    return _typed(bare, len(match[0])).strip(), tuple(_counts(_PIECES.findall(match[0])))


def _typed(line: str, length: int) -> str:
    """How that many plain characters are typed."""
    typed = (line[:end] for end in range(1, len(line) + 1))
    return next(each for each in typed if len(unicodedata.normalize("NFKC", each)) >= length)


def _counts(pieces: Sequence[str]) -> Iterator[Count]:
    """Each piece that counts, in the frame of the others."""
    for at, piece in enumerate(pieces):
        for style, value in _values(piece):
            yield (*pieces[:at], f"{style} ", *pieces[at + 1 :]), value


def _values(piece: str) -> Iterator[tuple[str, int]]:
    """The styles in which a piece can be read, with its value."""
    small = piece.lower()
    if piece.isdigit():
        yield "1", int(piece)
    elif piece in _LATIN:
        yield "bis", _LATIN.index(piece)
    elif piece.isalpha() and (piece.isupper() or piece.islower()):
        if len(piece) == 1:
            yield ("A" if piece.isupper() else "a"), ord(small)
        if set(small) <= set("ivxlc") and roman(value := roman_value(small)) == small:
            yield ("I" if piece.isupper() else "i"), value
