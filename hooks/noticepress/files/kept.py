"""What is kept from one run to the next, so that it need not be made again: plain values by key, in packs.

Nothing of it is trusted: a pack carries the digest of its content and the environment that it was made in, and one
that is damaged, of another environment or of another form is as if it were not there. A pack holds what its last run
used and nothing else, so that it grows no larger than what it serves. It may be deleted at any time; of two runs at
once the one that ends last is kept.
"""

from __future__ import annotations

import marshal
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path

from noticepress.files.write import digest_of_file, link_or_copy, write_whole

FOLDER = ".noticepress/cache"
"""Below a project's folder."""
_FORM = 4
"""Version of marshal's format: the newest, in which equal values need not be equal bytes; they are never compared."""

Plain = None | bool | int | str | bytes | tuple["Plain", ...] | frozenset[str] | dict[str, "Plain"]
"""What a pack can hold."""


_CONTENT = re.compile(r"[0-9a-f]{64}")


def kept_files(folder: Path) -> list[Path]:
    """The files in a project's folder for them that this module has written, sorted."""
    every = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in every if path.suffix in (".pack", ".json") or _CONTENT.fullmatch(path.name))


def digest_of(*parts: int | str | tuple[object, ...] | None) -> str:
    """A key for numbers, texts and tuples of these: the same for equal ones, in every run."""
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Pack:
    """Values by key: those of the last run that are asked for, and those that are made in this one.

    One of which a run asks only for a part keeps the rest too, up to ``most`` values, the last used first.
    """

    def __init__(self, path: Path | None, environment: str = "", most: int = 0) -> None:
        self._path = path
        self._environment = environment
        self._most = most
        self._before: Mapping[str, Plain] = _read(path, environment) if path else {}
        self._used: dict[str, Plain] = {}
        self._has_new = False
        self.asked = 0
        """For how many keys a value was asked for, and for how many one was there from the last run."""
        self.found = 0

    @property
    def is_new(self) -> bool:
        """Whether nothing was kept before."""
        return not self._before

    def get(self, key: str) -> Plain:
        """The value kept under a key, or ``None``."""
        value = self._used.get(key, self._before.get(key))
        if key not in self._used:
            self.asked += 1
            self.found += value is not None
        if value is not None:
            self._used[key] = value
        return value

    def keep(self, key: str, value: Plain) -> None:
        """Keep a value for the next run."""
        self._used[key] = value
        self._has_new = True

    def turn(self) -> None:
        """Begin the next run, without a file between: what this one has not used is gone."""
        self._before, self._used = self._lasting, {}
        self._has_new = False

    @property
    def _lasting(self) -> dict[str, Plain]:
        """What the next run begins with."""
        others = ((key, value) for key, value in self._before.items() if key not in self._used)
        return {**self._used, **dict(islice(others, max(0, self._most - len(self._used))))}

    def save(self) -> None:
        """Write what this run has used, where that is not what lies there; a folder that cannot be written is left.

        What a run has not asked for at all stays.
        """
        is_smaller = 0 < len(self._used) < len(self._before) and not self._most
        if self._path is None or not (self._has_new or is_smaller):
            return
        content = marshal.dumps((self._environment, self._lasting), _FORM)
        with suppress(OSError):
            write_whole(self._path, sha256(content).digest() + content, durable=False)


class KeptFiles:
    """Files that take long to make, each kept by itself: none is read before it is asked for.

    Several processes may read and keep at once. What no process has named by the end of a run is thrown away.
    """

    def __init__(self, folder: Path | None, environment: str = "") -> None:
        self._folder = folder
        self._environment = environment
        self._named: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The file kept under a key, or ``None``."""
        try:
            raw = content_of(self._path(key)) if self._folder else b""
        except OSError:
            return None
        return raw[32:] if raw and sha256(raw[32:]).digest() == raw[:32] else None

    def keep(self, key: str, content: bytes) -> None:
        """Keep a file; a folder that cannot be written is left."""
        if self._folder:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                write_whole(self._path(key), sha256(content).digest() + content, durable=False)

    def name(self, key: str) -> None:
        """Say that the file of a key is to stay."""
        self._named.add(self._path(key).name if self._folder else key)

    def save(self) -> None:
        """Throw away what nobody has named."""
        for path in self._folder.glob("*.pack") if self._folder else ():
            if path.name not in self._named:
                with suppress(OSError):
                    path.unlink()

    def _path(self, key: str) -> Path:
        return (self._folder or Path()) / f"{digest_of(self._environment, key)}.pack"


class KeptContents:
    """What files of a site hold, each by its SHA-256: a second name for the same file on the disk, where that can be.

    A site is made of them without a byte being copied. Whoever changes such a file in the site changes it here too:
    what is put into a site is read, and is nothing where it is not what its name says. What a run has not used is
    thrown away at its end.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = str(folder) if folder else ""
        self._used: set[str] = set()

    def put(self, digest: str, target: str) -> bool:
        """Make ``target`` a file with those bytes; ``False``, and no such file, where they are not there."""
        if not (self._folder and os.path.isfile(self._path(digest))):
            return False
        try:
            link_or_copy(self._path(digest), target)
            if digest_of_file(target) == digest:
                self._used.add(digest)
                return True
            os.unlink(target)
            os.unlink(self._path(digest))
        except OSError:
            pass
        return False

    def keep(self, digest: str, source: str) -> None:
        """Keep those bytes, which the file at ``source`` holds; a folder that cannot be written is left."""
        if self._folder and digest not in self._used:
            self._used.add(digest)
            with suppress(OSError):
                link_or_copy(source, self._path(digest))

    def save(self) -> None:
        """Throw away what this run has neither put into a site nor kept."""
        with suppress(OSError):
            for name in set(os.listdir(self._folder)) - self._used if self._folder else ():
                os.unlink(self._path(name))

    def _path(self, digest: str) -> str:
        return os.path.join(self._folder, digest)


class Kept:
    """The packs of a project, and its files that are kept by themselves, by name."""

    def __init__(self, folder: Path | None = None, environment: str = "", *, is_saved: bool = True) -> None:
        self._folder = folder
        self._environment = environment
        self._is_saved = is_saved
        self._packs: dict[str, Pack] = {}
        self._files: dict[str, KeptFiles] = {}
        self._contents: dict[str, KeptContents] = {}

    @property
    def is_on(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def aside(self) -> Kept:
        """The same packs to take from, for runs of which nothing is to be kept on the disk; no file is taken."""
        return Kept(self._folder, self._environment, is_saved=False)

    def pack(self, name: str, most: int = 0) -> Pack:
        """The pack of a name; without a folder an empty one. ``most`` as :class:`Pack` has it."""
        if name not in self._packs:
            path = self._folder / f"{name}.pack" if self._folder else None
            self._packs[name] = Pack(path, self._environment, most)
        return self._packs[name]

    def files(self, name: str) -> KeptFiles:
        """The files of a name; without a folder, none is kept."""
        if name not in self._files:
            self._files[name] = KeptFiles(self._folder_of(name), self._environment)
        return self._files[name]

    def contents(self, name: str) -> KeptContents:
        """The contents of a name; without a folder, none is kept."""
        if name not in self._contents:
            self._contents[name] = KeptContents(self._folder_of(name))
        return self._contents[name]

    @property
    def counts(self) -> dict[str, tuple[int, int]]:
        """(values that were there, values that were asked for) of each pack that was used."""
        return {name: (pack.found, pack.asked) for name, pack in self._packs.items() if pack.asked}

    def turn(self) -> None:
        """Begin the next run: see :meth:`Pack.turn`."""
        for pack in self._packs.values():
            pack.turn()

    def save(self) -> None:
        """Write every pack that this run has used, and throw away the files that it has not."""
        if not self._is_saved:
            return
        for pack in self._packs.values():
            pack.save()
        for files in self._files.values():
            files.save()
        for contents in self._contents.values():
            contents.save()

    def _folder_of(self, name: str) -> Path | None:
        return self._folder / name if self._folder and self._is_saved else None


def content_of(path: Path) -> bytes:
    """What a file holds; nothing where it is none: at a pipe one would wait. Raises ``OSError``."""
    return path.read_bytes() if path.is_file() else b""


def _read(path: Path, environment: str) -> Mapping[str, Plain]:
    try:
        raw = content_of(path)
        if sha256(raw[32:]).digest() != raw[:32]:
            return {}
        of, values = marshal.loads(raw[32:])  # noqa: S302 (verified: this package's own bytes, whole)
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return values if of == environment and isinstance(values, dict) else {}
