"""The translators' commands: templates and catalogs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date

import click

from noticepress.catalogs.merge import Merge
from noticepress.commands.acts import updating as translating
from noticepress.commands.acts.theme_words import write_theme_words
from noticepress.commands.program import completing
from noticepress.commands.program.common import as_of_option, command, examples, main, pass_project
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, quote
from noticepress.register.clock import as_of as as_of_


@main.command(epilog=examples("extract"))
@as_of_option
@click.option("--theme", is_flag=True, hidden=True, help="For developers: the theme's words, in the package.")
@command
@pass_project
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


@main.command(epilog=examples("update", "update de es_419"))
@click.argument("catalogs", nargs=-1, shell_complete=completing.catalogs)
@as_of_option
@command
@pass_project
def update(project: Project, catalogs: tuple[str, ...], as_of: date | None) -> None:
    """Bring CATALOGS (such as de or es_419; default: all) up to the English sources.

    New messages are added, unused ones set aside, and changed ones get their old translation as a fuzzy
    suggestion with the previous English beside it. A catalog that does not exist is created. From a regional
    catalog, entries that a tool filled in are taken out.
    """
    inputs, findings = project.read_sources()
    if findings:
        raise NoticepressError(findings)
    names = catalogs or project.catalog_names
    for name in names:
        translating.check_catalog_name(name)
    for written in translating.update_catalogs(project, inputs, names, as_of_(as_of, os.environ).day()):
        if done := written.merge:
            counts = f"{done.kept} kept, {done.added} new, {done.fuzzy} fuzzy, {done.obsolete} obsolete"
            in_all = f"in all {written.untranslated} untranslated, {written.fuzzy} fuzzy"
            click.echo(f"{written.path}: {counts}; {in_all}{'' if written.changed else ' (unchanged)'}")
            for line in _overlay_lines(done):
                click.echo(f"  {line}")


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
