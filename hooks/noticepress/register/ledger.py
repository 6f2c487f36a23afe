"""The register's text with something more in it: the text and what is entered come in, the new text leaves.

Whatever somebody wrote stays as it is, to the byte: comments, quotation marks, indentation, line ends. New lines
stand directly behind the last line of what they belong to; where a list or an entry is in brackets, within them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias, cast

import yaml

from noticepress.files import yaml as located_yaml
from noticepress.register.sealing.hash_scheme import is_digest

Value: TypeAlias = str | bool | date | Sequence["Value"] | Mapping[str, "Value"] | None
Splice = tuple[int, int, str]
"""Beginning and end of what is replaced, and what stands there instead."""

_LINE_END = re.compile("\r\n|[\n\r]")
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What ends a line, and a comment, for YAML 1.1."""
_STEP = 2


def with_entry(text: str, entry: Mapping[str, Value]) -> str:
    """The register with one more version at its end; ``text`` is one that ``parse_register`` has read."""
    return _spliced(text, [_item(text, _versions(text), entry, at_end=True)])


def with_keys(text: str, place: int, keys: Mapping[str, Value]) -> str:
    """The register with ``keys`` in its version at ``place``, counted from 0.

    A list is added to the one that is there; anything else takes the place of nothing or ``null`` only. Raises
    ``IndexError`` where there is no such place; ``text`` is one that ``parse_register`` has read.
    """
    entry = _versions(text).value[place]
    return _spliced(text, [splice for name, value in keys.items() for splice in _set(text, entry, name, value)])


def _set(text: str, entry: yaml.MappingNode, name: str, value: Value) -> Iterable[Splice]:
    there = _value(entry, name)
    if there is None:
        behind = (_value(entry, "version") if name == "published" else None) or entry.value[-1][1]
        if entry.flow_style:
            yield behind.end_mark.index, behind.end_mark.index, f", {_quoted(name)}: {_flow(value)}"
        else:
            yield _lines_behind(text, behind, _block({name: value}, entry.value[0][0].start_mark.column))
    elif (
        isinstance(there, yaml.SequenceNode)
        and there.value
        and isinstance(value, Sequence)
        and not isinstance(value, str)
    ):
        for item in value:
            yield _item(text, there, item)
    else:
        start, end = there.start_mark.index, there.end_mark.index
        space = "" if text[start - 1 : start].isspace() else " "
        yield start, end, space + (_flow(value) if entry.flow_style else _scalar(value))


def _item(text: str, items: yaml.SequenceNode, value: Value, *, at_end: bool = False) -> Splice:
    """One more item of a list that has some."""
    last = items.value[-1]
    if items.flow_style:
        return last.end_mark.index, last.end_mark.index, f", {_flow(value)}"
    dash, first = items.start_mark, items.value[0].start_mark
    gap = first.column - dash.column if first.line == dash.line else _STEP
    comments_from = dash.column + 1 if at_end else None
    return _lines_behind(text, last, _listed(value, dash.column, gap), comments_from=comments_from)


def _lines_behind(text: str, node: yaml.Node, lines: Iterable[str], *, comments_from: int | None = None) -> Splice:
    """New lines below the last one of ``node``, and below the comments there that are indented so far."""
    line_end = found[0] if (found := _LINE_END.search(text)) else "\n"
    last = _last(node)
    start = last.end_mark.index
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):  # its end is behind the blank lines below it
        ends_in_blank_lines = last.value.rstrip() not in (last.value, last.value[:-1])
        start = start - 1 if ends_in_blank_lines else len(text[:start].rstrip())
    broken = _BREAK.search(text, start)
    start = broken.end() if broken else len(text)
    if comments_from is not None:
        comments = re.compile(rf"(?: {{{comments_from},}}#[^\r\n]*(?:\r\n|\n|\r|\Z))*").match(text, start)
        start = comments.end() if comments else start
    begun = start == len(text) and not _BREAK.fullmatch(text[-1:])
    return start, start, (line_end if begun else "") + "".join(f"{line}{line_end}" for line in lines)


def _block(mapping: Mapping[str, Value], column: int) -> Iterable[str]:
    """A mapping, one line for each key."""
    for name, value in mapping.items():
        if isinstance(value, Mapping) and value:
            yield f"{' ' * column}{name}:"
            yield from _block(value, column + _STEP)
        elif value is None:
            yield f"{' ' * column}{name}:"
        elif not isinstance(value, str | bool | date | Mapping) and value:
            yield f"{' ' * column}{name}:"
            for item in value:
                yield from _listed(item, column + _STEP, _STEP)
        else:
            yield f"{' ' * column}{name}: {_scalar(value)}"


def _listed(value: Value, dash: int, gap: int) -> Iterable[str]:
    """An item of a list with its dash."""
    lines = list(_block(value, dash + gap)) if isinstance(value, Mapping) else [" " * (dash + gap) + _scalar(value)]
    lines[0] = " " * dash + "-" + lines[0][dash + 1 :]
    return lines


def _scalar(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and is_digest(value):
        return value
    return "''" if value == "" else _flow(value)


def _flow(value: Value) -> str:
    """A value within brackets, as JSON has it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | date):
        return _quoted(str(value))
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(name)}: {_flow(each)}" for name, each in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]"


def _quoted(text: str) -> str:
    """A text in double quotation marks that every YAML reader reads as that text: no line break, nothing unseen."""
    return "".join(char if char.isprintable() else _escape(ord(char)) for char in json.dumps(text, ensure_ascii=False))


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 (the longest of four digits)


def _versions(text: str) -> yaml.SequenceNode:
    """The list of versions in the text of a register that :mod:`noticepress.register` can read."""
    root = yaml.compose(text, Loader=located_yaml.LOADER)
    return cast("yaml.SequenceNode", _value(cast("yaml.MappingNode", root), "versions"))


def _value(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    return next((value for key, value in mapping.value if key.value == name), None)


def _last(node: yaml.Node) -> yaml.Node:
    """What ends last within ``node``: the end of what is not in brackets is known only by what is in it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last(last[1] if isinstance(last, tuple) else last)
    return node


def _spliced(text: str, splices: Iterable[Splice]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[0]):
        # Of two that stand at the end of a file without a line end, the first has brought it.
        parts += [text[done:start], new.lstrip("\r\n") if parts and start == done else new]
        done = end
    return "".join([*parts, text[done:]])
