"""Colours and how well they can be told apart. CSS comes in, sRGB values and ratios leave.

Luminance and contrast as WCAG 2.2 defines them.
"""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple

from tinycss2.color4 import parse_color

TEXT, VISIBLE = 4.5, 3.0
"""Least contrast of text, and of what is no text (1.4.3 and 1.4.11)."""

_LINEAR = 0.04045
_STEPS = 50
_SPACES = frozenset({"srgb", "hsl", "hwb"})
"""How a colour may be written: what is shown of a wider space on a narrower screen is each browser's own choice."""


class Colour(NamedTuple):
    """An opaque colour in sRGB; each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """From 0 (black) to 1 (white)."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: Colour, share: float) -> Colour:
        """This colour with a share, from 0 to 1, of another."""
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(own * (1 - share) + its * share) for own, its in pairs))


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def colour(text: str) -> Colour | None:
    """The colour that a CSS value names; ``None`` for none, and for one that is translucent or of another space."""
    try:
        parsed = parse_color(text)
    except ValueError:  # of a function without arguments
        return None
    if parsed is None or parsed == "currentcolor" or parsed.alpha != 1 or parsed.space not in _SPACES:
        return None
    parts = [part or 0 for part in parsed.to("srgb").coordinates]
    return Colour(*(round(min(1, max(0, part)) * 255) for part in parts)) if all(map(isfinite, parts)) else None


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio, from 1 to 21."""
    lighter, darker = sorted((one.luminance, other.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def on(background: Colour) -> Colour:
    """White, near-black or black for text on ``background``: the first that is read well."""
    inks = (WHITE, Colour(0x14, 0x18, 0x1E), BLACK)
    return next((ink for ink in inks if contrast(ink, background) >= TEXT), BLACK)


def readable(wanted: Colour, backgrounds: tuple[Colour, ...], ratio: float) -> Colour:
    """The tone nearest to ``wanted`` that reaches ``ratio`` on every background: darker on light ones, else lighter."""
    towards = BLACK if backgrounds[0].luminance > 0.5 else WHITE  # noqa: PLR2004 (half of the scale)
    tones = (wanted.mixed(towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((tone for tone in tones if all(contrast(tone, each) >= ratio for each in backgrounds)), towards)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR else float(((part + 0.055) / 1.055) ** 2.4)
