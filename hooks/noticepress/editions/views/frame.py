"""What every page has around its own part: addresses, locales, the links at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from noticepress import theme
from noticepress.catalogs.words import ENGLISH, OWN, filled, told_apart
from noticepress.editions.edition import LIST, Page
from noticepress.editions.page_kinds import pages
from noticepress.editions.paths import feed_path, index_path
from noticepress.editions.publication import Publication
from noticepress.editions.search_engines import canonical
from noticepress.editions.settings.furniture import Link, LinkGroup
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.views.pieces import DateView, LocaleLink, kept_together
from noticepress.editions.views.shared import SharedView, shared_view
from noticepress.editions.views.world import PartOfTheWorld, parts_of_the_world, short_label
from noticepress.model import Locale, Status
from noticepress.theme.wording import LISTS_TRANSLATIONS, LISTS_VERSIONS, STATUS_NAMES

_NEVER_BINDS_AGAIN = (Status.SUPERSEDED, Status.WITHDRAWN, Status.DRAFT)
"""What paper may say for good: no date brings such a text into force, as it does one that has been announced."""
_LISTS = {LIST: LISTS_VERSIONS, "translations": LISTS_TRANSLATIONS}
"""What pages of these kinds show, in a sentence."""
_WITHOUT_SPACES = ("ja", "zh")
"""Languages whose sentences follow one another without a space."""


class Feed(NamedTuple):
    """The feed of a notice."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class LocaleFrame:
    """What every page of a locale has around its own part."""

    lang: str
    direction: str
    is_english: bool
    space: str
    """What stands between two sentences: nothing in Chinese and Japanese."""
    locale_label: str
    locale_short: str
    """The label for a narrow screen."""
    has_others: bool
    """Whether the site has other locales, for a selector to lead to."""
    front_address: str
    translations_address: str
    """Empty where nothing is translated, and there is no such page."""
    search_address: str
    """Of what is searched."""
    feeds: tuple[Feed, ...]
    organisation: str
    logo: str
    """Path below the site, or the drawing itself as an address of data; empty where there is none."""
    logo_alt: str
    """What it says; empty where the name stands beside it."""
    icon: str
    copyright_years: str
    disclaimer: str
    disclaimer_lang: str
    """Its ``lang`` where that is not the page's own."""
    menu: tuple[LinkGroup, ...]
    groups: tuple[LinkGroup, ...]
    legal: tuple[Link, ...]
    analytics_id: str
    as_of: DateView


@dataclass(frozen=True, slots=True)
class PageView(LocaleFrame):
    """A page: the frame that every page has, and in ``body`` what its kind shows."""

    template: str
    """Draws the body."""
    body: object
    """A view of the page's kind: ``EditionView``, ``FrontView``, …"""
    sheet: str
    """The style sheet, and the script, that it loads: names in the theme."""
    script: str
    title: str
    heading: str
    """The title as it stands on the page."""
    running_title: str
    """What stands at the head of each sheet of paper: title, language, and that a text does not bind or no longer."""
    description: str
    is_listed: bool
    """Whether search engines may list it."""
    canonical: str
    """The absolute address at which they are to know what it shows; empty for the error page."""
    lasting_url: str
    """Where what the page shows will stand for ever, for paper; empty for the error page."""
    alternates: tuple[tuple[str, str], ...]
    """(``hreflang``, absolute address) of the same page in every locale, where it is one to be found."""
    locales: tuple[LocaleLink, ...]
    parts_of_the_world: tuple[PartOfTheWorld, ...]
    """The same links by region."""
    shared: SharedView | None


def framed(
    publication: Publication,
    page: Page,
    locale: Locale,
    *,
    body: object,
    template: str,
    title: str,
    is_listed: bool,
    is_beside: bool,
) -> PageView:
    """A page with its ``body``; ``title`` is the ``msgid`` that its kind gives it.

    ``is_listed``: search engines may list it; ``is_beside``: it stands beside the texts, and loads the sheet and the
    script for that.
    """
    day = publication.day(page.notice) if page.notice else publication.as_of
    frame = publication.once(("frame", locale.tag, str(day)), lambda: _locale_frame(publication, locale, day))
    place = canonical(publication, page)
    lasting = Page.of_version(page.notice, page.version) if page.kind == "text" else page
    links = _locale_links(publication, page, locale)
    words, subject = publication.words(locale), _subject(publication, page, locale)
    shown_title = filled(words.gettext(title), title=subject, number=page.version, since=page.since)
    heading = told_apart(words).gettext(title)
    own = subject.join(OWN) if heading.startswith(ENGLISH[0]) else subject
    heading = filled(heading, title=own, number=page.version, since=page.since)
    return PageView(
        **{each.name: getattr(frame, each.name) for each in _FRAME},
        template=template,
        body=body,
        sheet=theme.BESIDE_SHEET if is_beside else theme.STYLE_SHEET,
        script=theme.BESIDE_SCRIPT if is_beside else theme.SCRIPT,
        title=shown_title,
        heading=kept_together(heading, page.version),
        running_title=_running_title(publication, page, locale, shown_title),
        description=_description(publication, page, locale),
        is_listed=is_listed,
        canonical=publication.address(place, locale) if page.is_placed else "",
        lasting_url=publication.address(lasting, locale) if page.is_placed else "",
        alternates=publication.alternates(page) if is_listed and place == page else (),
        locales=links,
        parts_of_the_world=parts_of_the_world(links, locale.cldr),
        shared=shared_view(publication, page, locale, shown_title),
    )


_FRAME = fields(LocaleFrame)


def _locale_frame(publication: Publication, locale: Locale, day: date) -> LocaleFrame:
    furniture = publication.inputs.furniture
    disclaimer, disclaimer_lang = publication.furniture_word(locale, furniture.disclaimer)
    return LocaleFrame(
        lang=locale.tag,
        direction=locale.direction,
        is_english=locale.is_english,
        space="" if locale.tag.split("-")[0] in _WITHOUT_SPACES else " ",
        locale_label=locale.label,
        locale_short=short_label(locale.label),
        has_others=len(publication.inputs.locales) > 1,
        front_address=locale.prefix,
        translations_address=f"{locale.prefix}translations/" if publication.inputs.tells_of_translations else "",
        search_address=index_path(locale),
        feeds=tuple(
            Feed(publication.title(each, locale)[0], feed_path(each, locale)) for each in publication.notices_in(locale)
        ),
        organisation=furniture.organisation,
        logo=furniture.brand.shown("logo"),
        logo_alt=furniture.brand.logo_alt,
        icon=furniture.brand.shown("favicon"),
        copyright_years=furniture.copyright_years,
        disclaimer=disclaimer,
        disclaimer_lang=disclaimer_lang,
        menu=_groups(publication, locale, furniture.menu),
        groups=_groups(publication, locale, furniture.groups),
        legal=_links(publication, locale, furniture.legal),
        analytics_id=furniture.analytics_id,
        as_of=DateView.of(day, locale),
    )


def _locale_links(publication: Publication, page: Page, locale: Locale) -> tuple[LocaleLink, ...]:
    """Where the selector leads from a page in each locale; only which of them is the page's own differs."""

    def links() -> tuple[LocaleLink, ...]:
        return tuple(
            LocaleLink.to(other, _address_in(publication, page, other)) for other in publication.inputs.locales
        )

    every = publication.once(("locale links", page.address), links)
    return tuple(link._replace(current=True) if link.tag == locale.tag else link for link in every)


def _address_in(publication: Publication, page: Page, locale: Locale) -> str:
    """Where the selector leads in a locale: to the page, else to its version, else to the front page."""
    if page.is_placed and publication.has(page, locale):
        return page.address
    own = page.is_bilingual and locale in publication.locales_of(page.notice)
    return Page.of_version(page.notice, page.version).address if own else ""


def _running_title(publication: Publication, page: Page, locale: Locale, title: str) -> str:
    edition = publication.edition(page.notice, page.version, locale) if page.version else None
    status = STATUS_NAMES[edition.status] if edition and edition.status in _NEVER_BINDS_AGAIN else ""
    name = str(publication.words(locale).pgettext("status", status)) if status else ""
    return " · ".join(filter(None, (title, name, short_label(locale.label))))


def _groups(publication: Publication, locale: Locale, groups: tuple[LinkGroup, ...]) -> tuple[LinkGroup, ...]:
    return tuple(
        LinkGroup(
            publication.furniture_word(locale, group.title)[0],
            _links(publication, locale, group.links),
            _of_locale(publication, locale, group.url),
        )
        for group in groups
    )


def _links(publication: Publication, locale: Locale, links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(
        Link(publication.furniture_word(locale, link.label)[0], _of_locale(publication, locale, link.url))
        for link in links
    )


def _of_locale(publication: Publication, locale: Locale, address: str) -> str:
    """An address of the organisation's links; of a page of this site that the locale has, the locale's own."""
    site = publication.inputs.furniture.url
    own = publication.once(("own", locale.tag), lambda: frozenset(each.address for each in pages(publication, locale)))
    for start in (site, urlsplit(site).path):
        below, mark, place = address.removeprefix(start).partition("#")
        if address.startswith(start) and below in own:
            return f"{start}{locale.prefix}{below}{mark}{place}"
    return address


def _subject(publication: Publication, page: Page, locale: Locale) -> str:
    """What the page is about, for its title: the notice, or what its first heading says."""
    if page.notice:
        return publication.title(page.notice, locale)[0]
    if page.source not in publication.inputs.pages:
        return ""
    headings = publication.other_page(page.source, locale).headings
    return unescape(re.sub(r"<[^>]*>", "", headings[0].title)) if headings else ""


def _description(publication: Publication, page: Page, locale: Locale) -> str:
    if page.version:
        return publication.edition(page.notice, page.version, locale).description
    if page.kind in _LISTS:
        return publication.words(locale).gettext(_LISTS[page.kind])
    section = publication.inputs.pages.get(page.source)
    text = section.front_matter.get("description", "") if section else ""
    return publication.text(locale, SITE_DOMAIN, f"{section.id}#description", text)[0] if section else ""
