"""The command that says what is missing on the machine, or odd in the project."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from noticepress.commands.acts.examining import State, examine
from noticepress.commands.program.common import EXIT_FINDINGS, command, examples, main, utf8_output
from noticepress.commands.reporting import report
from noticepress.editions.sources.project import Project
from noticepress.findings import one_line

_WIDTH = max(map(len, State))


@main.command(epilog=examples("doctor"))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, or JSON for programs.",
)
@click.pass_obj
@command
def doctor(root: Path, style: str) -> None:
    """Say what is missing on this machine, or odd in the project; outside of one, of the machine alone.

    A line for each thing that was looked at: ok, note (not everybody needs it) or missing, with a remedy. The exit
    status is 1 where something that is needed is missing.
    """
    every = tuple(examine(Project(root)))
    if style == "json":
        report.write_json([asdict(each) for each in every], utf8_output())
    else:
        for each in every:
            remedy = f"; {each.remedy}" if each.remedy else ""
            click.echo(one_line(f"{each.state:{_WIDTH}}  {each.name}: {each.found}{remedy}"))
    if any(each.state is State.MISSING for each in every):
        sys.exit(EXIT_FINDINGS)
