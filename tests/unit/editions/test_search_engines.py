"""What search engines are told of a page: where it is to be found, whether it is, and when it changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from noticepress.editions.artefacts.site_map import index, robots, site_map
from noticepress.editions.page_kinds import found_pages, last_change, pages
from noticepress.editions.page_views import page_view
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.model import Erratum, Version
from noticepress.register.clock import AsOf
from small_project import SmallProject

URL = "https://legal.example.org/notices/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BUILT = date(2026, 11, 26)
FIRST_REVISED, REVISED = "2026-11-24", "2026-11-25"


def publication(small: SmallProject, day: date = BUILT) -> Publication:
    return Publication(Project(small.root).read(spared=[])[0], AsOf(day), drafts=True)


@pytest.mark.parametrize(
    ("address", "canonical", "listed"),
    [
        ("", "", True),
        ("translations/", "translations/", True),
        # in force, superseded, a draft
        ("privacy/", "privacy/", True),
        ("privacy/1.1/", "privacy/", True),
        ("privacy/1.0/", "privacy/1.0/", False),
        ("privacy/1.2/", "privacy/1.2/", False),
        ("privacy/1.1/changes/", "privacy/1.1/changes/", False),
        ("privacy/versions/", "privacy/versions/", True),
        # announced, the first of them at the notice's address
        ("accounts/", "accounts/", True),
        ("accounts/1.0/", "accounts/", True),
        ("accounts/1.1/", "accounts/1.1/", True),
        # withdrawn: there is no other text at the notice's address
        ("newsletter/", "newsletter/", True),
        ("newsletter/1.0/", "newsletter/", True),
        # a notice of drafts alone
        ("cookies/", "cookies/", False),
        ("cookies/1.0/", "cookies/", False),
        ("cookies/versions/", "cookies/versions/", False),
    ],
)
def test_page_is_found_where_its_text_holds(
    states: SmallProject, address: str, canonical: str, *, listed: bool
) -> None:
    published = publication(states)
    locale = next(locale for locale in published.inputs.locales if locale.tag == "de-DE")
    page = next(page for page in pages(published, locale) if page.address == address)

    view = page_view(published, page, locale)

    assert (view.canonical, view.is_listed) == (f"{URL}de-DE/{canonical}", listed)
    is_found = listed and address == canonical
    assert (page in found_pages(published, locale)) == is_found
    assert bool(view.alternates) == is_found
    assert not is_found or view.canonical in dict(view.alternates).values()


def days(small: SmallProject, day: date, tag: str = "en") -> dict[str, str]:
    """The day of the last change of each page in the site map of a locale, by its address."""
    published = publication(small, day)
    locale = next(locale for locale in published.inputs.locales if locale.tag == tag)
    root = ET.fromstring(site_map(published, locale))  # noqa: S314 (our own)
    places = {url.findtext("s:loc", "", SITEMAP): url.findtext("s:lastmod", "", SITEMAP) for url in root}
    return {address.removeprefix(f"{URL}{locale.prefix}"): changed for address, changed in places.items()}


@pytest.mark.parametrize("day", [BUILT, date(2027, 3, 3)])
def test_last_change_is_a_day_of_the_register_and_never_that_of_the_build(states: SmallProject, day: date) -> None:
    told = days(states, day)

    assert told == {
        "": "2026-04-01",
        "accounts/": "2026-03-01",
        "accounts/1.1/": "2026-03-01",
        "accounts/versions/": "2026-03-01",
        "newsletter/": "2026-04-01",
        "newsletter/versions/": "2026-04-01",
        "privacy/": "2021-04-01",
        "privacy/versions/": "2021-04-01",
        "translations/": FIRST_REVISED,
    }


def test_what_is_yet_to_come_has_changed_nothing(states: SmallProject) -> None:
    assert days(states, date(2021, 3, 31))["privacy/versions/"] == "2021-03-01"
    assert days(states, date(2030, 1, 1))["accounts/"] == "2030-01-01"


def test_revised_translation_changes_its_own_pages(small: SmallProject) -> None:
    path = "locales/de/LC_MESSAGES/privacy.po"
    header = next(line for line in small.read(path).splitlines() if "PO-Revision-Date" in line)
    small.replace(path, header, f'"PO-Revision-Date: {REVISED} 12:00+0000\\n"')

    assert days(small, BUILT, "de-DE")["privacy/"] == REVISED
    assert days(small, BUILT)["privacy/"] == "2021-04-01"
    assert days(small, BUILT)["translations/"] == REVISED
    assert days(small, date(2026, 11, 23), "de-DE")["privacy/"] == "2021-04-01"


def corrected(version: Version, on: date) -> Version:
    erratum = Erratum(on, "contact", "A slip.", ("a",), ("b",), "", "")
    return replace(version, errata=(erratum,)) if version.number == "1.1" else version


def test_erratum_changes_the_text_and_the_list_of_versions(small: SmallProject) -> None:
    published = publication(small)
    read = published.inputs.notices["privacy"]
    versions = tuple(corrected(version, date(2023, 5, 6)) for version in read.notice.versions)
    inputs = replace(
        published.inputs, notices={"privacy": replace(read, notice=replace(read.notice, versions=versions))}
    )
    with_erratum = Publication(inputs, published.when, drafts=True)
    english = inputs.locales[0]

    changed = {page.address: last_change(with_erratum, page, english) for page in pages(with_erratum, english)}

    assert changed["privacy/"] == changed["privacy/versions/"] == changed["privacy/1.1/"] == date(2023, 5, 6)
    assert changed["privacy/1.0/"] == date(2020, 1, 15)


def test_index_names_each_map_with_its_last_change(states: SmallProject) -> None:
    published = publication(states)
    root = ET.fromstring(index(published, published.inputs.locales))  # noqa: S314 (our own)

    for entry, locale in zip(root, published.inputs.locales, strict=True):
        assert entry.findtext("s:loc", "", SITEMAP) == f"{URL}sitemap-{locale.tag}.xml"
        assert entry.findtext("s:lastmod", "", SITEMAP) == max(days(states, BUILT, locale.tag).values())
    assert f"\nSitemap: {URL}sitemap.xml\n" in robots(published).decode()
