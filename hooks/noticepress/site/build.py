"""Building the site, whole or not at all, by one of two engines that give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from noticepress.editions.artefacts.registry import MANIFEST
from noticepress.editions.formats.pdf.setting import check_setting
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.files.swap import exclusive, staging, swap_in
from noticepress.files.tree import all_files
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.site.drawing.choose_engine import reasons_for_mkdocs
from noticepress.site.drawing.direct import draw_site
from noticepress.site.drawing.engines import Engine
from noticepress.site.executing.side_by_side import possible_jobs
from noticepress.site.executing.slow_forms import draw_slow_forms
from noticepress.site.executing.units import units_of
from noticepress.site.executing.workers import Processes, Workers, watched
from noticepress.site.finish import Checked, finish_site
from noticepress.site.kept_findings import checking_again
from noticepress.site.kept_pages import KeptPages
from noticepress.site.prepared import Prepared, Request, prepare
from noticepress.site.signers import Signers
from noticepress.site.target import check_target, place
from noticepress.site.watch import Step, Watch

Drawn = tuple[Prepared, Checked, KeptPages | None]
"""What was read, what the rules said of each page, and what of it was kept before."""


class Result(NamedTuple):
    """What a build made."""

    path: Path
    locales: int
    editions: int
    pages: int
    unsigned: str
    """Whose signatures the site lacks, in words; empty for nobody's."""
    reason: str
    """Why MkDocs drew the pages; empty where it did not, or was asked for."""
    days: Mapping[str, date]
    """The day of which it is, in each time zone in which days are counted."""
    quarantined: tuple[Finding, ...] = ()
    """About what is shown in English instead, where that was asked for."""
    told_day: str = ""
    """The day of which the site is, where somebody has named it."""
    not_shown: tuple[str, ...] = ()
    """Why a notice that has published versions is not on the site: a line for each."""


def build(project: Project, request: Request, engine: Engine = Engine.AUTO, watch: Watch | None = None) -> Result:
    """Build the site into its folder; ``watch`` follows.

    Raises :class:`NoticepressError` with every finding, :class:`UsageError` or ``OSError``; the folder is
    then as it was before.
    """
    if request.cluster:
        check_direct(project, engine, "--executor")
    furniture = project.read_furniture()
    if request.pdf:
        check_setting()
    reason = _reason_for_mkdocs(project, engine)
    request = request.at_once()
    signers = Signers.of(project)
    with replacing(request.output or project.root / furniture.site_dir, project.root, request, signers) as places:
        prepared = construct(project, request, places.new, engine, watch)
    return result(places.target, prepared, unsigned=signers.unsigned(places.target), reason=reason)


class Places(NamedTuple):
    """Where a site is made."""

    new: Path
    """An empty folder to put it in."""
    target: Path
    """Where it will be."""


@contextmanager
def replacing(folder: Path, root: Path, request: Request, signers: Signers) -> Iterator[Places]:
    """Places for a site that will be ``folder``: at the end it is signed, if so asked, and put there.

    Raises :class:`UsageError` where nothing may be put there, or the signature is nobody's who is named; ``OSError``.
    """
    target, signed = place(folder), request.sign is not None
    number = request.release.number if request.release else None
    check_target(target, root, signed=signed, number=number)
    target.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(target), staging(target) as new:
        yield Places(new, target)
        if request.release and request.when:
            request.release.stamp(new / MANIFEST, request.when)
        if request.sign:
            signers.sign(new / MANIFEST, request.sign)
        # Again: somebody may have put a file there since.
        check_target(target, root, signed=signed, number=number)
        swap_in(new, target)


def result(target: Path, prepared: Prepared, *, unsigned: str, reason: str = "") -> Result:
    """What was made, at ``target``."""
    return Result(
        path=target,
        locales=len(prepared.locales),
        editions=prepared.edition_count,
        pages=sum(path.endswith(".html") for path in all_files(target)),
        unsigned=unsigned,
        reason=reason,
        days=prepared.publication.days,
        quarantined=prepared.quarantined,
        told_day=prepared.publication.when.told,
        not_shown=tuple(not_shown(prepared.publication)),
    )


def not_shown(publication: Publication) -> Iterator[str]:
    """A line for each notice that has published versions, and none to show on that day."""
    for notice_id, read in publication.inputs.notices.items():
        shown = (version for version in read.notice.versions if not (version.is_draft or version.was_never_shown))
        days = [version.published for version in shown if version.published]
        if days and min(days) > publication.day(notice_id):
            yield f"{notice_id} has published versions, but none on {publication.day(notice_id)}: from {min(days)} on"


def construct(
    project: Project, request: Request, site: Path, engine: Engine = Engine.AUTO, watch: Watch | None = None
) -> Prepared:
    """Draw, complete and check the site in the empty folder ``site``. Raises like :func:`build`."""
    watch = watch or Watch()
    draw = _mkdocs if engine is Engine.MKDOCS or _reason_for_mkdocs(project, engine) else _direct
    prepared, checked, kept = draw(project, request.at_once(), site, watch)
    slow = draw_slow_forms(prepared, units_of(prepared), site, possible_jobs(request.jobs), watch)
    with watch.step(Step.FINISHING):
        # Only now: no hook's or plugin's event can change any more what is checked and listed here.
        written = {path: digest for files in slow.values() for path, digest in files}
        findings = finish_site(site, prepared, checked, kept, written)
        if findings:
            raise NoticepressError(findings)
        project.kept.save()
    return prepared


def _reason_for_mkdocs(project: Project, engine: Engine) -> str:
    """What of the project only MkDocs can do, where that decides. Raises :class:`UsageError` where it must not."""
    if engine is Engine.MKDOCS:
        return ""
    reason = ", ".join(reasons_for_mkdocs(project))
    if reason and engine is Engine.DIRECT:
        raise UsageError(f"the project asks for what only MkDocs can do: {reason}; build with --engine mkdocs")
    return reason


def _direct(project: Project, request: Request, site: Path, watch: Watch) -> Drawn:
    with workers_for(project, request, watch) as workers:
        begun: list[KeptPages] = []

        def begin(prepared: Prepared) -> None:
            begun.append(kept := KeptPages(project, prepared))
            workers.begin(prepared, [unit for unit in units_of(prepared) if not kept.find(unit)])

        prepared = prepare(project, request, checking_again(project, watched(workers.check, watch)), watch, begin)
        (kept,) = begun or [KeptPages(project, prepared)]
        with watch.step(Step.DRAWING):
            return prepared, draw_site(prepared, site, kept, workers, watch), kept


@contextmanager
def workers_for(project: Project, request: Request, watch: Watch) -> Iterator[Workers]:
    """Who does the work of a build; ``request`` has its clock read. Raises :class:`UsageError` where nobody can."""
    if request.cluster is None:
        yield Processes(possible_jobs(request.jobs))
        return
    from noticepress.site.executing.cluster import joined  # noqa: PLC0415 (only now: few builds need it)

    with joined(request.cluster, project.root, request, watch) as workers:
        yield workers


def check_direct(project: Project, engine: Engine, option: str) -> None:
    """Raise :class:`UsageError` where MkDocs draws the site, for which an option means nothing."""
    if reason := "--engine mkdocs" if engine is Engine.MKDOCS else _reason_for_mkdocs(project, engine):
        raise UsageError(f"MkDocs draws this site, in one process, for {reason}; leave {option} out")


def _mkdocs(project: Project, request: Request, site: Path, watch: Watch) -> Drawn:
    from noticepress.site.mkdocs.driver import draw  # noqa: PLC0415 (MkDocs takes a while to import)

    return draw(project, request, site, watch), {}, None
