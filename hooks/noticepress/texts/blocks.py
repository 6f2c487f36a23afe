"""The walk over a tree that Python-Markdown has parsed into blocks and not yet into inline elements.

Every block element then still holds its raw inline Markdown; the walk hands each of them out as a
:class:`Slot`, with its role, its nesting and its id, which are English's in every language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.footnotes import NBSP_PLACEHOLDER
from markdown.util import STX, AtomicString

from noticepress.texts.extensions.list_markers import labels, style_of
from noticepress.texts.roles import (
    BLOCK_ATTRIBUTES,
    CONTINUED,
    FIRST_NUMBER,
    INLINE_ATTRIBUTES,
    NUMBER,
    NUMBERED_ITEM,
    RULE,
    fold,
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_TEXT = frozenset({"code", "pre", "a", "hr"})
_CONTAINERS = frozenset({"ul", "ol", "dl", "blockquote"})
_MARKED_WHEN_EMPTY = frozenset({"li", "dd", "td", "th"})
_ROLES = {"td": "cell", "th": "header cell", "dt": "term"}
_CLASS_ROLES = {"quotation": "quotation", "footnote": "footnotes", "admonition": "admonition"}
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^{}\n ][^{}\n]*)\}")
_TAKES_INLINE_ATTRIBUTES = HEADINGS | {"dt", "td", "th"}
_ALIGNMENT = re.compile(r"text-align: (\w+)")
_MOST_DIGITS = 9
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
    attributes: str
    """The attribute list in one canonical form, without a heading's id; mostly empty."""
    role: str
    within: str
    """What the block stands in, from the outside in: see :class:`noticepress.model.Block`."""
    heading: str
    id: str
    translatable: bool
    raw: str
    """The text as it stands in the file, for finding its line."""
    labels: tuple[str, ...] = ()
    """Labels of the items of ordered lists around an item's first block, and its own: ``("1.", "(b)")``."""
    parent: Element | None = None
    """The element around ``element``, where the text stands behind that one."""

    def put(self, text: str) -> None:
        """Replace the inline Markdown, leaving prefix and suffix as they are."""
        setattr(self.element, self.where, f"{self.prefix}{text}{self.suffix}")


def walk(root: Element) -> Iterator[Slot]:
    """Every block of a tree before inline parsing, in reading order."""
    yield from _Walk().visit(root, _Container("paragraph", each=True), "")


class _Walk:
    """State of one walk: the nearest heading and how many blocks stand under it."""

    def __init__(self) -> None:
        self.heading = ""
        self.count = 0
        self._labels: dict[Element, str] = {}

    def visit(self, element: Element, around: _Container, within: str) -> Iterator[Slot]:
        tag = str(element.tag)
        within = " ".join(filter(None, (within, _kind(element))))
        if tag in _NOT_TEXT:
            if tag == "pre":
                # The empty lines behind code are part of the element, and nobody sees them.
                yield self._literal("".join(element.itertext()).rstrip(), element, within, "code")
            if tag == "hr" and around.role != _CLASS_ROLES["footnote"]:
                yield self._literal("---", element, within, RULE)
            return
        yield from self._numbers(element, within)
        if tag == "li" and element.get("value"):
            yield self._literal(self._labels[element], element, within, NUMBER)
        inner = self._container(element, around)
        if element.text and element.text.strip():
            slot = self._slot(element, "text", self._role(element, inner), within)
            slot.labels = inner.labels if slot.role == NUMBERED_ITEM else ()
            yield slot
        elif _begins_without_text(element):
            yield self._literal("", element, within, _ROLES.get(tag, inner.role))
        for child in element:
            yield from self.visit(child, inner, within)
            if child.tail and child.tail.strip() and tag not in ("p", *HEADINGS):
                yield self._slot(child, "tail", self._role(element, inner), within, element)

    def _numbers(self, element: Element, within: str) -> Iterator[Slot]:
        """How a list's items are numbered, where the text alone would not tell: seals cover it."""
        if element.tag != "ol":
            return
        own = labels(element)
        if own:
            literal = self._literal(f"{own[0]} {style_of(element)}", element, within, FIRST_NUMBER)
            yield replace(literal, raw=own[0])
        elif element.get("start"):
            yield self._literal(str(element.get("start")), element, within, FIRST_NUMBER)
        self._labels.update(zip(element, own or _plain_labels(element), strict=False))

    def _container(self, element: Element, around: _Container) -> _Container:
        """What gives the blocks within ``element`` their role."""
        tag = str(element.tag)
        if tag == "li":
            bullet = NUMBERED_ITEM if around.tag == "ol" else "item"
            own = around.labels if around.role == "footnotes" else (*around.labels, *self._labels_of(element))
            return _Container("footnote" if around.role == "footnotes" else bullet, labels=own)
        if tag == "dd":
            return _Container("definition")
        if tag in ("ol", "ul"):
            return _Container(around.role, tag, each=True, labels=around.labels)
        classes = ("quotation",) if tag == "blockquote" else (element.get("class") or "").split()
        role = next((_CLASS_ROLES[name] for name in classes if name in _CLASS_ROLES), "")
        return _Container(role, each=True) if role else around

    def _labels_of(self, item: Element) -> tuple[str, ...]:
        label = self._labels.get(item)
        return (label,) if label else ()

    def _role(self, element: Element, around: _Container) -> str:
        tag = str(element.tag)
        if tag in HEADINGS:
            return f"heading {tag[1]}"
        if element.get("class") == "admonition-title":
            return "admonition title"
        return _ROLES.get(tag) or around.next_role()

    def _slot(self, element: Element, where: Where, role: str, within: str, parent: Element | None = None) -> Slot:
        raw = str(getattr(element, where))
        if isinstance(getattr(element, where), AtomicString):
            return self._literal(raw, element, within, "code")
        if STX in raw.removesuffix(NBSP_PLACEHOLDER):
            return self._literal(raw, element, within, "raw HTML")
        prefix, body, suffix = _peel(raw, str(element.tag) if where == "text" else "p")
        attributes = _read_attributes(suffix)
        own_id = attributes.get("id", "")
        if element.tag in HEADINGS and where == "text":
            self.heading = block_id = attributes.pop("id", "")
            self.count = 0
        else:
            self.count += 1
            block_id = (own_id or f"{self.heading}.{self.count}") if where == "text" else ""
        listed = json.dumps(sorted(attributes.items()), ensure_ascii=False) if attributes else ""
        text = fold(body)
        if not text:
            return self._literal("", element, within, role, listed)
        return Slot(
            element,
            where,
            prefix,
            text,
            suffix,
            listed,
            role,
            within,
            self.heading,
            block_id,
            translatable=True,
            raw=raw,
            parent=parent,
        )

    def _literal(self, text: str, element: Element, within: str, role: str, attributes: str = "") -> Slot:
        return Slot(
            element, "text", "", text, "", attributes, role, within, self.heading, "", translatable=False, raw=text
        )


@dataclass(slots=True)
class _Container:
    """What a block stands in: gives the first block its role, and the others the same, continued."""

    role: str
    tag: str = ""
    each: bool = False
    """Whether all blocks in it have the same role."""
    labels: tuple[str, ...] = ()
    """Labels of the items of ordered lists around the blocks."""
    _begun: bool = False

    def next_role(self) -> str:
        role = f"{self.role}{CONTINUED}" if self._begun and not self.each else self.role
        self._begun = True
        return role


def _plain_labels(element: Element) -> Iterator[str]:
    """What browsers show of a list by plain numbers; nothing where they cannot count so far."""
    start = element.get("start") or "1"
    if len(start) <= _MOST_DIGITS:
        yield from (f"{int(start) + index}." for index in range(len(element)))


def _kind(element: Element) -> str:
    """What an element is to the blocks within it, where a reader would see the difference; or an empty text."""
    tag = str(element.tag)
    if tag in _CONTAINERS:
        return tag
    if tag == "div":
        return ".".join((element.get("class") or "").split())
    alignment = _ALIGNMENT.search(element.get("style") or "") if tag == "th" else None  # its column has the same
    return alignment[1] if alignment else ""


def _begins_without_text(element: Element) -> bool:
    """Whether nothing else would tell where an element begins: an empty cell or item, one that begins with a list."""
    first = next(iter(element), None)
    if element.tag == "div":
        is_titled = first is not None and first.get("class") == "admonition-title"
        return "admonition" in (element.get("class") or "").split() and not is_titled
    is_text = first is not None and first.tag == "p" and bool((first.text or "").strip())
    return element.tag in _MARKED_WHEN_EMPTY and not is_text


def _peel(raw: str, tag: str) -> tuple[str, str, str]:
    """Split off what a translator must not touch: (what stands before, the text, what stands after)."""
    body, suffix = raw, ""
    if body.endswith(NBSP_PLACEHOLDER):
        body, suffix = body[: -len(NBSP_PLACEHOLDER)], NBSP_PLACEHOLDER
    pattern = INLINE_ATTRIBUTES if tag in _TAKES_INLINE_ATTRIBUTES else BLOCK_ATTRIBUTES
    if match := pattern.search(body):
        body, suffix = body[: match.start()], body[match.start() :] + suffix
    if tag in HEADINGS and suffix:
        closed = body.rstrip("# ")
        suffix, body = body[len(closed) :].rstrip() + suffix, closed
    return "", body, suffix


def _read_attributes(suffix: str) -> dict[str, str]:
    """The attributes that the list in ``suffix`` gives to its element."""
    match = _ATTRIBUTES.search(suffix)
    attributes: dict[str, str] = {}
    for name, value in get_attrs_and_remainder(match[1])[0] if match else []:
        if name == ".":
            attributes["class"] = " ".join(filter(None, (attributes.get("class"), value)))
        else:
            attributes[name] = name if value is None else value
    return attributes
