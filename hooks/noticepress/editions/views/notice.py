"""A notice on the front page and around its texts, and the page of its versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_name

from noticepress.editions.edition import Page
from noticepress.editions.paths import register_path
from noticepress.editions.publication import Publication
from noticepress.editions.views.versions.links import VersionLink, version_links
from noticepress.editions.views.versions.listed import VersionView, version_view
from noticepress.editions.views.versions.status import StatusView, StatusViews
from noticepress.model import Locale

_UTC = ("UTC", "Etc/UTC")


class NoticeView(NamedTuple):
    """A notice on the front page and in the lists of versions."""

    id: str
    title: str
    title_lang: str
    address: str
    url: str
    """The same as an absolute address, for paper."""
    versions_address: str
    machines_address: str
    """Of the register for machines."""
    versions: tuple[VersionView, ...]
    in_force: bool
    """Whether a text is in force when the site is built."""
    shown: VersionView
    """The version to which ``address`` leads."""
    news: tuple[StatusView, ...]
    """What the front page says of announced versions."""
    successors: tuple[StatusView, ...]
    """The texts that will be in force after the one that is, each in its time."""
    outdated: str
    """The instant from which another version than ``shown`` is in force; empty where none is known."""
    time_zone: str
    """Name of the time zone in which dates begin; empty for UTC."""


class VersionsView(NamedTuple):
    """The page of a notice's versions."""

    notice: NoticeView
    links: Mapping[str, Mapping[str, VersionLink]]
    """To pages about each version, by its number and by what they are for."""


def versions_view(publication: Publication, page: Page, locale: Locale) -> VersionsView:
    """The page of a notice's versions."""
    notice = notice_view(publication, page.notice, locale)
    return VersionsView(
        notice, {each.number: version_links(publication, page.notice, each.number, locale) for each in notice.versions}
    )


def notice_view(publication: Publication, notice_id: str, locale: Locale) -> NoticeView:
    """A notice in a locale."""
    return publication.once(("notice", notice_id, locale.tag), lambda: _notice_view(publication, notice_id, locale))


def _notice_view(publication: Publication, notice_id: str, locale: Locale) -> NoticeView:
    notice = publication.inputs.notices[notice_id].notice
    statuses = StatusViews(publication, notice_id, locale)
    versions = tuple(
        version_view(publication, notice_id, version, status, locale)
        for version, status in reversed(publication.versions(notice_id))
    )
    at_notice = publication.shown(notice_id)
    shown = next(view for view in versions if at_notice and view.number == at_notice.number)
    title, lang = publication.title(notice_id, locale)
    address = f"{locale.prefix}{notice_id}/"
    zone = notice.time_zone
    return NoticeView(
        id=notice_id,
        title=title,
        title_lang=lang,
        address=address,
        url=publication.address(Page.of_notice(notice_id, shown.number), locale),
        versions_address=f"{address}versions/",
        machines_address=register_path(notice_id),
        versions=versions,
        in_force=publication.in_force(notice_id) is not None,
        shown=shown,
        news=statuses.news(None),
        successors=statuses.successors,
        outdated=statuses.outdated,
        time_zone="" if zone in _UTC else get_timezone_name(ZoneInfo(zone), locale=locale.cldr),
    )
