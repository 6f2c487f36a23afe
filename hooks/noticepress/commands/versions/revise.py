"""Commands that put on record who approved words, why translations were revised, and which promises have ended."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from noticepress.catalogs.reviewing.approved import write_approved
from noticepress.commands.acts import reviewing
from noticepress.commands.acts.revisions import Revision
from noticepress.commands.acts.versions import approving, retiring, revising
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
from noticepress.editions.publication import Publication
from noticepress.editions.sources.files import APPROVED, RETIRED
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError, counted
from noticepress.model import ReviewState
from noticepress.register.clock import as_of as as_of_
from noticepress.register.retired import write_retired
from noticepress.rules.sources import stopping

_notice_or_site = click.option(
    "--notice",
    default="",
    metavar="NOTICE",
    help="Only of this notice; site for the words of the site's own. Default: of every notice.",
)
_sections = click.option(
    "--section",
    "sections",
    multiple=True,
    metavar="SECTION",
    help="Only of this section, by its id; register for what the register says. May be repeated.",
)


@main.command(
    epilog=examples(
        'revise --reason "A clearer wording of the right to object."',
        'revise --locale de-DE --by "R. Okafor, counsel" --reason "The section on transfers is translated now."',
    )
)
@click.option(
    "--locale",
    "tags",
    multiple=True,
    shell_complete=completing.locales,
    help="Only the edition in this locale. May be repeated. Default: every one that differs from its record.",
)
@click.option("--reason", required=True, help="Why the translation was revised; shown to visitors.")
@click.option("--by", default="", help="Who approved it; kept on record.")
@dry_run_option
@notice_option
@key_option
@as_of_option
@command
@pass_project_alone
def revise(
    project: Project,
    tags: tuple[str, ...],
    reason: str,
    by: str,
    dry_run: bool,
    notice: str | None,
    key: Path | None,
    as_of: date | None,
) -> None:
    """Record what each locale shows of published versions now, where that is not what was recorded last.

    Change the catalogs first. Each edition whose words differ gets an entry with the day and the reason, in
    editions.json beside the text; an edition that has no record yet gets its first. Visitors see when and why a
    translation was revised.
    """
    inputs, findings = project.read()
    publication = Publication(inputs, as_of_(as_of, os.environ))
    if stopped := stopping(publication, findings):
        raise NoticepressError(stopped)
    if notice is not None and notice not in inputs.notices:
        raise UsageError(f"there is no notice {notice!r}; choose from {', '.join(sorted(inputs.notices))}")
    chosen = [notice] if notice else [*inputs.notices]
    plan = revising.plan_revision(project, publication, chosen, tags, reason=reason, by=by)
    with recording(project, key, plan.files, "revise", "publish", dry_run=dry_run):
        _say(plan.lines, counted(len(plan.recorded), "edition") if plan.recorded else "", dry_run=dry_run)


@main.command(
    epilog=examples(
        'approve de --by "R. Okafor, counsel"',
        'approve de --section your-rights --by "R. Okafor, counsel"',
        'approve de es --notice privacy --by "R. Okafor, counsel"',
    )
)
@click.argument("catalogs", nargs=-1, shell_complete=completing.catalogs)
@_notice_or_site
@_sections
@click.option("--by", required=True, help="Who has approved the words; kept on record.")
@dry_run_option
@key_option
@as_of_option
@command
@pass_project_alone
def approve(
    project: Project,
    catalogs: tuple[str, ...],
    notice: str,
    sections: tuple[str, ...],
    by: str,
    dry_run: bool,
    key: Path | None,
    as_of: date | None,
) -> None:
    """Record that counsel has approved translations, or the project's own words for what binds, in CATALOGS.

    With --notice or --section: of each entry of these that visitors can read, the catalog says who approved it, when,
    and a digest of both texts; once one of them changes, the entry is not approved any more. A page says that counsel
    has reviewed it when every entry of it is approved.

    With neither: the entries of site.po and theme.po that say the statement, a status line, the name of a status or of
    a date otherwise than the package does. They are kept in locales/words.json, and a change of one is a finding.
    """
    if notice or sections:
        if key:
            raise UsageError("entries that are approved are not signed; leave out --key")
        wanted = reviewing.Wanted(catalogs, notice, sections)
        _record_review(project, wanted, ReviewState.APPROVED, by, as_of, dry_run=dry_run)
        return
    inputs, _ = project.read((), [])
    day = as_of_(as_of, os.environ).day()
    plan = approving.plan_approval(inputs, catalogs, by, day)
    files = {project.root / "locales" / APPROVED: write_approved(plan.approved).encode()} if plan.lines else {}
    with recording(project, key, files, "approve", dry_run=dry_run):
        _say(plan.lines, counted(len(plan.lines), "wording") if plan.lines else "", dry_run=dry_run)


@main.command(
    epilog=examples(
        'review de --by "A. Weber"',
        'review fr --notice privacy --section your-rights --section retention --by "L. Martin"',
    )
)
@click.argument("catalogs", nargs=-1, required=True, shell_complete=completing.catalogs)
@_notice_or_site
@_sections
@click.option("--by", required=True, help="Who has reviewed the entries; kept on record.")
@dry_run_option
@as_of_option
@command
@pass_project_alone
def review(
    project: Project,
    catalogs: tuple[str, ...],
    notice: str,
    sections: tuple[str, ...],
    by: str,
    dry_run: bool,
    as_of: date | None,
) -> None:
    """Record that somebody has reviewed the translations in CATALOGS (such as de or es_419), who is not counsel.

    Of each entry that visitors can read, the catalog says who reviewed it, when, and a digest of both texts; once one
    of them changes, the entry is not reviewed any more. A page says that it has been reviewed when every entry of it
    is.
    Counsel's review is recorded by 'noticepress approve'.
    """
    wanted = reviewing.Wanted(catalogs, notice, sections)
    _record_review(project, wanted, ReviewState.REVIEWED, by, as_of, dry_run=dry_run)


def _record_review(
    project: Project, wanted: reviewing.Wanted, state: ReviewState, by: str, as_of: date | None, *, dry_run: bool
) -> None:
    inputs, _ = project.read((), [])
    when = as_of_(as_of, os.environ)
    signature = reviewing.Signature(state, by, when.day())
    plan = reviewing.plan_review(project, Publication(inputs, when, drafts=True), wanted, signature)
    if plan.files and not dry_run:
        project.write_together(plan.files)
    _say(plan.lines, counted(plan.recorded, "entry", "entries") if plan.recorded else "", dry_run=dry_run)


def _say(lines: Iterable[str], count: str, *, dry_run: bool) -> None:
    """What was put on record line by line, and how much; ``count`` is empty where nothing was."""
    for line in lines:
        click.echo(line)
    click.echo(f"{'Would record' if dry_run else 'Recorded'}: {count}" if count else "Nothing to record")


@main.command(
    epilog=examples(
        'retire "locale tr-TR" --against v2.1 --reason "We have left the country." --dry-run',
        'retire "locale tr-TR" --against v2.1 --reason "We have left the country."',
    )
)
@click.argument("what")
@click.option("--against", default="HEAD", show_default=True, metavar="REV", help="The git revision that has it still.")
@click.option("--reason", required=True, help="Why it ends; kept on record.")
@dry_run_option
@key_option
@as_of_option
@command
@pass_project_alone
def retire(
    project: Project, what: str, against: str, reason: str, dry_run: bool, key: Path | None, as_of: date | None
) -> None:
    """End a promise on record: WHAT 'noticepress check --against REV' names, such as "locale tr-TR".

    Take it out of the project, or change it, first: what is promised still has not ended. What it was, the day and the
    reason are kept in locales/retired.json, and the promise is no finding any more. A locale that ended so leaves a
    page at each of its addresses, which says when and why, and leads to the English text.
    """
    day = as_of_(as_of, os.environ).day()
    retired = retiring.plan_retirement(project, Revision(project.root, against), what, reason, day)
    files = {project.root / "locales" / RETIRED: write_retired(retired).encode()}
    with recording(project, key, files, "retire", dry_run=dry_run):
        ended = "would have ended" if dry_run else "has ended"
        click.echo(f"locales/{RETIRED}: the {what} {ended} on {day}")
