"""What 'build' and 'merge' do once it is clear that something has to be made, and what they say."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from noticepress.commands.program.common import fail, utf8_output
from noticepress.commands.reporting import report
from noticepress.commands.running.watching import watching
from noticepress.editions.sources.project import Project
from noticepress.files.environment import environment
from noticepress.files.kept import FOLDER, Kept
from noticepress.findings import Finding, NoticepressError, counted, one_line
from noticepress.site import build
from noticepress.site.build import Result
from noticepress.site.drawing.engines import Engine
from noticepress.site.prepared import Request
from noticepress.site.quarantine import put_aside, way_out
from noticepress.site.unchanged import Wanted
from noticepress.site.verifying.release import Release
from noticepress.site.watch import Watch

if TYPE_CHECKING:
    from noticepress.site.executing.shards import BuiltShard

T = TypeVar("T")


class Manner(NamedTuple):
    """How a command builds and what it says, beside what it is asked for."""

    style: str = "text"
    cache: bool = True
    quiet: bool = False
    timings: bool = False


def run_build(root: Path, request: Request, engine: str, manner: Manner, wanted: Wanted | None) -> None:
    """Build the site and say what came of it; remember it as what was ``wanted``, so that it need not be made again."""

    def make(project: Project, watch: Watch) -> Result:
        return build.build(project, request, Engine(engine), watch)

    result = _made(root, make, manner, can_be_put_aside=not request.quarantine)
    said = _say(root, result, manner)
    if wanted and not (result.reason or result.unsigned or result.not_shown):
        with suppress(OSError):
            folder = request.output or root / Project(root).read_furniture().site_dir
            wanted.note(folder, result.path, result.days, said)


def run_shard(root: Path, request: Request, engine: str, manner: Manner) -> None:
    """Build a shard of the site and say what came of it."""
    from noticepress.site.executing.shards import build_shard  # noqa: PLC0415 (few builds need it)

    def make(project: Project, watch: Watch) -> BuiltShard:
        build.check_direct(project, Engine(engine), "--shard")
        at_once = request.at_once()
        with build.workers_for(project, at_once, watch) as workers:
            return build_shard(project, at_once, workers, watch)

    made = _made(root, make, manner, can_be_put_aside=not request.quarantine)
    if _goes_on(root, made.quarantined, manner):
        click.echo(f"{made.path}: shard {request.shard}, {counted(made.pages, 'page')}, {_found(made.quarantined)}")


def run_merge(
    root: Path,
    folders: tuple[Path, ...],
    output: Path | None,
    sign: Path | None,
    release: Release | None,
    manner: Manner,
) -> None:
    """Merge shards into the site and say what came of it."""
    from noticepress.site.executing.merging import merge  # noqa: PLC0415 (as above)

    def make(project: Project, watch: Watch) -> Result:
        return merge(project, folders, output, sign, watch, release=release)

    _say(root, _made(root, make, manner, can_be_put_aside=False), manner)


def _made(root: Path, make: Callable[[Project, Watch], T], manner: Manner, *, can_be_put_aside: bool) -> T:
    """What ``make`` makes of the project; its findings end the command."""
    project = Project(root, Kept(root / FOLDER, environment()) if manner.cache else Kept())
    try:
        with watching(project.kept, quiet=manner.quiet, timings=manner.timings) as watch:
            made = make(project, watch)
    except NoticepressError as error:
        fail(error.findings, manner.style, way_out(error.findings) if can_be_put_aside else "")
    return made


def _say(root: Path, result: Result, manner: Manner) -> str:
    """Say what was made; gives the line that says so."""
    if result.reason:
        click.echo(f"noticepress: drawn by MkDocs, for {result.reason}", err=True)
    if result.unsigned:
        remedy = "build it with --sign, or have it signed: noticepress sign --site FOLDER --key KEY"
        click.echo(f"noticepress: the site is not signed: {result.unsigned}; {remedy}", err=True)
    for line in result.not_shown:
        click.echo(f"noticepress: {line}", err=True)
    made = ((result.locales, "locale"), (result.editions, "edition"), (result.pages, "page"))
    counts = ", ".join((*(counted(*each) for each in made), _found(result.quarantined)))
    said = one_line(": ".join(filter(None, (str(result.path), result.told_day, counts))))
    if _goes_on(root, result.quarantined, manner):
        click.echo(said)
    return said


def _goes_on(root: Path, quarantined: tuple[Finding, ...], manner: Manner) -> bool:
    """Write what was put aside; whether there is more to say, for people."""
    if manner.style != "text":
        report.write(quarantined, manner.style, utf8_output(), root)
    elif quarantined:
        report.write(quarantined, manner.style, sys.stderr, root)
        click.echo(f"noticepress: {put_aside(quarantined)}", err=True)
    return manner.style == "text" and not manner.quiet


def _found(quarantined: tuple[Finding, ...]) -> str:
    return f"{len(quarantined)} in quarantine" if quarantined else "0 findings"
