"""Labels that begin no list, for the next one is another than theirs: a marker comes in, what it should be leaves."""

from __future__ import annotations

from collections.abc import Iterable

from noticepress.texts.extensions.list_markers import Marker, Reading, label_of, marker_of

_WIDEST = 10
"""Places between two labels that still go on."""
_LONGEST = 14
"""Of a label, in characters."""


def next_label(marker: Marker, step: int = 1) -> str:
    """The label that follows, or the one ``step`` further on, read so that the list begins at one, if it can."""
    style, value = _reading(marker)
    return label_of(style, value + step, marker.delimiter)


def skips_to(marker: Marker, texts: Iterable[str]) -> str:
    """The first label that stands in ``texts`` as if it continued the list of ``marker``; empty for none."""
    short = (word for text in texts for word in text.split() if len(word) <= _LONGEST)
    others = (other for word in short if (other := marker_of(f"{word} .")))
    return next((other.label for other in others if _continues(marker, other)), "")


def _continues(marker: Marker, other: Marker) -> bool:
    style, value = _reading(marker)
    later = any(each.style == style and value < each.value <= value + _WIDEST for each in other.readings)
    return later and other.delimiter == marker.delimiter


def _reading(marker: Marker) -> Reading:
    return next((each for each in marker.readings if each.value == 1), marker.readings[0])
