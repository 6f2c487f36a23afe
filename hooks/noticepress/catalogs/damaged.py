"""What can be read of a catalog that cannot be read as a whole: bytes come in, a catalog with fewer entries leaves.

An entry is read by itself, from one empty line to the next, by the same reader with all its checks. What does
not stand by itself (a broken line, bytes that are not UTF-8, the marks of a merge conflict) is left out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from noticepress.catalogs.catalog import Catalog, Entry, parse_catalog
from noticepress.catalogs.po.file import Key
from noticepress.findings import NoticepressError

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*charset=([^"\\\s]+)')
_LANGUAGE = re.compile(rb'^"Language:[ \t]*([^"\\\s]*)', re.MULTILINE)
_LIKE_ASCII = re.compile(rb"utf-?8|charset|us-ascii|ascii|iso-?8859-\d+|latin-?\d|(?:windows-|cp)125\d", re.IGNORECASE)
"""Charsets in which the bytes of UTF-8 are as good as never taken for other letters; CHARSET is a template's."""
_LONGEST_HEADER = 8_192
"""Bytes of a header that is read again with each entry; no real one is near it."""
_PLAIN_HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def remains(raw: bytes, name: str, domain: str, path: str) -> Catalog:
    """The entries of a damaged PO file that stand by themselves, with the header where that can be read."""
    nothing = Catalog(name, domain, path, {})
    if _is_of_another_tongue(raw, name):
        return nothing
    pieces = [*_pieces(raw.removeprefix(codecs.BOM_UTF8))]
    header, catalog = _PLAIN_HEADER, nothing
    if pieces and len(pieces[0][1]) <= _LONGEST_HEADER:
        read = _read(pieces[0][1], name, domain, path)
        header, catalog = (pieces[0][1], replace(read, entries={})) if read else (header, catalog)
    entries: dict[Key, Entry] = {}
    twice: set[Key] = set()
    for line, piece in pieces:
        read = _read(header + b"\n" + piece, name, domain, path)
        shift = line - header.count(b"\n") - 2
        for entry in read or ():
            if entry.key in entries:
                twice.add(entry.key)
            entries[entry.key] = replace(entry, line=entry.line + shift, text_line=entry.text_line + shift)
    return replace(catalog, entries={key: entry for key, entry in entries.items() if key not in twice})


def _is_of_another_tongue(raw: bytes, name: str) -> bool:
    """Whether the header tells another language, or a charset that may give the bytes another meaning."""
    declared = _CHARSET.search(raw)
    language = _LANGUAGE.search(raw)
    if language and language[1].decode("utf-8", "replace").replace("-", "_").lower() not in ("", name.lower()):
        return True
    return declared is not None and not _LIKE_ASCII.fullmatch(declared[1])


def _read(raw: bytes, name: str, domain: str, path: str) -> Catalog | None:
    try:
        return parse_catalog(raw, name, domain, path)
    except NoticepressError:
        return None


def _pieces(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """(first line, bytes) of what stands between empty lines."""
    start, held = 1, list[bytes]()
    for number, line in enumerate([*raw.split(b"\n"), b""], 1):
        if line.strip():
            start = start if held else number
            held.append(line)
        elif held:
            yield start, b"\n".join(held) + b"\n"
            held = []
