"""A share of a site's pages, built by itself: a folder of pages, and a summary of what the rules ask of them.

The summary says of which sources, with what, for which days and for which request the shard was built, so that only
shards of one site are put together (:mod:`noticepress.site.executing.merging`). What has findings is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from noticepress.editions.formats.pdf.setting import check_setting
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.files.environment import parts
from noticepress.files.sources import sources_digest
from noticepress.files.swap import exclusive, staging, swap_in
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.register.clock import AsOf
from noticepress.rules.site.summary import Links, PageSummary
from noticepress.rules.sources import Asked, CheckCatalogs, Each, OfCatalogs
from noticepress.site.drawing.direct import draw_pages
from noticepress.site.executing.division import Shard
from noticepress.site.executing.side_by_side import possible_jobs
from noticepress.site.executing.slow_forms import draw_slow_forms
from noticepress.site.executing.units import in_order, units_of
from noticepress.site.executing.workers import Workers, watched
from noticepress.site.kept_findings import checking_again
from noticepress.site.kept_pages import KeptPages
from noticepress.site.page_checks import CheckedPage
from noticepress.site.prepared import Prepared, Request, prepare
from noticepress.site.target import check_place, foreign_files, place
from noticepress.site.watch import Step, Watch

FOLDER = "shards"
"""Below a project's folder: where shards are built, unless somebody says otherwise."""
SUMMARY = "shard.json"
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What the rules on the site ask of a page; see :class:`CheckedPage`."""

    digest: str
    ids: tuple[str, ...]
    links: Links
    alternates: tuple[tuple[str, str], ...]
    scripts: tuple[str, ...]
    beside: tuple[tuple[str, str], ...]
    """(path, SHA-256) of the files that were made with it."""

    @classmethod
    def of(cls, page: CheckedPage) -> PageRecord:
        """Of a page without findings."""
        summary = page.summary
        ids = tuple(sorted(summary.ids))
        return cls(page.digest, ids, summary.links, summary.alternates, summary.scripts, page.beside)

    def checked(self, path: str) -> CheckedPage:
        """The page again."""
        summary = PageSummary(path, frozenset(self.ids), self.links, self.alternates, self.scripts)
        return CheckedPage(self.digest, summary, (), self.beside)


@dataclass(frozen=True, slots=True)
class Origin:
    """What shards of one site have in common."""

    sources: str
    """Digest of the project's files."""
    made_with: tuple[tuple[str, str], ...]
    days: tuple[tuple[str, date], ...]
    """The day in each time zone in which days are counted."""
    locales: tuple[str, ...]
    drafts: bool
    quarantine: bool
    pdf: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A shard, but for the bytes of its pages."""

    shard: Shard
    origin: Origin
    when: AsOf
    pages: dict[str, PageRecord]
    """By path below the site."""


@dataclass(frozen=True, slots=True)
class BuiltShard:
    """What a build of a shard made."""

    path: Path
    pages: int
    quarantined: tuple[Finding, ...]


_SUMMARIES = TypeAdapter(Summary)


def build_shard(project: Project, request: Request, workers: Workers, watch: Watch) -> BuiltShard:
    """Build the shard that a ``request`` is about, whose clock is read, into its folder.

    Raises :class:`NoticepressError` with findings about sources and pages, :class:`UsageError` or ``OSError``; the
    folder is then as it was before.
    """
    shard = request.shard or Shard(1, 1)
    if request.pdf:
        check_setting()
    target = place(request.output or project.root / FOLDER / f"{shard.number}-of-{shard.count}")
    _check_target(target, project.root)
    target.parent.mkdir(parents=True, exist_ok=True)
    sources = sources_digest(project.root)
    with exclusive(target), staging(target) as new:
        each = checking_again(project, _of_share(watched(workers.check, watch), shard))
        prepared = prepare(project, request, each, watch)
        units = shard.share(in_order(units_of(prepared)))
        kept = KeptPages(project, prepared)
        with watch.step(Step.DRAWING):
            checked = draw_pages(prepared, units, new / PAGES, kept, workers=workers, watch=watch)
        if findings := [finding for page in checked.values() for finding in page.findings]:
            raise NoticepressError(findings)
        slow = draw_slow_forms(prepared, units, new / PAGES, possible_jobs(request.jobs), watch)
        checked = {path: page.with_files(slow.get(path, ())) for path, page in checked.items()}
        if sources_digest(project.root) != sources:
            raise UsageError("a file of the project was changed during the build; build it again")
        pages = {path: PageRecord.of(page) for path, page in sorted(checked.items())}
        summary = Summary(shard, origin_of(prepared, request, sources), prepared.publication.when, pages)
        (new / SUMMARY).write_bytes(_SUMMARIES.dump_json(summary, indent=1))
        _check_target(target, project.root)
        swap_in(new, target)
    project.kept.save()
    return BuiltShard(target, len(pages), prepared.quarantined)


def origin_of(prepared: Prepared, request: Request, sources: str) -> Origin:
    """What a shard of a prepared project has in common with the others."""
    days = tuple(prepared.publication.days.items())
    return Origin(sources, parts(), days, request.locales, request.drafts, request.quarantine, request.pdf)


def read_summary(folder: Path) -> Summary:
    """The summary of a shard. Raises :class:`UsageError` for a folder that is none."""
    try:
        summary = _SUMMARIES.validate_json((folder / SUMMARY).read_bytes())
        for page in summary.pages.values():
            tuple(page.links.each())  # each is whole, or that is a ``ValueError``
    except (OSError, ValueError) as error:
        remedy = "name folders that 'noticepress build --shard' has written"
        raise UsageError(f"{folder} is no shard of this version of noticepress; {remedy}") from error
    return summary


def _of_share(each: Each, shard: Shard) -> Each:
    """Has the shard's share of catalogs checked by ``each``."""

    @contextmanager
    def check(work: CheckCatalogs, publication: Publication, asked: Sequence[Asked]) -> Iterator[Iterable[OfCatalogs]]:
        with each(work, publication, shard.share(asked)) as made:
            yield made

    return check


def _check_target(target: Path, root: Path) -> None:
    """Raise :class:`UsageError` unless a shard may be put in the place of ``target`` and nothing else be lost."""
    check_place(target, root)
    if target.is_dir() and any(target.iterdir()):
        pages = read_summary(target).pages
        beside = {path for page in pages.values() for path, _ in page.beside}
        foreign = foreign_files(target, {SUMMARY, *(f"{PAGES}/{path}" for path in (*pages, *beside))})
        if foreign:
            raise UsageError(f"{target} holds what no build put there: {foreign}; move it away")
