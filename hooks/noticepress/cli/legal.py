"""The legal team's commands: the life of a version."""

from __future__ import annotations

import os
from datetime import date

import click

from noticepress import authoring, report
from noticepress.as_of import as_of as as_of_
from noticepress.cli.common import as_of_option, command, examples, main, notice_option, pass_project
from noticepress.errors import NoticepressError
from noticepress.project import Project


@main.command(epilog=examples("new 2.3"))
@click.argument("version")
@notice_option
@command
@pass_project
def new(project: Project, version: str, notice: str | None) -> None:
    """Begin VERSION: a draft, copied from the newest version's text."""
    inputs, _ = project.read_about(notice)
    chosen = authoring.choose_notice(inputs, notice)
    folder = authoring.new_version(project, chosen, version)
    click.echo(f"{folder}/: draft {version}, a copy of {chosen.versions[-1].number}")
    click.echo(f"Next: edit the text, and write its effective date and a summary in {chosen.path}.")


@main.command(epilog=examples("publish 2.2 --dry-run", "publish 2.2"))
@click.argument("version")
@notice_option
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@as_of_option
@command
@pass_project
def publish(project: Project, version: str, notice: str | None, dry_run: bool, as_of: date | None) -> None:
    """Seal the draft VERSION: check it, compute its digest, write both into the register.

    The text cannot be changed afterwards. Its published date is the one in the register, else today.
    """
    inputs, findings = project.read_about(notice)
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice)
    today = as_of_(as_of, os.environ).day(chosen.time_zone)
    plan = authoring.plan_publication(inputs, chosen, version, today)
    authoring.publish(project, chosen, plan, dry_run=dry_run)
    for line in report.publication_lines(inputs, chosen, plan.version):
        click.echo(line)
    click.echo(f"{'Would write' if dry_run else 'Written'}: {plan.version.digest} ({plan.blocks} blocks sealed)")


@main.command(epilog=examples('withdraw 2.2 --reason "It was announced by mistake."'))
@click.argument("version")
@click.option("--reason", required=True, help="Why it is withdrawn; shown to visitors.")
@notice_option
@as_of_option
@command
@pass_project
def withdraw(project: Project, version: str, reason: str, notice: str | None, as_of: date | None) -> None:
    """Recall VERSION, published but not yet in force. Its text stays at its address, marked as withdrawn."""
    inputs, findings = project.read_about(notice)
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice)
    day = as_of_(as_of, os.environ).day(chosen.time_zone)
    authoring.withdraw(project, inputs, chosen, version, reason=reason, on=day)
    click.echo(f"{chosen.path}: version {version} is withdrawn as of {day}; it will not take effect")


@main.command(
    epilog=examples('erratum 2.1 --section security --old "recieve" --new "receive" --reason "A misspelling."')
)
@click.argument("version")
@click.option("--section", required=True, help="Id of the section: its file's name without number.")
@click.option("--old", required=True, help="The text to be replaced, as it stands in the file, once.")
@click.option("--new", "new_text", required=True, help="The text to stand in its place.")
@click.option("--reason", required=True, help="Why it is corrected; shown to visitors.")
@notice_option
@as_of_option
@command
@pass_project
def erratum(
    project: Project,
    version: str,
    section: str,
    old: str,
    new_text: str,
    reason: str,
    notice: str | None,
    as_of: date | None,
) -> None:
    """Correct the published text of VERSION, on the public record.

    The file is changed, and the register keeps date, section, old and new text and the reason; all of it is
    shown with the version.
    """
    inputs, findings = project.read_about(notice)
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice)
    day = as_of_(as_of, os.environ).day(chosen.time_zone)
    request = authoring.ErratumRequest(version, section, old, new_text, reason)
    recorded = authoring.record_erratum(project, inputs, chosen, request, day)
    click.echo(f"{chosen.path}: erratum of {day} in section {section} of version {version}")
    for what, texts in (("Before:", recorded.old_text), ("After: ", recorded.new_text)):
        for text in texts or ("(nothing)",):
            click.echo(f"{what} {text}")
