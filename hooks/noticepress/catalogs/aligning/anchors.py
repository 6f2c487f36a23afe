"""What two texts in different languages have in common letter by letter: a text comes in, its anchors leave.

Numbers (and what is left of dates), addresses, e-mail addresses, code and placeholders are *firm*: a translation has
those of its English. Names, and ids, are a help where both sides have them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_ADDRESS = re.compile(r"\]\(<?(?P<target>(?>(?:\{\{[^{}]*\}\}|[^\s()<>])+))>?\)|<(?P<auto>[^\s<>@:]+[@:][^\s<>]+)>")
_BARE = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\u3000-\u303f\uff00-\uffef]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}|(\[\^)[^\]\s]+\]")
_CODE = re.compile(r"`+([^`]+)`+")
_GROUPED = re.compile(r"(?<=\d)[.,\u2019'\u00a0\u202f\u2009 ](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-&.][A-Za-z0-9]+)*")

Anchor = tuple[str, str]
"""Of which kind it is, and how it reads."""
FIRM = frozenset({"number", "address", "code", "placeholder"})
_WEIGHTS = {"number": 5.0, "address": 6.0, "code": 5.0, "placeholder": 5.0, "name": 2.0}


@lru_cache(maxsize=20_000)
def anchors_of(text: str) -> Counter[Anchor]:
    """The anchors of an inline text."""
    found: Counter[Anchor] = Counter()
    for match in _ADDRESS.finditer(text):
        target = match["target"] or match["auto"]
        if not target.startswith("#"):
            found["address", target.rstrip("/").lower()] += 1
    rest = _ADDRESS.sub("] ", text)
    found.update(("address", each.rstrip("/.,;:").lower()) for each in _BARE.findall(rest))
    rest = _BARE.sub(" ", rest)
    found.update(("placeholder", match[1] or match[2]) for match in _PLACEHOLDER.finditer(rest))
    rest = _PLACEHOLDER.sub(" ", rest)
    found.update(("code", each.strip()) for each in _CODE.findall(rest))
    rest = _CODE.sub(" ", rest)
    found.update(("number", each) for each in numbers_in(rest))
    found.update({("name", each): 1 for each in _NAME.findall(rest) if any(char.isupper() for char in each)})
    return found


def numbers_in(text: str) -> list[str]:
    """Its numbers in European digits, without what stands between thousands, with a full stop before decimals."""
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
    return [each.replace(",", ".") for each in _NUMBER.findall(_GROUPED.sub("", plain))]


def weight(anchor: Anchor) -> float:
    """How much it says that two texts have an anchor in common, where no others have it."""
    return _WEIGHTS[anchor[0]]
