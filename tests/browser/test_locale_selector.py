"""From one locale to the same page in another."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visit import DESKTOP, LOCALES, PHONE, PHONE_DARK, TAGS, address

LABELS = [locale["label"] for locale in LOCALES]
PAGES = ["privacy/", "privacy/2.0/", "privacy/versions/", "translations/", ""]


def assert_leads_everywhere(links: Locator, current: str, name: str) -> None:
    expect(links).to_have_text(LABELS)
    assert links.evaluate_all("links => links.map(link => link.pathname)") == [address(tag, name) for tag in TAGS]
    assert links.evaluate_all("links => links.map(link => link.lang)") == TAGS
    assert links.evaluate_all("links => links.filter(link => link.ariaCurrent).map(link => link.lang)") == [current]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_selector_lists_the_same_page_in_every_locale(page: Page, name: str) -> None:
    page.goto(address("de-DE", name))

    expect(page.locator(".locales summary")).to_contain_text("Deutschland - Deutsch")
    expect(page.locator(".locales li").first).to_be_hidden()
    page.locator(".locales summary").click()

    assert_leads_everywhere(page.locator(".locales li a"), "de-DE", name)
    for link in page.locator(".locales li a").all():
        expect(link).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_foot_of_the_page_lists_the_same_page_in_every_locale(page: Page, name: str) -> None:
    page.goto(address("de-DE", name))

    assert_leads_everywhere(page.locator(".regions li a"), "de-DE", name)


@pytest.mark.parametrize("screen", [PHONE_DARK, DESKTOP], ids=str)
@pytest.mark.parametrize(
    ("start", "target"),
    [("en", "th-TH"), ("de-DE", "en"), ("ja-JP", "es-419"), ("zh-HK", "zh-CN"), ("th-TH", "hu-HU")],
)
@pytest.mark.parametrize("name", ["privacy/", "privacy/2.0/"])
def test_choosing_a_locale_opens_the_same_page_there(page: Page, start: str, target: str, name: str) -> None:
    page.goto(address(start, name))
    page.locator(".locales summary").click()
    page.locator(".locales").get_by_role("link", name=LABELS[TAGS.index(target)], exact=True).click()

    expect(page).to_have_url(address(target, name))
    expect(page.locator("html")).to_have_attribute("lang", target)
    expect(page.locator(".locales summary")).to_contain_text(LABELS[TAGS.index(target)])
