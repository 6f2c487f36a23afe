"""A project in pseudolocales: a copy of its sources, to which two locales are added that nobody had to translate."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from noticepress.catalogs.merging.entries import new_entry
from noticepress.catalogs.messages import Message
from noticepress.catalogs.new_catalog import new_catalog
from noticepress.catalogs.po.writing import write_catalog
from noticepress.catalogs.pseudo import PSEUDOLOCALES, Pseudolocale
from noticepress.commands.acts.copying import copy_sources
from noticepress.commands.acts.updating import domains
from noticepress.editions.sources.files import EDITIONS
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN, theme_messages
from noticepress.findings import NoticepressError

_PLURALS = "nplurals=2; plural=(n != 1);"
_DAY = date(2000, 1, 1)
"""In the headers of catalogs that nobody revises: the same for the same English."""


@contextmanager
def in_pseudolocales(root: Path) -> Iterator[Path]:
    """The folder of a copy of the project, which has the pseudolocales too; then it is deleted.

    Raises :class:`NoticepressError` where the sources cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="noticepress-pseudo-") as folder:
        copy = Path(folder) / root.name
        copy_sources(root, copy)
        _add_locales(Project(copy))
        yield copy


def _add_locales(project: Project) -> None:
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    _forget_editions(project, inputs)
    kept = project.read_glossary().kept
    table = [_row(each.tag, each.label, each.catalogs, each.cldr, each.hreflang) for each in project.read_locales()]
    messages = {**domains(inputs), THEME_DOMAIN: tuple(theme_messages().values())}
    for pseudo in PSEUDOLOCALES.values():
        table.append(_row(pseudo.tag, pseudo.label, (pseudo.catalog,), pseudo.cldr))
        for domain, every in messages.items():
            content = _catalog(pseudo, domain, every, inputs.furniture.name, kept)
            project.write(project.catalog_path(pseudo.catalog, domain), content)
    # JSON is YAML: whatever the labels hold is quoted.
    project.write(
        project.root / "locales" / "locales.yml", json.dumps({"locales": table}, ensure_ascii=False, indent=1).encode()
    )


def _forget_editions(project: Project, inputs: Inputs) -> None:
    """Take the records of editions from the copy: what a pseudolocale shows was never published."""
    for notice_id, read in inputs.notices.items():
        for number in read.editions:
            (project.root / "docs" / notice_id / number / EDITIONS).unlink()


def _row(
    tag: str, label: str, catalogs: Iterable[str], cldr: str, hreflang: Iterable[str] = ()
) -> dict[str, str | list[str]]:
    """A locale, as the table has it."""
    row: dict[str, str | list[str]] = {"tag": tag, "label": label, "cldr": cldr, "hreflang": list(hreflang)}
    return {**row, "catalogs": found} if (found := list(catalogs)) else row


def _catalog(
    pseudo: Pseudolocale, domain: str, messages: tuple[Message, ...], title: str, kept: tuple[str, ...]
) -> bytes:
    file = new_catalog(pseudo.catalog, domain, title, _DAY, _PLURALS)
    entries = []
    for message in messages:
        forms = (message.id, message.plural_id) if message.plural_id else (message.id,)
        texts = tuple(pseudo.translated(form, kept) for form in forms)
        entries.append(replace(new_entry(message, len(texts)), texts=texts))
    return write_catalog(replace(file, entries=tuple(entries)))
