"""Typographic quotation marks and apostrophes: a text with straight ones comes in, one with right ones leaves.

One character stands for another, so nothing else moves. Where more than one answer is possible, nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MASKED = "\x01"
"""Stands for each character that is no text."""
_NO_TEXT = re.compile(
    r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)"  # code
    r"|\{\{[^{}]*\}\}"  # a fact
    r"|\]\((?:[^()]|\([^()]*\))*\)"  # where a link leads, and its title
    r"|<[a-zA-Z/!][^<>]*>"  # a tag, or an address in angle brackets
    r"|\{:?[ ]*[#.\w][^{}\n]*\}"  # an attribute list
    r"|(?<![^\n])[ \t>]*\[[^\]\n]+\]:[^\n]*"  # a reference
    r"|\\['\"]",  # what is meant as it is
    re.DOTALL,
)
_NOTE = re.compile(r"[ \t>]*\[\^[^\]\n]+\]:")
_TITLE = re.compile(r'(?<![^\n])([ \t>]*!!! ?[\w -]+ )"(.*)"(?=[ \t]*(?:\n|$))')
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|em|cause|til|n)\b", re.IGNORECASE)
_AROUND = "*_[]"
"""Marks of Markdown, through which the neighbour of a quotation mark is looked at."""
_OPENING = "([{—–-/“‘"
_ENDS_WORD = re.compile(r"(?<=[^\s(])'(?![A-Za-z])")
"""A single mark that may close."""


def is_straight(text: str) -> bool:
    """Whether a text has a straight quotation mark or apostrophe where a typographic one belongs."""
    return any(True for _ in _straight(_masked(text)))


def typographic(text: str) -> str:
    """The text with typographic marks for straight ones, wherever there is one right answer."""
    masked = _masked(text)
    written = list(text)
    for at, mark in (*_doubles(masked), *_singles(masked)):
        written[at] = mark
    return "".join(written)


def _straight(masked: str) -> Iterator[int]:
    known = {at for at, _ in _doubles(masked)}
    for match in re.finditer("[\"']", masked):
        if match.start() in known or not _is_prime(masked, match.start()):
            yield match.start()


def _masked(text: str) -> str:
    """The text with everything that is none masked, each character by one."""
    text = _TITLE.sub(lambda title: f"{title[1]}{_MASKED}{title[2]}{_MASKED}", text)
    return _NO_TEXT.sub(lambda part: part[0] if _NOTE.match(part[0]) else _MASKED * len(part[0]), text)


def _doubles(masked: str) -> list[tuple[int, str]]:
    """Each double mark with what it should be; none where they do not come in pairs."""
    found: list[tuple[int, str]] = []
    is_open = False
    for match in re.finditer('"', masked):
        before, after = _neighbours(masked, match.start())
        if not is_open and _is_prime(masked, match.start()):
            continue
        opens = not before or before.isspace() or before in _OPENING + "'"
        closes = not after or not (after.isalnum() or after == _MASKED)
        if opens == closes:
            opens = not is_open
        if opens == is_open:
            return []
        is_open = opens
        found.append((match.start(), "“" if opens else "”"))
    return [] if is_open else found


def _singles(masked: str) -> Iterator[tuple[int, str]]:
    """Each single mark that can be one thing only."""
    last = max((match.start() for match in _ENDS_WORD.finditer(masked)), default=-1)
    for match in re.finditer("'", masked):
        at = match.start()
        before, after = _neighbours(masked, at)
        opens = not before or before.isspace() or before in _OPENING + '"'
        if not opens:
            if not _is_prime(masked, at):
                yield at, "’"
        elif _ELISION.match(masked, at + 1):
            yield at, "’"
        elif after and not after.isspace() and last > at + 1:
            yield at, "‘"


def _is_prime(masked: str, at: int) -> bool:
    """Whether the mark stands behind a number, for feet or inches."""
    before, after = masked[max(at - 1, 0) : at], masked[at + 1 : at + 2]
    return before.isdigit() and not after.isalpha()


def _neighbours(masked: str, at: int) -> tuple[str, str]:
    before, after = at - 1, at + 1
    while before >= 0 and masked[before] in _AROUND:
        before -= 1
    while after < len(masked) and masked[after] in _AROUND:
        after += 1
    return masked[max(before, 0) : before + 1], masked[after : after + 1]
