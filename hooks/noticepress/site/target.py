"""The folder that a build replaces: whether what is in it is this program's, and nobody else's."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from noticepress.editions.artefacts.registry import MANIFEST, SIGNATURE
from noticepress.files.sources import own_place
from noticepress.findings import NoticepressError, UsageError
from noticepress.site.verifying.release import released
from noticepress.site.verifying.served import Flaw, FolderSite, read_manifest

_ANOTHER = "choose another folder with --output"
_NAMED = 3


def place(folder: Path) -> Path:
    """Where ``folder`` really is. Raises :class:`UsageError` for what can be no folder."""
    if "\0" in str(folder):
        raise UsageError(f"{str(folder)!r} is no name of a folder; {_ANOTHER}")
    real = Path(os.path.realpath(folder))
    if real.is_symlink():
        raise UsageError(f"{folder} is a link that leads to no folder; delete it, or {_ANOTHER}")
    return real


def check_target(target: Path, root: Path, *, signed: bool, number: int | None = None) -> None:
    """Raise :class:`UsageError` unless a site may be put in the place of ``target`` and nothing else be lost.

    ``root`` is the project's folder, ``signed`` whether the new site will be signed, ``number`` its own if it has one.
    """
    check_place(target, root)
    if target.is_dir() and any(target.iterdir()):
        _check_content(target, signed=signed, number=number)


def check_place(target: Path, root: Path) -> None:
    """Raise :class:`UsageError` where ``target`` is a file or a disk, or would take the place of the project's own."""
    root = Path(os.path.realpath(root))
    if root.is_relative_to(target) or own_place(target, root):
        raise UsageError(f"{target} holds the project's own files; {_ANOTHER}")
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file; {_ANOTHER}")
    if target.is_mount():  # as a container's volume is
        raise UsageError(f"{target} is a mounted disk, which no folder can take the place of; name a folder in it")


def _check_content(target: Path, *, signed: bool, number: int | None) -> None:
    site = FolderSite(target)
    raw = site.read(MANIFEST)
    before = None
    try:
        known = None if isinstance(raw, Flaw) else read_manifest(raw)
        before = None if isinstance(raw, Flaw) else released(raw)
    except NoticepressError:
        known = None
    if known is None:
        raise UsageError(f"{target} is not empty and holds no site of noticepress; {_ANOTHER}")
    if foreign := _foreign(site, {*known, MANIFEST, SIGNATURE}):
        raise UsageError(
            f"{target} holds what no build put there: {foreign}; move it away, or add it under docs/ to publish it"
        )
    if (target / SIGNATURE).exists() and not signed:
        raise UsageError(f"the site in {target} is signed and the new one would not be; add --sign, or {_ANOTHER}")
    if before and (number is None or number <= before.number):
        raise UsageError(
            f"the site in {target} has the number {before.number}; give the new one a greater: --release, or {_ANOTHER}"
        )


def foreign_files(folder: Path, known: Collection[str]) -> str:
    """What there is in a folder beside the ``known`` paths, the first few named; empty where there is nothing."""
    return _foreign(FolderSite(folder), known)


def _foreign(site: FolderSite, known: Collection[str]) -> str:
    there = (*site.listed, *(finding.path for finding in site.stray))
    return ", ".join(_shortened(sorted(path for path in there if path not in known)))


def _shortened(paths: list[str]) -> Iterator[str]:
    """The first few, what is in a hidden folder such as ``.git`` as that folder."""
    tops = dict.fromkeys(path.split("/")[0] if path.startswith(".") else path for path in paths)
    yield from islice(tops, _NAMED)
    if len(tops) > _NAMED:
        yield f"and {len(tops) - _NAMED} more"
