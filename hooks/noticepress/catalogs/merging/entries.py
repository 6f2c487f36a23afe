"""Entries in the making: what stood in a catalog and today's message come in, the message's entry leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import FUZZY, PoEntry, Previous
from noticepress.catalogs.po.writing import place_lines, wrapped
from noticepress.findings import quote

_FORMAT = "python-format"
_RECORD = re.compile(r" noticepress: (?:carried over from |same meaning as )")
"""Beginning of what a merge says of an entry; it is true of that entry alone."""


def in_use(entry: PoEntry, message: Message) -> PoEntry:
    """An entry that was set aside, with what the sources say of it."""
    return replace(entry, notes=_notes(message), places=_places(message))


def new_entry(message: Message, plurals: int) -> PoEntry:
    """An entry without a text, as in a template."""
    texts = ("",) * plurals if message.plural_id else ("",)
    return _entry(message, texts, ())


def updated(known: PoEntry, message: Message, plurals: int) -> PoEntry:
    """The entry that a message has, with what the sources say of it today."""
    changed = known.plural_id != message.plural_id
    entry = replace(
        known,
        plural_id=message.plural_id,
        texts=_forms(known, message, plurals),
        notes=_notes(message),
        places=_places(message),
        flags=_flags(known.flags, message),
        previous=known.previous if known.fuzzy else None,
    )
    if changed and entry.has_text:
        return marked(entry if known.fuzzy else replace(entry, previous=Previous(known.id, known.plural_id)))
    return entry


def suggested(sources: tuple[PoEntry, ...], message: Message, plurals: int, joint: str) -> PoEntry:
    """A new entry with the text of a similar one, or of several that became one, and their comments."""
    texts = _forms(sources[0], message, plurals)
    if len(sources) > 1:
        texts = (joint.join(source.texts[0] for source in sources),) * len(texts)
    return replace(_entry(message, texts, (FUZZY,)), previous=_before(sources, message), comments=_told(sources))


def carried(source: PoEntry, message: Message, plurals: int) -> PoEntry:
    """The entry of a message that is word for word another's: its translation, finished as it was."""
    entry = _entry(message, _forms(source, message, plurals), source.flags)
    return replace(entry, comments=(*_told((source,)), f" noticepress: carried over from {source.context}"))


def confirmed(source: PoEntry, message: Message, plurals: int, day: str) -> PoEntry:
    """The same of a message that means what another does, as somebody said on a day."""
    entry = _entry(message, _forms(source, message, plurals), source.flags)
    record = f" noticepress: same meaning as {quote(source.id, 1_000)} — {day}"
    return replace(entry, comments=(*_told((source,)), record))


def marked(entry: PoEntry) -> PoEntry:
    """An entry that somebody has to look at."""
    return replace(entry, flags=tuple(sorted({*entry.flags, FUZZY})))


def _entry(message: Message, texts: tuple[str, ...], flags: tuple[str, ...]) -> PoEntry:
    return PoEntry(
        message.context,
        message.id,
        message.plural_id,
        texts,
        notes=_notes(message),
        places=_places(message),
        flags=_flags(flags, message),
    )


def _before(sources: tuple[PoEntry, ...], message: Message) -> Previous:
    """The English that the texts were written for: of work half done, what it was before."""
    first = sources[0]
    if first.fuzzy and first.previous and len(sources) == 1:
        return first.previous
    context = None if first.context == message.context else first.context
    return Previous(" ".join(source.id for source in sources), first.plural_id, context)


def _told(sources: Iterable[PoEntry]) -> tuple[str, ...]:
    """What translators wrote about entries, each line once."""
    lines = (comment for source in sources for comment in source.comments if not _RECORD.match(comment))
    return tuple(dict.fromkeys(lines))


def _forms(source: PoEntry, message: Message, plurals: int) -> tuple[str, ...]:
    """The texts of ``source``, as many as the message needs."""
    first = source.texts[0] if source.texts else ""
    if not message.plural_id:
        return (first,)
    if not source.plural_id:
        return (first,) * plurals
    return (*source.texts, *[""] * (plurals - len(source.texts)))


def _notes(message: Message) -> tuple[str, ...]:
    return tuple(line for comment in message.comments for line in wrapped(comment))


def _places(message: Message) -> tuple[str, ...]:
    return place_lines(tuple(message.places))


def _flags(flags: tuple[str, ...], message: Message) -> tuple[str, ...]:
    if not flags and not message.format:
        return ()
    return tuple(sorted({*flags} - {_FORMAT} | ({message.format} if message.format else set())))
