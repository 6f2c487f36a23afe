"""What every engine begins with: a project's folder and a request come in, a publication that was checked leaves."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from noticepress.editions.assets import shipped_assets
from noticepress.editions.branding.brand import ICON
from noticepress.editions.publication import Publication
from noticepress.editions.sources.earlier.past import inputs_on
from noticepress.editions.sources.project import Project
from noticepress.files.kept import Kept
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.model import Locale
from noticepress.register.clock import AsOf, as_of
from noticepress.rules.sources import Each, check_sources, one_by_one, stopping
from noticepress.site.executing.division import ClusterAddress, Shard
from noticepress.site.quarantine import quarantine
from noticepress.site.verifying.release import Release
from noticepress.site.watch import Step, Watch


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
    cluster: ClusterAddress | None = None
    """Whose workers draw pages, in the place of this machine's processes."""
    shard: Shard | None = None
    """Which share of the pages is built; ``None`` for all, and a whole site."""
    when: AsOf | None = None
    """What ``as_of`` has come to, where the clock has been read."""
    pdf: bool = False
    """Whether editions are built as PDF too."""
    release: Release | None = None
    """What the manifest says of the site, for whoever has seen others before it."""

    def at_once(self) -> Request:
        """The same, with the clock read: whoever is handed it takes the same day. Raises as ``as_of``."""
        return replace(self, when=self.when or as_of(self.as_of, os.environ))


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
        """Assets of the theme that no page of this build asks for."""
        unused = set()
        if self.publication.inputs.furniture.brand.icon != ICON:
            unused.add(ICON)
        return frozenset(unused)

    @property
    def hashed_assets(self) -> frozenset[str]:
        """Names, in the theme and in ``overrides/``, of what no engine copies: it stands where its content says."""
        return frozenset({*self.publication.assets, *shipped_assets()})


def prepare(
    project: Project,
    request: Request,
    each: Each = one_by_one,
    watch: Watch | None = None,
    meanwhile: Callable[[Prepared], None] | None = None,
) -> Prepared:
    """Read and check a project; ``each`` has the catalogs checked, ``watch`` follows.

    ``meanwhile`` is done with what will be prepared while others may still be checking its catalogs. What it raises is
    not told: whatever is found in them is, else it is raised again where it is asked for.
    Raises :class:`NoticepressError` with the findings that stop a build, and :class:`UsageError` for a locale
    that there is not.
    """
    watch = watch or Watch()
    spared: list[Finding] = []
    with watch.step(Step.READING):
        publication, findings = read_publication(project, request, spared)
    locales = chosen_locales(publication.inputs.locales, request.locales)
    with watch.step(Step.CHECKING):
        if request.quarantine:
            done = quarantine(publication, (*spared, *findings), locales)
            return _prepared(project, done.publication, locales, done.findings)
        if stopping(publication, spared):
            raise NoticepressError(stopping(publication, (*spared, *findings)))
        prepared = cache(lambda: _prepared(project, publication, locales))

        def ahead(work: Callable[[Prepared], None]) -> None:
            with suppress(Exception):
                work(prepared())

        beside = partial(ahead, meanwhile) if meanwhile else None
        findings += check_sources(publication, locales, notes=False, each=each, meanwhile=beside)
        if stopped := stopping(publication, findings):
            raise NoticepressError(stopped)
        return prepared()


def _prepared(
    project: Project, publication: Publication, locales: tuple[Locale, ...], put_aside: tuple[Finding, ...] = ()
) -> Prepared:
    return Prepared(
        project.root,
        as_it_stood(publication),
        locales,
        frozenset(project.notice_ids),
        put_aside,
        project.kept,
    )


def read_publication(project: Project, request: Request, spared: list[Finding]) -> tuple[Publication, list[Finding]]:
    """A project as it is, and the findings of its readers; ``spared`` as :meth:`Project.read` takes it.

    Raises as :meth:`Project.read` and ``as_of``.
    """
    inputs, findings = project.read(request.locales, spared)
    when = request.when or as_of(request.as_of, os.environ)
    return Publication(inputs, when, request.drafts, request.pdf, kept=project.kept), findings


def as_it_stood(publication: Publication) -> Publication:
    """What is shown: the texts as they stood on the day. The sources are checked as they are."""
    stood = inputs_on(publication.inputs, publication.when)
    return publication if stood is publication.inputs else publication.of(stood)


def chosen_locales(locales: tuple[Locale, ...], tags: tuple[str, ...]) -> tuple[Locale, ...]:
    """The locales to build, of all of the table. Raises :class:`UsageError` for a tag that there is not."""
    unknown = sorted(set(tags) - {locale.tag for locale in locales})
    if unknown:
        known = ", ".join(locale.tag for locale in locales)
        raise UsageError(f"there is no locale {unknown[0]!r}; choose from {known}")
    return tuple(locale for locale in locales if not tags or locale.prevailing or locale.tag in tags)
