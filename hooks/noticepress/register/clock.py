"""The as-of date: the one place where the package reads a clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from noticepress.findings import UsageError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS = range(1900, 3000)
AS_OF_VARIABLE = "NOTICEPRESS_AS_OF"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True, slots=True)
class AsOf:
    """What decides a version's status: a day that was named, or an instant, which is a day in each zone."""

    named: date | None = None
    instant: datetime | None = None

    def day(self, zone: str = "UTC") -> date:
        """The day in the time zone with that IANA name. Raises ``ZoneInfoNotFoundError`` for one without data."""
        if self.named is not None or self.instant is None:
            return self.named or date.min
        return self.instant.astimezone(ZoneInfo(zone)).date()


def parse_day(text: str) -> date:
    """A day as YYYY-MM-DD. Raises ``ValueError`` for any other of ISO 8601's forms too."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _instant(seconds: int) -> datetime:
    """An instant since 1970. Raises ``ValueError`` outside of the years that a register knows."""
    instant = datetime.fromtimestamp(seconds, UTC)
    if instant.year not in _YEARS:
        raise ValueError(seconds)
    return instant


def as_of(given: date | None, environment: Mapping[str, str]) -> AsOf:
    """``given``, else ``NOTICEPRESS_AS_OF``, else ``SOURCE_DATE_EPOCH``, else now.

    Raises :class:`UsageError` where a variable is set and is not what it should be.
    """
    if given is not None:
        return AsOf(named=given)
    if text := environment.get(AS_OF_VARIABLE):
        try:
            return AsOf(named=parse_day(text))
        except ValueError as error:
            raise UsageError(f"{AS_OF_VARIABLE}={text!r} is not a date; write it as YYYY-MM-DD") from error
    if text := environment.get(EPOCH_VARIABLE):
        try:
            return AsOf(instant=_instant(int(text)))
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"{EPOCH_VARIABLE}={text!r} is not a number of seconds; set it or unset it") from error
    return AsOf(instant=datetime.now(UTC))
