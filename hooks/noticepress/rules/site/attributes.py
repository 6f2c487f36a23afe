"""The attributes of a page by their names: its tree comes in and is walked once, for every rule that asks for some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from noticepress.rules.site.markup import names_in

Attribute = tuple[str, HtmlElement]
"""(value, the element that has it)."""


class Attributes:
    """Every attribute of a page, in the order of its elements."""

    def __init__(self, root: HtmlElement) -> None:
        found: defaultdict[str, list[Attribute]] = defaultdict(list)
        for element in root.iter():
            for name, value in element.items():
                found[name].append((value, element))
        self._found: Mapping[str, Sequence[Attribute]] = dict(found)

    def __getitem__(self, name: str) -> Sequence[Attribute]:
        """The attributes of a name."""
        return self._found.get(name, ())

    def __iter__(self) -> Iterator[str]:
        """The names of all attributes."""
        return iter(self._found)

    def of_class(self, name: str) -> Iterator[HtmlElement]:
        """The elements that have a class."""
        return (element for value, element in self["class"] if name in value and name in names_in(value))
