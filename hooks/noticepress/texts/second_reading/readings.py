"""Two readings of a section side by side: its Markdown comes in, where they part leaves.

What is published is Python-Markdown's reading; what the author sees in an editor or on a code host is CommonMark's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import LCSseq

from noticepress.findings import quote
from noticepress.texts.dialect import Dialect
from noticepress.texts.extensions import LABELLED_LISTS, NEWEST
from noticepress.texts.joined_hashes import first_joined, joined_remedy
from noticepress.texts.second_reading.both_alike import Pairs, Parting, both_alike
from noticepress.texts.second_reading.outline import Entry, Step, outline
from noticepress.texts.second_reading.remedies import remedy_elsewhere, remedy_for
from noticepress.texts.second_reading.second_reader import SecondReading, plain_marks, read_again
from noticepress.texts.second_reading.typed_labels import numbered
from noticepress.texts.second_reading.words_apart import words_apart

_FACT = re.compile(r"\{\{[^{}\n]*\}\}")
_FACT_WORD = "zqfactqz"
"""Stands for each fact, so that neither reader takes its braces for anything."""
_MOST_COMPARED = 2_000
"""Entries that are compared one by one; of more, the first difference is told, and the rest as one."""
_REMEMBERED = 512
_SHOWN = 40
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Readings:
    """Both readings of a text, compared."""

    outline: tuple[Entry, ...]
    """What the second reader sees."""
    differences: tuple[Parting, ...]
    """Other blocks than are published."""
    slips: tuple[Parting, ...]
    """What both read alike and no author means: labels that run together, other numbers than the typed ones."""
    fences: tuple[int, ...]
    """Lines, counted from 0, on which code between fences begins."""
    distance: int
    """How many blocks the differences are about."""
    second: SecondReading

    @property
    def key(self) -> tuple[tuple[object, ...], ...]:
        """The second reader's outline without lines and with the labels: what a fix leaves as it is."""
        return tuple((*entry.shape, entry.words, tuple(step.label for step in entry.path)) for entry in self.outline)


@lru_cache(maxsize=_REMEMBERED)
def compare(markdown: str, dialect: int = NEWEST) -> Readings:
    """Read a section's Markdown twice. The result is remembered: versions share most of their texts."""
    text = _FACT.sub(_FACT_WORD, markdown)
    second = read_again(text, numbered if dialect >= LABELLED_LISTS else plain_marks)
    ours, theirs = outline(_dialect(dialect).convert(text, lambda *_: None)), outline(second.html)
    lines = markdown.expandtabs(_INDENT).split("\n")
    pairs, hunks = _aligned(ours, theirs)
    differences = tuple(found for hunk in hunks if (found := _difference(*hunk, theirs, lines)))
    fences = tuple(entry.line for entry in theirs if entry.fenced)
    told = {entry.line for _, others, _ in hunks for entry in others}
    slips = both_alike(pairs, second, told, lines)
    distance = sum(len(one) + len(other) for one, other, _ in hunks)
    return Readings(theirs, differences, slips, fences, distance, second)


@cache
def _dialect(number: int) -> Dialect:
    return Dialect(number)


_Hunk = tuple[tuple[Entry, ...], tuple[Entry, ...], int]
"""What the first reader has, what the second has, and where that is among the second's."""


def _aligned(ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> tuple[Pairs, list[_Hunk]]:
    if ours == theirs:
        return list(zip(ours, theirs, strict=True)), []
    start = _common(ours, theirs)
    end = _common(ours[start:][::-1], theirs[start:][::-1])
    pairs = list(zip(ours[:start], theirs[:start], strict=True))
    tail = list(zip(ours[len(ours) - end :], theirs[len(theirs) - end :], strict=True))
    ours, theirs = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    if max(len(ours), len(theirs)) > _MOST_COMPARED:
        return pairs, [(ours, theirs, start)]
    hunks: list[_Hunk] = []
    numbers: dict[Entry, int] = {}
    left = right = 0
    sides = ([numbers.setdefault(each, len(numbers)) for each in side] for side in (ours, theirs))
    for alike in LCSseq.editops(*sides).as_matching_blocks():  # the last one is empty, and at both ends
        if (left, right) != (alike.a, alike.b):
            hunks += _parted(ours[left : alike.a], theirs[right : alike.b], start + right)
        left, right = alike.a + alike.size, alike.b + alike.size
        pairs += zip(ours[alike.a : left], theirs[alike.b : right], strict=True)
    return pairs + tail, hunks


def _parted(ours: tuple[Entry, ...], theirs: tuple[Entry, ...], at: int) -> Iterator[_Hunk]:
    """A hunk cut wherever a block of the first reader begins as one of the second's does."""
    left = right = 0
    for index in range(1, len(ours)):
        same = (other for other in range(right + 1, len(theirs)) if _begin_alike(ours[index], theirs[other]))
        if (other := next(same, None)) is not None:
            yield ours[left:index], theirs[right:other], at + right
            left, right = index, other
    yield ours[left:], theirs[right:], at + right


def _begin_alike(one: Entry, other: Entry) -> bool:
    shorter, longer = sorted((one.words, other.words.lstrip("#") if one.kind != other.kind else other.words), key=len)
    return bool(shorter) and longer.startswith(shorter)


def _common(one: Sequence[Entry], other: Sequence[Entry]) -> int:
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _difference(
    ours: tuple[Entry, ...], theirs: tuple[Entry, ...], at: int, every: tuple[Entry, ...], lines: Sequence[str]
) -> Parting | None:
    """A hunk as one finding; none where it is about code, which is refused anyway."""
    if (ours and ours[0].kind == "code") or any(entry.fenced for entry in theirs):
        return None
    near = every[min(at, len(every) - 1)].line if every else 0
    here = ours[0] if ours else None
    others = (entry for entry in theirs if here is None or entry.shape != here.shape)
    other = next(others, theirs[0] if theirs else None)
    if here and other and here.shape == other.shape and here.words.startswith(f"{other.words} "):
        other = next(iter(every[at + 1 :]), other)  # what the first reader takes for more of the same
    line = _line_of(here, other, lines) if other else near
    joined = _joined(ours, theirs, lines, near if other is None else other.line)
    if joined is not None:
        line = joined
    if here and other and here.shape == other.shape and (words := words_apart(_words(here), _words(other))):
        return Parting(line, words.message, words.remedy)
    message = f"what is published here is {_told(here)}, and what CommonMark's readers see is {_told(other)}"
    if here and other and _told(here) == _told(other):
        return Parting(line, f"{_told(here)} stands elsewhere to CommonMark's readers", remedy_elsewhere(here, other))
    return Parting(line, message, joined_remedy(lines[line]) if joined is not None else remedy_for(other, lines, line))


def _joined(ours: Iterable[Entry], theirs: Iterable[Entry], lines: Sequence[str], start: int) -> int | None:
    """The line, of those from ``start`` to an empty one, whose # makes a heading that only the first reader has."""
    if not _headings(ours) - _headings(theirs):
        return None
    end = next((index for index in range(start + 1, len(lines)) if not lines[index].strip(" >")), len(lines))
    return first_joined(lines, range(start, end))


def _headings(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(entry.kind for entry in entries if entry.kind.startswith("heading"))


def _line_of(ours: Entry | None, other: Entry, lines: Sequence[str]) -> int:
    """The line to be named: of words that differ, the first that has the marks they differ by."""
    if ours is None or ours.shape != other.shape:
        return other.line
    marks = re.compile(r"\\$|~~|\\[^\w\s]|\*\*|<|#|^\s*\[")
    block = range(other.line, len(lines))
    last = next((index for index in block if index > other.line and not lines[index].strip()), len(lines))
    return next((index for index in range(other.line, last) if marks.search(lines[index])), other.line)


def _told(entry: Entry | None) -> str:
    if entry is None:
        return "nothing"
    last = entry.path[-1] if entry.path else Step("")
    what = "an empty block" if not entry.words and entry.kind == "paragraph" else _kind(entry.kind)
    if entry.kind == "paragraph" and last.mark in ("*", "1"):
        what = f"item {last.label}" if last.label else "an item of a list"
    elif last.mark in ("*+", "1+"):
        what += " of an item"
    depth = sum(step.mark[0] in "*1" for step in entry.path)
    level = f" of level {depth}" if depth > 1 else ""
    words = _words(entry)
    return f"{what}{level} {quote(words, _SHOWN)}" if words else f"{what}{level}"


def _words(entry: Entry) -> str:
    return entry.words.replace(_FACT_WORD, "{{ … }}")


def _kind(kind: str) -> str:
    if kind.startswith("heading "):
        return f"a heading of level {kind[-1]}"
    return {"code": "code", "rule": "a line across the page"}.get(kind, f"a {kind}")
