"""What a version's page says of its edition to machines: a publication comes in, JSON-LD by schema.org's terms leaves.

The vocabulary is named in place: a context at another address would have to be asked for.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

from noticepress.editions.compared import version_before
from noticepress.editions.edition import Page
from noticepress.editions.formats.kinds import formats_of
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Status, Version

Data = dict[str, object]
_IN_SCRIPTS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def linked_data(publication: Publication, page: Page, locale: Locale, title: str) -> str:
    """JSON for a script element; ``page`` is a version's own, ``title`` its title."""
    told = _document(publication, page, locale, title)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)


def _document(publication: Publication, page: Page, locale: Locale, title: str) -> Data:
    version, status = next(each for each in publication.versions(page.notice) if each[0].number == page.version)
    address = publication.address(page, locale)
    before = version_before(publication, page.notice, page.version)
    prevailing = publication.address(page, publication.inputs.locales[0])
    told: Data = {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "DigitalDocument",
        "@id": address,
        "url": address,
        "name": title,
        "version": version.number,
        "identifier": version.digest,
        "inLanguage": locale.tag,
        "creativeWorkStatus": str(status),
        "datePublished": _iso(version.published),
        "dateModified": _iso(_modified(publication, page, version, locale)),
        "temporalCoverage": _coverage(publication, page.notice, version, status),
        "publisher": {"@type": "Organization", "name": publication.inputs.furniture.organisation},
        "exampleOfWork": {"@id": f"{publication.inputs.furniture.url}{page.notice}/"},
        "translationOfWork": None if locale.is_english else {"@id": prevailing},
        "isBasedOn": {"@id": publication.address(Page.of_version(page.notice, before.number), locale)}
        if before
        else None,
        "encoding": [
            {"@type": "MediaObject", "contentUrl": f"{address}{each.file}", "encodingFormat": each.media_type}
            for each in formats_of(publication, version)
        ],
    }
    return {name: value for name, value in told.items() if value}


def _modified(publication: Publication, page: Page, version: Version, locale: Locale) -> date | None:
    """When the edition was last changed after it was published."""
    revised = publication.last_revision(page.notice, version, locale)[0]
    return max((each for each in (revised, *(erratum.on for erratum in version.errata)) if each), default=None)


def _coverage(publication: Publication, notice_id: str, version: Version, status: Status) -> str:
    """From when until when the version binds, both days among them; ``..`` where the end is open."""
    if version.effective is None or status in (Status.WITHDRAWN, Status.DRAFT):
        return ""
    successor = publication.next_in_force(notice_id, version)
    end = successor.effective - timedelta(days=1) if successor and successor.effective else ".."
    return f"{version.effective}/{end}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
