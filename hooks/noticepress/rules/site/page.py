"""ST: a built page by itself. Subject: what one walk over it has found."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.rules.checking import CheckedRule, Violation, checks, rule
from noticepress.rules.site.built import LINKS
from noticepress.rules.site.summary import PageFacts


@checks(LINKS)
def links_are_addresses(page: PageFacts) -> Iterator[Violation]:
    """Each link can be read."""
    for href, line in page.malformed:
        yield Violation(page.path, line, f"the link {href} is no address")


@rule(
    "ST004",
    summary="Wrong or missing lang",
    explanation="<html lang> is the locale's tag: it chooses a screen reader's voice and the glyphs of Han characters.",
    example='<html lang="en"> on a Hong Kong page.',
    remedy="find the hook or plugin that changes it, and mend or remove it",
)
def language_is_said(page: PageFacts) -> Iterator[Violation]:
    """``<html lang>`` is the locale's tag, and a direction is said."""
    if page.lang != page.locale:
        yield Violation(page.path, 0, f'<html lang="{page.lang or ""}">, where {page.locale} is due')
    if page.direction not in ("ltr", "rtl"):
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
    for name, count in page.ids.items():
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
    for element, name, (value, line) in page.acting:
        yield Violation(page.path, line, f"<{element}> has {name}={quote(value)}")


RULES: tuple[CheckedRule[PageFacts], ...] = (links_are_addresses, language_is_said, ids_are_unique, nothing_is_active)
