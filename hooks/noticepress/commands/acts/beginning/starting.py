"""What ``init`` writes: what the user said comes in; a project's or a notice's files leave, whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress import __version__, starter, theme
from noticepress.catalogs.catalog import is_overlay
from noticepress.catalogs.new_table import NewLocale, table
from noticepress.commands.acts import updating as translating
from noticepress.commands.acts.beginning.fresh_folder import Begun, fresh
from noticepress.commands.acts.beginning.starter_words import begun
from noticepress.commands.acts.copying import copy_sources
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.publication import Publication
from noticepress.editions.site_files import taken_names
from noticepress.editions.sources.files import REGISTER
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.files.tree import OF_WINDOWS, made_plain
from noticepress.files.write import is_begun
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.register.clock import AsOf
from noticepress.rules.sources import check_sources, stopping

FIRST_VERSION = "1.0"
TITLES = {
    "privacy": "Privacy Notice",
    "cookies": "Cookie Notice",
    "terms": "Terms of Use",
    "legal": "Legal Notice",
    "accessibility": "Accessibility Statement",
}
"""What notices of usual names are called, where nobody says otherwise."""
_LONGEST_NAME = 60
_NOTICE_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_MARK = re.compile(r"@@([a-z_]+)@@")


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A notice that is to be begun."""

    id: str
    title: str
    organisation: str

    @property
    def values(self) -> dict[str, str]:
        """What stands for the marks of the starter's texts."""
        return {
            "title": self.title,
            "title_yaml": _quoted(self.title),
            "organisation": self.organisation,
            "organisation_yaml": _quoted(self.organisation),
            "notice": self.id,
        }


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project that is to be begun."""

    notice: NewNotice
    url: str
    locales: tuple[NewLocale, ...]


def check_notice_name(name: str, tags: Collection[str]) -> None:
    """Raise :class:`UsageError` for what cannot name a notice: it becomes a folder, an address and a catalog."""
    if len(name) > _LONGEST_NAME:
        raise UsageError(f"--notice: the name has {len(name)} characters; write at most {_LONGEST_NAME}")
    if not _NOTICE_NAME.fullmatch(name):
        near = made_plain(name)
        proposed = near if _NOTICE_NAME.fullmatch(near) else "privacy"
        raise UsageError(
            f"--notice: {name!r} cannot name a notice; write small letters, digits and hyphens, as in {proposed}"
        )
    if OF_WINDOWS.fullmatch(name):
        remedy = f"choose another, such as {name}-notice"
        raise UsageError(f"--notice: {name!r} is no name of a folder for Windows; {remedy}")
    if name in taken_names(tags):
        raise UsageError(
            f"--notice: the name {name!r} is taken by the site itself; choose another, such as {name}-notice"
        )


def starter_sections(notice: NewNotice) -> dict[str, bytes]:
    """The text that a notice begins with: what is in each file, by its name."""
    paths = sorted(starter.notice_folder(notice.id).glob("*.md"))
    return {path.name: _filled(path, notice.values) for path in paths}


def known_catalogs() -> tuple[str, ...]:
    """Names of the catalogs that the package has words for."""
    return tuple(sorted(path.parent.parent.name for path in theme.LOCALES.glob("*/LC_MESSAGES/theme.po")))


def write_project(folder: Path, wanted: NewProject, today: date) -> Begun:
    """Make a project in ``folder``, which is not there or holds no more than a fresh repository, whole or not at all.

    Raises :class:`UsageError` where something is there, :class:`NoticepressError` where the project could not be built.
    """
    with fresh(folder) as (root, begun_):
        values = {
            **wanted.notice.values,
            "url": wanted.url,
            "url_yaml": _quoted(wanted.url),
            "year": str(today.year),
            "version": __version__,
        }
        _copy(starter.PROJECT, root, values)
        (root / "locales" / "locales.yml").write_bytes(table(wanted.locales).encode())
        names = tuple(dict.fromkeys(name for locale in wanted.locales for name in locale.catalogs))
        project = Project(root)
        _write_notice(project, wanted.notice, names, today, (wanted.notice.id, SITE_DOMAIN))
        translating.write_schemas(project)
        _check(Project(root), today)
    return begun_


def write_notice(project: Project, notice: NewNotice, today: date) -> list[str]:
    """Add a notice to a project, whole or not at all; gives the paths of its files. One that was begun is gone on with.

    Raises :class:`UsageError` where it is there already.
    """
    folder = project.root / "docs" / notice.id
    if (page := folder.with_name(f"{notice.id}.md")).exists():
        raise _exists(project, page)
    if folder.exists() and not folder.is_dir():
        raise _exists(project, folder)
    with tempfile.TemporaryDirectory(prefix="noticepress-") as scratch:
        root = Path(scratch).resolve() / "project"
        copy_sources(project.root, root)
        shutil.rmtree(root / "docs" / notice.id, ignore_errors=True)
        copy = Project(root)
        _write_notice(copy, notice, project.catalog_names, today, (notice.id,))
        _check(Project(root), today, notice.id)
        own = [
            *(root / "docs" / notice.id).rglob("*"),
            root / "locales" / f"{notice.id}.pot",
            *(copy.catalog_path(name, notice.id) for name in project.catalog_names),
        ]
        files = {project.root / path.relative_to(root): path.read_bytes() for path in own if path.is_file()}
    if folder.exists() and not is_begun(folder, files):
        raise _exists(project, folder)
    project.write_together(files)
    return [project.name(path) for path in files]


def _exists(project: Project, path: Path) -> UsageError:
    return UsageError(f"{project.name(path)} exists already; choose another name with --notice, or delete it")


def _write_notice(
    project: Project, notice: NewNotice, names: Collection[str], today: date, domains: Collection[str]
) -> None:
    """Write a notice's register and text, and its catalogs with the starter's words."""
    source, target = starter.notice_folder(notice.id), project.root / "docs" / notice.id
    _copy(source, target / FIRST_VERSION, notice.values)
    (target / FIRST_VERSION / REGISTER).rename(target / REGISTER)
    inputs, findings = project.read_about(notice.id)
    if findings:
        raise NoticepressError(findings)
    chosen = replace(inputs, notices={notice.id: inputs.notices[notice.id]})
    translating.extract_templates(project, chosen, today)
    update_catalogs(project, chosen, names, today)
    messages = translating.domains(chosen)
    for name in names:
        overlay = is_overlay(name, names)
        for domain in domains:
            path = project.catalog_path(name, domain)
            by_key = {message.key: message for message in messages[domain]}
            path.write_bytes(begun(path.read_bytes(), name, by_key, today, overlay=overlay))


def _check(project: Project, today: date, notice_id: str = "") -> None:
    """Raise where what was written could not be built: what somebody typed is not always what a text may hold."""
    spared: list[Finding] | None = [] if notice_id else None
    inputs, findings = project.read((), spared)
    publication = Publication(inputs, AsOf(today), drafts=True)
    findings += check_sources(publication)
    own = (f"docs/{notice_id}/", f"/{notice_id}.po")
    stopped = [
        each for each in stopping(publication, findings) if not notice_id or any(part in each.path for part in own)
    ]
    if stopped:
        raise NoticepressError(stopped)


def _copy(source: Path, target: Path, values: dict[str, str]) -> None:
    """Copy a folder of the starter, with ``values`` in the place of its marks."""
    for path in sorted(source.rglob("*")):
        if path.is_file():
            relative = path.relative_to(source).as_posix().replace("dot-", ".").removesuffix(".txt")
            place = target / relative
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_filled(path, values))


def _filled(path: Path, values: Mapping[str, str]) -> bytes:
    """A file of the starter, with ``values`` in the place of its marks."""
    return _MARK.sub(lambda mark: values[mark[1]], path.read_text(encoding="utf-8")).encode()


def as_setting(key: str, value: str) -> str:
    """A line of YAML."""
    return f"{key}: {_quoted(value)}\n"


def _quoted(text: str) -> str:
    """A YAML scalar: JSON's strings are some."""
    return json.dumps(text, ensure_ascii=False)
