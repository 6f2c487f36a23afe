"""A project as its files are at a moment: pages leave as they are asked for, and what has been found by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from noticepress.catalogs.pseudo import PSEUDOLOCALES
from noticepress.editions.artefacts.registry import ARTEFACTS, Making, promised_files
from noticepress.editions.page_kinds import PREVAILS, error_path, kind_of
from noticepress.editions.sources.project import Project
from noticepress.findings import Finding, NoticepressError
from noticepress.rules.checking import apply
from noticepress.rules.site.built import SiteSubject, links_lead_somewhere
from noticepress.rules.site.summary import Links
from noticepress.rules.sources import Asked, check_catalogs, check_sources, one_by_one, stopping, unchecked
from noticepress.site.drawing.failures import told
from noticepress.site.drawing.render import Drawing, assets
from noticepress.site.executing.units import DrawnPage, Maker, Unit, units_of
from noticepress.site.kept_findings import checking_again
from noticepress.site.prepared import Prepared, Request, as_it_stood, chosen_locales, read_publication
from noticepress.site.preview.margin import BlockState, block_states


class DrawnFiles(Mapping[str, bytes]):
    """Pages, and the files that are made with them, by path; each page is drawn when it is asked for."""

    def __init__(self, pages: Mapping[str, Unit], make: Callable[[Unit], DrawnPage]) -> None:
        self._pages = pages
        self._make = make

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file. Raises :class:`KeyError` where there is none, and :class:`NoticepressError`."""
        if path in self._pages:
            return self._make(self._pages[path]).content
        page = f"{path.rpartition('/')[0]}/index.html"
        return dict(self._make(self._pages[page]).beside)[path]

    def __iter__(self) -> Iterator[str]:
        """Every page's path."""
        return iter(self._pages)

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._pages)


class Reading:
    """What a project's files come to. Raises :class:`NoticepressError` where they cannot be read."""

    def __init__(self, project: Project, request: Request) -> None:
        spared: list[Finding] = []
        self._project = project
        self._publication, findings = read_publication(project, request, spared)
        locales = chosen_locales(self._publication.inputs.locales, request.locales)
        ids = frozenset(project.notice_ids)
        self._prepared = Prepared(project.root, as_it_stood(self._publication), locales, ids, kept=project.kept)
        # Of a catalog that was read in part, rules would tell what is no fault of it.
        self._is_whole = not stopping(self._publication, spared)
        self._marked = frozenset(request.locales) - PSEUDOLOCALES.keys()
        self._checked: dict[str, list[Finding]] = {}
        self._made: dict[str, DrawnPage] = {}
        self._findings: set[Finding] = set()
        self._add((*spared, *findings))
        if self._is_whole:
            self._add(check_sources(self._publication, locales, notes=False, each=unchecked))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What has been found by now of what stops a build, each cause at a place once."""
        return NoticepressError(self._findings).findings

    @property
    def mount(self) -> str:
        """The path of the site on its host, with a slash at its end."""
        return urlsplit(self._publication.inputs.furniture.url).path

    @property
    def zones(self) -> tuple[str, ...]:
        """The time zones in which its days are counted."""
        return tuple(self._publication.days)

    @cached_property
    def pages(self) -> dict[str, Unit]:
        """Every page by its file's path below the site."""
        return {unit.path: unit for unit in units_of(self._prepared)}

    def page(self, path: str) -> bytes:
        """A page of :attr:`pages`. What is found on it, and in the catalogs that it is made from, is added.

        Raises :class:`NoticepressError` where it cannot be drawn.
        """
        unit = self.pages[path]
        self.check(unit.locale.catalogs)
        drawn = self._make(unit)
        self._add(drawn.checked.findings)
        self._add(self._lost_links(drawn))
        return drawn.content

    def margin(self, path: str) -> tuple[BlockState, ...]:
        """How each block of a page of :attr:`pages` stands, where it is a text in a locale that was asked for by name.

        The page has been asked for before, so that its catalogs are checked.
        """
        page, locale = self.pages[path].page, self.pages[path].locale
        if locale.tag not in self._marked or kind_of(page).rules != PREVAILS:
            return ()
        chain = self._publication.chain(locale, page.notice)
        if chain is None:
            return ()
        catalogs = [catalog.path for catalog in chain.catalogs]
        missing = self._project.name(self._project.catalog_path(locale.catalogs[-1], page.notice))
        blocks = self._prepared.publication.inputs.notices[page.notice].texts[page.version].blocks
        findings = [each for name in locale.catalogs for each in self._checked.get(name, ())]
        return block_states(blocks, chain, locale, catalogs[-1] if catalogs else missing, findings)

    def error_page(self, path: str) -> bytes:
        """The page for an address at which there is none. Raises :class:`NoticepressError`."""
        first, *others = self._prepared.locales
        locale = next((other for other in others if path.startswith(other.prefix)), first)
        with told(self._prepared.root):
            return self._drawing.error_page(locale)

    def file(self, path: str) -> bytes | None:
        """A file beside the pages; ``None`` where there is none. Raises :class:`NoticepressError`."""
        for asset in self._publication.assets.values():
            if asset.path == path:
                return asset.content
        if path in self._assets:
            return self._assets[path].read_bytes()
        if path in self._error_pages:
            return self.error_page(path)
        making = Making(self._prepared.publication, self._prepared.locales, DrawnFiles(self.pages, self._make))
        for artefact in ARTEFACTS:
            for place in artefact.promised(making) if artefact.after != "site" else ():
                if place.path == path:
                    return artefact.make(making, place)
        return None

    def check(self, names: Iterable[str]) -> None:
        """Check the catalogs of some names, and add what is found."""
        for _ in self._check([name for name in names if name not in self._checked]):
            pass

    def check_rest(self) -> Iterator[str]:
        """Check the other catalogs of the locales that are shown, one by one; gives the name of each that is done."""
        names = dict.fromkeys(name for locale in self._prepared.locales for name in locale.catalogs)
        return self._check([name for name in names if name not in self._checked])

    def _check(self, names: list[str]) -> Iterator[str]:
        if not self._is_whole or not names:
            return
        asked = [Asked(name) for name in names]
        with checking_again(self._project, one_by_one)(check_catalogs, self._publication, asked) as results:
            for of in results:
                self._checked[of.name] = of.findings
                self._add(of.findings)
                yield of.name

    def _add(self, findings: Iterable[Finding]) -> None:
        self._findings.update(stopping(self._publication, findings))

    @cached_property
    def _assets(self) -> dict[str, Path]:
        return dict(assets(self._prepared))

    @cached_property
    def _error_pages(self) -> frozenset[str]:
        return frozenset(map(error_path, self._prepared.locales))

    @cached_property
    def _drawing(self) -> Drawing:
        return Drawing(self._prepared)

    @cached_property
    def _maker(self) -> Maker:
        return Maker(self._prepared)

    def _make(self, unit: Unit) -> DrawnPage:
        if unit.path not in self._made:
            self._made[unit.path] = self._maker.make(unit)
        return self._made[unit.path]

    def _lost_links(self, drawn: DrawnPage) -> list[Finding]:
        """The findings about links of a page; other pages are drawn where a link leads to a place in them."""
        summary = drawn.checked.summary
        within = {path for _, _, path, fragment in summary.links.each() if fragment} & self.pages.keys()
        others = {path: replace(self._make(self.pages[path]).checked.summary, links=Links.of(())) for path in within}
        publication, locales = self._prepared.publication, self._prepared.locales
        files = {*self.pages, *self._assets, *promised_files(publication, locales), *self._error_pages}
        absent = tuple(locale.tag for locale in publication.inputs.locales if locale not in locales)
        subject = SiteSubject(
            publication.inputs.furniture.url,
            {**others, drawn.path: summary},
            frozenset(files),
            absent_locales=absent,
        )
        return apply((links_lead_somewhere,), subject)
