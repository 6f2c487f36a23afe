"""A second reader of a section's Markdown: CommonMark's rules, as editors and code hosts have them.

Markdown comes in, what the second reader makes of it leaves. Nothing of it is published: it only tells where an
author, who sees the text in such a program, would see other blocks than visitors do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from noticepress.texts.inline import without_code
from noticepress.texts.roles import BLOCK_ATTRIBUTES, INLINE_ATTRIBUTES
from noticepress.texts.second_reading.outline import FENCE, LINE, NOTE, TYPED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_MOST_NESTED = 400
"""The default of 20 drops items from the tenth level on; each list takes two. Far above what IN009 lets through."""
_ADMONITION = re.compile(r'!!! ?([\w\-]+(?: +[\w\-]+)*)(?: +"(.*?)")? *$')
_ABBREVIATION = re.compile(r"\*\[[^\]\\]+\][ ]?:.*$")
_SPAN_ATTRIBUTES = re.compile(r"(?<=[*_`)\]>])\{:?[ ]*[^{}\n ][^{}\n]*\}")
_TILDE = re.compile(r"(?m)^([ \t>]*)~(?=[ \t])")
"""What begins no definition in notices, as it does to the library."""
_CLOSING_SIGNS = re.compile(r"[ \t]+#+[ \t]*$")
_INDENT = 4
_INDENTING = frozenset(
    f"{name}_{end}" for name in ("admonition", "footnote_reference", "dd") for end in ("open", "close")
)
_PLAIN = frozenset(
    f"{name}_{end}" for name in ("bullet_list", "ordered_list", "list_item", "paragraph") for end in ("open", "close")
) | {"inline"}
_TAKES_INLINE_ATTRIBUTES = frozenset(("heading_open", "td_open", "th_open", "dt_open"))


@dataclass(frozen=True, slots=True)
class Marked:
    """Markdown whose labels of items are all numbers, and how those were typed that were not."""

    markdown: str
    labels: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """By line, counted from 0: the mark that stands there now, such as ``3.``, and the typed one, such as ``c)``."""


MarkWriter = Callable[[str], Marked]
"""Writes numbers for the labels of our own lists that CommonMark does not know: at most three characters wide, or
what stands below an item would be code. The lines stay the same lines."""


def plain_marks(markdown: str) -> Marked:
    """Nothing but CommonMark's own marks."""
    return Marked(markdown)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's lines as they are typed, without what stands before them."""

    line: int
    """Line on which it begins, counted from 0."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OuterList:
    """A list that is in no other, and what its lines are."""

    lines: range
    base: int
    """Columns of what is around it."""
    begins: Mapping[int, int]
    """Lines on which an item begins, and how many items it is in, itself counted."""
    blocks: Mapping[int, int]
    """Lines on which another block of an item begins, and how many items it is in."""
    plain: bool
    """Whether it is made of nothing but items, paragraphs and lists, each item on a line of its own."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader makes of a text."""

    html: str
    paragraphs: tuple[Paragraph, ...]
    lists: tuple[OuterList, ...]


def read_again(markdown: str, marks: MarkWriter = plain_marks) -> SecondReading:
    """Read Markdown by CommonMark's rules, with the tables, notes, definitions and boxes that notices have."""
    reader = _reader()
    marked = marks(_TILDE.sub(r"\1\~", markdown))
    env: dict[str, object] = {}
    tokens = reader.parse(marked.markdown, env)
    begun: set[int] = set()
    for token in tokens:
        _put_back(token, marked.labels, begun)
    # Inline content is parsed with the rest: labels within it are put back in its source, and it is parsed anew.
    for token in tokens:
        if token.type == "inline" and token.map and _restored(token, marked.labels):
            token.children = []
            reader.inline.parse(token.content, reader, env, token.children)
    html = reader.renderer.render(tokens, reader.options, env)
    return SecondReading(html, tuple(_paragraphs(tokens)), tuple(_lists(tokens)))


def _put_back(token: Token, labels: Mapping[int, tuple[str, str]], begun: set[int]) -> None:
    """Give an item its typed label; of items that begin on one line, the first. Give code its lines back."""
    line = token.map[0] if token.map else -1
    if token.type == "list_item_open" and line in labels and line not in begun:
        token.attrSet(TYPED, labels[line][1])
        begun.add(line)
    elif token.type in ("code_block", "fence") and token.map:
        token.content = _with_labels(token.content, token.map[0] + (token.type == "fence"), labels)


def _restored(token: Token, labels: Mapping[int, tuple[str, str]]) -> bool:
    first = token.map[0] if token.map else 0
    before, token.content = token.content, _with_labels(token.content, first, labels)
    return before != token.content


def _with_labels(text: str, first: int, labels: Mapping[int, tuple[str, str]]) -> str:
    lines = text.split("\n")
    for index, line in enumerate(lines):
        mark, typed = labels.get(first + index, ("", ""))
        if mark and line.lstrip().startswith(f"{mark} "):
            lines[index] = line.replace(mark, typed, 1)
    return "\n".join(lines)


def _paragraphs(tokens: list[Token]) -> list[Paragraph]:
    return [
        Paragraph(token.map[0], tuple(token.content.split("\n")))
        for before, token in pairwise(tokens)
        if before.type == "paragraph_open" and token.type == "inline" and token.map
    ]


def _lists(tokens: list[Token]) -> Iterator[OuterList]:
    """The lists that are in no other list, in no quotation, and not in a table."""
    base = quoted = 0
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type in _INDENTING:
            base += token.nesting * _INDENT
        elif token.type.startswith("blockquote"):
            quoted += token.nesting
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            end = next(at for at in range(index, len(tokens)) if tokens[at].level == token.level and at > index)
            if token.map and not quoted:
                yield _outer(tokens[index + 1 : end], range(*token.map), base)
            index = end
        index += 1


def _outer(tokens: list[Token], lines: range, base: int) -> OuterList:
    begins: dict[int, int] = {}
    blocks: dict[int, int] = {}
    depth, plain, is_first = 0, True, False
    for token in tokens:
        line = token.map[0] if token.map else -1
        if token.type == "list_item_open":
            depth += 1
            plain = plain and line not in begins
            begins[line] = depth
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type == "paragraph_open" and not is_first:
            blocks[line] = depth
        plain = plain and token.type in _PLAIN
        is_first = token.type == "list_item_open"
    return OuterList(lines, base, begins, blocks, plain)


@cache
def _reader() -> MarkdownIt:
    """The second reader. Imported here: it takes a while, and few commands need it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (only drafts need it)
    from mdit_py_plugins.deflist import deflist_plugin  # noqa: PLC0415 (only drafts need it)
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 (only drafts need it)

    reader = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTED}).enable(["table", "strikethrough"])
    reader.use(deflist_plugin).use(footnote_plugin)
    reader.disable(["footnote_inline", "footnote_ref", "footnote_tail"])
    # Where links may lead is not its matter: nothing of it is published, and IN012 tells of addresses.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 (as markdown-it has it)
    interrupting = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    reader.block.ruler.before("fence", "admonition", _admonition, interrupting)  # type: ignore[arg-type]  # the library's types lack 'alt'
    reader.block.ruler.before("fence", "abbreviation", _abbreviation, interrupting)  # type: ignore[arg-type]  # as above
    reader.core.ruler.after("block", "attributes", _take_attributes)
    reader.add_render_rule("footnote_reference_open", _note_open)
    reader.add_render_rule("footnote_reference_close", _note_close)
    return reader


def _note_open(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    token = tokens[index]
    line = token.map[0] if token.map else 0
    return f'<div {NOTE}="{escape(str(token.meta.get("label", "")))}" {LINE}="{line}">\n'


def _note_close(*_: object) -> str:
    return "</div>\n"


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's)
    """A box: its title's line, and below it what is indented by four."""
    if state.sCount[start] - state.blkIndent >= _INDENT:
        return False
    match = _ADMONITION.match(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if match is None:
        return False
    if silent:
        return True
    classes = match[1].lower()
    title = match[2] if match[2] is not None else classes.split(maxsplit=1)[0].capitalize()
    after = start + 1
    while after < end and (state.isEmpty(after) or state.sCount[after] - state.blkIndent >= _INDENT):
        after += 1
    token = state.push("admonition_open", "div", 1)
    token.attrSet("class", f"admonition {classes}")
    token.map = [start, after]
    if title:
        _push_title(state, title, start)
    parent, last, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "admonition", after, indent + _INDENT
    state.md.block.tokenize(state, start + 1, after)
    state.parentType, state.lineMax, state.blkIndent = parent, last, indent
    state.push("admonition_close", "div", -1)
    state.line = after
    return True


def _push_title(state: StateBlock, title: str, line: int) -> None:
    state.push("admonition_title_open", "p", 1).attrSet("class", "admonition-title")
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, [line, line + 1], []
    state.push("admonition_title_close", "p", -1)


def _abbreviation(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's)
    """The definition of an abbreviation, which nobody sees where it stands."""
    if state.sCount[start] - state.blkIndent >= _INDENT:
        return False
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not _ABBREVIATION.match(text):
        return False
    if not silent:
        state.line = start + 1
    return True


def _take_attributes(state: StateCore) -> None:
    """Say where blocks begin, and take off the attribute lists that a reader of notices does not see."""
    before = ""
    for token in state.tokens:
        if token.map and token.nesting >= 0 and token.type != "inline":
            token.attrSet(LINE, str(token.map[0]))
        if token.type == "list_item_open" and token.info:
            token.attrSet(TYPED, token.info)
        if token.type == "fence":
            token.attrSet(FENCE, "")
        if token.type == "inline":
            token.content = _without_attributes(token.content, before)
        before = token.type


def _without_attributes(text: str, opened: str) -> str:
    pattern = INLINE_ATTRIBUTES if opened in _TAKES_INLINE_ATTRIBUTES else BLOCK_ATTRIBUTES
    match = pattern.search(text)
    if match:
        text = text[: match.start()]
        if opened == "heading_open":
            text = _CLOSING_SIGNS.sub("", text)
    outside = without_code(text)
    return _SPAN_ATTRIBUTES.sub(lambda found: "" if outside[found.start()] == "{" else found[0], text)
