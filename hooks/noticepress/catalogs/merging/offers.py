"""Which text of a catalog a new message gets: what the catalog knows comes in, the entries to take it from leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from noticepress.catalogs.merging.lineage import Lineage, section_of
from noticepress.catalogs.merging.overlays import Overlay, succeeds
from noticepress.catalogs.merging.roles import kinds_of_entry, kinds_of_message
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key, PoEntry

_JUST_GONE = 15.0
"""What it adds to a text's likeness that its English goes with this very change: work half done, too, goes on."""
_LONG_GONE = -5.0


@dataclass(frozen=True, slots=True)
class Offers:
    """What a catalog has to offer."""

    old: Mapping[Key, PoEntry]
    """Every entry that it knows."""
    current: Mapping[Key, PoEntry]
    """Those that were in use until now."""
    messages: Mapping[Key, Message]
    lineage: Lineage
    overlay: Overlay | None = None
    taken: frozenset[Key] = frozenset()
    """Entries of a regional catalog that go to what its language has not finished either."""

    def with_taken(self) -> Offers:
        """The same, once it is known which entries of a regional catalog go to what its language has to do, too."""
        if self.overlay is None:
            return self
        wanting = (
            message
            for key, message in self.messages.items()
            if key not in self.old and not self.overlay.has_finished(key)
        )
        taken = frozenset(source.key for message in wanting for source in self.suggested(message))
        return replace(self, taken=taken)

    def suggested(self, message: Message) -> tuple[PoEntry, ...]:
        """The entries whose text is suggested for a message: mostly one, several that became one, or none."""
        best: tuple[float, tuple[PoEntry, ...]] = (0.0, ())
        for forebear in self.lineage.forebears(message):
            if all(self._may_be_offered(key, message) for key in forebear.keys):
                rank = forebear.likeness + sum(map(self._recency, forebear.keys)) / len(forebear.keys)
                if not best[1] or rank > best[0]:
                    best = (rank, tuple(self.old[key] for key in forebear.keys))
        return best[1]

    def is_gone(self, key: Key) -> bool:
        """Whether an entry was in use until now, and no message needs it any more."""
        return key in self.current and key not in self.messages

    def _may_be_offered(self, key: Key, message: Message) -> bool:
        entry = self.old.get(key)
        if entry is None or not entry.texts[0].strip() or (entry.fuzzy and not self.is_gone(key)):
            return False
        return self.overlay is None or self.is_for(key, message)

    def is_for(self, key: Key, message: Message) -> bool:
        """Whether a region's wording may go to a message: what its language has, the region has left to it."""
        if self.overlay and self.overlay.has_finished(message.key):
            return self.is_gone(key) and key not in self.taken
        return key not in self.messages or (
            bool(self.overlay and self.overlay.language) and succeeds(message, self.messages[key])
        )

    def _recency(self, key: Key) -> float:
        if self.is_gone(key):
            return _JUST_GONE
        return 0.0 if key in self.messages else _LONG_GONE


def carried_from(message: Message, offers: Offers) -> PoEntry | None:
    """The entry whose finished translation a message takes over: of the same English, in a like role.

    ``None`` where there is none, and where the catalog translates that English in two ways: then somebody has to
    choose. Contexts that are no place in a text (``noun``) tell two meanings apart, and are left alone.
    """
    if "#" not in message.context:
        return None
    kinds = kinds_of_message(message)
    found = [
        entry
        for key in offers.lineage.same(message)
        if (entry := offers.old.get(key))
        and entry.is_finished
        and entry.plural_id == message.plural_id
        and "#" in entry.context
        and kinds & _kinds(key, entry, offers)
    ]
    if not found or len({entry.texts for entry in found}) > 1:
        return None
    if offers.overlay and not any(offers.is_for(entry.key, message) for entry in found):
        return None
    section = section_of(message.context)
    return max(found, key=lambda entry: (section_of(entry.context) == section, offers.is_gone(entry.key)))


def same_meaning(message: Message, known: PoEntry | None, offers: Offers) -> PoEntry | None:
    """The entry whose translation stays right for a message that means the same; ``None`` where somebody wrote another.

    A suggestion that nobody has touched yet is confirmed.
    """
    if known and known.is_finished:
        return None
    for forebear in offers.lineage.forebears(message):
        source = offers.old.get(forebear.keys[0])
        if forebear.is_part or source is None or not source.is_finished or source.plural_id != message.plural_id:
            continue
        return source if known is None or not known.has_text or known.texts == source.texts else None
    return None


def _kinds(key: Key, entry: PoEntry, offers: Offers) -> frozenset[str]:
    message = offers.messages.get(key)
    return kinds_of_message(message) if message else kinds_of_entry(entry)
