"""Promises that were ended on record (``locales/retired.json``): its text comes in, values leave.

``noticepress retire`` writes the file, and no hand. An entry's digest covers the one before it, so that none can be
changed or dropped unseen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from noticepress.files.conflicts import unread
from noticepress.findings import NoticepressError
from noticepress.register.rules import CHAIN
from noticepress.register.sealing.hash_scheme import FIRST, text_of


@dataclass(frozen=True, slots=True)
class Retired:
    """A promise that was ended, or given in other words: what it is, what it was, when and why it ended."""

    what: str
    was: str
    on: date
    reason: str
    digest: str = ""

    def sealed(self, previous: str) -> Retired:
        """The entry with its digest, behind one with the digest ``previous``."""
        return replace(self, digest=FIRST.of_record({"previous": previous, **self._plain}))

    @property
    def _plain(self) -> dict[str, str]:
        return {"what": self.what, "was": self.was, "on": str(self.on), "reason": self.reason}

    @property
    def written(self) -> dict[str, str]:
        """As the file has it."""
        return {**self._plain, "digest": self.digest}


def misfits(retired: tuple[Retired, ...]) -> Iterator[str]:
    """What of the entries does not fit its digest, in words."""
    previous = ""
    for entry in retired:
        if entry.sealed(previous).digest != entry.digest:
            yield f"the entry about {entry.what} does not fit its digest, or the entry before it"
            return
        previous = entry.digest


def with_entry(retired: tuple[Retired, ...], entry: Retired) -> tuple[Retired, ...]:
    """The entries with one more, its digest computed."""
    return (*retired, entry.sealed(retired[-1].digest if retired else ""))


def write_retired(retired: tuple[Retired, ...]) -> str:
    """The file's text. :func:`parse_retired` is the inverse."""
    return json.dumps([entry.written for entry in retired], ensure_ascii=False, indent=1) + "\n"


def parse_retired(text: str, path: str) -> tuple[Retired, ...]:
    """Read the file. Raises :class:`NoticepressError` (VE006) for anything that ``write_retired`` does not write."""
    try:
        entries = tuple(_entry(**entry) for entry in json.loads(text))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NoticepressError([CHAIN.at(path, *unread("the record of what was retired", text, error))]) from error
    return entries


def _entry(*, what: object, was: object, on: object, reason: object, digest: object) -> Retired:
    return Retired(text_of(what), text_of(was), date.fromisoformat(text_of(on)), text_of(reason), text_of(digest))
