"""Which catalogs a project must have, and what is read of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from noticepress.catalogs.catalog import Catalog, parse_catalog
from noticepress.catalogs.damaged import remains
from noticepress.editions.sources.files import ProjectFiles, attempt
from noticepress.editions.sources.inputs import SITE_DOMAIN, NoticeInputs
from noticepress.editions.sources.reading_again import catalog_again
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.files.rules import FILES
from noticepress.findings import Finding
from noticepress.model import Locale, Notice


def read_catalogs(
    project: ProjectFiles,
    locales: Iterable[Locale],
    notices: Mapping[str, NoticeInputs],
    findings: list[Finding],
    passed_over: Collection[str],
    *,
    spare: bool,
) -> dict[tuple[str, str], Catalog]:
    """The catalogs by (name, domain). What is wrong with them goes to ``findings``.

    Those ``passed_over`` may be missing or damaged; with ``spare``, a damaged one has what can be read of it.
    """
    catalogs: dict[tuple[str, str], Catalog] = {}
    every = tuple(locales)
    for name in dict.fromkeys(name for locale in every for name in locale.catalogs):
        fatal = [] if name in passed_over else findings
        for domain in (*notices, SITE_DOMAIN, THEME_DOMAIN):
            users = _users(name, every, notices[domain].notice if domain in notices else None)
            if not users:
                continue
            required = any(locale.catalogs[-1] == name for locale in users)
            path = project.catalog_path(name, domain)
            if path.is_file():
                catalog = attempt(fatal, _read_catalog, project, path, name, domain)
                if catalog is None and spare and name not in passed_over:
                    catalog = attempt([], _read_remains, project, path, name, domain)
                if catalog:
                    catalogs[name, domain] = catalog
            elif required and domain != THEME_DOMAIN:
                remedy = f"{_name_back(path, notices)}restore it, or create it with 'noticepress update {name}'"
                fatal.append(FILES.at(project.name(path), 0, "the catalog is missing", remedy))
    return catalogs


def _name_back(path: Path, notices: Collection[str]) -> str:
    """What to do where a missing catalog lies there under the name that its notice's folder had."""
    names = sorted(each.stem for each in path.parent.glob("*.po"))
    left = next((each for each in names if each not in (*notices, SITE_DOMAIN, THEME_DOMAIN)), "")
    if not left or path.stem not in notices:
        return ""
    return f"where docs/{path.stem} was docs/{left} before, give it that name back, which is its address; else "


def _read_catalog(project: ProjectFiles, path: Path, name: str, domain: str) -> Catalog:
    raw = project.read_bytes(path)
    return catalog_again(
        project.kept, raw, project.name(path), lambda: parse_catalog(raw, name, domain, project.name(path))
    )


def _read_remains(project: ProjectFiles, path: Path, name: str, domain: str) -> Catalog:
    return remains(project.read_bytes(path), name, domain, project.name(path))


def _users(name: str, locales: Iterable[Locale], notice: Notice | None) -> list[Locale]:
    """The locales that show a catalog's texts of a notice, or (``None``) of the site."""
    return [locale for locale in locales if name in locale.catalogs and (notice is None or notice.is_in(locale))]
