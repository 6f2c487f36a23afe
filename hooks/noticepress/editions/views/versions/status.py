"""What pages say of a notice's statuses, now and as announced dates come: a publication comes in, views leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from noticepress.editions.publication import Publication
from noticepress.editions.views.pieces import DateView, PeriodView
from noticepress.model import Locale, Status, Version
from noticepress.register.phases import Arrival, Phase, arrivals, period_in_force, phases
from noticepress.theme.wording import ARRIVAL_LINES, HAS_TAKEN_EFFECT, STATUS_LINES, TAKES_EFFECT_TODAY

_LINES = {**STATUS_LINES, **ARRIVAL_LINES}


@dataclass(frozen=True, slots=True)
class StatusView:
    """What is said of a version's status, and from when until when it is true.

    What is true only later is hidden when the site is built; ``assets/page.js`` shows it in its time.
    """

    status: str
    """A value of :class:`~noticepress.model.Status`, ``TAKES_EFFECT_TODAY`` or ``HAS_TAKEN_EFFECT``."""
    number: str
    """The version; for a superseded one, the version that took its place."""
    date: DateView | None
    """The date that matters for the status."""
    address: str
    """Of the version ``number``."""
    since: str
    """An instant in ISO 8601; empty for what is true when the site is built."""
    until: str
    """The first instant at which it is no longer true; empty where none is known."""
    period: PeriodView | None = None
    """Of a superseded version: from when until when it was in force."""

    @property
    def name(self) -> str:
        """The status as a class of the style sheet."""
        return str(Status.IN_FORCE if self.status in ARRIVAL_LINES else self.status).replace(" ", "-")

    @property
    def line(self) -> str:
        """The status line, as its ``msgid``."""
        return _LINES[self.status]

    @property
    def is_elsewhere(self) -> bool:
        """Whether another text may be in force."""
        return self.status in (Status.SUPERSEDED, Status.ANNOUNCED, Status.WITHDRAWN)


class StatusViews:
    """The statuses of one notice's versions in a locale."""

    def __init__(self, publication: Publication, notice_id: str, locale: Locale) -> None:
        self._notice_id = notice_id
        self._locale = locale
        self._versions = publication.versions(notice_id)
        self._binding = publication.in_force(notice_id)
        self._at_notice = publication.shown(notice_id)
        self._zone = ZoneInfo(publication.inputs.notices[notice_id].notice.time_zone)
        self._arrivals = arrivals(self._versions, self._zone)

    @property
    def outdated(self) -> str:
        """The instant at which a version takes effect that is not at the notice's address; empty for none."""
        return next((arrival.since for arrival in self._arrivals if not _is_one(arrival.version, self._at_notice)), "")

    def names(self, version: Version) -> tuple[StatusView, ...]:
        """The version's status in a list, and the statuses that follow."""
        return tuple(self._view(version, phase) for phase in phases(version, self._versions, self._zone))

    def lines(self, version: Version) -> tuple[StatusView, ...]:
        """The same for the version's own page, which tells its first day from the days after."""
        own = next((arrival for arrival in self._arrivals if _is_one(arrival.version, version)), None)
        return tuple(
            line
            for view in self.names(version)
            for line in (_first_day_apart(view, own) if own and view.status == Status.IN_FORCE else (view,))
        )

    def news(self, shown: Version | None) -> tuple[StatusView, ...]:
        """What the page of ``shown`` (``None``: the front page) says of other versions that have been announced."""
        return tuple(
            view
            for arrival in self._arrivals
            if not _is_one(arrival.version, shown)
            for view in self._news(arrival, shown)
        )

    @property
    def successors(self) -> tuple[StatusView, ...]:
        """The texts that will be in force after the one that is, each in its time."""
        return tuple(self._in_force(arrival) for arrival in self._arrivals)

    def _news(self, arrival: Arrival, shown: Version | None) -> Iterator[StatusView]:
        taken = self._in_force(arrival)
        since = self._announced_since(arrival, shown)
        if since is not None:
            yield replace(taken, status=str(Status.ANNOUNCED), since=since, until=arrival.since)
        # The page of a version says so in its own status line, with the way to what binds.
        if shown is None or shown.is_draft:
            yield from _first_day_apart(taken, arrival)

    def _in_force(self, arrival: Arrival) -> StatusView:
        return self._view(arrival.version, Phase(Status.IN_FORCE, arrival.since, arrival.until))

    def _announced_since(self, arrival: Arrival, shown: Version | None) -> str | None:
        """From when the page of ``shown`` announces a version: empty for now, ``None`` for never.

        The text in force announces its successors; where nothing is in force, a withdrawn text does. The front
        page announces all but the version to which the notice's address leads: of that one it tells the status.
        """
        if shown is None:
            return None if not self._binding and _is_one(arrival.version, self._at_notice) else ""
        statuses = self.names(shown)
        if not self._binding and statuses[0].status == Status.WITHDRAWN:
            return ""
        in_force = next((status for status in statuses if status.status == Status.IN_FORCE), None)
        return in_force.since if in_force and _precedes(shown, arrival.version) else None

    def _view(self, version: Version, phase: Phase) -> StatusView:
        named = phase.successor or version
        withdrawn = version.withdrawn if phase.status is Status.WITHDRAWN else None
        day = withdrawn.on if withdrawn else named.effective
        return StatusView(
            status=str(phase.status),
            number=named.number,
            date=DateView.of_any(day, self._locale),
            address=f"{self._locale.prefix}{self._notice_id}/{named.number}/",
            since=phase.since,
            until=phase.until,
            period=_period(version, phase, self._locale),
        )


def _period(version: Version, phase: Phase, locale: Locale) -> PeriodView | None:
    days = period_in_force(version, phase.successor) if phase.successor else None
    return PeriodView.of(*days, locale) if days else None


def _first_day_apart(view: StatusView, arrival: Arrival) -> tuple[StatusView, StatusView]:
    return (
        replace(view, status=TAKES_EFFECT_TODAY, until=arrival.first_day_ends),
        replace(view, status=HAS_TAKEN_EFFECT, since=arrival.first_day_ends),
    )


def _is_one(one: Version, other: Version | None) -> bool:
    """Whether both are the same version; one may know of a withdrawal that is yet to come on the day."""
    return other is not None and one.number == other.number


def _precedes(one: Version, other: Version) -> bool:
    return bool(one.effective and other.effective and one.effective < other.effective)
