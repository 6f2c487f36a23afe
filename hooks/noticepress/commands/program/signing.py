"""How commands have what they put on record signed: an option, and what goes around their writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from noticepress.commands.acts.signing import authorising
from noticepress.editions.sources.project import Project

key_option = click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="KEY",
    help="Sign what is put on record with this SSH private key, where the authority asks for signatures.",
)


@contextmanager
def recording(
    project: Project, key: Path | None, files: Mapping[Path, bytes], *kinds: str, dry_run: bool
) -> Iterator[None]:
    """Write what puts acts of some kinds on record, with the signatures of a key, all together or nothing.

    What is said within comes before what is signed, and still due. Raises :class:`UsageError`, before anything is
    written, where the key has no role for them or cannot sign.
    """
    before = authorising.to_be_signed(project, key, kinds)
    if before is None or dry_run or not files:
        project.write_together({} if dry_run else files)
        yield
        return
    signing = authorising.sign_added(project, key, before, files)
    project.write_together(signing.files)
    yield
    for act in signing.signed:
        click.echo(f"Signed: {act.name}")
    for line in authorising.summed_up(signing.still):
        click.echo(f"Signatures are due, 'noticepress sign' gives them: {line}")
