"""Links to what stands beside a version's text: what changed, the English text beside it, how it is cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noticepress.editions.compared import changes_page, since_page
from noticepress.editions.edition import BILINGUAL, CHANGES, CITE, Page
from noticepress.editions.publication import Publication
from noticepress.model import Locale
from noticepress.theme import wording

SINCE = "since"
_LABELS = {
    CHANGES: wording.WHAT_CHANGED,
    SINCE: wording.SINCE,
    BILINGUAL: wording.BESIDE_ENGLISH,
    CITE: wording.CITE,
}


class VersionLink(NamedTuple):
    """A page about a version."""

    label: str
    """The ``msgid`` of the link's words; may name ``number``."""
    number: str
    address: str


def version_links(publication: Publication, notice_id: str, number: str, locale: Locale) -> dict[str, VersionLink]:
    """The pages about a version that a locale has, by what they are for."""
    pages = publication.once(("version links", notice_id, number), lambda: [*_pages(publication, notice_id, number)])
    return {
        name: VersionLink(_LABELS[name], page.version, f"{locale.prefix}{page.address}")
        for name, page in pages
        if publication.has(page, locale)
    }


def _pages(publication: Publication, notice_id: str, number: str) -> Iterator[tuple[str, Page]]:
    if changes := changes_page(publication, notice_id, number):
        yield CHANGES, changes
    if since := since_page(publication, notice_id, number):
        yield SINCE, since
    for kind in (BILINGUAL, CITE):
        yield kind, Page.about_version(kind, notice_id, number)
