"""A font that a project ships: the bytes of its file come in, what keeps it from showing a text leaves.

What its letters look like, nobody can check but those who choose it: here is found what is no font, what draws
otherwise than by outlines, and what has letters that nobody sees. It needs fontTools, an extra of the package.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from noticepress.extras import install
from noticepress.findings import quote
from noticepress.rules.inputs.drawings import words

_TABLES = words(
    "BASE CFF CFF2 DSIG FFTM GDEF GPOS GSUB HVAR JSTF LTSH MATH MVAR OS/2 PCLT STAT TTFA VDMX VORG VVAR avar cmap cvar "
    "cvt fpgm fvar gasp glyf gvar hdmx head hhea hmtx kern loca maxp meta name post prep vhea vmtx"
)
"""Outlines, their measures and their shaping: no colours, pictures or programs of another kind."""
_BASIC = frozenset({"Lu", "Ll", "Nd"})
"""Categories of the characters that are looked at: letters with and without capitals, and digits."""
_HIGH, _WIDE, _FAR = 1 / 20, 1 / 100, 2
"""Least greater and lesser side of a letter, and how far it may lie from its place, in ems."""
_SHOWN = 5
"""How many letters a message names."""

NOT_INSTALLED = "cannot be looked into: fontTools is not installed"
Problem = tuple[str, str]
"""What is wrong with the font, and the remedy."""
Font = Any
"""A font of fontTools, which publishes no types."""


def problems(content: bytes) -> list[Problem]:
    """What is wrong with a font."""
    try:
        return list(_look_into(content))
    except ImportError:
        return [(NOT_INSTALLED, f"run: {install('fonts')}")]
    except Exception:  # noqa: BLE001 (a damaged font makes fontTools raise whatever its code stumbles upon)
        return [("is no WOFF2 font that can be read", "convert the font to WOFF2 once more")]


def _look_into(content: bytes) -> Iterator[Problem]:
    import logging  # noqa: PLC0415 (as the next line)

    from fontTools.ttLib import TTFont  # noqa: PLC0415 (an extra, and only for who ships fonts)

    logging.getLogger("fontTools").addHandler(logging.NullHandler())
    with TTFont(BytesIO(content), lazy=True) as font:
        yield from _in_font(font)


def _in_font(font: Font) -> Iterator[Problem]:
    if font.flavor != "woff2":
        yield "is no WOFF2 font", "convert it to WOFF2"
        return
    tables = sorted({name.strip() for name in font.keys()} - {"GlyphOrder"} - _TABLES)  # noqa: SIM118 (no mapping)
    if tables:
        yield f"draws by more than outlines (table {quote(tables[0])})", "use a font without colours and pictures"
    blank = sorted(character for character in _basic(font) if not _is_seen(font, character))
    if blank:
        named = ", ".join(map(chr, blank[:_SHOWN])) + (", …" if len(blank) > _SHOWN else "")
        yield f"shows nothing, or next to nothing, for {named} ({len(blank):,} in all)", "use another font"


def _basic(font: Font) -> Iterator[int]:
    """The letters and digits that a font says it has."""
    return (code for code in font.getBestCmap() or () if unicodedata.category(chr(code)) in _BASIC)


def _is_seen(font: Font, code: int) -> bool:
    from fontTools.pens.boundsPen import ControlBoundsPen  # noqa: PLC0415 (as above)

    glyphs, em = font.getGlyphSet(), font["head"].unitsPerEm
    glyph = glyphs[font.getBestCmap()[code]]
    pen = ControlBoundsPen(glyphs)
    glyph.draw(pen)
    if pen.bounds is None or glyph.width < _WIDE * em:
        return False
    left, low, right, high = pen.bounds
    lesser, greater = sorted((right - left, high - low))
    is_near = all(abs(each) <= _FAR * em for each in pen.bounds)
    return bool(lesser >= _WIDE * em and greater >= _HIGH * em and is_near)
