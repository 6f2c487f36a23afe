"""The words that recorded editions showed, by their digests: files that commands write, read where words differ.

They are only told to people, and only where they fit the digest that is looked for: a file that is gone or was changed
takes nothing from what the records prove. Nothing is added to one that cannot be read: what it keeps would be lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from noticepress.files.rules import FILES
from noticepress.findings import NoticepressError
from noticepress.model import Locale
from noticepress.register.sealing.hash_scheme import Scheme

_FOLDER = "sealed"
"""Beside a catalog's LC_MESSAGES."""


class SealedWords(NamedTuple):
    """Those of a project."""

    root: Path = Path()

    def path(self, name: str, notice_id: str) -> Path:
        """Where the words of a language's or region's catalog lie."""
        return self.root / "locales" / name / _FOLDER / f"{notice_id}.json"

    def find(self, locale: Locale, notice_id: str, digest: str, scheme: Scheme) -> str | None:
        """The words with that digest that the catalogs of a locale had; ``None`` where they are not kept."""
        for name in locale.catalogs:
            words = (self._read(name, notice_id) or {}).get(digest)
            if isinstance(words, str) and scheme.of_text(words) == digest:
                return words
        return None

    def with_words(self, name: str, notice_id: str, words: Mapping[str, str]) -> bytes:
        """The file's content with more ``words`` in it, by their digests.

        Raises :class:`NoticepressError` (IN009) where it is there, and cannot be read.
        """
        path = self.path(name, notice_id)
        before = self._read(name, notice_id)
        if before is None and os.path.lexists(path):
            message = "the words of earlier translations cannot be read, and would be lost"
            remedy = "restore the file from version control, with all that either side of a merge has"
            raise NoticepressError([FILES.at(path.relative_to(self.root).as_posix(), 0, message, remedy)])
        every = {**(before or {}), **words}
        return (json.dumps(every, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    def _read(self, name: str, notice_id: str) -> dict[str, object] | None:
        """What a file has; ``None`` where there is none that can be read."""
        try:
            data = json.loads(self.path(name, notice_id).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        return data if isinstance(data, dict) else None
