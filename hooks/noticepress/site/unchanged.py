"""Whether a build would give what is there already: a project's files, a request and a site come in.

Everything is compared by content: the files of the project with those of the build before, and each file of the site
with its manifest. Nothing of the project is read for what it means, so that the answer comes at once.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from noticepress.files.environment import environment
from noticepress.files.kept import FOLDER, content_of
from noticepress.files.sources import sources_digest
from noticepress.files.tree import all_files
from noticepress.files.write import digest_of_file, write_whole
from noticepress.register.clock import AS_OF_VARIABLE, EPOCH_VARIABLE, as_of

_STAMP = "last.json"
_MANIFEST = "manifest.json"


class Wanted(NamedTuple):
    """A project as it is when a build begins, and what is asked of the build."""

    root: Path
    asked: str
    """A digest of sources, request and environment."""
    given: date | None
    """The day that was asked for, if one was."""
    sources: str
    """A digest of sources alone."""

    @classmethod
    def now(cls, root: Path, request: tuple[object, ...], given: date | None) -> Wanted:
        """What is wanted of the project at ``root`` by a request whose parts are told apart by their text."""
        state = sha256(environment().encode())
        state.update(os.fsencode(os.path.realpath(root)))  # a copy of a project has its cache with it, and another site
        state.update(repr((request, given, os.environ.get(AS_OF_VARIABLE), os.environ.get(EPOCH_VARIABLE))).encode())
        sources = sources_digest(root)
        state.update(sources.encode())
        return cls(root, state.hexdigest(), given, sources)

    def said_before(self) -> str:
        """What the build said that made the site that is wanted and still there; empty where there is none."""
        try:
            stamp = json.loads(content_of(self.root / FOLDER / _STAMP))
            if stamp["asked"] == self.asked and self._days(stamp["days"]) == stamp["days"]:
                is_there = os.path.realpath(stamp["folder"]) == stamp["site"]
                return str(stamp["said"]) if is_there and _is_whole(Path(stamp["site"]), stamp["manifest"]) else ""
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return ""

    def note(self, folder: Path, site: Path, days: Mapping[str, date], said: str) -> None:
        """Remember what has been built, of which day in each time zone (another may have begun), and what was ``said``.

        The ``site`` is where ``folder`` led; what is a link may lead elsewhere by the next build. Where files have
        changed since the build began (another branch was checked out), nobody knows of which it is, and nothing is
        remembered.
        """
        if sources_digest(self.root) != self.sources:
            return
        stamp = {
            "asked": self.asked,
            "days": {zone: day.isoformat() for zone, day in days.items()},
            "folder": str(folder.absolute()),
            "site": str(site),
            "manifest": sha256((site / _MANIFEST).read_bytes()).hexdigest(),
            "said": said,
        }
        write_whole(self.root / FOLDER / _STAMP, json.dumps(stamp, indent=1).encode(), durable=False)

    def _days(self, zones: Iterable[str]) -> dict[str, str]:
        when = as_of(self.given, os.environ)
        return {zone: when.day(zone).isoformat() for zone in zones}


def _is_whole(site: Path, manifest: str) -> bool:
    """Whether a site has each file that its manifest says, and no other."""
    raw = (site / _MANIFEST).read_bytes()
    if sha256(raw).hexdigest() != manifest:
        return False
    files: dict[str, str] = json.loads(raw)["files"]
    if set(all_files(site)) != {*files, _MANIFEST}:
        return False
    return all(digest_of_file(f"{site}/{path}") == digest for path, digest in files.items())
