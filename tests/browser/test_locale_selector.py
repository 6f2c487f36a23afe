"""From one locale to the same page in another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from visit import DESKTOP, LOCALES, PHONE, PHONE_DARK, TAGS, Screen, address

LABELS = [locale["label"] for locale in LOCALES]
TABLET = Screen(768, 1024)
SCREENS_WITHOUT_SCRIPTS = [replace(screen, scripts=False) for screen in (PHONE, TABLET, DESKTOP)]
PAGES = ["privacy/", "privacy/2.0/", "privacy/versions/", "privacy/2.1/changes/", "translations/", ""]


def assert_leads_everywhere(links: Locator, current: str, name: str) -> None:
    expect(links).to_have_text(LABELS)
    assert links.evaluate_all("links => links.map(link => link.pathname)") == [address(tag, name) for tag in TAGS]
    assert links.evaluate_all("links => links.map(link => link.lang)") == TAGS
    assert links.evaluate_all("links => links.filter(link => link.ariaCurrent).map(link => link.lang)") == [current]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_selector_lists_the_same_page_in_every_locale(page: Page, name: str) -> None:
    page.goto(address("de-DE", name))

    expect(page.locator(".locales button")).to_contain_text("Deutschland - Deutsch")
    expect(page.locator(".locales li").first).to_be_hidden()
    page.locator(".locales button").click()

    assert_leads_everywhere(page.locator(".locales li a"), "de-DE", name)
    for link in page.locator(".locales li a").all():
        expect(link).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS_WITHOUT_SCRIPTS, ids=str)
def test_selector_opens_without_a_script_and_closes_on_a_click_outside(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    before = page.locator("h1").bounding_box()
    page.locator(".locales button").click()
    expect(page.locator(".locales li").first).to_be_visible()
    assert page.locator("h1").bounding_box() == before

    page.mouse.click(3, page.viewport_size["height"] - 3)

    expect(page.locator(".locales li").first).to_be_hidden()


@pytest.mark.parametrize("screen", [PHONE, TABLET, DESKTOP], ids=str)
def test_open_selector_hangs_below_its_button_within_the_screen(page: Page, screen: Screen) -> None:
    page.goto("/de-DE/privacy/")
    page.locator(".locales button").click()

    button, listed = (page.locator(name).bounding_box() for name in (".locales button", ".locales [popover]"))
    assert button
    assert listed
    assert abs(listed["y"] - button["y"] - button["height"]) <= 1
    assert 0 <= listed["x"] <= listed["x"] + listed["width"] <= screen.width


def test_browser_without_popovers_is_led_to_the_foot_of_the_page(page: Page) -> None:
    page.goto("/de-DE/privacy/")

    link = page.locator(".locales a.no-popover")

    expect(link).to_be_hidden()
    expect(link).to_have_text("Land/Region: Deutschland - Deutsch")
    assert page.locator(link.get_attribute("href") or "").evaluate("e => e.closest('nav').className") == "regions"


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
    page.locator(".locales button").click()
    page.locator(".locales").get_by_role("link", name=LABELS[TAGS.index(target)], exact=True).click()

    expect(page).to_have_url(address(target, name))
    expect(page.locator("html")).to_have_attribute("lang", target)
    expect(page.locator(".locales button")).to_contain_text(LABELS[TAGS.index(target)])
