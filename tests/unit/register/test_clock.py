"""The as-of date: what is given, then the environment, then the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from noticepress.findings import UsageError
from noticepress.register.clock import AsOf, as_of

GIVEN = date(2018, 5, 25)
EPOCH = "1496275199"  # 2017-05-31 23:59:59 UTC


@pytest.mark.parametrize(
    ("given", "environment", "day"),
    [
        (GIVEN, {}, GIVEN),
        (GIVEN, {"NOTICEPRESS_AS_OF": "2020-01-01", "SOURCE_DATE_EPOCH": EPOCH}, GIVEN),
        (None, {"NOTICEPRESS_AS_OF": "2020-02-29"}, date(2020, 2, 29)),
        (None, {"NOTICEPRESS_AS_OF": "2020-01-01", "SOURCE_DATE_EPOCH": EPOCH}, date(2020, 1, 1)),
        (None, {"SOURCE_DATE_EPOCH": EPOCH}, date(2017, 5, 31)),
        (None, {"SOURCE_DATE_EPOCH": "1496275200"}, date(2017, 6, 1)),
        (None, {"SOURCE_DATE_EPOCH": "0"}, date(1970, 1, 1)),
        (None, {"SOURCE_DATE_EPOCH": "-2208988800"}, date(1900, 1, 1)),
        (None, {"SOURCE_DATE_EPOCH": "32503679999"}, date(2999, 12, 31)),
        (None, {"NOTICEPRESS_AS_OF": "", "SOURCE_DATE_EPOCH": EPOCH}, date(2017, 5, 31)),
    ],
)
def test_what_is_nearest_wins(given: date | None, environment: dict[str, str], day: date) -> None:
    assert as_of(given, environment).day() == day


@pytest.mark.parametrize(
    ("given", "environment", "told"),
    [
        (GIVEN, {}, "as of 2018-05-25, from --as-of"),
        (None, {"NOTICEPRESS_AS_OF": "2020-02-29"}, "as of 2020-02-29, from NOTICEPRESS_AS_OF"),
        (None, {"SOURCE_DATE_EPOCH": "0"}, "as of 1970-01-01, from SOURCE_DATE_EPOCH"),
        (None, {}, ""),
    ],
)
def test_who_says_which_day_it_is_is_told_where_the_clock_does_not(
    given: date | None, environment: dict[str, str], told: str
) -> None:
    assert as_of(given, environment).told == told


@pytest.mark.parametrize("environment", [{}, {"NOTICEPRESS_AS_OF": "", "SOURCE_DATE_EPOCH": ""}])
def test_else_it_is_now_in_utc(environment: dict[str, str]) -> None:
    before = datetime.now(UTC).date()
    day = as_of(None, environment).day()
    after = datetime.now(UTC).date()

    assert before <= day <= after


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", date(2017, 5, 31)),
        ("Asia/Taipei", date(2017, 6, 1)),
        ("America/Los_Angeles", date(2017, 5, 31)),
        ("Pacific/Kiritimati", date(2017, 6, 1)),
    ],
)
def test_an_instant_is_a_day_in_each_zone(zone: str, day: date) -> None:
    assert as_of(None, {"SOURCE_DATE_EPOCH": EPOCH}).day(zone) == day


@pytest.mark.parametrize("zone", ["UTC", "Asia/Taipei", "Pacific/Kiritimati"])
def test_a_day_that_was_named_is_that_day_in_every_zone(zone: str) -> None:
    assert AsOf(GIVEN).day(zone) == GIVEN
    assert as_of(None, {"NOTICEPRESS_AS_OF": "2018-05-25"}).day(zone) == GIVEN


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("NOTICEPRESS_AS_OF", "tomorrow"),
        ("NOTICEPRESS_AS_OF", "2017-02-29"),
        ("NOTICEPRESS_AS_OF", "1.6.2017"),
        ("SOURCE_DATE_EPOCH", "2017-06-01"),
        ("SOURCE_DATE_EPOCH", "1.5"),
        ("SOURCE_DATE_EPOCH", "x"),
        ("SOURCE_DATE_EPOCH", "253402300799"),
        ("SOURCE_DATE_EPOCH", "32503680000"),
        ("SOURCE_DATE_EPOCH", "-2208988801"),
        ("SOURCE_DATE_EPOCH", "-62135596800"),
        ("SOURCE_DATE_EPOCH", "9" * 30),
        ("SOURCE_DATE_EPOCH", "9" * 5000),
    ],
)
def test_variable_that_is_no_date_is_wrong_use(variable: str, text: str) -> None:
    with pytest.raises(UsageError, match=variable):
        as_of(None, {variable: text})
