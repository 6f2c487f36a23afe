"""The as-of date: the one place where the package reads a clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from noticepress.errors import UsageError

AS_OF_VARIABLE = "NOTICEPRESS_AS_OF"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


def as_of_date(given: date | None, environment: Mapping[str, str]) -> date:
    """``given``, else ``NOTICEPRESS_AS_OF``, else ``SOURCE_DATE_EPOCH``, else today, in UTC.

    Raises :class:`UsageError` where a variable is set and is not what it should be.
    """
    if given is not None:
        return given
    if text := environment.get(AS_OF_VARIABLE):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise UsageError(f"{AS_OF_VARIABLE}={text!r} is not a date; write it as YYYY-MM-DD") from error
    if text := environment.get(EPOCH_VARIABLE):
        try:
            return datetime.fromtimestamp(int(text), UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"{EPOCH_VARIABLE}={text!r} is not a number of seconds; set it or unset it") from error
    return datetime.now(UTC).date()
