"""The record of a published text's editions: what each locale shows of it, and when and why that changed.

A file ``editions.json`` stands beside each published text, written by commands alone. For each locale it holds a digest
of every message as it is shown (facts not filled in; nothing where English is shown) and a history: the first entry is
what was published or recorded first, each other one a revision of the translation, with its reason. Its digests chain
as a register's do, and begin with the version's own, which covers none of this: translations may follow a text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import cast

from noticepress.files.conflicts import unread
from noticepress.findings import NoticepressError
from noticepress.register.rules import CHAIN
from noticepress.register.sealing.hash_scheme import SCHEMES, Scheme, is_digest, text_of

MessageKey = tuple[str, str]
"""A message's context, and the digest of its English text."""
Change = tuple[str, str | None, str | None]
"""A message's context, its words before and after; ``None`` where English was or is shown, or no message was or is."""

_IN_ENGLISH = ""
"""What stands for the digest of a message that is shown in English."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry of an edition's history."""

    on: date
    reason: str
    """Why the translation was revised; empty in a history's first entry."""
    by: str
    """Who approved it; empty where nobody was named."""
    changes: tuple[Change, ...]
    state: str
    """Digest of all that the edition showed then."""
    digest: str

    def covered(self, number: str, tag: str, previous: str) -> dict[str, object]:
        """What the entry's digest covers."""
        changes = [list(change) for change in self.changes]
        own = {"on": str(self.on), "reason": self.reason, "by": self.by, "changes": changes, "state": self.state}
        return {"version": number, "locale": tag, "previous": previous, **own}


@dataclass(frozen=True, slots=True)
class SealedEdition:
    """What is remembered of an edition: the digest of each message as it is shown, in order, and its history."""

    words: tuple[str, ...]
    history: tuple[Revision, ...]

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """The history without its first entry."""
        return self.history[1:]

    @property
    def digest(self) -> str:
        """The edition's digest as it is now."""
        return self.history[-1].digest


@dataclass(frozen=True)
class Editions:
    """The record of a version's editions."""

    messages: tuple[MessageKey, ...]
    """What each edition shows, in order: the notice's title, what the register says of the version, its text."""
    editions: Mapping[str, SealedEdition]
    """By the locale's tag."""
    scheme: Scheme

    @cached_property
    def _messages_digest(self) -> str:
        return self.scheme.of_record({"messages": [list(key) for key in self.messages]})

    def state(self, words: Sequence[str]) -> str:
        """The digest of all that an edition shows."""
        return self.scheme.of_record({"messages": self._messages_digest, "words": list(words)})

    def shown(self, tag: str) -> Mapping[MessageKey, str]:
        """The digest of each message as an edition showed it when it was recorded last; empty for one unrecorded."""
        edition = self.editions.get(tag)
        return dict(zip(self.messages, edition.words, strict=True)) if edition else {}

    def with_entry(self, number: str, tag: str, words: tuple[str, ...], entry: Revision, *, first: str) -> Editions:
        """The record with one more ``entry`` of an edition, its digests computed; ``first`` is the version's digest."""
        history = self.editions[tag].history if tag in self.editions else ()
        entry = replace(entry, state=self.state(words))
        covered = entry.covered(number, tag, history[-1].digest if history else first)
        entry = replace(entry, digest=self.scheme.of_record(covered))
        return replace(self, editions={**self.editions, tag: SealedEdition(words, (*history, entry))})

    def misfits(self, number: str, first: str) -> Iterator[tuple[str, str]]:
        """(tag, what of an edition does not fit its digests, in words)."""
        for tag, edition in self.editions.items():
            previous, day = first, date.min
            for entry in edition.history:
                if entry.digest != self.scheme.of_record(entry.covered(number, tag, previous)) or entry.on < day:
                    yield tag, f"the entry of {entry.on} does not fit its digest, or the entry before it"
                    break
                previous, day = entry.digest, entry.on
            else:
                if edition.history[-1].state != self.state(edition.words):
                    yield tag, "what is recorded of its words does not fit the digest of its last entry"


def digest_of_words(scheme: Scheme, words: str | None) -> str:
    """What is remembered of a message as it is shown; ``None`` stands for English."""
    return _IN_ENGLISH if words is None else scheme.of_text(words)


def write_editions(record: Editions) -> str:
    """The record as the text of a JSON file. :func:`parse_editions` is the inverse."""
    rows = ",\n".join(f"  {_json(list(key))}" for key in record.messages)
    editions = ",\n".join(_written(tag, edition) for tag, edition in sorted(record.editions.items()))
    return f'{{"scheme": {record.scheme.number},\n "messages": [\n{rows}\n ],\n "editions": {{\n{editions}\n }}}}\n'


def _written(tag: str, edition: SealedEdition) -> str:
    entries = ",\n".join(f"    {_json(_plain(entry))}" for entry in edition.history)
    return f'  {_json(tag)}: {{\n   "words": {_json(list(edition.words))},\n   "history": [\n{entries}\n   ]}}'


def _plain(entry: Revision) -> dict[str, object]:
    return {
        "on": str(entry.on),
        "reason": entry.reason,
        "by": entry.by,
        "changes": [list(change) for change in entry.changes],
        "state": entry.state,
        "digest": entry.digest,
    }


def parse_editions(text: str, path: str) -> Editions:
    """Read a record. Raises :class:`NoticepressError` (VE006) for anything that ``write_editions`` does not write."""
    try:
        data = json.loads(text)
        scheme = SCHEMES[data["scheme"]]
        messages = tuple((text_of(context), text_of(english)) for context, english in data["messages"])
        editions = {text_of(tag): _edition(each, len(messages)) for tag, each in data["editions"].items()}
        return Editions(messages, editions, scheme)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise NoticepressError([CHAIN.at(path, *unread("the record of the editions", text, error))]) from error


def _edition(data: Mapping[str, object], count: int) -> SealedEdition:
    words = tuple(text_of(word) for word in cast("Iterable[object]", data["words"]))
    history = tuple(_revision(entry) for entry in cast("Iterable[Mapping[str, object]]", data["history"]))
    if len(words) != count or not history:
        raise ValueError("an edition has not as many words as there are messages, or no history")
    return SealedEdition(words, history)


def _revision(data: Mapping[str, object]) -> Revision:
    changes = tuple(_change(*change) for change in cast("Iterable[Iterable[object]]", data["changes"]))
    state, digest = text_of(data["state"]), text_of(data["digest"])
    if not (is_digest(state) and is_digest(digest)):
        raise ValueError("an entry has what is no digest")
    return Revision(
        date.fromisoformat(text_of(data["on"])), text_of(data["reason"]), text_of(data["by"]), changes, state, digest
    )


def _change(context: object, old: object, new: object) -> Change:
    return text_of(context), None if old is None else text_of(old), None if new is None else text_of(new)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=False)
