"""Which status a version has from when, as announced dates come."""

from __future__ import annotations

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from noticepress.model import Status, Version
from noticepress.register.phases import Arrival, Phase, arrivals, phases

TAIPEI = ZoneInfo("Asia/Taipei")
A, B, C, D, E = (
    Version(number, date(2020, 1, 1), effective, "", "sha256:")
    for number, effective in (
        ("1.0", date(2020, 1, 1)),
        ("2.0", date(2021, 1, 1)),
        ("2.1", date(2022, 1, 1)),
        ("3.0", date(2030, 1, 1)),
        ("4.0", date(2030, 3, 1)),
    )
)
DATED = (
    (A, Status.SUPERSEDED),
    (B, Status.IN_FORCE),
    (C, Status.WITHDRAWN),
    (D, Status.ANNOUNCED),
    (E, Status.ANNOUNCED),
)
D_COMES, D_DAY_ENDS = "2030-01-01T00:00:00+08:00", "2030-01-02T00:00:00+08:00"
E_COMES, E_DAY_ENDS = "2030-03-01T00:00:00+08:00", "2030-03-02T00:00:00+08:00"


def test_announced_versions_arrive_in_turn_at_midnight_of_the_notices_zone() -> None:
    assert arrivals(DATED, TAIPEI) == (
        Arrival(D, D_COMES, D_DAY_ENDS, E_COMES),
        Arrival(E, E_COMES, E_DAY_ENDS, ""),
    )


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        (A, [Phase(Status.SUPERSEDED, successor=B)]),
        (B, [Phase(Status.IN_FORCE, until=D_COMES), Phase(Status.SUPERSEDED, D_COMES, successor=D)]),
        (C, [Phase(Status.WITHDRAWN)]),
        (
            D,
            [
                Phase(Status.ANNOUNCED, until=D_COMES),
                Phase(Status.IN_FORCE, D_COMES, E_COMES),
                Phase(Status.SUPERSEDED, E_COMES, successor=E),
            ],
        ),
        (E, [Phase(Status.ANNOUNCED, until=E_COMES), Phase(Status.IN_FORCE, E_COMES)]),
    ],
    ids=lambda value: value.number if isinstance(value, Version) else "",
)
def test_each_phase_ends_where_the_next_begins(version: Version, expected: list[Phase]) -> None:
    assert list(phases(version, DATED, TAIPEI)) == expected


@pytest.mark.parametrize(("version", "status"), DATED[:3], ids=lambda value: str(getattr(value, "number", value)))
def test_without_announced_versions_nothing_changes(version: Version, status: Status) -> None:
    only = phases(version, DATED[:3], UTC)

    assert [(phase.status, phase.since, phase.until) for phase in only] == [(status, "", "")]
