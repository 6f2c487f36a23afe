"""The command that writes what was shown on a day, and why to believe it, into one file."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from noticepress.commands.acts.versions.standing import edition_on
from noticepress.commands.program import completing
from noticepress.commands.program.common import IsoDate, as_of_option, command, examples, main, pass_project
from noticepress.editions.sources.project import Project
from noticepress.files.write import write_whole
from noticepress.findings import UsageError, counted
from noticepress.register.clock import as_of as as_of_


@main.command(epilog=examples("evidence 2018-12-01 de-DE", "evidence 2018-12-01 de-DE privacy --output shown.zip"))
@click.argument("day", type=IsoDate(), metavar="DATE")
@click.argument("tag", metavar="LOCALE", shell_complete=completing.locales)
@click.argument("notice", default="", metavar="[NOTICE]", shell_complete=completing.notices)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write. Default: NOTICE-DATE-LOCALE.zip.",
)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The built site whose signed manifest goes into the file. Default: the project's, where it is signed.",
)
@as_of_option
@command
@pass_project
def evidence(
    project: Project, day: date, tag: str, notice: str, output: Path | None, site: Path | None, as_of: date | None
) -> None:
    """Write a zip that shows, offline, what was shown on DATE in LOCALE, and why one may believe it.

    It holds a page with the text as it stood, the English text, what the digests of the register and of the edition's
    history cover, a signed manifest where there is one, and a script of some lines that checks all of it with nothing
    but Python's standard library. The page says what it cannot show. The same project gives the same bytes.
    """
    from noticepress.commands.acts.evidence.gathering import evidence_files  # noqa: PLC0415 (it takes a while)
    from noticepress.commands.acts.evidence.packing import packed  # noqa: PLC0415 (as above)
    from noticepress.commands.acts.evidence.signatures import SignedSite, Signers  # noqa: PLC0415 (as above)

    today = as_of_(as_of, os.environ).day()
    if day > today:
        raise UsageError(f"{day} is yet to come; name a day up to {today}, or say with --as-of which day is today")
    standing = edition_on(project, day, tag, notice, f"behind the locale, as in 'evidence {day} {tag} {{}}'")
    folder = site or project.root / standing.inputs.furniture.site_dir
    signed = SignedSite.of(folder)
    if site and signed is None:
        raise UsageError(
            f"{site} has no signed manifest; build it with 'noticepress build --sign KEY', or leave --site out"
        )
    name = f"{standing.notice.id}-{day}-{tag}"
    signers = Signers(project.signers(), standing.inputs.standing, project.root)
    files = evidence_files(standing, day, signers, signed)
    target = output or Path(f"{name}.zip")
    write_whole(target, packed(files, name))
    what = f"version {standing.version.number} in {tag}, in force on {day}"
    click.echo(f"{target}: {what}, {counted(len(files) + 1, 'file')}{', signed' if signed else ''}")
