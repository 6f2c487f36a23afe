"""What the pages of each kind show: a page and a locale come in, the values that its templates draw leave.

Apart from the list of kinds, which many ask that draw nothing: what makes the views takes a while to import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from noticepress.editions.edition import BILINGUAL, CHANGES, CITE, LIST, Page
from noticepress.editions.page_kinds import OTHER, is_listed, kind_of
from noticepress.editions.publication import Publication
from noticepress.editions.views.bilingual import bilingual_view
from noticepress.editions.views.changes import changes_view
from noticepress.editions.views.citing import cite_view
from noticepress.editions.views.edition import edition_view
from noticepress.editions.views.error import error_view
from noticepress.editions.views.frame import PageView, framed
from noticepress.editions.views.front import front_view, other_view
from noticepress.editions.views.notice import versions_view
from noticepress.editions.views.translations import translations_view
from noticepress.model import Locale

VIEWS: Mapping[str, Callable[[Publication, Page, Locale], object]] = {
    "front": front_view,
    "text": edition_view,
    LIST: versions_view,
    "version": edition_view,
    CHANGES: changes_view,
    "compared": changes_view,
    BILINGUAL: bilingual_view,
    CITE: cite_view,
    "translations": translations_view,
    OTHER: other_view,
    "error": error_view,
}
"""By the name of a kind: what a page of it shows below the frame."""


def page_view(publication: Publication, page: Page, locale: Locale) -> PageView:
    """What the templates show of ``page`` in ``locale``."""
    kind = kind_of(page)
    return framed(
        publication,
        page,
        locale,
        body=VIEWS[page.kind](publication, page, locale),
        template=kind.template,
        title=kind.title,
        is_listed=is_listed(publication, page),
        is_beside=kind.is_beside,
    )
