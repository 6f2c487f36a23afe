"""What the translators' commands do to the project's files: templates, catalogs, schemas."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from babel import Locale as CldrLocale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Message as BabelMessage

from noticepress import glossary, locales, register
from noticepress.catalog import Key, is_overlay, previous_ids, read_babel
from noticepress.errors import UsageError
from noticepress.extract import Merge, Message, merge, new_catalog, template, write_catalog
from noticepress.locales import CATALOG_NAME, todays_name
from noticepress.project import Project
from noticepress.publication import SITE_DOMAIN, Inputs


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
    stamp = read_babel(raw, name).creation_date
    return stamp.date() if isinstance(stamp, datetime) else None


def update_catalogs(project: Project, inputs: Inputs, names: Iterable[str], today: date) -> list[Written]:
    """Merge catalogs with the messages of today's sources; create those that do not exist.

    Raises :class:`NoticepressError` before anything is written where a catalog cannot be read.
    """
    planned: list[tuple[Path, bytes, Written]] = []
    names = tuple(names)
    known = {*names, *project.catalog_names}
    for name in names:
        for domain, messages in domains(inputs).items():
            path = project.catalog_path(name, domain)
            by_key: dict[Key, Message] = {message.key: message for message in messages}
            previous: dict[Key, str] = {}
            if path.is_file():
                raw = project.read_bytes(path)
                catalog, previous = read_babel(raw, project.name(path)), previous_ids(raw)
            else:
                catalog = new_catalog(name, domain, inputs.furniture.name, today)
            done = merge(catalog, by_key, overlay=is_overlay(name, known), previous=previous)
            fuzzy = sum(message.fuzzy for message in catalog if message.id)
            empty = sum(not _is_translated(message) for message in catalog if message.id)
            written = Written(project.name(path), changed=False, merge=done, untranslated=empty, fuzzy=fuzzy)
            planned.append((path, write_catalog(catalog), written))
    return [replace(written, changed=project.write(path, content)) for path, content, written in planned]


def _is_translated(message: BabelMessage) -> bool:
    texts = [message.string] if isinstance(message.string, str) else message.string or [""]
    return all(text.strip() for text in texts)


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
    """Write the JSON Schemas of the YAML files, for editors."""
    schemas = {"notice": register.json_schema(), "locales": locales.json_schema(), "glossary": glossary.json_schema()}
    written = []
    for name, schema in schemas.items():
        path = project.root / "schemas" / f"{name}.schema.json"
        written.append(Written(project.name(path), project.write(path, (json.dumps(schema, indent=2) + "\n").encode())))
    return written
