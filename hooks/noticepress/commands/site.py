"""Commands about the site: build it, look at it, verify it."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from noticepress.commands.program import completing
from noticepress.commands.program.common import (
    as_of_option,
    cache_option,
    command,
    examples,
    format_option,
    main,
)
from noticepress.commands.program.place import root_of_project
from noticepress.commands.program.releasing import release_of, release_options
from noticepress.commands.running.watching import watch_options
from noticepress.files.kept import FOLDER as CACHE
from noticepress.files.kept import kept_files
from noticepress.findings import UsageError, counted
from noticepress.site.drawing.engines import Engine
from noticepress.site.executing.division import ClusterAddress, Shard
from noticepress.site.unchanged import Wanted


@main.command(epilog=examples("build", "build --as-of 2027-03-01 --output preview", "build --shard 3/8"))
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
    "only where the project has settings, plugins or templates that noticepress does not know.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes draw and check pages. Default: one for each processor. The bytes are the same.",
)
@release_options
@cache_option
@click.option(
    "--pdf",
    is_flag=True,
    help="Build each edition as PDF too. Needs WeasyPrint (noticepress[pdf]), Pango and Noto's fonts.",
)
@click.option(
    "--executor",
    metavar="dask=ADDRESS",
    help="Have pages drawn and checked by the workers of a Dask cluster, whose scheduler is at ADDRESS: "
    "tcp://HOST:PORT. Needs noticepress[dask]. The bytes are the same.",
)
@click.option(
    "--root",
    "there",
    default="",
    metavar="FOLDER",
    help="With --executor: the project's folder as the workers see it. Default: the same as here.",
)
@click.option(
    "--pseudo",
    is_flag=True,
    help="Build the pseudolocales en-XA (accented, longer, in brackets) and ar-XB (right to left) instead, beside the "
    "site's folder: nothing of a template of your own in plain English, cut off or on the wrong side stays unseen.",
)
@click.option(
    "--shard",
    metavar="N/M",
    help="Build only the Nth of M shares of the pages, into shards/N-of-M or --output; 'noticepress merge' makes the "
    "site of all of them.",
)
@watch_options
@format_option
@command
def build(
    as_of: date | None,
    locales: tuple[str, ...],
    drafts: bool,
    output: Path | None,
    sign: Path | None,
    quarantine: bool,
    engine: str,
    jobs: int | None,
    number: int | None,
    days: int | None,
    cache: bool,
    pdf: bool,
    executor: str | None,
    there: str,
    pseudo: bool,
    shard: str | None,
    quiet: bool,
    timings: bool,
    style: str,
) -> None:
    """Build the site, whole or not at all.

    The site is built in a fresh folder beside its place and moved there only when every check on it has
    passed. A failed or interrupted build leaves the site that was there as it was. Where nothing has changed
    since the last build, the site that is there is compared with its manifest, and stays.
    """
    root = root_of_project()
    share = Shard.parse(shard) if shard else None
    cluster = _cluster(executor, there, jobs)
    release = release_of(number, days)
    if pseudo and (locales or sign or share or cluster or release):
        names = "--locale, --sign, --release, --shard and --executor"
        raise UsageError(f"--pseudo builds a site to look at; leave out {names}")
    if share and (sign or release):
        raise UsageError(f"a shard is no site yet; leave {'--sign' if sign else '--release'} to 'noticepress merge'")
    wanted = None
    if (
        cache
        and not pseudo
        and style == "text"
        and engine != Engine.MKDOCS
        and not (sign or quarantine or share or release)
    ):
        wanted = Wanted.now(root, (locales, drafts, output and os.path.realpath(output), engine, pdf), as_of)
        if said := wanted.said_before():
            if not quiet:
                click.echo(f"{said} (unchanged)")
            return
    from noticepress.commands.running.building import Manner, run_build, run_shard  # noqa: PLC0415 (only now: it takes a while)
    from noticepress.site.prepared import Request  # noqa: PLC0415 (as above)

    request = Request(as_of, locales, drafts, output, sign, quarantine, jobs, cluster, share, pdf=pdf, release=release)
    manner = Manner(style, cache, quiet, timings)
    if pseudo:
        from noticepress.catalogs.pseudo import PSEUDOLOCALES  # noqa: PLC0415 (few builds need it)
        from noticepress.commands.acts.pseudolocales import in_pseudolocales  # noqa: PLC0415 (as above)
        from noticepress.editions.sources.project import Project  # noqa: PLC0415 (as above)

        site = root / Project(root).read_furniture().site_dir
        with in_pseudolocales(root) as copy:
            beside = output or site.with_name(f"{site.name}-pseudo")
            run_build(copy, replace(request, locales=tuple(PSEUDOLOCALES), output=beside), engine, manner, None)
        return
    if share:
        run_shard(root, request, engine, manner)
    else:
        run_build(root, request, engine, manner, wanted)


def _cluster(executor: str | None, there: str, jobs: int | None) -> ClusterAddress | None:
    """The cluster that is asked for, if one is. Raises :class:`UsageError`."""
    if executor is None:
        if there:
            raise UsageError("--root is about the workers of a cluster; name the cluster: --executor")
        return None
    if jobs:
        raise UsageError("-j is about processes of this machine, --executor about a cluster's workers; leave one out")
    return ClusterAddress.parse(executor, there)


@main.command(epilog=examples("clean"))
@command
def clean() -> None:
    """Throw away what builds have kept in .noticepress/cache. The next build makes everything anew."""
    folder = root_of_project() / CACHE
    kept = kept_files(folder)
    for path in kept:
        path.unlink(missing_ok=True)
    click.echo(f"{folder}: {counted(len(kept), 'file')} deleted")


@main.command(epilog=examples("serve --locale de-DE"))
@as_of_option
@click.option(
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="Show only these locales: quicker. Translated texts have each passage's state in the margin.",
    shell_complete=completing.locales,
)
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Show drafts.")
@click.option("--pseudo", is_flag=True, help="Show the pseudolocales en-XA and ar-XB, of the sources as they are now.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@command
def serve(as_of: date | None, locales: tuple[str, ...], drafts: bool, pseudo: bool, address: str) -> None:
    """Preview the site: each page as it is when it is asked for, and again whenever a file is saved.

    What keeps the site from being built stands above the page, and on the terminal. Only this machine can see the
    preview, unless another --address is named.
    """
    from noticepress.commands.running.previewing import run_preview  # noqa: PLC0415 (as above)
    from noticepress.site.prepared import Request  # noqa: PLC0415 (as above)

    if pseudo and locales:
        raise UsageError("--pseudo shows two locales of its own; leave out --locale")
    if not pseudo:
        run_preview(root_of_project(), Request(as_of, locales, drafts), address)
        return
    from noticepress.catalogs.pseudo import PSEUDOLOCALES  # noqa: PLC0415 (few previews need it)
    from noticepress.commands.acts.pseudolocales import in_pseudolocales  # noqa: PLC0415 (as above)

    with in_pseudolocales(root_of_project()) as copy:
        run_preview(copy, Request(as_of, tuple(PSEUDOLOCALES), drafts), address)
