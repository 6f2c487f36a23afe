"""Pages that an earlier build made, where nothing has changed that could change them: see ``page_keys``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from noticepress.editions.artefacts.registry import Place
from noticepress.editions.sources.project import Project
from noticepress.files.kept import Plain
from noticepress.model import Locale
from noticepress.rules.site.summary import Links, PageSummary
from noticepress.site.executing.units import Unit
from noticepress.site.page_checks import CheckedPage
from noticepress.site.page_keys import PageKeys
from noticepress.site.prepared import Prepared


class KeptPages:
    """The pages of a prepared project."""

    def __init__(self, project: Project, prepared: Prepared) -> None:
        self._kept = project.kept
        self._keys = PageKeys(project, prepared)
        self._of = "drafts-" if prepared.publication.drafts else ""
        self._found: dict[str, CheckedPage | None] = {}
        self._error_pages: dict[str, bytes] = {}

    def find(self, unit: Unit) -> CheckedPage | None:
        """A page that was kept; ``None`` where none was."""
        if unit.path not in self._found:
            self._found[unit.path] = self._find(unit)
        return self._found[unit.path]

    def _find(self, unit: Unit) -> CheckedPage | None:
        pack = self._kept.pack(self._name(unit.locale))
        found = None if pack.is_new else pack.get(self._keys.of_page(unit))
        return None if found is None else _checked(unit.path, found)

    def put(self, unit: Unit, page: CheckedPage, site: Path) -> bool:
        """Put a page that was found into ``site``, with the files made with it; ``False`` where one is lost."""
        contents = self._kept.contents(self._name(unit.locale))
        files = ((unit.path, page.digest), *page.beside)
        return all(contents.put(digest, f"{site}/{path}") for path, digest in files)

    def keep(self, unit: Unit, page: CheckedPage, site: Path) -> None:
        """Keep a page of ``site``, if nothing was found on it."""
        if self._kept.is_on and not page.findings:
            contents = self._kept.contents(name := self._name(unit.locale))
            for path, digest in ((unit.path, page.digest), *page.beside):
                contents.keep(digest, f"{site}/{path}")
            self._kept.pack(name).keep(self._keys.of_page(unit), _plain(page))

    def put_file(self, place: Place, site: Path) -> str | None:
        """Put a file beside the pages of a locale into ``site``, and give its SHA-256; ``None`` where none is kept."""
        key = self._file_key(place)
        digest = self._kept.pack(self._files).get(key) if key else None
        is_there = isinstance(digest, str) and self._kept.contents(self._files).put(digest, f"{site}/{place.path}")
        return str(digest) if is_there else None

    def keep_file(self, place: Place, digest: str, site: Path) -> None:
        """Keep a file of ``site`` beside the pages of one locale; others are made anew."""
        if key := self._file_key(place):
            self._kept.contents(self._files).keep(digest, f"{site}/{place.path}")
            self._kept.pack(self._files).keep(key, digest)

    def error_page(self, locale: Locale, make: Callable[[], bytes]) -> bytes:
        """A locale's error page, made once."""
        if locale.tag not in self._error_pages:
            self._error_pages[locale.tag] = self._error_page(locale, make) if self._kept.is_on else make()
        return self._error_pages[locale.tag]

    def _error_page(self, locale: Locale, make: Callable[[], bytes]) -> bytes:
        pack, key = self._kept.pack(self._files), self._keys.of_error_page(locale)
        known = pack.get(key)
        if isinstance(known, bytes):
            return known
        made = make()
        pack.keep(key, made)
        return made

    def _file_key(self, place: Place) -> str:
        return self._keys.of_file(place) if self._kept.is_on else ""

    @property
    def _files(self) -> str:
        return f"{self._of}files"

    def _name(self, locale: Locale) -> str:
        return f"pages-{self._of}{locale.tag}"


def _plain(page: CheckedPage) -> Plain:
    summary = page.summary
    return page.digest, summary.ids, tuple(summary.links), summary.alternates, summary.scripts, page.beside


def _checked(path: str, plain: Plain) -> CheckedPage:
    digest, ids, links, alternates, scripts, beside = cast(
        "tuple[str, frozenset[str], tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...], tuple[str, ...]], "
        "tuple[tuple[str, str], ...], tuple[str, ...], tuple[tuple[str, str], ...]]",
        plain,
    )
    return CheckedPage(digest, PageSummary(path, ids, Links(*links), alternates, scripts), (), beside)
