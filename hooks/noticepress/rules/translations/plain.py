"""What of a text in inline Markdown is words, and what is a machine's: shared by the rules on translations."""

from __future__ import annotations

import re
from functools import lru_cache

_URL_CHARS = r"[!#-'*-;=?-Z\\^-~]"
"""ASCII without brackets and quotation marks."""
BARE_URL = rf"(?:https?://|www\.){_URL_CHARS}*(?![.,;:!?]){_URL_CHARS}"
"""An address without brackets around it: it ends at a letter of another script, and before a sentence's end."""

NOT_WORDS = re.compile(
    rf"\{{\{{[^{{}}]*\}}\}}|%\(\w+\)s|\]\((?>(?:[^)\]]|\](?!\())*)\)|\[\^[^\[\]]*\]|</?[a-z][^<>]*>|{BARE_URL}|\{{[:#.][^{{}}]*\}}|`[^`]*`",
    re.IGNORECASE,
)
"""Placeholders, addresses, tags, attribute lists and code."""
_MARKS = re.compile(r"[{%\[\]<`/]")
"""One of these is in each of them, but for an address that begins with www."""
_REMEMBERED = 8192
"""Texts whose pieces are kept: several rules ask for each, and the English ones come again with each catalog."""


def masked(text: str, sign: str) -> str:
    """A text with ``sign`` for each of its placeholders, addresses, tags, attribute lists and pieces of code."""
    return sign.join(_pieces(text))


@lru_cache(maxsize=_REMEMBERED)
def caseless(text: str) -> str:
    """The same for texts that are one to a pattern that ignores case, to which Turkish has one i."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


@lru_cache(maxsize=_REMEMBERED)
def _pieces(text: str) -> tuple[str, ...]:
    """What stands before, between and behind what is a machine's."""
    may_hold_one = _MARKS.search(text) or "www." in text.lower()
    return tuple(NOT_WORDS.split(text)) if may_hold_one else (text,)
