"""Which project a command is run in: a folder comes in, that of the project around it leaves."""

from __future__ import annotations

from pathlib import Path

from noticepress.files.tree import CONFIGURATION


def root_around(folder: Path) -> Path:
    """The folder of the project that a folder is in; where it is in none, itself."""
    start = folder.resolve()
    roots = (each for each in (start, *start.parents) if (each / CONFIGURATION).is_file())
    return next(roots, start)
