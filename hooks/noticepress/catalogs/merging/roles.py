"""What a text is in its place: an entry's or a message's role comes in, whether two are alike leaves.

A translation of running text stays right wherever the text goes; as a title, many languages word it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import PoEntry

_RUNNING = ("paragraph", "item", "numbered item", "cell", "definition", "footnote", "quotation", "admonition")
_TITLES = ("heading", "caption", "title of the notice", "header cell", "term", "admonition title")


def kinds_of_message(message: Message) -> frozenset[str]:
    """The kinds of text that a message is; none where the sources do not say."""
    return _kinds(role for role in (message.role, *message.other_roles) if role)


def kinds_of_entry(entry: PoEntry) -> frozenset[str]:
    """The same of an entry, as the sources' comments said when it was in use."""
    return _kinds(note for note in entry.notes if _kind(note) in ("running", "title"))


def _kinds(roles: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_kind, roles))


def _kind(role: str) -> str:
    role = role.removesuffix(", continued")
    if role in _RUNNING:
        return "running"
    return "title" if role in _TITLES or role.startswith("heading ") else role
