"""Material's named colours, as its users know them, and what each becomes on these pages."""

from __future__ import annotations

from collections.abc import Mapping

from noticepress.editions.branding.colour import TEXT, VISIBLE, WHITE, Colour, colour, contrast, on, readable
from noticepress.editions.branding.tokens import DEFAULTS, Scheme

CUSTOM = "custom"
"""In place of a name: the colour stands in ``brand.css``."""

PRIMARY = {
    "red": "#ef5552",
    "pink": "#e92063",
    "purple": "#ab47bd",
    "deep-purple": "#7e56c2",
    "indigo": "#4051b5",
    "blue": "#2094f3",
    "light-blue": "#02a6f2",
    "cyan": "#00bdd6",
    "teal": "#009485",
    "green": "#4cae4f",
    "light-green": "#8bc34b",
    "lime": "#cbdc38",
    "yellow": "#ffec3d",
    "amber": "#ffc105",
    "orange": "#ffa724",
    "deep-orange": "#ff6e42",
    "brown": "#795649",
    "grey": "#757575",
    "blue-grey": "#546d78",
    "black": "#14151a",
    "white": "#ffffff",
}
ACCENT = {
    "red": "#ff1a47",
    "pink": "#f50056",
    "purple": "#df41fb",
    "deep-purple": "#7c4dff",
    "indigo": "#526cfe",
    "blue": "#4287ff",
    "light-blue": "#0091eb",
    "cyan": "#00bad6",
    "teal": "#00bda4",
    "green": "#00c753",
    "light-green": "#63de17",
    "lime": "#b0eb00",
    "yellow": "#ffd500",
    "amber": "#ffaa00",
    "orange": "#ff9100",
    "deep-orange": "#ff6e42",
}
_GROUNDS = ("--paper", "--paper-2", "--note", "--caution")
_TINT = 0.08
_NEUTRAL = frozenset({"black", "white", "grey", "blue-grey"})
"""Of these, links keep their own colour, as in Material."""


def properties(primary: str, accent: str, scheme: Scheme) -> Mapping[str, str]:
    """Custom properties of a scheme for names of :data:`PRIMARY` and :data:`ACCENT`; empty or custom ones set none.

    The header is shown in the colour itself, or in the nearest tone on which Material's white can be read. Links and
    bars take the nearest tone that can be read.
    """
    paper, second, note, caution = (_known(DEFAULTS[scheme][name]) for name in _GROUNDS)
    found: dict[str, Colour] = {}
    named = _known(PRIMARY[primary]) if primary in PRIMARY else None
    links = named if primary not in _NEUTRAL else None
    bars = _known(ACCENT[accent]) if accent in ACCENT else links
    if bars:
        found["--accent"] = readable(bars, (paper, second), VISIBLE)
        found |= {"--on-accent": on(found["--accent"]), "--note": tint(found["--accent"], paper)}
    grounds = (paper, second, found.get("--note", note), caution)
    if links:
        found["--link"] = readable(links, grounds, TEXT)
    if bars:
        found["--link-hover"] = readable(bars, grounds, TEXT)
    # A white header would glare in the dark.
    if named and not (primary == "white" and scheme is Scheme.DARK):
        header = readable(named, (WHITE,), TEXT) if contrast(named, WHITE) >= VISIBLE else named
        found |= {"--header": header, "--on-header": on(header)}
    return {name: str(value) for name, value in found.items()}


def tint(accent: Colour, paper: Colour) -> Colour:
    """The ground of notes: paper with a little of the accent."""
    return paper.mixed(accent, _TINT)


def _known(text: str) -> Colour:
    found = colour(text)
    assert found, text  # noqa: S101 (a table of this module)
    return found
