"""The as-of date: the one place where the package reads a clock."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    source: str = field(default="", compare=False, repr=False)
    """The option or variable that says it; empty where the clock does, or the program itself."""

    def day(self, zone: str = "UTC") -> date:
        """The day in the time zone with that IANA name. Raises ``ZoneInfoNotFoundError`` for one without data."""
        if self.named is not None or self.instant is None:
            return self.named or date.min
        return self.instant.astimezone(ZoneInfo(zone)).date()

    @property
    def told(self) -> str:
        """The day, and who says that it is that day, where the clock does not; else empty."""
        return f"as of {self.day()}, from {self.source}" if self.source else ""


def parse_day(text: str) -> date:
    """A day as YYYY-MM-DD. Raises ``ValueError`` for other forms of ISO 8601, and years that no register knows."""
    if not _DAY.fullmatch(text) or int(text[:4]) not in _YEARS:
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
        return AsOf(named=given, source="--as-of")
    if text := environment.get(AS_OF_VARIABLE):
        try:
            return AsOf(named=parse_day(text), source=AS_OF_VARIABLE)
        except ValueError as error:
            raise UsageError(f"{AS_OF_VARIABLE}={text!r} is not a date; write it as YYYY-MM-DD") from error
    if text := environment.get(EPOCH_VARIABLE):
        try:
            return AsOf(instant=_instant(int(text)), source=EPOCH_VARIABLE)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"{EPOCH_VARIABLE}={text!r} is not a number of seconds; set it or unset it") from error
    return AsOf(instant=datetime.now(UTC))
