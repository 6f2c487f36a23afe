"""Fonts that tests ship, drawn with boxes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable

EM = 1000
LETTER = (100, 0, 500, 700)
"""Left, lower, right and upper edge of an ordinary letter."""


Box = tuple[int, int, int, int]


def font(box: Box = LETTER, *, width: int = 600, of: str = "Aa0", extra: Iterable[str] = ()) -> bytes:
    """A WOFF2 font with one glyph, a box, for each character of ``of``, and with ``extra`` tables."""
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap(dict.fromkeys(map(ord, of), "box"))
    builder.setupGlyf({".notdef": _box(LETTER), "box": _box(box)})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "box": (width, box[0])})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    for tag in extra:
        builder.font[tag] = newTable("none")
        builder.font[tag].data = bytes(8)
    builder.font.flavor = "woff2"
    target = BytesIO()
    builder.save(target)
    return target.getvalue()


def _box(box: Box) -> object:
    left, low, right, high = box
    pen = TTGlyphPen(None)
    if right > left:
        pen.moveTo((left, low))
        for point in ((left, high), (right, high), (right, low)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
