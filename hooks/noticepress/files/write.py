"""Writing files whole or not at all, and the many new ones of a site quickly."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL

_HALF_WRITTEN = re.compile(r"\.[^/]+\.(?:json|yml|md|po|pot)\.[a-z0-9_]{8}")
_STALE = 600
"""Seconds after which nobody is writing a file any more."""


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> bool:
    """Write a file beside its place, then rename it. ``False`` where nothing changed.

    A ``durable`` one is on the disk before it has its name.
    """
    temporary = beside_place(path, content, durable=durable)
    if temporary:
        take_name(temporary, path)
    return bool(temporary)


def beside_place(path: Path, content: bytes, *, durable: bool = True) -> str:
    """Write what a file is to hold beside its place; the name that it has there, empty where it holds that already.

    A device or a pipe stays what it is: a file that took its name would take its place (/dev/null, for whoever may).
    """
    if path.is_file() and path.read_bytes() == content:
        return ""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EEXIST, "a device or a pipe is there, and no file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        if durable:
            _sweep(path, os.fstat(descriptor).st_mtime)
        with _told_of(path), os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def _told_of(path: Path | str) -> Iterator[None]:
    """Say of which file it is that the system refuses to write: it names none where it knows but the descriptor."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def take_name(temporary: str, path: Path) -> None:
    """Give what was written beside a place the name that it has there."""
    try:
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _sweep(path: Path, now: float) -> None:
    """Delete what a killed program has left of a file beside its place: of this module's naming, and not of today.

    ``now`` is the file system's own time; what is younger may be another program's that is still writing.
    """
    for other in path.parent.iterdir():
        if is_beside(other, path) and other.is_file() and not other.is_symlink():
            with suppress(OSError):
                if now - other.stat().st_mtime > _STALE:
                    other.unlink()


def is_beside(other: Path, path: Path) -> bool:
    """Whether ``other`` has a name that :func:`beside_place` gives to what the file at ``path`` is to hold."""
    return other.parent == path.parent and bool(re.fullmatch(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}", other.name))


def is_half_written(path: str) -> bool:
    """Whether a path is such as :func:`write_whole` gives a file before it has its name."""
    return bool(_HALF_WRITTEN.fullmatch(path.rpartition("/")[2]))


def is_begun(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Whether a folder holds nothing but some of ``files``, as a program leaves it that was killed while writing them.

    Files without their names yet do not count.
    """
    there = [path for path in folder.rglob("*") if not path.is_dir() and not is_half_written(path.name)]
    return all(path in files and path.is_file() and path.read_bytes() == files[path] for path in there)


def write_new(path: str, content: bytes) -> None:
    """Write a file of a folder that nobody else sees yet; one that is there loses this name, and stays as it is."""
    descriptor = _afresh(path, lambda: os.open(path, _NEW, 0o666))
    try:
        with _told_of(path):
            written = os.write(descriptor, content)
            while written < len(content):  # a disk may be full in the midst of a file: to the end, or it raises
                written += os.write(descriptor, memoryview(content)[written:])
    finally:
        os.close(descriptor)


def link_or_copy(source: str, target: str) -> None:
    """Give the file at ``source`` another name, or copy it where that cannot be; else as :func:`write_new`.

    Raises ``OSError``.
    """
    try:
        _afresh(target, lambda: os.link(source, target))
    except OSError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)


def _afresh(path: str, make: Callable[[], T]) -> T:
    """What ``make`` gives, for which the folder of ``path`` must be there, and ``path`` must not."""
    try:
        return make()
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
    except FileExistsError:
        os.unlink(path)
    return make()


def _make_folder(path: str) -> None:
    """Make a folder whose parent is mostly there already: ``os.makedirs`` would look at each one above it."""
    try:
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        pass


def digest_of_file(path: str) -> str:
    """The SHA-256 of what a file holds. Raises ``OSError``."""
    with open(path, "rb", buffering=0) as file:
        return sha256(file.read()).hexdigest()
