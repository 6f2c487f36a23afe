"""ST: what surrounds the notice is the package's, or on a list. Subject: a page beside what the package draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.site.markup import Element, UnclearError, difference, names_in, read
from noticepress.rules.site.own_markup import slips

OWN_PART = "data-own"
"""Attribute of the part of ``<main>`` that a project's template may write; no text of a notice can have it."""
_META = frozenset({"author", "generator", "keywords", "publisher", "referrer", "robots", "theme-color"})
_LINKS = frozenset({"author", "icon", "license", "manifest", "me", "sitemap"})
_OWN = ("header", "footer")
_WAYS = {"header": ("body", "div", "header"), "footer": ("body", "footer"), "main": ("body", "main")}
"""Where the parts stand; around the header is a box that it cannot outgrow."""
_LINK_ATTRIBUTES = frozenset({"rel", "href", "type", "sizes", "color", "title"})
_DATA = "application/ld+json"


@dataclass
class DrawnPage:
    """A page as it stands on the site, beside the same page as the package draws it."""

    path: str
    text: str
    drawn: str
    day: str
    """The day of the build, as ISO 8601 writes it: the one date that header and footer may say."""
    is_free: bool = False
    """Whether what is in ``<main>`` may be any that the list allows: a page that is no notice's."""

    @cached_property
    def trees(self) -> tuple[Element, Element] | UnclearError:
        """The page's tree and that of what was drawn; or the place in the page that cannot be read in one way."""
        try:
            return read(self.text), read(self.drawn)
        except UnclearError as error:
            return error

    def parts(self, *tags: str) -> tuple[Element, Element] | None:
        """The part that the tags lead to from ``<html>``, here and as drawn."""
        if isinstance(self.trees, UnclearError):
            return None
        here, drawn = (_part(tree, ("html", *tags)) for tree in self.trees)
        return (here, drawn) if here and drawn else None

    def is_own(self, drawn: Element) -> bool:
        """Whether what is in an element that was drawn is the project's own."""
        return OWN_PART in drawn.attributes or (self.is_free and drawn.tag == "main")


def _part(element: Element | None, tags: tuple[str, ...]) -> Element | None:
    for tag in tags:
        element = next((child for child in element.elements if child.tag == tag), None) if element else None
    return element


@rule(
    "ST010",
    summary="The main part of a page is not what the package draws",
    explanation="Statement, dates, status and text, lists of versions and of notices are drawn by the package, and "
    "stand on the site as they were drawn: the same elements and attributes, the same words, in the same order. A "
    "plugin may take away white space, comments and quotes, and nothing else.",
    example='A hook that writes <p class="prevailing" hidden> for <p class="prevailing">.',
    remedy="find the plugin or hook that changes it, and mend or remove it; keep closing tags where pages are minified",
)
def main_is_as_drawn(page: DrawnPage) -> Iterator[Violation]:
    """``<main>`` is the same tree as the one that was drawn."""
    parts = page.parts("body", "main")
    found = difference(*parts, page.is_own) if parts else None
    if found:
        line, here, there = found
        yield Violation(page.path, line, f"{here} stands where the package draws {there}")


@rule(
    "ST011",
    summary="Around the main part of a page stands what is not allowed there",
    explanation="A page is the package's frame. Header, footer, what a template of the project puts above the list of "
    "notices, the error page and other pages have plain elements: text, lists, links, pictures, drawings and buttons, "
    "without style, script, form or frame, and nothing that hides. They stand where every browser leaves them: no item "
    "or paragraph ends another element, and what looks like the statement is the statement. In the head, what the "
    "package writes stands as it is; a plugin may add a <meta> with a name, icons and data about the page.",
    example="<body hidden>, a second <main>, <progress> around the header, <style> in the head, or a footer with a "
    "<time> that is not the day of the build.",
    remedy="take it out of the template, plugin or hook that wrote it",
)
def frame_is_known(page: DrawnPage) -> Iterator[Violation]:
    """Everything around ``<main>`` is the package's or on the list."""
    if isinstance(page.trees, UnclearError):
        yield Violation(
            page.path, page.trees.line, page.trees.what, "write each element with its end tag, quotes closed"
        )
        return
    here, drawn = page.trees
    if here.tag != drawn.tag:
        yield Violation(page.path, 1, f"the page does not begin with <{drawn.tag}>")
        return
    frame = difference(here, drawn, lambda part: part.tag in ("head", "main", *_OWN))
    heads = page.parts("head")
    for line, what in (
        *([(frame[0], f"{frame[1]} stands where {frame[2]} belongs")] if frame else []),
        *(_head(*heads) if heads else ()),
        *_own_parts(page),
    ):
        yield Violation(page.path, line, what)


def _head(here: Element, drawn: Element) -> Iterator[tuple[int, str]]:
    """What is in the head beside the package's own, and what of this is missing."""
    due = list(drawn.children)
    for child in here.children:
        if (
            due
            and not isinstance(child, str)
            and not isinstance(due[0], str)
            and not difference(child, due[0], _is_closed)
        ):
            due.pop(0)
        elif isinstance(child, str):
            yield here.line, f"the head holds words: {child}"
        elif not _is_addition(child):
            yield child.line, f"{child.start} stands in the head"
    if due and not isinstance(due[0], str):
        yield here.line, f"{due[0].start} is missing in the head, or stands elsewhere in it"


def _is_closed(_element: Element) -> bool:
    return False


def _is_addition(element: Element) -> bool:
    """Whether a plugin may add that to the head."""
    attributes = element.attributes
    if element.tag == "meta":
        name = attributes.get("name", "").lower()
        plain = attributes.keys() <= {"name", "content"} and (name in _META or name.startswith("twitter:"))
        return plain or (attributes.keys() == {"property", "content"} and ":" in attributes["property"])
    if element.tag == "link":
        kinds = set(names_in(attributes.get("rel", "").lower()))
        return bool(kinds) and kinds <= _LINKS and attributes.keys() <= _LINK_ATTRIBUTES
    return element.tag == "script" and attributes == {"type": _DATA} and not element.elements


def _own_parts(page: DrawnPage) -> Iterator[tuple[int, str]]:
    """What stands in a part that is the project's, and is not on the list."""
    for tag, way in _WAYS.items():
        here, drawn = page.parts(*way) or (None, None)
        for part, package in _pairs(page, here, drawn) if here and drawn else ():
            if difference(part, package, _is_closed):
                for line, what in slips(part, page.day):
                    yield line, f"{what} stands in what is the project's own, in <{tag}>"


def _pairs(page: DrawnPage, here: Element, drawn: Element) -> Iterator[tuple[Element, Element]]:
    """The project's own parts in a part of the page, each beside what the package draws there."""
    if drawn.tag in _OWN or page.is_own(drawn):
        yield here, drawn
    else:
        yield from zip(*(filter(page.is_own, part.walk()) for part in (here, drawn)), strict=False)


RULES: tuple[CheckedRule[DrawnPage], ...] = (main_is_as_drawn, frame_is_known)
