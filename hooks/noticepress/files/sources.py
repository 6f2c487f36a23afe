"""What a project is made of: a folder comes in; a digest of its files leaves, or what of it a path leads into.

Where two digests are equal, so are the files.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from noticepress.files.tree import CONFIGURATION, VARIABLE

FOLDERS = ("docs", "locales", "overrides", "hooks", "authority")
"""What a site is made from, beside ``mkdocs.yml``."""
_OWN = (*FOLDERS, ".git", ".noticepress", CONFIGURATION)
"""Where no command writes what somebody has named a file for."""
_WORD = re.compile(r"\w+")


def sources_digest(root: Path) -> str:
    """The digest of everything in a project that a site is made from, wherever the project lies.

    What the environment holds of variables that ``mkdocs.yml`` names is a part of it.
    """
    state = sha256(repr(_said_by_environment(root / CONFIGURATION)).encode("utf-8", "surrogateescape"))
    for path in (root / CONFIGURATION, *(path for name in FOLDERS for path in below(root / name))):
        state.update(f"\n{path.relative_to(root).as_posix()}\n".encode("utf-8", "surrogateescape"))
        if path.is_file():  # a pipe would be waited for; that it is there is found when the project is read
            state.update(sha256(path.read_bytes()).digest())
    return state.hexdigest()


def below(folder: Path) -> Iterator[Path]:
    """Files in a folder and those in it, whose order is certain."""
    for parent, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(parent, name) for name in sorted(names))


def _said_by_environment(settings: Path) -> list[tuple[str, str]]:
    """Variables of which the file has the names, wherever, if it asks for any: it is not read for what it means."""
    text = settings.read_text("utf-8", "replace")
    words = set(_WORD.findall(text)) if VARIABLE in text else ()
    return sorted((word, os.environ[word]) for word in words if word in os.environ)


def own_place(path: Path, root: Path) -> str:
    """What of the project in ``root`` a path leads to or into, such as ``docs``; empty where it leads elsewhere."""
    real = Path(os.path.realpath(path))
    return next((name for name in _OWN for each in (real, *real.parents) if _is_one(each, root / name)), "")


def _is_one(one: Path, other: Path) -> bool:
    """Whether two paths are one place; links, and names that a system does not tell apart, are followed."""
    if one.exists() and other.exists():
        return one.samefile(other)
    return one == Path(os.path.realpath(other))
