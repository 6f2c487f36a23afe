"""What a section becomes in a locale: HTML, its headings, and what of it is in English for want of a translation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from noticepress.editions.localizing.isolation import fill, put_values
from noticepress.register.facts import FactMarks

FALLBACK_CLASS = "untranslated"
"""Of what is shown in English for want of a translation."""


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents. ``title`` is HTML without tags."""

    id: str
    level: int
    title: str
    lang: str = ""
    """Language that the title must be marked with, where that is not the page's own."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A section in a locale."""

    parts: tuple[str, ...]
    """HTML; where there are two parts, the prevailing clause's statement belongs between them."""
    headings: tuple[Heading, ...]
    untranslated: tuple[str, ...]
    """Block ids (or contexts, for what is not an element) that are shown in English for want of a translation."""

    @property
    def html(self) -> str:
        """The whole HTML."""
        return "".join(self.parts)

    def filled(self, marks: FactMarks, values: dict[int, str], direction: str) -> Rendered:
        """The same with values in the place of the facts' ``marks``, on a page of that direction."""
        return Rendered(
            tuple(fill(part, values, direction, marks.english) for part in self.parts),
            tuple(replace(item, title=put_values(item.title, values)) for item in self.headings),
            self.untranslated,
        )


def headings_of(tokens: list[dict[str, object]]) -> tuple[Heading, ...]:
    """The headings among Python-Markdown's tokens of the table of contents, in their order."""
    flat: list[Heading] = []
    for token in tokens:
        flat.append(Heading(str(token["id"]), int(str(token["level"])), str(token["name"])))
        children = token["children"]
        if isinstance(children, list):
            flat.extend(headings_of(children))
    return tuple(flat)
