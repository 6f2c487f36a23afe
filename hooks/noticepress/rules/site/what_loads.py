"""What a visitor's browser asks for by itself: an element, or a style sheet, comes in, addresses leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import tinycss2
from lxml.html import HtmlElement

from noticepress.rules.site.markup import names_in

ATTRIBUTES = ("src", "srcset", "imagesrcset", "poster", "background", "ping", "data")
_LISTS = frozenset({"srcset", "imagesrcset"})
PICTURES = frozenset({"image", "use", "feimage"})
"""Elements of SVG that load what their ``href`` names."""
_LINKS_THAT_LOAD = frozenset(
    {
        *("stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest"),
        *("preload", "prefetch", "prerender", "modulepreload", "preconnect", "dns-prefetch"),
    }
)
_CSS_FUNCTIONS = frozenset({"url", "src", "image-set", "-webkit-image-set"})
"""Functions of CSS that load what a string in them names."""

_MAY_LOAD = re.compile(rf"\\|@import|(?:{'|'.join(_CSS_FUNCTIONS)})\(", re.IGNORECASE)
"""CSS without any of these, nor a way of writing one otherwise, loads nothing."""

Token = Any
"""A component value of tinycss2, which publishes no types."""


def loaded(element: HtmlElement) -> Iterator[str]:
    """The addresses that an element loads, as they are written."""
    for name in ATTRIBUTES:
        value = element.get(name)
        if value and name in _LISTS:
            yield from (names[0] for part in value.split(",") if (names := names_in(part)))
        elif value:
            yield value
    if element.tag == "link" and _LINKS_THAT_LOAD.intersection(names_in((element.get("rel") or "").lower())):
        yield element.get("href") or ""
    if element.tag in PICTURES:
        yield from filter(None, (element.get("href"), element.get("xlink:href")))


def styled(element: HtmlElement) -> Iterator[str]:
    """The addresses that the style in an element loads."""
    for text in (element.get("style"), element.text if element.tag == "style" else None):
        if text:
            yield from (value for value, _ in css_addresses(text))


def css_addresses(text: str) -> Iterator[tuple[str, int]]:
    """What a style sheet, or the declarations of a ``style`` attribute, load: (address, line)."""
    if _MAY_LOAD.search(text):
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
