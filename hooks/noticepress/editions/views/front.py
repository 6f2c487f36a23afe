"""The pages that are written as Markdown beside the notices: the front page, and others."""

from __future__ import annotations

from typing import NamedTuple

from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.views.notice import NoticeView, notice_view
from noticepress.model import Locale


class OtherView(NamedTuple):
    """A page's own text."""

    html: str


class FrontView(NamedTuple):
    """The front page of a locale."""

    html: str
    notices: tuple[NoticeView, ...]


def other_view(publication: Publication, page: Page, locale: Locale) -> OtherView:
    """A page that is no notice's."""
    return OtherView(publication.other_page(page.source, locale).html)


def front_view(publication: Publication, page: Page, locale: Locale) -> FrontView:
    """The front page: its text, and the notices of the locale."""
    html = publication.other_page(page.source, locale).html if page.source in publication.inputs.pages else ""
    return FrontView(html, tuple(notice_view(publication, each, locale) for each in publication.notices_in(locale)))
