"""What the translators' commands do to the project's files: templates, catalogs, schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from babel import Locale as CldrLocale
from babel.core import UnknownLocaleError

from noticepress.catalogs import glossary, locales
from noticepress.catalogs.catalog import is_overlay, language_of, read_catalog
from noticepress.catalogs.locales import CATALOG_NAME, todays_name
from noticepress.catalogs.merge import Merge, Overlay, in_use, merge
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog, template
from noticepress.catalogs.po.file import Key, PoEntry, PoFile, read_po_file
from noticepress.catalogs.po.header import decode_po, header_fields, revision_date
from noticepress.catalogs.po.plurals import count_forms, plural_forms
from noticepress.catalogs.po.writing import write_catalog
from noticepress.editions.artefacts import machines
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.files import attempt
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN, theme_chain, theme_messages
from noticepress.findings import UsageError
from noticepress.model import Locale, Notice
from noticepress.register import notice_yml


@dataclass(frozen=True, slots=True)
class Written:
    """A file that a command wrote, or found as it should be."""

    path: str
    changed: bool
    merge: Merge | None = None
    untranslated: int = 0
    """Messages of a catalog that have no translation yet."""
    fuzzy: int = 0
    """Messages of a catalog whose translation somebody has to look at."""


def domains(inputs: Inputs) -> dict[str, tuple[Message, ...]]:
    """The messages of every domain: each notice, and the site."""
    found = {notice_id: tuple(read.messages.values()) for notice_id, read in inputs.notices.items()}
    return {**found, SITE_DOMAIN: tuple(inputs.site_messages.values())}


def extract_templates(project: Project, inputs: Inputs, today: date) -> list[Written]:
    """Write ``locales/*.pot``; a template whose messages are the same keeps its date and its bytes."""
    written = []
    for domain, messages in domains(inputs).items():
        path = project.root / "locales" / f"{domain}.pot"
        created = today
        if path.is_file():
            created = _created(project.read_bytes(path), project.name(path)) or today
        content = write_catalog(template(domain, messages, inputs.furniture.name, created))
        if not path.is_file() or project.read_bytes(path) != content:
            content = write_catalog(template(domain, messages, inputs.furniture.name, today))
        written.append(Written(project.name(path), project.write(path, content)))
    return written


def _created(raw: bytes, name: str) -> date | None:
    fields = header_fields(read_po_file(decode_po(raw, name), name))
    stamps = (field.value for field in fields if field.name == "POT-Creation-Date")
    try:
        return revision_date(next(stamps, ""))
    except ValueError:
        return None


def update_catalogs(project: Project, inputs: Inputs, names: Iterable[str], today: date) -> list[Written]:
    """Merge catalogs with the messages of today's sources; create those that do not exist.

    Raises :class:`NoticepressError` before anything is written where a catalog cannot be read.
    """
    planned: list[tuple[Path, bytes, Written]] = []
    names = tuple(names)
    known = {*names, *project.catalog_names}
    table = attempt([], project.read_locales, names) or ()
    for name in names:
        own_theme = {} if theme_chain([name]) else {THEME_DOMAIN: tuple(theme_messages().values())}
        for domain, messages in {**domains(inputs), **own_theme}.items():
            if domain in inputs.notices and not _is_wanted(inputs.notices[domain].notice, name, table):
                continue
            path = project.catalog_path(name, domain)
            by_key: dict[Key, Message] = {message.key: message for message in messages}
            file, plurals = _new_catalog(inputs.furniture, name, domain, today), count_forms(plural_forms(name))
            if path.is_file():
                empty = file.header
                file, header = read_catalog(project.read_bytes(path), name, project.name(path))
                file, plurals = replace(file, header=file.header or empty), header.plurals
                by_key |= _overridden(file) if domain == SITE_DOMAIN else {}
            overlay = _overlay(project, name, domain, known)
            file, done = merge(file, by_key, overlay=overlay, plurals=plurals)
            file = _keep_past(file, inputs.notices[domain].past if domain in inputs.notices else {})
            done = replace(done, obsolete=len(file.obsolete))
            fuzzy = sum(entry.fuzzy for entry in file.entries)
            empty_ones = sum(not all(text.strip() for text in entry.texts) for entry in file.entries)
            written = Written(project.name(path), changed=False, merge=done, untranslated=empty_ones, fuzzy=fuzzy)
            planned.append((path, write_catalog(file), written))
    return [replace(written, changed=project.write(path, content)) for path, content, written in planned]


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


def check_catalog_name(name: str) -> None:
    """Raise :class:`UsageError` where ``name`` cannot name a catalog; it becomes a folder's name."""
    if not CATALOG_NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot name a catalog; write a language, script and region as in de, zh_Hant or es_419"
        )
    if (today := todays_name(name)) != name:
        raise UsageError(f"{name!r} is not the canonical name of a catalog; write {today}")
    try:
        CldrLocale.parse(name)
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(f"CLDR knows no language {name!r}; mend the name") from error


def write_schemas(project: Project) -> list[Written]:
    """Write the JSON Schemas of the YAML files, for editors, and of ``notice.json``, for its readers."""
    schemas = {
        "notice": notice_yml.json_schema(),
        "facts": notice_yml.facts_json_schema(),
        "locales": locales.json_schema(),
        "glossary": glossary.json_schema(),
        "notice-json": machines.json_schema(),
    }
    written = []
    for name, keys in schemas.items():
        path = project.root / "schemas" / f"{name}.schema.json"
        written.append(Written(project.name(path), project.write(path, (json.dumps(keys, indent=2) + "\n").encode())))
    return written
