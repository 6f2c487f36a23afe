"""Catalogs after an erratum that changes no meaning: a PO file comes in, and leaves with more entries.

Each entry for an old text gets one for the new text beside it, with its translation, flags and comments. The old
entry stays, for the site of the days before. Nothing else of the file changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from noticepress.catalogs.po.file import Key, PoEntry, PoFile


def carried(file: PoFile, keys: Mapping[Key, Key], comment: str) -> tuple[PoFile, int]:
    """The catalog with translations carried over along ``keys``, old to new; and how many."""
    entries = {entry.key: entry for entry in file.entries}
    copies: dict[Key, PoEntry] = {}
    for old, new in keys.items():
        source, target = entries.get(old), entries.get(new)
        if source and source.has_text and not (target and target.is_finished):
            comments = (*source.comments, f" {comment}")
            copies[new] = replace(source, context=new[0], id=new[1], comments=comments, previous=None)
    return replace(file, entries=tuple(_with_copies(file, keys, copies))), len(copies)


def _with_copies(file: PoFile, keys: Mapping[Key, Key], copies: Mapping[Key, PoEntry]) -> Iterator[PoEntry]:
    """The file's entries, each copy in the place of the entry that it fills, else behind the one it was made from."""
    there = {entry.key for entry in file.entries}
    for entry in file.entries:
        yield copies.get(entry.key, entry)
        new = keys.get(entry.key)
        if new and new in copies and new not in there:
            yield copies[new]
