"""The translators' commands: templates and catalogs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import click

from noticepress.catalogs.merging.merge import Merge
from noticepress.catalogs.po.file import Key
from noticepress.commands.acts import updating as translating
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.commands.acts.same_meaning import named_messages, sameness_lines
from noticepress.commands.acts.theme_words import write_theme_words
from noticepress.commands.program import completing
from noticepress.commands.program.common import as_of_option, command, examples, main, pass_project_alone
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, quote
from noticepress.register.clock import as_of as as_of_


@main.command(epilog=examples("extract"))
@as_of_option
@click.option("--theme", is_flag=True, hidden=True, help="For developers: the theme's words, in the package.")
@command
@pass_project_alone
def extract(project: Project, theme: bool, as_of: date | None) -> None:
    """Write the templates locales/*.pot from the English sources."""
    if theme:
        for path in write_theme_words(as_of_(as_of, os.environ).day()):
            click.echo(f"{path}: written")
        return
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    for written in translating.extract_templates(project, inputs, as_of_(as_of, os.environ).day()):
        click.echo(f"{written.path}: {'written' if written.changed else 'unchanged'}")


@main.command(epilog=examples("update", "update de es_419", "update --same-meaning retention.3"))
@click.argument("catalogs", nargs=-1, shell_complete=completing.catalogs)
@click.option(
    "--same-meaning",
    "blocks",
    multiple=True,
    metavar="BLOCK",
    help="The block's new English means what the old one did (a comma, a typo): translations stay finished, and say "
    "so. BLOCK is the id after # in a link to the paragraph: retention.3, or privacy/retention.3 of several notices.",
)
@as_of_option
@command
@pass_project_alone
def update(project: Project, catalogs: tuple[str, ...], blocks: tuple[str, ...], as_of: date | None) -> None:
    """Bring CATALOGS (such as de or es_419; default: all) up to the English sources.

    New messages are added, unused ones set aside. English that stands elsewhere word for word brings its translation
    along; changed English gets the old translation as a fuzzy suggestion with the previous English beside it. A
    catalog that does not exist is created. From a regional catalog, entries that a tool filled in are taken out.
    """
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    names = catalogs or project.catalog_names
    for name in names:
        translating.check_catalog_name(name)
    same = named_messages(inputs, blocks)
    confirmed: dict[tuple[str, Key], None] = {}
    for written in update_catalogs(project, inputs, names, as_of_(as_of, os.environ).day(), same):
        if done := written.merge:
            confirmed |= dict.fromkeys(done.confirmed)
            in_all = f"in all {written.untranslated} untranslated, {written.fuzzy} fuzzy"
            click.echo(f"{written.path}: {_counts(done)}; {in_all}{'' if written.changed else ' (unchanged)'}")
            for line in (*_outlived_lines(done), *_overlay_lines(done)):
                click.echo(f"  {line}")
    for line in sameness_lines(inputs, same, tuple(confirmed)):
        click.echo(line, err=True)


def _counts(done: Merge) -> str:
    """What became of a catalog's entries."""
    counts = [f"{done.kept} kept"]
    counts += [f"{done.carried} carried over"] if done.carried else []
    counts += [f"{len(done.confirmed)} kept for the same meaning"] if done.confirmed else []
    return ", ".join([*counts, f"{done.added} new", f"{done.fuzzy} fuzzy", f"{done.obsolete} obsolete"])


def _outlived_lines(done: Merge) -> Iterator[str]:
    """Which reviews say nothing any more."""
    for english, told in done.outlived:
        yield f"{quote(english)} was {told}, and one of its texts has changed since: it is to be reviewed anew"


def _overlay_lines(done: Merge) -> Iterator[str]:
    """What became of entries of a regional catalog."""
    if done.cleaned:
        were = "entry that a tool had filled in was" if done.cleaned == 1 else "entries that a tool had filled in were"
        yield f"{done.cleaned} {were} taken out: a regional catalog holds what differs"
    for english in done.fallen:
        yield (
            f"the region's own wording of {quote(english)} was set aside (#~): that English has gone, and nothing is "
            "like it; see whether its successor needs an entry"
        )
