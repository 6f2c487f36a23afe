"""Builds what the templates show, from a publication."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_name

from noticepress.catalogs.catalog import Chain
from noticepress.editions.localize import Rendered
from noticepress.editions.publication import SITE_DOMAIN, Edition, Page, Publication
from noticepress.editions.settings import Link, LinkGroup
from noticepress.editions.status_views import StatusViews
from noticepress.editions.views import (
    ERROR,
    DateView,
    EditionView,
    ErratumView,
    LocaleLink,
    NotFoundView,
    NoticeView,
    PageView,
    ProgressView,
    VersionView,
)
from noticepress.model import Locale, Status, Version

_PREAMBLE_HEADINGS = 2
_WITHOUT_SPACES = ("ja", "zh")
"""Languages whose sentences follow one another without a space."""
_UTC = ("UTC", "Etc/UTC")
_NOT_FOUND = "There is no page at this address. It may have been mistyped."
"""What the error page says, as its ``msgid`` in the site's catalogs."""


class ViewBuilder:
    """Builds the views of a publication's pages."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._furniture = publication.inputs.furniture

    def page(self, page: Page, locale: Locale) -> PageView:
        """The view of ``page`` in ``locale``."""
        inputs = self._publication.inputs
        # The error page is one for the whole site: the selector leads from it to the front pages.
        elsewhere = "" if page.kind == ERROR else page.address
        edition = self._publication.edition(page.notice, page.version, locale) if page.version else None
        notices = tuple(self._notice(notice_id, locale, page.version) for notice_id in self._publication.notices)
        notice = next((view for view in notices if view.id == page.notice), None)
        body = self._body(page, locale)
        day = self._publication.day(page.notice) if page.notice else self._publication.as_of
        chain = self._publication.chain(locale, page.notice or SITE_DOMAIN)
        disclaimer, disclaimer_lang = self._publication.furniture_word(locale, self._furniture.disclaimer)
        return PageView(
            kind=page.kind,
            lang=locale.tag,
            direction=locale.direction,
            is_english=locale.is_english,
            space="" if locale.tag.split("-")[0] in _WITHOUT_SPACES else " ",
            title=notice.title if notice else _first_heading(body),
            description=edition.description if edition else self._description(page, locale),
            canonical="" if page.kind == ERROR else self._publication.address(page, locale),
            alternates=() if page.kind == ERROR else self._publication.alternates(page),
            locales=tuple(
                LocaleLink(other.tag, other.tag, other.label, other.prefix + elsewhere, other == locale)
                for other in inputs.locales
            ),
            locale_label=locale.label,
            front_address=locale.prefix,
            translations_address=f"{locale.prefix}translations/",
            organisation=self._furniture.organisation,
            logo=self._furniture.brand.logo,
            logo_alt=self._furniture.brand.logo_alt,
            icon=self._furniture.brand.icon,
            copyright_years=self._furniture.copyright_years,
            disclaimer=disclaimer,
            disclaimer_lang=disclaimer_lang,
            groups=tuple(self._group(group, locale) for group in self._furniture.groups),
            legal=tuple(self._link(link, locale) for link in self._furniture.legal),
            analytics_id=self._furniture.analytics_id,
            as_of=self._date(day, locale),
            notices=notices,
            notice=notice,
            edition=self._edition(edition) if edition else None,
            body=body.html if body else "",
            progress=self._progress(locale) if page.kind == "translations" else (),
            not_found=self._not_found() if page.kind == ERROR else (),
            changes=any(view.news for view in ((notice,) if notice else notices if page.kind == "front" else ())),
            state=chain.state or "" if chain else "",
        )

    def _body(self, page: Page, locale: Locale) -> Rendered | None:
        if page.source in self._publication.inputs.pages:
            return self._publication.other_page(page.source, locale)
        return None

    def _description(self, page: Page, locale: Locale) -> str:
        section = self._publication.inputs.pages.get(page.source)
        text = section.front_matter.get("description", "") if section else ""
        if not section or not text:
            return ""
        return self._publication.translate(locale, SITE_DOMAIN, f"{section.id}#description", text) or text

    def _not_found(self) -> tuple[NotFoundView, ...]:
        """The error page's sentences in every language but English; locales that say the same share them."""
        views: dict[str, NotFoundView] = {}
        for locale in self._publication.inputs.locales:
            text = self._publication.words(locale).gettext(_NOT_FOUND)
            if text != _NOT_FOUND:
                view = views.get(text) or NotFoundView(locale.tag, locale.direction, text, ())
                link = LocaleLink(locale.tag, locale.tag, locale.label, locale.prefix, current=False)
                views[text] = replace(view, links=(*view.links, link))
        return tuple(views.values())

    # Words of the furniture

    def _word(self, locale: Locale, label: str) -> str:
        return self._publication.translate(locale, SITE_DOMAIN, "footer", label) or label

    def _link(self, link: Link, locale: Locale) -> Link:
        return Link(self._word(locale, link.label), link.url)

    def _group(self, group: LinkGroup, locale: Locale) -> LinkGroup:
        return LinkGroup(self._word(locale, group.title), tuple(self._link(link, locale) for link in group.links))

    # Dates

    def _date(self, value: date, locale: Locale) -> DateView:
        return DateView.of(value, locale.cldr)

    def _optional_date(self, value: date | None, locale: Locale) -> DateView | None:
        return self._date(value, locale) if value else None

    # Notices and editions

    def _notice(self, notice_id: str, locale: Locale, shown: str) -> NoticeView:
        notice = self._publication.inputs.notices[notice_id].notice
        statuses = StatusViews(self._publication, notice_id, locale)
        versions = tuple(
            self._version(notice_id, version, locale, statuses, status=status, shown=shown)
            for version, status in reversed(self._publication.versions(notice_id))
        )
        zone = notice.time_zone
        at_notice = self._publication.shown(notice_id)
        title, lang = self._text(locale, notice_id, "register#title", notice.title)
        return NoticeView(
            id=notice_id,
            title=title,
            title_lang=lang,
            address=f"{locale.prefix}{notice_id}/",
            versions_address=f"{locale.prefix}{notice_id}/versions/",
            feed_address=f"{locale.prefix}{notice_id}/feed.xml",
            versions=versions,
            in_force=self._publication.in_force(notice_id) is not None,
            shown=next(view for view in versions if at_notice and view.number == at_notice.number),
            news=statuses.news(None),
            outdated=statuses.outdated,
            time_zone="" if zone in _UTC else get_timezone_name(ZoneInfo(zone), locale=locale.cldr),
        )

    def _version(
        self, notice_id: str, version: Version, locale: Locale, statuses: StatusViews, *, status: Status, shown: str
    ) -> VersionView:
        summary, summary_lang = self._text(locale, notice_id, "register#summary", version.summary)
        short_notice, short_notice_lang = self._text(locale, notice_id, "register#short notice", version.short_notice)
        withdrawn, reason, reason_lang = self._withdrawal(notice_id, version, status, locale)
        return VersionView(
            number=version.number,
            statuses=statuses.names(version),
            address=f"{locale.prefix}{notice_id}/{version.number}/",
            published=self._optional_date(version.published, locale),
            effective=self._optional_date(version.effective, locale),
            summary=summary,
            summary_lang=summary_lang,
            digest=version.digest or "",
            current=version.number == shown,
            withdrawn=withdrawn,
            reason=reason,
            reason_lang=reason_lang,
            short_notice=short_notice,
            short_notice_lang=short_notice_lang,
            errata=self._errata(notice_id, version, locale),
        )

    def _withdrawal(
        self, notice_id: str, version: Version, status: Status, locale: Locale
    ) -> tuple[DateView | None, str, str]:
        """(date, reason, the reason's ``lang`` as in :meth:`_text`); empty for what has not been withdrawn."""
        if version.withdrawn is None or status is not Status.WITHDRAWN:
            return None, "", ""
        reason, lang = self._text(locale, notice_id, "register#withdrawal", version.withdrawn.reason)
        return self._date(version.withdrawn.on, locale), reason, lang

    def _errata(self, notice_id: str, version: Version, locale: Locale) -> tuple[ErratumView, ...]:
        if not version.errata:
            return ()
        publication = self._publication
        titles = {
            section_id: rendered.headings[0].title if rendered.headings else section_id
            for section_id, rendered in publication.edition(notice_id, version.number, locale).sections
        }
        views = []
        for erratum in version.errata:
            reason, lang = self._text(locale, notice_id, "register#erratum", erratum.reason)
            views.append(
                ErratumView(
                    on=self._date(erratum.on, locale),
                    section=titles.get(erratum.section, erratum.section),
                    old_text=publication.passages(notice_id, version, erratum.old_text),
                    new_text=publication.passages(notice_id, version, erratum.new_text),
                    reason=reason,
                    reason_lang=lang,
                )
            )
        return tuple(views)

    def _text(self, locale: Locale, domain: str, context: str, text: str) -> tuple[str, str]:
        """(the text in the locale, the ``lang`` it must be marked with: empty where it is the page's own)."""
        if not text or locale.is_english:
            return text, ""
        translated = self._publication.translate(locale, domain, context, text)
        return (translated, "") if translated else (text, "en")

    def _edition(self, edition: Edition) -> EditionView:
        notice_id, locale, version = edition.notice.id, edition.locale, edition.version
        statuses = StatusViews(self._publication, notice_id, locale)
        withdrawn, reason, reason_lang = self._withdrawal(notice_id, version, edition.status, locale)
        lasting = Page.of_version(notice_id, version.number)
        revised = self._revised(edition)
        short_notice, short_notice_lang = self._text(locale, notice_id, "register#short notice", version.short_notice)
        first, *others = (section.parts for _, section in edition.sections)
        heading, end, rest = first[0].partition("</h1>")
        return EditionView(
            number=version.number,
            effective=self._optional_date(version.effective, locale),
            published=self._optional_date(version.published, locale),
            statuses=statuses.lines(version),
            news=statuses.news(version),
            withdrawn=withdrawn,
            reason=reason,
            reason_lang=reason_lang,
            heading=heading + end,
            parts=((rest, *first[1:]), *others),
            contents=tuple(heading for heading in edition.headings if heading.level == _PREAMBLE_HEADINGS),
            is_numbered=edition.is_numbered,
            untranslated=len(edition.untranslated),
            prevailing_address=lasting.address,
            lasting_url=self._publication.address(lasting, locale),
            prevailing_url=self._publication.address(lasting, self._publication.inputs.locales[0]),
            short_notice=short_notice,
            short_notice_lang=short_notice_lang,
            errata=self._errata(notice_id, version, locale),
            untranslated_sections=tuple(
                section.headings[0] for _, section in edition.sections if section.untranslated and section.headings
            ),
            revised=self._optional_date(revised, locale),
        )

    def _revised(self, edition: Edition) -> date | None:
        chain = self._publication.chain(edition.locale, edition.notice.id)
        published = edition.version.published
        day = self._publication.day(edition.notice.id)
        shown = chain and chain.revised and published and published < chain.revised <= day
        return chain.revised if chain and shown else None

    # Translations

    def _progress(self, shown_in: Locale) -> tuple[ProgressView, ...]:
        publication = self._publication
        views = []
        for locale in publication.inputs.locales:
            if locale.is_english:
                continue
            done = total = 0
            chains: list[Chain] = []
            for domain in (*publication.notices, SITE_DOMAIN):
                counted = publication.progress(locale, domain)
                done, total = done + counted[0], total + counted[1]
                chain = publication.chain(locale, domain)
                chains += [chain] if chain else []
            revised = max((chain.revised for chain in chains if chain.revised), default=None)
            state = publication.translation_state(locale, publication.inputs.notices)
            views.append(
                ProgressView(locale.label, locale.tag, done, total, self._optional_date(revised, shown_in), state or "")
            )
        return tuple(views)


def _first_heading(body: Rendered | None) -> str:
    if body is None or not body.headings:
        return ""
    return unescape(re.sub(r"<[^>]*>", "", body.headings[0].title))
