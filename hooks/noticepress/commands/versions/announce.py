"""The command that writes letters about a version."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from noticepress.commands.acts.versions import authoring
from noticepress.commands.program import completing
from noticepress.commands.program.common import as_of_option, command, examples, main, notice_option, pass_project
from noticepress.commands.program.place import refuse_own_places
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.files.together import write_together
from noticepress.findings import UsageError, counted
from noticepress.model import Locale, Notice, Status, Version
from noticepress.register.clock import AsOf
from noticepress.register.clock import as_of as as_of_


@main.command(epilog=examples("announce 2.2 -o letters", "announce 2.2 -o letters --locale de-DE --locale ja-JP"))
@click.argument("version", shell_complete=completing.versions(drafts=False))
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write to."
)
@click.option(
    "--locale",
    "tags",
    multiple=True,
    metavar="TAG",
    help="Write the letters of these locales alone.",
    shell_complete=completing.locales,
)
@notice_option
@as_of_option
@command
@pass_project
def announce(
    project: Project, version: str, output: Path, tags: tuple[str, ...], notice: str | None, as_of: date | None
) -> None:
    """Write letters that tell users of VERSION: a text and an HTML page for each locale.

    They say from when it binds, its summary, how much has changed and in which sections, and the addresses of the
    text, of what changed, and of the English text that prevails. Nothing is sent.
    """
    from noticepress.commands.acts.versions.announcing import letter, letter_html, letter_text  # noqa: PLC0415 (templates take a while to load)

    refuse_own_places(project.root, output)
    inputs, _ = project.read(tags, [])
    chosen = authoring.choose_notice(inputs, notice, having=version)
    entry = authoring.published_entry(chosen, version)
    today = as_of_(as_of, os.environ)
    authoring.refuse_findings(inputs, chosen, today.day(chosen.time_zone))
    publication = _when_told(inputs, chosen, entry, today)
    files: dict[Path, bytes] = {}
    lacking: list[str] = []
    for locale in _locales(publication, chosen, tags):
        made = letter(publication, chosen.id, entry, locale)
        stem = f"{chosen.id}-{entry.number}.{locale.tag}"
        lacking += [] if made.is_whole else [locale.tag]
        files[output / f"{stem}.txt"] = letter_text(made).encode()
        files[output / f"{stem}.html"] = letter_html(made).encode()
    write_together(files)
    if lacking:
        click.echo(f"With passages in English for want of a translation: {', '.join(lacking)}")
    click.echo(f"Written: {counted(len(files) // 2, 'letter')} in {output}, each as text and as HTML; nothing was sent")


def _when_told(inputs: Inputs, notice: Notice, version: Version, today: AsOf) -> Publication:
    """The state in which the version is told of: today's or, if it is published later, that day's.

    Raises :class:`UsageError` for a version of which there is nothing to tell.
    """
    published = version.published
    late = published is not None and published > today.day(notice.time_zone)
    publication = Publication(inputs, AsOf(published) if late else today)
    status = next((status for each, status in publication.register(notice.id) if each.number == version.number), None)
    if status is Status.WITHDRAWN or version.was_never_shown:
        raise UsageError(f"version {version.number} was withdrawn; announce the version that takes its place")
    if status is Status.SUPERSEDED:
        current = publication.in_force(notice.id)
        named = f"; announce version {current.number}, which is in force" if current else ""
        raise UsageError(f"version {version.number} is not in force any more{named}")
    return publication


def _locales(publication: Publication, notice: Notice, tags: tuple[str, ...]) -> tuple[Locale, ...]:
    having = publication.locales_of(notice.id)
    strange = next((tag for tag in tags if tag not in {locale.tag for locale in having}), None)
    if strange is not None:
        known = ", ".join(locale.tag for locale in having)
        raise UsageError(f"{notice.id} has no locale {strange!r}; choose from {known}")
    return tuple(locale for locale in having if not tags or locale.tag in tags)
