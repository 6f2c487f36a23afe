"""What a YAML parser stumbled over, in words: its error and the text come in; line, message and remedy leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import yaml

from noticepress.files.conflicts import conflict
from noticepress.findings import quote

LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line in YAML: marks count all of these."""
ODD_SPACE = re.compile("[\u00a0\u2000-\u200b\u202f\u3000\ufeff]")
_ODD_SPACE_AS_INDENT = re.compile(rf"[ \t]*{ODD_SPACE.pattern}|[^#'\"]*:{ODD_SPACE.pattern}")
_TAB = re.compile(r" *\t")
_SECOND_COLON = re.compile(r"[ -]*[^\s'\"#][^'\"#]*?:\s+[^'\"#\s].*?:(?:\s|$)")
_NOTHING = re.compile(r"\s*(?:#|$)")
_KEY = re.compile(r":(?:\s|$)")
_NO_SPACE = re.compile(r"[ -]*[A-Za-z_]\w*:[^\s/:]")
_MARK_FIRST = re.compile(r"(?:[ -]*[^\s#][^#]*?:|[ ]*-)\s+([@`%])")
_OPEN_QUOTE = re.compile(r"[^#]*?(?::|-)\s+\"(?:[^\"\\]|\\.)*")

_LONGEST = 1_000
"""Characters of a line in which a slip is looked for."""

Explained = tuple[int, str, str]
"""Line, message and remedy."""


def explain(error: yaml.MarkedYAMLError, text: str) -> Explained:
    """The most likely slip behind a parser's error; the parser's own words where none is known."""
    lines = [line if len(line) <= _LONGEST else "" for line in LINE_BREAK.split(text)]
    mark = error.problem_mark or error.context_mark
    number = min(mark.line + 1 if mark else 1, max(len(lines), 1))
    problem = error.problem or error.context or "cannot be read"
    for line, message, remedy in chain(filter(None, [conflict(lines)]), _likely(error, lines, number)):
        return line, f"not valid YAML: {message}", remedy
    return number, f"not valid YAML: {problem}", "mend the line"


def _likely(error: yaml.MarkedYAMLError, lines: list[str], number: int) -> Iterator[Explained]:
    line, problem = lines[number - 1], error.problem or ""
    for index in (number, number - 1):
        if index > 0 and _ODD_SPACE_AS_INDENT.match(lines[index - 1]):
            yield index, "a no-break space stands where a space belongs", "type the space anew"
    if _TAB.match(line):
        yield number, "a tab stands at the line's beginning", "indent with spaces"
    if "escape character" in problem:
        yield number, "a backslash stands in a text in double quotation marks", "write it twice"
    if "quoted scalar" in (error.context or "") and error.context_mark:
        yield error.context_mark.line + 1, "a quotation mark is opened here and not closed", "close it"
    opened = next((index for index, other in enumerate(lines[:number], 1) if _OPEN_QUOTE.fullmatch(other)), None)
    if opened and "flow" not in (error.context or ""):
        yield opened, "a quotation mark is opened here and not closed", "close it"
    if begun := _MARK_FIRST.match(line):
        yield number, f"a text begins with {begun[1]}", "put the text in quotation marks"
    if error.context_mark and "flow" in (error.context or ""):
        yield number, f"a bracket opened in line {error.context_mark.line + 1} is not closed", "close it"
    if error.context_mark and "simple key" in (error.context or ""):
        yield from _keyless(lines, error.context_mark.line + 1)
    yield from _indentation(lines, number, problem)


def _keyless(lines: list[str], number: int) -> Iterator[Explained]:
    """A line that is no key and its value; the parser names the one behind it."""
    line = lines[number - 1].strip()
    if _NO_SPACE.match(line):
        yield number, "no space stands behind the colon of a key", "write a space behind it"
    message = f"{quote(line) if line else 'the line'} has no colon behind a key"
    yield number, message, "write it as in 'key: value'; or indent it, where the text of the line above goes on"


def _is_beside(text: str, key: str) -> bool:
    """Whether a line that is no key stands right below, or above, one that is."""
    return not _KEY.search(text) and len(text) - len(text.lstrip()) == len(key) - len(key.lstrip())


def _indentation(lines: list[str], number: int, problem: str) -> Iterator[Explained]:
    line = lines[number - 1]
    if "mapping values" in problem or "document start" in problem:
        before = next((index for index in range(number - 1, 0, -1) if not _NOTHING.match(lines[index - 1])), 0)
        if before and (_NO_SPACE.match(lines[before - 1]) or _is_beside(lines[before - 1], line)):
            yield from _keyless(lines, before)
    if "mapping values" in problem:
        if _SECOND_COLON.match(line):
            yield number, "a text holds a colon and stands without quotation marks", "put the text in quotation marks"
        yield number, "the line is indented more than those above it", "indent it like the entries beside it"
    if "expected key" in problem or "expected '-'" in problem or "block end" in problem:
        yield number, "the line does not fit the lines above it", "indent it like the entries beside it"
