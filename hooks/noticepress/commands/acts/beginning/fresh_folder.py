"""The folder of a new project: one that is not there, or holds no more than a fresh repository, is filled at once."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from noticepress.findings import UsageError

README, OTHER_README = "README.md", "NOTICES.md"
IGNORED = ".gitignore"
_KEPT = re.compile(r"\.git|\.gitattributes|\.gitignore|\.venv|(?:readme|licen[cs]e|copying)(?:[.-].*)?", re.IGNORECASE)
"""What hosts put into a fresh repository, and an environment: it is kept as it is."""
_IS_README = re.compile(r"readme(?:[.-].*)?", re.IGNORECASE)


@dataclass
class Begun:
    """What of a new project stands elsewhere than usual, because something was there."""

    readme: str = README
    """The file that tells how to go on."""
    ignored: tuple[str, ...] = ()
    """Lines that the ``.gitignore`` which was there has not."""


def check_fresh(folder: Path) -> list[str]:
    """Names of what is in the folder of a new project. Raises :class:`UsageError` where it is no fresh one."""
    if (folder.exists() and not folder.is_dir()) or folder.is_symlink():
        raise UsageError(f"{folder} is a file; name a folder that is not there yet, or an empty one")
    there = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    if strange := sorted(name for name in there if not _KEPT.fullmatch(name)):
        remedy = (
            "name a folder that is not there yet, or one with no more than .git, a README, a licence and .gitignore"
        )
        raise UsageError(f"{folder} is not empty: it has {strange[0]}; {remedy}")
    return there


@contextmanager
def fresh(folder: Path) -> Iterator[tuple[Path, Begun]]:
    """A folder to fill, which takes the place of ``folder``, or comes into it; what is there is kept, byte for byte.

    Raises :class:`UsageError` where more is there than a fresh repository has.
    """
    there = check_fresh(folder)
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
    base = folder if folder.is_dir() else folder.parent
    staging = Path(tempfile.mkdtemp(dir=base, prefix=f".{folder.name}."))
    begun = Begun()
    try:
        yield staging, begun
        staging.chmod(0o755)
        if folder.is_dir():
            _give_way(staging, folder, there, begun)
            _move_in(staging, folder)
        else:
            staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _give_way(staging: Path, folder: Path, there: list[str], begun: Begun) -> None:
    """Rename or leave out what would stand in the place of a file that is there."""
    if any(_IS_README.fullmatch(name) for name in there):
        begun.readme = OTHER_README
        (staging / README).rename(staging / OTHER_README)
    if IGNORED in there:
        known = (folder / IGNORED).read_text(encoding="utf-8", errors="replace").splitlines()
        wanted = (staging / IGNORED).read_text(encoding="utf-8").splitlines()
        begun.ignored = tuple(line for line in wanted if line not in known)
        (staging / IGNORED).unlink()


def _move_in(staging: Path, folder: Path) -> None:
    moved: list[Path] = []
    try:
        for path in sorted(staging.iterdir()):
            path.rename(folder / path.name)
            moved.append(folder / path.name)
    except BaseException:
        for path in moved:
            with suppress(OSError):
                path.rename(staging / path.name)
        raise
