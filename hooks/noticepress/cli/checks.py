"""Commands that tell how the project stands."""

from __future__ import annotations

import json
import os
import sys
from datetime import date

import click
from rich.console import Console
from rich.table import Table

from noticepress import report
from noticepress.as_of import as_of as as_of_
from noticepress.checking import check_sources
from noticepress.checks import blocking, history
from noticepress.cli.common import as_of_option, command, fail, format_option, main
from noticepress.errors import Finding, NoticepressError
from noticepress.project import Project
from noticepress.publication import SITE_DOMAIN, Inputs, Publication
from noticepress.revisions import Revision


@main.command()
@as_of_option
@click.option(
    "--against",
    multiple=True,
    metavar="REV",
    help="Also compare what is published with a git revision: it must be there unchanged. May be repeated.",
)
@click.option("--blocking", "only_blocking", is_flag=True, help="Only findings that stop a build.")
@format_option
@click.pass_obj
@command
def check(project: Project, as_of: date | None, against: tuple[str, ...], only_blocking: bool, style: str) -> None:
    """Check texts, register and catalogs by every rule that needs no build."""
    inputs, findings = project.read()
    publication = Publication(inputs, as_of_(as_of, os.environ))
    findings += check_sources(publication)
    findings += [finding for revision in against for finding in _compare(project, inputs, revision)]
    if only_blocking:
        findings = blocking(findings)
    if findings:
        fail(NoticepressError(findings).findings, style)
    report.write((), style, sys.stdout, project.root)


def _compare(project: Project, inputs: Inputs, name: str) -> list[Finding]:
    revision = Revision(project.root, name)
    findings = [history.gone(each, name) for each in revision.notices() if each not in inputs.notices]
    for notice_id, read in inputs.notices.items():
        earlier = revision.notice(notice_id)
        if earlier is not None:
            findings += history.compare(read.notice, read.seals, earlier)
    return findings


@main.command()
@as_of_option
@format_option
@click.pass_obj
@command
def status(project: Project, as_of: date | None, style: str) -> None:
    """Show the versions with status and dates, and how far each locale's translation has come."""
    inputs, _ = project.read()
    publication = Publication(inputs, as_of_(as_of, os.environ), drafts=True)
    if style != "text":
        click.echo(json.dumps(_status_data(publication), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    for notice_id, read in inputs.notices.items():
        table = Table(
            "Version", "Status", "Published", "Effective", title=f"{read.notice.title} as of {publication.as_of}"
        )
        for row in report.version_rows(publication, notice_id):
            table.add_row(*row)
        console.print(table)
    table = Table(
        "Locale", "Catalogs", *(f"{domain}.po" for domain in (*inputs.notices, SITE_DOMAIN)), title="Translations"
    )
    for cells in report.progress_rows(publication):
        table.add_row(*cells)
    console.print(table)


def _status_data(publication: Publication) -> dict[str, object]:
    inputs = publication.inputs
    keys = ("version", "status", "published", "effective")
    return {
        "as_of": str(publication.as_of),
        "notices": {
            notice_id: [dict(zip(keys, row, strict=True)) for row in report.version_rows(publication, notice_id)]
            for notice_id in inputs.notices
        },
        "locales": {
            locale.tag: {
                domain: dict(zip(("translated", "messages"), publication.progress(locale, domain), strict=True))
                for domain in (*inputs.notices, SITE_DOMAIN)
            }
            for locale in inputs.locales
        },
    }
