"""What pairs goes into a catalog as something to look at: a PO file and suggestions come in, the file leaves.

Nothing that somebody has written is written over, unless it is asked for of what nobody has finished.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from noticepress.catalogs.exchange.units import UNWRITABLE
from noticepress.catalogs.po.file import FUZZY, Key, PoEntry, PoFile

_COMMENT = " noticepress: aligned with "


class Outcome(StrEnum):
    """What became of a suggestion."""

    OFFERED = "offered"
    SAME = "as before"
    FINISHED = "finished already"
    UNFINISHED = "begun already"
    TWICE = "another text offered"
    REFUSED = "refused"
    MISSING = "without an entry"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text for an entry, and where it comes from."""

    key: Key
    text: str
    place: str
    """File and line, such as ``privacy.de.md:12``."""
    sureness: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """A catalog with what was offered, and what became of each suggestion, with the reason where it was refused."""

    file: PoFile
    outcomes: tuple[tuple[Outcome, str], ...]


Adds = Callable[[Key, str], str]
"""What a text adds that its English has not, in words; empty for nothing."""


def suggest(file: PoFile, suggestions: Iterable[Suggestion], adds: Adds, *, replace_unfinished: bool) -> Suggested:
    """Write each suggestion into its entry, fuzzy, with a comment that says where it comes from."""
    places = {entry.key: at for at, entry in enumerate(file.entries)}
    entries = list(file.entries)
    taken: dict[Key, str] = {}
    outcomes = []
    for each in suggestions:
        at = places.get(each.key)
        if at is None:
            outcomes.append((Outcome.MISSING, ""))
            continue
        outcome = _outcome(entries[at], each.text, taken.get(each.key), replace_unfinished=replace_unfinished)
        reason = _refusal(each, adds) if outcome is Outcome.OFFERED else ""
        if reason:
            outcome = Outcome.REFUSED
        if outcome is Outcome.OFFERED:
            entries[at] = _with(entries[at], each)
            taken[each.key] = each.text
        outcomes.append((outcome, reason))
    return Suggested(replace(file, entries=tuple(entries)), tuple(outcomes))


def missing(file: PoFile, keys: Sequence[Key]) -> int:
    """For how many messages the catalog has no entry."""
    return len({*keys} - {entry.key for entry in file.entries})


def _outcome(entry: PoEntry, text: str, taken: str | None, *, replace_unfinished: bool) -> Outcome:
    if entry.texts[0] == text:
        return Outcome.SAME
    if taken is not None:
        return Outcome.TWICE
    if entry.is_finished:
        return Outcome.FINISHED
    if entry.has_text and not replace_unfinished:
        return Outcome.UNFINISHED
    return Outcome.OFFERED


def _refusal(suggestion: Suggestion, adds: Adds) -> str:
    if found := UNWRITABLE.search(suggestion.text):
        return f"it has the character U+{ord(found[0]):04X}"
    return adds(suggestion.key, suggestion.text)


def _with(entry: PoEntry, suggestion: Suggestion) -> PoEntry:
    comments = tuple(each for each in entry.comments if not each.startswith(_COMMENT))
    told = f"{_COMMENT}{suggestion.place}, {percent(suggestion.sureness)} sure"
    flags = tuple(sorted({*entry.flags, FUZZY}))
    return replace(entry, texts=(suggestion.text,), comments=(*comments, told), flags=flags, previous=None)


def percent(sureness: float) -> str:
    """How sure a pair is, never more than 99 of 100: a person looks at each."""
    return f"{min(99, int(sureness * 100))} %"
