"""A file's text as the translation of a message: the text and its English come in, what a catalog takes leaves.

Values of facts and numbers of clauses become placeholders again, marks of footnotes and targets of links English's, and
labels, which come from English, go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from noticepress.catalogs.aligning.pieces import split_number, without_whole_mark
from noticepress.model import Block
from noticepress.register.facts import fill_text
from noticepress.register.register import FACT, NUMBER_FACT

_FIRST_MARK = 0xF0000
"""Of the private characters that stand for what has become a placeholder, while others are looked for."""
_NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,'\u2019\u00a0\u202f ]\d{3})*(?!\d|[.,]\d)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_TARGET = re.compile(r"(?<=\]\()(?:<[^<>]*>|(?>(?:\{\{[^{}]*\}\}|[^\s()]|\([^\s()]*\))+))(?=\))")
_REFERENCE = re.compile(r"\[[^\[\]]*\{\{\s*number:([^{}\s]+)\s*\}\}[^\[\]]*\]\((#[\w:.-]+)\)")
_LAST_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}\u3000-\u3002\uff00-\uff0f]+\s?\Z")
_NEXT_WORD = re.compile(r"[.\-]?\s?[^\W\d_]+")
_LABEL = re.compile(r"\(?(\w{1,6})[.)\uff09]\s*")
_HEADING = "heading "
_FEWEST_REFERENCES = 2
_LONGEST_WORD = 40

Shown = Mapping[str, Sequence[str]]
"""By the name of a fact: the ways in which a text may show its value."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A number of a clause that English links to the clause."""

    placeholder: re.Pattern[str]
    target: str


def fitted(pairs: Sequence[tuple[Block, str]], shown: Shown) -> tuple[str, ...]:
    """The translations that pairs of a message and a file's text give."""
    texts = [_filled(block, _as_english_has_it(block, text, shown), shown) for block, text in pairs]
    found = [tuple(_unlinked(block.text, text)) for (block, _), text in zip(pairs, texts, strict=True)]
    sides = [_beside(text, each) for text, references in zip(texts, found, strict=True) for each in references]
    before, after = _common_end([side for side, _ in sides]), _common_next([side for _, side in sides])
    return tuple(_linked(text, each, before, after) for text, each in zip(texts, found, strict=True))


def _as_english_has_it(block: Block, text: str, shown: Shown) -> str:
    """A text without the label that English gives it and without emphasis around all of it, with English's targets."""
    if block.labels and (own := _LABEL.match(text)) and own[1] == block.labels[-1].strip("().\uff08\uff09"):
        text = text[own.end() :]
    if without_whole_mark(block.text) == block.text:
        text = without_whole_mark(text)
    if block.role.startswith(_HEADING) and not split_number(block.text)[0]:
        text = split_number(text)[1]
    return _with_marks(_NOTE, block.text, _with_marks(_TARGET, block.text, text, shown), {})


def _with_marks(pattern: re.Pattern[str], english: str, text: str, shown: Shown) -> str:
    """A text with English's own targets: those that it has stay, as many others as are left take theirs in order.

    Targets within the page are for themselves: a file may have lost them all, or have other ids.
    """
    usual = {name: forms[0] for name, forms in shown.items() if forms}
    wanted = [(each, fill_text(each, usual)) for each in pattern.findall(english)]
    own = Counter(each.strip("<>") for each in pattern.findall(text))
    left = Counter(filled for _, filled in wanted) - own
    others = own - Counter(filled for _, filled in wanted)
    taking: dict[bool, Iterator[str]] = {}
    for inner in (False, True):
        free = [each for each, filled in wanted if left[filled] and filled.startswith("#") is inner]
        if len(free) == sum(count for each, count in others.items() if each.startswith("#") is inner):
            taking[inner] = iter(free)

    def put(found: re.Match[str]) -> str:
        target = found[0].strip("<>")
        inner = target.startswith("#")
        return next(taking[inner], found[0]) if others[target] and inner in taking else found[0]

    return pattern.sub(put, text)


def _filled(block: Block, text: str, shown: Shown) -> str:
    """A text with placeholders in the place of what they show, each at most as often as in English."""
    wanted = Counter(FACT.findall(block.text)) - Counter(FACT.findall(text))
    written = {match[1]: match[0] for match in FACT.finditer(block.text)}
    names = sorted(wanted, key=lambda name: -max(map(len, shown.get(name, ())), default=0))
    for index, name in enumerate(names):
        mark = chr(_FIRST_MARK + index)
        for value in sorted(shown.get(name, ()), key=len, reverse=True):
            text = _marked(text, value, mark, wanted[name] - text.count(mark))
    return text.translate({_FIRST_MARK + index: written[name] for index, name in enumerate(names)})


def _marked(text: str, value: str, mark: str, times: int) -> str:
    """A text with a mark in the place of a value, so many times at most."""
    if times < 1 or not value:
        return text
    if value.isdecimal():
        left = iter(range(times))

        def put(match: re.Match[str]) -> str:
            digits = "".join(filter(str.isdecimal, match[0]))
            return mark if int(digits) == int(value) and next(left, None) is not None else match[0]

        return _NUMBER.sub(put, text)
    words = r"[\s\u00a0]+".join("".join(map(_char, word)) for word in value.split())
    around = (r"(?<![A-Za-z0-9])(?<!\d[.,])", r"(?![A-Za-z0-9]|[.,]\d)")
    return re.sub(f"{around[0]}{words}{around[1]}", mark, text, count=times)


def _char(char: str) -> str:
    return char if char.isalnum() else rf"\\?{re.escape(char)}"


# References to clauses, which some files have lost as links


def _unlinked(english: str, text: str) -> Iterator[Reference]:
    """The references that a text shows by their numbers, and does not link."""
    for match in _REFERENCE.finditer(english):
        placeholder = re.compile(r"\{\{\s*" + re.escape(f"{NUMBER_FACT}{match[1]}") + r"\s*\}\}")
        if f"]({match[2]})" not in text and placeholder.search(text):
            yield Reference(placeholder, match[2])


def _beside(text: str, reference: Reference) -> tuple[str, str]:
    before, after = reference.placeholder.split(text, maxsplit=1)
    return before, after


def _common_end(texts: Sequence[str]) -> str:
    """The word that all of some texts end in, such as “section ”; empty where too few tell."""
    end = _common_beginning([text[::-1][:_LONGEST_WORD] for text in texts])[::-1]
    word = _LAST_WORD.search(end)
    return word[0] if word else ""


def _common_next(texts: Sequence[str]) -> str:
    """The word with which all of some texts go on."""
    word = _NEXT_WORD.match(_common_beginning(texts))
    return word[0] if word else ""


def _common_beginning(texts: Sequence[str]) -> str:
    if len(set(texts)) < _FEWEST_REFERENCES:
        return ""
    first, last = min(texts), max(texts)
    same = next((at for at, char in enumerate(first) if at >= len(last) or last[at] != char), len(first))
    return first[:same].rstrip()


def _linked(text: str, references: Sequence[Reference], before: str, after: str) -> str:
    """A text whose references are links; the word that all of a file's have belongs to them."""
    for each in references:
        around = rf"{re.escape(before)}{each.placeholder.pattern}{re.escape(after)}"
        text = re.sub(around, rf"[\g<0>]({each.target})", text, count=1)
    return text
