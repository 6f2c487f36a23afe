"""Building the site, whole or not at all, by one of two engines that give the same bytes."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from noticepress.editions.artefacts.registry import MANIFEST
from noticepress.editions.formats.pdf.setting import check_setting
from noticepress.editions.project import Project
from noticepress.files.swap import exclusive, staging, swap_in
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.site.choose_engine import reasons_for_mkdocs
from noticepress.site.direct import draw_site
from noticepress.site.engines import Engine
from noticepress.site.finish import Checked, finish_site
from noticepress.site.kept_pages import KeptPages, checking_again
from noticepress.site.prepared import Prepared, Request, prepare
from noticepress.site.signing import is_signed_by, sign
from noticepress.site.slow_forms import draw_slow_forms
from noticepress.site.target import check_target, place
from noticepress.site.workers import checking_with, possible_jobs

OnDone = Callable[[int, int], None]
Drawn = tuple[Prepared, Checked, KeptPages | None]
"""What was read, what the rules said of each page, and what of it was kept before."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made."""

    path: Path
    locales: int
    editions: int
    pages: int
    unsigned: bool
    """Whether a register names signers, and none has signed."""
    reason: str
    """Why MkDocs drew the pages; empty where it did not, or was asked for."""
    zones: frozenset[str] = frozenset()
    """Time zones in which its notices' days are counted."""
    quarantined: tuple[Finding, ...] = ()
    """About what is shown in English instead, where that was asked for."""


def build(project: Project, request: Request, engine: Engine = Engine.AUTO) -> Result:
    """Build the site into its folder.

    Raises :class:`NoticepressError` with every finding, :class:`UsageError` or ``OSError``; the folder is
    then as it was before.
    """
    furniture = project.read_furniture()
    if request.pdf:
        check_setting()
    reason = _reason_for_mkdocs(project, engine)
    target = place(request.output or project.root / furniture.site_dir)
    check_target(target, project.root, signed=request.sign is not None)
    target.parent.mkdir(parents=True, exist_ok=True)
    signers = project.signers()
    with exclusive(target), staging(target) as new:
        prepared = construct(project, request, new, engine)
        if request.sign:
            _sign(new / MANIFEST, request.sign, signers)
        # Again: somebody may have put a file there since.
        check_target(target, project.root, signed=request.sign is not None)
        swap_in(new, target)
    pages = sum(1 for _ in target.rglob("*.html"))
    unsigned = bool(signers) and not request.sign
    zones = frozenset(read.notice.time_zone for read in prepared.publication.inputs.notices.values())
    editions, put_aside = prepared.edition_count, prepared.quarantined
    return Result(target, len(prepared.locales), editions, pages, unsigned, reason, zones, put_aside)


def construct(project: Project, request: Request, site: Path, engine: Engine = Engine.AUTO) -> Prepared:
    """Draw, complete and check the site in the empty folder ``site``. Raises like :func:`build`."""
    draw = _mkdocs if engine is Engine.MKDOCS or _reason_for_mkdocs(project, engine) else _direct
    with _progress() as on_done:
        prepared, checked, kept = draw(project, request, site, on_done)
        slow = draw_slow_forms(prepared, site, possible_jobs(request.jobs), on_done)
    # Only now: no hook's or plugin's event can change any more what is checked and listed here.
    findings = finish_site(site, prepared, checked, kept, slow)
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
        raise UsageError(f"mkdocs.yml asks for what only MkDocs can do: {reason}; build with --engine mkdocs")
    return reason


def _direct(project: Project, request: Request, site: Path, on_done: OnDone) -> Drawn:
    jobs = possible_jobs(request.jobs)
    prepared = prepare(project, request, checking_again(project, checking_with(jobs)))
    kept = KeptPages(project, prepared)
    gc.freeze()  # What was read lives until the end: not to be looked through again, and shared by what is forked.
    try:
        return prepared, draw_site(prepared, site, kept, jobs, on_done), kept
    finally:
        gc.unfreeze()


def _mkdocs(project: Project, request: Request, site: Path, on_done: OnDone) -> Drawn:
    from noticepress.site.mkdocs.driver import draw  # noqa: PLC0415 (MkDocs takes a while to import)

    return draw(project, request, site, on_done), {}, None


def _sign(manifest: Path, key: Path, signers: tuple[str, ...]) -> None:
    signature = sign(manifest, key)
    if signers and not is_signed_by(manifest.read_bytes(), signature.read_bytes(), signers):
        raise UsageError(f"the key {key} is of no signer that notice.yml names; sign with a signer's, or add it there")


@contextmanager
def _progress() -> Iterator[OnDone]:
    """A progress bar on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    is_shown = console.is_terminal
    # Without a thread of its own, which a process that is forked would not have.
    with Progress(*columns, console=console, transient=True, disable=not is_shown, auto_refresh=False) as progress:
        task = progress.add_task("Building", total=None)

        def show(done: int, total: int) -> None:
            progress.update(task, total=total, completed=done, refresh=True)

        yield show
