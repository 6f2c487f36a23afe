"""Markdown that has no effect (IN014): a file's blocks and what it defines come in, findings leave.

Python-Markdown shows as plain text, or drops, what it cannot read; nobody would be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from noticepress.findings import Finding, counted, quote
from noticepress.model import Block
from noticepress.texts.dialect import Dialect
from noticepress.texts.inline import content_of, without_code
from noticepress.texts.rules import SLIPS

_ESCAPED = re.compile(r"\\.")
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_USED_NOTE = re.compile(r"\[\^([^\[\]]+)\]")
"""With spaces in it, which IN014 tells of where the footnote is defined."""
_NOTE_LINE = re.compile(r"[\s>]*\[\^([^\]]*)\]:")
_REFERENCE = re.compile(r"\[([^\[\]]+)\] ?\[([^\[\]^][^\[\]]*|)\](?!\()")
_PARTED_LINK = re.compile(r"\[[^\[\]]+\]\s+\((?:#|https?:|mailto:|tel:|www\.|\{\{ *\w+_url *\}\})[^()]*\)")
_BRACKETED_FACT = re.compile(r"<\s*(\{\{ *(\w+) *\}\})\s*>")
_ADMONITION = re.compile(r"([\s>]*)!!! ?[\w\-]")
_UNTITLED = re.compile(
    r"[\s>]*(?:(?:[-*+]|\d{1,9}\.|:|\[\^[^\[\]\s]+\]:)[ ]+)?!!! ?(?P<kind>[\w-]+)[ ]+"
    r"(?P<title>[\w-]+(?:[ ]+[\w-]+)*)[ ]*(?:\".*\"[ ]*)?$"
)
"""An admonition whose first line has words that are not between quotation marks: they become classes."""
_EMPTY_ADMONITION = re.compile(
    r'<div class="admonition[^"]*">\s*(?:<p class="admonition-title">(?:(?!</p>).)*</p>\s*)?</div>', re.DOTALL
)
CONFLICT = re.compile(r"(?:<{7}|>{7})(?: .*)?")
"""A line that a merge left."""
_INDENT = 4

Slip = tuple[str, str]
"""Message and remedy."""


class Converted(NamedTuple):
    """A file's Markdown and what Python-Markdown made of it as a whole."""

    markdown: str
    html: str
    notes: Mapping[str, None]
    """Labels of the footnotes that the file defines, in order."""
    references: frozenset[str]
    """Labels of its link references, in lower case."""
    uneven_rows: tuple[tuple[str, int, int], ...]
    """Rows of tables: the line, its cells, the header's cells."""

    @classmethod
    def by(cls, dialect: Dialect, markdown: str, html: str) -> Converted:
        """From a dialect that has just converted ``markdown`` to ``html``."""
        labels = frozenset(dialect.references)
        return cls(markdown, html, dict.fromkeys(dialect.footnote_labels), labels, tuple(dialect.uneven_rows))


def find_slips(blocks: Iterable[Block], converted: Converted, path: str, first_line: int) -> Iterator[Finding]:
    """What has no effect in one file."""
    used: set[str] = set()
    for block in blocks:
        if block.translatable:
            plain = _ESCAPED.sub("", without_code(block.text))
            used.update(_USED_NOTE.findall(plain))
            for message, remedy in _in_block(block, plain, converted):
                yield SLIPS.at(path, block.line, message, remedy)
    lines = [line.expandtabs(_INDENT) for line in converted.markdown.split("\n")]
    for index, (message, remedy) in (*_unused_notes(lines, converted, used), *_in_lines(lines, converted)):
        yield SLIPS.at(path, first_line + index, message, remedy)


def _in_block(block: Block, plain: str, converted: Converted) -> Iterator[Slip]:
    for label in dict.fromkeys(_NOTE.findall(plain)):
        if label not in converted.notes:
            yield f"there is no footnote [^{label}]", f"write its text in a paragraph of its own: [^{label}]: …"
    for text, label in _REFERENCE.findall(plain):
        wanted = " ".join((label or text).split())
        if wanted.lower() not in converted.references:
            yield _without_reference(text, wanted, converted)
    for fact, name in _BRACKETED_FACT.findall(plain):
        scheme = "mailto:" if "mail" in name else ""
        yield f"<{fact}> is no link: its brackets are published", f"write [{fact}]({scheme}{fact}), or {fact} alone"
    for link in _PARTED_LINK.findall(plain):
        yield f"{quote(link)} is no link", "leave no space between ] and ("
    if "!!!" in plain and any(line.lstrip().startswith("!!!") for line in plain.split("\n")):
        yield f"{quote(plain)} is no admonition", 'write !!! note "Title" on a line of its own, its text indented by 4'
    if "**" in plain and "**" in content_of(block).words:
        yield "the marks ** are not closed, or have a space within", "set ** directly before and behind the words"


def _without_reference(text: str, wanted: str, converted: Converted) -> Slip:
    """What is said of a reference that is defined nowhere, or in a way that Markdown does not read."""
    line = re.search(rf"^[ >]*\[{re.escape(wanted)}\]:[ \t]*(\S.*)", converted.markdown, re.IGNORECASE | re.MULTILINE)
    if line is None:
        return f"there is no reference [{wanted}]", f"define it on a line of its own: [{wanted}]: https://…"
    message = f"the line [{wanted}]: … defines no reference: its address is read to the first space"
    return message, f"write the address where it is used: [{text}]({line[1].strip()})"


def _unused_notes(lines: list[str], converted: Converted, used: set[str]) -> Iterator[tuple[int, Slip]]:
    defined: dict[str, int] = {}
    for index, line in enumerate(lines):
        if found := _NOTE_LINE.match(line):
            defined.setdefault(found[1], index)
    for label in converted.notes:
        if label not in used:
            yield (
                defined.get(label, 0),
                (f"nothing refers to the footnote [^{label}]", f"write [^{label}] where it belongs, or delete it"),
            )


def _in_lines(lines: list[str], converted: Converted) -> Iterator[tuple[int, Slip]]:
    for index, line in enumerate(lines):
        if CONFLICT.fullmatch(line):  # code is indented, so it is none
            message = f"the line {quote(line)} is a mark of a merge conflict"
            yield index, (message, "keep one of the two texts, and delete the conflict's marks")
    rows = {line.strip(" >"): index for index, line in reversed([*enumerate(lines if converted.uneven_rows else ())])}
    for row, count, wanted in converted.uneven_rows:
        index = rows.get(row.strip(" >"), 0)
        cells = counted(count, "cell")
        yield (
            index,
            (f"the row has {cells}, its table's header has {wanted}", "give both as many; write \\| within one"),
        )
    if 'class="admonition' in converted.html:
        yield from _untitled_admonitions(lines)
    if _EMPTY_ADMONITION.search(converted.html):
        for index in _empty_admonitions(lines):
            yield index, ("the admonition has no text", "indent its text by 4 spaces, on the lines below")


def _untitled_admonitions(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    for index, line in enumerate(lines):
        if found := _UNTITLED.match(line):
            message = f"nobody would see {quote(found['title'])}: it is no title of the admonition"
            yield index, (message, f'write !!! {found["kind"]} "{found["title"]}" for a title, or take it away')


def _empty_admonitions(lines: list[str]) -> Iterator[int]:
    following = ""
    found: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        match = _ADMONITION.match(line)
        if match and len(following) - len(following.lstrip(" >")) < len(match[1]) + _INDENT:
            found.append(index)
        following = line if line.strip(" >") else following
    yield from reversed(found)
