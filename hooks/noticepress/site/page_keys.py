"""What pages are kept by: a prepared project comes in, keys leave that are others where a page could be another.

A page's key covers everything that it is made from: the package and the libraries, registers, seals, settings and
templates, the days, the text of its version, and of the catalogs the texts that stand on it. A page that is not a
notice's text is made from few things and quickly: its key covers the whole catalogs of its locale.

What a locale's keys came to is kept too: where no text and none of its catalogs is another, they are looked up at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import astuple
from functools import cached_property, partial
from typing import cast

from noticepress.catalogs.messages import OF_REGISTER, TITLE
from noticepress.editions.artefacts.registry import Place
from noticepress.editions.compared import version_before
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import error_path, pages
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.editions.states import edition_state, progress_on_site, translation_state
from noticepress.files.kept import Plain, digest_of
from noticepress.model import Locale
from noticepress.site.executing.units import Unit
from noticepress.site.kept_sources import Found, Sources
from noticepress.site.prepared import Prepared

_OF_TEXTS = frozenset({"text", "version", "changes", "compared", "bilingual", "cite"})
"""Kinds of pages that show a version's text, or what changed up to it."""
_OF_ALL = frozenset({"translations"})
"""Kinds of pages that tell of every locale."""


class PageKeys:
    """The keys of a prepared project's pages, and of the files beside them."""

    def __init__(self, project: Project, prepared: Prepared) -> None:
        self._publication = prepared.publication
        self._pack = project.kept.pack("drafts-keys" if self._publication.drafts else "keys")
        self._sources = Sources(project, prepared.publication, prepared.quarantined)
        self._locales = tuple(locale.tag for locale in prepared.locales)
        self._keys: dict[str, dict[str, str]] = {}
        self._text_keys: dict[tuple[str, str, str], str] = {}
        self._registers: dict[str, str] = {}
        self._chains: dict[tuple[str, str], Found | None] = {}

    def of_page(self, unit: Unit) -> str:
        """The key of a page, and of the files that are made with it."""
        keys = self._keys.get(unit.locale.tag)
        if keys is None:
            keys = self._keys[unit.locale.tag] = self._keys_in(unit.locale)
        return keys[unit.path]

    def of_file(self, place: Place) -> str:
        """The key of a file of an artefact; empty for what is not kept."""
        if place.locale is None:
            return ""
        if place.version:
            text = self._text_key(place.notice, place.version, place.locale)
            return self._file_key(place.path, (text, self._recorded(place.notice, place.version, place.locale)))
        catalogs = self._sources.catalogs(place.locale.catalogs, self._domains)
        told = str(self._revisions(place.locale))
        return self._file_key(place.path, (catalogs, self._sources.shown_texts(place.locale), told))

    def of_error_page(self, locale: Locale) -> str:
        """The key of a locale's error page; that of the prevailing one speaks every language."""
        spoken = self._publication.inputs.locales if locale.prevailing else (locale,)
        names = tuple(name for each in spoken for name in each.catalogs)
        words = self._sources.catalogs(names, (SITE_DOMAIN, THEME_DOMAIN))
        return self._file_key(error_path(locale), (words, tuple(self._titles(locale))))

    def _titles(self, locale: Locale) -> Iterator[str]:
        """Digests of what a locale's catalogs have for the titles of its notices."""
        for notice_id in self._publication.notices_in(locale):
            found = self._found(locale, notice_id)
            if found is not None:
                yield found[TITLE, self._publication.inputs.notices[notice_id].notice.title]

    def _file_key(self, path: str, made_from: tuple[object, ...]) -> str:
        return digest_of(self._sources.common, self._locales, path, made_from)

    @property
    def _domains(self) -> tuple[str, ...]:
        return (*self._publication.inputs.notices, SITE_DOMAIN, THEME_DOMAIN)

    def _keys_in(self, locale: Locale) -> dict[str, str]:
        """The keys of a locale's pages, by path; where nothing in it is other than in the last run, that one's."""
        units = [Unit(page, locale) for page in pages(self._publication, locale)]
        made_from = (*self._others(locale), self._records(locale))
        known = self._again("keys", locale, made_from, lambda: {each.path: self._made_key(each) for each in units})
        changing = {each.path: self._made_key(each) for each in units if each.page.kind in _OF_ALL}
        return {**cast("dict[str, str]", known), **changing}

    def _again(self, name: str, locale: Locale, made_from: tuple[object, ...], make: Callable[[], Plain]) -> Plain:
        """What ``make`` came to for a locale in the last run, where it was made from the same."""
        texts, catalogs = self._sources.all_texts, self._sources.catalogs(locale.catalogs, self._domains)
        key = self._file_key(f"{name} {locale.tag}", (texts, catalogs, made_from))
        known = self._pack.get(key)
        if known is None:
            self._pack.keep(key, known := make())
        return known

    def _made_key(self, unit: Unit) -> str:
        page, locale = unit.page, unit.locale
        return digest_of(self._sources.common, self._locales, astuple(page), locale.tag, self._made_from(page, locale))

    def _made_from(self, page: Page, locale: Locale) -> tuple[object, ...]:
        """What a page is made from, beside what all are."""
        if page.kind not in _OF_TEXTS:
            progress = self._progress if page.kind in _OF_ALL else ()
            return (*self._others(locale), progress)
        before = version_before(self._publication, page.notice, page.version) if page.kind == "changes" else None
        earlier = page.since or (before.number if before else "")
        return (
            self._text_key(page.notice, page.version, locale),
            self._text_key(page.notice, earlier, locale) if earlier else "",
            self._recorded(page.notice, page.version, locale) if page.kind == "version" else (),
        )

    def _revisions(self, locale: Locale) -> tuple[object, ...]:
        """What is on record of a locale's editions, as far as pages tell it: a digest covers all of an entry."""
        publication = self._publication
        return tuple(
            (notice_id, version.number, revision.digest)
            for notice_id in publication.notices_in(locale)
            for version, _ in publication.versions(notice_id)
            for revision in publication.revisions(notice_id, version.number, locale)
        )

    def _records(self, locale: Locale) -> tuple[object, ...]:
        """What receipts tell of every edition of a locale."""
        publication = self._publication
        return tuple(
            (notice_id, version.number, self._recorded(notice_id, version.number, locale))
            for notice_id in publication.notices_in(locale)
            for version, _ in publication.versions(notice_id)
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
                tuple(self._publication.old_ids(notice_id, number).items()),
            )
        return self._text_keys[key]

    def _texts(self, of_notice: str, number: str, locale: Locale) -> Iterator[str]:
        """Digests of what catalogs of notices have for a page with a version's text."""
        if locale.tag not in self._registers:
            self._registers[locale.tag] = digest_of(*self._texts_of_registers(locale))
        yield self._registers[locale.tag]
        found = self._found(locale, of_notice)
        if found is not None:
            yield digest_of(str(edition_state(self._publication, of_notice, number, locale)))
            text = self._publication.inputs.notices[of_notice].texts[number]
            preamble = text.sections[0]
            yield found[f"{preamble.id}#description", preamble.front_matter.get("description", "")]
            yield from (found[block.key] for block in text.blocks)

    def _texts_of_registers(self, locale: Locale) -> Iterator[str]:
        """Digests of what a locale's catalogs have for the registers of all notices, which every page may name."""
        for notice_id in self._publication.inputs.notices:
            found = self._found(locale, notice_id)
            if found is not None:
                yield digest_of(str(found.chain.revised))
                yield from map(found.__getitem__, self._register_keys[notice_id])

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

    def _others(self, locale: Locale) -> tuple[object, ...]:
        """What a page is made from that is not a version's text."""
        return (
            self._sources.shown_texts(locale),
            self._sources.catalogs(locale.catalogs, self._domains),
            self._revisions(locale),
        )

    @cached_property
    def _progress(self) -> tuple[object, ...]:
        """How far every translation is."""
        return tuple(
            self._again("progress", locale, (), partial(self._progress_of, locale))
            for locale in self._publication.inputs.locales
        )

    def _progress_of(self, locale: Locale) -> str:
        publication = self._publication
        chains = {domain: publication.chain(locale, domain) for domain in publication.domains_on_site(locale)}
        return digest_of(
            *(
                (
                    domain,
                    *progress_on_site(publication, locale, domain),
                    str(chain and chain.revised),
                    str(translation_state(publication, locale, [domain])),
                )
                for domain, chain in chains.items()
            )
        )
