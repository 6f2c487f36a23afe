"""What is defined in one place of a document and used in others: lines come in, definitions go to what uses them.

Footnotes, references of links and abbreviations count in their own file alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from noticepress.commands.acts.beginning.headings import Reading

_DEFINITION = re.compile(r" {0,3}(?:\[(?P<label>\^?[^\[\]]+)\]|\*\[(?P<short>[^\[\]]+)\]):")
_PLAIN_REFERENCE = re.compile(r" {0,3}\[[^\[\]]+\]:\s*\S+(?:\s+[\"'(].*)?\Z")
_USE = re.compile(r"\[([^\[\]]+)\]")
_INDENT = ("    ", "\t")


@dataclass(frozen=True, slots=True)
class Definition:
    """Of a footnote, a reference or an abbreviation."""

    lines: range
    text: str
    label: str
    """As it is compared, with the ``^`` of a footnote; empty of an abbreviation."""
    short: re.Pattern[str] | None
    """What an abbreviation stands for, as a word."""


def definitions(lines: Sequence[str], reading: Reading) -> list[Definition]:
    """Every definition of a document, in its order."""
    found: list[Definition] = []
    end = 0
    for at, line in enumerate(lines):
        match = None if at < end or at in reading.code else _DEFINITION.match(line)
        label = _same(match["label"] or "") if match else ""
        is_note, is_next = label.startswith("^"), 0 < at == end and _PLAIN_REFERENCE.match(line)
        if match is None or not (match["short"] or is_note or is_next or at in reading.references):
            continue
        end = _end_of_note(lines, at, reading.begun) if is_note else reading.references.get(at, at + 1)
        short = re.compile(rf"\b{re.escape(match['short'])}\b") if match["short"] else None
        text = "\n".join(lines[at:end]).rstrip("\n")
        found.append(Definition(range(at, end), text, label, short))
    return found


def _end_of_note(lines: Sequence[str], first: int, begun: Collection[int]) -> int:
    """The line behind a footnote: its paragraph, and what is indented below."""
    at = first + 1
    while at < len(lines):
        after = next((index for index in range(at, len(lines)) if lines[index].strip()), len(lines))
        is_inside = after < len(lines) and lines[after].startswith(_INDENT)
        if not is_inside and (after != at or at in begun or _DEFINITION.match(lines[at])):
            return at
        at = after + 1
    return at


def with_definitions(texts: Sequence[str], found: Sequence[Definition], homes: Sequence[int]) -> Iterator[str]:
    """The texts, each with the definitions that it uses; what none uses stays in its own.

    ``homes`` are the places of the texts in which the definitions stood. A footnote's label that an earlier text has
    is given a number, for the texts stand on one page.
    """
    by_label: dict[str, list[int]] = {}
    for index, each in enumerate(found):
        by_label.setdefault(each.label, []).append(index)
    used = [_used(text, place, found, homes, by_label) for place, text in enumerate(texts)]
    for index in set(range(len(found))).difference(*used):
        used[homes[index]].add(index)
    labels, taken = set(by_label), set[str]()
    for text, behind in zip(texts, used, strict=True):
        whole = "\n\n".join((text, *(found[index].text for index in sorted(behind)))) + "\n"
        notes = {label for index in behind if (label := found[index].label).startswith("^")}
        for label in sorted(notes & taken):
            other = next(new for number in count(2) if (new := f"{label}-{number}") not in labels)
            labels.add(other)
            whole = re.sub(rf"\[{re.escape(label)}\]", f"[{other}]", whole, flags=re.IGNORECASE)
        taken |= notes
        yield whole


def _used(
    text: str, place: int, found: Sequence[Definition], homes: Sequence[int], by_label: Mapping[str, list[int]]
) -> set[int]:
    """What a text uses, and what that uses; of two with one label, that which stood in this text."""
    used: set[int] = set()
    waiting = [text]
    while waiting:
        words = waiting.pop()
        wanted = [index for index, each in enumerate(found) if each.short and each.short.search(words)]
        for label in {_same(label) for label in _USE.findall(words)}:
            alike = by_label.get(label, [])
            wanted += [index for index in alike if homes[index] == place] or alike
        waiting += [found[index].text for index in wanted if index not in used]
        used.update(wanted)
    return used


def _same(label: str) -> str:
    return " ".join(label.casefold().split())
