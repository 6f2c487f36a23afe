"""The temporary folder of a run of the tests: in memory, where the machine has room for it.

Thousands of small sites are built and thrown away. On a disk, that is a sixth of the time that the tests take.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of its own is made in it, as in any place for temporary files)
_PREFIX = "noticepress-tests-"
_ROOM = 2 << 30
"""Bytes that must be free, of the file system and of the machine: a run of all tests held 0.2 GB at most at a time."""


def begin() -> None:
    """Have this process and those that it begins use such a folder, unless somebody has chosen another."""
    if "TMPDIR" in os.environ or not _has_room():
        return
    for left in _MEMORY.glob(f"{_PREFIX}*"):
        if not _lives(left.name.removeprefix(_PREFIX)):
            shutil.rmtree(left, ignore_errors=True)
    folder = _own()
    folder.mkdir(mode=0o700)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)


def end(*, failed: bool) -> str:
    """Give the memory back, unless what ``failed`` may be looked at; says where it is then."""
    folder = _own()
    if not folder.is_dir():
        return ""
    if failed:
        return f"temporary files are in {folder}, in memory: delete it, or the next run does"
    shutil.rmtree(folder, ignore_errors=True)
    return ""


def _own() -> Path:
    return _MEMORY / f"{_PREFIX}{os.getpid()}"


def _has_room() -> bool:
    try:
        system, memory = os.statvfs(_MEMORY), Path("/proc/meminfo").read_text("ascii")
    except OSError:
        return False
    available = [int(line.split()[1]) << 10 for line in memory.splitlines() if line.startswith("MemAvailable:")]
    may_run = not system.f_flag & os.ST_NOEXEC
    return may_run and min([system.f_bavail * system.f_frsize, *available]) >= _ROOM


def _lives(process: str) -> bool:
    return process.isdigit() and Path(f"/proc/{process}").is_dir()
