"""The command line: it parses arguments, calls one function for each command, and says what came of it.

Exit status: 0 done, 1 findings, 2 wrong use.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from rich.console import Console
from rich.table import Table

from noticepress import __version__, authoring, report
from noticepress.as_of import AS_OF_VARIABLE
from noticepress.as_of import as_of as as_of_
from noticepress.checking import check_sources
from noticepress.checks import FAMILIES, all_rules, blocking, history
from noticepress.errors import Finding, NoticepressError, UsageError, one_line
from noticepress.project import Project
from noticepress.publication import SITE_DOMAIN, Inputs, Publication
from noticepress.verify import verify as verify_

F = TypeVar("F", bound=Callable[..., Any])

EXIT_FINDINGS = 1
EXIT_USAGE = 2


class IsoDate(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse, or fail with one line."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day of the calendar; write it as YYYY-MM-DD", param, ctx)


as_of_option = click.option(
    "--as-of",
    type=IsoDate(),
    help=f"The day on which statuses are based. Default: ${AS_OF_VARIABLE}, else $SOURCE_DATE_EPOCH, else today (UTC).",
)
notice_option = click.option("--notice", help="The notice, where a project has several.")
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(sorted(report.FORMATS)),
    default="text",
    show_default=True,
    help="How findings are written.",
)


def command(function: F) -> F:
    """Turn the package's exceptions into lines and an exit status: no traceback for a user's mistake."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except NoticepressError as error:
            fail(error.findings, kwargs.get("style", "text"))
        except UsageError as error:
            click.echo(f"noticepress: {one_line(str(error))}", err=True)
            sys.exit(EXIT_USAGE)
        except OSError as error:
            name = error.filename2 or error.filename
            place = f"{name}: " if name else ""
            reason = (error.strerror or str(error)).lower()
            click.echo(
                f"noticepress: {place}{reason}; nothing was published; free the place or choose another", err=True
            )
            sys.exit(EXIT_FINDINGS)

    return run  # type: ignore[return-value]  # the wrapper keeps the signature that click reads


def fail(findings: tuple[Finding, ...], style: str) -> NoReturn:
    """Write the findings and exit. Text goes to the error stream, formats for programs to the output."""
    context = click.get_current_context()
    root = context.obj.root if isinstance(context.obj, Project) else Path.cwd()
    report.write(findings, style, sys.stdout if style != "text" else sys.stderr, root)
    sys.exit(EXIT_FINDINGS)


HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
"""How every command is asked for its help."""


@click.group(context_settings={**HELP, "max_content_width": 100})
@click.version_option(__version__, prog_name="noticepress")
@click.option(
    "-C",
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder. Default: the current one.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Publish legal notices as a static site in many country/region locales.

    English is authored once and prevails; translations are gettext catalogs; every version has a number and
    an effective date that this program guards.
    """
    context.obj = Project(folder.resolve())


@main.command()
@as_of_option
@click.option(
    "--locale", "locales", multiple=True, metavar="TAG", help="Build only these locales, and the prevailing one."
)
@click.option("--drafts", is_flag=True, help="Build drafts too, marked as such.")
@click.option("--output", type=click.Path(path_type=Path), help="The site's folder. Default: site_dir of mkdocs.yml.")
@click.option(
    "--sign",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="Sign the manifest with this SSH private key.",
)
@format_option
@click.pass_obj
@command
def build(
    project: Project,
    as_of: date | None,
    locales: tuple[str, ...],
    drafts: bool,
    output: Path | None,
    sign: Path | None,
    style: str,
) -> None:
    """Build the site, whole or not at all.

    The site is built in a fresh folder beside its place and moved there only when every check on it has
    passed. A failed or interrupted build leaves the site that was there as it was.
    """
    from noticepress import building  # noqa: PLC0415 (MkDocs takes a while to import; other commands do without)

    result = building.build(project, building.Request(as_of, locales, drafts, output, sign))
    if style != "text":
        report.write((), style, sys.stdout, project.root)
        return
    click.echo(f"{result.path}: {result.locales} locales, {result.editions} editions, {result.pages} pages, 0 findings")


@main.command()
@as_of_option
@click.option("--locale", "locales", multiple=True, metavar="TAG", help="Show only these locales: quicker.")
@click.option("--drafts/--no-drafts", default=True, show_default=True, help="Show drafts.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@click.pass_obj
@command
def serve(project: Project, as_of: date | None, locales: tuple[str, ...], drafts: bool, address: str) -> None:
    """Preview the site, and build it anew whenever a file changes. Only this machine can see it."""
    from noticepress import building  # noqa: PLC0415 (as above)

    building.serve(project, building.Request(as_of, locales, drafts, None), address)


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


def _compare(project: Project, inputs: Inputs, revision: str) -> list[Finding]:
    findings: list[Finding] = []
    for notice_id, read in inputs.notices.items():
        before = project.at_revision(notice_id, revision)
        if before is not None:
            findings += history.compare(read.notice, read.seals, *before, revision)
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


@main.command()
@click.argument("version")
@notice_option
@click.pass_obj
@command
def new(project: Project, version: str, notice: str | None) -> None:
    """Begin VERSION: a draft, copied from the newest version's text."""
    inputs, _ = project.read_sources()
    chosen = authoring.choose_notice(inputs, notice)
    folder = authoring.new_version(project, chosen, version)
    click.echo(f"{folder}/: draft {version}, a copy of {chosen.versions[-1].number}")
    click.echo(f"Next: edit the text, and write its effective date and a summary in {chosen.path}.")


@main.command()
@click.argument("version")
@notice_option
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@as_of_option
@click.pass_obj
@command
def publish(project: Project, version: str, notice: str | None, dry_run: bool, as_of: date | None) -> None:
    """Seal the draft VERSION: check it, compute its digest, write both into the register.

    The text cannot be changed afterwards. Its published date is the one in the register, else today.
    """
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice)
    today = as_of_(as_of, os.environ).day(chosen.time_zone)
    plan = authoring.plan_publication(inputs, chosen, version, today)
    if not dry_run:
        authoring.publish(project, chosen, plan)
    for line in report.publication_lines(inputs, chosen, plan.version):
        click.echo(line)
    click.echo(f"{'Would write' if dry_run else 'Written'}: {plan.version.digest} ({plan.blocks} blocks sealed)")


@main.command()
@click.argument("version")
@click.option("--reason", required=True, help="Why it is withdrawn; shown to visitors.")
@notice_option
@as_of_option
@click.pass_obj
@command
def withdraw(project: Project, version: str, reason: str, notice: str | None, as_of: date | None) -> None:
    """Recall VERSION, published but not yet in force. Its text stays at its address, marked as withdrawn."""
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice)
    day = as_of_(as_of, os.environ).day(chosen.time_zone)
    authoring.withdraw(project, inputs, chosen, version, reason=reason, on=day)
    click.echo(f"{chosen.path}: version {version} is withdrawn as of {day}; it will not take effect")


@main.command()
@click.argument("version")
@click.option("--section", required=True, help="Id of the section: its file's name without number.")
@click.option("--old", required=True, help="The text to be replaced, as it stands in the file, once.")
@click.option("--new", "new_text", required=True, help="The text to stand in its place.")
@click.option("--reason", required=True, help="Why it is corrected; shown to visitors.")
@notice_option
@as_of_option
@click.pass_obj
@command
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
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice)
    day = as_of_(as_of, os.environ).day(chosen.time_zone)
    request = authoring.ErratumRequest(version, section, old, new_text, reason)
    recorded = authoring.record_erratum(project, inputs, chosen, request, day)
    click.echo(f"{chosen.path}: erratum of {day} in section {section} of version {version}")
    click.echo(f"Before: {recorded.old_text}")
    click.echo(f"After:  {recorded.new_text}")


@main.command()
@click.argument("site")
@click.option("--signer", "signers", multiple=True, metavar="KEY", help="SSH public key that must have signed.")
@format_option
@click.pass_obj
@command
def verify(project: Project, site: str, signers: tuple[str, ...], style: str) -> None:
    """Verify SITE, a folder or an address, against its manifest and its register's hash chain.

    Where the project's registers name signers, or --signer does, the manifest's signature is checked too.
    """
    named = project.signers() if (project.root / "docs").is_dir() else ()
    result = verify_(site, (*signers, *named))
    if result.findings:
        fail(result.findings, style)
    if style != "text":
        report.write((), style, sys.stdout, project.root)
        return
    signed = ", signature good" if result.signed else ""
    click.echo(f"{site}: {result.files} files, {result.versions} published versions{signed}, 0 findings")


@main.command()
@click.pass_obj
@command
def extract(project: Project) -> None:
    """Write the templates locales/*.pot from the English sources."""
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    for written in authoring.extract_templates(project, inputs, as_of_(None, os.environ).day()):
        click.echo(f"{written.path}: {'written' if written.changed else 'unchanged'}")


@main.command()
@click.argument("catalogs", nargs=-1)
@click.pass_obj
@command
def update(project: Project, catalogs: tuple[str, ...]) -> None:
    """Bring CATALOGS (such as de or es_419; default: all) up to the English sources.

    New messages are added, unused ones set aside, and changed ones get their old translation as a fuzzy
    suggestion with the previous English beside it. A catalog that does not exist is created.
    """
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    names = catalogs or project.catalog_names
    for name in names:
        authoring.check_catalog_name(name)
    for written in authoring.update_catalogs(project, inputs, names, as_of_(None, os.environ).day()):
        counts = written.merge
        told = (
            f"{counts.kept} kept, {counts.added} new, {counts.fuzzy} fuzzy, {counts.obsolete} obsolete"
            if counts
            else ""
        )
        click.echo(f"{written.path}: {told}{'' if written.changed else ' (unchanged)'}")


@main.command()
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help="Write the reference page.")
@command
def rules(code: str | None, markdown: bool) -> None:
    """List every rule, or explain the rule CODE."""
    every = all_rules()
    if markdown:
        click.echo(report.rules_page(every, FAMILIES), nl=False)
    elif code is None:
        for rule in every:
            click.echo(f"{rule.code}  {rule.summary}")
    else:
        found = next((rule for rule in every if rule.code == code.upper()), None)
        if found is None:
            raise UsageError(f"there is no rule {code!r}; 'noticepress rules' lists them")
        click.echo(report.explain(found))


def commands_page() -> str:
    """The reference page of commands, as Markdown: each command's own help text."""
    lines = [
        "# Commands",
        "",
        "Written by `noticepress commands`; do not edit. Exit status: 0 done, 1 findings, 2 wrong use.",
    ]
    for name, each in sorted(main.commands.items()):
        if not each.hidden:
            context = click.Context(
                each, info_name=f"noticepress {name}", max_content_width=100, terminal_width=100, **HELP
            )
            lines += ["", f"## noticepress {name}", "", "```text", each.get_help(context), "```"]
    return "\n".join(lines) + "\n"


@main.command(hidden=True)
@command
def commands() -> None:
    """Write the reference page of commands."""
    click.echo(commands_page(), nl=False)


@main.command(hidden=True)
@click.pass_obj
@command
def schemas(project: Project) -> None:
    """Write the JSON Schemas of notice.yml and locales.yml."""
    for written in authoring.write_schemas(project):
        click.echo(f"{written.path}: {'written' if written.changed else 'unchanged'}")
