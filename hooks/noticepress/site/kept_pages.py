"""Pages that an earlier build made, where nothing has changed that could change them.

A page's key covers everything that it is made from: the package and the libraries, registers, seals, settings and
templates, the days, the text of its version, and of the catalogs the texts that stand on it. A page that is not a
notice's text is made from few things and quickly: its key covers the whole catalogs of its locale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple
from functools import cached_property
from pathlib import Path
from typing import cast

from noticepress.catalogs.messages import OF_REGISTER, TITLE
from noticepress.editions.artefacts.registry import Place
from noticepress.editions.compared import version_before
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import error_path
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.editions.states import edition_state, translation_state
from noticepress.files.kept import Plain, digest_of
from noticepress.model import Locale
from noticepress.rules.site.summary import PageSummary
from noticepress.rules.site.targets import Target
from noticepress.site.executing.units import Unit
from noticepress.site.kept_sources import Found, Sources
from noticepress.site.page_checks import CheckedPage
from noticepress.site.prepared import Prepared

_OF_TEXTS = frozenset({"text", "version", "changes", "compared", "bilingual", "cite"})
"""Kinds of pages that show a version's text, or what changed up to it."""


class KeptPages:
    """The pages of a prepared project."""

    def __init__(self, project: Project, prepared: Prepared) -> None:
        self._kept = project.kept
        self._publication = prepared.publication
        self._sources = Sources(project, prepared.publication)
        self._locales = tuple(locale.tag for locale in prepared.locales)
        self._keys: dict[str, str] = {}
        self._text_keys: dict[tuple[str, str, str], str] = {}
        self._chains: dict[tuple[str, str], Found | None] = {}

    def put(self, unit: Unit, site: Path) -> CheckedPage | None:
        """Put a page that was kept into ``site``, with the files that were made with it; ``None`` where none was."""
        pack = self._kept.pack(name := self._name(unit))
        found = None if pack.is_new else pack.get(self._key(unit))
        if found is None:
            return None
        page, contents = _checked(unit.path, found), self._kept.contents(name)
        files = ((unit.path, page.digest), *page.beside)
        return page if all(contents.put(digest, f"{site}/{path}") for path, digest in files) else None

    def keep(self, unit: Unit, page: CheckedPage, site: Path) -> None:
        """Keep a page of ``site``, if nothing was found on it."""
        if self._kept.is_on and not page.findings:
            contents = self._kept.contents(name := self._name(unit))
            for path, digest in ((unit.path, page.digest), *page.beside):
                contents.keep(digest, f"{site}/{path}")
            self._kept.pack(name).keep(self._key(unit), _plain(page))

    def put_file(self, place: Place, site: Path) -> str | None:
        """Put a file beside the pages of a locale into ``site``, and give its SHA-256; ``None`` where none is kept."""
        key = self._place_key(place)
        digest = self._kept.pack(self._files).get(key) if key else None
        is_there = isinstance(digest, str) and self._kept.contents(self._files).put(digest, f"{site}/{place.path}")
        return str(digest) if is_there else None

    def keep_file(self, place: Place, digest: str, site: Path) -> None:
        """Keep a file of ``site`` beside the pages of one locale; others are made anew."""
        if key := self._place_key(place):
            self._kept.contents(self._files).keep(digest, f"{site}/{place.path}")
            self._kept.pack(self._files).keep(key, digest)

    def _place_key(self, place: Place) -> str:
        """The key of a file of an artefact; empty for what is not kept."""
        if place.locale is None or not self._kept.is_on:
            return ""
        if place.version:
            text = self._text_key(place.notice, place.version, place.locale)
            return self._file_key(place.path, (text, self._recorded(place.notice, place.version, place.locale)))
        catalogs = self._sources.catalogs(place.locale.catalogs, self._domains)
        told = str(self._revisions(place.locale))
        return self._file_key(place.path, (catalogs, self._sources.shown_texts(place.locale), told))

    def error_page(self, locale: Locale, make: Callable[[], bytes]) -> bytes:
        """A locale's error page; that of the prevailing one speaks every language."""
        if not self._kept.is_on:
            return make()
        spoken = self._publication.inputs.locales if locale.prevailing else (locale,)
        names = tuple(name for each in spoken for name in each.catalogs)
        words = self._sources.catalogs(names, (SITE_DOMAIN, THEME_DOMAIN))
        titles = tuple(self._titles(locale))
        pack, key = self._kept.pack(self._files), self._file_key(error_path(locale), (words, titles))
        known = pack.get(key)
        if isinstance(known, bytes):
            return known
        made = make()
        pack.keep(key, made)
        return made

    def _titles(self, locale: Locale) -> Iterator[str]:
        """Digests of what a locale's catalogs have for the titles of its notices."""
        for notice_id in self._publication.notices_in(locale):
            found = self._found(locale, notice_id)
            if found is not None:
                yield found[TITLE, self._publication.inputs.notices[notice_id].notice.title]

    def _file_key(self, path: str, made_from: tuple[object, ...]) -> str:
        return digest_of(self._sources.common, self._locales, path, made_from)

    @property
    def _files(self) -> str:
        return "drafts-files" if self._publication.drafts else "files"

    @property
    def _domains(self) -> tuple[str, ...]:
        return (*self._publication.inputs.notices, SITE_DOMAIN, THEME_DOMAIN)

    def _name(self, unit: Unit) -> str:
        return f"pages-{'drafts-' if self._publication.drafts else ''}{unit.locale.tag}"

    def _key(self, unit: Unit) -> str:
        if unit.path not in self._keys:
            page, locale = unit.page, unit.locale
            made_from = self._made_from(page, locale)
            self._keys[unit.path] = digest_of(self._sources.common, self._locales, astuple(page), locale.tag, made_from)
        return self._keys[unit.path]

    def _made_from(self, page: Page, locale: Locale) -> tuple[object, ...]:
        """What a page is made from, beside what all are."""
        if page.kind not in _OF_TEXTS:
            return self._other_key(page, locale)
        before = version_before(self._publication, page.notice, page.version) if page.kind == "changes" else None
        earlier = page.since or (before.number if before else "")
        return (
            self._text_key(page.notice, page.version, locale),
            self._text_key(page.notice, earlier, locale) if earlier else "",
        )

    def _revisions(self, locale: Locale) -> tuple[object, ...]:
        """What is on record of a locale's editions, as far as pages tell it."""
        publication = self._publication
        return tuple(
            (notice_id, version.number, revision.on.isoformat(), revision.reason)
            for notice_id in publication.notices_in(locale)
            for version, _ in publication.versions(notice_id)
            for revision in publication.revisions(notice_id, version.number, locale)
        )

    def _recorded(self, notice_id: str, number: str, locale: Locale) -> tuple[object, ...]:
        """What a receipt tells: what is on record of an edition, its digests too."""
        record = self._publication.inputs.notices[notice_id].editions.get(number)
        edition = record.editions.get(locale.tag) if record else None
        return tuple((each.on.isoformat(), each.digest) for each in edition.history) if edition else ()

    def _text_key(self, notice_id: str, number: str, locale: Locale) -> str:
        key = (notice_id, number, locale.tag)
        if key not in self._text_keys:
            self._text_keys[key] = digest_of(
                self._sources.text(notice_id, number),
                self._sources.catalogs(locale.catalogs, (SITE_DOMAIN, THEME_DOMAIN)),
                "".join(self._texts(*key[:2], locale)),
                self._revisions(locale),
            )
        return self._text_keys[key]

    def _texts(self, of_notice: str, number: str, locale: Locale) -> Iterator[str]:
        """Digests of what catalogs of notices have for a page with a version's text."""
        for notice_id in self._publication.inputs.notices:
            found = self._found(locale, notice_id)
            if found is not None:
                yield digest_of(str(found.chain.revised))
                yield from map(found.__getitem__, self._register_keys[notice_id])
        found = self._found(locale, of_notice)
        if found is not None:
            yield digest_of(str(edition_state(self._publication, of_notice, number, locale)))
            text = self._publication.inputs.notices[of_notice].texts[number]
            preamble = text.sections[0]
            yield found[f"{preamble.id}#description", preamble.front_matter.get("description", "")]
            yield from (found[block.key] for block in text.blocks)

    def _found(self, locale: Locale, notice_id: str) -> Found | None:
        """What a locale's catalogs of a notice have; versions share most of it."""
        key = (locale.tag, notice_id)
        if key not in self._chains:
            chain = self._publication.chain(locale, notice_id)
            self._chains[key] = None if chain is None else Found(chain)
        return self._chains[key]

    @cached_property
    def _register_keys(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """By notice: the messages of its register."""
        return {
            notice_id: tuple(key for key in read.messages if key[0].startswith(OF_REGISTER))
            for notice_id, read in self._publication.inputs.notices.items()
        }

    def _other_key(self, page: Page, locale: Locale) -> tuple[object, ...]:
        others = self._progress if page.kind == "translations" else ()
        return (
            self._sources.shown_texts(locale),
            self._sources.catalogs(locale.catalogs, self._domains),
            others,
            self._revisions(locale),
        )

    @cached_property
    def _progress(self) -> tuple[object, ...]:
        """How far every translation is."""
        publication = self._publication
        return tuple(
            (domain, *publication.progress(locale, domain), str(translation_state(publication, locale, [domain])))
            for locale in publication.inputs.locales
            for domain in publication.domains_of(locale)
        )


def _plain(page: CheckedPage) -> Plain:
    summary = page.summary
    links = tuple((href, line, (target.path, target.fragment)) for href, line, target in summary.links)
    return page.digest, summary.ids, links, summary.alternates, summary.scripts, page.beside


def _checked(path: str, plain: Plain) -> CheckedPage:
    digest, ids, links, alternates, scripts, beside = cast(
        "tuple[str, frozenset[str], tuple[tuple[str, int, tuple[str, str]], ...], tuple[tuple[str, str], ...], "
        "tuple[str, ...], tuple[tuple[str, str], ...]]",
        plain,
    )
    leading = tuple((href, line, Target(*target)) for href, line, target in links)
    return CheckedPage(digest, PageSummary(path, ids, leading, alternates, scripts), (), beside)
