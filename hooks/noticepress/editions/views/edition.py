"""The page of an edition, at the notice's own address or at the version's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from noticepress.catalogs.messages import SHORT_NOTICE
from noticepress.editions.edition import Page
from noticepress.editions.localizing.rendered import Heading
from noticepress.editions.publication import Publication
from noticepress.editions.states import edition_state
from noticepress.editions.views.notice import NoticeView, notice_view
from noticepress.editions.views.pieces import DateView, kept_together
from noticepress.editions.views.versions.links import VersionLink, version_links
from noticepress.editions.views.versions.listed import ErratumView, VersionView, errata, withdrawal
from noticepress.editions.views.versions.status import StatusView, StatusViews
from noticepress.model import Locale
from noticepress.register.old_ids import HEAD
from noticepress.theme.wording import STATE_NOTES

MOST_VERSIONS = 12
"""How many versions an edition's page lists: with every one of them on each page, a site would grow by the square."""
_PREAMBLE_HEADINGS = 2
_NUMBER = r"[\d.]+) (?=\d)"
_BEFORE_FIGURES, _IN_HEADING = re.compile(f"({_NUMBER}"), re.compile(rf"(<h[2-6][^>]*>(?:<span[^>]*>)*{_NUMBER}")
"""A heading's number, with the tags before it, and the space between it and a title that begins with a figure."""
_WIDE = "\\1\u2003"
_REFERENCE = re.compile(r'(<a href="#[^"]*">[^<> ]{1,16}) (?=[\d.]+(?:\(\w+\))*</a>)')
"""A short word and a clause's number, and the space between them."""
_SAYS_ITS_ADDRESS = re.compile(
    r'<a (href="(?:https?://)([^"]+?)/?">(?:<bdi>)?(?:https?://)?\2/?(?:</bdi>)?</a>)', re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition's own part of the page."""

    notice: NoticeView
    versions: tuple[VersionView, ...]
    """The newest versions, at most :data:`MOST_VERSIONS`, and this one; the page of versions has all."""
    number: str
    effective: DateView | None
    published: DateView | None
    statuses: tuple[StatusView, ...]
    news: tuple[StatusView, ...]
    """What is said here of other versions that have been announced."""
    withdrawn: DateView | None
    reason: str
    """Of the withdrawal."""
    reason_lang: str
    gone: tuple[str, ...]
    """Ids of earlier versions for what is gone."""
    heading: str
    """The title's HTML element."""
    parts: tuple[tuple[str, ...], ...]
    """Each section's HTML below the title; between two parts of one section belongs the prevailing statement."""
    contents: tuple[Heading, ...]
    is_lasting: bool
    """Whether the page is at the version's own address, and not at the notice's."""
    untranslated: int
    links: Mapping[str, VersionLink]
    """To pages about the version, by what they are for."""
    prevailing_address: str
    prevailing_url: str
    """The absolute address of the same version in English, for paper."""
    short_notice: str
    short_notice_lang: str
    errata: tuple[ErratumView, ...]
    untranslated_sections: tuple[Heading, ...]
    """Sections of which parts are shown in English."""
    state_note: str
    """What is said of the translation, as the ``msgid``; empty for nothing, and in English."""
    revised: DateView | None
    """When the translation was last revised, if visitors saw another before and it is not to come."""
    revision_reason: str
    """Why; empty where that is not on record."""


def edition_view(publication: Publication, page: Page, locale: Locale) -> EditionView:
    """What the page shows of its version."""
    edition = publication.edition(page.notice, page.version, locale)
    return view_of_parts(publication, page, locale, (section.parts for _, section in edition.sections))


def view_of_parts(
    publication: Publication, page: Page, locale: Locale, sections: Iterable[tuple[str, ...]]
) -> EditionView:
    """The same where the page shows those parts of each of the edition's sections."""
    notice_id = page.notice
    edition = publication.edition(notice_id, page.version, locale)
    version = edition.version
    statuses = StatusViews(publication, notice_id, locale)
    withdrawn, reason, reason_lang = withdrawal(publication, notice_id, version, edition.status, locale)
    lasting = Page.of_version(notice_id, version.number)
    short_notice, short_notice_lang = publication.text(locale, notice_id, SHORT_NOTICE, version.short_notice)
    state = edition_state(publication, notice_id, version.number, locale)
    old_ids = publication.old_ids(notice_id, version.number)
    heading, parts = title_and_parts(sections, old_ids)
    notice = notice_view(publication, notice_id, locale)
    revised, revision_reason = publication.last_revision(notice_id, version, locale)
    return EditionView(
        notice=notice,
        versions=tuple(
            each for place, each in enumerate(notice.versions) if place < MOST_VERSIONS or each.number == version.number
        ),
        number=version.number,
        effective=DateView.of_any(version.effective, locale),
        published=DateView.of_any(version.published, locale),
        statuses=statuses.lines(version),
        news=statuses.news(version),
        withdrawn=withdrawn,
        reason=reason,
        reason_lang=reason_lang,
        gone=tuple(old for old, place in old_ids.items() if place == HEAD),
        heading=heading,
        parts=parts,
        contents=tuple(_as_shown(heading) for heading in edition.headings if heading.level == _PREAMBLE_HEADINGS),
        is_lasting=page == lasting,
        untranslated=len(edition.untranslated),
        links=version_links(publication, notice_id, version.number, locale),
        prevailing_address=lasting.address,
        prevailing_url=publication.address(lasting, publication.inputs.locales[0]),
        short_notice=short_notice,
        short_notice_lang=short_notice_lang,
        errata=errata(publication, notice_id, version, locale),
        untranslated_sections=tuple(
            section.headings[0] for _, section in edition.sections if section.untranslated and section.headings
        ),
        state_note=STATE_NOTES[state] if state else "",
        revised=DateView.of_any(revised, locale),
        revision_reason=revision_reason,
    )


def title_and_parts(
    sections: Iterable[tuple[str, ...]], old_ids: Mapping[str, str]
) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """The title's HTML element, and each section's parts below it, in which ``old_ids`` lead to their places."""
    first, *others = (tuple(_with_old_ids(_with_addresses(part), old_ids) for part in parts) for parts in sections)
    heading, end, rest = first[0].partition("</h1>")
    return kept_together(heading) + end, ((rest, *first[1:]), *others)


def _with_addresses(html: str) -> str:
    """HTML with a class on each link whose words are its address, which paper need not say again."""
    return _SAYS_ITS_ADDRESS.sub(r'<a class="address" \1', html) if "://" in html else html


def _with_old_ids(html: str, old_ids: Mapping[str, str]) -> str:
    """HTML as pages show it, with an empty element for each old id, in the element that has its place."""
    for old, place in old_ids.items():
        if place != HEAD and f' id="{place}"' in html:
            html = re.sub(rf'(<[^<>]* id="{re.escape(place)}"[^<>]*>)', rf'\1<span id="{old}"></span>', html)
    return _REFERENCE.sub("\\1\u00a0", _IN_HEADING.sub(_WIDE, _at_beginning(html)))


def _as_shown(heading: Heading) -> Heading:
    title = _at_beginning(heading.title)
    return heading if title is heading.title else replace(heading, title=title)


def _at_beginning(html: str) -> str:
    """HTML, or a title, with a wide space behind the number with which it begins, where a figure follows."""
    found = _BEFORE_FIGURES.match(html)
    return f"{found.expand(_WIDE)}{html[found.end() :]}" if found else html
