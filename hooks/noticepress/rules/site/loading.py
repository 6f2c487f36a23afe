"""ST: what a visitor's browser asks for by itself, beside the page. Subjects: a built page, and the built site."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.findings import Rule
from noticepress.rules.checking import CheckedRule, Violation, checks
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.loads import css_addresses
from noticepress.rules.site.summary import PageFacts
from noticepress.rules.site.targets import Targets
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
    for what, (value, line) in page.loads:
        if _is_elsewhere(page.targets, page.address, value):
            yield Violation(page.path, line, f"{what} loads {value}")


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
