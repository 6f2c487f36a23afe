"""The custom properties of the theme's style sheet: which of them an organisation may set, and of what type.

The one list: the style sheet uses it, ``brand.css`` may set it, settings become it, the handbook's table is tested
against it.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from noticepress.editions.branding.colour import TEXT, VISIBLE


class Kind(StrEnum):
    """The type of a custom property's value."""

    COLOUR = "colour"
    """An opaque colour: hexadecimal, a name of CSS, ``rgb()``, ``hsl()`` or the like."""
    LENGTH = "length"
    """A number of rem, em or px, within the bounds of :data:`LENGTHS`."""
    FONTS = "fonts"
    """Families of fonts, separated by commas."""


class Scheme(StrEnum):
    """A colour scheme."""

    LIGHT = "light"
    DARK = "dark"


PROPERTIES = MappingProxyType(
    {
        "--accent": Kind.COLOUR,
        "--on-accent": Kind.COLOUR,
        "--header": Kind.COLOUR,
        "--on-header": Kind.COLOUR,
        "--link": Kind.COLOUR,
        "--link-hover": Kind.COLOUR,
        "--link-visited": Kind.COLOUR,
        "--focus": Kind.COLOUR,
        "--paper": Kind.COLOUR,
        "--paper-2": Kind.COLOUR,
        "--ink": Kind.COLOUR,
        "--ink-2": Kind.COLOUR,
        "--line": Kind.COLOUR,
        "--note": Kind.COLOUR,
        "--caution": Kind.COLOUR,
        "--caution-line": Kind.COLOUR,
        "--logo-size": Kind.LENGTH,
        "--radius": Kind.LENGTH,
        "--measure": Kind.LENGTH,
        "--page": Kind.LENGTH,
        "--font-ui": Kind.FONTS,
        "--font-text": Kind.FONTS,
        "--font-head": Kind.FONTS,
        "--font-code": Kind.FONTS,
    }
)
"""What an organisation may set, name to type."""

LENGTHS = MappingProxyType(
    {"--logo-size": (1.0, 6.0), "--radius": (0.0, 1.5), "--measure": (20.0, 60.0), "--page": (40.0, 90.0)}
)
"""Least and greatest length, in rem."""

PIXELS_PER_REM = 16

MATERIALS = MappingProxyType(
    {
        "--md-primary-fg-color": "--header",
        "--md-primary-bg-color": "--on-header",
        "--md-accent-fg-color": "--accent",
        "--md-accent-bg-color": "--on-accent",
        "--md-typeset-a-color": "--link",
        "--md-default-bg-color": "--paper",
        "--md-default-fg-color": "--ink",
        "--md-text-font": "--font-ui",
        "--md-code-font": "--font-code",
    }
)
"""Custom properties of Material's, and what they are called here."""

SYSTEM = "system-ui, sans-serif"
SYSTEM_CODE = "ui-monospace, Menlo, Consolas, monospace"

DEFAULTS = MappingProxyType(
    {
        Scheme.LIGHT: MappingProxyType(
            {
                "--paper": "#ffffff",
                "--paper-2": "#f3f5f8",
                "--ink": "#1b2430",
                "--ink-2": "#4a5565",
                "--line": "#d5dbe3",
                "--link": "#1b4f8a",
                "--link-hover": "#1b4f8a",
                "--link-visited": "#5b3c8a",
                "--accent": "#1f4e79",
                "--on-accent": "#ffffff",
                "--header": "#f3f5f8",
                "--on-header": "#1b2430",
                "--note": "#eaf1f9",
                "--caution": "#fdf3dc",
                "--caution-line": "#a86a00",
                "--focus": "#b3400a",
            }
        ),
        Scheme.DARK: MappingProxyType(
            {
                "--paper": "#14181e",
                "--paper-2": "#1d232b",
                "--ink": "#e6eaf0",
                "--ink-2": "#b2bcc9",
                "--line": "#38424f",
                "--link": "#9cc6f5",
                "--link-hover": "#9cc6f5",
                "--link-visited": "#cbb4f3",
                "--accent": "#9cc6f5",
                "--on-accent": "#14181e",
                "--header": "#1d232b",
                "--on-header": "#e6eaf0",
                "--note": "#1c2a3a",
                "--caution": "#33290f",
                "--caution-line": "#e0b04c",
                "--focus": "#ffb084",
            }
        ),
    }
)
"""The colours of the theme's style sheet; a test holds the two together."""


class Pair(NamedTuple):
    """Two colours that lie beside each other on some page."""

    front: str
    ground: str
    least: float
    what: str


def _pairs() -> tuple[Pair, ...]:
    grounds = ("--paper", "--paper-2", "--note", "--caution")
    text = [Pair(front, ground, TEXT, "text") for front in ("--ink", "--ink-2") for ground in grounds]
    links = [
        Pair(front, ground, TEXT, "links")
        for front in ("--link", "--link-hover", "--link-visited")
        for ground in grounds
    ]
    return (
        *text,
        *links,
        Pair("--on-header", "--header", TEXT, "the header's text"),
        Pair("--on-accent", "--accent", TEXT, "text on the accent"),
        *(Pair("--focus", ground, VISIBLE, "the mark of what has the focus") for ground in grounds),
        *(Pair("--accent", ground, VISIBLE, "bars and edges of buttons") for ground in grounds[:2]),
        *(Pair("--caution-line", ground, VISIBLE, "bars beside cautions") for ground in grounds[:2]),
    )


PAIRS = _pairs()
"""Every pair of colours that must be told apart."""
