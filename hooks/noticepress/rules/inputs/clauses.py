"""IN017 and IN018: labels of clauses and references to their numbers. Subject: a notice with its texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile, zip_longest

from noticepress.findings import quote
from noticepress.model import DECIMAL, Block, Text
from noticepress.nearest import nearest
from noticepress.register.numbering import numbers_of, own_id
from noticepress.register.register import FACT, NUMBER_FACT
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.extensions import LABELLED_LISTS
from noticepress.texts.extensions.label_gaps import next_label, skips_to
from noticepress.texts.extensions.list_markers import Marker, marker_of
from noticepress.texts.roles import CONTINUED, FIRST_NUMBER, NUMBERED_ITEM

_INDENT = 4
_LIKE = 60
_REFERENCE = re.compile(r"number\s*:\s*(.*)", re.DOTALL | re.IGNORECASE)
_RUNNING = ("paragraph", "quotation", "admonition")
_TYPED_NUMBER = re.compile(r"(\d+(?:\.\d+)*)(\.?)\s")
_ITEM_CLASS = re.compile(r"(?:lower|upper)-(?:alpha|latin|roman|greek)|decimal(?:-leading-zero)?")
_TYPE_IT = "type the label itself, as in a) or (iv): lists are shown as they are typed"


def is_number_reference(name: str) -> bool:
    """Whether what stands between two pairs of braces is meant to be a reference to a clause's number."""
    return bool(_REFERENCE.fullmatch(name))


@rule(
    "IN017",
    summary="A reference to a number that there is not",
    explanation="{{ number:id }} is filled with the number of the heading or item of a numbered list that has the id, "
    "in the same version. Headings have numbers where the register says 'numbering: {headings: decimal}'; an item has "
    "an id by an attribute list {: #id } on the line below it.",
    example="{{ number:retension }} where the heading's id is 'retention'.",
    remedy="write the id of a numbered heading or item, as in {{ number:retention }}",
)
def references_have_numbers(subject: NoticeSubject) -> Iterator[Violation]:
    """Every reference names a clause that has a number."""
    for text in subject.texts.values():
        numbers = numbers_of(text)
        ids = {own_id(block) for block in text.blocks} - {""}
        for section in text.sections:
            for block in section.blocks:
                for name in dict.fromkeys(FACT.findall(block.text)):
                    if found := _REFERENCE.fullmatch(name):
                        for message, remedy in _reference(name, found[1], numbers, ids):
                            yield Violation(section.path, block.line, message, remedy)


def _reference(name: str, wanted: str, numbers: dict[str, str], ids: set[str]) -> Iterator[tuple[str, str]]:
    if wanted in numbers and name != f"{NUMBER_FACT}{wanted}":
        yield (
            f"{quote(name)} is not filled in",
            f"write {{{{ {NUMBER_FACT}{wanted} }}}}, in small letters and without a space behind the colon",
        )
    elif wanted not in numbers and wanted in ids:
        remedy = "number the headings (numbering: {headings: decimal} in notice.yml), or refer to an item of a list"
        yield f"what has the id {quote(wanted)} has no number", remedy
    elif wanted not in numbers:
        meant = nearest(wanted, sorted(numbers) or sorted(ids), _LIKE)
        remedy = f"did you mean {{{{ {NUMBER_FACT}{meant} }}}}?" if meant else ""
        yield f"this version has no heading or item with the id {quote(wanted)}", remedy


@rule(
    "IN018",
    summary="A label that labels nothing",
    explanation="a), (a), i., (1) and their like label the items of a list where the next label follows: (b) upon (a). "
    "One that stands alone is text, and is shown as such; so is one parted from the next by what is indented "
    "by fewer than 4 spaces. How a list is numbered is typed, and not said by attributes; "
    "where headings are numbered by themselves, no number is typed before them.",
    example="A paragraph “(c) 2026 Example”, a list with {: .lower-alpha }, or “## 1. Use” under decimal numbering.",
    remedy="give the items labels that follow one another, or write \\( for a bracket that is text, as in \\(c) 2026",
)
def labels_have_effect(subject: NoticeSubject) -> Iterator[Violation]:
    """Labels label items, and nothing else does."""
    for number, text in subject.texts.items():
        numbers = numbers_of(text)
        for section in text.sections:
            lines = section.markdown.expandtabs(_INDENT).split("\n")
            blocks = section.blocks if section.dialect >= LABELLED_LISTS else ()
            for block, behind in zip_longest(blocks, blocks[1:]):
                at = max(block.line - section.first_line, 0)
                alone = _alone(block, behind, _typed_lines(lines, at))
                for message, remedy in (*alone, *_by_class(block), *_typed_twice(block, text, numbers)):
                    yield Violation(section.path, block.line, message, remedy)
                for message, remedy in _apart(block, lines, at):
                    yield Violation(section.path, block.line, message, remedy).unless(published=number in subject.seals)


def _typed_lines(lines: Sequence[str], at: int) -> Iterator[str]:
    """The lines of a paragraph as they are typed, without what stands before them."""
    return takewhile(bool, (lines[index].strip(" >") for index in range(at, len(lines))))


def _marker(block: Block) -> Marker | None:
    """The label with which running text begins."""
    is_running = block.role in _RUNNING or block.role.endswith(CONTINUED)
    return marker_of(block.text) if is_running else None


def _apart(block: Block, lines: Sequence[str], at: int) -> Iterator[tuple[str, str]]:
    """A letter with a full stop, and the next one below what is indented, but by too little to be of an item.

    ``at`` is the block's first line of its section's ``lines``.
    """
    marker = _marker(block)
    if not marker or marker.delimiter != "dot":
        return
    begin = lines[at][: lines[at].find(marker.label)]  # spaces, and the marks of a quotation
    behind = (lines[index] for index in range(at, len(lines)))
    within = (line.removeprefix(begin if line.startswith(begin) else begin.rstrip()) for line in behind)
    is_parted, following = False, next_label(marker)
    for line in dropwhile(str.strip, within):
        if line.strip() and not line.startswith(" "):
            if is_parted and line.startswith(f"{following} "):
                message = f"the label {quote(marker.label)} stands alone, so no list begins there"
                yield message, f"indent by 4 spaces what stands between it and “{following}”, which belongs to it"
            return
        is_parted = is_parted or bool(line.strip())


def _alone(block: Block, behind: Block | None, typed: Iterable[str]) -> Iterator[tuple[str, str]]:
    marker = _marker(block)
    if not marker or marker.delimiter == "dot":
        return
    escaped = f"{marker.label[:-1]}\\)" if marker.delimiter == "paren" else f"\\{marker.label}"
    message = f"the label {quote(marker.label)} stands alone, so no list begins there"
    following, beginning = next_label(marker), behind.text.split(maxsplit=1)[:1] if behind else []
    if re.search(rf"\s{re.escape(following)}\s", block.text):
        remedy = f"indent by 4 spaces what stands between it and “{following}”, which belongs to it"
        if not any(line.startswith(f"{following} ") for line in typed):
            remedy = f"begin a line with “{following}” too, or write {escaped} where it is text"
        yield message, remedy
    elif behind is not None and behind.role == FIRST_NUMBER:
        remedy = f"indent the list below it by 4 spaces, so that “{following}” goes on"
        yield message, f"{remedy}, or write {escaped} for text"
    elif later := skips_to(marker, (block.text.partition(" ")[2], *beginning)):
        remedy = f"give “{later}” its place's label, “{following}”, or begin each item with “-”"
        yield message, f"write the text of “{later}” behind it, on its line" if later == following else remedy
    else:
        remedy = f"give the list its next item, “{following}”, begin a single item with “-”, or write {escaped} where"
        yield message, f"{remedy} it is text"


def _by_class(block: Block) -> Iterator[tuple[str, str]]:
    if block.role.startswith(NUMBERED_ITEM):
        names = dict(json.loads(block.attributes or "[]")).get("class", "").split()
        for name in names:
            if _ITEM_CLASS.fullmatch(name):
                yield f"the class {quote(name)} does not change how the list is numbered", _TYPE_IT


def _typed_twice(block: Block, text: Text, numbers: dict[str, str]) -> Iterator[tuple[str, str]]:
    found = _TYPED_NUMBER.match(block.text) if text.numbering == DECIMAL and block.role.startswith("heading") else None
    if found and (found[2] or "." in found[1] or numbers.get(block.id) == found[1]):
        yield f"a number is typed before the heading {quote(block.text)}, which is numbered by itself", "delete it"


RULES: tuple[CheckedRule[NoticeSubject], ...] = (references_have_numbers, labels_have_effect)
