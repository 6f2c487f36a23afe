"""What stands on a page. Its tree comes in; where sentences stand in it leaves.

Whether it can be seen is no question here: what surrounds it is what the package draws, or is refused
(``rules/site/contract``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

_JOINER = "\u2060"
"""A character that only keeps a line from breaking."""


class TextOnPage:
    """The text in the body of a page."""

    def __init__(self, root: HtmlElement) -> None:
        self._read = _Pieces(pieces_of(next(root.iter("body"), root)))
        self._whole = fold(self._read.text)

    def has(self, sentence: str) -> bool:
        """Whether a sentence stands in it."""
        return fold(sentence) in self._whole

    def find(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each place where a sentence stands, in order."""
        return self._read.places(sentence) if self.has(sentence) else []


def pieces_of(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Each piece of text within an element, in order, with the element that it stands in."""
    around: list[HtmlElement] = []
    for element in root.iter():
        parent = element.getparent()
        while around and around[-1] is not parent:
            yield from _behind(around)
        around.append(element)
        if element.text and isinstance(element.tag, str):
            yield element.text, element
    while len(around) > 1:
        yield from _behind(around)


def _behind(around: list[HtmlElement]) -> Iterator[tuple[str, HtmlElement]]:
    """What stands behind the innermost element, which ends here."""
    closed = around.pop()
    if closed.tail and around:
        yield closed.tail, around[-1]


class _Pieces:
    """The pieces of text of a page, each with the element that it stands in."""

    def __init__(self, pieces: Iterable[tuple[str, HtmlElement]]) -> None:
        self._holders: list[HtmlElement] = []
        self._starts: list[int] = []
        texts: list[str] = []
        length = 0
        for text, holder in pieces:
            plain = text.replace(_JOINER, "")
            self._holders.append(holder)
            self._starts.append(length)
            texts.append(plain)
            length += len(plain)
        self.text = "".join(texts)

    def places(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each occurrence."""
        words = fold(sentence).split()
        found = []
        for match in re.finditer(r"\s+".join(map(re.escape, words)), self.text):
            first = bisect_right(self._starts, match.start()) - 1
            last = bisect_right(self._starts, match.end() - 1) - 1
            found.append(_common(self._holders[first : last + 1]))
        return found


def fold(text: str) -> str:
    """A text with each run of white space as one space, and without what only keeps a line from breaking."""
    return " ".join(text.replace(_JOINER, "").split())


def folded(element: HtmlElement, *, without: str = "") -> str:
    """The text of an element, folded; without that of inner elements of a tag."""
    pieces = pieces_of(element)
    return fold("".join(text for text, holder in pieces if not (without and _is_within(holder, without, element))))


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
