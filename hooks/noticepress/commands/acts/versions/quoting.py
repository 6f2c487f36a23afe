"""A text quoted from a file, or copied from its page, and what shall stand there instead; the new file leaves.

A quotation that stands in the file letter by letter is replaced as it is. Else it is looked for with white space,
quotation marks and dashes folded, then without inline Markdown and with facts filled in; of such a place only the
words that differ are changed, so that the file keeps its marks, its lines and its facts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz, process

from noticepress.findings import UsageError, quote
from noticepress.register.register import FACT

_SHOWN = 3
"""So many places of a quotation are shown."""

_BREAK = r"(?P<paragraph>[ \t]*\n(?:[ \t>]*\n)+[ \t>]*)"
_SPACE = r"(?P<space>[^\S\n]*\n[ \t>]*|[^\S\n]+)"
_QUOTES = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′ʼ", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_MARKS = (
    r"(?P<mark>\[\^[^\[\]\s]{1,99}\]|\]\((?:\{\{[^{}]{0,99}\}\}|[^\s(){}]){0,999}(?:[ ]+\"[^\"\n]{0,999}\")?\)"
    r"|\]\[[^\[\]]{0,99}\]|[\[\]*`]|(?<!\w)_+|_+(?!\w)|\\(?=[!-/:-@\[-`{-~])|[ ]{0,3}\{:?[ ]{0,3}[#.][^{}\n]{0,99}\})"
)
_FACT = rf"(?P<fact>{FACT.pattern})"
_TYPED = re.compile(f"{_BREAK}|{_SPACE}|(?P<char>.)", re.DOTALL)
_RENDERED = re.compile(f"{_FACT}|{_BREAK}|{_MARKS}|{_SPACE}|(?P<char>.)", re.DOTALL)
_TOKEN = re.compile(r"(?:\{\{[^{}]*\}\}|\S)+")

Splice = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text without what readers do not tell apart, each character with its place in the text as it was."""

    text: str
    spans: tuple[tuple[int, int], ...]
    fixed: tuple[tuple[int, int], ...]
    """Places of marks that were left out, and of facts that were filled in: no change may cut them."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as it was typed, and folded."""

    typed: str
    folded: _Folded

    @property
    def offsets(self) -> Iterator[int]:
        """For each character typed, and for the space behind, how many folded ones stand before it."""
        ends = [end for _, end in self.folded.spans]
        return (bisect_right(ends, index) for index in range(len(self.typed) + 1))


class _File(NamedTuple):
    text: str
    path: str


def corrected(text: str, old: str, new: str, path: str, facts: Mapping[str, str]) -> str:
    """The file's text with ``new`` in the place of ``old``, which must stand there once; lines end as they do there.

    Raises :class:`UsageError` where it stands there several times or not at all, and shows the places.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    text, old, new = (each.replace("\r\n", "\n") for each in (text, old, new))
    places = [(match.start(), match.end()) for match in re.finditer(re.escape(old), text)]
    if len(places) == 1:
        ((start, end),) = places
        return (text[:start] + new + text[end:]).replace("\n", line_end)
    for pattern in () if places else (_TYPED, _RENDERED):
        folded = _fold(text, pattern, facts)
        tokens = [_Token(typed, _fold(typed, pattern, facts)) for typed in _TOKEN.findall(old)]
        wanted = " ".join(token.folded.text for token in tokens if token.folded.text)
        found = [match.start() for match in re.finditer(re.escape(wanted), folded.text)] if wanted else []
        if len(found) == 1:
            splices = [*_splices(_File(text, path), folded, found[0], tokens, _TOKEN.findall(new))]
            return _spliced(text, splices).replace("\n", line_end)
        places = [(folded.spans[at][0], folded.spans[at + len(wanted) - 1][1]) for at in found]
        if places:
            break
    raise UsageError(_told(text, old, places, path))


def _fold(text: str, pattern: re.Pattern[str], facts: Mapping[str, str]) -> _Folded:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    fixed: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        kind, span = match.lastgroup, match.span()
        name = match["fact"] if kind == "fact" else ""
        short = {"paragraph": "\n", "space": " ", "mark": ""}.get(kind or "", match[0])
        if kind == "char":
            short = "..." if short == "…" else short.translate(_QUOTES)
        elif name:
            short = facts.get(name.strip("{} \t\n"), name)
        if kind == "mark" or name:
            fixed.append(span)
        parts.append(short)
        spans += [span] * len(short)
    return _Folded("".join(parts), tuple(spans), tuple(fixed))


def _splices(file: _File, folded: _Folded, at: int, tokens: list[_Token], new: list[str]) -> Iterator[Splice]:
    """What to change in a file, so that the words at a place become ``new``."""
    old = [token.typed for token in tokens]
    starts, done = [], at
    for token in tokens:
        starts.append(done)
        done += len(token.folded.text) + (1 if token.folded.text else 0)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        # With a neighbour, which brings or takes the space.
        ahead = int(tag != "replace" and b < len(old))
        behind = int(tag != "replace" and b == len(old) and a > 0)
        places = [starts[index] + offset for index in range(a - behind, b + ahead) for offset in tokens[index].offsets]
        yield _splice(
            file, folded, (" ".join(old[a - behind : b + ahead]), places), " ".join(new[c - behind : d + ahead])
        )


def _splice(file: _File, folded: _Folded, typed: tuple[str, list[int]], new: str) -> Splice:
    """The least change that makes ``new`` of what was typed, each character with its place in the folded file."""
    old, places = typed
    ahead = _common(old, new)
    behind = _common(old[ahead:][::-1], new[ahead:][::-1])
    new = new[ahead : len(new) - behind]
    start, end = places[ahead], places[len(old) - behind]
    if start < end:
        first, last = folded.spans[start][0], folded.spans[end - 1][1]
    else:
        first = last = _gap(file.text, folded, start, new)
    if any(left < last and first < right for left, right in folded.fixed):
        line = file.text.count("\n", 0, first) + 1
        place = f"{file.path}:{line}: {quote(file.text[first:last])}"
        raise UsageError(f"the words to be changed hold marks or facts, in {place}; quote them as they stand there")
    return first, last, new


def _gap(text: str, folded: _Folded, start: int, new: str) -> int:
    """Where new words go in between two characters: behind closing marks, where they begin with a space."""
    if start == 0:
        return folded.spans[0][0]
    place = folded.spans[start - 1][1]
    ends = {left: right for left, right in folded.fixed if text[left] not in " {"}
    while new[:1].isspace() and place in ends:
        place = ends[place]
    return place


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _spliced(text: str, splices: list[Splice]) -> str:
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _told(text: str, old: str, places: list[tuple[int, int]], path: str) -> str:
    """How often a quotation stands in the file, and where; of one that does not, the line that is most like it."""
    lines = text.split("\n")
    if places:
        rows = [text.count("\n", 0, start) for start, _ in places]
        shown = ", ".join(f"line {row + 1}: {quote(lines[row].strip())}" for row in rows[:_SHOWN])
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        return f"the text to be replaced stands in {path} {len(places)} times ({shown}{more}); quote more of it"
    near = process.extractOne(old[:999], lines, scorer=fuzz.partial_ratio, score_cutoff=60)
    shown = f"; most like it is line {near[2] + 1}: {quote(near[0].strip())}" if near else ""
    return (
        f"the text to be replaced stands in {path} not at all{shown}; quote it as in the file, or copy it from the page"
    )
