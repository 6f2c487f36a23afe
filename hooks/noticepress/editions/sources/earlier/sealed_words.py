"""The words that recorded editions showed, by their digests: files that commands write, read where words differ.

They are only told to people, and only where they fit the digest that is looked for: a file that is gone or was changed
takes nothing from what the records prove.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

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
            words = self._read(name, notice_id).get(digest)
            if isinstance(words, str) and scheme.of_text(words) == digest:
                return words
        return None

    def with_words(self, name: str, notice_id: str, words: Mapping[str, str]) -> bytes:
        """The file's content with more ``words`` in it, by their digests."""
        every = {**self._read(name, notice_id), **words}
        return (json.dumps(every, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    def _read(self, name: str, notice_id: str) -> dict[str, object]:
        try:
            data = json.loads(self.path(name, notice_id).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return data if isinstance(data, dict) else {}
