"""Texts that came back go into their catalog: a PO file and texts come in, the file and what was refused leave.

Nothing is taken that does not fit its English, or that would write over what was changed here since the export; a
text that is refused leaves all others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from noticepress.catalogs.catalog import WAIVER
from noticepress.catalogs.exchange.codes import LOST, words_of
from noticepress.catalogs.exchange.units import KEY, UNWRITABLE, Returned, key_of, stem_of, text_key
from noticepress.catalogs.po.file import FUZZY, PoEntry, PoFile
from noticepress.findings import quote

_SENTENCE = re.compile(r"(?:.*?\b[a-z]{2,}\b){3}", re.DOTALL)
"""A text with three words of the language in it, which no two languages share as they share names."""
_BROKEN = re.compile(r"[ \t]?\n[ \t]*")
"""Where a line ends that a tool has broken, or indented the next one; two spaces before it are a hard break."""
_COMMAND = "noticepress:"
_LOST_CODES = "the file does not say any more what its codes are; export again, and have the tool keep them as they are"
Fits = Callable[[PoEntry, str], str]
"""What is wrong with a text for an entry, in words; empty where it fits."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that was not taken, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the texts of one catalog."""

    file: PoFile
    changed: int
    unfinished: int
    """Of those that changed, texts that somebody has to look at."""
    same: int
    refused: tuple[Refused, ...]


def take_in(file: PoFile, texts: Iterable[Returned], fits: Fits) -> TakenIn:
    """The file with what came back."""
    stems = {stem_of(key_of(entry, form)): (at, form) for at, (entry, form) in enumerate_forms(file)}
    by_english: dict[str, list[tuple[int, int]]] = {}
    for at, (entry, form) in enumerate_forms(file):
        if not entry.plural_id:
            by_english.setdefault(entry.id, []).append((at, form))
    entries = list(file.entries)
    refused: list[Refused] = []
    opened: set[int] = set()
    changed = unfinished = same = 0
    placed = [(_place(text, stems, by_english, file), text) for text in map(_composed, texts)]
    others = _others(placed, file)
    for place, given in placed:
        if place is None:
            told = f"{quote(given.english)} is no entry of this catalog (any more); export it again, and translate that"
            refused.append(Refused(given.line, told))
            continue
        text = _without_ends(given, file.entries[place[0]], place[1])
        is_old = place in others and text.text == file.entries[place[0]].texts[place[1]]
        if not text.text.strip() or is_old or _is_left(text, file.entries[place[0]], place[1]):
            entry = _commented(entries[place[0]], text)
            changed += entry != entries[place[0]]
            same += entry == entries[place[0]]
            entries[place[0]] = entry
        elif reason := _refusal(text, entries[place[0]], file.entries[place[0]], place[1], fits):
            refused.append(Refused(text.line, reason))
        elif len(others.get(place, ())) > 1:
            told = (
                f"{quote(text.english)} has two translations here, {quote(text.text)} is one; keep the right one alone"
            )
            refused.append(Refused(text.line, told))
        else:
            if text.finished is False or _is_english(text, file.entries[place[0]], place[1]):
                opened.add(place[0])
            entry = _commented(_with_text(entries[place[0]], place[1], text, is_open=place[0] in opened), text)
            changed += entry != entries[place[0]]
            unfinished += entry != entries[place[0]] and entry.fuzzy
            same += entry == entries[place[0]]
            entries[place[0]] = entry
    return TakenIn(replace(file, entries=tuple(entries)), changed, unfinished, same, tuple(refused))


def enumerate_forms(file: PoFile) -> Iterator[tuple[int, tuple[PoEntry, int]]]:
    """Every text of a file: the number of its entry, the entry, the plural form."""
    for at, entry in enumerate(file.entries):
        for form in range(len(entry.texts)):
            yield at, (entry, form)


def _place(
    text: Returned, stems: dict[str, tuple[int, int]], by_english: dict[str, list[tuple[int, int]]], file: PoFile
) -> tuple[int, int] | None:
    """Which entry a text is of: by its key; by context and English where a tool lost that, or the text has moved.

    The English alone tells it where it stands once.
    """
    if (stem := stem_of(text.key)) in stems:
        return stems[stem]
    found = by_english.get(text.english, [])
    exact = [place for place in found if file.entries[place[0]].context == text.context]
    if exact or len(found) == 1:
        return (exact or found)[0]
    return None


def _others(placed: Iterable[tuple[tuple[int, int] | None, Returned]], file: PoFile) -> dict[tuple[int, int], set[str]]:
    """By place: the texts of a file for it that are not what is there."""
    texts: dict[tuple[int, int], set[str]] = {}
    for place, text in placed:
        if place and text.text.strip() not in ("", file.entries[place[0]].texts[place[1]].strip()):
            texts.setdefault(place, set()).add(text.text.strip())
    return texts


def _composed(text: Returned) -> Returned:
    """A text of which a tool took the letters apart (macOS writes ä as a and ¨), with its letters as they are typed."""
    told = (text.context, text.english, text.text)
    context, english, new = (
        unicodedata.normalize("NFC", each) if unicodedata.is_normalized("NFD", each) else each for each in told
    )
    return replace(text, context=context, english=english, text=new)


def _without_ends(text: Returned, entry: PoEntry, form: int) -> Returned:
    """A text without the spaces and lines that a tool put around it, which neither its English nor the catalog has."""
    new, old = text.text, entry.texts[form]
    if _BROKEN.sub(" ", new).strip() == _BROKEN.sub(" ", old).strip():  # a tool has broken its lines anew
        return replace(text, text=old)
    if new.strip() == unicodedata.normalize("NFC", old).strip() or new.strip() == old.strip():
        return replace(text, text=old)
    new = new if entry.id[:1].isspace() else new.lstrip()
    return replace(text, text=new if entry.id[-1:].isspace() else new.rstrip())


def _is_english(text: Returned, entry: PoEntry, form: int) -> bool:
    """Whether a text is the English itself and more than a name: tools put it there, whatever state they give it.

    What is finished here in that very form is somebody's decision, and stays so.
    """
    is_decided = text.text == entry.texts[form] and not entry.fuzzy
    return not is_decided and text.text == (entry.plural_id if form else entry.id) and bool(_SENTENCE.match(text.text))


def _is_left(text: Returned, before: PoEntry, form: int) -> bool:
    """Whether nobody changed a text outside, so that the catalog, which was changed since the export, knows more.

    Tools that keep no states write the English where nobody has translated.
    """
    if text.finished is None and text.text == (before.plural_id if form else before.id):
        return True
    key = KEY.fullmatch(text.key)
    marks = {True: (False,), False: (True,), None: (False, True)}[text.finished]
    untouched = key and key["text"] in [text_key(text.text, fuzzy=fuzzy) for fuzzy in marks]
    return bool(untouched or text.text == before.texts[form]) and _has_moved(text, before, form)


def _has_moved(text: Returned, before: PoEntry, form: int) -> bool:
    """Whether the catalog has another text, or another mark, than it had at the export, as far as the key tells."""
    key, now = KEY.fullmatch(text.key), KEY.fullmatch(key_of(before, form))
    return bool(key and now and before.texts[form].strip() and key["text"] not in (None, now["text"]))


def _refusal(text: Returned, now: PoEntry, before: PoEntry, form: int, fits: Fits) -> str:
    """Why a text is not taken; empty where it is."""
    about = f"the translation of {quote(now.id)}"
    if text.text == before.texts[form]:
        return ""
    if stem_of(text.key) and words_of(text.english) not in ("", *map(words_of, (now.id, now.plural_id))):
        told = "belongs to another key; put each row together again as it was exported, or export again"
        return f"{about} is refused: {quote(text.english)} {told}"
    if _has_moved(text, before, form):
        return f"{about} has been changed here since the export; compare {quote(text.text)}, and write what is right"
    if before.is_finished and (text.finished is False or _is_english(text, before, form)):
        return f"{about} is finished here, and {quote(text.text)} is not; finish that, or leave the entry as it is"
    if found := UNWRITABLE.search(text.text):
        return f"{about} has the character U+{ord(found[0]):04X}; take it out"
    wrong = _LOST_CODES if LOST in text.text else fits(now, text.text)
    return f"{about} does not fit: {wrong}" if wrong else ""


def _commented(entry: PoEntry, text: Returned) -> PoEntry:
    """The entry with what the translator wrote about it, waivers too; what commands record is written here alone."""
    own = (
        each
        for each in text.comments
        if each.strip() and each.lower().count(_COMMAND) <= int(bool(WAIVER.search(each)))
    )
    return replace(entry, comments=tuple(dict.fromkeys((*entry.comments, *own))))


def _with_text(entry: PoEntry, form: int, text: Returned, *, is_open: bool) -> PoEntry:
    """The entry with a text that came back; finished, or (another of its forms, too) to be looked at."""
    if text.text == entry.texts[form] and (text.finished is None or not KEY.fullmatch(text.key)):
        return entry
    texts = (*entry.texts[:form], text.text, *entry.texts[form + 1 :])
    flags = tuple(sorted({*entry.flags} - {FUZZY} | ({FUZZY} if is_open else set())))
    return replace(entry, texts=texts, flags=flags, previous=entry.previous if is_open else None)
