"""What the translators' commands write beside the catalogs: templates, schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from noticepress.catalogs import glossary, locales, style
from noticepress.catalogs.language_tags import parse_cldr, unnamed
from noticepress.catalogs.locales import CATALOG_NAME, todays_name
from noticepress.catalogs.merging.merge import Merge
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import template
from noticepress.catalogs.po.header import decode_po, header_fields, revision_date
from noticepress.catalogs.po.reading import read_po_file
from noticepress.catalogs.po.writing import write_catalog
from noticepress.editions.artefacts import machines
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.register import notice_yml
from noticepress.register.authority import authority_yml


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
    """Write ``locales/*.pot``, all or none; a template whose messages are the same keeps its date and its bytes."""
    files = {}
    for domain, messages in domains(inputs).items():
        path = project.root / "locales" / f"{domain}.pot"
        created = today
        if path.is_file():
            created = _created(project.read_bytes(path), project.name(path)) or today
        content = write_catalog(template(domain, messages, inputs.furniture.name, created))
        if not path.is_file() or project.read_bytes(path) != content:
            content = write_catalog(template(domain, messages, inputs.furniture.name, today))
        files[path] = content
    return _written(project, files)


def _written(project: Project, files: Mapping[Path, bytes]) -> list[Written]:
    """Write files, all of them or none, and say of each whether it changed."""
    changed = project.write_together(files)
    return [Written(project.name(path), path in changed) for path in files]


def _created(raw: bytes, name: str) -> date | None:
    fields = header_fields(read_po_file(decode_po(raw, name), name))
    stamps = (field.value for field in fields if field.name == "POT-Creation-Date")
    try:
        return revision_date(next(stamps, ""))
    except ValueError:
        return None


def check_catalog_name(name: str) -> None:
    """Raise :class:`UsageError` where ``name`` cannot name a catalog; it becomes a folder's name."""
    if not CATALOG_NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot name a catalog; write a language, script and region as in de, zh_Hant or es_419"
        )
    if (today := todays_name(name)) != name:
        raise UsageError(f"{name!r} is not the canonical name of a catalog; write {today}")
    if parse_cldr(name) is None and (message := unnamed(name.replace("_", "-"))):
        raise UsageError(f"{message}; mend the name")


def write_schemas(project: Project) -> list[Written]:
    """Write the JSON Schemas of the YAML files, for editors, and of ``notice.json``, for its readers."""
    schemas = {
        "notice": notice_yml.json_schema(),
        "facts": notice_yml.facts_json_schema(),
        "locales": locales.json_schema(),
        "glossary": glossary.json_schema(),
        "authority": authority_yml.json_schema(),
        "style": style.json_schema(),
        "notice-json": machines.json_schema(),
    }
    folder = project.root / "schemas"
    texts = {folder / f"{name}.schema.json": json.dumps(keys, indent=2) + "\n" for name, keys in schemas.items()}
    return _written(project, {path: text.encode() for path, text in texts.items()})
