"""A site's files, in a folder or at an address, and its manifest. Nothing of a site is trusted, nor its size.

A file leaves as bytes or as its SHA-256; what cannot be had leaves as a :class:`Flaw`.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from noticepress.editions.artefacts.registry import MANIFEST
from noticepress.findings import Finding, NoticepressError, UsageError, quote
from noticepress.rules.site.published import CHANGED, EXTRA

RESTORE = "publish the site anew from its sources"
LARGEST_FILE = 200_000_000
LARGEST_JSON = 32_000_000
"""Of a manifest or a register: they are held in memory, several times over."""

CHUNK = 1 << 16


class Flaw(Enum):
    """Why a file of a site has no content to compare."""

    MISSING = "the file is missing"
    TOO_LARGE = "the file is larger than any of a site"
    UNREADABLE = "the file cannot be read"


class Site(Protocol):
    """Where a site's files come from."""

    @property
    def stray(self) -> tuple[Finding, ...]:
        """What is there and is no file to compare: links, folders that cannot be read."""

    @property
    def listed(self) -> frozenset[str]:
        """Paths of the files that are known to be there without the manifest."""

    def read(self, path: str) -> bytes | Flaw:
        """A small file."""

    def contents(self, paths: Iterable[str]) -> dict[str, bytes | Flaw]:
        """Small files, by path."""

    def digests(self, paths: Iterable[str]) -> dict[str, str | Flaw]:
        """The SHA-256 of files, by path."""


class FolderSite:
    """A site in a folder. Links in it are never followed."""

    def __init__(self, folder: Path) -> None:
        try:
            self._root = folder.resolve() if folder.is_dir() else None
        except (OSError, RuntimeError, ValueError):
            self._root = None
        if self._root is None:
            raise UsageError(f"there is no folder {folder}; name a site's folder, or its address from https:// on")
        self.stray: tuple[Finding, ...] = ()
        self.listed: frozenset[str] = frozenset()
        self._list(self._root)

    def _list(self, root: Path) -> None:
        files: list[str] = []
        stray: list[Finding] = []

        def unreadable(error: OSError) -> None:
            name = Path(str(error.filename)).relative_to(root).as_posix()
            stray.append(CHANGED.at(name, 0, "the folder cannot be read", "make it readable, then verify again"))

        start = len(os.path.join(root, ""))  # noqa: PTH118 (a site has thousands of files: quick)
        for folder, folders, names in os.walk(root, onerror=unreadable):
            for name, is_file in (*((name, False) for name in folders), *((name, True) for name in names)):
                path = os.path.join(folder, name)  # noqa: PTH118 (as above)
                place = path[start:].replace(os.sep, "/")
                if os.path.islink(path):  # noqa: PTH114 (as above)
                    remedy = "put the file itself in its place, or find out who put the link there"
                    stray.append(EXTRA.at(place, 0, "the file is a link", remedy))
                elif is_file:
                    files.append(place)
        self.listed, self.stray = frozenset(files), tuple(stray)

    def read(self, path: str) -> bytes | Flaw:
        """A small file."""
        try:
            return b"".join(self._chunks(path, LARGEST_JSON))
        except FlawError as error:
            return error.flaw

    def contents(self, paths: Iterable[str]) -> dict[str, bytes | Flaw]:
        """Small files, by path."""
        return {path: self.read(path) for path in paths}

    def digests(self, paths: Iterable[str]) -> dict[str, str | Flaw]:
        """The SHA-256 of files, by path."""
        return {path: self._digest(path) for path in paths}

    def _digest(self, path: str) -> str | Flaw:
        try:
            return digest(self._chunks(path, LARGEST_FILE))
        except FlawError as error:
            return error.flaw

    def _chunks(self, path: str, limit: int) -> Iterator[bytes]:
        if path not in self.listed or self._root is None:
            raise FlawError(Flaw.MISSING)
        file = self._root / path
        try:
            state = file.lstat()
            if not stat.S_ISREG(state.st_mode):
                raise FlawError(Flaw.UNREADABLE)
            with file.open("rb") as stream:
                yield from limited(iter(lambda: stream.read(CHUNK), b""), limit)
        except OSError as error:
            raise FlawError(Flaw.UNREADABLE) from error


class FlawError(Exception):
    """A file has no content to compare."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


def limited(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """The same chunks. Raises :class:`FlawError` once they are more than ``limit`` bytes."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise FlawError(Flaw.TOO_LARGE)
        yield chunk


def digest(chunks: Iterable[bytes]) -> str:
    """The SHA-256 of a file that comes in pieces."""
    sha256 = hashlib.sha256()
    for chunk in chunks:
        sha256.update(chunk)
    return sha256.hexdigest()


def read_json(raw: bytes) -> Any:  # noqa: ANN401 (whatever the file holds)
    """JSON in which no key stands twice. Raises ``ValueError`` or ``RecursionError``."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        mapping = dict(pairs)
        if len(mapping) != len(pairs):
            counts = Counter(name for name, _ in pairs)
            twice = next(name for name, count in counts.items() if count > 1)
            raise ValueError(f"the key {quote(twice)} stands there twice")
        return mapping

    return json.loads(raw, object_pairs_hook=once)


def read_manifest(raw: bytes) -> dict[str, str]:
    """Digests by path. Raises :class:`NoticepressError` (SV001) for what is no manifest of this program's."""
    try:
        data = read_json(raw)
        files = {str(path): str(digest_) for path, digest_ in data["files"].items()}
        algorithm = data["algorithm"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        twice = f": {error}" if "stands there twice" in str(error) else ""
        raise _refusal(f"the manifest cannot be read{twice}") from error
    if algorithm != "sha256":
        raise _refusal(f"the manifest's digests are by {quote(str(algorithm))}, not by sha256")
    return files


def read_notices(raw: bytes) -> list[str] | None:
    """Ids of the notices that a manifest tells; ``None`` for one that tells none, as earlier ones did."""
    told = read_json(raw).get("notices")
    return [str(each) for each in told] if isinstance(told, list) else None


def _refusal(message: str) -> NoticepressError:
    return NoticepressError([CHANGED.at(MANIFEST, 0, message, RESTORE)])
