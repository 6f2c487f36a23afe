"""The command that puts a site together of its shards."""

from __future__ import annotations

from pathlib import Path

import click

from noticepress.commands.program.common import command, examples, format_option, main
from noticepress.commands.program.place import root_of_project
from noticepress.commands.program.releasing import release_of, release_options
from noticepress.commands.running.building import Manner, run_merge
from noticepress.commands.running.watching import watch_options


@main.command(epilog=examples("merge shards/*", "merge shards/* --output public"))
@click.argument(
    "shards",
    nargs=-1,
    required=True,
    metavar="SHARD...",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--output", type=click.Path(path_type=Path), help="The site's folder. Default: site_dir of mkdocs.yml.")
@click.option(
    "--sign",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="Sign the manifest with this SSH private key.",
)
@release_options
@watch_options
@format_option
@command
def merge(
    shards: tuple[Path, ...],
    output: Path | None,
    sign: Path | None,
    number: int | None,
    days: int | None,
    quiet: bool,
    timings: bool,
    style: str,
) -> None:
    """Put a site together of all its SHARDs, whole or not at all.

    Each SHARD is a folder that 'noticepress build --shard' has written, of the same files, by the same version, for the
    same day. The rules on the whole site are asked now; day, locales and drafts are those of the shards.
    """
    manner = Manner(style, cache=False, quiet=quiet, timings=timings)
    run_merge(root_of_project(), shards, output, sign, release_of(number, days), manner)
