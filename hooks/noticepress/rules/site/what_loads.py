"""What a visitor's browser asks for by itself: an attribute, or a style sheet, comes in, addresses leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import tinycss2
from lxml.html import HtmlElement

from noticepress.rules.site.markup import names_in

ATTRIBUTES = ("src", "srcset", "imagesrcset", "poster", "background", "ping", "data")
"""Those whose values every element that has one of them loads."""
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

_ESCAPE = r"""(?<!")\\|\\(?![0-9a-f]+")"""
"""A way of writing names otherwise; ``"\\2003"``, a string that one escape fills, is part of none."""
_MAY_LOAD = re.compile(rf"{_ESCAPE}|@import|(?:{'|'.join(_CSS_FUNCTIONS)})\(", re.IGNORECASE)
"""CSS without any of these loads nothing."""

Token = Any
"""A component value of tinycss2, which publishes no types."""


def addresses_in(name: str, value: str) -> list[str]:
    """The addresses in an attribute of :data:`ATTRIBUTES`, as they are written."""
    if name in _LISTS:
        return [names[0] for part in value.split(",") if (names := names_in(part))]
    return [value] if value else []


def is_loaded(name: str, element: HtmlElement) -> bool:
    """Whether an element loads what its ``href``, or ``xlink:href``, names."""
    if element.tag == "link" and name == "href":
        return _is_to_load(element.get("rel") or "")
    return element.tag in _PICTURES


@lru_cache(maxsize=256)
def _is_to_load(rel: str) -> bool:
    """Whether a link of that kind loads what it leads to."""
    return not _LINKS_THAT_LOAD.isdisjoint(names_in(rel.lower()))


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
