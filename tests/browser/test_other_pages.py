"""The pages around the notices: front page, list of versions, state of the translations, error page."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from browsing import Troubles
from small_project import REPOSITORY
from visit import DESKTOP_DARK, LOCALES, PHONE, READ, Screen, address, word

REGISTER = yaml.safe_load((REPOSITORY / "docs/privacy/notice.yml").read_text(encoding="utf-8"))
PUBLISHED = [version for version in REGISTER["versions"] if "digest" in version][::-1]
STATUS = {"2.1": "In force", "2.0": "Superseded"}
LAST_DAY = {"2.0": ["2018-05-24"]}
SCREENS = [PHONE, DESKTOP_DARK]
TRANSLATED = [locale["tag"] for locale in LOCALES if locale.get("catalogs")]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", READ)
def test_front_page_leads_to_the_notice_and_says_its_version_and_date(page: Page, tag: str) -> None:
    page.goto(address(tag))

    expect(page.locator("h1")).to_have_text(word(tag, "Legal notices", context="index#legal-notices"))
    title = word(tag, "Data Privacy Notice", domain="privacy", context="register#title")
    title = word(tag, "%(title)s (for %(scope)s)", title=title, scope="QID")
    notice = page.locator(".notices > li").filter(has=page.get_by_role("link", name=title, exact=True))
    expect(notice.locator(".facts dd").first).to_have_text("2.1")
    expect(notice.locator(".facts time")).to_have_attribute("datetime", "2018-05-25")
    notice.get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_url(address(tag, "privacy/"))
    expect(page.locator("h1")).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", READ)
def test_list_of_versions_says_number_period_status_summary_and_digest_of_each(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    page.locator(".head > details").last.locator("summary").click()
    page.get_by_role("link", name=word(tag, "All versions"), exact=True).click()

    expect(page).to_have_url(address(tag, "privacy/versions/"))
    sections = page.locator("li.version")
    expect(sections).to_have_count(len(PUBLISHED))
    for section, version in zip(sections.all(), PUBLISHED, strict=True):
        number = version["version"]
        expect(section.locator("h2 a")).to_have_text(word(tag, "Version %(number)s", number=number))
        expect(section.locator(".status-name")).to_have_text(word(tag, STATUS[number], context="status"))
        dates = section.locator("time").evaluate_all("times => times.map(time => time.dateTime)")
        assert dates == [str(version["effective"]), *LAST_DAY.get(number, []), str(version["published"])]
        summary = word(tag, version["summary"], domain="privacy", context="register#summary")
        expect(section.get_by_text(summary, exact=True)).to_be_visible()
        expect(section.locator("code")).to_have_text(version["digest"])
        assert section.locator("h2 a").evaluate("a => a.pathname") == address(tag, f"privacy/{number}/")


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", READ)
def test_about_the_translations_lists_every_translated_locale(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    page.locator(".site-footer").get_by_role("link", name=word(tag, "About the translations"), exact=True).click()

    expect(page).to_have_url(address(tag, "translations/"))
    expect(page.locator("h1")).to_have_text(word(tag, "About the translations"))
    rows = page.locator("tbody tr")
    translated = [locale for locale in LOCALES if locale.get("catalogs")]
    expect(rows.locator("th")).to_have_text([locale["label"] for locale in translated])
    for row in rows.all():
        cells = row.locator("td").all_inner_texts()
        assert len(cells) == len(("entries", "words", "last changed", "state"))
        assert all(cells), cells


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_unknown_address_shows_the_error_page_whole(page: Page, troubles: Troubles) -> None:
    response = page.goto("/de-DE/privacy/9.9/")

    assert response.status == HTTPStatus.NOT_FOUND
    # The browser's own words for the address that is not there; the page's own files are.
    told, missing = sorted(troubles.take())
    assert missing.startswith("console error: ")
    assert told == f"404: {response.url}"
    expect(page.locator("h1")).to_have_text("Page not found")
    page.get_by_role("link", name="Go to the front page", exact=True).click()
    expect(page).to_have_url("/")


@pytest.mark.parametrize("tag", TRANSLATED)
def test_error_page_speaks_every_language_and_leads_to_its_front_page(page: Page, tag: str) -> None:
    page.goto("/404.html")

    link = page.locator(f".not-found a[hreflang='{tag}']")
    text = link.locator("xpath=../../dd")
    expect(text).to_have_text(word(tag, "There is no page at this address. It may have been mistyped."))
    # The same sentence serves two locales of one language.
    assert text.evaluate("dd => dd.closest('[lang]').lang").partition("-")[0] == tag.partition("-")[0]
    link.click()
    expect(page).to_have_url(address(tag))


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", ["de-DE", "th-TH", "zh-HK"])
def test_error_page_of_a_locale_leads_on_by_what_may_have_been_sought(page: Page, tag: str, screen: Screen) -> None:
    page.goto(address(tag, "404.html"))

    expect(page.locator("h1")).to_have_text(word(tag, "Page not found"))
    for heading in ("Read a notice", "Find an earlier or a coming version", "Start again"):
        expect(page.get_by_role("heading", name=word(tag, heading), exact=True)).to_be_visible()
    locales, button = page.locator("#locales"), page.locator("main button")
    # On a wide screen the list itself stands below.
    expect(button).to_be_visible(visible=screen == PHONE)
    if screen == PHONE:
        button.click()
        expect(locales).to_be_in_viewport()
        page.keyboard.press("Escape")
    else:
        expect(locales).to_be_visible()
    title = word(tag, "Data Privacy Notice", domain="privacy", context="register#title")
    title = word(tag, "%(title)s (for %(scope)s)", title=title, scope="QID")
    page.locator("main").get_by_role("link", name=word(tag, "%(title)s: versions", title=title), exact=True).click()
    expect(page).to_have_url(address(tag, "privacy/versions/"))


@pytest.mark.parametrize("name", ["/404.html", "/de-DE/404.html"])
def test_error_page_leads_only_to_pages_that_exist(page: Page, name: str) -> None:
    page.goto(name)

    links = page.locator("a").evaluate_all("links => links.map(link => link.href)")
    origin = urlsplit(page.url).netloc
    own = sorted({link.partition("#")[0] for link in links if urlsplit(link).netloc == origin})
    statuses = {urlsplit(link).path: page.request.get(link).status for link in own}
    assert len(own) >= 3
    assert {path for path, status in statuses.items() if status != HTTPStatus.OK} == set()
