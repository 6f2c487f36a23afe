"""What a run is made with, beside a project's files: the package itself, every installed library, Python."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

from noticepress import __version__
from noticepress.files.write import digest_of_file

_PACKAGE = str(Path(__file__).resolve().parents[1])
_NOT_CODE = frozenset({".pyc", ".md"})


@cache
def environment() -> str:
    """A digest of all of it."""
    return sha256(repr(parts()).encode()).hexdigest()


@cache
def parts() -> tuple[tuple[str, str], ...]:
    """(what it is called, its version or digest) of each part, wherever on a machine they lie."""
    installed = {
        name
        for folder in sys.path
        if os.path.isdir(folder)  # noqa: PTH112 (asked for often, and quick)
        for name in os.listdir(folder)  # noqa: PTH208 (as above)
        if name.endswith((".dist-info", ".egg-info"))
    }
    libraries = sha256("\n".join(sorted(installed)).encode())
    package = sha256()
    for path in sorted(_files(_PACKAGE)):
        package.update(f"{path[len(_PACKAGE) :]} {digest_of_file(path)}\n".encode())
    return (
        ("noticepress", f"{__version__} {package.hexdigest()}"),
        ("Python", sys.version),
        ("libraries", libraries.hexdigest()),
    )


def _files(folder: str) -> list[str]:
    return [
        os.path.join(parent, name)  # noqa: PTH118 (as above)
        for parent, folders, names in os.walk(folder)
        for name in names
        if not (name.endswith(tuple(_NOT_CODE)) or parent.endswith("__pycache__"))
    ]
