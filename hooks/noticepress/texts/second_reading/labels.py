"""Labels of clauses within a text: the lines of a paragraph come in, those that begin with a label leave.

A list's marks are no matter here; what is not a list to either reader is text, and a label in its midst has lost its
line. A paragraph that begins with a label is its author's own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from noticepress.texts.extensions.list_markers import Reading, marker_of
from noticepress.texts.second_reading.label_rows import labels_in_rows

_BRACKETED = re.compile(r"\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6})\)(?=\s|$)")
_CLOSED = re.compile(r"(?:\d{1,3}|([a-zA-Z])\1?|[ivxlcdm]{1,6}|[IVXLCDM]{1,6})\)(?=\s|$)")
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})+(?:[.)]?[A-Za-z]?)(?=\s+[^\sa-z])|\d{1,3}(?:\.\d{1,3})+[.)](?=\s)")
_NUMBER = re.compile(r"\d{1,9}\.(?=\s)")
_OF_A_LAW = r"[a-z]*[A-Z][a-z]*[A-Z](?>\w*)(?:[,.;:)]|\s+[a-z])"
"""An abbreviation within a sentence, such as that of the law whose § stands before it."""
_SIGN = re.compile(
    rf"§[ \u00a0\u202f]?\d[\w.]*(?=\s+(?!{_OF_A_LAW})[^\sa-z])|[-*+](?=[ ])|o(?=\t)|[•◦▪▫■□●○‣⁃∙·➢➤✓✔](?=\s)"
)
_BULLETS = ("-", "*", "+")
_REFERS = re.compile(r"\s*(?:[,;:.)]|(?:of|or|and|above|below|to\s+\(|through|applies|apply|does|do|is|are|shall)\b)")
"""What follows where a label is no clause's own but a reference, which a wrapped line happens to begin with."""
_ABBREVIATED = re.compile(r"[a-zA-Z]\.[ \u00a0\u202f]?[a-zA-Z]\.")
"""Two letters, each with a full stop: "e. g.", or somebody's initials."""
_NAMED = re.compile(r"(\w+\.?|§+)[ \u00a0\u202f]?(\d{1,3})\b")
"""A word and its number, such as "Article 6", which is a label in a row of them."""
_BARE = re.compile(r"(\d{1,3})\s+[A-Z]")
"""A number that nothing marks as a label but the sentence that begins behind it."""
_ENDED = re.compile(r"[.;:!?)”\"]$")
_LONGEST_ROW = 20
_BROKEN = re.compile(r"(?:  |\\|<br ?/?>)$")
"""The end of a line that is broken on purpose: what follows begins a line to visitors, too."""


def label_of(line: str) -> str:
    """The label that a line begins with, by itself; a letter with a full stop is one only in a row."""
    for pattern in (_BRACKETED, _CLOSED, _DECIMAL, _NUMBER, _SIGN):
        match = pattern.match(line)
        if match and not (pattern is not _SIGN and _REFERS.match(line, match.end())):
            return match[0]
    return ""


def run_together(lines: Sequence[str], missed: Container[Reading] = ()) -> Iterator[tuple[int, str]]:
    """(index, label) of each line of a paragraph but the first that begins with a label.

    ``missed`` are the letters and roman numbers that lists above and below it lack.
    """
    stripped = [line.strip() for line in lines]
    counted = {reading for line in stripped for reading in dotted(line)}
    in_rows = labels_in_rows(stripped)
    for index in range(1, len(lines)):
        if _BROKEN.search(lines[index - 1]):
            continue
        line = stripped[index]
        named = _next_named(stripped[0], stripped[index - 1], line)
        in_row = in_rows.get(index, "")
        label = label_of(line) or _in_a_row(line, counted, missed) or named or _unless_referring(in_row, line)
        if label and (label not in _BULLETS or lines[index].lstrip(" ").startswith(label)):
            yield index, label  # of a bullet behind another space than a plain one that space is told


def _unless_referring(label: str, line: str) -> str:
    return "" if label and line.startswith(label) and _REFERS.match(line, len(label)) else label


def _in_a_row(line: str, counted: Container[Reading], missed: Container[Reading]) -> str:
    """A letter or a roman number that a list lacks, or of which another line begins with the one before or after."""
    readings = dotted(line)
    label = f"{line.partition('.')[0]}." if readings else ""
    if any(Reading(each.style, each.value + step) in counted for each in readings for step in (-1, 1)):
        return label
    is_text = _REFERS.match(line, len(label)) or _ABBREVIATED.match(line)
    return label if not is_text and any(each in missed for each in readings) else ""


def _next_named(first: str, before: str, line: str) -> str:
    """A word and a number, where the paragraph begins with the same word and a lower one, and a sentence ended."""
    begun, own = _BARE.match(first), _BARE.match(line)
    if begun and own and _ENDED.search(before) and int(begun[1]) < int(own[1]) <= int(begun[1]) + _LONGEST_ROW:
        return own[1]
    begun, own = _NAMED.match(first), _NAMED.match(line)
    if not (begun and own and _ENDED.search(before)):
        return ""
    return own[0] if begun[1] == own[1] and int(begun[2]) < int(own[2]) else ""


def dotted(line: str) -> tuple[Reading, ...]:
    """The ways to read the letter or the roman number with a full stop that a line begins with."""
    marker = marker_of(line)
    return marker.readings if marker and marker.delimiter == "dot" else ()
