"""Sections and catalogs that were read before, from what is kept: their files' bytes come in, the same values leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, fields
from datetime import date
from hashlib import sha256
from pathlib import PurePosixPath
from typing import cast

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.files.kept import Kept, Pack, Plain, digest_of
from noticepress.findings import Finding
from noticepress.model import Block, Section, TranslationState

Read = tuple[Section, list[Finding]]


def section_again(kept: Kept, raw: bytes, path: str, dialect: int, parse: Callable[[], Read]) -> Read:
    """A section and the findings about it, as ``parse`` reads them from ``raw``.

    A file of the same name in another version, with the same bytes, is not read again either.
    """
    pack, key = kept.pack("sections"), digest_of(PurePosixPath(path).name, dialect, sha256(raw).hexdigest())
    known = pack.get(key)
    if known is not None:
        return _section(cast("tuple[Plain, ...]", known), path)
    section, findings = parse()
    plain = tuple(getattr(section, field.name) for field in fields(Section) if field.name != "blocks")
    pack.keep(key, (plain, tuple(map(_plain_block, section.blocks)), tuple(map(astuple, findings))))
    return section, findings


def _plain_block(block: Block) -> tuple[Plain, ...]:
    return tuple(getattr(block, name) for name in _BLOCK)


_BLOCK = tuple(field.name for field in fields(Block))
_SECTION = tuple(field.name for field in fields(Section) if field.name != "blocks")
_ENTRY = tuple(field.name for field in fields(Entry))


def _section(known: tuple[Plain, ...], path: str) -> Read:
    plain, blocks, findings = cast(
        "tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]", known
    )
    values = dict(zip(_SECTION, plain, strict=True), path=path)
    section = Section(**values, blocks=tuple(Block(*block) for block in blocks))  # type: ignore[arg-type]  # as they were
    return section, [Finding(path, *finding[1:]) for finding in findings]  # type: ignore[arg-type]  # as they were


def catalog_again(kept: Kept, raw: bytes, path: str, parse: Callable[[], Catalog]) -> Catalog:
    """A catalog, as ``parse`` reads it from ``raw``."""
    pack, key = kept.pack("catalogs"), digest_of(path, sha256(raw).hexdigest())
    known = pack.get(key)
    if known is not None:
        return _catalog(known)
    catalog = parse()
    if not catalog.refused:
        _keep(pack, key, catalog)
    return catalog


def _keep(pack: Pack, key: str, catalog: Catalog) -> None:
    entries = tuple(tuple(getattr(entry, name) for name in _ENTRY) for entry in catalog)
    revised = catalog.revised.toordinal() if catalog.revised else 0
    state = str(catalog.state) if catalog.state else ""
    lines: dict[str, Plain] = dict(catalog.header_lines)
    set_aside: dict[str, Plain] = dict(catalog.set_aside)
    pack.keep(key, (catalog.name, catalog.domain, catalog.path, entries, revised, state, lines, set_aside))


def _catalog(known: Plain) -> Catalog:
    name, domain, path, plain, revised, state, lines, set_aside = cast(
        "tuple[str, str, str, tuple[tuple[str, ...], ...], int, str, dict[str, str], dict[str, str]]", known
    )
    entries = [Entry(*each) for each in plain]  # type: ignore[arg-type]  # as they were
    return Catalog(
        name,
        domain,
        path,
        {entry.key: entry for entry in entries},
        date.fromordinal(revised) if revised else None,
        TranslationState(state) if state else None,
        lines,
        set_aside=set_aside,
    )
