"""What ``brand.css`` may set: one list. CSS comes in, slips leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import tinycss2
from tinycss2.color4 import parse_color

Token = Any
"""A component value of tinycss2, which publishes no types."""

Slip = tuple[int, str]
"""Line, and what is wrong there."""


class Kind(StrEnum):
    """The type of a custom property's value."""

    COLOUR = "a colour that nothing shows through, such as #1b4f8a"
    LENGTH = "a length from 20rem to 90rem"


PROPERTIES: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(
            ("--paper", "--paper-2", "--ink", "--ink-2", "--line", "--link", "--link-visited"), Kind.COLOUR
        ),
        **dict.fromkeys(("--accent", "--note", "--caution", "--caution-line", "--focus"), Kind.COLOUR),
        **dict.fromkeys(("--measure", "--page"), Kind.LENGTH),
    }
)
"""The custom properties of the package's style sheet that a project may set."""

_LEAST, _MOST = 20, 90
_DARK = frozenset({"(prefers-color-scheme:dark)", "screenand(prefers-color-scheme:dark)"})


def slips_in_brand(text: str) -> Iterator[Slip]:
    """Everything in ``brand.css`` but blocks of ``:root`` with known custom properties, in either colour scheme."""
    yield from _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), nested=False)


def _rules(nodes: list[Token], *, nested: bool) -> Iterator[Slip]:
    for node in nodes:
        prelude = _squeezed(node.prelude) if node.type in ("qualified-rule", "at-rule") else ""
        is_dark = node.type == "at-rule" and node.lower_at_keyword == "media" and prelude in _DARK
        if node.type == "qualified-rule" and prelude == ":root":
            yield from _declarations(node.content)
        elif is_dark and node.content is not None and not nested:
            content = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield from _rules(content, nested=True)
        else:
            yield node.source_line, f"{told(node)} is neither :root nor @media (prefers-color-scheme: dark)"


def _declarations(content: list[Token]) -> Iterator[Slip]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            yield node.source_line, f"{told(node)} is no declaration"
        elif node.name not in PROPERTIES:
            yield node.source_line, f"{node.name} is none of {', '.join(PROPERTIES)}"
        elif not _fits(node.value, PROPERTIES[node.name]):
            yield node.source_line, f"{node.name} is to be {PROPERTIES[node.name]}"


def _fits(value: list[Token], kind: Kind) -> bool:
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if len(tokens) != 1:
        return False
    token = tokens[0]
    if kind is Kind.LENGTH:
        return bool(token.type == "dimension" and token.lower_unit == "rem" and _LEAST <= token.value <= _MOST)
    colour = parse_color(token)
    return colour is not None and colour != "currentcolor" and colour.alpha == 1


def _squeezed(tokens: list[Token]) -> str:
    text: str = tinycss2.serialize([token for token in tokens if token.type != "comment"])
    return "".join(text.lower().split())


def told(node: Token) -> str:
    """A node of a style sheet as it is told, on one line."""
    if node.type == "error":
        return f"what stands here ({node.message})"
    text = node.serialize() if node.type == "at-rule" else tinycss2.serialize(node.prelude)
    return f"“{' '.join(text.partition('{')[0].split())[:60]}”"
