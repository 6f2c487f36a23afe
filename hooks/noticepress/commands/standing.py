"""The command that tells how versions and translations stand."""

from __future__ import annotations

import os
import sys
from datetime import date

import click

from noticepress.commands.program import completing
from noticepress.commands.program.common import as_of_option, command, examples, main, pass_project, utf8_output
from noticepress.commands.reporting import report
from noticepress.commands.reporting.tables import show_line, show_table
from noticepress.editions.edition import english_title
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.editions.states import translation_state
from noticepress.findings import UsageError
from noticepress.model import Locale
from noticepress.register.clock import as_of as as_of_
from noticepress.rules.prevails.words import unapproved_line
from noticepress.rules.versions.editions import unrecorded_line


@main.command(epilog=examples("status", "status --as-of 2027-03-01", "status --locale de-DE --todo"))
@as_of_option
@click.option(
    "--locale",
    "tag",
    metavar="TAG",
    shell_complete=completing.locales,
    help="How the translation of this locale stands, section by section; a language is enough where one locale has it.",
)
@click.option(
    "--todo", is_flag=True, help="With --locale: each entry that is to be done, with what changed in English."
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="Tables to read, JSON for programs, or (with --locale) one HTML page.",
)
@command
@pass_project
def status(project: Project, as_of: date | None, tag: str | None, todo: bool, style: str) -> None:
    """Show the versions with status and dates, and how far each locale's translation has come, and its review."""
    if tag is None and (todo or style == "html"):
        asked = "--todo" if todo else "--format html"
        raise UsageError(f"{asked} is about one locale; name it, as in 'noticepress status --locale de-DE {asked}'")
    inputs, _ = project.read((), [])
    publication = Publication(inputs, as_of_(as_of, os.environ), drafts=True, kept=project.kept)
    if tag is not None:
        _show_bench(project, publication, _locale(inputs.locales, tag), style, todo=todo)
    elif style == "json":
        report.write_json(_status_data(publication), utf8_output())
    else:
        _show_tables(publication)
    project.kept.save()


def _show_tables(publication: Publication) -> None:
    inputs, public = publication.inputs, Publication(publication.inputs, publication.when)
    for notice_id, read in inputs.notices.items():
        title = f"{english_title(read.notice)} as of {publication.day(notice_id)}"
        show_table(title, ("Version", "Status", "Published", "Effective"), report.version_rows(publication, notice_id))
        show_line(report.shown_line(public, notice_id))
        if line := unrecorded_line(read):
            show_line(line)
    domains = (f"{domain}.po" for domain in (*inputs.notices, SITE_DOMAIN))
    columns = ("Locale", "Catalogs", *domains, "To look at", "State")
    show_table("Translations", columns, report.progress_rows(publication))
    if line := unapproved_line(inputs.catalogs.values(), inputs.approved):
        show_line(line)


def _locale(locales: tuple[Locale, ...], tag: str) -> Locale:
    """The locale of that tag, or the only one in that language."""
    others = [locale for locale in locales if not locale.is_english]
    found = [locale for locale in others if tag == locale.tag] or [
        locale for locale in others if tag.replace("_", "-") in (locale.tag.partition("-")[0], *locale.catalogs[:1])
    ]
    if len(found) != 1:
        choice = ", ".join(locale.tag for locale in found or others)
        raise UsageError(f"{tag!r} is {'several locales' if found else 'no translated locale'}; choose from {choice}")
    return found[0]


def _show_bench(project: Project, publication: Publication, locale: Locale, style: str, *, todo: bool) -> None:
    from noticepress.commands.acts.todo import bench  # noqa: PLC0415 (comparing words takes a while to import)
    from noticepress.commands.reporting.todo import SECTION_COLUMNS, bench_page, section_rows, todo_lines  # noqa: PLC0415 (as above)

    found = bench(project, publication, locale)
    if style == "json":
        report.write_json(found.data(), utf8_output())
    elif style == "html":
        utf8_output().write(bench_page(found))
    else:
        show_table(f"Translation for {locale.tag} ({', '.join(locale.catalogs)})", SECTION_COLUMNS, section_rows(found))
        sys.stdout.flush()
        for line in todo_lines(found) if todo else ():
            click.echo(line)


_COUNTED = ("translated", "messages", "translated_words", "words", "reviewed", "approved")


def _status_data(publication: Publication) -> dict[str, object]:
    inputs = publication.inputs
    keys = ("version", "status", "published", "effective")
    return {
        "as_of": {notice_id: str(publication.day(notice_id)) for notice_id in inputs.notices},
        "notices": {
            notice_id: [dict(zip(keys, row, strict=True)) for row in report.version_states(publication, notice_id)]
            for notice_id in inputs.notices
        },
        "locales": {
            locale.tag: {
                domain: {
                    **dict(zip(_COUNTED, publication.progress(locale, domain), strict=True)),
                    "fuzzy": publication.suggestions(locale, domain),
                    "state": translation_state(publication, locale, [domain]),
                }
                for domain in publication.domains_of(locale)
            }
            for locale in inputs.locales
        },
    }
