"""Catalogs brought up to today's sources: their names come in, the files that were written leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress.catalogs.catalog import is_overlay, language_of, read_catalog
from noticepress.catalogs.merging.entries import in_use
from noticepress.catalogs.merging.lineage import Lineage
from noticepress.catalogs.merging.merge import Sameness, Tongue, merge
from noticepress.catalogs.merging.overlays import Overlay
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.file import Key, PoEntry, PoFile
from noticepress.catalogs.po.header import decode_po
from noticepress.catalogs.po.plurals import count_forms, plural_forms
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.commands.acts.updating import Written, domains
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.files import attempt
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN, theme_chain, theme_messages
from noticepress.model import Locale, Notice

_WITHOUT_SPACES = ("ja", "zh")
"""Languages that write no space between two sentences."""


@dataclass(frozen=True, slots=True)
class _Catalog:
    """A catalog as it is."""

    name: str
    path: Path
    file: PoFile
    messages: Mapping[Key, Message]
    plurals: int
    overlay: Overlay | None

    @property
    def tongue(self) -> Tongue:
        return Tongue(self.plurals, "" if self.name.startswith(_WITHOUT_SPACES) else " ")


def update_catalogs(
    project: Project,
    inputs: Inputs,
    names: Iterable[str],
    today: date,
    same: Mapping[str, frozenset[Key]] | None = None,
) -> list[Written]:
    """Merge catalogs with the messages of today's sources, all or none; create those that do not exist.

    ``same`` has, by domain, the messages of which somebody said that they mean what they meant before.
    Raises :class:`NoticepressError` before anything is written where a catalog cannot be read.
    """
    names = tuple(dict.fromkeys(names))
    planned: list[tuple[str, Path, bytes, Written]] = []
    for domain, messages in {**domains(inputs), THEME_DOMAIN: tuple(theme_messages().values())}.items():
        read = tuple(_read(project, inputs, domain, messages, names, today))
        lineage = Lineage(entry.key for each in read for entry in (*each.file.entries, *each.file.obsolete))
        sameness = Sameness((same or {}).get(domain, frozenset()), today.isoformat())
        past = inputs.notices[domain].past if domain in inputs.notices else {}
        planned += [(each.name, each.path, *_merged(project, each, lineage, sameness, past)) for each in read]
    order = {name: index for index, name in enumerate(names)}
    planned.sort(key=lambda each: order[each[0]])
    changed = project.write_together({path: content for _, path, content, _ in planned})
    return [replace(written, changed=path in changed) for _, path, _, written in planned]


def _read(
    project: Project, inputs: Inputs, domain: str, messages: Iterable[Message], names: tuple[str, ...], today: date
) -> Iterator[_Catalog]:
    """The catalogs of a domain, each with the messages that it is to have."""
    known = {*names, *project.catalog_names}
    table = attempt([], project.read_locales, names) or ()
    by_key = {message.key: message for message in messages}
    for name in names:
        if domain in inputs.notices and not _is_wanted(inputs.notices[domain].notice, name, table):
            continue
        if domain == THEME_DOMAIN and theme_chain([name]):
            continue
        path = project.catalog_path(name, domain)
        file, plurals = _new_catalog(inputs.furniture, name, domain, today), count_forms(plural_forms(name))
        own = {}
        if path.is_file():
            empty = file.header
            file, header = read_catalog(project.read_bytes(path), name, project.name(path))
            file, plurals = replace(file, header=file.header or empty), header.plurals
            own = _overridden(file) if domain == SITE_DOMAIN else {}
        yield _Catalog(name, path, file, {**by_key, **own}, plurals, _overlay(project, name, domain, known))


def _merged(
    project: Project, catalog: _Catalog, lineage: Lineage, same: Sameness, past: Mapping[Key, Message]
) -> tuple[bytes, Written]:
    """A catalog's new bytes, and what is told of it."""
    file, done = merge(
        catalog.file,
        catalog.messages,
        overlay=catalog.overlay,
        tongue=catalog.tongue,
        lineage=lineage,
        same=same,
    )
    file = _keep_past(file, past)
    done = replace(done, obsolete=len(file.obsolete))
    fuzzy = sum(entry.fuzzy for entry in file.entries)
    empty = sum(not all(text.strip() for text in entry.texts) for entry in file.entries)
    written = Written(project.name(catalog.path), changed=False, merge=done, untranslated=empty, fuzzy=fuzzy)
    return write_catalog(file), written


def _new_catalog(furniture: Furniture, name: str, domain: str, today: date) -> PoFile:
    return new_catalog(name, domain, furniture.name, today, reports=furniture.url)


def _is_wanted(notice: Notice, name: str, locales: Iterable[Locale]) -> bool:
    """Whether a locale that has the notice uses a catalog, or might: one that is in no locale's chain yet."""
    users = [locale for locale in locales if name in locale.catalogs]
    return not users or any(map(notice.is_in, users))


def _overridden(file: PoFile) -> dict[Key, Message]:
    """The words of the theme that a catalog of the site's has of its own."""
    return {entry.key: theme_messages()[entry.key] for entry in file.entries if entry.key in theme_messages()}


def _keep_past(file: PoFile, past: Mapping[Key, Message]) -> PoFile:
    """Keep what errata took out of the messages: days before them are shown in the catalog's language with it."""
    kept = [entry for entry in file.obsolete if entry.key in past and entry.has_text]
    entries = tuple(in_use(entry, past[entry.key]) for entry in kept)
    obsolete = tuple(entry for entry in file.obsolete if entry not in kept)
    return replace(file, entries=(*file.entries, *entries), obsolete=obsolete)


def _overlay(project: Project, name: str, domain: str, known: set[str]) -> Overlay | None:
    """What merging has to know of a regional catalog's language; ``None`` for a catalog that stands alone."""
    if not is_overlay(name, known):
        return None
    path = project.catalog_path(language_of(name, known), domain)
    entries: tuple[PoEntry, ...] = ()
    if path.is_file():
        entries = read_po_file(decode_po(project.read_bytes(path), project.name(path)), project.name(path)).entries
    return Overlay({entry.key: entry for entry in entries})
