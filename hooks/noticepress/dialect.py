"""The Markdown of notices: one fixed set of Python-Markdown extensions, and the walk over its tree.

The set is fixed because digests rest on it: the same text must give the same blocks whatever a site's
``mkdocs.yml`` says. The walk runs as a tree processor after block parsing and before inline parsing, when
every block element still holds its raw inline Markdown, and hands each of them out as a :class:`Slot`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_TEXT = frozenset({"code", "pre", "a", "hr"})
_LIST_TAGS = frozenset({"ul", "ol", "dl", "blockquote"})
_ROLES = {"li": "item", "td": "cell", "th": "header cell", "dt": "term", "dd": "definition"}
_CONTAINER_ROLES = {"li": "item", "dd": "definition", "blockquote": "quotation"}

_AFTER_BLOCKS_BEFORE_INLINE = 30
"""Priority between Python-Markdown's ``footnote`` (50) and ``inline`` (20) tree processors."""

_INLINE_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*[^{}\n ][^{}\n]*\}[ ]*$")
_BLOCK_ATTRIBUTES = re.compile(r"\n[ ]*\{:?[ ]*[^{}\n ][^{}\n]*\}[ ]*$")
_TAKES_INLINE_ATTRIBUTES = HEADINGS | {"dt", "td", "th"}
_ID = re.compile(r"#([^\s{}#=]+)")
_HARD_BREAK = re.compile(r" {2,}\n[ \t]*")
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_HARD_BREAK_MARK = "\x00"

Where = Literal["text", "tail"]


@dataclass(slots=True)
class Slot:
    """A place in the tree that holds the inline Markdown of one block."""

    element: Element
    where: Where
    prefix: str
    text: str
    suffix: str
    """What is not the translator's: a trailing attribute list, a footnote's way back."""
    role: str
    depth: int
    heading: str
    id: str
    translatable: bool
    raw: str
    """The text as it stands in the file, for finding its line."""

    def put(self, text: str) -> None:
        """Replace the inline Markdown, leaving prefix and suffix as they are."""
        setattr(self.element, self.where, f"{self.prefix}{text}{self.suffix}")


class Dialect:
    """A Python-Markdown instance set up for notices. Not safe for use by two threads at once."""

    def __init__(self) -> None:
        self._footnotes = FootnoteExtension()
        self._abbreviations = AbbrExtension()
        self._stage = _Stage()
        extensions: list[str | Extension] = ["admonition", "attr_list", "def_list", "sane_lists", "tables"]
        extensions += [self._footnotes, self._abbreviations, TocExtension(), self._stage]
        self._markdown = Markdown(extensions=extensions, output_format="html")

    def convert(self, source: str, visit: Callable[[Element, Dialect], None], backlink_title: str = "") -> str:
        """HTML of ``source``. ``visit`` gets the tree before inline parsing and may change it."""
        self._markdown.reset()
        if backlink_title:
            self._footnotes.setConfig("BACKLINK_TITLE", backlink_title)
        self._stage.visit = lambda root: visit(root, self)
        return self._markdown.convert(source)

    def render_inline(self, text: str, tag: str) -> tuple[str, tuple[str, ...]]:
        """HTML of one block of inline Markdown inside an element ``tag``, and the raw HTML it holds."""
        markdown = self._markdown
        markdown.reset()
        self._stage.visit = None
        markdown.references = cast("dict[str, tuple[str, str]]", _EveryReference())
        root = Element("div")
        child = Element(tag)
        child.text = text
        root.append(child)
        for tree_processor in markdown.treeprocessors:
            root = tree_processor.run(root) or root
        html = markdown.serializer(root)
        raw = tuple(block for block in markdown.htmlStash.rawHtmlBlocks if isinstance(block, str))
        for post_processor in markdown.postprocessors:
            html = post_processor.run(html)
        return html, raw

    @property
    def abbreviations(self) -> dict[str, str]:
        """Abbreviations of the text being converted: short form to title. May be changed by ``visit``."""
        return cast(dict[str, str], vars(self._abbreviations)["abbrs"])

    @property
    def references(self) -> dict[str, tuple[str, str | None]]:
        """Link reference definitions of the text being converted: id to (URL, title)."""
        return cast(dict[str, tuple[str, str | None]], self._markdown.references)

    @property
    def footnote_ids(self) -> tuple[str, ...]:
        """Element ids of the footnotes of the text being converted."""
        return tuple(self._footnotes.makeFootnoteId(label) for label in self._footnotes.footnotes)

    @property
    def headings(self) -> list[dict[str, object]]:
        """Nested tokens of the headings of the text converted last, as Python-Markdown's ``toc`` gives them."""
        return cast(list[dict[str, object]], getattr(self._markdown, "toc_tokens", []))


def walk(root: Element) -> Iterator[Slot]:
    """Every block of a tree before inline parsing, in reading order."""
    yield from _Walk().visit(root, "", 0)


def fold(text: str) -> str:
    """Inline Markdown with soft line breaks as spaces; hard breaks (two spaces at a line's end) stay."""
    marked = _HARD_BREAK.sub(_HARD_BREAK_MARK, text.strip("\n"))
    return _SOFT_BREAK.sub(" ", marked).replace(_HARD_BREAK_MARK, "  \n").strip(" \t")


def ends_in_attributes(text: str, role: str) -> bool:
    """Whether ``text``, in a block of that role, would be read as ending in an attribute list."""
    return bool(_BLOCK_ATTRIBUTES.search(text) or (takes_attributes(role) and _INLINE_ATTRIBUTES.search(text)))


def takes_attributes(role: str) -> bool:
    """Whether a block of that role takes an attribute list at the end of its line."""
    return role.startswith("heading") or role in ("cell", "header cell", "term")


def tag_of(role: str) -> str:
    """The element that a block of that role is rendered in, for rendering it alone."""
    if role.startswith("heading"):
        return "h2"
    return {"cell": "td", "header cell": "th", "term": "dt"}.get(role, "p")


class _Walk:
    """State of one walk: the nearest heading and how many blocks stand under it."""

    def __init__(self) -> None:
        self.heading = ""
        self.count = 0

    def visit(self, element: Element, container: str, depth: int) -> Iterator[Slot]:
        tag = str(element.tag)
        if tag in _NOT_TEXT:
            if tag == "pre":
                yield self._literal("".join(element.itertext()), element, depth, "code")
            return
        role = self._role(element, container)
        if element.text and element.text.strip():
            yield self._slot(element, "text", role, depth)
        inner = _CONTAINER_ROLES.get(tag, "footnote" if element.get("class") == "footnote" else container)
        for child in element:
            yield from self.visit(child, inner, depth + (child.tag in _LIST_TAGS))
            if child.tail and child.tail.strip() and tag not in ("p", *HEADINGS):
                yield self._slot(child, "tail", _ROLES.get(tag, "paragraph"), depth)

    def _role(self, element: Element, container: str) -> str:
        tag = str(element.tag)
        if tag in HEADINGS:
            return f"heading {tag[1]}"
        if element.get("class") == "admonition-title":
            return "admonition title"
        return _ROLES.get(tag) or container or "paragraph"

    def _slot(self, element: Element, where: Where, role: str, depth: int) -> Slot:
        raw = str(getattr(element, where))
        if isinstance(getattr(element, where), AtomicString):
            return self._literal(raw, element, depth, "code")
        prefix, body, suffix = _peel(raw, str(element.tag) if where == "text" else "p")
        if element.tag in HEADINGS and where == "text":
            explicit = _ID.search(suffix)
            self.heading = explicit.group(1) if explicit else ""
            self.count = 0
            block_id = self.heading
        else:
            self.count += 1
            block_id = f"{self.heading}.{self.count}" if where == "text" else ""
        text = fold(body)
        if not text or (text.startswith(STX) and text.endswith(ETX) and " " not in text):
            return self._literal(text, element, depth, "raw HTML")
        return Slot(
            element, where, prefix, text, suffix, role, depth, self.heading, block_id, translatable=True, raw=raw
        )

    def _literal(self, text: str, element: Element, depth: int, role: str) -> Slot:
        return Slot(element, "text", "", text, "", role, depth, self.heading, "", translatable=False, raw=text)


def _peel(raw: str, tag: str) -> tuple[str, str, str]:
    """Split off what a translator must not touch: (what stands before, the text, what stands after)."""
    body, suffix = raw, ""
    if body.endswith(NBSP_PLACEHOLDER):
        body, suffix = body[: -len(NBSP_PLACEHOLDER)], NBSP_PLACEHOLDER
    pattern = _INLINE_ATTRIBUTES if tag in _TAKES_INLINE_ATTRIBUTES else _BLOCK_ATTRIBUTES
    if match := pattern.search(body):
        body, suffix = body[: match.start()], body[match.start() :] + suffix
    if tag in HEADINGS and suffix:
        closed = body.rstrip("# ")
        suffix, body = body[len(closed) :].rstrip() + suffix, closed
    return "", body, suffix


class _EveryReference(dict[str, tuple[str, str | None]]):
    """Reference definitions for a block rendered alone: its document may define any of them."""

    def __contains__(self, label: object) -> bool:
        return not str(label).startswith("^")  # a footnote's mark

    def __missing__(self, label: str) -> tuple[str, str | None]:
        return (f"#reference-{label}", None)


class _Stage(Extension):
    """Registers the tree processor that hands the tree to whoever converts."""

    def __init__(self) -> None:
        super().__init__()
        self.visit: Callable[[Element], None] | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register between block and inline parsing."""
        md.treeprocessors.register(_StageTreeprocessor(self), "noticepress", _AFTER_BLOCKS_BEFORE_INLINE)


class _StageTreeprocessor(Treeprocessor):
    def __init__(self, stage: _Stage) -> None:
        super().__init__()
        self._stage = stage

    def run(self, root: Element) -> None:
        """Let the visitor see and change the tree."""
        if self._stage.visit is not None:
            self._stage.visit(root)
