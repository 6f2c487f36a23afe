"""A notice's versions in a list: a publication comes in, views leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from noticepress.catalogs.messages import ERRATUM, SHORT_NOTICE, SUMMARY, WITHDRAWAL
from noticepress.editions.publication import Publication
from noticepress.editions.views.pieces import DateView, FileLink
from noticepress.editions.views.versions.revised import revised_passages
from noticepress.editions.views.versions.status import StatusView, StatusViews
from noticepress.model import Locale, Status, Version


class ErratumView(NamedTuple):
    """A correction on record."""

    on: DateView
    section: str
    old_text: tuple[str, ...]
    """HTML of each block that was changed, in English."""
    new_text: tuple[str, ...]
    reason: str
    reason_lang: str


class RevisionView(NamedTuple):
    """A revision of a translation."""

    on: DateView
    reason: str
    passages: tuple[str, ...]
    """HTML of each passage that changed, with what went and what came."""


class VersionView(NamedTuple):
    """A version in a list."""

    number: str
    statuses: tuple[StatusView, ...]
    """The status when the site is built first, then those that follow on announced dates."""
    address: str
    published: DateView | None
    effective: DateView | None
    summary: str
    summary_lang: str
    digest: str
    withdrawn: DateView | None
    """The date of the withdrawal; the effective date never came."""
    reason: str
    reason_lang: str
    short_notice: str
    short_notice_lang: str
    errata: tuple[ErratumView, ...]
    revisions: tuple[RevisionView, ...]
    """Of its translation."""
    files: tuple[FileLink, ...]
    """Its edition in other forms."""

    @property
    def begins(self) -> str:
        """The first day on which it is in force, as ISO 8601 writes it; empty where none is to be expected."""
        binding = self.statuses[0].status in (Status.ANNOUNCED, Status.IN_FORCE, Status.SUPERSEDED)
        return self.effective.iso if binding and self.effective else ""

    @property
    def spans(self) -> tuple[StatusView, ...]:
        """The statuses by what is told of their days: one for all that follow one another and tell the same."""
        runs = (list(run) for _, run in groupby(self.statuses, key=lambda status: status.period))
        return tuple(replace(run[0], until=run[-1].until) for run in runs)


def version_view(
    publication: Publication, notice_id: str, version: Version, status: Status, locale: Locale
) -> VersionView:
    """A version as the lists of a locale show it."""
    statuses = StatusViews(publication, notice_id, locale)
    summary, summary_lang = publication.text(locale, notice_id, SUMMARY, version.summary)
    short_notice, short_notice_lang = publication.text(locale, notice_id, SHORT_NOTICE, version.short_notice)
    withdrawn, reason, reason_lang = withdrawal(publication, notice_id, version, status, locale)
    return VersionView(
        number=version.number,
        statuses=statuses.names(version),
        address=f"{locale.prefix}{notice_id}/{version.number}/",
        published=DateView.of_any(version.published, locale),
        effective=DateView.of_any(version.effective, locale),
        summary=summary,
        summary_lang=summary_lang,
        digest=version.digest or "",
        withdrawn=withdrawn,
        reason=reason,
        reason_lang=reason_lang,
        short_notice=short_notice,
        short_notice_lang=short_notice_lang,
        errata=errata(publication, notice_id, version, locale),
        revisions=publication.once(
            ("revisions", notice_id, version.number, locale.tag),
            lambda: tuple(_revisions(publication, notice_id, version, locale)),
        ),
        files=FileLink.all_of(publication, notice_id, version, locale),
    )


def _revisions(publication: Publication, notice_id: str, version: Version, locale: Locale) -> Iterator[RevisionView]:
    for each in publication.revisions(notice_id, version.number, locale):
        passages = revised_passages(publication, notice_id, version, locale, each)
        yield RevisionView(DateView.of(each.on, locale), each.reason, passages)


def withdrawal(
    publication: Publication, notice_id: str, version: Version, status: Status, locale: Locale
) -> tuple[DateView | None, str, str]:
    """(date, reason, the reason's ``lang``); empty for what has not been withdrawn."""
    if version.withdrawn is None or status is not Status.WITHDRAWN:
        return None, "", ""
    reason, lang = publication.text(locale, notice_id, WITHDRAWAL, version.withdrawn.reason)
    return DateView.of(version.withdrawn.on, locale), reason, lang


def errata(publication: Publication, notice_id: str, version: Version, locale: Locale) -> tuple[ErratumView, ...]:
    """The corrections of a version, oldest first."""
    if not version.errata:
        return ()
    titles = {
        section_id: rendered.headings[0].title if rendered.headings else section_id
        for section_id, rendered in publication.edition(notice_id, version.number, locale).sections
    }
    views = []
    for erratum in version.errata:
        reason, lang = publication.text(locale, notice_id, ERRATUM, erratum.reason)
        views.append(
            ErratumView(
                on=DateView.of(erratum.on, locale),
                section=titles.get(erratum.section, erratum.section),
                old_text=publication.passages(notice_id, version, erratum.old_text),
                new_text=publication.passages(notice_id, version, erratum.new_text),
                reason=reason,
                reason_lang=lang,
            )
        )
    return tuple(views)
