"""What every page has around its own part: addresses, locales, the links at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from noticepress.catalogs.words import filled
from noticepress.editions.artefacts.feed import feed_path
from noticepress.editions.artefacts.search import index_path
from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.settings.furniture import Link, LinkGroup
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.views.pieces import DateView, LocaleLink
from noticepress.editions.views.shared import SharedView, shared_view
from noticepress.editions.views.world import PartOfTheWorld, parts_of_the_world, short_label
from noticepress.model import Locale

_WITHOUT_SPACES = ("ja", "zh")
"""Languages whose sentences follow one another without a space."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of a notice."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: the frame that every page has, and in ``body`` what its kind shows."""

    template: str
    """Draws the body."""
    body: object
    """A view of the page's kind: ``EditionView``, ``FrontView``, …"""
    lang: str
    direction: str
    is_english: bool
    space: str
    """What stands between two sentences: nothing in Chinese and Japanese."""
    title: str
    running_title: str
    """What stands at the head of each sheet of paper: title and locale."""
    description: str
    canonical: str
    """The page's absolute address; empty for the error page."""
    lasting_url: str
    """Where what the page shows will stand for ever, for paper; empty for the error page."""
    alternates: tuple[tuple[str, str], ...]
    locales: tuple[LocaleLink, ...]
    parts_of_the_world: tuple[PartOfTheWorld, ...]
    """The same links by region."""
    locale_label: str
    locale_short: str
    """The label for a narrow screen."""
    front_address: str
    translations_address: str
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
    shared: SharedView | None


def framed(
    publication: Publication, page: Page, locale: Locale, *, body: object, template: str, title: str
) -> PageView:
    """A page with its ``body``; ``title`` is the ``msgid`` that its kind gives it."""
    furniture = publication.inputs.furniture
    disclaimer, disclaimer_lang = publication.furniture_word(locale, furniture.disclaimer)
    lasting = Page.of_version(page.notice, page.version) if page.kind == "text" else page
    shown_in = publication.locales_with(page) if page.is_placed else ()
    # The selector leads to the front page of a locale without the page; the error page is in none.
    links = tuple(
        LocaleLink.to(other, page.address if other in shown_in else "", current=other == locale)
        for other in publication.inputs.locales
    )
    day = publication.day(page.notice) if page.notice else publication.as_of
    shown_title = filled(
        publication.words(locale).gettext(title), title=_subject(publication, page, locale), number=page.version
    )
    return PageView(
        template=template,
        body=body,
        lang=locale.tag,
        direction=locale.direction,
        is_english=locale.is_english,
        space="" if locale.tag.split("-")[0] in _WITHOUT_SPACES else " ",
        title=shown_title,
        running_title=f"{shown_title} · {locale.tag}",
        description=_description(publication, page, locale),
        canonical=publication.address(page, locale) if page.is_placed else "",
        lasting_url=publication.address(lasting, locale) if page.is_placed else "",
        alternates=publication.alternates(page) if page.is_placed else (),
        locales=links,
        parts_of_the_world=parts_of_the_world(links, locale.cldr),
        locale_label=locale.label,
        locale_short=short_label(locale.label),
        front_address=locale.prefix,
        translations_address=f"{locale.prefix}translations/",
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
        shared=shared_view(publication, page, locale, shown_title),
    )


def _groups(publication: Publication, locale: Locale, groups: tuple[LinkGroup, ...]) -> tuple[LinkGroup, ...]:
    return tuple(
        LinkGroup(
            publication.furniture_word(locale, group.title)[0], _links(publication, locale, group.links), group.url
        )
        for group in groups
    )


def _links(publication: Publication, locale: Locale, links: tuple[Link, ...]) -> tuple[Link, ...]:
    return tuple(Link(publication.furniture_word(locale, link.label)[0], link.url) for link in links)


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
    section = publication.inputs.pages.get(page.source)
    text = section.front_matter.get("description", "") if section else ""
    return publication.text(locale, SITE_DOMAIN, f"{section.id}#description", text)[0] if section else ""
