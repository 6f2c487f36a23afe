"""Every file that a site has of its own, its notices, its pages and its other files: a publication comes in.

What a page kind or an artefact gives is asked of the two registries, so that a new one is known here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from noticepress import theme
from noticepress.editions.artefacts.registry import ARTEFACTS, SIGNATURE, Making
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import KINDS, OTHER
from noticepress.editions.publication import Publication
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.theme_words import RESERVED_NAMES
from noticepress.files.tree import files_below
from noticepress.model import PREVAILING_LANGUAGE
from noticepress.register.clock import AsOf


class SiteFile(NamedTuple):
    """A file of the site."""

    path: str
    """Below the site."""
    source: str
    """The file of the project that asks for it; empty for what every site has."""


def site_files(publication: Publication) -> tuple[SiteFile, ...]:
    """The files of a site on which everything is that the registers have, on whatever day, drafts included.

    What every site has comes first, then what its notices have, its other pages, and files published as they are.
    """
    return publication.once(("site files",), lambda: tuple(_site_files(publication)))


def _site_files(publication: Publication) -> Iterator[SiteFile]:
    inputs = publication.inputs
    whole = Publication(inputs, AsOf(date.max), drafts=True, pdf=True)
    found = [*_pages(whole), *_artefacts(whole), SiteFile(SIGNATURE, "")]
    # A project may ship one of its own in the place of an asset of the theme: what pages load is checked elsewhere.
    found += [SiteFile(path, "") for path in files_below(theme.FOLDER, theme.ASSETS) if path not in inputs.files]
    pages = {f"docs/{name}" for name in inputs.pages}
    yield from sorted(found, key=lambda file: (file.source != "", file.source in pages))
    yield from (SiteFile(path, source) for path, source in inputs.files.items())


def taken_names(tags: Iterable[str]) -> frozenset[str]:
    """Names that no notice can have on a site with locales of those tags, and the prevailing one."""
    nothing = Publication(Inputs((), {}, {}, {}, {}, Furniture()), AsOf(date.max))
    addresses = (page.address for kind in KINDS for page in kind.pages(nothing))
    return (
        RESERVED_NAMES
        | {address.partition("/")[0] for address in addresses}
        | {tag.lower() for tag in (PREVAILING_LANGUAGE, *tags)}
    )


def _pages(publication: Publication) -> Iterator[SiteFile]:
    for kind in KINDS:
        for page in kind.pages(publication):
            source = _source(publication, page)
            name = "index.html" if page.is_placed else ""
            for locale in publication.locales_with(page):
                yield SiteFile(f"{locale.prefix}{page.address}{name}", source)


def _source(publication: Publication, page: Page) -> str:
    if page.notice:
        return publication.inputs.notices[page.notice].notice.path
    return f"docs/{page.source}" if page.kind == OTHER else ""


def _artefacts(publication: Publication) -> Iterator[SiteFile]:
    making = Making(publication, publication.inputs.locales)
    for artefact in ARTEFACTS:
        for place in artefact.promised(making):
            notices = publication.inputs.notices
            yield SiteFile(place.path, notices[place.notice].notice.path if place.notice else "")
