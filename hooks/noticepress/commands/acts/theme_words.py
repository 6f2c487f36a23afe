"""For those who develop noticepress: the theme's words from its sources into its template and catalogs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from noticepress import theme
from noticepress.catalogs.catalog import is_overlay, language_of, read_catalog
from noticepress.catalogs.merging.merge import Tongue, merge
from noticepress.catalogs.merging.overlays import Overlay
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import template
from noticepress.catalogs.po.file import Key, PoFile
from noticepress.catalogs.po.header import header_fields, revision_date
from noticepress.catalogs.po.writing import write_catalog
from noticepress.catalogs.template_words import MODULE, messages_in
from noticepress.editions.sources.theme_words import TEMPLATE, THEME_DOMAIN

_PROJECT = "noticepress"
_PACKAGE = theme.FOLDER.parent


def messages() -> tuple[Message, ...]:
    """Every message of the theme's templates and of the package's own pages."""
    found: dict[Key, Message] = {}
    templates = (
        messages_in(path.read_text(encoding="utf-8"), _name(path)) for path in sorted(theme.TEMPLATES.rglob("*.html"))
    )
    modules = (
        messages_in(path.read_text(encoding="utf-8"), _name(path), MODULE)
        for path in (_PACKAGE / "theme" / "wording.py", *sorted((_PACKAGE / "editions").rglob("*.py")))
    )
    for message in itertools.chain.from_iterable((*templates, *modules)):
        known = found.setdefault(message.key, message)
        known.places += [place for place in message.places if place not in known.places]
    return tuple(found.values())


def write_theme_words(today: date) -> Iterator[Path]:
    """Write the theme's template and merge its catalogs with it; gives each file that changed."""
    by_key = {message.key: message for message in messages()}
    plan = {TEMPLATE: write_catalog(template(THEME_DOMAIN, by_key.values(), _PROJECT, _created() or today))}
    names = sorted(path.parent.parent.name for path in theme.LOCALES.glob("*/LC_MESSAGES/theme.po"))
    for name in names:
        file, header = _read(name)
        overlay = None
        if is_overlay(name, names):
            language, _ = _read(language_of(name, set(names)))
            overlay = Overlay({entry.key: entry for entry in language.entries})
        merged, _ = merge(file, by_key, overlay=overlay, tongue=Tongue(header))
        plan[theme.catalog_path(name)] = write_catalog(replace(merged, obsolete=()))
    for path, content in plan.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
            yield path


def _read(name: str) -> tuple[PoFile, int]:
    """A catalog's file, and how many plural forms it has."""
    path = theme.catalog_path(name)
    file, header = read_catalog(path.read_bytes(), name, path.name)
    return file, header.plurals


def _created() -> date | None:
    """The day in the template's header: one whose messages are the same keeps it."""
    if not TEMPLATE.is_file():
        return None
    file, _ = read_catalog(TEMPLATE.read_bytes(), "en", TEMPLATE.name)
    fields = {field.name: field.value for field in header_fields(file)}
    return revision_date(fields.get("POT-Creation-Date", ""))


def _name(path: Path) -> str:
    return f"noticepress/{path.relative_to(_PACKAGE).as_posix()}"
