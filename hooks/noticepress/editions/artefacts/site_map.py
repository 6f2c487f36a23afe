"""What leads search engines through the site: a publication comes in; site maps, their index and robots.txt leave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as ET

from noticepress.editions.page_kinds import found_pages, last_change
from noticepress.editions.publication import Publication
from noticepress.editions.sources.published_files import SITE_MAP
from noticepress.model import Locale

ROBOTS = "robots.txt"
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def map_path(locale: Locale) -> str:
    """Where a locale's site map is, below the site. Not in the locale's folder: the prevailing locale has none."""
    return f"sitemap-{locale.tag}.xml"


def site_map(publication: Publication, locale: Locale) -> bytes:
    """The pages of a locale that are to be found, with the day of their last change.

    The same page in other languages is told by each page itself (``hreflang``), and nowhere twice.
    """
    root = ET.Element("urlset", {"xmlns": _SITEMAPS})
    for page in found_pages(publication, locale):
        _add(root, "url", publication.address(page, locale), last_change(publication, page, locale))
    return _written(root)


def index(publication: Publication, locales: Iterable[Locale]) -> bytes:
    """The list of the locales' site maps."""
    root = ET.Element("sitemapindex", {"xmlns": _SITEMAPS})
    for locale in locales:
        days = (last_change(publication, page, locale) for page in found_pages(publication, locale))
        address = publication.inputs.furniture.url + map_path(locale)
        _add(root, "sitemap", address, max(filter(None, days), default=None))
    return _written(root)


def robots(publication: Publication) -> bytes:
    """``robots.txt``: everything may be read, and where the site map is. What is not to be listed says so itself."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {publication.inputs.furniture.url}{SITE_MAP}\n".encode()


def _add(root: ET.Element, tag: str, address: str, changed: date | None) -> None:
    entry = ET.SubElement(root, tag)
    ET.SubElement(entry, "loc").text = address
    if changed:
        ET.SubElement(entry, "lastmod").text = changed.isoformat()


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
