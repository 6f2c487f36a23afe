"""The command that shows the text as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from noticepress.commands.acts.evidence.past_words import past_words
from noticepress.commands.acts.versions.standing import edition_on
from noticepress.commands.program import completing
from noticepress.commands.program.common import IsoDate, command, examples, main, pass_project
from noticepress.editions.edition import Edition
from noticepress.editions.formats.readable import Readable
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError, counted
from noticepress.nearest import nearest


@main.command(epilog=examples("show 2017-12-01 privacy", "show 2017-12-01 privacy#retention --locale de-DE"))
@click.argument("day", type=IsoDate(), metavar="DATE")
@click.argument("place", default="", metavar="[NOTICE[#CLAUSE]]", shell_complete=completing.notices)
@click.option(
    "--locale",
    "tag",
    metavar="TAG",
    help="The locale whose edition is shown. Default: the prevailing one.",
    shell_complete=completing.locales,
)
@command
@pass_project
def show(project: Project, day: date, place: str, tag: str | None) -> None:
    """Show the text in force on DATE as it stood then, with version, status, errata and digest.

    The whole text of NOTICE, or CLAUSE alone: the id of a section, a heading or a block.
    """
    name, _, clause = place.partition("#")
    found = edition_on(project, day, tag, name, f"behind the day, as in 'show {day} {{}}'")
    publication, notice, version, locale = found.publication, found.notice, found.version, found.locale
    past = None if locale.is_english else past_words(publication, notice, version, locale, day)
    publication = past.publication if past else publication
    edition = publication.edition(notice.id, version.number, locale)
    text = Readable((section, rendered.html) for section, rendered in edition.sections)
    if clause and clause not in text.clauses:
        raise UsageError(f"version {version.number} has no clause {clause!r}; {_nearest(clause, text.clauses)}")
    disclaimer, _ = publication.furniture_word(locale, publication.inputs.furniture.disclaimer)
    for line in filter(None, (disclaimer, *_head(edition, day), *found.told, *(past.told(day) if past else ()))):
        click.echo(line)
    click.echo(f"\n{text.text(clause)}")


def _nearest(clause: str, known: tuple[str, ...]) -> str:
    found = nearest(clause, known)
    headings = ", ".join(name for name in known if "." not in name and ":" not in name)
    return f"did you mean #{found}?" if found else f"it has {headings}"


def _head(edition: Edition, day: date) -> Iterator[str]:
    """What is shown, and what proves it."""
    version = edition.version
    yield edition.title
    yield f"Version {version.number}, {edition.status} on {day}"
    yield f"Published {version.published}, effective {version.effective}"
    translation = "" if edition.locale.is_english else ": a translation; the English text prevails"
    yield f"Locale {edition.locale.tag}{translation}"
    if edition.untranslated:
        count = len(edition.untranslated)
        yield f"In English for want of a translation: {counted(count, 'passage')}, marked [English]"
    for erratum in version.errata:
        yield f"Corrected {erratum.on}, section {erratum.section}: {erratum.reason}"
    yield f"Digest {version.errata[-1].new_digest if version.errata else version.digest}"
