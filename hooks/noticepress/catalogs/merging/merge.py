"""Catalogs brought up to the English: a PO file and today's messages come in, the merged file leaves.

What no translator confirmed for exactly that English is marked fuzzy, and stays so, wherever it goes: set aside
and back again, to another wording, to a plural. What a translator wrote is never thrown away, and never asked for
twice: English that stands elsewhere word for word has its translation there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from noticepress.catalogs.merging import entries
from noticepress.catalogs.merging.lineage import Lineage
from noticepress.catalogs.merging.offers import Offers, carried_from, same_meaning
from noticepress.catalogs.merging.overlays import Overlay, filled_in
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key, PoEntry, PoFile
from noticepress.catalogs.reviewing.reviews import without_stale


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
    carried: int = 0
    """Messages that took over the translation of the same English elsewhere."""
    confirmed: tuple[tuple[str, Key], ...] = ()
    """Messages that keep a translation because they mean the same, each behind the English it was made for."""
    outlived: tuple[tuple[str, str], ...] = ()
    """(English, who had looked at it) of entries of which one text is another since."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What merging has to know of a catalog's language."""

    plurals: int = 2
    """The number of forms of a message that counts."""
    joint: str = " "
    """What stands between two sentences."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """Messages of which somebody said that they mean what they meant before, and the day on which that was said."""

    keys: frozenset[Key] = frozenset()
    day: str = ""


@dataclass(slots=True)
class _Done:
    """A merge in the making."""

    entries: list[PoEntry] = field(default_factory=list)
    kept: int = 0
    added: int = 0
    used: set[Key] = field(default_factory=set)
    """Entries whose text was taken over or suggested."""
    fuzzy: int = 0
    carried: int = 0
    confirmed: list[tuple[str, Key]] = field(default_factory=list)


def merge(
    file: PoFile,
    messages: Mapping[Key, Message],
    *,
    overlay: Overlay | None = None,
    tongue: Tongue = Tongue(),
    lineage: Lineage | None = None,
    same: Sameness = Sameness(),
) -> tuple[PoFile, Merge]:
    """The file with exactly the entries that ``messages`` need, and the others set aside.

    Exact matches keep translation, flags and comments. A message whose English stands elsewhere word for word, in a
    like role, gets the translation from there, finished; any other new one gets the most similar translation as a
    fuzzy suggestion, with the previous English beside it: translators see what changed, and nothing fuzzy is ever
    published. What no message needs becomes obsolete. An ``overlay`` gets no entries but these: for messages that
    came in place of those it has. ``lineage`` knows the English of all catalogs that are merged together.
    """
    current = {entry.key: entry for entry in file.entries}
    aside = {entry.key: entry for entry in file.obsolete}
    filled = filled_in(current, aside, messages, overlay) if overlay else frozenset()
    old = _known(current, aside, filled)
    gone = {key: entry for key, entry in old.items() if key not in messages and (entry.has_text or entry.comments)}
    lineage = lineage or Lineage(old)
    offers = Offers(old, current, messages, lineage, overlay).with_taken()
    done = _Done()
    for message in messages.values():
        _merge_message(done, message, offers, tongue, same)
    fallen = [key for key, entry in gone.items() if overlay and key in current and entry.is_finished]
    counts = Merge(
        done.kept,
        done.added,
        done.fuzzy,
        len(gone),
        len(filled),
        tuple(key[1] for key in fallen if key not in done.used),
        done.carried,
        tuple(done.confirmed),
    )
    obsolete = tuple(replace(entry, places=()) if entry.places else entry for entry in gone.values())
    stripped = tuple(map(without_stale, done.entries))
    outlived = tuple((entry.id, review.told) for entry, stale in stripped for review in stale)
    file = replace(file, entries=tuple(entry for entry, _ in stripped), obsolete=obsolete)
    return file, replace(counts, outlived=outlived)


def _merge_message(done: _Done, message: Message, offers: Offers, tongue: Tongue, same: Sameness) -> None:
    """The entry that one message gets, if any, and what is counted of it."""
    known = offers.old.get(message.key)
    if message.key in same.keys and (source := same_meaning(message, known, offers)):
        done.entries.append(entries.confirmed(source, message, tongue.plurals, same.day))
        done.confirmed.append((source.id, message.key))
        done.used.add(source.key)
    elif (known is None or not (known.has_text or known.comments)) and (source := carried_from(message, offers)):
        done.entries.append(entries.carried(source, message, tongue.plurals))
        done.carried += 1
        done.used.add(source.key)
    elif known:
        done.entries.append(entries.updated(known, message, tongue.plurals))
        done.kept += 1
    elif sources := offers.suggested(message):
        done.entries.append(entries.suggested(sources, message, tongue.plurals, tongue.joint))
        done.fuzzy += 1
        done.used.update(source.key for source in sources)
    elif not offers.overlay:
        done.entries.append(entries.new_entry(message, tongue.plurals))
        done.added += 1


def _known(current: Mapping[Key, PoEntry], aside: Mapping[Key, PoEntry], filled: frozenset[Key]) -> dict[Key, PoEntry]:
    """What a file has, in use first; an empty entry gives way to what stands aside, which somebody has to look at."""
    known: dict[Key, PoEntry] = {}
    for key, entry in current.items():
        if key in aside and aside[key].has_text and not entry.has_text:
            known[key] = entries.marked(aside[key])
        elif key not in filled:
            known[key] = entry
    return {**known, **{key: entry for key, entry in aside.items() if key not in current}}
