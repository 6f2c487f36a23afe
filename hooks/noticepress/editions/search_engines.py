"""What search engines are told of pages: a publication and a page come in, and what is to be found, and where, leaves.

They are to find what holds: a text that stands at two addresses at the notice's own, and nothing that no longer binds
or never did. Pages, site maps and the links between languages say the same of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.model import Locale, Status, Version

_NOT_BINDING = frozenset({Status.DRAFT, Status.SUPERSEDED, Status.WITHDRAWN})


def canonical(publication: Publication, page: Page) -> Page:
    """The page at whose address search engines are to know what ``page`` shows: the notice's own, if that does too."""
    shown = publication.shown(page.notice) if page.kind == "version" else None
    return Page.of_notice(page.notice, page.version) if shown and shown.number == page.version else page


def may_be_listed(publication: Publication, page: Page) -> bool:
    """Whether search engines may list what the page shows: no draft, nor, at its own address, what does not bind."""
    place = canonical(publication, page)
    versions = publication.versions(place.notice) if place.notice else ()
    statuses = {status for version, status in versions if place.version in ("", version.number)}
    return not statuses or bool(statuses - (_NOT_BINDING if place.kind == "version" else {Status.DRAFT}))


def last_day(days: Iterable[date], until: date) -> date | None:
    """The last of the days that have come by the day ``until``; ``None`` where there is none."""
    return max((day for day in days if day <= until), default=None)


def days_of_page(publication: Publication, page: Page, locale: Locale) -> Iterator[date]:
    """The days on which what a page shows changed, as its notice's register and its catalogs tell them."""
    if page.notice:
        yield from _days_of_versions(publication, page.notice, page.version)
    yield from _revisions(publication, locale, (page.notice or SITE_DOMAIN,))


def days_of_front(publication: Publication, page: Page, locale: Locale) -> Iterator[date]:  # noqa: ARG001 (as every kind's)
    """The same of the page that lists every notice."""
    for notice_id in publication.notices_in(locale):
        yield from _days_of_versions(publication, notice_id, "")
    yield from _revisions(publication, locale, publication.domains_on_site(locale))


def days_of_translations(publication: Publication, page: Page, locale: Locale) -> Iterator[date]:  # noqa: ARG001 (as every kind's)
    """The same of the page that counts every catalog."""
    for other in publication.inputs.locales:
        yield from _revisions(publication, other, publication.domains_on_site(other))


def _days_of_versions(publication: Publication, notice_id: str, number: str) -> Iterator[date]:
    """When a version, or each of a notice's, came, took effect or was withdrawn, and was corrected."""
    for version, _ in publication.versions(notice_id):
        if number in ("", version.number):
            yield from filter(None, (version.published, _end_of_notice_period(version)))
            yield from (erratum.on for erratum in version.errata)


def _end_of_notice_period(version: Version) -> date | None:
    return version.withdrawn.on if version.withdrawn else version.effective


def _revisions(publication: Publication, locale: Locale, domains: Iterable[str]) -> Iterator[date]:
    for domain in domains:
        chain = publication.chain(locale, domain)
        if chain and chain.revised:
            yield chain.revised
