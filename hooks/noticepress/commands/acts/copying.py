"""A copy of a project's sources, in which a command tries what it is about to write."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from noticepress.files.write import write_whole

_COPIED = ("docs", "locales", "overrides", "hooks", "mkdocs.yml")
"""What a build reads. Whatever else stands beside them is linked to, for hooks and plugins of the project's own."""
_AUTHORITY = "authority"
"""Left out unless it is asked for: nobody has signed yet what is only tried."""


@contextmanager
def tried(project: Path, files: Mapping[Path, bytes], *, signed: bool = False) -> Iterator[Path]:
    """A copy of a project's sources, alone in a folder of its own, in which ``files`` of the project are written.

    With ``signed``, who may do what, and what has been signed, are in it too.
    """
    with tempfile.TemporaryDirectory(prefix="noticepress-") as scratch:
        # Its real path: findings and links are told relative to it.
        root = Path(scratch).resolve() / "project"
        copy_sources(project, root, signed=signed)
        for path, content in files.items():
            write_whole(root / path.relative_to(project), content)
        yield root


def copy_sources(source: Path, target: Path, *, signed: bool = False) -> None:
    """Copy what a build reads of a project."""
    copied = (*_COPIED, _AUTHORITY) if signed else _COPIED
    target.mkdir()
    for path in source.iterdir():
        if path.name in copied:
            ignored = shutil.ignore_patterns("__pycache__")
            if path.is_dir():
                shutil.copytree(path, target / path.name, ignore=ignored, ignore_dangling_symlinks=True)
            else:
                shutil.copyfile(path, target / path.name)
        elif not path.name.startswith(".") and path.name != _AUTHORITY:
            with suppress(OSError):  # a system without links: what is beside the sources is seldom asked for
                (target / path.name).symlink_to(os.path.realpath(path), target_is_directory=path.is_dir())
