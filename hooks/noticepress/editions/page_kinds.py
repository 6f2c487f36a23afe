"""The kinds of pages, and every page of a site. A new kind is one value here, one view and one template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from noticepress.editions.compared import changes_page, since_page, superseded
from noticepress.editions.edition import BILINGUAL, CHANGES, CITE, LIST, Page
from noticepress.editions.publication import Publication
from noticepress.editions.search_engines import (
    canonical,
    days_of_front,
    days_of_page,
    days_of_translations,
    last_day,
    may_be_listed,
)
from noticepress.model import Locale
from noticepress.theme import wording

FRONT_SOURCE = "index.md"
TRANSLATIONS = "translations"
OTHER = "other"
"""The kind of a page that the project has of its own, of no notice."""
PREVAILS = "prevails"
"""The family of rules over a page with a notice's text."""
COMPARING = frozenset({CHANGES, "compared"})
"""The kinds of pages that show what changed between two versions."""
BESIDE = "prevails, beside a translation"
"""The same where the English text stands in each block of its translation."""


class PageKind(NamedTuple):
    """A kind of pages."""

    name: str
    pages: Callable[[Publication], Iterable[Page]]
    """Its pages, which are the same in each locale."""
    template: str
    """Draws what a page of it shows below the frame (see ``page_views``), which it has as ``view.body``."""
    title: str
    """The ``msgid`` of its pages' title; may name ``title`` and ``number``."""
    rules: str = ""
    """The family of rules that a built page keeps besides those of every page; empty for none."""
    is_listed: bool = True
    """Whether search engines may list its pages, where the text on them binds or will bind."""
    days: Callable[[Publication, Page, Locale], Iterable[date]] = days_of_page
    """The days on which what a page shows changed, as far as registers and catalogs tell; some may be yet to come."""
    is_beside: bool = False
    """Whether its pages stand beside the texts, and load the style sheet and the script for that."""


def _front(publication: Publication) -> Iterator[Page]:  # noqa: ARG001 (as every kind's)
    yield Page("front", "", FRONT_SOURCE)


def _texts(publication: Publication) -> Iterator[Page]:
    for notice_id in publication.notices:
        if shown := publication.shown(notice_id):
            yield Page.of_notice(notice_id, shown.number)


def _lists(publication: Publication) -> Iterator[Page]:
    for notice_id in publication.notices:
        yield Page.of_versions(notice_id)


def _versions(publication: Publication) -> Iterator[Page]:
    for notice_id in publication.notices:
        for version, _ in publication.versions(notice_id):
            yield Page.of_version(notice_id, version.number)


def _changes(publication: Publication) -> Iterator[Page]:
    for notice_id in publication.notices:
        for version, _ in publication.versions(notice_id):
            page = changes_page(publication, notice_id, version.number)
            if page:
                yield page


def _compared(publication: Publication) -> Iterator[Page]:
    for notice_id in publication.notices:
        for number in superseded(publication, notice_id):
            page = since_page(publication, notice_id, number)
            if page and page.kind == "compared":
                yield page


def _bilingual(publication: Publication) -> Iterator[Page]:
    return _about_versions(publication, BILINGUAL)


def _citing(publication: Publication) -> Iterator[Page]:
    return _about_versions(publication, CITE)


def _about_versions(publication: Publication, kind: str) -> Iterator[Page]:
    for notice_id in publication.notices:
        for version, _ in publication.versions(notice_id):
            yield Page.about_version(kind, notice_id, version.number)


def _translations(publication: Publication) -> Iterator[Page]:
    if publication.inputs.tells_of_translations:
        yield Page(TRANSLATIONS, "translations/", "translations.md")


def _others(publication: Publication) -> Iterator[Page]:
    for path in publication.inputs.pages:
        if path != FRONT_SOURCE:
            stem = path.removesuffix(".md").removesuffix("/index").removesuffix("/README")
            yield Page(OTHER, f"{stem}/", path)


def _error(publication: Publication) -> Iterator[Page]:  # noqa: ARG001 (as every kind's)
    yield ERROR_PAGE


ERROR_PAGE = Page("error", "404.html", "404.md", is_placed=False)
"""Shown at any address at which there is no page."""
_EDITION, _CHANGES, _TRANSLATIONS = "partials/edition.html", "partials/changes.html", "partials/translations.html"

KINDS = (
    PageKind("front", _front, "partials/notices.html", wording.OWN_TITLE, days=days_of_front),
    PageKind("text", _texts, _EDITION, wording.TITLE, PREVAILS),
    PageKind(LIST, _lists, "partials/versions.html", wording.VERSIONS_TITLE, is_beside=True),
    PageKind("version", _versions, _EDITION, wording.TITLE, PREVAILS),
    *(
        # Search engines are led to the texts: of a comparison, in the few words that a list of hits shows, nobody sees
        # which were struck out, and the others show again what a text has.
        PageKind(name, pages, template, title, rules, is_listed=False, is_beside=True)
        for name, pages, template, title, rules in (
            ("changes", _changes, _CHANGES, wording.CHANGES_TITLE, ""),
            ("compared", _compared, _CHANGES, wording.COMPARED_TITLE, ""),
            (BILINGUAL, _bilingual, _EDITION, wording.BILINGUAL_TITLE, BESIDE),
            (CITE, _citing, "partials/cite.html", wording.CITE_TITLE, ""),
        )
    ),
    PageKind(
        TRANSLATIONS,
        _translations,
        _TRANSLATIONS,
        wording.ABOUT_TRANSLATIONS,
        days=days_of_translations,
    ),
    PageKind(OTHER, _others, "partials/other.html", wording.OWN_TITLE),
    PageKind("error", _error, "partials/no-page.html", wording.NO_PAGE, is_listed=False, is_beside=True),
)
"""Every kind, in the order of the site map."""

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(page: Page) -> PageKind:
    """The kind of a page."""
    return _BY_NAME[page.kind]


def pages(publication: Publication, locale: Locale) -> tuple[Page, ...]:
    """Every page that stands at its own address in a locale."""
    every = publication.once(("pages",), lambda: _placed(publication))
    return tuple(page for page in every if publication.has(page, locale))


def _placed(publication: Publication) -> tuple[Page, ...]:
    return tuple(page for kind in KINDS for page in kind.pages(publication) if page.is_placed)


def is_listed(publication: Publication, page: Page) -> bool:
    """Whether search engines may list a page."""
    return kind_of(page).is_listed and may_be_listed(publication, page)


def found_pages(publication: Publication, locale: Locale) -> Iterator[Page]:
    """The pages of a locale to which search engines are led: those that may be listed, each text at one address."""
    for page in pages(publication, locale):
        if is_listed(publication, page) and canonical(publication, page) == page:
            yield page


def last_change(publication: Publication, page: Page, locale: Locale) -> date | None:
    """The last day on which what a page shows is known to have changed, if one is known."""
    until = publication.day(page.notice) if page.notice else publication.as_of
    return last_day(kind_of(page).days(publication, page, locale), until)


def error_path(locale: Locale) -> str:
    """The file of a locale's error page, below the site."""
    return f"{locale.prefix}{ERROR_PAGE.address}"
