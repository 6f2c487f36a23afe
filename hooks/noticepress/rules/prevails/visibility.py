"""What can be read of a page. Its tree and the rules that can hide come in; what is hidden, and by what, leaves."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

import tinycss2
from lxml.html import HtmlElement

from noticepress.rules.prevails.hiding import hiding
from noticepress.rules.prevails.stylesheet import HidingRule
from noticepress.rules.site.query import Node, query

_NOT_TEXT = (
    *("template", "noscript", "script", "style", "textarea", "select", "datalist", "svg", "math", "object", "iframe"),
    *("video", "audio", "canvas", "noframes", "rp", "del", "s", "strike"),
)
"""Elements whose text is not shown, or is shown as struck out."""

_ATTRIBUTES = ("hidden", "inert", "popover")
_CARRIERS = query(" | ".join(f"descendant-or-self::*[@{name}]" for name in ("style", "aria-hidden", *_ATTRIBUTES)))
_TEXTS = query("descendant::text()")
_CLOSED = "a closed <details>"
"""Hides all but the summary; whatever else hides the element hides that too."""
_JOINER = "\u2060"
"""A character that only keeps a line from breaking."""


class Visibility:
    """What can be read in the body of a page."""

    def __init__(self, root: HtmlElement, rules: Iterable[HidingRule] = ()) -> None:
        self._body = next(root.iter("body"), root)
        self.hidden: dict[HtmlElement, str] = {}
        """What hides something itself, each with the reason."""
        self._within: dict[HtmlElement, str] = {}
        for element in (*_CARRIERS(self._body), *self._body.iter("details", "dialog", *_NOT_TEXT)):
            self._hide(element, _own_reason(element))
        for rule in rules:
            for element in rule.elements(root):
                self._hide(element, str(rule))

    def _hide(self, element: HtmlElement, reason: str) -> None:
        if not reason or self.hidden.get(element, _CLOSED) != _CLOSED:
            return
        self.hidden[element] = reason
        summary = element.find("summary") if reason == _CLOSED else None
        shown = set(summary.iter()) if summary is not None else ()
        for inner in element.iter():
            if inner not in shown:
                self._within.setdefault(inner, reason)

    def why_hidden(self, element: HtmlElement) -> str:
        """What hides an element; empty where it can be seen."""
        return self._within.get(element, "")

    def text(self, element: HtmlElement, *, without: str = "") -> str:
        """The text of an element that can be read, folded; without that of inner elements of a tag."""
        pieces = []
        for piece in _TEXTS(element):
            around = _holder(piece)
            if around not in self._within and not (without and _is_within(around, without, element)):
                pieces.append(str(piece))
        return fold("".join(pieces))

    def find(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each place where a sentence can be read, in order."""
        return [element for element, _ in self._seen.places(sentence)] if self._holds(sentence) else []

    def why_unseen(self, sentence: str) -> str:
        """What hides a sentence, or a part of it, where it first stands and cannot be read; empty where it does not."""
        if not self._holds(sentence):
            return ""
        reasons = (self.why_hidden(holder) for _, holders in self._every.places(sentence) for holder in holders)
        return next(filter(None, reasons), "")

    def find_anywhere(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each place where a sentence stands, seen or not."""
        return [element for element, _ in self._every.places(sentence)] if self._holds(sentence) else []

    def _holds(self, sentence: str) -> bool:
        return fold(sentence) in self._whole

    @cached_property
    def _whole(self) -> str:
        return fold("".join(self._body.itertext()))

    @cached_property
    def _seen(self) -> _Pieces:
        pieces = ((piece, _holder(piece)) for piece in _TEXTS(self._body))
        return _Pieces([(str(piece), holder) for piece, holder in pieces if holder not in self._within])

    @cached_property
    def _every(self) -> _Pieces:
        return _Pieces([(str(piece), _holder(piece)) for piece in _TEXTS(self._body)])


class _Pieces:
    """The pieces of text of a page, each with the element that it stands in."""

    def __init__(self, pieces: list[tuple[str, HtmlElement]]) -> None:
        self._holders = [holder for _, holder in pieces]
        self._starts: list[int] = []
        texts: list[str] = []
        length = 0
        for text, _ in pieces:
            plain = text.replace(_JOINER, "")
            self._starts.append(length)
            texts.append(plain)
            length += len(plain)
        self._text = "".join(texts)

    def places(self, sentence: str) -> list[tuple[HtmlElement, list[HtmlElement]]]:
        """Each occurrence: (the smallest element around it, the elements that its pieces stand in)."""
        words = fold(sentence).split()
        found = []
        for match in re.finditer(r"\s+".join(map(re.escape, words)), self._text):
            first = bisect_right(self._starts, match.start()) - 1
            last = bisect_right(self._starts, match.end() - 1) - 1
            holders = self._holders[first : last + 1]
            found.append((_common(holders), holders))
        return found


def fold(text: str) -> str:
    """A text with each run of white space as one space, and without what only keeps a line from breaking."""
    return " ".join(text.replace(_JOINER, "").split())


def _own_reason(element: HtmlElement) -> str:
    """What the element itself is hidden by, apart from style sheets."""
    if element.tag in _NOT_TEXT:
        return f"<{element.tag}>"
    if element.tag == "dialog" and element.get("open") is None:
        return "a closed <dialog>"
    for name in _ATTRIBUTES:
        if element.get(name) is not None:
            return f"the attribute {name}"
    if element.get("aria-hidden") == "true":
        return "the attribute aria-hidden"
    style = element.get("style") or ""
    declaration = hiding(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True))
    if declaration:
        return f'style="{declaration}"'
    return _CLOSED if element.tag == "details" and element.get("open") is None else ""


def _holder(piece: Node) -> HtmlElement:
    """The element that one of lxml's pieces of text stands in."""
    parent: HtmlElement = piece.getparent()
    return parent.getparent() if piece.is_tail else parent


def _is_within(element: HtmlElement, tag: str, outer: HtmlElement) -> bool:
    while element is not outer:
        if element.tag == tag:
            return True
        parent = element.getparent()
        if parent is None:
            return False
        element = parent
    return False


def _common(elements: list[HtmlElement]) -> HtmlElement:
    """The smallest element around all of them."""
    first = elements[0]
    if all(element is first for element in elements):
        return first
    lines = [[*reversed(list(element.iterancestors())), element] for element in elements]
    common = first
    for level in zip(*lines, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common
