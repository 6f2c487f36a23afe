"""The starter's words in the languages of the package: a catalog that was just made comes in, a begun one leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from noticepress import starter
from noticepress.catalogs.catalog import language_of, parse_catalog, read_catalog
from noticepress.catalogs.merging.entries import new_entry
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import NO_DATE
from noticepress.catalogs.po.file import Key, PoFile
from noticepress.catalogs.po.header import STATE_FIELD
from noticepress.catalogs.po.writing import write_catalog
from noticepress.model import TranslationState

_DOMAIN = "starter"


@cache
def words_in(name: str) -> Mapping[str, str]:
    """By English, the starter's words in a catalog's language; none for a language that the package has not."""
    path = starter.catalog_path(name)
    if not path.is_file():
        return {}
    return {entry.id: entry.text for entry in parse_catalog(path.read_bytes(), name, _DOMAIN, path.name)}


def is_translated(english: str, name: str, known: Collection[str]) -> bool:
    """Whether the starter has ``english`` in the catalog ``name``, or in the one that it differs from."""
    return english in words_in(name) or english in words_in(language_of(name, known))


def begun(raw: bytes, name: str, messages: Mapping[Key, Message], today: date, *, overlay: bool) -> bytes:
    """A catalog with the starter's words put in where nothing stands; its header says that a machine did it.

    An ``overlay`` holds only what its region says in another way.
    """
    words = words_in(name)
    file, header = read_catalog(raw, name, name)
    entries = [new_entry(message, header.plurals) for message in messages.values()] if overlay else file.entries
    filled = tuple(
        replace(entry, texts=(words[entry.id],)) if entry.id in words and not entry.has_text else entry
        for entry in entries
        if not overlay or entry.id in words
    )
    if not any(entry.id in words for entry in filled):
        return raw
    return write_catalog(_marked(replace(file, entries=filled), today))


def _marked(file: PoFile, today: date) -> PoFile:
    if file.header is None:
        return file
    text = file.header.texts[0].replace(NO_DATE, f"{today.isoformat()} 00:00+0000")
    return replace(
        file, header=replace(file.header, texts=(f"{text}{STATE_FIELD}: {TranslationState.MACHINE.value}\n",))
    )
