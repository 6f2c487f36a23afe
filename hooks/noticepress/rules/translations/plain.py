"""What of a text in inline Markdown is words, and what is a machine's: shared by the rules on translations."""

from __future__ import annotations

import re

_URL_CHARS = r"[!#-'*-;=?-Z\\^-~]"
"""ASCII without brackets and quotation marks."""
BARE_URL = rf"(?:https?://|www\.){_URL_CHARS}*(?![.,;:!?]){_URL_CHARS}"
"""An address without brackets around it: it ends at a letter of another script, and before a sentence's end."""

NOT_WORDS = re.compile(
    rf"\{{\{{[^{{}}]*\}}\}}|%\(\w+\)s|\]\([^)]*\)|\[\^[^\]]*\]|</?[a-z][^<>]*>|{BARE_URL}|\{{[:#.][^{{}}]*\}}|`[^`]*`",
    re.IGNORECASE,
)
"""Placeholders, addresses, tags, attribute lists and code."""
