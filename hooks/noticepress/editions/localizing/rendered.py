"""What a section becomes in a locale: HTML, its headings, and what of it is in English for want of a translation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

from noticepress.editions.localizing.isolation import fill, put_values
from noticepress.register.facts import FactMarks

FALLBACK_CLASS = "untranslated"
"""Of what is shown in English for want of a translation."""
_ID = re.compile(r"""(<[a-z][^>]*?) id="[^"]*\"""")


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


@dataclass(frozen=True)
class Fillable:
    """A section in a language, with marks in the place of facts: versions and locales have it with different values."""

    rendered: Rendered
    marks: FactMarks
    _filled: dict[tuple[str, ...], Rendered] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _used(self) -> tuple[tuple[int, str, bool], ...]:
        titles = (heading.title for heading in self.rendered.headings)
        return self.marks.used_in("".join((*self.rendered.parts, *titles)))

    def filled(self, facts: Mapping[str, str], english: Mapping[str, str], direction: str) -> Rendered:
        """The section with values in the place of the marks, on a page of that direction; one for the same values."""
        values = tuple((english if in_english else facts)[name] for _, name, in_english in self._used)
        key = (direction, *values)
        if key not in self._filled:
            self._filled[key] = self._with(values, direction)
        return self._filled[key]

    def _with(self, values: tuple[str, ...], direction: str) -> Rendered:
        shown = {mark: escape(value) for (mark, _, _), value in zip(self._used, values, strict=True)}
        return Rendered(
            tuple(fill(part, shown, direction, self.marks.english) for part in self.rendered.parts),
            tuple(replace(item, title=put_values(item.title, shown)) for item in self.rendered.headings),
            self.rendered.untranslated,
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


def without_ids(html: str) -> str:
    """HTML that stands beside the same elements, which have the ids."""
    return _ID.sub(r"\1", html) if ' id="' in html else html
