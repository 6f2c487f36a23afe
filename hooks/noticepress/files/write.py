"""Writing files whole or not at all, and several of them together."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_HALF_WRITTEN = re.compile(r"\.[^/]+\.(?:json|yml|md|po|pot)\.[a-z0-9_]{8}")
_STALE = 600
"""Seconds after which nobody is writing a file any more."""


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> bool:
    """Write a file beside its place, then rename it. ``False`` where nothing changed.

    A ``durable`` one is on the disk before it has its name.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        if durable:
            _sweep(path, os.fstat(descriptor).st_mtime)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _sweep(path: Path, now: float) -> None:
    """Delete what a killed program has left of a file beside its place: of this module's naming, and not of today.

    ``now`` is the file system's own time; what is younger may be another program's that is still writing.
    """
    ours = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}")
    for other in path.parent.iterdir():
        if ours.fullmatch(other.name) and other.is_file() and not other.is_symlink():
            with suppress(OSError):
                if now - other.stat().st_mtime > _STALE:
                    other.unlink()


def is_half_written(path: str) -> bool:
    """Whether a path is such as :func:`write_whole` gives a file before it has its name."""
    return bool(_HALF_WRITTEN.fullmatch(path.rpartition("/")[2]))


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write every file or, where one cannot be written, leave all as they were. Raises ``OSError`` then."""
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    written: list[Path] = []
    try:
        for path, content in files.items():
            written.append(path)
            write_whole(path, content)
    except BaseException:
        for path in reversed(written):
            _put_back(path, before[path])
        raise


def _put_back(path: Path, content: bytes | None) -> None:
    with suppress(OSError):
        if content is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, content)
