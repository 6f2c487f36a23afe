"""What 'build' does once it is clear that something has to be made, and what it says."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from pathlib import Path

import click

from noticepress.commands.common import fail, utf8_output
from noticepress.commands.reporting import report
from noticepress.editions.project import Project
from noticepress.files.environment import environment
from noticepress.files.kept import FOLDER, Kept
from noticepress.findings import NoticepressError, counted
from noticepress.site import build
from noticepress.site.build import Result
from noticepress.site.engines import Engine
from noticepress.site.prepared import Request
from noticepress.site.quarantine import put_aside, way_out
from noticepress.site.unchanged import Wanted


def run_build(root: Path, request: Request, engine: str, style: str, wanted: Wanted | None, *, cache: bool) -> None:
    """Build the site and say what came of it; remember it as what was ``wanted``, so that it need not be made again."""
    gc.set_threshold(50_000, 20, 20)  # Little of what a build makes is garbage, and all of it is gone at its end.
    project = Project(root, Kept(root / FOLDER, environment()) if cache else Kept())
    try:
        result = build.build(project, request, Engine(engine))
    except NoticepressError as error:
        fail(error.findings, style, "" if request.quarantine else way_out(error.findings))
    if result.reason:
        click.echo(f"noticepress: drawn by MkDocs, for {result.reason}", err=True)
    if result.unsigned:
        click.echo("noticepress: notice.yml names signers, but the site is not signed; build it with --sign", err=True)
    if style != "text":
        report.write(result.quarantined, style, utf8_output(), root)
        return
    if result.quarantined:
        report.write(result.quarantined, style, sys.stderr, root)
        click.echo(f"noticepress: {put_aside(result.quarantined)}", err=True)
    said = _said(result)
    click.echo(said)
    if wanted and not (result.reason or result.unsigned):
        with suppress(OSError):
            wanted.note(result.path, result.zones, said)


def _said(result: Result) -> str:
    made = ((result.locales, "locale"), (result.editions, "edition"), (result.pages, "page"))
    found = f"{len(result.quarantined)} in quarantine" if result.quarantined else "0 findings"
    return f"{result.path}: {', '.join(counted(*each) for each in made)}, {found}"
