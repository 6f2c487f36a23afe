"""Commands about the site: build it, look at it, verify it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from noticepress.commands import completing
from noticepress.commands.common import (
    IsoDate,
    as_of_option,
    command,
    examples,
    fail,
    format_option,
    main,
    pass_project,
    utf8_output,
)
from noticepress.commands.reporting import report
from noticepress.editions.project import Project
from noticepress.findings import NoticepressError, counted, one_line
from noticepress.site.choose_engine import Engine
from noticepress.site.prepared import Request


@main.command(epilog=examples("build", "build --as-of 2027-03-01 --output preview"))
@as_of_option
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="Build only these locales, and the prevailing one.",
    shell_complete=completing.locales,
)
@click.option("--drafts", is_flag=True, help="Build drafts too, marked as such.")
@click.option("--output", type=click.Path(path_type=Path), help="The site's folder. Default: site_dir of mkdocs.yml.")
@click.option(
    "--sign",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="Sign the manifest with this SSH private key.",
)
@click.option(
    "--quarantine",
    is_flag=True,
    help="Show entries of catalogs that would stop the build in English, marked, and list them.",
)
@click.option(
    "--engine",
    type=click.Choice([str(engine) for engine in Engine]),
    default=str(Engine.AUTO),
    show_default=True,
    help="What draws the pages: noticepress itself (direct), or MkDocs. Both give the same bytes; auto takes MkDocs "
    "only where the project has plugins, hooks or templates that need it.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes draw and check pages. Default: one for each processor. The bytes are the same.",
)
@format_option
@command
@pass_project
def build(
    project: Project,
    as_of: date | None,
    locales: tuple[str, ...],
    drafts: bool,
    output: Path | None,
    sign: Path | None,
    quarantine: bool,
    engine: str,
    jobs: int | None,
    style: str,
) -> None:
    """Build the site, whole or not at all.

    The site is built in a fresh folder beside its place and moved there only when every check on it has
    passed. A failed or interrupted build leaves the site that was there as it was.
    """
    from noticepress.site import build  # noqa: PLC0415 (MkDocs takes a while to import; other commands do without)
    from noticepress.site.quarantine import put_aside, way_out  # noqa: PLC0415 (as above)

    request = Request(as_of, locales, drafts, output, sign, quarantine, jobs)
    try:
        result = build.build(project, request, Engine(engine))
    except NoticepressError as error:
        fail(error.findings, style, "" if quarantine else way_out(error.findings))
    if result.reason:
        click.echo(f"noticepress: drawn by MkDocs, for {result.reason}", err=True)
    if result.unsigned:
        click.echo("noticepress: notice.yml names signers, but the site is not signed; build it with --sign", err=True)
    if style != "text":
        report.write(result.quarantined, style, utf8_output(), project.root)
        return
    if result.quarantined:
        report.write(result.quarantined, style, sys.stderr, project.root)
        click.echo(f"noticepress: {put_aside(result.quarantined)}", err=True)
    made = ((result.locales, "locale"), (result.editions, "edition"), (result.pages, "page"))
    found = f"{len(result.quarantined)} in quarantine" if result.quarantined else "0 findings"
    click.echo(f"{result.path}: {', '.join(counted(*each) for each in made)}, {found}")


@main.command(epilog=examples("serve --locale de-DE"))
@as_of_option
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="Show only these locales: quicker.",
    shell_complete=completing.locales,
)
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Show drafts.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@command
@pass_project
def serve(project: Project, as_of: date | None, locales: tuple[str, ...], drafts: bool, address: str) -> None:
    """Preview the site, and build it anew whenever a file changes.

    Only this machine can see it, unless another --address is named.
    """
    from noticepress.site.mkdocs import preview  # noqa: PLC0415 (as above)

    preview.serve(project, Request(as_of, locales, drafts, None), address)


@main.command(epilog=examples("verify site", "verify https://notices.example.com/ --as-of 2027-03-01"))
@click.argument("site")
@click.option(
    "--signer", "signers", multiple=True, metavar="KEY", help="SSH public key, or its file, that must have signed."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a site at an address may take in all.",
)
@click.option(
    "--as-of", type=IsoDate(), help="Also find out whether the site says of each version what it is on that day."
)
@format_option
@click.pass_obj
@command
def verify(
    project: Project, site: str, signers: tuple[str, ...], timeout: float, as_of: date | None, style: str
) -> None:
    """Verify SITE, a folder or an address, against its manifest and its register's hash chain.

    Where the project's registers name signers, or --signer does, the manifest's signature is checked too.
    """
    from noticepress.site.verify import verify as verify_  # noqa: PLC0415 (as above)

    named = project.signers() if (project.root / "docs").is_dir() else ()
    result = verify_(site, (*signers, *named), timeout, as_of)
    if result.findings:
        fail(result.findings, style)
    if style != "text":
        report.write((), style, utf8_output(), project.root)
        return
    signed = ", signature good" if result.signed else ""
    if result.drafts:
        shown = one_line(", ".join(result.drafts))
        click.echo(f"noticepress: the site shows drafts ({shown}): it is for a preview, not for the public", err=True)
    click.echo(
        f"{site}: {counted(result.files, 'file')}, {counted(result.versions, 'published version')}{signed}, 0 findings"
    )
