"""Labels of clauses within a text: the lines of a paragraph come in, those that begin with a label leave.

A list's marks are no matter here; what is not a list to either reader is text, and a label in its midst has lost its
line. A paragraph that begins with a label is its author's own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_BRACKETED = re.compile(r"\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcdm]{1,6}|[IVXLCDM]{1,6})\)(?=\s|$)")
_CLOSED = re.compile(r"(?:\d{1,3}|[a-zA-Z]|[ivxlcdm]{1,6}|[IVXLCDM]{1,6})\)(?=\s|$)")
_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3})+(?:[.)]?[A-Za-z]?)(?=\s+[^\sa-z])|\d{1,3}(?:\.\d{1,3})+[.)](?=\s)")
_NUMBER = re.compile(r"\d{1,9}\.(?=\s)")
_SIGN = re.compile(r"§+ ?\d[\w.]*(?=\s)|[•◦▪▫■□●○‣⁃∙·➢➤✓✔](?=\s)")
_LETTER = re.compile(r"([a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)\.(?=\s)")
_DASH = re.compile(r"[–—](?=\s)")
_REFERS = re.compile(r"\s*(?:[,;:.)]|(?:of|or|and|above|below|to\s+\(|through|applies|apply|does|do|is|are|shall)\b)")
"""What follows where a label is no clause's own but a reference, which a wrapped line happens to begin with."""
_BROKEN = re.compile(r"(?:  |\\|<br ?/?>)$")
"""The end of a line that is broken on purpose: what follows begins a line to visitors, too."""


def label_of(line: str) -> str:
    """The label that a line begins with, by itself; a letter with a full stop is one only in a row."""
    for pattern in (_BRACKETED, _CLOSED, _DECIMAL, _NUMBER, _SIGN):
        match = pattern.match(line)
        if match and not (pattern is not _SIGN and _REFERS.match(line, match.end())):
            return match[0]
    return ""


def run_together(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """(index, label) of each line of a paragraph but the first that begins with a label."""
    stripped = [line.strip() for line in lines]
    counted = {value for line in stripped if (match := _LETTER.match(line)) for value in _values(match[1])}
    dashes = sum(bool(_DASH.match(line)) for line in stripped)
    for index in range(1, len(lines)):
        if _BROKEN.search(lines[index - 1]):
            continue
        line = stripped[index]
        dash = line[0] if dashes > 1 and _DASH.match(line) else ""
        label = label_of(line) or _in_a_row(line, counted) or dash
        if label:
            yield index, label


def _in_a_row(line: str, counted: Container[tuple[str, int]]) -> str:
    """A letter or a roman number, where another line of the paragraph begins with the one before or after."""
    match = _LETTER.match(line)
    if match is None:
        return ""
    near = ((style, number + step) for style, number in _values(match[1]) for step in (-1, 1))
    return match[0] if any(value in counted for value in near) else ""


def _values(label: str) -> set[tuple[str, int]]:
    """What a letter or a roman number counts: (style, number) for each way to read it."""
    case = "upper" if label.isupper() else "lower"
    found = {(f"{case} letter", ord(label.lower()))} if len(label) == 1 else set()
    if _ROMAN.fullmatch(label):
        found.add((f"{case} roman", _roman(label.lower())))
    return found


def _roman(label: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[letter] for letter in label]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))
