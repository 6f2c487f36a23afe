"""How commands have what they put on record signed: an option, and what goes around their writing."""

from __future__ import annotations

from collections.abc import Iterator
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
def signing(project: Project, key: Path | None, *kinds: str) -> Iterator[None]:
    """Sign the acts of some kinds that are put on record within, and say what is still due.

    Raises :class:`UsageError`, before anything is written, where the key has no role for them.
    """
    before = authorising.to_be_signed(project, key, kinds)
    yield
    if before is not None:
        signed, still = authorising.sign_added(project, key, before)
        for act in signed:
            click.echo(f"Signed: {act.name}")
        for line in authorising.summed_up(still):
            click.echo(f"Signatures are due, 'noticepress sign' gives them: {line}")
