"""ST: what a visitor's browser asks for by itself, beside the page. Subject: the built site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.site.built import SiteSubject
from noticepress.rules.site.loads import css_addresses
from noticepress.texts.allowed import scheme_of


@rule(
    "ST002",
    summary="Something is loaded from another origin",
    explanation="A privacy notice does not tell third parties who reads it: style, script, picture and font come from "
    "the site itself, in pages and in style sheets. With a configured analytics id, its script is asked for after "
    "consent only, and is in no page.",
    example='<link rel="stylesheet" href="https://fonts.example/css">',
    remedy="put the file under overrides/assets/ and load it from there",
)
def nothing_from_elsewhere(site: SiteSubject) -> Iterator[Violation]:
    """No page and no style sheet loads from another origin."""
    for page in site.pages.values():
        for what, (value, line) in page.loads:
            if _is_elsewhere(site, page.address, value):
                yield Violation(page.path, line, f"{what} loads {value}")
    for path, text in site.styles.items():
        for value, line in css_addresses(text):
            if _is_elsewhere(site, path, value):
                yield Violation(path, line, f"the style sheet loads {value}")


def _is_elsewhere(site: SiteSubject, base: str, value: str) -> bool:
    if scheme_of(value) == "data":
        return False
    address = site.absolute(base, value)
    return address is None or urlsplit(address)[:2] != urlsplit(site.url)[:2]


RULES: tuple[CheckedRule[SiteSubject], ...] = (nothing_from_elsewhere,)
