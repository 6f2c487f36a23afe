"""Which project a command is run in: a folder comes in, the project around it leaves."""

from __future__ import annotations

from pathlib import Path

from noticepress.editions.project import Project

CONFIGURATION = "mkdocs.yml"
"""The file that makes a folder a project's."""


def project_at(folder: Path) -> Project:
    """The project that a folder is in; where it is in none, one of that folder, which has nothing."""
    start = folder.resolve()
    roots = (each for each in (start, *start.parents) if (each / CONFIGURATION).is_file())
    return Project(next(roots, start))
