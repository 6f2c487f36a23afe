"""``overrides/assets/brand.css``: custom properties of an organisation's own, and nothing else.

The file is read as data. What reaches the site are the values that were understood, written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import tinycss2

from noticepress.editions.branding.colour import colour
from noticepress.editions.branding.fonts import NAME
from noticepress.editions.branding.tokens import LENGTHS, MATERIALS, PIXELS_PER_REM, PROPERTIES, Kind, Scheme
from noticepress.files.rules import FILES
from noticepress.findings import Finding, quote
from noticepress.nearest import nearest

Node = Any
"""A node of tinycss2, which publishes no types."""

PATH = "overrides/assets/brand.css"
_DARK = re.compile(r"\s*(screen\s+and\s+)?\(\s*prefers-color-scheme\s*:\s*dark\s*\)\s*", re.IGNORECASE)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(rem|em|px)|0", re.IGNORECASE)
_FAMILY = re.compile(rf""" *(?:"{NAME}"|'{NAME}'|-?{NAME}) *""")


@dataclass
class BrandSheet:
    """What the file sets, name to value and line: for every scheme, and for the dark one alone; and what is wrong."""

    common: dict[str, tuple[str, int]] = field(default_factory=dict)
    dark: dict[str, tuple[str, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def of(self, scheme: Scheme) -> Mapping[str, tuple[str, int]]:
        """Name to value and line, as they count in a scheme."""
        return self.common if scheme is Scheme.LIGHT else {**self.common, **self.dark}

    def refuse(self, line: int, message: str, remedy: str) -> None:
        """Add a finding."""
        self.findings.append(FILES.at(PATH, line, message, remedy))


def parse_brand(text: str) -> BrandSheet:
    """Read the file. As in CSS, what is set for :root counts in the dark scheme too, unless that sets its own."""
    sheet = BrandSheet()
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        is_media = rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None
        if is_media and _DARK.fullmatch(tinycss2.serialize(rule.prelude)):
            for each in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True):
                _read_rule(sheet, each, sheet.dark)
        else:
            _read_rule(sheet, rule, sheet.common)
    return sheet


def _read_rule(sheet: BrandSheet, rule: Node, values: dict[str, tuple[str, int]]) -> None:
    if rule.type != "qualified-rule" or tinycss2.serialize(rule.prelude).strip() != ":root":
        remedy = "write ':root { --accent: #0b4f8a; }', for dark screens within '@media (prefers-color-scheme: dark)'"
        is_broken = rule.type == "error"
        what = "something broken" if is_broken else quote(" ".join(rule.serialize().split("{")[0].split())[:40])
        sheet.refuse(rule.source_line, f"{what} stands where the file holds custom properties of :root alone", remedy)
        return
    for each in tinycss2.parse_declaration_list(rule.content, skip_comments=True, skip_whitespace=True):
        problem = _problem(each, is_dark=values is sheet.dark)
        if problem:
            sheet.refuse(each.source_line, *problem)
        else:
            values[each.name] = (tinycss2.serialize(each.value).strip(), each.source_line)


_Problem = tuple[str, str]


def _problem(node: Node, *, is_dark: bool) -> _Problem | None:
    if node.type != "declaration":
        return "this is no declaration", "write one like '--accent: #0b4f8a;'"
    kind = PROPERTIES.get(node.name)
    if kind is None:
        return _unknown(node.name)
    if node.important:
        return f"{node.name} has !important", "remove it: these values count as they are"
    if is_dark and kind is not Kind.COLOUR:
        return f"{node.name} is no colour, and the same in every scheme", "write it in the file's first :root"
    return next(_VALUES[kind](node.name, tinycss2.serialize(node.value).strip()), None)


def _unknown(name: str) -> _Problem:
    own = MATERIALS.get(name)
    found = nearest(name, PROPERTIES, 75)
    remedy = f"it is called {own} here" if own else f"did you mean {found}?" if found else ""
    return f"{quote(name)} is none of the properties that can be set", remedy or f"they are {', '.join(PROPERTIES)}"


def _colour(name: str, value: str) -> Iterator[_Problem]:
    if colour(value) is None:
        yield f"{name}: {quote(value)} is no opaque colour of sRGB", "write one like #0b4f8a, or with rgb() or hsl()"


def _length(name: str, value: str) -> Iterator[_Problem]:
    least, most = LENGTHS[name]
    found = _LENGTH.fullmatch(value)
    remedy = f"write a length from {least:g} to {most:g} rem, such as {(least + most) / 2:g}rem"
    if not found:
        yield f"{name}: {quote(value)} is no length in rem, em or px", remedy
    elif not least <= float(found[1] or 0) / (PIXELS_PER_REM if (found[2] or "").lower() == "px" else 1) <= most:
        yield f"{name}: {quote(value)} is too small or too large", remedy


def _fonts(name: str, value: str) -> Iterator[_Problem]:
    if not all(_FAMILY.fullmatch(family) for family in value.split(",")):
        yield (
            f"{name}: {quote(value)} is no list of fonts",
            'write names of letters, digits, spaces and hyphens, with commas between, as in "My Sans", sans-serif',
        )


_VALUES: dict[Kind, Callable[[str, str], Iterator[_Problem]]] = {
    Kind.COLOUR: _colour,
    Kind.LENGTH: _length,
    Kind.FONTS: _fonts,
}
