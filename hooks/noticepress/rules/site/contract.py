"""ST: what surrounds the notice is the package's, or on a list. Subject: a page beside what the package draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from noticepress.rules.rule import Rule, Violation, rule
from noticepress.rules.site.markup import Element, UnclearError, difference, read
from noticepress.rules.site.own_markup import slips

OWN_PART = "own"
"""Class of the part of ``<main>`` that a project's template may write."""
_FREE = ("header", "footer")
_META = frozenset({"author", "generator", "keywords", "publisher", "referrer", "robots", "theme-color"})
_LINKS = frozenset({"author", "icon", "license", "manifest", "me", "sitemap"})
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
            here = read(self.text)
        except UnclearError as error:
            return error
        return here, here if self.text == self.drawn else read(self.drawn)

    def parts(self, tag: str) -> tuple[Element, Element] | None:
        """The part of the body that is called so, here and as drawn."""
        if isinstance(self.trees, UnclearError):
            return None
        here, drawn = (_part(_part(_part(tree, "html"), "body"), tag) for tree in self.trees)
        return (here, drawn) if here and drawn else None


def _part(element: Element | None, tag: str) -> Element | None:
    return next((child for child in element.elements if child.tag == tag), None) if element else None


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
    parts = None if page.text == page.drawn or page.is_free else page.parts("main")
    found = difference(*parts) if parts else None
    if found:
        line, here, there = found
        yield Violation(page.path, line, f"{here} stands where the package draws {there}")


@rule(
    "ST011",
    summary="Around the main part of a page stands what is not allowed there",
    explanation="A page is the package's frame. Header, footer, what a template of the project puts above the list of "
    "notices, the error page and other pages have plain elements: text, lists, links, pictures, drawings and buttons, "
    "without style, script, form or frame, and nothing that hides. In the head, what the package writes stands as it "
    "is; a plugin may add a <meta> with a name, icons and data about the page.",
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
    for line, what in (*_frame(here, drawn), *_parts(page)):
        yield Violation(page.path, line, what)


def _frame(here: Element, drawn: Element) -> Iterator[tuple[int, str]]:
    """What differs from the package's frame: the outermost elements, the head, the parts of the body."""
    if here is drawn:
        return
    yield from _same_children(here, drawn)
    pages = [_part(tree, "html") for tree in (here, drawn)]
    if not (pages[0] and pages[1]):
        return
    yield from _same_children(pages[0], pages[1])
    heads, bodies = ([_part(each, tag) for each in pages] for tag in ("head", "body"))
    if heads[0] and heads[1]:
        yield from _head(heads[0], heads[1])
    if bodies[0] and bodies[1]:
        yield from _same_children(bodies[0], bodies[1])
        for one, other in zip(bodies[0].elements, bodies[1].elements, strict=False):
            if one.tag == other.tag and one.tag not in (*_FREE, "main"):
                yield from _told(difference(one, other))


def _same_children(here: Element, there: Element) -> Iterator[tuple[int, str]]:
    """Where the children, apart from what is in them, are not the same."""
    one, other = (
        Element(each.tag, {}, each.line, [_alone(child) for child in each.children]) for each in (here, there)
    )
    yield from _told(difference(one, other))


def _alone(child: Element | str) -> Element | str:
    return Element(child.tag, child.attributes, child.line) if isinstance(child, Element) else child


def _told(found: tuple[int, str, str] | None) -> Iterator[tuple[int, str]]:
    if found:
        yield found[0], f"{found[1]} stands where {found[2]} belongs"


def _head(here: Element, drawn: Element) -> Iterator[tuple[int, str]]:
    """What is in the head beside the package's own, and what of this is missing."""
    due = list(drawn.children)
    for child in here.children:
        if due and not isinstance(child, str) and not isinstance(due[0], str) and not difference(child, due[0]):
            due.pop(0)
        elif isinstance(child, str):
            yield here.line, f"the head holds words: {child}"
        elif not _is_addition(child):
            yield child.line, f"{child.start} stands in the head"
    if due and not isinstance(due[0], str):
        yield here.line, f"{due[0].start} is missing in the head, or stands elsewhere in it"


def _is_addition(element: Element) -> bool:
    """Whether a plugin may add that to the head."""
    attributes = element.attributes
    if element.tag == "meta":
        name = attributes.get("name", "").lower()
        plain = attributes.keys() <= {"name", "content"} and (name in _META or name.startswith("twitter:"))
        return plain or (attributes.keys() == {"property", "content"} and ":" in attributes["property"])
    if element.tag == "link":
        kinds = set(attributes.get("rel", "").lower().split())
        return bool(kinds) and kinds <= _LINKS and attributes.keys() <= _LINK_ATTRIBUTES
    return element.tag == "script" and attributes == {"type": _DATA} and not element.elements


def _parts(page: DrawnPage) -> Iterator[tuple[int, str]]:
    """What stands in a part that is the project's, and is not on the list."""
    for tag in (*_FREE, "main"):
        parts = page.parts(tag)
        for part in _own_parts(parts[0], is_free=page.is_free) if parts else ():
            for line, what in slips(part, page.day):
                yield line, f"{what} stands in the {_NAMES[tag]}"


def _own_parts(part: Element, *, is_free: bool) -> list[Element]:
    if part.tag in _FREE or is_free:
        return [part]
    outer = [child for each in (part, *part.elements) for child in each.elements]
    return [each for each in outer if each.attributes.get("class") == OWN_PART]


_NAMES = {"header": "header", "footer": "footer", "main": "part of the page that is the project's own"}

RULES: tuple[Rule[DrawnPage], ...] = (main_is_as_drawn, frame_is_known)
