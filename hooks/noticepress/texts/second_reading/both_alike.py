"""What both readers read alike and no author means: pairs of blocks come in, places of wrong labels leave."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from noticepress.findings import quote
from noticepress.texts.extensions.label_gaps import next_label, skips_to
from noticepress.texts.extensions.list_markers import Reading, marker_of
from noticepress.texts.second_reading.labels import dotted, run_together
from noticepress.texts.second_reading.outline import Entry, Step
from noticepress.texts.second_reading.second_reader import SecondReading

_TYPED_NUMBER = re.compile(r"(\d{1,9})[.)](?:\s|$)")
_ROW = re.compile(r"\|.*\|")
_ROW_OF_DASHES = re.compile(r"(?=.*\|)\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")
_DRAWN = re.compile(r"\+(?:[-=:]+\+)+|[=~^]{3,}(?:[ ]+[=~^]{3,})*")
_COLUMNS = re.compile(r"[ >]*-{2,}(?:[ ]+-{2,})+[ ]*")
"""A row of a table, or a line, as other programs draw them; the latter may be a line across the page here."""
_AS_A_TABLE = (
    "write a table's rows between |, with | --- | --- | below the header's, and --- for a line across the page"
)
_ITEMS = ("*", "1")
_NOTE = "[^"
_NOTHING = Entry("", (), "")
_BLOCKS = ("paragraph", "title", "term", "header cell")
"""What begins a block that may be meant to be of an item: cells come by the row, and only a table's first is told."""
_MEANT = 2
"""Spaces that somebody typed to have something within an item."""
_QUOTES = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_OPENS = re.compile(r"[ ]*(?::|\[\^[^\s\]]+\]:)[ ]+")
"""What stands before an item that begins what a term means, or a footnote."""
_BULLETS = ("-", "*", "+")
_ENDED = re.compile(r"[.;:!?][”’)\]*_]*\s*$")
_BEHIND_A_SENTENCE = re.compile(r"(?<=[.;:!?)”\"] )\w{1,6}\.(?= )")
_BEGINS = re.compile(r"[“‘(*_\[]*[^\W\d_a-z]")

Pairs = list[tuple[Entry, Entry]]
"""Blocks of the first reader, each with the same one of the second's."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A place where the readers part, or where both show something else than what was typed."""

    line: int
    """Counted from 0."""
    message: str
    remedy: str


def both_alike(pairs: Pairs, second: SecondReading, told: Container[int], lines: Sequence[str]) -> tuple[Parting, ...]:
    """Every such place by its line; ``told`` are the lines of blocks that differ, ``lines`` those of the text."""
    found = (
        *_wrong_numbers(pairs),
        *_lone_numbers(pairs),
        *_run_together(pairs, second, told),
        *_broken_tables(second, lines),
        *_terms_of_items(pairs),
        *_taken_in(pairs, second, lines),
        *_left_out(pairs, lines),
    )
    return tuple(sorted(found, key=lambda parting: parting.line))


def _wrong_numbers(pairs: Pairs) -> Iterator[Parting]:
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


def _lone_numbers(pairs: Pairs) -> Iterator[Parting]:
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


def _run_together(pairs: Pairs, second: SecondReading, told: Container[int]) -> Iterator[Parting]:
    """Labels within paragraphs, but those on lines that differ, of which that is told."""
    missed = dict(_labels_missed(pairs))
    for paragraph in second.paragraphs:
        first = marker_of(paragraph.lines[0].strip()) if paragraph.lines else None
        is_told = paragraph.line in told
        found = [] if is_told else list(run_together(paragraph.lines, missed.get(paragraph.line, ())))
        skips = first and first.delimiter != "dot" and next_label(first) not in {label for _, label in found}
        for place, (index, label) in enumerate(found, 1):
            message = f"the label {quote(label)} begins a line and no paragraph: its clause runs on from the one above"
            remedy = "write an empty line above it; where it is no label, break the line elsewhere"
            if label in _BULLETS or (first and not skips and paragraph.lines[index].startswith(" ")):
                remedy = "indent it by 4 spaces for each list that it is in"
            elif first and skips and skips_to(first, [label]) and (meant := next_label(first, place)) != label:
                remedy = (
                    f"count on from “{first.label}”: give it its place's label, “{meant}”, or begin each item with “-”"
                )
            yield Parting(paragraph.line + index, message, remedy)


def _labels_missed(pairs: Pairs) -> Iterator[tuple[int, frozenset[Reading]]]:
    """By the line of each block, letters and roman numbers with a full stop that a label in its midst would be.

    They are what a list around it, or right above it, would go on with, and the one before the next block's label.
    """
    last: dict[int, dict[str, int]] = {}
    for (_, theirs), (_, behind) in pairwise((*pairs, (_NOTHING, _NOTHING))):
        depth = len(theirs.path)
        for level, step in enumerate(theirs.path, 1):
            last[level] = last.get(level, {}) | dict(dotted(f"{step.label} ."))
        last = {level: come_to for level, come_to in last.items() if level <= depth + 1}
        missed = {Reading(style, value + 1) for come_to in last.values() for style, value in come_to.items()}
        label = next((step.label for step in behind.path if step.label), "") or behind.words.partition(" ")[0]
        missed.update(Reading(style, value - 1) for style, value in dotted(f"{label} ."))
        yield theirs.line, frozenset(missed)
        last.pop(depth + 1, None)
        ended = {reading for label in _BEHIND_A_SENTENCE.findall(behind.words) for reading in dotted(f"{label} .")}
        if theirs.kind == "paragraph" and not any(step.label for step in theirs.path):
            before = dotted(theirs.words)
            last[depth + 1] = {style: value for style, value in before if Reading(style, value + 1) in ended}


def _broken_tables(second: SecondReading, lines: Sequence[str]) -> Iterator[Parting]:
    """Rows of dashes that begin no table, for they have not as many cells as the header; rows of cells without one."""
    for paragraph in second.paragraphs:
        stripped = [line.strip() for line in paragraph.lines]
        dashes = [index for index, line in enumerate(stripped) if _ROW_OF_DASHES.fullmatch(line)]
        for index in dashes:
            message = "this row of - makes no table of the lines around it"
            remedy = "give it as many cells as the header right above it has"
            yield Parting(paragraph.line + index, message, remedy)
        if not dashes and len(stripped) > 1 and all(map(_ROW.fullmatch, stripped)):
            message = "these lines between | make no table, and visitors would read each |"
            yield Parting(paragraph.line, message, "write a row such as | --- | --- | below the header's")
        drawn = next((index for index, line in enumerate(stripped) if _DRAWN.fullmatch(line)), None)
        if drawn is not None:
            yield Parting(paragraph.line + drawn, f"{quote(stripped[drawn])} draws nothing here", _AS_A_TABLE)
    for index, line in enumerate(lines):
        if "-- " in line and _COLUMNS.fullmatch(line):
            yield Parting(index, f"{quote(line.strip())} begins no table here", _AS_A_TABLE)


def _terms_of_items(pairs: Pairs) -> Iterator[Parting]:
    """A paragraph within an item that begins with ``: ``: what the item says becomes a term, and it what that means."""
    for (_, term), (_, meaning) in pairwise(pairs):
        if term.kind == "term" and term.path and term.path[-1].mark in _ITEMS:
            message = f"“: ” makes a term of the item {quote(term.words)}, and of this what it means"
            remedy = "take it away; a term within an item stands in a paragraph of its own"
            yield Parting(meaning.line, message, remedy)


def _taken_in(pairs: Pairs, second: SecondReading, lines: Sequence[str]) -> Iterator[Parting]:
    """Sentences at the margin right below an item or a quotation, which takes them in.

    Where somebody wraps lines so, a sentence may begin on any of them: only where all such lines begin one, it is told.
    """
    held = {entry.line for _, entry in pairs if entry.kind == "paragraph" and entry.path}
    at_margin = [
        index
        for paragraph in second.paragraphs
        if paragraph.line in held
        for index in range(paragraph.line + 1, min(paragraph.line + len(paragraph.lines), len(lines)))
        if not lines[index].startswith((" ", ">", "{"))
    ]
    begin = [index for index in at_margin if _ENDED.search(lines[index - 1]) and _BEGINS.match(lines[index])]
    for index in begin if begin == at_margin else ():
        message = f"{quote(lines[index])} goes on with the item or quotation above it"
        remedy = "write an empty line above it; indent it by 4 spaces where it belongs to the item"
        yield Parting(index, message, remedy)


def _left_out(pairs: Pairs, lines: Sequence[str]) -> Iterator[Parting]:
    """Blocks that are indented, but by too little to be part of the item above them."""
    columns: dict[int, int] = {}
    """By level, where the last item's mark stands."""
    for _, theirs in pairs:
        begun = {level: step.mark for level, step in enumerate(theirs.path, 1) if not step.mark.endswith("+")}
        level = min(begun, default=len(theirs.path) + 1)
        columns = {} if begun.get(1, "").startswith(_NOTE) else columns  # wherever it stands, it is of no item
        above, line = columns.get(level), lines[theirs.line]
        column = _column(line, is_quoted=begun.get(level) != ">")
        if theirs.kind in _BLOCKS and above is not None and column >= above + _MEANT:
            message = f"{quote(theirs.words)} is indented, and is no part of the item above it"
            remedy = "indent it by 4 spaces for each list that it is in; where it is in none, as far as that item"
            yield Parting(theirs.line, message, remedy)
        columns = {each: at for each, at in columns.items() if each < level}
        item = next((each for each, mark in begun.items() if mark in _ITEMS), 0)
        opened = _OPENS.match(line)
        at = " " * opened.end() + line[opened.end() :] if opened else line
        columns |= {item: _column(at, is_quoted=True)} if item else {}


def _column(line: str, *, is_quoted: bool) -> int:
    """How far a line is indented, within the quotation that it is in."""
    within = _QUOTES.sub("", line, count=1) if is_quoted else line
    return len(within) - len(within.lstrip(" "))
