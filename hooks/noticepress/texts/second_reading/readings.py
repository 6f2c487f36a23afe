"""Two readings of a section side by side: its Markdown comes in, where they part leaves.

What is published is Python-Markdown's reading; what the author sees in an editor or on a code host is CommonMark's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from noticepress.findings import quote
from noticepress.texts.dialect import Dialect
from noticepress.texts.extensions import LABELLED_LISTS, NEWEST
from noticepress.texts.extensions.label_gaps import next_label, skips_to
from noticepress.texts.extensions.list_markers import marker_of
from noticepress.texts.joined_hashes import first_joined, joined_remedy
from noticepress.texts.second_reading.labels import run_together
from noticepress.texts.second_reading.outline import Entry, Step, outline
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

_MARK = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])(?=\s|$)")
_MARK_ALONE = re.compile(r"[\s>]*(?:[-*+]|\d{1,9}[.)])\s*$")
_BRACKET_MARK = re.compile(r"[\s>]*\d{1,9}\)(?=\s|$)")
_TYPED_NUMBER = re.compile(r"(\d{1,9})[.)](?:\s|$)")
_OTHER_WAYS = (
    (_MARK_ALONE, "write the item's text on the line of its mark"),
    (_BRACKET_MARK, "write the number with a full stop, or \\) for a label that is text"),
    (re.compile(r".*~~"), "take ~~ away: it strikes nothing out here"),
    (re.compile(r".*\\$"), "end the line with two spaces, not with \\"),
    (re.compile(r"[\s>]*\|?.*\|"), "write an empty line above and below the table"),
    (re.compile(r"[\s>]*\[[^\]]+\]:"), "write an empty line above the reference"),
)
_ANY_WAY = "write it so that both read the same: empty lines around it, and 4 spaces for what belongs to an item"


@dataclass(frozen=True, slots=True)
class Parting:
    """A place where the readers part, or where both show something else than what was typed."""

    line: int
    """Counted from 0."""
    message: str
    remedy: str


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
    slips = sorted((*_wrong_numbers(pairs), *_lone_numbers(pairs), *_run_together(second, told)), key=_line)
    distance = sum(len(one) + len(other) for one, other, _ in hunks)
    return Readings(theirs, differences, tuple(slips), fences, distance, second)


def _line(parting: Parting) -> int:
    return parting.line


@cache
def _dialect(number: int) -> Dialect:
    return Dialect(number)


_Pairs = list[tuple[Entry, Entry]]
_Hunk = tuple[tuple[Entry, ...], tuple[Entry, ...], int]
"""What the first reader has, what the second has, and where that is among the second's."""


def _aligned(ours: tuple[Entry, ...], theirs: tuple[Entry, ...]) -> tuple[_Pairs, list[_Hunk]]:
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
    for operation, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if operation == "equal":
            pairs += zip(ours[a:b], theirs[c:d], strict=True)
        else:
            hunks += _parted(ours[a:b], theirs[c:d], start + c)
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
    return Parting(line, message, joined_remedy(lines[line]) if joined is not None else _remedy(other, lines, line))


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


def _remedy(other: Entry | None, lines: Sequence[str], index: int) -> str:
    """What helps, by what the line looks like."""
    line = lines[index] if index < len(lines) else ""
    before = lines[index - 1].strip(" >") if index else ""
    in_item = bool(other and any(step.mark[0] in "*1" for step in other.path))
    if _begins_item(line) and not _MARK_ALONE.match(line) and in_item:
        indented = (len(line) - len(line.lstrip())) % _INDENT
        if indented or (before and _begins_item(lines[index - 1])):
            return "indent an item by 4 spaces for each list around it"
        if before:
            return "write an empty line above the list"
    if other and other.path and other.path[-1].mark in ("*+", "1+") and line.startswith(" "):
        return "indent what belongs to an item by 4 spaces for each list around it"
    return next((remedy for pattern, remedy in _OTHER_WAYS if pattern.match(line)), _ANY_WAY)


def _begins_item(line: str) -> bool:
    return bool(_MARK.match(line) or marker_of(line.lstrip(" >")))


def _wrong_numbers(pairs: _Pairs) -> Iterator[Parting]:
    """Items that show another number than the typed one; of a run of them, the first."""
    known: dict[int, str] = {}
    for ours, theirs in pairs:
        for depth, (shown, typed) in enumerate(zip(ours.path, theirs.path, strict=True)):
            if not shown.label or not typed.label:
                continue
            off = _off(typed.label, shown.label)
            if off and known.get(depth) != off:
                message = f"the item typed {typed.label} is shown as {shown.label}"
                remedy = f"number the items without a gap, or write {typed.label}\\. in a paragraph of its own"
                yield Parting(theirs.line, message, remedy)
            known[depth] = off


def _off(typed: str, shown: str) -> str:
    """How far the shown label is from the typed one; empty where they are the same."""
    if typed == shown:
        return ""
    if typed.isdecimal() and shown.isdecimal():
        return "" if int(typed) == int(shown) else str(int(shown) - int(typed))
    return "other"


def _lone_numbers(pairs: _Pairs) -> Iterator[Parting]:
    """Lists of one item that neither begin at 1 nor go on from the number before: a year, a street's number."""
    last: dict[int, int] = {}
    for ours, theirs in pairs:
        depth = len(theirs.path)
        step = theirs.path[-1] if theirs.path else Step("")
        if not step.label and theirs.kind == "paragraph" and (begun := _TYPED_NUMBER.match(theirs.words)):
            last[depth + 1] = int(begun[1])
        if not step.label.isdecimal():
            continue
        number = int(step.label)
        if step.alone and ours.path[-1].alone and number != 1 and number != last.get(depth, number) + 1:
            message = f"“{step.label}.” makes a list of this line, and no number {number - 1} stands before it"
            yield Parting(theirs.line, message, f"write {step.label}\\. where it is part of a sentence or a label")
        last = {each: value for each, value in last.items() if each < depth} | {depth: number}


def _run_together(second: SecondReading, told: Container[int]) -> Iterator[Parting]:
    """Labels within paragraphs, but those on lines that differ, of which that is told."""
    for paragraph in second.paragraphs:
        first = marker_of(paragraph.lines[0].strip()) if paragraph.lines else None
        found = run_together(paragraph.lines) if paragraph.line not in told else ()
        for place, (index, label) in enumerate(found, 1):
            message = f"the label {quote(label)} begins a line and no paragraph: its clause runs on from the one above"
            remedy = "write an empty line above it; where it is no label, break the line elsewhere"
            if first and first.delimiter != "dot" and skips_to(first, [label]):
                meant = next_label(first, place)
                remedy = (
                    f"count on from “{first.label}”: give it its place's label, “{meant}”, or begin each item with “-”"
                )
            yield Parting(paragraph.line + index, message, remedy)
