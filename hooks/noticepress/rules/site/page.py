"""ST: a built page by itself. Subject: what one walk over it has found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.editions.branding.brand import DRAWING
from noticepress.findings import quote
from noticepress.rules.checking import CheckedRule, Violation, checks, rule
from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.built import LINKS
from noticepress.rules.site.summary import ALIGNMENTS, NOTICE_CLASS, PageFacts
from noticepress.rules.site.targets import MalformedError
from noticepress.texts.allowed import SCHEMES, scheme_of

_ADDRESSES = ("href", "xlink:href", "src", "action", "formaction", "data", "poster", "ping", "background")
_HARMLESS = frozenset({"", *SCHEMES})
"""The schemes that an address may have; empty where it is relative."""


@checks(LINKS)
def links_are_addresses(page: PageFacts) -> Iterator[Violation]:
    """Each link can be read."""
    malformed = {href for href, target in page.leading.items() if isinstance(target, MalformedError)}
    for href, element in page.links if malformed else ():
        if href in malformed:
            yield Violation(page.path, element.sourceline or 0, f"the link {href} is no address")


@rule(
    "ST004",
    summary="Wrong or missing lang",
    explanation="<html lang> is the locale's tag: it chooses a screen reader's voice and the glyphs of Han characters.",
    example='<html lang="en"> on a Hong Kong page.',
    remedy="find the hook or plugin that changes it, and mend or remove it",
)
def language_is_said(page: PageFacts) -> Iterator[Violation]:
    """``<html lang>`` is the locale's tag, and a direction is said."""
    language = page.root.get("lang")
    if language != page.locale:
        yield Violation(page.path, 0, f'<html lang="{language or ""}">, where {page.locale} is due')
    if page.root.get("dir") not in ("ltr", "rtl"):
        yield Violation(page.path, 0, "<html> says no direction (dir)")


@rule(
    "ST005",
    summary="An id stands twice in a page",
    explanation="A link to an element needs an id that only one element has.",
    example="A footer with an id that a heading has too.",
    remedy="give one of the elements another id",
)
def ids_are_unique(page: PageFacts) -> Iterator[Violation]:
    """No id stands twice."""
    names = page.attributes["id"]
    counts = Counter(name for name, _ in names) if len(page.ids) < len(names) else {}
    for name, count in counts.items():
        if count > 1:
            yield Violation(page.path, 0, f"the id {name!r} stands {count} times")


@rule(
    "ST009",
    summary="An address that a browser would run, or a style in a notice",
    explanation="Whatever brought it there, a plugin, a template or a text: every address of a page is relative or "
    "begins with https:, http:, mailto: or tel:, but for a drawing as a picture or an icon (data:image/svg+xml), and "
    "no element of a notice has a style of its own, but for the alignment of a table's column. Scripts and handlers "
    "are ST007's.",
    example='<a href="javascript:…"> in a footer, or <p style="…"> within the notice.',
    remedy="take it out of the text, the template or the plugin that wrote it",
)
def nothing_is_active(page: PageFacts) -> Iterator[Violation]:
    """No address of a page acts, and nothing within a notice has a style."""
    for name, value, element in (*_acting(page.attributes), *_styles_in_notice(page.attributes)):
        yield Violation(page.path, element.sourceline or 0, f"<{element.tag}> has {name}={quote(value)}")


def _acting(attributes: Attributes) -> Iterator[tuple[str, str, HtmlElement]]:
    """(name, value, element) of each address that acts."""
    for name in _ADDRESSES:
        if _HARMLESS.issuperset(map(scheme_of, [value for value, _ in attributes[name]])):
            continue
        for value, element in attributes[name]:
            if scheme_of(value) not in _HARMLESS and not _is_drawing(name, value, element):
                yield name, value, element


def _is_drawing(name: str, value: str, element: HtmlElement) -> bool:
    """Whether an address is a drawing itself, shown as a picture or an icon, in which nothing runs."""
    is_picture = (element.tag, name) == ("img", "src") or (element.tag == "link" and element.get("rel") == "icon")
    return is_picture and value.startswith(DRAWING)


def _styles_in_notice(attributes: Attributes) -> Iterator[tuple[str, str, HtmlElement]]:
    """The same of each style within a notice."""
    for value, element in attributes["style"]:
        if value not in ALIGNMENTS and any(NOTICE_CLASS in around.classes for around in element.iterancestors()):
            yield "style", value, element


RULES: tuple[CheckedRule[PageFacts], ...] = (links_are_addresses, language_is_said, ids_are_unique, nothing_is_active)
