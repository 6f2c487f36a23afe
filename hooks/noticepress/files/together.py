"""Files that change together: all are written or none, though the program be killed in the midst of it.

What they held stands in a journal before the first of them has its name, and the journal goes when the last has. One
that is there when a program begins is what a killed one has left.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from noticepress.files.tree import keep_inside
from noticepress.files.write import beside_place, is_beside, take_name, write_whole
from noticepress.findings import NoticepressError, UsageError

JOURNAL = ".noticepress/unfinished.json"
"""Below a project's folder."""
_WRITTEN = ("docs", "locales", "authority")
"""Folders of a project in which commands write: a journal speaks of no other, whoever has made it."""


class _Change(NamedTuple):
    """A file that is to be changed."""

    path: Path
    before: bytes | None
    """``None`` where there was no file."""
    after: str
    """The SHA-256 of what it is to hold."""

    @property
    def beside(self) -> list[Path]:
        """What waits beside its place for its name: one file, or what programs that were killed have left."""
        folder = self.path.parent
        return [other for other in (folder.iterdir() if folder.is_dir() else ()) if is_beside(other, self.path)]


class Settled(NamedTuple):
    """What was found of a program that was killed, and has been mended."""

    paths: tuple[str, ...]
    """Files that it had written."""
    is_whole: bool
    """Whether these were all, and have stayed; else they are as they were before."""


def write_together(files: Mapping[Path, bytes], root: Path | None = None) -> frozenset[Path]:
    """Write every file or, where one cannot be written, leave all as they were. Raises ``OSError`` then.

    Gives those that were not so before. All are on the disk before the first has its name. Where the files are those of
    the project in ``root``, :func:`settle` mends what is left of a program that is killed meanwhile.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in files}
    changed = [path for path, content in files.items() if before[path] != content]
    changes = [_Change(path, before[path], sha256(files[path]).hexdigest()) for path in changed]
    journal = root / JOURNAL if root and len(changes) > 1 else None
    beside: dict[Path, str] = {}
    try:
        if root and journal:
            write_whole(journal, _written(changes, root))
        for path in changed:
            beside[path] = beside_place(path, files[path])
        for path in changed:
            take_name(beside[path], path)
        _drop(journal)
    except BaseException:
        for temporary in beside.values():
            Path(temporary).unlink(missing_ok=True)
        with suppress(OSError):  # what cannot be put back now, the next program can: the journal is there still
            _undo(changes)
            _drop(journal)
        raise
    return frozenset(changed)


def settle(root: Path) -> Settled | None:
    """Mend what a killed program has left of the project in ``root``; ``None`` where none has. Nobody may be writing.

    Raises :class:`UsageError` where somebody has changed since what it had written.
    """
    journal = root / JOURNAL
    try:
        changes = _read(journal, root)
    except FileNotFoundError:
        return None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, NoticepressError) as error:
        raise UsageError(f"{journal} is no record of a killed command; delete it") from error
    states = {change: _is_written(change) for change in changes}
    if unknown := [change.path for change, state in states.items() if state is None]:
        raise UsageError(
            f"a command was killed while it wrote, and {unknown[0]} has been changed since; "
            f"restore it from version control, or delete {journal} to keep the files as they are"
        )
    written = [change for change, state in states.items() if state]
    is_whole = len(written) == len(changes)
    _undo([] if is_whole else changes)
    for change in changes:
        for left in change.beside:
            left.unlink()
    _drop(journal)
    return Settled(tuple(change.path.relative_to(root).as_posix() for change in written), is_whole)


def _is_written(change: _Change) -> bool | None:
    """Whether a file holds what it was to hold; ``None`` where that cannot be told, because it was changed since."""
    content = change.path.read_bytes() if change.path.is_file() else None
    if content is not None and sha256(content).hexdigest() == change.after:
        return True
    return False if content == change.before or change.beside else None


def _undo(changes: Sequence[_Change]) -> None:
    """Put back what files held that have been written."""
    for change in reversed(changes):
        if _is_written(change) and change.before is None:
            change.path.unlink()
        elif _is_written(change):
            write_whole(change.path, change.before or b"")
        if change.before is None:
            _drop_empty(change.path.parent)


def _drop(journal: Path | None) -> None:
    if journal and journal.exists():
        journal.unlink()
        _drop_empty(journal.parent)


def _drop_empty(folder: Path) -> None:
    with suppress(OSError):
        os.removedirs(folder)


def _written(changes: Sequence[_Change], root: Path) -> bytes:
    """The journal. :func:`_read` is the inverse."""
    told = [
        {
            "path": change.path.relative_to(root).as_posix(),
            "before": None if change.before is None else b64encode(change.before).decode(),
            "after": change.after,
        }
        for change in changes
    ]
    return json.dumps(told, indent=1).encode()


def _read(journal: Path, root: Path) -> list[_Change]:
    """The changes that a journal tells of, in folders where commands write. Raises ``ValueError`` for others."""
    changes = []
    for told in json.loads(journal.read_bytes()):
        path, before = root / told["path"], told["before"]
        if path.relative_to(root).parts[0] not in _WRITTEN or ".." in path.parts:
            raise ValueError(told["path"])
        keep_inside(path, root)
        changes.append(_Change(path, None if before is None else b64decode(before), str(told["after"])))
    return changes
