"""Which project a command is run in, and where it may write what somebody has named a place for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from noticepress.files.sources import own_place
from noticepress.files.swap import BusyError, alone
from noticepress.files.together import JOURNAL, settle
from noticepress.files.tree import CONFIGURATION
from noticepress.findings import UsageError


def root_around(folder: Path) -> Path:
    """The folder of the project that a folder is in; where it is in none, itself."""
    start = folder.resolve()
    roots = (each for each in (start, *start.parents) if (each / CONFIGURATION).is_file())
    return next(roots, start)


def refuse_own_places(root: Path, output: Path) -> None:
    """Raise :class:`UsageError` where a file or folder to write to is the project's own, or within what is."""
    name = own_place(output, root)
    if (root / name).is_file():
        raise UsageError(f"{output} is the project's own {name}; choose another place")
    if name:
        raise UsageError(f"{output} is within {name}/, which holds the project's own files; choose another place")


def root_of_project() -> Path:
    """The folder of the project that a command is about. Raises :class:`UsageError` outside of any.

    What a command that was killed has left half-written is mended, and told.
    """
    root = _root()
    if (root / JOURNAL).is_file():
        with suppress(BusyError), alone(root):  # the other is not killed, but at work
            _make_whole(root, writing=False)
    return root


@contextmanager
def writing_alone() -> Iterator[None]:
    """As :func:`root_of_project`, for a command that writes, which nobody else may meanwhile.

    Where a command that was killed had written all, this may be that same one, and is not done twice: that raises
    :class:`UsageError`.
    """
    root = _root()
    with alone(root):
        _make_whole(root, writing=True)
        yield


def _root() -> Path:
    root: Path = click.get_current_context().obj
    if not (root / CONFIGURATION).is_file():
        raise UsageError(
            f"there is no {CONFIGURATION} in {root} or above it; "
            "run noticepress in a project's folder, or name one with -C"
        )
    return root


_MOST_NAMED = 3
"""So many files are named."""


def _make_whole(root: Path, *, writing: bool) -> None:
    try:
        settled = settle(root)
    except OSError as error:
        place, reason = error.filename or root, (error.strerror or str(error)).lower()
        raise UsageError(
            f"a command was killed while it wrote, and what it left cannot be put back: {place}: {reason}; "
            "see to it that the project can be written, then try again"
        ) from error
    if not settled or not settled.paths:
        return
    more = len(settled.paths) - _MOST_NAMED
    named = ", ".join(settled.paths[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    if settled.is_whole:
        told = f"a command was killed when it had written all of its files ({named})"
        if writing:
            raise UsageError(f"{told}; see whether this one is still to be done")
    else:
        told = f"a command was killed while it wrote; its files are as they were before ({named}); give it again"
    click.echo(f"noticepress: {told}", err=True)
