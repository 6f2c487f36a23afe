"""What stands on a page. Its tree comes in; where sentences stand in it leaves.

Whether it can be seen is no question here: what surrounds it is what the package draws, or is refused
(``rules/site/contract``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

_JOINER = "\u2060"
"""A character that only keeps a line from breaking."""
_PIECES = XPath("descendant::text()", smart_strings=False)


class TextOnPage:
    """The text in the body of a page."""

    def __init__(self, root: HtmlElement) -> None:
        self._body = next(root.iter("body"), root)
        self._pieces = pieces_of(self._body)
        self._text = "".join(self._pieces)
        if _JOINER in self._text:
            self._pieces = [piece.replace(_JOINER, "") for piece in self._pieces]
            self._text = "".join(self._pieces)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each piece ends in the text."""
        return [*accumulate(map(len, self._pieces))]

    def has(self, sentence: str) -> bool:
        """Whether a sentence stands in it."""
        folded_one = fold(sentence)
        if folded_one in self._text:
            return True
        is_possible = all(word in self._text for word in folded_one.split())
        return is_possible and _pattern(sentence).search(self._text) is not None

    def find(self, sentence: str) -> list[HtmlElement]:
        """The smallest element around each place where a sentence stands, in order."""
        matches = _pattern(sentence).finditer(self._text)
        return [_common(self._holder(match.start()), self._holder(match.end() - 1)) for match in matches]

    def _holder(self, position: int) -> HtmlElement:
        """The element in which a letter stands."""
        return cast("list[HtmlElement]", _holder_of(bisect_right(self._ends, position) + 1)(self._body))[0]


@lru_cache(maxsize=1_024)
def _pattern(sentence: str) -> re.Pattern[str]:
    """A sentence, however its words are parted."""
    return re.compile(r"\s+".join(map(re.escape, fold(sentence).split())))


@lru_cache(maxsize=4_096)
def _holder_of(number: int) -> XPath:
    """A query for the element that holds the piece of that number: written into it, it is where libxml2 stops."""
    return XPath(f"descendant::text()[{number}]/..")


def pieces_of(element: HtmlElement) -> list[str]:
    """Each piece of text within an element, in order."""
    return cast("list[str]", _PIECES(element))


def fold(text: str) -> str:
    """A text with each run of white space as one space, and without what only keeps a line from breaking."""
    return " ".join(text.replace(_JOINER, "").split())


def folded(element: HtmlElement, *, without: str = "") -> str:
    """The text of an element, folded; without that of inner elements of a tag."""
    return fold("".join(_texts_outside(element, without) if without else pieces_of(element)))


def _texts_outside(element: HtmlElement, tag: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != tag:
            yield from _texts_outside(child, tag)
        yield child.tail or ""


def _common(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    """The smallest element around both."""
    around = {one, *one.iterancestors()}
    return next(each for each in (other, *other.iterancestors()) if each in around)
