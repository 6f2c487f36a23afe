"""The command that signs what is on record, and the authority itself."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from noticepress.commands.acts.signing import authorising, timestamping
from noticepress.commands.program.common import as_of_option, command, examples, main, pass_project_alone
from noticepress.editions.artefacts.registry import MANIFEST
from noticepress.editions.sources.authority_files import read_standing
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError, counted
from noticepress.register.clock import as_of as as_of_
from noticepress.site.signers import Signers
from noticepress.site.verifying.verify import verify

_BY_WHOM = "it is not said by whom; name your key: --key"


@main.command(
    epilog=examples(
        "sign",
        'sign "publish privacy 2.2" --key ~/.ssh/id_ed25519',
        "sign --all --key ~/.ssh/id_ed25519",
        "sign authority --key ~/.ssh/id_ed25519",
        "sign --site site --key ~/.ssh/id_ed25519",
        "sign --timestamp https://timestamps.example.com/",
    )
)
@click.argument("acts", nargs=-1, metavar="[ACT]...")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="Your SSH private key; of one in an agent or on a token, the .pub file.",
)
@click.option("--all", "every", is_flag=True, help="Sign every act that is due and that your key may sign.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Sign the manifest of a built site that verifies, beside those who have.",
)
@click.option(
    "--timestamp",
    "url",
    metavar="URL",
    help="Have every signature that has none timestamped by the authority (RFC 3161) at URL: that it was there by now.",
)
@click.option("--given", is_flag=True, help="List what has been signed, by whom and, with a timestamp, by when.")
@as_of_option
@command
@pass_project_alone
def sign(
    project: Project,
    acts: tuple[str, ...],
    key: Path | None,
    every: bool,
    site: Path | None,
    url: str | None,
    given: bool,
    as_of: date | None,
) -> None:
    """Sign acts on record for which the authority asks for signatures; without ACT, list those that are due.

    ACT is an act's name, or its beginning: "publish privacy 2.2", "revise privacy", "authority". What is signed is
    the act, its day, and the digest of its record. 'sign authority' makes a version of authority/authority.yml as it
    is, which holds once those have signed it whom the version before it names, and those whom it names itself.
    """
    if site:
        _sign_site(project, site, key, others=bool(acts or every))
        return
    inputs, _ = project.read((), [])
    if given:
        for line in timestamping.given(inputs.standing):
            click.echo(line)
        return
    if acts or every:
        _sign(project, inputs, acts, key, as_of_(as_of, os.environ).day())
    elif key:
        raise UsageError("it is not said what to sign; name acts, or all that are due: --all")
    elif not url:
        _list(authorising.due(inputs))
    if url:
        files = timestamping.timestamp_files(project, read_standing(project), url)
        project.write_together(files)
        click.echo(f"Timestamped: {counted(len(files), 'file')}")


def _sign(project: Project, inputs: Inputs, acts: tuple[str, ...], key: Path | None, on: date) -> None:
    if key is None:
        raise UsageError(_BY_WHOM)
    plan = authorising.plan_signing(project, inputs, acts, key, on)
    project.write_together(plan.files)
    for act in plan.signed:
        click.echo(f"Signed: {act.name}")
    _list(plan.still)


def _sign_site(project: Project, site: Path, key: Path | None, *, others: bool) -> None:
    if others:
        raise UsageError("--site is about a built site; name acts, or all that are due, in a command of their own")
    if key is None:
        raise UsageError(_BY_WHOM)
    if not (site / MANIFEST).is_file():
        raise UsageError(f"{site} has no {MANIFEST}; name a built site's folder")
    if findings := verify(str(site)).findings:
        raise NoticepressError(findings)
    signers = Signers.of(project)
    signers.sign(site / MANIFEST, key)
    lacks = signers.unsigned(site)
    click.echo(f"Signed: {site / MANIFEST}{f'; still: {lacks}' if lacks else ''}")


def _list(due: tuple[authorising.Due, ...]) -> None:
    for line in authorising.summed_up(due):
        click.echo(f"Due: {line}")
    click.echo(f"Signatures are due of {counted(len(due), 'act')}" if due else "No signature is due")
