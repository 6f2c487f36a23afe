"""The page that says how an edition is cited: as a whole, and clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from noticepress.editions.edition import Edition, Page
from noticepress.editions.formats.citation import BETWEEN, Citation, citation
from noticepress.editions.formats.kinds import CITATION
from noticepress.editions.formats.material import Material
from noticepress.editions.publication import Publication
from noticepress.editions.views.world import short_label
from noticepress.model import Locale, Text
from noticepress.register.numbering import item_number


class ClauseView(NamedTuple):
    """A heading, or an item with a label: what is cited by its number."""

    id: str
    label: Markup
    """A heading's title with its number, or an item's number."""
    lang: str
    is_item: bool


class CiteView(NamedTuple):
    """How an edition is cited."""

    number: str
    cited: Citation
    effective: str
    """The date in its remarks; empty for none."""
    between: str
    language: str
    """What the edition's language is called, in its own words."""
    address: str
    """Of the edition, below the site."""
    csl_address: str
    clauses: tuple[ClauseView, ...]


def cite_view(publication: Publication, page: Page, locale: Locale) -> CiteView:
    """How the page's version is cited."""
    edition = publication.edition(page.notice, page.version, locale)
    text = publication.inputs.notices[page.notice].texts[page.version]
    return CiteView(
        number=page.version,
        cited=citation(Material(publication, page.notice, page.version, locale)),
        effective=publication.date_text(edition.version.effective, locale) if edition.version.effective else "",
        between=BETWEEN,
        language=short_label(locale.label),
        address=f"{locale.prefix}{Page.of_version(page.notice, page.version).address}",
        csl_address=CITATION.path(page.notice, page.version, locale),
        clauses=tuple(_clauses(edition, text, publication.numbers(page.notice, page.version))),
    )


def _clauses(edition: Edition, text: Text, numbers: Mapping[str, str]) -> Iterator[ClauseView]:
    headings = {heading.id: heading for heading in edition.headings}
    for block in text.blocks:
        if heading := headings.get(block.id):
            yield ClauseView(heading.id, Markup(heading.title), heading.lang, is_item=False)  # noqa: S704 (HTML without tags)
        elif block.labels and block.id:
            number = item_number(block.labels, numbers.get(block.heading, ""))
            yield ClauseView(block.id, escape(number), "", is_item=True)
