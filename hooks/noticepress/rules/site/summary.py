"""What the rules ask of a page: its tree comes in and becomes facts, and these a small summary for the whole site."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from lxml.html import HtmlElement

from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.targets import MalformedError, Target, Targets

NOTICE_CLASS = "notice"
"""Of the element that holds a notice's text."""
ALIGNMENTS = frozenset(f"text-align: {side};" for side in ("left", "center", "right"))
"""The styles that an element of a notice may have: how Markdown aligns a table's column."""
DATA = "application/ld+json"
"""Type of a script that is none."""


T = TypeVar("T")


class Links(NamedTuple):
    """Links within the site, each at the same place of all four: a site has many, and most of what they hold is equal.

    Plain values, as :mod:`noticepress.files.kept` has them.
    """

    hrefs: tuple[str, ...]
    lines: tuple[int, ...]
    paths: tuple[str, ...]
    """The file that each leads to."""
    fragments: tuple[str, ...]

    @classmethod
    def of(cls, links: Iterable[tuple[str, int, Target]]) -> Links:
        """Those with that ``href``, on that line, that lead there."""
        every = [(sys.intern(href), line, *map(sys.intern, target)) for href, line, target in links]
        hrefs, lines, paths, fragments = zip(*every, strict=True) if every else ((), (), (), ())
        return cls(_once(hrefs), _once(lines), paths, _once(fragments))

    def each(self) -> Iterator[tuple[str, int, str, str]]:
        """(``href``, line, file, fragment) of each."""
        return zip(*self, strict=True)


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What the rules on the whole site ask of a page, without its tree."""

    path: str
    """The file, relative to the site's folder."""
    ids: frozenset[str]
    links: Links
    """Those within the site, but for those that lead to an id of the page."""
    alternates: tuple[tuple[str, str], ...]
    """(``hreflang``, address)."""
    scripts: tuple[str, ...]
    """Files of the scripts that it loads."""

    @property
    def address(self) -> str:
        """The page's address below the site's."""
        return self.path.removesuffix("index.html")


@lru_cache(maxsize=4096)
def _once(value: T) -> T:
    """The same: what a page has in every locale is held once."""
    return value


@dataclass
class PageFacts:
    """What the rules on a page by itself ask of it."""

    path: str
    root: HtmlElement
    attributes: Attributes
    """Those of the page."""
    locale: str
    """The ``lang`` that the page must have."""
    targets: Targets

    @cached_property
    def address(self) -> str:
        """The page's address below the site's."""
        return self.path.removesuffix("index.html")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of the page."""
        return frozenset([name for name, _ in self.attributes["id"]])

    @cached_property
    def links(self) -> tuple[tuple[str, HtmlElement], ...]:
        """(``href``, element) of each link."""
        return tuple([(href, element) for href, element in self.attributes["href"] if element.tag == "a"])

    @cached_property
    def leading(self) -> dict[str, Target | MalformedError | None]:
        """Where each ``href`` of a link leads: ``None`` outside the site."""
        return {href: self._target(href) for href in {href for href, _ in self.links}}

    @cached_property
    def scripts_and_styles(self) -> tuple[HtmlElement, ...]:
        """The elements in the page that hold a script or a style sheet, or name one."""
        return tuple(self.root.iter("script", "style"))

    @cached_property
    def scripts(self) -> tuple[tuple[str | None, int], ...]:
        """(``src`` or ``None``, line) of each script."""
        scripts = ((each.get("src"), each) for each in self.scripts_and_styles if each.tag == "script")
        return tuple(
            (source, each.sourceline or 0) for source, each in scripts if source is not None or each.get("type") != DATA
        )

    def _target(self, href: str) -> Target | MalformedError | None:
        try:
            return self.targets.target(self.address, href)
        except MalformedError as error:
            return error

    def script_file(self, source: str) -> str | None:
        """The file of the site that a script's ``src`` names."""
        target = self._target(source)
        return target.path if isinstance(target, Target) else None

    def summary(self) -> PageSummary:
        """What the rules on the whole site ask of the page."""
        files = (self.script_file(source) for source, _ in self.scripts if source is not None)
        return PageSummary(
            self.path,
            _once(self.ids),
            Links.of(self._inner_links()),
            tuple(self._alternates().items()),
            tuple(filter(None, files)),
        )

    def _inner_links(self) -> Iterator[tuple[str, int, Target]]:
        elsewhere = {
            href: target
            for href, target in self.leading.items()
            if isinstance(target, Target) and not (target.path == self.path and target.fragment in self.ids)
        }
        for href, element in self.links:
            if href in elsewhere:
                yield href, element.sourceline or 0, elsewhere[href]

    def _alternates(self) -> dict[str, str]:
        return {
            language: str(element.get("href"))
            for language, element in self.attributes["hreflang"]
            if language and element.tag == "link" and element.get("rel") == "alternate"
        }
