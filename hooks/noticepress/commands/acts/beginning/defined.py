"""What is defined in one place of a document and used in others: lines come in, definitions go to what uses them.

Footnotes, references of links and abbreviations count in their own file alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from noticepress.commands.acts.beginning.headings import Reading

_DEFINITION = re.compile(r" {0,3}(?:\[(?P<label>\^?[^\[\]]+)\]|\*\[(?P<short>[^\[\]]+)\]):")
_PLAIN_REFERENCE = re.compile(r" {0,3}\[[^\[\]]+\]:\s*\S+(?:\s+[\"'(].*)?\Z")
_USE = re.compile(r"\[([^\[\]]+)\]")
_WORD = re.compile(r"\w+")
_INDENT = ("    ", "\t")


@dataclass(frozen=True, slots=True)
class Definition:
    """Of a footnote, a reference or an abbreviation."""

    lines: range
    text: str
    label: str
    """As it is compared, with the ``^`` of a footnote; empty of an abbreviation."""
    short: re.Pattern[str] | None
    """An abbreviation, as a word."""
    parts: frozenset[str]
    """The words of an abbreviation, without which it is in no text."""

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote's."""
        return self.label.startswith("^")

    @property
    def words(self) -> str:
        """What a footnote says, whatever its quotation marks."""
        return " ".join(_WORD.findall(self.text.partition("]:")[2]))

    def is_short_in(self, text: str, words: Set[str]) -> bool:
        """Whether it is an abbreviation that a text has; ``words`` are the text's."""
        return self.short is not None and self.parts <= words and self.short.search(text) is not None


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
        found.append(Definition(range(at, end), text, label, short, frozenset(_WORD.findall(match["short"] or ""))))
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


def with_definitions(
    texts: Mapping[str, str],
    found: Sequence[Definition],
    homes: Sequence[int],
    before: Iterable[tuple[str, Definition]] = (),
) -> Iterator[str]:
    """The texts, by their ids, each with the definitions that it uses; what none uses stays in its own.

    ``homes`` are the places of the texts in which the definitions stood; ``before`` those of the version before, with
    the id of their text. A footnote of the same words keeps the label that it had there, and with it translations
    and links; of others, none has a label that is another's, for the texts stand on one page.
    """
    by_label: dict[str, list[int]] = {}
    for index, each in enumerate(found):
        by_label.setdefault(each.label, []).append(index)
    used = [_used(text, place, found, homes, by_label) for place, text in enumerate(texts.values())]
    for index in set(range(len(found))).difference(*used):
        used[homes[index]].add(index)
    notes = [
        (name, index)
        for name, behind in zip(texts, used, strict=True)
        for index in sorted(behind)
        if found[index].is_note
    ]
    kept = _kept_labels(notes, found, [(name, each) for name, each in before if each.is_note])
    taken = set(kept.values())
    for note in notes:
        if note not in kept:
            label = found[note[1]].label
            free = itertools.chain([label], (f"{label}-{number}" for number in itertools.count(2)))
            kept[note] = next(each for each in free if each not in taken and (each == label or each not in by_label))
            taken.add(kept[note])
    for (name, text), behind in zip(texts.items(), used, strict=True):
        whole = "\n\n".join((text, *(found[index].text for index in sorted(behind)))) + "\n"
        labels = {found[index].label: kept[name, index] for index in behind if (name, index) in kept}
        yield _relabelled(whole, {label: to for label, to in labels.items() if label != to})


def _relabelled(text: str, labels: Mapping[str, str]) -> str:
    return _USE.sub(lambda use: f"[{labels[_same(use[1])]}]" if _same(use[1]) in labels else use[0], text)


def _kept_labels(
    notes: Sequence[tuple[str, int]], found: Sequence[Definition], before: Sequence[tuple[str, Definition]]
) -> dict[tuple[str, int], str]:
    """The labels that footnotes have in the version before: of the same words in the same text, or in any."""
    kept: dict[tuple[str, int], str] = {}
    gone_on: set[int] = set()
    for is_same_text in (True, False):
        left: dict[tuple[str, str], list[int]] = {}
        for at, (name, each) in enumerate(before):
            if at not in gone_on:
                left.setdefault((name if is_same_text else "", each.words), []).append(at)
        for name, index in notes:
            same = left.get((name if is_same_text else "", found[index].words))
            if same and (name, index) not in kept:
                kept[name, index] = before[same[0]][1].label
                gone_on.add(same.pop(0))
    return kept


def _used(
    text: str, place: int, found: Sequence[Definition], homes: Sequence[int], by_label: Mapping[str, list[int]]
) -> set[int]:
    """What a text uses, and what that uses; of two with one label, that which stood in this text."""
    used: set[int] = set()
    waiting = [text]
    while waiting:
        text = waiting.pop()
        words = set(_WORD.findall(text))
        wanted = [index for index, each in enumerate(found) if each.is_short_in(text, words)]
        for label in {_same(label) for label in _USE.findall(text)}:
            alike = by_label.get(label, [])
            wanted += [index for index in alike if homes[index] == place] or alike
        waiting += [found[index].text for index in wanted if index not in used]
        used.update(wanted)
    return used


def _same(label: str) -> str:
    return " ".join(label.casefold().split())
