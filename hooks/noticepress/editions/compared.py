"""Which versions a site compares, and on which pages: a publication comes in. What changed in them is another room."""

from __future__ import annotations

from noticepress.editions.edition import CHANGES, Page
from noticepress.editions.publication import Publication
from noticepress.model import Status, Version


def version_before(publication: Publication, notice_id: str, number: str) -> Version | None:
    """The version whose place another one on the site takes, where it is on the site too."""
    notice = publication.inputs.notices[notice_id].notice
    version = notice.version(number)
    before = notice.replaced_by(version) if version else None
    on_site = {other.number for other, _ in publication.versions(notice_id)}
    return before if before and before.number in on_site else None


def changes_page(publication: Publication, notice_id: str, number: str) -> Page | None:
    """The page of a version's changes; ``None`` for the first version."""
    if version_before(publication, notice_id, number) is None:
        return None
    return Page.about_version(CHANGES, notice_id, number)


def since_page(publication: Publication, notice_id: str, number: str) -> Page | None:
    """The page of what has changed from a superseded version to the text in force; ``None`` for any other version."""
    current = publication.in_force(notice_id)
    if current is None or number not in superseded(publication, notice_id):
        return None
    before = version_before(publication, notice_id, current.number)
    if before and before.number == number:
        return changes_page(publication, notice_id, current.number)
    address = f"{notice_id}/{number}...{current.number}/"
    return Page("compared", address, f"{address}index.md", notice_id, current.number, since=number)


def superseded(publication: Publication, notice_id: str) -> tuple[str, ...]:
    """The numbers of a notice's superseded versions, oldest first."""
    return tuple(each.number for each, status in publication.versions(notice_id) if status is Status.SUPERSEDED)


def versions_compared(publication: Publication, page: Page) -> tuple[Version, ...]:
    """The version that a comparison begins with, and each that came after it up to the one that it ends with."""
    found = [version for version, _ in publication.versions(page.notice) if version.number == page.version]
    while before := version_before(publication, page.notice, found[0].number):
        found.insert(0, before)
        if page.since in ("", before.number):
            break
    return tuple(found)
