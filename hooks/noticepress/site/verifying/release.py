"""A site's number, time and last day, in its manifest; and whether it is older than one that was seen, or expired.

An old site that is shown again agrees with itself, and was signed by those who may. What tells is a number that grows
with each site, and the greatest that somebody has seen; and a day after which nobody is to rely on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from noticepress.editions.artefacts.registry import MANIFEST
from noticepress.files.write import write_whole
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.register.clock import AsOf
from noticepress.rules.site.published import CHANGED, EXPIRED, REPLAYED
from noticepress.site.verifying.served import RESTORE, read_json

_KEYS = ("version", "time", "expires")


class Release(NamedTuple):
    """What a build is asked to say of a site."""

    number: int
    days: int
    """How many days from the site's own it is good for."""

    def stamp(self, manifest: Path, when: AsOf) -> None:
        """Write it into a site's manifest, with the time that the site is of."""
        data = json.loads(manifest.read_bytes())
        files = data.pop("files")
        instant = when.instant or datetime.combine(when.day(), time(), UTC)
        expires = when.day() + timedelta(days=self.days)
        own = {"version": self.number, "time": f"{instant:%Y-%m-%dT%H:%M:%SZ}", "expires": str(expires)}
        text = json.dumps({**data, **own, "files": files}, ensure_ascii=False, indent=1)
        manifest.write_bytes(f"{text}\n".encode())


class Released(NamedTuple):
    """What a manifest says of its site."""

    number: int
    expires: date
    digest: str
    """SHA-256 of the manifest."""


def released(manifest: bytes) -> Released | None:
    """What a manifest says; ``None`` where it has no number. Raises :class:`NoticepressError` (SV001)."""
    try:
        data: dict[str, Any] = read_json(manifest)
        if not any(key in data for key in _KEYS):
            return None
        number, expires = data["version"], date.fromisoformat(data["expires"])
        datetime.fromisoformat(data["time"])
        if type(number) is not int or number < 1:
            raise ValueError(number)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        finding = CHANGED.at(MANIFEST, 0, "the manifest's number, time or last day cannot be read", RESTORE)
        raise NoticepressError([finding]) from error
    return Released(number, expires, sha256(manifest).hexdigest())


def check_release(manifest: bytes, today: date, known: Path | None) -> Iterator[Finding]:
    """Whether a site has expired by ``today``, or is older than the one that a file ``known`` tells of.

    The file need not be there yet. Raises :class:`UsageError` for one that is no such file.
    """
    try:
        own = released(manifest)
    except NoticepressError as error:
        yield from error.findings
        return
    if own and today > own.expires:
        yield EXPIRED.at(MANIFEST, 0, f"the site is good until {own.expires}, and today is {today}")
    seen = _read(known) if known else None
    if known and own is None:
        message = "the manifest has no number, so that an old site cannot be told from a new one"
        yield REPLAYED.at(MANIFEST, 0, message, "build the site with --release N")
    elif own and seen and own.number < seen[0]:
        yield REPLAYED.at(MANIFEST, 0, f"the site has the number {own.number}, and {seen[0]} was seen before")
    elif own and seen and own.number == seen[0] and own.digest != seen[1]:
        message = f"the site has the number {own.number}, as another that was seen before"
        yield REPLAYED.at(MANIFEST, 0, message, "give each site a number of its own, or find out who built the other")


def remember(manifest: bytes, known: Path) -> bool:
    """Write what was seen into a file, for the next time; whether anything in it is new."""
    own = released(manifest)
    text = json.dumps({"version": own.number, "manifest": own.digest}) + "\n" if own else ""
    return bool(text) and write_whole(known, text.encode())


def _read(known: Path) -> tuple[int, str] | None:
    if not known.exists():
        return None
    try:
        data = read_json(known.read_bytes())
        number, digest = data["version"], data["manifest"]
        if type(number) is not int or not isinstance(digest, str):
            raise ValueError(number)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(
            f"{known} is not what 'verify --against-known' has written; restore it, or name another"
        ) from error
    return number, digest
