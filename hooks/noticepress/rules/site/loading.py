"""ST: what a visitor's browser asks for by itself, beside the page. Subject: the built site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import tinycss2
from lxml.html import HtmlElement

from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.site.built import SiteSubject
from noticepress.texts.allowed import scheme_of

_ATTRIBUTES = ("src", "srcset", "imagesrcset", "poster", "background", "ping", "data")
_LISTS = frozenset({"srcset", "imagesrcset"})
_PICTURES = frozenset({"image", "use", "feimage"})
"""Elements of SVG that load what their ``href`` names."""
_LINKS_THAT_LOAD = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest"),
        *("preload", "prefetch", "prerender", "modulepreload", "preconnect", "dns-prefetch"),
    }
)
_CSS_FUNCTIONS = frozenset({"url", "src", "image-set", "-webkit-image-set"})
"""Functions of CSS that load what a string in them names."""

Token = Any
"""A component value of tinycss2, which publishes no types."""


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
        for element in page.root.iter():
            line = element.sourceline or 0
            for value in _loaded(element):
                if _is_elsewhere(site, page.address, value):
                    yield Violation(page.path, line, f"<{element.tag}> loads {value}")
            for value in _styled(element):
                if _is_elsewhere(site, page.address, value):
                    yield Violation(page.path, line, f"a style in the page loads {value}")
    for path, text in site.styles.items():
        for value, line in css_addresses(text):
            if _is_elsewhere(site, path, value):
                yield Violation(path, line, f"the style sheet loads {value}")


def _is_elsewhere(site: SiteSubject, base: str, value: str) -> bool:
    if scheme_of(value) == "data":
        return False
    address = site.absolute(base, value)
    return address is None or urlsplit(address)[:2] != urlsplit(site.url)[:2]


def _loaded(element: HtmlElement) -> Iterator[str]:
    """The addresses that an element loads, as they are written."""
    for name in _ATTRIBUTES:
        value = element.get(name)
        if value and name in _LISTS:
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        elif value:
            yield value
    if element.tag == "link" and _LINKS_THAT_LOAD.intersection((element.get("rel") or "").lower().split()):
        yield element.get("href") or ""
    if element.tag in _PICTURES:
        yield from filter(None, (element.get("href"), element.get("xlink:href")))


def _styled(element: HtmlElement) -> Iterator[str]:
    """The addresses that the style in an element loads."""
    for text in (element.get("style"), element.text if element.tag == "style" else None):
        if text:
            yield from (value for value, _ in css_addresses(text))


def css_addresses(text: str) -> Iterator[tuple[str, int]]:
    """What a style sheet, or the declarations of a ``style`` attribute, load: (address, line)."""
    yield from _addresses(tinycss2.parse_component_value_list(text, skip_comments=True))


def _addresses(tokens: list[Token], *, strings: bool = False) -> Iterator[tuple[str, int]]:
    imports = strings
    for token in tokens:
        if token.type == "url" or (token.type == "string" and imports):
            yield token.value, token.source_line
        elif token.type == "function":
            yield from _addresses(token.arguments, strings=token.lower_name in _CSS_FUNCTIONS)
        elif token.type in ("{} block", "[] block", "() block"):
            yield from _addresses(token.content)
        if token.type == "at-keyword":
            imports = token.lower_value == "import"
        elif token.type != "whitespace":
            imports = strings


RULES: tuple[CheckedRule[SiteSubject], ...] = (nothing_from_elsewhere,)
