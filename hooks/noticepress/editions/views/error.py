"""The page for addresses at which there is none: each locale has one, the prevailing one's is for every language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.views.pieces import LocaleLink
from noticepress.model import Locale
from noticepress.theme.wording import NOT_FOUND


class FoundView(NamedTuple):
    """A notice that may have been sought."""

    title: str
    title_lang: str
    """Its ``lang`` where that is not the page's own."""
    address: str
    versions_address: str


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What the error page says in another language, with the front pages that speak it."""

    language: str
    direction: str
    text: str
    links: tuple[LocaleLink, ...]


class ErrorView(NamedTuple):
    """Where the error page leads."""

    notices: tuple[FoundView, ...]
    others: tuple[NotFoundView, ...]
    """Every language but English, on the prevailing locale's page, which hosts show everywhere that know one alone."""


def error_view(publication: Publication, page: Page, locale: Locale) -> ErrorView:  # noqa: ARG001 (as every kind's)
    """The error page of a locale."""
    notices = (_found(publication, notice_id, locale) for notice_id in publication.notices_in(locale))
    return ErrorView(tuple(notices), _others(publication) if locale.prevailing else ())


def _found(publication: Publication, notice_id: str, locale: Locale) -> FoundView:
    title, lang = publication.title(notice_id, locale)
    address = f"{locale.prefix}{notice_id}/"
    return FoundView(title, lang, address, f"{address}versions/")


def _others(publication: Publication) -> tuple[NotFoundView, ...]:
    """Locales that say the same share their words."""
    views: dict[str, NotFoundView] = {}
    for other in publication.inputs.locales:
        text = publication.words(other).gettext(NOT_FOUND)
        if text != NOT_FOUND:
            view = views.get(text) or NotFoundView(other.tag, other.direction, text, ())
            views[text] = replace(view, links=(*view.links, LocaleLink.to(other, "")))
    return tuple(views.values())
