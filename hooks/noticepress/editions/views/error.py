"""The page for addresses at which there is none: one for the whole site, in every language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.views.pieces import LocaleLink
from noticepress.model import Locale
from noticepress.theme.wording import NOT_FOUND


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What the error page says in one language, with the front pages that speak it."""

    language: str
    direction: str
    text: str
    links: tuple[LocaleLink, ...]


@dataclass(frozen=True, slots=True)
class ErrorView:
    """The error page's languages but English."""

    others: tuple[NotFoundView, ...]


def error_view(publication: Publication, page: Page, locale: Locale) -> ErrorView:  # noqa: ARG001 (as every kind's)
    """The error page; locales that say the same share their words."""
    views: dict[str, NotFoundView] = {}
    for other in publication.inputs.locales:
        text = publication.words(other).gettext(NOT_FOUND)
        if text != NOT_FOUND:
            view = views.get(text) or NotFoundView(other.tag, other.direction, text, ())
            views[text] = replace(view, links=(*view.links, LocaleLink.to(other, "")))
    return ErrorView(tuple(views.values()))
