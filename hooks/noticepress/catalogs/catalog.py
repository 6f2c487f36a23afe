"""Gettext catalogs: the text of a PO file comes in, entries and chains of catalogs leave.

Catalogs are untrusted input. An entry is *usable* only when it is translated, not fuzzy, and adds nothing
active that its English has not (see :mod:`noticepress.catalogs.added_markup`); an entry that is not usable is never
published, whatever else happens to the finding about it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from noticepress.catalogs.po.file import Key, PoEntry, PoFile, invalid
from noticepress.catalogs.po.header import Header, decode_po, read_header
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.reviewing.reviews import state_of_entry
from noticepress.catalogs.rules import CATALOG
from noticepress.files.limits import excess_in_passage
from noticepress.findings import Finding, quote
from noticepress.model import TranslationState

WAIVER = re.compile(r"noticepress: allow (?P<code>[A-Z]{2}\d{3})\s*(?:—|--|-|:)\s*(?P<reason>\S.*)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalog. ``texts`` has one item, or one for each plural form."""

    context: str
    id: str
    plural_id: str
    texts: tuple[str, ...]
    fuzzy: bool
    line: int
    waivers: dict[str, str]
    """Rule codes that the entry waives, each with its reason."""
    text_line: int = 0
    """The line on which the translation begins; ``line`` is that of the English."""
    review: str = ""
    """A :class:`ReviewState`: who has looked at these two texts; empty for nobody."""

    @property
    def key(self) -> Key:
        """(``msgctxt``, ``msgid``)."""
        return (self.context, self.id)

    @property
    def text(self) -> str:
        """The translation (its first plural form)."""
        return self.texts[0] if self.texts else ""

    @property
    def is_translated(self) -> bool:
        """Whether every form has a text and none is fuzzy."""
        return not self.fuzzy and bool(self.texts) and all(text.strip() for text in self.texts)


@dataclass(frozen=True, slots=True)
class Catalog:
    """One PO file."""

    name: str
    """Language and, where needed, script and region: ``de``, ``zh_Hant_HK``."""
    domain: str
    path: str
    entries: dict[Key, Entry]
    revised: date | None = None
    state: TranslationState | None = None
    """How the header says that it was made: by people, or with a machine's help."""
    header_lines: dict[str, str] = field(default_factory=dict)
    refused: tuple[Finding, ...] = ()
    """Of entries (IN003) whose texts are more than can be read, which have no translation; of the header (IN024)."""
    set_aside: dict[str, str] = field(default_factory=dict)
    """By translation that an entry has still: the English that it was finished for, which no version has any more."""

    def get(self, key: Key) -> Entry | None:
        """The entry for a message, or ``None``."""
        return self.entries.get(key)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())


@dataclass(frozen=True, slots=True)
class Chain:
    """Catalogs looked up one after the other, the most specific first."""

    catalogs: tuple[Catalog, ...]
    is_safe: Callable[[Entry], bool] = field(compare=False)
    """Whether an entry adds nothing active to its English."""

    def find(self, key: Key) -> Entry | None:
        """The first usable entry for a message along the chain, or ``None``."""
        for catalog in self.catalogs:
            entry = catalog.get(key)
            if entry is not None and entry.is_translated and self.is_safe(entry):
                return entry
        return None

    @property
    def revised(self) -> date | None:
        """The latest revision date of the chain's catalogs."""
        return max((catalog.revised for catalog in self.catalogs if catalog.revised), default=None)

    @property
    def made(self) -> TranslationState | None:
        """How the translation was made, as the headers say: the weakest of the catalogs that have a part in it."""
        parts = (catalog for catalog in self.catalogs if any(entry.is_translated for entry in catalog))
        return TranslationState.weakest(catalog.state for catalog in parts)

    def suggestions(self, keys: Iterable[Key]) -> int:
        """For how many of the messages a text waits in some catalog of the chain for somebody to look at it."""
        return sum(any(_waits(catalog.get(key)) for catalog in self.catalogs) for key in keys)


def _waits(entry: Entry | None) -> bool:
    return entry is not None and entry.fuzzy and bool(entry.text.strip())


def parse_catalog(raw: bytes, name: str, domain: str, path: str) -> Catalog:
    """Read a PO file. Raises :class:`NoticepressError` (IN003) with the line for what is not valid."""
    file, header = read_catalog(raw, name, path)
    entries: dict[Key, Entry] = {}
    refused: list[Finding] = list(header.refused)
    for read in file.entries:
        entry = _entry(read, header.plurals, path)
        every = (*entry.texts, entry.id, entry.plural_id, entry.context)
        if excess := next(filter(None, map(excess_in_passage, every)), None):
            message = f"the entry is not used: {excess.message}"
            refused.append(CATALOG.at(path, entry.text_line, message, excess.remedy))
            entry = replace(entry, texts=("",) * len(entry.texts))
        entries[entry.key] = entry
    texts = {entry.text for entry in entries.values()} if file.obsolete else set()
    before = (entry for entry in file.obsolete if entry.is_finished and not entry.plural_id)
    set_aside = {entry.texts[0]: entry.id for entry in before if entry.texts[0] in texts}
    return Catalog(name, domain, path, entries, header.revised, header.state, header.fields, tuple(refused), set_aside)


def read_catalog(raw: bytes, name: str, path: str) -> tuple[PoFile, Header]:
    """A catalog's file without loss, and what its header says. Raises :class:`NoticepressError` (IN003)."""
    file = read_po_file(decode_po(raw, path), path)
    return file, read_header(file, name, path)


def _entry(entry: PoEntry, plurals: int, path: str) -> Entry:
    texts = entry.texts
    if entry.plural_id:
        if len(texts) > plurals:
            message = f"{quote(entry.id)} has {len(texts)} forms, the header's Plural-Forms counts {plurals}"
            raise invalid(path, entry.text_line, message, "mend the number of forms, or the header")
        texts = (*texts, *[""] * (plurals - len(texts)))
    found = filter(None, map(WAIVER.search, entry.comments))
    waivers = {match["code"]: match["reason"].strip() for match in found}
    return Entry(
        sys.intern(entry.context),  # as every catalog has them
        sys.intern(entry.id),
        entry.plural_id,
        texts,
        entry.fuzzy,
        entry.line,
        waivers,
        entry.text_line or entry.line,
        str(state_of_entry(entry) or ""),
    )


def is_overlay(name: str, known: Iterable[str]) -> bool:
    """Whether a catalog holds only what differs from its language's among the ``known`` ones: ``es_419`` beside ``es``.

    A region's catalog whose language has none (``pt_BR`` without ``pt``) is a whole catalog.
    """
    return bool(language_of(name, known))


def language_of(name: str, known: Iterable[str]) -> str:
    """The catalog among the ``known`` ones that a region's differs from; empty where it stands alone."""
    language = _without_region(name)
    whole = sorted(other for other in known if _without_region(other) == other)
    fitting = [other for other in whole if other == language or other.startswith(f"{language}_")]
    return fitting[0] if fitting and language != name else ""


def _without_region(name: str) -> str:
    base, _, last = name.rpartition("_")
    return base if base and (last.isdigit() or last.isupper()) else name
