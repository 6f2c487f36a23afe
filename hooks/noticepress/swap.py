"""Putting a folder in the place of another in one step, and keeping two builds apart."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from noticepress.errors import UsageError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""From linux/fs.h: both names change places at once."""


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
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.old."))
    target.rename(old / target.name)
    try:
        new.rename(target)
    except BaseException:
        (old / target.name).rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(target: Path) -> None:
    """Tidy up what an interrupted build left beside ``target``. Call it only while holding :func:`exclusive`."""
    for old in target.parent.glob(f".{target.name}.old.*"):
        if not target.exists() and (old / target.name).is_dir():
            (old / target.name).rename(target)
        shutil.rmtree(old, ignore_errors=True)
    for staging in target.parent.glob(f".{target.name}.building.*"):
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def exclusive(target: Path) -> Iterator[None]:
    """Hold the right to write ``target``. Raises :class:`UsageError` where another build holds it.

    The lock is the operating system's: it ends with the process, however that ends.
    """
    path = target.parent / f".{target.name}.lock"
    with path.open("w") as file:
        try:
            _lock(file.fileno())
            # The holder before may have deleted the file between our opening and locking it.
            if os.fstat(file.fileno()).st_ino != path.stat().st_ino:
                raise FileNotFoundError(path)
        except OSError as error:
            raise UsageError(f"another build is writing {target}; wait for it to end, then try again") from error
        recover(target)
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()


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
