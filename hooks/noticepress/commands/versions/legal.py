"""The legal team's commands: the life of a version."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from noticepress.commands.acts.beginning import dividing
from noticepress.commands.acts.versions import accounts, authoring, correcting, revising, seen_changes
from noticepress.commands.acts.versions.amending import with_entry
from noticepress.commands.program import completing
from noticepress.commands.program.common import (
    as_of_option,
    command,
    dry_run_option,
    examples,
    main,
    notice_option,
    pass_project_alone,
)
from noticepress.commands.program.signing import key_option, recording
from noticepress.commands.reporting import report
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.page_files import ids_of_templates
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, counted
from noticepress.model import Notice, Version
from noticepress.register.clock import AsOf
from noticepress.register.clock import as_of as as_of_


@main.command(epilog=examples("new 2.3", "new 1.1 --notice cookies", "new 1.0 --from privacy.md"))
@click.argument("version")
@notice_option
@click.option(
    "source",
    "--from",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Take the text from a whole document in Markdown, which its headings divide into sections.",
)
@command
@pass_project_alone
def new(project: Project, version: str, notice: str | None, source: Path | None) -> None:
    """Begin VERSION: a draft, copied from the newest version's text.

    With --from, its text is that of a document, such as Pandoc makes of a Word file; so can be that of the first draft
    that 'noticepress init' wrote, as long as nobody has written on it. Headings like those of the version before keep
    their ids, so that links and translations go on.
    """
    inputs, _ = project.read_about(notice)
    chosen = authoring.choose_notice(inputs, notice)
    if source:
        for line in _begun_from(project, inputs, chosen, version, source):
            click.echo(line)
        return
    folder = authoring.new_version(project, chosen, version)
    copied = chosen.versions[-1]
    withdrawn = ", which was withdrawn" if copied.withdrawn else ""
    click.echo(f"{folder}/: draft {version}, a copy of {copied.number}{withdrawn}")
    click.echo(f"Next: edit the text, and write its effective date and a summary in {chosen.path}.")


def _begun_from(project: Project, inputs: Inputs, notice: Notice, number: str, source: Path) -> Iterator[str]:
    """Begin a draft with the text of a document, and say what became of it."""
    earlier = next((each for each in reversed(notice.versions) if each.number != number), None)
    before = inputs.notices[notice.id].texts.get(earlier.number) if earlier else None
    patterns = ids_of_templates(project).values()

    def is_taken(name: str) -> bool:
        return any(pattern.fullmatch(name) for pattern in patterns)

    divided = dividing.divide(dividing.read_document(source), str(source), notice.title, before, is_taken)
    sections = {name: text.encode() for name, text in divided.files.items()}
    folder = authoring.new_version(project, notice, number, sections)
    yield f"{folder}/: draft {number}, {counted(len(sections) - 1, 'section')} of {source}"
    if divided.left_out:
        yield f"Of what {source} has above its text, between lines of ---, this is in none of them: {divided.left_out}"
    if notice.prevailing_clause not in divided.ids:
        yield (
            f"No heading has the id {notice.prevailing_clause}: write the clause that says that English prevails, "
            f"or name its heading under 'prevailing_clause' in {notice.path}."
        )
    yield "Next: 'noticepress check --fix', 'noticepress check', which names what is left, and 'noticepress update'."


@main.command(epilog=examples("publish 2.2 --dry-run", "publish 2.2"))
@click.argument("version", shell_complete=completing.versions(drafts=True))
@notice_option
@dry_run_option
@key_option
@as_of_option
@command
@pass_project_alone
def publish(
    project: Project, version: str, notice: str | None, dry_run: bool, key: Path | None, as_of: date | None
) -> None:
    """Seal the draft VERSION: check it, compute its digest, write both into the register.

    The text cannot be changed afterwards. Its published date is the one in the register, else today. Before a byte
    is written, the sites of the published and of the effective day are built aside, in every locale and with every
    rule: what is sealed can be built.
    """
    inputs, findings = project.read_about(notice)
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice, having=version)
    today = as_of_(as_of, os.environ).day(chosen.time_zone)
    plan = authoring.plan_publication(inputs, chosen, version, today)
    files = authoring.publication_files(project, chosen, plan)
    files |= _editions(project, chosen, plan.version, today)
    _prove(project, files, (plan.version.published, plan.version.effective))
    lines = [*report.publication_lines(inputs, chosen, plan.version), *_seen_by_visitors(project, chosen, plan.version)]
    with recording(project, key, files, "publish", dry_run=dry_run):
        for line in lines:
            click.echo(line)
        click.echo(f"{'Would write' if dry_run else 'Written'}: {plan.version.digest} ({plan.blocks} blocks sealed)")


def _editions(project: Project, notice: Notice, version: Version, day: date) -> dict[Path, bytes]:
    """The files that record what each locale shows of a draft that becomes ``version``."""
    inputs, _ = project.read((), [])  # what is wrong with other notices stops none
    draft = notice.version(version.number) or version
    read = inputs.notices[notice.id]
    left = {number: record for number, record in read.editions.items() if number != version.number}
    planned = replace(read, notice=with_entry(notice, draft, version), editions=left)
    inputs = replace(inputs, notices={**inputs.notices, notice.id: planned})
    locales = (each for each in inputs.locales if planned.notice.is_in(each))
    publication = Publication(inputs, AsOf(day))
    revising.refuse_unreviewed(publication, notice.id, version.number, locales)
    return revising.record_version(project, inputs, planned.notice, version.number, revising.Recording(day))


def _tell_of_day(day: date, notice: Notice) -> None:
    """Say of an act on record that its day is yet to come: that may be a slip, and binds."""
    today = as_of_(None, os.environ).day(notice.time_zone)
    if day > today:
        click.echo(
            f"noticepress: {day} is yet to come: until then the site shows what it shows on {today}, and nothing else "
            "can be put on record of this version; where that is not meant, restore the files from version control",
            err=True,
        )


def _prove(project: Project, files: Mapping[Path, bytes], days: Iterable[date | None]) -> None:
    from noticepress.commands.acts.versions.proof import prove  # noqa: PLC0415 (it takes a while to import; few commands build)

    prove(project, files, [day for day in days if day])


def _seen_by_visitors(project: Project, notice: Notice, version: Version) -> Iterator[str]:
    """What visitors will see changed by a draft that becomes ``version``, and in which language."""
    inputs, _ = project.read((), [])  # what is wrong with other notices stops none
    read = inputs.notices[notice.id]
    draft = notice.version(version.number) or version
    planned = replace(read, notice=with_entry(notice, draft, version))
    publication = Publication(replace(inputs, notices={**inputs.notices, notice.id: planned}), AsOf(version.published))
    yield from seen_changes.change_lines(publication, planned.notice, version)
    yield from accounts.english_lines(publication, notice.id, version.number)


@main.command(
    epilog=examples(
        'withdraw 2.2 --reason "It was announced by mistake." --dry-run',
        'withdraw 2.2 --reason "It was announced by mistake."',
    )
)
@click.argument("version", shell_complete=completing.versions(drafts=False))
@click.option("--reason", required=True, help="Why it is withdrawn; shown to visitors.")
@dry_run_option
@notice_option
@key_option
@as_of_option
@command
@pass_project_alone
def withdraw(
    project: Project,
    version: str,
    reason: str,
    dry_run: bool,
    notice: str | None,
    key: Path | None,
    as_of: date | None,
) -> None:
    """Recall VERSION, published but not yet in force. Its text stays at its address, marked as withdrawn."""
    inputs, findings = project.read_about(notice)
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice, having=version)
    day = as_of_(as_of, os.environ).day(chosen.time_zone)
    files = authoring.withdrawal_files(project, inputs, chosen, version, reason=reason, on=day)
    _prove(project, files, (day,))
    with recording(project, key, files, "withdraw", dry_run=dry_run):
        recalled = "would be withdrawn" if dry_run else "is withdrawn"
        click.echo(f"{chosen.path}: version {version} {recalled} as of {day}; it will not take effect")
        _tell_of_day(day, chosen)


@main.command(
    epilog=examples(
        'erratum 2.1 --section security --old "recieve" --new "receive" --reason "A misspelling." --dry-run',
        'erratum 2.1 --section security --old "recieve" --new "receive" --reason "A misspelling." '
        "--translations-unchanged",
    )
)
@click.argument("version", shell_complete=completing.versions(drafts=False))
@click.option("--section", required=True, help="Id of the section: its file's name without number.")
@click.option(
    "--old", required=True, help="The text to be replaced, as in the file or copied from the page; once there."
)
@click.option("--new", "new_text", required=True, help="The text to stand in its place.")
@click.option("--reason", required=True, help="Why it is corrected; shown to visitors.")
@click.option(
    "--translations-unchanged",
    "unchanged",
    is_flag=True,
    help="The meaning is the same: carry the translations over, and put that on record.",
)
@dry_run_option
@notice_option
@key_option
@as_of_option
@command
@pass_project_alone
def erratum(
    project: Project,
    version: str,
    section: str,
    old: str,
    new_text: str,
    reason: str,
    unchanged: bool,
    dry_run: bool,
    notice: str | None,
    key: Path | None,
    as_of: date | None,
) -> None:
    """Correct the published text of VERSION, on the public record.

    The file is changed, and the register keeps date, section, old and new text and the reason; all of it is
    shown with the version. The site of an earlier day goes on showing the text as it stood.
    """
    inputs, findings = project.read_about(notice)
    if findings:
        raise NoticepressError(findings)
    chosen = authoring.choose_notice(inputs, notice, having=version)
    day = as_of_(as_of, os.environ).day(chosen.time_zone)
    request = correcting.ErratumRequest(version, section, old, new_text, reason, unchanged)
    plan = correcting.plan_erratum(project, inputs, chosen, request, day)
    plan = replace(plan, files={**plan.files, **_corrected_editions(project, chosen, plan, day)})
    _prove(project, plan.files, (day,))
    with recording(project, key, plan.files, "erratum", "revise", dry_run=dry_run):
        click.echo(f"{chosen.path}: erratum of {day} in section {section} of version {version}")
        for line in accounts.erratum_lines(plan, project.root, dry_run=dry_run):
            click.echo(line)
        _tell_of_day(day, chosen)


def _corrected_editions(project: Project, notice: Notice, plan: correcting.ErratumPlan, day: date) -> dict[Path, bytes]:
    """The files that record what each locale shows of a corrected text, where the version's editions are recorded."""
    inputs, _ = project.read((), [])  # what is wrong with other notices stops none
    number = plan.version.number
    if number not in inputs.notices[notice.id].editions:
        return {}
    entry = notice.version(number) or plan.version
    after = with_entry(notice, entry, plan.version)
    corrected = revising.corrected_inputs(project, inputs, after, plan.text, plan.files)
    return revising.record_version(project, corrected, after, number, revising.Recording(day, plan.erratum.reason))
