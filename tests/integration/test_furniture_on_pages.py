"""What stands around a text, on the screen and on paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import lxml.html
import pytest
from lxml.html import HtmlElement

from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.sources.project import Project
from noticepress.site.build import Request, build
from small_project import DAY, SmallProject

DISCLAIMER = "This site is a sample."


def built(small: SmallProject, as_of: date = DAY) -> Path:
    build(Project(small.root), Request(as_of))
    return small.root / "site"


def page(site: Path, prefix: str, address: str = "privacy/") -> HtmlElement:
    return lxml.html.parse(site / prefix / address / "index.html", lxml.html.HTMLParser(encoding="utf-8")).getroot()


def test_copyright_without_years_reads_well(small: SmallProject) -> None:
    small.replace("mkdocs.yml", '  copyright_years: "2020"\n', "")

    site = built(small)

    lines = {prefix: page(site, prefix).xpath("//footer//p")[0].text_content() for prefix in ("", "de-DE", "zh-HK")}
    assert lines == {
        "": "Copyright Example Ltd. All rights reserved.",
        "de-DE": "© Example Ltd. Alle Rechte vorbehalten.",
        "zh-HK": "版權所有© Example Ltd.，保留一切權利。",
    }


@pytest.mark.parametrize(
    ("address", "place"),
    [
        *(
            (address, place)
            for address in ("", "privacy/", "privacy/1.0/", "privacy/versions/", "translations/")
            for place in ("//p[@class='paper']", "//footer")
        ),
        ("", "//main//div[contains(@class, 'notes')]"),
    ],
)
def test_disclaimer_stands_on_screen_and_paper_in_the_locales_language(
    small: SmallProject, address: str, place: str
) -> None:
    small.write("mkdocs.yml", f"{small.read('mkdocs.yml').rstrip()}\n  disclaimer: {DISCLAIMER}\n")
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], ["de"], DAY)
    empty, german = (f'msgid "{DISCLAIMER}"\nmsgstr "{text}"' for text in ("", "Dies ist ein Muster."))
    small.replace("locales/de/LC_MESSAGES/site.po", empty, german)

    site = built(small)

    assert DISCLAIMER in page(site, "", address).xpath(place)[0].text_content()
    assert "Dies ist ein Muster." in page(site, "de-DE", address).xpath(place)[0].text_content()
    (english,) = page(site, "zh-HK", address).xpath(f"{place}//*[@lang='en'][text()='{DISCLAIMER}']")
    assert english.get("dir") == "ltr"


OWN_LINKS = {
    "/notices/privacy/": "/notices/{}privacy/",
    "/notices/privacy/#your-data": "/notices/{}privacy/#your-data",
    "/notices/privacy/versions/": "/notices/{}privacy/versions/",
    "/notices/privacy/1.1/": "/notices/{}privacy/1.1/",
    "/notices/about/": "/notices/{}about/",
    "/notices/translations/": "/notices/{}translations/",
    "https://legal.example.org/notices/": "https://legal.example.org/notices/{}",
    "https://legal.example.org/notices/privacy/": "https://legal.example.org/notices/{}privacy/",
    "/privacy/": "/privacy/",
    "/notices/privacy/notice.json": "/notices/privacy/notice.json",
    "https://example.org/notices/privacy/": "https://example.org/notices/privacy/",
    "mailto:a@example.org": "mailto:a@example.org",
}


@pytest.mark.parametrize("prefix", ["", "de-DE/", "zh-HK/"])
def test_a_link_to_a_page_of_the_site_leads_to_the_locales_own(small: SmallProject, prefix: str) -> None:
    entries = [f"    - label: Link {number}\n      url: {url}\n" for number, url in enumerate(OWN_LINKS)]
    settings = small.read("mkdocs.yml").rstrip()
    small.write("docs/about.md", "# About us {#about-us}\n")
    small.write("mkdocs.yml", f"{settings}\n  legal:\n{''.join(entries)}  header:\n{''.join(entries)}")

    root = page(built(small), prefix)

    wanted = [url.format(prefix) for url in OWN_LINKS.values()]
    assert root.xpath("//ul[@class='legal']//a/@href")[:-1] == wanted
    assert [url for url in root.xpath("//header//li/a/@href") if url in wanted] == wanted


def test_site_of_one_locale_offers_no_other_and_tells_of_no_translation(small: SmallProject) -> None:
    small.drop_translations()

    site = built(small)

    assert not (site / "translations").exists()
    for address in ("", "privacy/", "privacy/1.0/", "privacy/versions/"):
        shown = page(site, "", address)
        assert not shown.xpath("//*[@id='locales' or @popovertarget='locales' or @href='#locales']")
        assert not shown.xpath("//footer//ul[not(li)] | //a[contains(@href, 'translations')]")


def test_site_in_english_alone_has_a_selector_and_tells_of_no_translation(small: SmallProject) -> None:
    small.drop_translations()
    small.write("locales/locales.yml", f"{small.read('locales/locales.yml')}  - tag: en-AU\n    label: Australia\n")

    site = built(small)

    assert [path for path in site.rglob("translations") if path.is_dir()] == []
    assert page(site, "en-AU").xpath("count(//nav[@id='locales']//a)") == 2
