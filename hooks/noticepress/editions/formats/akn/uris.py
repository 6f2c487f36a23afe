"""What an edition is called in Akoma Ntoso (naming convention, part 3): a publication comes in, FRBR's IRIs leave.

``/akn/tw/doc/notice/notices.example.com/2017-05-02/privacy`` is a notice: country, kind, host of the site, the day on
which it was first published, its id. ``…/deu@2018-05-25/de-DE`` is an edition of it: language, the day from which its
version binds, and for what is no prevailing text the locale, for two may have one language.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from noticepress.editions.formats.akn.languages import three_letters
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Version

KIND = "notice"
NO_COUNTRY = "zz"
"""For a country that nobody has named, as CLDR has it."""


def country(publication: Publication) -> str:
    """The organisation's country."""
    return publication.inputs.furniture.country.lower() or NO_COUNTRY


def first_day(publication: Publication, notice_id: str) -> date:
    """The day on which a notice was first published; one withdrawn before its day never was, nor was a draft."""
    shown = (version for version, _ in publication.versions(notice_id) if not version.is_draft)
    return min(version.published for version in shown if version.published)


def work(publication: Publication, notice_id: str) -> str:
    """A notice, whatever its version and language."""
    host = urlsplit(publication.inputs.furniture.url).netloc
    day = first_day(publication, notice_id)
    return f"/akn/{country(publication)}/doc/{KIND}/{host}/{day}/{notice_id}"


def expression(publication: Publication, notice_id: str, version: Version, locale: Locale) -> str:
    """An edition."""
    edition = f"{work(publication, notice_id)}/{three_letters(locale.tag)}@{version.effective}"
    return edition if locale.prevailing else f"{edition}/{locale.tag}"


def ontology(publication: Publication, kind: str, name: str) -> str:
    """Something that an edition speaks of: an organisation, a concept, a term."""
    return f"/akn/ontology/{kind}/{country(publication)}/{name}"
