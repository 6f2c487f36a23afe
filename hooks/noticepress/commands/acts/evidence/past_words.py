"""What a translation showed on a past day: its record and its words of today come in, the words of that day leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.po.file import Key
from noticepress.editions.publication import Publication
from noticepress.editions.recording import ShownMessage, messages_of, recorded_key, shown_messages
from noticepress.model import Locale, Notice, Version
from noticepress.register.editions import Change, Editions, Revision, digest_of_words
from noticepress.register.sealing.hash_scheme import is_digest, scheme_of


@dataclass(frozen=True, slots=True)
class PastWords:
    """The words of a translation on a day, message by message."""

    publication: Publication
    """That shows them."""
    messages: tuple[tuple[str, str], ...]
    """Contexts and English texts."""
    words: tuple[str | None, ...]
    """``None`` where English was shown."""
    entries: tuple[Revision, ...]
    """The history up to the day, or its first entry, where that is later; empty where nothing is on record."""
    is_proved: bool
    """Whether the last of the entries covers these words."""

    def told(self, day: date) -> Iterator[str]:
        """What is on record of the translation of that day, in sentences; nothing where all of it is."""
        if not self.entries:
            yield "Nothing is on record of this translation: what stands here is what the project has today."
        elif self.entries[0].on > day:
            first = self.entries[0].on
            yield f"Nothing is on record of this translation before {first}: what stands here was recorded then."
        if self.entries and not self.is_proved:
            yield (
                "The words of that day cannot all be put together again from what is kept: what stands here is not "
                "covered by the record's digest."
            )


def past_words(publication: Publication, notice: Notice, version: Version, locale: Locale, day: date) -> PastWords:
    """The words that a locale's edition of a version showed at the end of ``day``, as far as it is on record.

    ``publication`` is as of that day, but for its catalogs.
    """
    read = publication.inputs.notices[notice.id]
    scheme = scheme_of(version.digest)
    keys = messages_of(notice, version, read.texts[version.number])
    shown = shown_messages(publication, notice.id, keys, locale, scheme)
    record = read.editions.get(version.number)
    shown = tuple(_recorded(publication, notice.id, locale, record, shown)) if record else shown
    history = record.editions[locale.tag].history if record and locale.tag in record.editions else ()
    entries = tuple(entry for entry in history if entry.on <= day) or history[:1]
    later = [entry.changes for entry in history[len(entries) :]]
    ways = [_undone(shown, undoing) for undoing in _ways(later)]
    words = next((each for each in ways if _is_proved(record, entries, keys, each)), ways[0])
    is_proved = _is_proved(record, entries, keys, words)
    past = _with_words(publication, notice.id, locale, dict(zip(keys, words, strict=True)))
    return PastWords(past, keys, words, entries, is_proved)


def _recorded(
    publication: Publication, notice_id: str, locale: Locale, record: Editions, shown: Sequence[ShownMessage]
) -> Iterator[ShownMessage]:
    """The messages with the words that are on record, where a catalog has others that nobody has recorded yet.

    Where those were not kept, it is the catalog's.
    """
    known = record.shown(locale.tag)
    for message in shown:
        digest = known.get(recorded_key(message.key, record.scheme), message.digest)
        words = message.words
        if digest != message.digest:
            kept = publication.inputs.sealed_words.find(locale, notice_id, digest, record.scheme)
            words = kept or words if digest else None
        yield message._replace(words=words)


def _undone(shown: Sequence[ShownMessage], later: Sequence[Sequence[Change]]) -> tuple[str | None, ...]:
    """The words before revisions: each change put back at the message that shows what it brought.

    Where the words before were not kept, English stands, and the record tells that this is not what was shown.
    """
    words = [message.words for message in shown]
    contexts = [message.key[0] for message in shown]
    for changes in reversed(later):
        before = list(words)
        for context, old, new in changes:
            places = (place for place, name in enumerate(contexts) if name == context and before[place] == new)
            place = next((place for place in places if words[place] == before[place]), None)
            if place is not None:
                words[place] = None if old and is_digest(old) else old
    return tuple(words)


def _ways(later: Sequence[Sequence[Change]]) -> Iterator[list[list[Change]]]:
    """Ways to read what revisions changed: a change tells its message's context alone. One fits the record."""
    yield [list(changes) for changes in later]
    yield [_by_erratum(changes) for changes in later]
    # Of a message that an erratum took away, its entry may have the words still.
    yield [_without_gone(changes) for changes in later]
    yield [_without_gone(_by_erratum(changes)) for changes in later]


def _without_gone(changes: Sequence[Change]) -> list[Change]:
    """The changes but those by which words went."""
    return [change for change in changes if change[2] is not None]


def _by_erratum(changes: Sequence[Change]) -> list[Change]:
    """The changes with those left out by which a message came with an erratum, and its translation with it."""
    went = {context for context, old, new in changes if old is not None and new is None}
    return [change for change in changes if not (change[0] in went and change[1] is None)]


def _is_proved(
    record: Editions | None, entries: Sequence[Revision], keys: Sequence[Key], words: Sequence[str | None]
) -> bool:
    """Whether the last entry covers those words."""
    if record is None or not entries:
        return False
    messages = tuple(recorded_key(key, record.scheme) for key in keys)
    state = replace(record, messages=messages).state([digest_of_words(record.scheme, word) for word in words])
    return state == entries[-1].state


def _with_words(
    publication: Publication, notice_id: str, locale: Locale, words: dict[tuple[str, str], str | None]
) -> Publication:
    """The same publication with those translations of a notice, and no other ones, in a locale."""
    first, inputs = locale.catalogs[0], publication.inputs
    chain = [inputs.catalogs[name, notice_id] for name in locale.catalogs if (name, notice_id) in inputs.catalogs]
    entries = {key: Entry(*key, "", (word,), fuzzy=False, line=0, waivers={}) for key, word in words.items() if word}
    state = next((catalog.state for catalog in chain), None)
    own = Catalog(first, notice_id, f"{first}/{notice_id}", entries, state=state)
    others = {key: catalog for key, catalog in inputs.catalogs.items() if catalog not in chain}
    return publication.of(replace(inputs, catalogs={**others, (first, notice_id): own}))
