"""Links whose texts have changed places: a catalog comes in, its entries leave that have two such."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from noticepress.catalogs.catalog import Entry
from noticepress.rules.subject import CatalogSubject

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+|\{\{[^{}]*\}\})\)")
_PLACES = re.compile(r"\{\{[^{}]*\}\}")


def swapped(subject: CatalogSubject) -> Iterator[tuple[Entry, tuple[str, str]]]:
    """The entries in which two links have each the text that is usual for the other's target, and nowhere for its own.

    A text is usual for a target where some other entry has it there; English that does the same is no mistake.
    """
    links = [(entry, english, _links(text)) for _, entry, english, text in subject.translated() if "](" in text]
    usual: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, _, found in links:
        for text, target in set(found):
            usual[target][text] += 1
    for entry, english, found in links:
        pair = next(
            (
                (one[0], other[0])
                for one in found
                for other in found
                if one[1] < other[1] and one[0] != other[0] and _have_changed_places(one, other, usual)
            ),
            None,
        )
        if pair and len({text for text, _ in _links(english)}) > 1:
            yield entry, pair


def _have_changed_places(one: tuple[str, str], other: tuple[str, str], usual: dict[str, Counter[str]]) -> bool:
    """Whether each has a text that elsewhere only the other's target has."""
    return (
        usual[other[1]][one[0]] > 0
        and usual[one[1]][other[0]] > 0
        and usual[one[1]][one[0]] == 1
        and usual[other[1]][other[0]] == 1
    )


def _links(text: str) -> list[tuple[str, str]]:
    """(text, target) of each link; the numbers of clauses in the texts differ by themselves."""
    return [(_PLACES.sub("", match[1]).strip(), match[2]) for match in _LINK.finditer(text)]
