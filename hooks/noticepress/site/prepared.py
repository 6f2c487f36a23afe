"""What every engine begins with: a project's folder and a request come in, a publication that was checked leaves."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from noticepress.editions.branding.brand import ICON
from noticepress.editions.branding.brand_css import PATH as BRAND_CSS
from noticepress.editions.files import SHARED_FACTS
from noticepress.editions.page_kinds import pages
from noticepress.editions.past import inputs_on
from noticepress.editions.project import Project
from noticepress.editions.publication import Publication
from noticepress.files.kept import Kept
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.model import Locale
from noticepress.register.clock import as_of
from noticepress.rules.sources import Each, check_sources, one_by_one, stopping
from noticepress.site.quarantine import quarantine


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for."""

    as_of: date | None = None
    locales: tuple[str, ...] = ()
    """Tags to build besides the prevailing locale; empty for all."""
    drafts: bool = False
    output: Path | None = None
    sign: Path | None = None
    """SSH private key to sign the manifest with."""
    quarantine: bool = False
    """Whether entries of catalogs that would stop the build are shown in English instead."""
    jobs: int | None = None
    """How many processes draw pages; ``None`` for one for each processor."""
    pdf: bool = False
    """Whether editions are built as PDF too."""


@dataclass(frozen=True)
class Prepared:
    """A project that was read and checked, ready to be drawn."""

    root: Path
    publication: Publication
    locales: tuple[Locale, ...]
    """The locales to build, the prevailing one first."""
    notice_ids: frozenset[str]
    """Of every notice of the project, on the site or not."""
    quarantined: tuple[Finding, ...] = ()
    """About what is shown in English instead, where that was asked for."""
    kept: Kept = field(default_factory=Kept)
    """What earlier builds have kept."""

    @property
    def edition_count(self) -> int:
        """How many editions are built: versions on the site times locales."""
        publication = self.publication
        return sum(
            len(publication.versions(notice_id))
            for locale in self.locales
            for notice_id in publication.notices_in(locale)
        )

    @property
    def unused_assets(self) -> frozenset[str]:
        """What is no file of this site: facts, and assets of the theme that no page of this build asks for."""
        # Read as data: its values stand in the style sheet.
        unused = {SHARED_FACTS, BRAND_CSS.removeprefix("overrides/")}
        if self.publication.inputs.furniture.brand.icon != ICON:
            unused.add(ICON)
        if not self.publication.inputs.furniture.analytics_id:
            unused.add("assets/consent.js")
        return frozenset(unused)

    @property
    def site_map(self) -> list[dict[str, object]]:
        """Address and alternates of every page, for the site map."""
        return [
            {"canonical": self.publication.address(page, locale), "alternates": self.publication.alternates(page)}
            for locale in self.locales
            for page in pages(self.publication, locale)
        ]


def prepare(project: Project, request: Request, each: Each = one_by_one) -> Prepared:
    """Read and check a project; ``each`` has the catalogs checked.

    Raises :class:`NoticepressError` with the findings that stop a build, and :class:`UsageError` for a locale
    that there is not.
    """
    spared: list[Finding] = []
    inputs, findings = project.read(request.locales, spared)
    when = as_of(request.as_of, os.environ)
    publication = Publication(inputs, when, request.drafts, request.pdf)
    locales = _chosen(inputs.locales, request.locales)
    put_aside: tuple[Finding, ...] = ()
    if request.quarantine:
        done = quarantine(publication, (*spared, *findings), locales)
        put_aside, publication = done.findings, done.publication
    else:
        if stopping(publication, spared):
            raise NoticepressError(stopping(publication, (*spared, *findings)))
        findings = stopping(publication, (*findings, *check_sources(publication, locales, notes=False, each=each)))
        if findings:
            raise NoticepressError(findings)
    # The sources are checked as they are; what is shown is what stood on the day.
    stood = inputs_on(publication.inputs, when)
    if stood is not publication.inputs:
        publication = Publication(stood, when, request.drafts, request.pdf)
    return Prepared(project.root, publication, locales, frozenset(project.notice_ids), put_aside, project.kept)


def _chosen(locales: tuple[Locale, ...], tags: tuple[str, ...]) -> tuple[Locale, ...]:
    unknown = sorted(set(tags) - {locale.tag for locale in locales})
    if unknown:
        known = ", ".join(locale.tag for locale in locales)
        raise UsageError(f"there is no locale {unknown[0]!r}; choose from {known}")
    return tuple(locale for locale in locales if not tags or locale.prevailing or locale.tag in tags)
