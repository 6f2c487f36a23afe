"""Catalogs brought up to the English: a PO file and today's messages come in, the merged file leaves.

What no translator confirmed for exactly that English is marked fuzzy, and stays so, wherever it goes: set aside
and back again, to another wording, to a plural. What a translator wrote is never thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import FUZZY, Key, PoEntry, PoFile, Previous
from noticepress.catalogs.po.writing import place_lines, wrapped
from noticepress.model import VersionNumber

SIMILAR = 70.0
"""Least similarity, in percent, at which an old translation is offered for a changed message, marked fuzzy."""
_FORMAT = "python-format"


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging a catalog with its messages did."""

    kept: int
    added: int
    fuzzy: int
    obsolete: int
    cleaned: int = 0
    """Entries of a regional catalog that a tool had filled in, taken out."""
    fallen: tuple[str, ...] = ()
    """English texts of a regional catalog's own wordings that were set aside now, and are suggested nowhere."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A regional catalog, which holds only what differs from its language's."""

    language: Mapping[Key, PoEntry] = field(default_factory=dict)
    """The language's own entries, as they are before it is brought up to date itself."""


def merge(
    file: PoFile, messages: Mapping[Key, Message], *, overlay: Overlay | None = None, plurals: int = 2
) -> tuple[PoFile, Merge]:
    """The file with exactly the entries that ``messages`` need, and the others set aside.

    Exact matches keep translation, flags and comments. A message that is new gets the most similar
    translation of the same section as a fuzzy suggestion, with the previous English beside it: translators
    see what changed, and nothing fuzzy is ever published. What no message needs becomes obsolete.
    An ``overlay`` gets no entries but suggestions: for messages that came in place of those it has.
    ``plurals`` is the number of forms of a message that counts.
    """
    current = {entry.key: entry for entry in file.entries}
    filled = _filled_in(current, messages, overlay) if overlay else frozenset()
    old = _known(current, {entry.key: entry for entry in file.obsolete}, filled)
    gone = {key: entry for key, entry in old.items() if key not in messages and (entry.has_text or entry.comments)}
    offers = _offers(old, gone, current, messages, overlay)
    entries: list[PoEntry] = []
    for message in messages.values():
        known = old.get(message.key)
        if known:
            entries.append(_updated(known, message, plurals))
        elif message.key in offers:
            entries.append(_suggested(offers[message.key], message, plurals))
        elif not overlay:
            entries.append(new_entry(message, plurals))
    kept = sum(message.key in old for message in messages.values())
    offered = {source.key for source in offers.values()}
    fallen = [key for key, entry in gone.items() if overlay and key in current and entry.is_finished]
    counts = Merge(
        kept,
        len(entries) - kept - len(offers),
        len(offers),
        len(gone),
        len(filled),
        tuple(key[1] for key in fallen if key not in offered),
    )
    obsolete = tuple(replace(entry, places=()) for entry in gone.values())
    return replace(file, entries=tuple(entries), obsolete=obsolete), counts


def _known(current: Mapping[Key, PoEntry], aside: Mapping[Key, PoEntry], filled: frozenset[Key]) -> dict[Key, PoEntry]:
    """What a file has, in use first; an empty entry gives way to what stands aside, which somebody has to look at."""
    known: dict[Key, PoEntry] = {}
    for key, entry in current.items():
        if key in aside and aside[key].has_text and not entry.has_text:
            known[key] = _marked(aside[key])
        elif key not in filled:
            known[key] = entry
    return {**known, **{key: entry for key, entry in aside.items() if key not in current}}


# Entries


def in_use(entry: PoEntry, message: Message) -> PoEntry:
    """An entry that was set aside, with what the sources say of it."""
    return replace(entry, notes=_notes(message), places=place_lines(message.places))


def _updated(known: PoEntry, message: Message, plurals: int) -> PoEntry:
    """The entry that a message has, with what the sources say of it today."""
    changed = known.plural_id != message.plural_id
    entry = replace(
        known,
        plural_id=message.plural_id,
        texts=_forms(known, message, plurals),
        notes=_notes(message),
        places=place_lines(message.places),
        flags=_flags(known.flags, message),
    )
    if changed and entry.has_text:
        before = known.previous if known.fuzzy else Previous(known.id, known.plural_id)
        return replace(_marked(entry), previous=before)
    return entry if entry.fuzzy else replace(entry, previous=None)


def _suggested(source: PoEntry, message: Message, plurals: int) -> PoEntry:
    """A new entry with the text of a similar one; the translator's comments were about that one."""
    context = None if source.context == message.context else source.context
    return PoEntry(
        message.context,
        message.id,
        message.plural_id,
        _forms(source, message, plurals),
        notes=_notes(message),
        places=place_lines(message.places),
        flags=_flags((FUZZY,), message),
        previous=Previous(source.id, source.plural_id, context),
    )


def new_entry(message: Message, plurals: int) -> PoEntry:
    """An entry without a text, as in a template."""
    return PoEntry(
        message.context,
        message.id,
        message.plural_id,
        ("",) * plurals if message.plural_id else ("",),
        notes=_notes(message),
        places=place_lines(message.places),
        flags=_flags((), message),
    )


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


def _flags(flags: tuple[str, ...], message: Message) -> tuple[str, ...]:
    return tuple(sorted({*flags} - {_FORMAT} | ({message.format} if message.format else set())))


def _marked(entry: PoEntry) -> PoEntry:
    return replace(entry, flags=tuple(sorted({*entry.flags, FUZZY})))


# Suggestions


def _suggest(message: Message, candidates: Mapping[Key, PoEntry]) -> PoEntry | None:
    """The translation of the most similar message of the same section.

    It may still be used: a draft changes a sentence that a published version goes on having.
    """
    section = _section(message.context)
    english = {
        key: key[1]
        for key, entry in candidates.items()
        if _section(entry.context) == section and not entry.fuzzy and entry.texts[0].strip()
    }
    best = process.extractOne(message.id, english, scorer=fuzz.ratio, score_cutoff=SIMILAR)
    return candidates[best[2]] if best else None


def _offers(
    old: Mapping[Key, PoEntry],
    gone: Mapping[Key, PoEntry],
    current: Mapping[Key, PoEntry],
    messages: Mapping[Key, Message],
    overlay: Overlay | None,
) -> dict[Key, PoEntry]:
    """By new message: the entry whose text is suggested for it.

    In an overlay only texts are suggested whose wording falls away, and first for what the language has not
    finished either: what it has finished long since, the region's translator has left to it.
    """
    new = [message for key, message in messages.items() if key not in old]
    if overlay is None:
        return _suggestions((message, old) for message in new)
    own = overlay.language
    late = {message.key for message in new if message.key in own and own[message.key].is_finished}
    offers = _suggestions(
        (message, {**(_replaced(message, old, messages) if own else {}), **gone})
        for message in new
        if message.key not in late
    )
    offered = {source.key for source in offers.values()}
    left = {key: entry for key, entry in gone.items() if key in current and key not in offered}
    return {**offers, **_suggestions((message, left) for message in new if message.key in late)}


def _suggestions(pairs: Iterable[tuple[Message, Mapping[Key, PoEntry]]]) -> dict[Key, PoEntry]:
    found = ((message.key, _suggest(message, candidates)) for message, candidates in pairs)
    return {key: source for key, source in found if source}


def _replaced(message: Message, old: Mapping[Key, PoEntry], messages: Mapping[Key, Message]) -> dict[Key, PoEntry]:
    """The entries in use in whose place a message comes in a later version."""
    return {key: entry for key, entry in old.items() if key in messages and _succeeds(message, messages[key])}


def _succeeds(new: Message, old: Message) -> bool:
    """Whether a message came in place of another: alike, in the same section, and only in later versions."""
    if not new.versions or not old.versions or _section(new.context) != _section(old.context):
        return False
    first, last = min(map(VersionNumber.parse, new.versions)), max(map(VersionNumber.parse, old.versions))
    return last < first and fuzz.ratio(new.id, old.id) >= SIMILAR


def _section(context: str) -> str:
    return context.split("#", maxsplit=1)[0]


def _filled_in(current: Mapping[Key, PoEntry], messages: Mapping[Key, Message], overlay: Overlay) -> frozenset[Key]:
    """The entries that a tool put into an overlay, and nobody wrote: empty ones, and fuzzy copies of other texts."""
    finished: dict[tuple[str, ...], list[Key]] = {}
    for key, entry in current.items():
        if key in messages and entry.is_finished:
            finished.setdefault(entry.texts, []).append(key)

    def is_copy(entry: PoEntry) -> bool:
        language, message = overlay.language.get(entry.key), messages.get(entry.key)
        sources = [messages[key] for key in finished.get(entry.texts, ())]
        return (language is not None and language.texts == entry.texts) or (
            bool(sources) and not (message and any(_succeeds(message, source) for source in sources))
        )

    return frozenset(
        key
        for key, entry in current.items()
        if not entry.comments and (not entry.has_text or (entry.fuzzy and is_copy(entry)))
    )
