"""Of which notice, version and catalog a file is: its name and what was said of it come in, one of each leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from noticepress.catalogs.catalog import is_overlay, language_of
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.model import Locale, Status, Version

_PARTS = re.compile(r"[._-]+")


@dataclass(frozen=True, slots=True)
class Said:
    """What the command line says of a file; empty where it says nothing."""

    catalog: str = ""
    """``de/privacy``, or ``de``."""
    locale: str = ""
    notice: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a file translates, and into which catalog that goes."""

    notice: str
    version: Version
    catalog: str
    cldr: str
    """How its numbers and dates are written."""


def named(project: Project, publication: Publication, path: Path, said: Said) -> Named:
    """Raise :class:`UsageError` where nothing tells, or what was said is not there."""
    language, _, domain = said.catalog.partition("/")
    if domain and said.notice and domain != said.notice:
        raise UsageError(f"--catalog {said.catalog} and --notice {said.notice} name two notices; leave one out")
    notice = _notice(publication, path, said.notice or domain)
    locales = publication.inputs.locales
    locale = _locale(locales, said.locale) if said.locale else None
    catalog = language or (locale.catalogs[0] if locale else _catalog(project, locales, path))
    _refuse_overlay(project, catalog, notice)
    locale = locale or next((each for each in locales if catalog in each.catalogs), None)
    return Named(notice, _version(publication, notice, said.version), catalog, locale.cldr if locale else catalog)


def _notice(publication: Publication, path: Path, said: str) -> str:
    known = tuple(publication.inputs.notices)
    choice = f"choose from {', '.join(known)}"
    if said:
        if said not in known:
            raise UsageError(f"there is no notice {said!r}; {choice}")
        return said
    found = [each for each in known if _is_in(each, path)]
    found = [each for each in found if not any(each != other and each in other for other in found)]
    if len(found) == 1 or len(known) == 1:
        return (found or known)[0]
    raise UsageError(f"the name of {path} does not tell of which notice it is; say it with --notice: {choice}")


def _locale(locales: tuple[Locale, ...], tag: str) -> Locale:
    locale = next((each for each in locales if each.tag == tag), None)
    if locale is None or locale.is_english:
        choice = ", ".join(each.tag for each in locales if not each.is_english)
        raise UsageError(f"--locale {tag} is no locale with a translation; choose from {choice}")
    return locale


def _catalog(project: Project, locales: tuple[Locale, ...], path: Path) -> str:
    """The catalog that the file's name or folder tells: by its own name, or by a locale's."""
    names = {each.tag: each.catalogs[0] for each in locales if not each.is_english}
    names |= {name: name for name in project.catalog_names}
    found = sorted((name for name in names if _is_in(name, path)), key=len)
    if not found:
        choice = ", ".join(project.catalog_names)
        raise UsageError(f"the name of {path} does not tell its language; say it with --catalog, one of {choice}")
    return names[found[-1]]


def _is_in(name: str, path: Path) -> bool:
    """Whether a name stands, whole, in that of a file or of the folder that it is in."""
    wanted = _PARTS.split(name.lower())
    return any(
        wanted == parts[at : at + len(wanted)]
        for parts in (_PARTS.split(path.stem.lower()), _PARTS.split(path.absolute().parent.name.lower()))
        for at in range(len(parts))
    )


def _refuse_overlay(project: Project, catalog: str, notice: str) -> None:
    if is_overlay(catalog, project.catalog_names):
        language = language_of(catalog, project.catalog_names)
        raise UsageError(
            f"the catalog {catalog} holds only what differs from {language}; "
            f"align with --catalog {language}/{notice}, and copy there what the region says otherwise"
        )
    if not project.catalog_path(catalog, notice).is_file():
        raise UsageError(f"there is no catalog {catalog}/{notice}; run noticepress update {catalog}, or name another")


def _version(publication: Publication, notice: str, number: str) -> Version:
    """The version of that number; else the draft, else the one in force, else the newest with a text."""
    texts = publication.inputs.notices[notice].texts
    having = [each for each in publication.register(notice) if each[0].number in texts]
    if number:
        found = next((version for version, _ in having if version.number == number), None)
        if found is None:
            choice = ", ".join(version.number for version, _ in having)
            raise UsageError(f"{notice} has no text of a version {number}; choose from {choice}")
        return found
    for wanted in (Status.DRAFT, Status.IN_FORCE):
        if found := next((version for version, status in reversed(having) if status is wanted), None):
            return found
    if not having:
        raise UsageError(f"{notice} has no text yet; write the English first")
    return having[-1][0]
