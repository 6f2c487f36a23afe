"""What the rules ask of a page: one walk over its tree comes to facts, and these to a small summary for the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.html import HtmlElement

from noticepress.editions.branding.brand import DRAWING
from noticepress.rules.site.targets import MalformedError, Target, Targets
from noticepress.rules.site.what_loads import ATTRIBUTES, PICTURES, loaded, styled
from noticepress.texts.allowed import SCHEMES, scheme_of

NOTICE_CLASS = "notice"
"""Of the element that holds a notice's text."""
DATA = "application/ld+json"
"""Type of a script that is none."""
_ADDRESSES = frozenset({"href", "xlink:href", "src", "action", "formaction", "data", "poster", "ping", "background"})
ALIGNMENTS = frozenset(f"text-align: {side};" for side in ("left", "center", "right"))
"""The styles that an element of a page may have: how Markdown aligns a table's column."""
_HARMLESS = frozenset({None, *ALIGNMENTS})
_MAY_LOAD = frozenset(ATTRIBUTES)
_LOAD_BY_HREF = frozenset({"link", *PICTURES})

Place = tuple[str, int]
"""(a value as it is written, its line)."""


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What the rules on the whole site ask of a page, without its tree."""

    path: str
    """The file, relative to the site's folder."""
    ids: frozenset[str]
    links: tuple[tuple[str, int, Target], ...]
    """(``href``, line, where it leads) of each link within the site, but for those that lead to an id of the page."""
    alternates: tuple[tuple[str, str], ...]
    """(``hreflang``, address)."""
    scripts: tuple[str, ...]
    """Files of the scripts that it loads."""

    @property
    def address(self) -> str:
        """The page's address below the site's."""
        return self.path.removesuffix("index.html")


class PageFacts(NamedTuple):
    """What the rules on a page by itself ask of it."""

    path: str
    locale: str
    """The ``lang`` that the page must have."""
    targets: Targets
    lang: str | None
    direction: str | None
    ids: Counter[str]
    links: tuple[tuple[str, int, Target | None], ...]
    """(``href``, line, where it leads: ``None`` outside the site) of each link that is an address."""
    malformed: tuple[Place, ...]
    """``href`` of each link that is none."""
    alternates: tuple[tuple[str, str], ...]
    loads: tuple[tuple[str, Place], ...]
    """(what loads it, address) of what a browser asks for by itself."""
    scripts: tuple[tuple[str | None, int], ...]
    """(``src`` or ``None``, line) of each script."""
    acting: tuple[tuple[str, str, Place], ...]
    """(element, attribute, value) of addresses that act, and of styles within a notice."""
    handlers: tuple[tuple[str, Place], ...]
    """(element, attribute) of each handler."""
    elements: tuple[HtmlElement, ...]
    """Every element; as long as they are held, lxml need not make them again for the next rule."""
    named: tuple[tuple[str, HtmlElement], ...]
    """(id, element) of each that has one, in order."""

    @property
    def address(self) -> str:
        """The page's address below the site's."""
        return self.path.removesuffix("index.html")

    def script_file(self, source: str) -> str | None:
        """The file of the site that a script's ``src`` names."""
        address = self.targets.absolute(self.address, source)
        return self.targets.file_at(address) if address else None

    def summary(self) -> PageSummary:
        """What the rules on the whole site ask of the page."""
        files = (self.script_file(source) for source, _ in self.scripts if source is not None)
        return PageSummary(
            self.path, frozenset(self.ids), tuple(self._inner_links()), self.alternates, tuple(filter(None, files))
        )

    def _inner_links(self) -> Iterator[tuple[str, int, Target]]:
        for href, line, target in self.links:
            if target and not (target.path == self.path and target.fragment in self.ids):
                yield href, line, target


def page_facts(path: str, root: HtmlElement, locale: str, targets: Targets) -> PageFacts:
    """What the rules ask of the page at ``path``, whose tree is ``root``."""
    found = _Found()
    elements = tuple(root.iter())
    for element in elements:
        found.take(element)
    links, malformed = _resolved(path.removesuffix("index.html"), found.links, targets)
    return PageFacts(
        path=path,
        locale=locale,
        targets=targets,
        lang=root.get("lang"),
        direction=root.get("dir"),
        ids=Counter(name for name, _ in found.named),
        links=links,
        malformed=malformed,
        alternates=tuple(found.alternates.items()),
        loads=tuple(found.loads),
        scripts=tuple(found.scripts),
        acting=tuple(found.acting),
        handlers=tuple(found.handlers),
        elements=elements,
        named=tuple(found.named),
    )


def _resolved(
    address: str, links: list[Place], targets: Targets
) -> tuple[tuple[tuple[str, int, Target | None], ...], tuple[Place, ...]]:
    """Links of the page at ``address`` with where they lead, and those that are no addresses."""
    known: dict[str, Target | None] = {}
    malformed: set[str] = set()
    for href in dict.fromkeys(href for href, _ in links):
        try:
            known[href] = targets.target(address, href)
        except MalformedError:
            malformed.add(href)
    leading = tuple((href, line, known[href]) for href, line in links if href in known)
    return leading, tuple(place for place in links if place[0] in malformed)


class _Found:
    """What has been found on the way over a tree."""

    def __init__(self) -> None:
        self.named: list[tuple[str, HtmlElement]] = []
        self.links: list[Place] = []
        self.alternates: dict[str, str] = {}
        self.loads: list[tuple[str, Place]] = []
        self.scripts: list[tuple[str | None, int]] = []
        self.acting: list[tuple[str, str, Place]] = []
        self.handlers: list[tuple[str, Place]] = []

    def take(self, element: HtmlElement) -> None:
        """Add what an element has."""
        tag, attributes = element.tag, dict(element.items())
        if tag == "script":
            if "src" in attributes or attributes.get("type") != DATA:
                self.scripts.append((attributes.get("src"), element.sourceline or 0))
        elif tag == "a" and "href" in attributes:
            self.links.append((attributes["href"], element.sourceline or 0))
        elif tag == "link" and attributes.get("rel") == "alternate" and attributes.get("hreflang"):
            self.alternates[attributes["hreflang"]] = str(attributes.get("href"))
        if attributes or tag == "style":
            self._attributes(element, attributes)

    def _attributes(self, element: HtmlElement, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if name == "id":
                self.named.append((value, element))
            elif name in _ADDRESSES and scheme_of(value) not in ("", *SCHEMES) and not _is_drawing(element, name):
                self.acting.append(_acting(element, name))
            if name.startswith("on") or name == "srcdoc":
                self.handlers.append((str(element.tag), (name, element.sourceline or 0)))
        if element.tag in _LOAD_BY_HREF or not _MAY_LOAD.isdisjoint(attributes):
            self.loads += ((f"<{element.tag}>", (value, element.sourceline or 0)) for value in loaded(element))
        if attributes.get("style") not in _HARMLESS and _is_in_notice(element):
            self.acting.append(_acting(element, "style"))
        if "style" in attributes or element.tag == "style":
            self.loads += (("a style in the page", (value, element.sourceline or 0)) for value in styled(element))


def _is_in_notice(element: HtmlElement) -> bool:
    return any(NOTICE_CLASS in around.classes for around in element.iterancestors())


def _is_drawing(element: HtmlElement, name: str) -> bool:
    """Whether an address is a drawing itself, shown as a picture or an icon, in which nothing runs."""
    is_picture = (element.tag, name) == ("img", "src") or (element.tag == "link" and element.get("rel") == "icon")
    return is_picture and str(element.get(name)).startswith(DRAWING)


def _acting(element: HtmlElement, name: str) -> tuple[str, str, Place]:
    return str(element.tag), name, (str(element.get(name)), element.sourceline or 0)
