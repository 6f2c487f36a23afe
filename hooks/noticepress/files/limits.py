"""How much is too much to be read. A text comes in; the first thing in it that no real text has leaves, or nothing.

Python-Markdown takes more than linear time where brackets, marks and levels pile up, or a block has no end; so do
patterns of our own. Each limit is more than ten times what long legal documents have, and within the limits all
readers take linear time. The scans themselves are linear.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

MOST_IN_FILE = 2_000_000
MOST_BLOCKS = 20_000
MOST_IN_PASSAGE = 60_000
"""Characters of a paragraph, an item, a cell, or of any other string that is read as Markdown."""
MOST_MARKS = 2_000
"""Marks of a passage: runs of ``*``, ``_`` and backticks, and single other characters."""
MOST_PIPES = 200
"""Pipes on a line."""
MOST_NOTES = 1_000
MOST_REFERENCES = 2_000
MOST_ABBREVIATIONS = 500
MOST_USES = 3_000
"""References to one footnote."""
MOST_HTML_LINES = 1_000
"""Lines that begin with HTML, which no text may."""
DEEPEST = 30
"""Brackets, tags or emphasis within one another; also link targets that do not end in the usual way."""
DEEPEST_QUOTE = 20
DEEPEST_LIST = 80
LONGEST_RUN = 50
"""Backticks side by side, or combining characters on one letter."""
MOST_SPACES = MOST_DIGITS = 1_000
"""Spaces, and digits, side by side. Python itself refuses to read a number of more than 4,300."""
MOST_HTML = 32_000_000
DEEPEST_HTML = 500
_MOST_WORK = 20_000_000
"""Marks times characters of a passage."""
_MOST_SPLITS = 500_000
"""Lines that part a block (headings, rules …) times its characters: each of them makes the rest be read anew."""
_MOST_APPENDED = 500_000_000
"""Lines times characters of a block that is no table: an item's lines are put together one by one."""

_MARKS = re.compile(r"\*+|_+|`+|[\\\[\]<&{]")
_ANY_MARK = re.compile(r"[*_`\\\[\]<&{]")
_BRACKETS = re.compile(r"[\[\]]")
_ANGLES = re.compile(r"<(?=[A-Za-z/!?])|>")
_TAGS = re.compile(r"(?<!\]\()<(/?)([A-Za-z][A-Za-z0-9-]*)(?=[ \t\n\f\r/>])")
EMPTY_TAGS = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_TARGET = re.compile(
    r"\]\((?:<[^<>\n]{0,2000}>|(?>(?:\{\{[^{}]{0,200}\}\}|[^()\s\"'<>{]|\([^()\s\"'<>]*\))*))(?:\s+\"[^\"\n]*\")?\s*\)"
)
"""A link's target in the usual form, with a title or without."""
_LONG_TICKS = re.compile(f"`{{{LONGEST_RUN + 1}}}")
_PERHAPS_COMBINING = re.compile(rf"[^\w\s\x00-\u02ff]{{{LONGEST_RUN + 1}}}")
_SPACES = " " * (MOST_SPACES + 1)
_DIGITS = re.compile(rf"(?<!\d)\d{{{MOST_DIGITS + 1}}}")

_PREFIX = re.compile(r"(?>(?:[ \t>]|[-+*](?=[ \t])|\d{1,9}\.(?=[ \t])|:(?=[ \t]))*)")
_LIST_MARK = re.compile(r"[-+*:]|\d{1,9}\.")
_INDENT = 4
_SPLITS = re.compile(r"#|!!!|\*\[[^\]]*\] ?:")
_RULE = re.compile(r"[ \t>]*[-=_*][-=_* \t]*$")
_TITLE = ("'", '"', "(")
_HEAVY = 5
"""How many other lines that part a block a link reference on two lines is worth: all else is tried before it."""
_NOTE = re.compile(r"\[\^[^\]]*\]:")
_REFERENCE = re.compile(r"\[[^\[\]^][^\[\]]*\]:")
_ABBREVIATION = re.compile(r"\*\[[^\]]*\] ?:")
_HTML_LINE = re.compile(r"<[A-Za-z/!?]")
_USE = re.compile(r"\[\^([^\[\]\s]+)\]")

_SHORTEN = "part it into shorter ones, with empty lines between"
_ESCAPE = "take them out, or write a mark that is meant as a character with \\ before it, < as &lt;"


class Excess(NamedTuple):
    """What of a text is more than any real one has."""

    line: int
    """On which it stands or begins, counted from 0."""
    message: str
    remedy: str


def excess_in_passage(text: str) -> Excess | None:
    """What is too much in one string that is read as Markdown: a block's text, a translation, a label, a fact."""
    return None if len(text) <= DEEPEST else (_size(text) or (_odd_run(text) if len(text) > LONGEST_RUN else None))


def _size(text: str) -> Excess | None:
    length, marks = len(text), len(_MARKS.findall(text)) if _ANY_MARK.search(text) else 0
    if length > MOST_IN_PASSAGE:
        message = f"a passage has {length:,} characters; no more than {MOST_IN_PASSAGE:,} are read"
        return Excess(0, message, _SHORTEN)
    if marks > MOST_MARKS or marks * length > _MOST_WORK:
        message = f"a passage of {length:,} characters has {marks:,} marks (brackets, * and the like)"
        return Excess(0, f"{message}, more than can be read", _ESCAPE)
    if marks > DEEPEST and (found := _tangle(text)):
        return Excess(_line_of(text, found[0]), found[1], _ESCAPE)
    return None


def _odd_run(text: str) -> Excess | None:
    if _LONG_TICKS.search(text):
        return Excess(0, f"more than {LONGEST_RUN} backticks stand side by side", "write one or two")
    if _SPACES in text:
        return Excess(0, f"more than {MOST_SPACES:,} spaces stand side by side", "delete them")
    if number := _long_number(text):
        return number
    # Of more than so many side by side, one stands at one of these places.
    is_any = any(map(unicodedata.combining, text[LONGEST_RUN :: LONGEST_RUN + 1]))
    return _combining(text) if is_any else None


def _long_number(text: str) -> Excess | None:
    found = _DIGITS.search(text) if len(text) > MOST_DIGITS else None
    message = f"more than {MOST_DIGITS:,} digits stand side by side"
    return Excess(_line_of(text, found.start()), message, "delete them") if found else None


def excess_in_file(markdown: str) -> Excess | None:
    """What is too much in a file of Markdown, before its blocks are known."""
    if len(markdown) > MOST_IN_FILE:
        return Excess(0, f"the file has more than {MOST_IN_FILE:,} characters", "part it into several files")
    if found := _unclosed_angles(markdown):
        return Excess(_line_of(markdown, found[0]), found[1], _ESCAPE)
    odd = _long_number(markdown) or (_combining(markdown) if _PERHAPS_COMBINING.search(markdown) else None)
    return odd or _Lines().read(markdown.expandtabs(_INDENT).split("\n")) or _too_often_used(markdown)


def excess_in_html(html: str) -> Excess | None:
    """What is too much in a page: its size, or how deep its elements stand within one another."""
    if len(html) > MOST_HTML:
        return Excess(0, f"the page has more than {MOST_HTML:,} characters", "build the site anew")
    found = _deep_tags(html, DEEPEST_HTML)
    return Excess(_line_of(html, found[0]), found[1], "take them out of the template or the plugin") if found else None


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position)


def _tangle(text: str) -> tuple[int, str] | None:
    """Where more stands within one another than can be read, and what."""
    return (
        _deep_brackets(text)
        or _unclosed_targets(text)
        or _unclosed_angles(text)
        or _deep_tags(text, DEEPEST)
        or _deep_emphasis(text)
    )


def _deep_brackets(text: str) -> tuple[int, str] | None:
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] == "[" else max(depth - 1, 0)
        if depth > DEEPEST:
            return bracket.start(), f"more than {DEEPEST} brackets [ stand within one another, or are not closed"
    return None


def _unclosed_targets(text: str) -> tuple[int, str] | None:
    if text.count("](") - len(_TARGET.findall(text)) > DEEPEST:
        return text.find("]("), f"more than {DEEPEST} addresses of links, begun with ](, do not end as they should"
    return None


def _unclosed_angles(text: str) -> tuple[int, str] | None:
    pending = 0
    for angle in _ANGLES.finditer(text):
        pending = pending + 1 if angle[0] == "<" else 0
        if pending > DEEPEST:
            return angle.start(), f"more than {DEEPEST} tags are begun with < and not ended with >"
    return None


def _deep_tags(text: str, deepest: int) -> tuple[int, str] | None:
    depth = 0
    for tag in _TAGS.finditer(text):
        if tag[2].lower() not in EMPTY_TAGS:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > deepest:
            return tag.start(), f"more than {deepest} tags <{tag[2].lower()}> … stand within one another"
    return None


def _deep_emphasis(text: str) -> tuple[int, str] | None:
    """Runs of * and _ that open emphasis within emphasis; one that could do both closes what is open."""
    depth = 0
    for run in re.finditer(r"\*+|_+", text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if run[0][0] == "_" and before.isalnum() and after.isalnum():
            continue
        if depth and before.strip():
            depth -= 1
        elif after.strip():
            depth += 1
        if depth > DEEPEST:
            return run.start(), f"more than {DEEPEST} marks * or _ are opened within one another"
    return None


def _combining(text: str) -> Excess | None:
    for run in _PERHAPS_COMBINING.finditer(text):
        if all(map(unicodedata.combining, run[0])):
            message = f"more than {LONGEST_RUN} combining characters stand on one letter"
            return Excess(_line_of(text, run.start()), message, "delete them")
    return None


def _too_often_used(markdown: str) -> Excess | None:
    for label, count in Counter(_USE.findall(markdown)).most_common(1):
        if count > MOST_USES:
            line = _line_of(markdown, markdown.find(f"[^{label}]"))
            return Excess(line, f"the footnote [^{label[:20]}] is referred to {count:,} times", "say it in the text")
    return None


class _Lines:
    """Counts what piles up from line to line."""

    def __init__(self) -> None:
        self._blocks = self._notes = self._references = self._abbreviations = self._html = 0
        self._begin(0)

    def _begin(self, index: int) -> None:
        """A block begins on the line at ``index``."""
        self._start, self._lines, self._characters, self._splits, self._plain = index, 0, 0, 0, 0
        self._table = False
        self._parted: re.Match[str] | None = None

    def read(self, lines: list[str]) -> Excess | None:
        """The first excess."""
        for index, line in enumerate(lines):
            if not line.strip(" >") and line.count(">") <= DEEPEST_QUOTE:
                self._begin(index + 1)
                continue
            if message := next(self._add(line), ""):
                at = self._start if message.startswith("the block") else index
                return Excess(at, message, _SHORTEN if message.startswith("the block") else "use fewer of them")
        return None

    def _add(self, line: str) -> Iterator[str]:
        prefix = _PREFIX.match(line)
        marks = prefix[0] if prefix else ""
        rest = line[len(marks) :]
        self._blocks += not self._lines
        self._lines += 1
        self._characters += len(line)
        self._table = self._table or "|" in rest
        self._splits += bool(_SPLITS.match(rest) or _RULE.match(line)) or ": " in marks
        if self._parted and (rest[:1] in _TITLE or self._parted.end() == len(self._parted.string)):
            self._splits += _HEAVY
        self._parted = _REFERENCE.match(rest.rstrip())
        self._plain = len(line) if _LIST_MARK.search(marks) or self._table else self._plain + len(line)
        yield from self._levels(line, marks)
        yield from self._definitions(rest)
        yield from self._sizes()

    def _levels(self, line: str, marks: str) -> Iterator[str]:
        if marks.count(">") > DEEPEST_QUOTE:
            yield f"quotations (>) stand within one another, more than {DEEPEST_QUOTE} deep"
        listed = len(_LIST_MARK.findall(marks))
        if listed > DEEPEST_QUOTE or len(marks) - len(marks.lstrip()) > DEEPEST_LIST * _INDENT:
            yield f"lists stand within one another, more than {DEEPEST_LIST} deep, or {DEEPEST_QUOTE} on one line"
        if line.count("|") > MOST_PIPES:
            yield f"a line has more than {MOST_PIPES} pipes (|)"

    def _definitions(self, rest: str) -> Iterator[str]:
        if self._blocks > MOST_BLOCKS:
            yield f"the file has more than {MOST_BLOCKS:,} blocks"
        if not rest.startswith(("<", "[", "*[")):
            return
        self._html += bool(_HTML_LINE.match(rest))
        self._notes += bool(_NOTE.match(rest))
        self._references += bool(_REFERENCE.match(rest))
        self._abbreviations += bool(_ABBREVIATION.match(rest))
        for count, most, name in (
            (self._html, MOST_HTML_LINES, "lines that begin with HTML"),
            (self._notes, MOST_NOTES, "footnotes"),
            (self._references, MOST_REFERENCES, "link references"),
            (self._abbreviations, MOST_ABBREVIATIONS, "abbreviations"),
        ):
            if count > most:
                yield f"the file has more than {most:,} {name}"

    def _sizes(self) -> Iterator[str]:
        if self._plain > MOST_IN_PASSAGE:
            yield f"the block has a passage of more than {MOST_IN_PASSAGE:,} characters"
        if self._splits * self._characters > _MOST_SPLITS:
            yield f"the block has {self._splits:,} headings, rules or definitions without empty lines between"
        if not self._table and self._lines * self._characters > _MOST_APPENDED:
            yield f"the block has {self._lines:,} lines without an empty one between"
