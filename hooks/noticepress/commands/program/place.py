"""Which project a command is run in, and where it may write what somebody has named a place for."""

from __future__ import annotations

from pathlib import Path

from noticepress.files.own_places import own_place
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
