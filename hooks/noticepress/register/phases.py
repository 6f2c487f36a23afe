"""What comes true between two builds: versions with their statuses come in, the periods of each status leave.

An announced version takes effect at an instant that is known when the site is built. A page that says so
beforehand, hidden until then, is right afterwards too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from noticepress.model import Status, Version
from noticepress.register.status import successor

Dated = Sequence[tuple[Version, Status]]
"""The versions on the site, oldest first, each with its status when the site is built."""


class Phase(NamedTuple):
    """A status and how long a version has it. Instants are in ISO 8601, with their offset from UTC."""

    status: Status
    since: str = ""
    """First instant of the phase; empty for the one in which the site is built."""
    until: str = ""
    """First instant after the phase; empty where no end is known."""
    successor: Version | None = None
    """For a superseded version: the one that took its place."""


class Arrival(NamedTuple):
    """An announced version: when it takes effect, when its first day ends, when the next one takes its place."""

    version: Version
    since: str
    first_day_ends: str
    until: str
    """Empty where no other version has been announced to follow."""


def arrivals(versions: Dated, zone: tzinfo) -> tuple[Arrival, ...]:
    """The announced versions, in the order in which they take effect."""
    coming = [version for version, status in versions if status is Status.ANNOUNCED]
    starts = [_midnight(version, zone) for version in coming]
    return tuple(
        Arrival(version, start, _midnight(version, zone, days=1), until)
        for version, start, until in zip(coming, starts, [*starts[1:], ""], strict=False)
    )


def phases(version: Version, versions: Dated, zone: tzinfo) -> tuple[Phase, ...]:
    """The statuses of one of ``versions``, the one that it has when the site is built first."""
    status = next(state for other, state in versions if other.number == version.number)
    coming = arrivals(versions, zone)
    if status is Status.SUPERSEDED:
        return (Phase(status, successor=successor(version, versions)),)
    if status is Status.IN_FORCE and coming:
        first = coming[0]
        return (Phase(status, until=first.since), Phase(Status.SUPERSEDED, first.since, successor=first.version))
    if status is Status.ANNOUNCED:
        numbers = [arrival.version.number for arrival in coming]
        own, *later = coming[numbers.index(version.number) :]
        return (
            Phase(status, until=own.since),
            Phase(Status.IN_FORCE, own.since, own.until),
            *(Phase(Status.SUPERSEDED, next_.since, successor=next_.version) for next_ in later[:1]),
        )
    return (Phase(status),)


def period_in_force(version: Version, successor: Version) -> tuple[date, date] | None:
    """The first and the last day on which a version was in force that another took the place of."""
    if version.effective is None or successor.effective is None:
        return None
    return version.effective, successor.effective - timedelta(days=1)


def _midnight(version: Version, zone: tzinfo, days: int = 0) -> str:
    assert version.effective is not None, "an announced version has its date"  # noqa: S101 (for the type checker)
    return midnight(version.effective + timedelta(days=days), zone)


def midnight(day: date, zone: tzinfo) -> str:
    """The instant at which a day begins in a zone, in ISO 8601, with its offset from UTC."""
    return datetime.combine(day, time(), zone).isoformat()
