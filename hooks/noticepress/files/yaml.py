"""YAML as plain data together with the line of every value.

Text comes in; no Python object but ``dict``, ``list``, ``str``, ``int``, ``float``, ``bool`` and ``None`` leaves.

Dates stay text, so that an impossible one is a finding and not a traceback; so do 1:59 and 0123, which YAML reads as
other numbers than people. Anchors and aliases are
refused: a register needs none, and they are how a small file grows without bound.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

from noticepress.files.limits import excess_in_passage
from noticepress.files.tree import VARIABLE
from noticepress.files.yaml_slips import LINE_BREAK, ODD_SPACE, explain
from noticepress.findings import NoticepressError, Rule

Scalar = str | int | float | bool | None
Node = Scalar | list["Node"] | dict[str, "Node"]
Location = tuple[str | int, ...]

LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Made with libyaml where it is there: the same, several times as fast."""

_DEEPEST = 50
_OPENING = (
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken, yaml.BlockEndToken)

_TOO_DEEP = ("nested too deeply", "use the few levels of the handbook")
_SHARED = ("anchors and aliases (& and *) are not allowed", "write the value out, or quote it")

_MOST = 10**15
"""Numbers are smaller than this; a text of more digits is no number of anything."""
_CUT_OFF = re.compile(r"[ \t]+#[^\s#]")
_NUMBER_CUT_OFF = re.compile(r"[ \t]+#[0-9]")
_LETTER = re.compile(r"[^\W\d_]")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]")
_LONGEST_KEY = 1_000
_YAML = "tag:yaml.org,2002:"
_PLAIN_TAGS = ("str", "int", "float", "bool", "null")
_OWN_TAGS = (*_PLAIN_TAGS, "timestamp", "seq", "map")


@dataclass(frozen=True, slots=True)
class LocatedYaml:
    """A YAML document and where its values stand."""

    path: str
    data: Node
    lines: dict[Location, int]
    tags: dict[Location, str] = field(default_factory=dict)
    """Tags of other programs, which are read by nobody here."""
    variables: dict[str, str | None] = field(default_factory=dict)
    """Environment variables that it names, and what they held."""
    foreign: tuple[tuple[str, int], ...] = ()
    """Every tag of other programs, wherever it stands, and its line; of settings alone."""
    spellings: dict[Location, str] = field(default_factory=dict)
    """How whole numbers are written that are written otherwise than with their digits: +49, 0x1F, 1_000."""

    def line(self, location: Location) -> int:
        """Line of the value at ``location``, or of the nearest value around it."""
        for length in range(len(location), -1, -1):
            if location[:length] in self.lines:
                return self.lines[location[:length]]
        return 1


def parse(text: str, path: str, rule: Rule) -> LocatedYaml:
    """Parse ``text``. Raises :class:`NoticepressError` with ``rule`` for what is not plain YAML."""
    return _parsed(text, path, rule, None)


def parse_settings(text: str, path: str, rule: Rule) -> LocatedYaml:
    """Parse the ``text`` of a file that other programs read too, MkDocs before all.

    An environment variable (``!ENV``) is read as MkDocs reads it. A value with any other tag is its plain text, and
    nothing is constructed. What PyYAML's own loader refuses is refused, which is stricter than libyaml's. Raises
    :class:`NoticepressError` with ``rule`` for what is not YAML.
    """
    return _parsed(text, path, rule, frozenset(os.environ.items()) if VARIABLE in text else frozenset())


@lru_cache(maxsize=32)
def _parsed(text: str, path: str, rule: Rule, environment: frozenset[tuple[str, str]] | None) -> LocatedYaml:
    """Several readers ask for one file; none of them changes what it is given."""
    return _Reader(path, rule, None if environment is None else dict(environment)).read(text)


class _Composer(yaml.SafeLoader):
    """PyYAML's own loader, in Python: it is slow, and refuses itself what libyaml has not found before it."""

    def __init__(self, text: str, refusal: Callable[[int, str, str], NoticepressError]) -> None:
        super().__init__(text)
        self._refusal = refusal
        self._depth = 0

    def whole(self) -> yaml.Node | None:
        """The document. Raises as :func:`yaml.compose`, and :class:`NoticepressError`."""
        try:
            return self.get_single_node()
        finally:
            self.dispose()

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """A node, with no anchor and not too deep."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # PyYAML's
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refusal(line, *_SHARED)
        self._depth += isinstance(event, yaml.CollectionStartEvent)
        if self._depth > _DEEPEST:
            raise self._refusal(line, *_TOO_DEEP)
        node = super().compose_node(parent, index)
        self._depth -= isinstance(event, yaml.CollectionStartEvent)
        return node


def _foreign_tags(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """The tags of other programs in a document, in their order, with their lines."""
    if node.tag.removeprefix(_YAML) not in _OWN_TAGS:
        yield node.tag, node.start_mark.line + 1
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for each in child if isinstance(child, tuple) else (child,):
            yield from _foreign_tags(each)


class _Reader:
    """Reads one document, noting the line of each value."""

    def __init__(self, path: str, rule: Rule, environment: Mapping[str, str] | None) -> None:
        self._path = path
        self._rule = rule
        self._environment = environment or {}
        self._any_tag = environment is not None
        self._lines: dict[Location, int] = {}
        self._tags: dict[Location, str] = {}
        self._variables: dict[str, str | None] = {}
        self._spellings: dict[Location, str] = {}

    def read(self, text: str) -> LocatedYaml:
        """The whole document."""
        try:
            root = self._composed(text)
            data = self._convert(root, ()) if root else None
        except yaml.MarkedYAMLError as error:
            raise self._refusal(*explain(error, text)) from error
        except yaml.YAMLError as error:
            raise self._refusal(1, f"not valid YAML: {error}", "save the file as plain UTF-8 text") from error
        except RecursionError as error:
            raise self._refusal(1, "nested too deeply", "use the few levels that the handbook shows") from error
        foreign = tuple(_foreign_tags(root)) if root and self._any_tag else ()
        return LocatedYaml(self._path, data, self._lines, self._tags, self._variables, foreign, self._spellings)

    def _composed(self, text: str) -> yaml.Node | None:
        if self._any_tag:
            with suppress(yaml.YAMLError):  # What libyaml cannot read, PyYAML's own loader tells.
                self._refuse_aliases(text)
            return _Composer(text, self._refusal).whole()
        self._refuse_aliases(text)
        return yaml.compose(text, Loader=LOADER)

    def _refusal(self, line: int, message: str, remedy: str) -> NoticepressError:
        return NoticepressError([self._rule.at(self._path, line, message, remedy)])

    def _refuse_aliases(self, text: str) -> None:
        depth, lines = 0, LINE_BREAK.split(text)
        for token in yaml.scan(text, Loader=LOADER):
            if isinstance(token, yaml.ScalarToken) and token.plain and _LETTER.search(token.value):
                several = " " in token.value and not self._any_tag
                self._refuse_cut_off(_CUT_OFF if several else _NUMBER_CUT_OFF, token.end_mark, lines)
            depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
            if depth > _DEEPEST:
                raise self._refusal(token.start_mark.line + 1, *_TOO_DEEP)
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
                raise self._refusal(token.start_mark.line + 1, *_SHARED)

    def _refuse_cut_off(self, cut_off: re.Pattern[str], end: yaml.Mark, lines: list[str]) -> None:
        """Refuse what is behind a text and no comment, as in “clause #5”: YAML takes it for one.

        Behind several words, that is whatever stands right behind the #; behind one, or in settings, a number.
        """
        if end.line < len(lines) and cut_off.match(lines[end.line][end.column :]):
            message = "what stands behind # is a comment, and no part of the text before it"
            remedy = "put the text in quotation marks, or write a space behind the # of a comment"
            raise self._refusal(end.line + 1, message, remedy)

    def _convert(self, node: yaml.Node, location: Location) -> Node:
        self._lines[location] = node.start_mark.line + 1
        if self._any_tag and node.tag == VARIABLE:
            return self._variable(node, location)
        if self._any_tag and node.tag.removeprefix(_YAML) not in _OWN_TAGS:
            self._tags[location] = node.tag
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self._convert(child, (*location, index)) for index, child in enumerate(node.value)]
        value = self._scalar(node, self._lines[location])
        if type(value) is int and str(value) != node.value:
            self._spellings[location] = str(node.value)
        return value

    def _variable(self, node: yaml.Node, location: Location) -> Node:
        """The first variable that is set, of those that are named; the last of several is what holds without any."""
        named = node.value if isinstance(node, yaml.SequenceNode) else [node]
        names, default = (named[:-1], named[-1]) if len(named) > 1 else (named, None)
        if not names or not all(isinstance(each, yaml.ScalarNode) for each in names):
            remedy = f"write '{VARIABLE} NAME', or '{VARIABLE} [NAME, else]'"
            raise self._refusal(self._lines[location], f"{VARIABLE} names no variable", remedy)
        self._variables.update({str(each.value): self._environment.get(str(each.value)) for each in names})
        value = next((text for each in names if (text := self._environment.get(str(each.value))) is not None), None)
        if value is None:
            return None if default is None else self._convert(default, location)
        resolver = yaml.SafeLoader("")
        tag = resolver.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's
        return self._scalar(yaml.ScalarNode(tag, value), self._lines[location])

    def _mapping(self, node: yaml.MappingNode, location: Location) -> Node:
        mapping: dict[str, Node] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._refusal(line, "a key must be a plain word", "write the key as a plain word")
            key = str(key_node.value)
            if len(key) > _LONGEST_KEY:
                raise self._refusal(line, f"a key has more than {_LONGEST_KEY} characters", "shorten it")
            if ODD_SPACE.search(key):
                message = "a no-break space stands where a space belongs"
                raise self._refusal(line, message, "type the space anew")
            if key in mapping:
                raise self._refusal(line, f"the key {key!r} stands here a second time", "keep one of the two")
            mapping[key] = self._convert(value_node, (*location, key))
            self._lines[(*location, key)] = line
        return mapping

    def _scalar(self, node: yaml.Node, line: int) -> Scalar:
        if excess := excess_in_passage(str(node.value)):
            raise self._refusal(line + excess.line, excess.message, excess.remedy)
        tag = node.tag.removeprefix(_YAML)
        if tag in ("str", "timestamp") or (self._any_tag and tag not in _PLAIN_TAGS):
            return str(node.value)
        if tag in ("int", "float") and (":" in node.value or _LEADING_ZERO.match(node.value)):
            return str(node.value)  # 1:59 would be 119, and 0123 would be 83
        if tag not in _PLAIN_TAGS:
            raise self._refusal(line, f"the YAML tag {node.tag!r} is not allowed", "use plain text and numbers")
        try:
            value = yaml.SafeLoader("").construct_object(node)
        except (ValueError, OverflowError) as error:
            raise self._refusal(line, f"{node.value!r} cannot be read: {error}", "quote the value") from error
        if isinstance(value, int) and abs(value) >= _MOST:
            raise self._refusal(line, f"the number {str(node.value)[:20]}… is too large", "quote the value")
        if isinstance(value, str | int | float | bool) or value is None:
            return value
        raise self._refusal(line, f"{node.value!r} cannot be read", "quote the value")
