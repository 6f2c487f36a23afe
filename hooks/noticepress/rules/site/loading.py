"""ST: what a visitor's browser asks for by itself, beside the page. Subjects: a built page, and the built site."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.findings import Rule
from noticepress.rules.checking import CheckedRule, Violation, checks
from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.summary import PageFacts
from noticepress.rules.site.targets import Targets
from noticepress.rules.site.what_loads import ATTRIBUTES, addresses_in, css_addresses, is_loaded
from noticepress.texts.allowed import scheme_of

ELSEWHERE = Rule(
    "ST002",
    summary="Something is loaded from another origin",
    explanation="A privacy notice does not tell third parties who reads it: style, script, picture and font come from "
    "the site itself, in pages and in style sheets. With a configured analytics id, its script is asked for after "
    "consent only, and is in no page.",
    example='<link rel="stylesheet" href="https://fonts.example/css">',
    remedy="put the file under overrides/assets/ and load it from there",
)


@checks(ELSEWHERE)
def page_loads_nothing_from_elsewhere(page: PageFacts) -> Iterator[Violation]:
    """No page loads from another origin."""
    for what, value, element in (*_loaded(page.attributes), *_styled(page)):
        if _is_elsewhere(page.targets, page.address, value):
            yield Violation(page.path, element.sourceline or 0, f"{what} loads {value}")


def _loaded(attributes: Attributes) -> Iterator[tuple[str, str, HtmlElement]]:
    """(what loads it, address, element) of what elements load by an attribute."""
    for name in ATTRIBUTES:
        for value, element in attributes[name]:
            yield from ((f"<{element.tag}>", address, element) for address in addresses_in(name, value))
    for name in ("href", "xlink:href"):
        for value, element in attributes[name]:
            if value and is_loaded(name, element):
                yield f"<{element.tag}>", value, element


def _styled(page: PageFacts) -> Iterator[tuple[str, str, HtmlElement]]:
    """The same of what styles in the page load."""
    sheets = ((each.text or "", each) for each in page.scripts_and_styles if each.tag == "style")
    for text, element in (*page.attributes["style"], *sheets):
        yield from (("a style in the page", address, element) for address, _ in css_addresses(text))


@checks(ELSEWHERE)
def sheets_load_nothing_from_elsewhere(site: SiteSubject) -> Iterator[Violation]:
    """No style sheet loads from another origin."""
    for path, text in site.styles.items():
        for value, line in css_addresses(text):
            if _is_elsewhere(site.targets, path, value):
                yield Violation(path, line, f"the style sheet loads {value}")


def _is_elsewhere(targets: Targets, base: str, value: str) -> bool:
    return scheme_of(value) != "data" and targets.is_elsewhere(base, value)


PAGE_RULES: tuple[CheckedRule[PageFacts], ...] = (page_loads_nothing_from_elsewhere,)
RULES: tuple[CheckedRule[SiteSubject], ...] = (sheets_load_nothing_from_elsewhere,)
