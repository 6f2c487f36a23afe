"""Putting a folder in the place of another in one step, and keeping two builds apart."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from noticepress.files.write import write_new
from noticepress.findings import UsageError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""From linux/fs.h: both names change places at once."""

MARKER = ".noticepress"
"""A file in each folder that this module makes beside a target: without it, nothing is deleted."""


@contextmanager
def staging(target: Path) -> Iterator[Path]:
    """An empty folder beside ``target`` to build in, for :func:`swap_in`; at the end it is gone, with what is in it.

    What is written meanwhile may be read by everyone, whatever the caller's umask: a web server is another user, and
    what is kept of one build is a part of later ones.
    """
    scratch = _scratch(target, "building")
    umask = os.umask(0o022)
    try:
        new = scratch / target.name
        new.mkdir()
        yield new
    finally:
        os.umask(umask)
        _discard(scratch, target.name)


def swap_in(new: Path, target: Path) -> None:
    """Make ``new`` be ``target``; what was there before is deleted. Raises ``OSError``, having changed nothing.

    On Linux the two folders change places in one system call, so that at every moment ``target`` is the old
    folder or the new one, whole. Elsewhere there is an instant between two renames; :func:`recover` mends
    what an interruption in that instant leaves.
    """
    if not target.exists():
        new.rename(target)
        return
    if _exchange(new, target):
        shutil.rmtree(new, ignore_errors=True)
        return
    old = _scratch(target, "old")
    try:
        target.rename(old / target.name)
        try:
            new.rename(target)
        except BaseException:
            (old / target.name).rename(target)
            raise
    finally:
        _discard(old, target.name)


def recover(target: Path) -> None:
    """Tidy up what an interrupted build left beside ``target``. Call it only while holding :func:`exclusive`.

    Only folders that this module made are touched: their names are exact, and :data:`MARKER` is in them.
    """
    for old in _leftovers(target, "old"):
        if not target.exists() and (old / target.name).is_dir():
            (old / target.name).rename(target)
        _discard(old, target.name)
    for scratch in _leftovers(target, "building"):
        _discard(scratch, target.name)


def _scratch(target: Path, purpose: str) -> Path:
    """A new folder beside ``target`` that :func:`recover` will know as this module's own."""
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.{purpose}."))
    try:
        write_new(str(folder / MARKER), b"Left by an interrupted build; noticepress deletes it.\n")
    except OSError:
        _discard(folder, target.name)
        raise
    return folder


def _leftovers(target: Path, purpose: str) -> list[Path]:
    name = re.compile(rf"\.{re.escape(target.name)}\.{purpose}\.[a-z0-9_]{{8}}")
    return [
        path
        for path in target.parent.iterdir()
        if name.fullmatch(path.name) and not path.is_symlink() and (path / MARKER).is_file()
    ]


def _discard(scratch: Path, name: str) -> None:
    """Delete a folder of this module's; the marker last, so that a deletion that ended early can be gone on with."""
    shutil.rmtree(scratch / name, ignore_errors=True)
    if (scratch / name).exists():
        return
    with suppress(OSError):
        (scratch / MARKER).unlink(missing_ok=True)
        scratch.rmdir()


@contextmanager
def exclusive(target: Path) -> Iterator[None]:
    """Hold the right to write ``target``. Raises :class:`UsageError` where another build holds it.

    The lock is the operating system's: it ends with the process, however that ends.
    """
    path = target.parent / f".{target.name}.lock"
    descriptor = _open_lock(path)
    try:
        try:
            _lock(descriptor)
            # The holder before may have deleted the file between our opening and locking it.
            if os.fstat(descriptor).st_ino != path.lstat().st_ino:
                raise FileNotFoundError(path)
        except OSError as error:
            raise UsageError(f"another build is writing {target}; wait for it to end, then try again") from error
        recover(target)
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()
    finally:
        os.close(descriptor)


_LOCK = ".noticepress/lock"
"""Below a project's folder."""


class BusyError(UsageError):
    """Another command is at work there."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the right to change the files of the project at ``root``. Raises :class:`BusyError` where another does.

    The lock is on the folder itself, which leaves nothing behind; Windows knows none such, and has a file for it.
    """
    if sys.platform == "win32":
        lock = root / _LOCK
        lock.parent.mkdir(exist_ok=True)
        descriptor = _open_lock(lock)
    else:
        descriptor = os.open(root, os.O_RDONLY)
    try:
        try:
            _lock(descriptor)
        except OSError as error:
            message = f"another command is changing the files in {root}; wait for it to end, then try again"
            raise BusyError(message) from error
        yield
    finally:
        os.close(descriptor)


def _open_lock(path: Path) -> int:
    """Open the lock's file, or create it. A link or a file with content is somebody else's, and stays as it is."""
    foreign = UsageError(f"{path} is not the lock of a build; move it away, or choose another folder with --output")
    if path.is_symlink() or path.is_dir():
        raise foreign
    # O_NOFOLLOW: should a link have been put there since, that is an error. Windows has neither flag.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o644)
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode) or state.st_size:
        os.close(descriptor)
        raise foreign
    return descriptor


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders; ``False`` where the system or the file system cannot."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
