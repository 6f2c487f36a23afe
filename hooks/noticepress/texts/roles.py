"""What a block is to its text, by its role's name, and how its inline Markdown is folded: without Markdown itself."""

from __future__ import annotations

import re

FRONT_MATTER = "front matter"
"""How the roles of what stands above a text begin."""
FIRST_NUMBER = "first number"
NUMBER = "number"
"""Roles of how a list begins, and of an item's label that does not follow from the one before."""
NUMBERED_ITEM = "numbered item"
RULE = "rule"
"""Role of a line across the page."""
CONTINUED = ", continued"
"""End of the role of a block that is not the first one of its item, definition or footnote."""

INLINE_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*[^{}\n ][^{}\n]*\}[ ]*$")
BLOCK_ATTRIBUTES = re.compile(r"\n[ ]*\{:?[ ]*[^{}\n ][^{}\n]*\}[ ]*$")
_SPACE = re.compile(r"[ \t\n]+")
_HARD_BREAK = "  \n"


def fold(text: str) -> str:
    """Inline Markdown with soft line breaks as spaces; hard breaks (two spaces at a line's end) stay."""
    plain = text.strip(" \t\n")
    if "\n" not in plain and "\t" not in plain and "  " not in plain:
        return plain
    return _SPACE.sub(lambda space: _fold_space(space[0]), plain)


def _fold_space(space: str) -> str:
    if _HARD_BREAK in space:
        return _HARD_BREAK
    return " " if "\n" in space else space


def ends_in_attributes(text: str, role: str) -> bool:
    """Whether ``text``, in a block of that role, would be read as ending in an attribute list."""
    return bool(BLOCK_ATTRIBUTES.search(text) or (takes_attributes(role) and INLINE_ATTRIBUTES.search(text)))


def takes_attributes(role: str) -> bool:
    """Whether a block of that role takes an attribute list at the end of its line."""
    return role.startswith("heading") or role in ("cell", "header cell", "term")


def tag_of(role: str) -> str:
    """The element that a block of that role is rendered in, for rendering it alone."""
    if role.startswith("heading"):
        return "h2"
    return {"cell": "td", "header cell": "th", "term": "dt"}.get(role, "p")
