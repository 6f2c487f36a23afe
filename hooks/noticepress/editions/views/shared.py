"""What a page's head says to machines that show or keep it: a publication comes in, a view leaves."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from noticepress.editions.edition import Page
from noticepress.editions.formats.linked_data import linked_data
from noticepress.editions.publication import Publication
from noticepress.editions.views.pieces import FileLink
from noticepress.model import Locale

_WEIGHED = "text"
"""The kind of the page that visitors come to first: it is kept light, and its version's own page says it all."""


class SharedView(NamedTuple):
    """For previews of links (Open Graph), for search engines (JSON-LD), and the other forms of an edition."""

    locale: str
    linked_data: Markup
    """Empty of a page that is no version's own."""
    files: tuple[FileLink, ...]


def shared_view(publication: Publication, page: Page, locale: Locale, title: str) -> SharedView | None:
    """Of a page with that title; ``None`` for one that does without."""
    if page.kind == _WEIGHED or not page.is_placed:
        return None
    version = publication.inputs.notices[page.notice].notice.version(page.version) if page.version else None
    is_own = version is not None and page == Page.of_version(page.notice, page.version)
    data = linked_data(publication, page, locale, title) if is_own else ""
    files = FileLink.all_of(publication, page.notice, version, locale) if version and is_own else ()
    return SharedView(locale.tag.replace("-", "_"), Markup(data), files)  # noqa: S704 (JSON without a tag)
