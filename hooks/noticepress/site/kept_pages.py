"""Pages and findings that an earlier build made, where nothing has changed that could change them.

A page's key covers everything that it is made from: the package and the libraries, registers, seals, settings and
templates, the days, the text of its version, and of the catalogs the texts that stand on it. A page that is not a
notice's text is made from few things and quickly: its key covers the whole catalogs of its locale.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import cast

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.messages import OF_REGISTER
from noticepress.editions.artefacts.registry import Place
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import error_path
from noticepress.editions.publication import Publication
from noticepress.editions.redlines import version_before
from noticepress.editions.sources.files import APPROVED, REGISTER, SEAL
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.editions.states import edition_state, translation_state
from noticepress.files.kept import Plain, digest_of
from noticepress.findings import Finding
from noticepress.model import Locale
from noticepress.rules.site.summary import PageSummary
from noticepress.rules.site.targets import Target
from noticepress.rules.sources import CheckCatalogs, Each, OfCatalogs
from noticepress.site.executing.units import DrawnPage, Unit
from noticepress.site.page_checks import CheckedPage
from noticepress.site.prepared import Prepared

_OF_TEXTS = frozenset({"text", "version", "changes", "compared", "bilingual", "cite"})
"""Kinds of pages that show a version's text, or what changed up to it."""


class Sources:
    """Digests of a project's files, as far as they have a part in a publication."""

    def __init__(self, project: Project, publication: Publication) -> None:
        self._project = project
        self._publication = publication
        self._known: dict[Path, tuple[str, str]] = {}
        self._digests: dict[tuple[object, ...], str] = {}

    @cached_property
    def common(self) -> str:
        """Of all but texts and catalogs; the days too, and whether drafts are shown."""
        root = self._project.root
        texts = {root / path for read in self._publication.inputs.notices.values() for path in read.folders.values()}
        approved = root / "locales" / APPROVED
        files = [root / "mkdocs.yml", root / "locales" / "locales.yml", *_below(root / "overrides")]
        files += [approved] if approved.is_file() else []
        files += (path for path in _below(root / "docs") if not texts.intersection(path.parents))
        seals = (path for folder in sorted(texts) for path in sorted(folder.glob(SEAL)))
        days = tuple(self._publication.day(notice_id).isoformat() for notice_id in self._publication.inputs.notices)
        as_of = self._publication.as_of.isoformat()
        said = self._publication.inputs.furniture.variables
        shown = (int(self._publication.drafts), int(self._publication.pdf))
        return digest_of(tuple(map(self._file, (*files, *seals))), days, as_of, shown, said)

    @cached_property
    def all_texts(self) -> str:
        """Of every text in English, drafts too, and of what is declared of languages: glossary and style."""
        notices = self._publication.inputs.notices
        declared = (self._project.root / "locales" / name for name in ("glossary.yml", "style.yml"))
        texts = tuple(self.text(notice_id, number) for notice_id, read in notices.items() for number in read.texts)
        return digest_of(texts, tuple(self._file(path) if path.is_file() else "" for path in declared))

    def shown_texts(self, locale: Locale) -> str:
        """Of the texts that are on a locale's site."""
        publication = self._publication
        return digest_of(
            tuple(
                self.text(notice_id, version.number)
                for notice_id in publication.notices_in(locale)
                for version, _ in publication.versions(notice_id)
            )
        )

    def text(self, notice_id: str, number: str) -> str:
        """Of a version's text."""
        key = (notice_id, number)
        if key not in self._digests:
            folder = self._project.root / self._publication.inputs.notices[notice_id].texts[number].path
            self._digests[key] = digest_of(tuple(map(self._file, sorted(folder.glob("*.md")))))
        return self._digests[key]

    def catalogs(self, names: Collection[str], domains: Sequence[str]) -> str:
        """Of the catalogs of some names and domains."""
        key = (*names, "", *domains)
        if key not in self._digests:
            paths = (self._project.catalog_path(name, domain) for name in names for domain in domains)
            self._digests[key] = digest_of(tuple(self._file(path) for path in paths if path.is_file()))
        return self._digests[key]

    def _file(self, path: Path) -> tuple[str, str]:
        if path not in self._known:
            self._known[path] = (self._project.name(path), sha256(self._project.read_bytes(path)).hexdigest())
        return self._known[path]


class KeptPages:
    """The pages of a prepared project."""

    def __init__(self, project: Project, prepared: Prepared) -> None:
        self._kept = project.kept
        self._publication = prepared.publication
        self._sources = Sources(project, prepared.publication)
        self._locales = tuple(locale.tag for locale in prepared.locales)
        self._keys: dict[str, str] = {}
        self._text_keys: dict[tuple[str, str, str], str] = {}

    def find(self, unit: Unit) -> DrawnPage | None:
        """A page that was kept."""
        pack = self._kept.pack(self._name(unit))
        found = None if pack.is_new else pack.get(self._key(unit))
        return _drawn(unit.path, found) if found is not None else None

    def keep(self, unit: Unit, drawn: DrawnPage) -> None:
        """Keep a page, if nothing was found on it."""
        if self._kept.is_on and not drawn.checked.findings:
            self._kept.pack(self._name(unit)).keep(self._key(unit), _plain(drawn))

    def feed(self, place: Place, make: Callable[[], bytes]) -> bytes:
        """A file beside the pages of one locale; others are made anew."""
        if place.locale is None:
            return make()
        catalogs = self._sources.catalogs(place.locale.catalogs, self._domains)
        text = self._text_key(place.notice, place.version, place.locale) if place.version else ""
        told = str(self._revisions(place.locale))
        return self._file(place.path, (catalogs, self._sources.shown_texts(place.locale), text, told), make)

    def error_page(self, locale: Locale, make: Callable[[], bytes]) -> bytes:
        """A locale's error page; that of the prevailing one speaks every language."""
        spoken = self._publication.inputs.locales if locale.prevailing else (locale,)
        names = tuple(name for each in spoken for name in each.catalogs)
        return self._file(error_path(locale), (self._sources.catalogs(names, self._domains),), make)

    def _file(self, path: str, made_from: tuple[str, ...], make: Callable[[], bytes]) -> bytes:
        if not self._kept.is_on:
            return make()
        pack = self._kept.pack("drafts-files" if self._publication.drafts else "files")
        key = digest_of(self._sources.common, self._locales, path, made_from)
        known = pack.get(key)
        if isinstance(known, bytes):
            return known
        made = make()
        pack.keep(key, made)
        return made

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

    def _text_key(self, notice_id: str, number: str, locale: Locale) -> str:
        key = (notice_id, number, locale.tag)
        if key not in self._text_keys:
            self._text_keys[key] = digest_of(
                self._sources.text(notice_id, number),
                self._sources.catalogs(locale.catalogs, (SITE_DOMAIN, THEME_DOMAIN)),
                tuple(self._texts(*key[:2], locale)),
                self._revisions(locale),
            )
        return self._text_keys[key]

    def _texts(self, of_notice: str, number: str, locale: Locale) -> Iterator[object]:
        """What catalogs of notices have for a page with a version's text."""
        for notice_id in self._publication.inputs.notices:
            chain = self._publication.chain(locale, notice_id)
            if chain is not None:
                yield str(chain.revised)
                yield from (_texts(chain, key) for key in self._register_keys[notice_id])
        chain = self._publication.chain(locale, of_notice)
        if chain is not None:
            yield str(edition_state(self._publication, of_notice, number, locale))
            text = self._publication.inputs.notices[of_notice].texts[number]
            preamble = text.sections[0]
            description = (f"{preamble.id}#description", preamble.front_matter.get("description", ""))
            yield from (_texts(chain, key) for key in (description, *(block.key for block in text.blocks)))

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


def checking_again(project: Project, each: Each) -> Each:
    """Has only those catalogs checked by ``each`` for which no findings are kept."""

    @contextmanager
    def check(work: CheckCatalogs, publication: Publication, names: Sequence[str]) -> Iterator[Iterator[OfCatalogs]]:
        pack, sources = project.kept.pack("findings"), Sources(project, publication)
        keys = {name: _catalog_key(sources, publication, name) for name in names}
        known = {name: found for name in names if (found := pack.get(keys[name])) is not None}

        def results(made: Iterable[OfCatalogs]) -> Iterator[OfCatalogs]:
            for name, plain in known.items():
                yield (
                    name,
                    [Finding(*one) for one in cast("tuple[tuple[str, int, str, str, str, str, bool], ...]", plain)],
                )
            for name, findings in made:
                pack.keep(keys[name], tuple(map(astuple, findings)))
                yield name, findings

        with each(work, publication, [name for name in names if name not in known]) as made:
            yield results(made)

    return check


def _catalog_key(sources: Sources, publication: Publication, name: str) -> str:
    around = dict.fromkeys(
        each for locale in publication.inputs.locales if name in locale.catalogs for each in locale.catalogs
    )
    domains = (*publication.inputs.notices, SITE_DOMAIN, THEME_DOMAIN)
    return digest_of(name, sources.common, sources.all_texts, sources.catalogs(around, domains), REGISTER)


def _texts(chain: Chain, key: tuple[str, str]) -> tuple[str, ...] | None:
    entry = chain.find(key)
    return entry.texts if entry else None


def _plain(drawn: DrawnPage) -> Plain:
    summary = drawn.checked.summary
    links = tuple((href, line, (target.path, target.fragment)) for href, line, target in summary.links)
    page = (drawn.content, drawn.checked.digest, summary.ids, links, summary.alternates, summary.scripts)
    return *page, drawn.beside, drawn.checked.beside


def _drawn(path: str, plain: Plain) -> DrawnPage:
    content, digest, ids, links, alternates, scripts, beside, digests = cast(
        "tuple[bytes, str, frozenset[str], tuple[tuple[str, int, tuple[str, str]], ...], tuple[tuple[str, str], ...], "
        "tuple[str, ...], tuple[tuple[str, bytes], ...], tuple[tuple[str, str], ...]]",
        plain,
    )
    leading = tuple((href, line, Target(*target)) for href, line, target in links)
    summary = PageSummary(path, ids, leading, alternates, scripts)
    return DrawnPage(path, content, CheckedPage(digest, summary, (), digests), beside)


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
