"""What a version's status is, day by day."""

from __future__ import annotations

from datetime import date

import pytest

from noticepress.model import Version, VersionNumber, Withdrawal
from noticepress.register.status import in_force_on, status_on

FIRST = Version("1.0", date(2020, 1, 1), date(2020, 1, 15), "", "sha256:1")
SECOND = Version("1.1", date(2020, 3, 1), date(2020, 4, 1), "", "sha256:2")
RECALLED = Version(
    "1.2", date(2020, 5, 1), date(2020, 6, 1), "", "sha256:3", withdrawn=Withdrawal(date(2020, 5, 20), "no")
)
DRAFT = Version("1.3", None, date(2020, 7, 1), "", None)
ALL = (FIRST, SECOND, RECALLED, DRAFT)


@pytest.mark.parametrize(
    ("day", "statuses", "in_force"),
    [
        ("2019-12-31", ["pending", "pending", "pending", "draft"], None),
        ("2020-01-01", ["announced", "pending", "pending", "draft"], None),
        ("2020-01-14", ["announced", "pending", "pending", "draft"], None),
        ("2020-01-15", ["in force", "pending", "pending", "draft"], "1.0"),
        ("2020-02-29", ["in force", "pending", "pending", "draft"], "1.0"),
        ("2020-03-01", ["in force", "announced", "pending", "draft"], "1.0"),
        ("2020-03-31", ["in force", "announced", "pending", "draft"], "1.0"),
        ("2020-04-01", ["superseded", "in force", "pending", "draft"], "1.1"),
        ("2020-05-01", ["superseded", "in force", "announced", "draft"], "1.1"),
        ("2020-05-20", ["superseded", "in force", "withdrawn", "draft"], "1.1"),
        ("2020-08-01", ["superseded", "in force", "withdrawn", "draft"], "1.1"),
    ],
)
def test_status_changes_on_the_day(day: str, statuses: list[str], in_force: str | None) -> None:
    as_of = date.fromisoformat(day)

    assert [str(status_on(version, ALL, as_of)) for version in ALL] == statuses
    binding = in_force_on(ALL, as_of)
    assert (binding.number if binding else None) == in_force


@pytest.mark.parametrize("text", ["1.0", "2.10", "1.2.3", "0.1"])
def test_version_number_reads_what_it_writes(text: str) -> None:
    assert str(VersionNumber.parse(text)) == text


@pytest.mark.parametrize("text", ["", "1", "01.0", "1.", "1.a", "1.0.0.0", "-1.0", " 1.0", "1.0\n", "١.٠"])
def test_what_is_no_version_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        VersionNumber.parse(text)


def test_version_numbers_are_compared_as_numbers() -> None:
    assert VersionNumber.parse("2.10") > VersionNumber.parse("2.9")
    assert str(VersionNumber.parse("2.9").next()) == "2.10"
