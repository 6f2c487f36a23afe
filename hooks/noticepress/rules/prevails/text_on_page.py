"""What stands on a page. Its tree comes in; where sentences stand in it leaves.

Whether it can be seen is no question here: what surrounds it is what the package draws, or is refused
(``rules/site/contract``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lxml.html import HtmlElement

from noticepress.rules.site.query import Node, query

_TEXTS = query("descendant::text()")
_JOINER = "\u2060"
"""A character that only keeps a line from breaking."""


class TextOnPage:
    """The text in the body of a page."""

    def __init__(self, root: HtmlElement) -> None:
        body = next(root.iter("body"), root)
        self._whole = fold("".join(body.itertext()))
        self._body = body

    def has(self, sentence: str) -> bool:
        """Whether a sentence stands in it."""
        return fold(sentence) in self._whole

    def find(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each place where a sentence stands, in order."""
        return self._pieces.places(sentence) if self.has(sentence) else []

    @cached_property
    def _pieces(self) -> _Pieces:
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

    def places(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each occurrence."""
        words = fold(sentence).split()
        found = []
        for match in re.finditer(r"\s+".join(map(re.escape, words)), self._text):
            first = bisect_right(self._starts, match.start()) - 1
            last = bisect_right(self._starts, match.end() - 1) - 1
            found.append(_common(self._holders[first : last + 1]))
        return found


def fold(text: str) -> str:
    """A text with each run of white space as one space, and without what only keeps a line from breaking."""
    return " ".join(text.replace(_JOINER, "").split())


def folded(element: HtmlElement, *, without: str = "") -> str:
    """The text of an element, folded; without that of inner elements of a tag."""
    pieces = (piece for piece in _TEXTS(element) if not (without and _is_within(_holder(piece), without, element)))
    return fold("".join(map(str, pieces)))


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
