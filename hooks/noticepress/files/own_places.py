"""Where a project keeps what it is made of, so that no command writes there what somebody has named a file for."""

from __future__ import annotations

import os
from pathlib import Path

from noticepress.files.sources import FOLDERS
from noticepress.files.tree import CONFIGURATION

_OWN = (*FOLDERS, ".git", ".noticepress", CONFIGURATION)


def own_place(path: Path, root: Path) -> str:
    """What of the project in ``root`` a path leads to or into, such as ``docs``; empty where it leads elsewhere."""
    real = Path(os.path.realpath(path))
    return next((name for name in _OWN for each in (real, *real.parents) if _is_one(each, root / name)), "")


def _is_one(one: Path, other: Path) -> bool:
    """Whether two paths are one place; links, and names that a system does not tell apart, are followed."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return one == Path(os.path.realpath(other))
