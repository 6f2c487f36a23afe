"""Regional catalogs, which hold only what differs: whether a message came in another's place, and what nobody wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from noticepress.catalogs.merging.lineage import SIMILAR, section_of
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key, PoEntry
from noticepress.model import VersionNumber


@dataclass(frozen=True, slots=True)
class Overlay:
    """A regional catalog, which holds only what differs from its language's."""

    language: Mapping[Key, PoEntry] = field(default_factory=dict)
    """The language's own entries, as they are before it is brought up to date itself."""

    def has_finished(self, key: Key) -> bool:
        """Whether the language has its text for a message."""
        return key in self.language and self.language[key].is_finished


def succeeds(new: Message, old: Message) -> bool:
    """Whether a message came in place of another: alike, and only in later versions; elsewhere only word for word."""
    if not new.versions or not old.versions:
        return False
    if section_of(new.context) != section_of(old.context) and new.id != old.id:
        return False
    first, last = min(map(VersionNumber.parse, new.versions)), max(map(VersionNumber.parse, old.versions))
    return last < first and fuzz.ratio(new.id, old.id) >= SIMILAR


def filled_in(
    current: Mapping[Key, PoEntry], aside: Mapping[Key, PoEntry], messages: Mapping[Key, Message], overlay: Overlay
) -> frozenset[Key]:
    """The entries that a tool put into an overlay, and nobody wrote: empty ones, and fuzzy copies of other texts.

    Texts that stand ``aside`` count where their messages are back: an update brings them back, too.
    """
    finished: dict[tuple[str, ...], list[Key]] = {}
    for key, entry in {**aside, **current}.items():
        if key in messages and entry.is_finished:
            finished.setdefault(entry.texts, []).append(key)

    def is_copy(entry: PoEntry) -> bool:
        language, message = overlay.language.get(entry.key), messages.get(entry.key)
        sources = [messages[key] for key in finished.get(entry.texts, ())]
        return (language is not None and language.texts == entry.texts) or (
            bool(sources) and not (message and any(succeeds(message, source) for source in sources))
        )

    return frozenset(
        key
        for key, entry in current.items()
        if not entry.comments and (not entry.has_text or (entry.fuzzy and is_copy(entry)))
    )
