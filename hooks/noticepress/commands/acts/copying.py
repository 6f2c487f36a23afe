"""A copy of a project's sources, in which a command tries what it is about to write."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

_COPIED = ("docs", "locales", "overrides", "hooks", "mkdocs.yml")
"""What a build reads. Whatever else stands beside them is linked to, for hooks and plugins of the project's own."""
_AUTHORITY = "authority"
"""Left out: nobody has signed yet what is only tried."""


def copy_sources(source: Path, target: Path) -> None:
    """Copy what a build reads of a project."""
    target.mkdir()
    for path in source.iterdir():
        if path.name in _COPIED:
            ignored = shutil.ignore_patterns("__pycache__")
            if path.is_dir():
                shutil.copytree(path, target / path.name, ignore=ignored, ignore_dangling_symlinks=True)
            else:
                shutil.copyfile(path, target / path.name)
        elif not path.name.startswith(".") and path.name != _AUTHORITY:
            with suppress(OSError):  # a system without links: what is beside the sources is seldom asked for
                (target / path.name).symlink_to(os.path.realpath(path), target_is_directory=path.is_dir())
