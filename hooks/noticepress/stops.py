"""A full stop once: of a value and the text behind its place comes the text that does not say it a second time.

“Example Ltd.” and the dates of a dozen languages (“1. ožujka 2026.”) end with a stop, which is then the sentence's.
"""

from __future__ import annotations

import re

_STOPPED = re.compile(r"\.(?:</[a-z0-9]+>|[\u2069\ue003])*$")
"""U+E003 stands behind a value where texts are compared."""
_SECOND = r"((?:</[a-z0-9]+>)*)\.(?![\w.])"
"""What ends a sentence: neither one sign of an ellipsis nor the stop within an address or a number."""


def is_stopped(value: str) -> bool:
    """Whether a value, as text or as HTML, ends with a full stop."""
    return _STOPPED.search(value, max(0, len(value) - 60)) is not None


def once(text: str, place: str, value: str) -> str:
    """The text without the full stop behind each ``place`` of a value that ends with one; no ellipsis, no address."""
    if place not in text or not is_stopped(value):
        return text
    return re.sub(rf"({re.escape(place)}){_SECOND}", r"\1\2", text)
