"""What the rules on the whole site ask of a page: one walk over its tree comes to a small value without it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lxml.html import HtmlElement

from noticepress.rules.site.loads import ATTRIBUTES, PICTURES, loaded, styled
from noticepress.texts.allowed import SCHEMES, scheme_of

NOTICE_CLASS = "notice"
"""Of the element that holds a notice's text."""
DATA = "application/ld+json"
"""Type of a script that is none."""
_ADDRESSES = frozenset({"href", "xlink:href", "src", "action", "formaction", "data", "poster", "ping", "background"})
_ALIGNMENTS = frozenset(f"text-align: {side};" for side in ("left", "center", "right"))
_MAY_LOAD = frozenset(ATTRIBUTES)
_LOAD_BY_HREF = frozenset({"link", *PICTURES})

Place = tuple[str, int]
"""(a value as it is written, its line)."""


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A built page without its tree."""

    path: str
    """The file, relative to the site's folder."""
    locale: str
    """The ``lang`` that the page must have."""
    lang: str | None
    direction: str | None
    ids: frozenset[str]
    doubles: tuple[tuple[str, int], ...]
    """Ids that stand more than once, and how often."""
    links: tuple[Place, ...]
    """``href`` of each link."""
    alternates: tuple[tuple[str, str], ...]
    """(``hreflang``, address)."""
    loads: tuple[tuple[str, Place], ...]
    """(what loads it, address) of what a browser asks for by itself."""
    scripts: tuple[tuple[str | None, int], ...]
    """(``src`` or ``None``, line) of each script."""
    acting: tuple[tuple[str, str, Place], ...]
    """(element, attribute, value) of addresses that act, and of styles within a notice."""
    handlers: tuple[tuple[str, Place], ...]
    """(element, attribute) of each handler."""

    @property
    def address(self) -> str:
        """The page's address below the site's."""
        return self.path.removesuffix("index.html")


def summarize(path: str, root: HtmlElement, locale: str) -> PageSummary:
    """What the rules on the whole site ask of the page at ``path``, whose tree is ``root``."""
    found = _Found()
    for element in root.iter():
        found.take(element)
    for notice in root.find_class(NOTICE_CLASS):
        for element in notice.iterfind(".//*[@style]"):
            if element.get("style") not in _ALIGNMENTS:
                found.acting.append(_acting(element, "style"))
    return PageSummary(
        path=path,
        locale=locale,
        lang=root.get("lang"),
        direction=root.get("dir"),
        ids=frozenset(found.ids),
        doubles=tuple((name, count) for name, count in found.ids.items() if count > 1),
        links=tuple(found.links),
        alternates=tuple(found.alternates.items()),
        loads=tuple(found.loads),
        scripts=tuple(found.scripts),
        acting=tuple(found.acting),
        handlers=tuple(found.handlers),
    )


class _Found:
    """What has been found on the way over a tree."""

    def __init__(self) -> None:
        self.ids: Counter[str] = Counter()
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
                self.ids[value] += 1
            elif name in _ADDRESSES and scheme_of(value) not in ("", *SCHEMES):
                self.acting.append(_acting(element, name))
            if name.startswith("on") or name == "srcdoc":
                self.handlers.append((str(element.tag), (name, element.sourceline or 0)))
        if element.tag in _LOAD_BY_HREF or not _MAY_LOAD.isdisjoint(attributes):
            self.loads += ((f"<{element.tag}>", (value, element.sourceline or 0)) for value in loaded(element))
        if "style" in attributes or element.tag == "style":
            self.loads += (("a style in the page", (value, element.sourceline or 0)) for value in styled(element))


def _acting(element: HtmlElement, name: str) -> tuple[str, str, Place]:
    return str(element.tag), name, (str(element.get(name)), element.sourceline or 0)
