"""From one locale to the same page in another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from noticepress.editions.views.world import continent_of
from visit import DESKTOP, LOCALES, PHONE, PHONE_DARK, TAGS, Screen, address


def _continents() -> list[str]:
    return list(dict.fromkeys(continent_of(tag) for tag in TAGS))


ORDER = sorted(range(len(LOCALES)), key=lambda index: _continents().index(continent_of(LOCALES[index]["tag"])))
"""The locales as the list has them: by continents, each where its first locale stands."""
LABELS = [locale["label"] for locale in LOCALES]
TABLET = Screen(768, 1024)
SCREENS_WITHOUT_SCRIPTS = [replace(screen, scripts=False) for screen in (PHONE, TABLET, DESKTOP)]
PAGES = ["privacy/", "privacy/2.0/", "privacy/versions/", "privacy/2.1/changes/", "translations/", ""]


def assert_leads_everywhere(links: Locator, current: str, name: str) -> None:
    tags = [TAGS[index] for index in ORDER]
    expect(links).to_have_text([LABELS[index] for index in ORDER])
    assert links.evaluate_all("links => links.map(link => link.pathname)") == [address(tag, name) for tag in tags]
    assert links.evaluate_all("links => links.map(link => link.lang)") == tags
    assert links.evaluate_all("links => links.filter(link => link.ariaCurrent).map(link => link.lang)") == [current]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_selector_lists_the_same_page_in_every_locale(page: Page, name: str) -> None:
    page.goto(address("de-DE", name))

    expect(page.locator(".locales button")).to_contain_text("Deutschland - Deutsch")
    page.locator(".locales button").click()

    assert_leads_everywhere(page.locator("#locales li a"), "de-DE", name)
    for link in page.locator("#locales li a").all():
        expect(link).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS_WITHOUT_SCRIPTS, ids=str)
def test_selector_opens_without_a_script_and_closes_on_a_click_outside(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    before = page.locator("h1").bounding_box()
    page.locator(".locales button").click()
    expect(page.locator("#locales:popover-open")).to_have_count(1)
    assert page.locator("h1").bounding_box() == before

    page.mouse.click(3, 150)

    expect(page.locator("#locales:popover-open")).to_have_count(0)


@pytest.mark.parametrize("screen", [PHONE, PHONE_DARK], ids=str)
def test_a_shade_says_that_there_is_more_of_the_list(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    page.locator(".locales button").click()
    box = page.locator("#locales").bounding_box()
    assert box

    def strip(bottom: float) -> bytes:
        return page.screenshot(clip={"x": 4, "y": round(bottom) - 8, "width": 8, "height": 5}, animations="disabled")

    end = box["y"] + box["height"]
    assert strip(end) != strip(box["y"] + 14)
    page.locator("#locales").evaluate("list => list.scrollTop = list.scrollHeight")
    assert strip(end) == strip(box["y"] + 14)
    # Where colours are the visitor's, no shade is painted: what lies below would be seen through the list.
    page.emulate_media(forced_colors="active")
    assert page.locator("#locales").evaluate("list => getComputedStyle(list).backgroundColor").startswith("rgb(")


@pytest.mark.parametrize("screen", [PHONE, TABLET, DESKTOP], ids=str)
def test_open_selector_hangs_below_the_header_or_lies_at_the_foot_of_a_phone(page: Page, screen: Screen) -> None:
    page.goto("/de-DE/privacy/")
    page.locator(".locales button").click()

    header, listed = (page.locator(name).bounding_box() for name in (".site-header", "#locales"))
    assert header
    assert listed
    if screen == PHONE:
        assert listed["y"] + listed["height"] == screen.height
    else:
        assert abs(listed["y"] - header["height"]) <= 2
    assert 0 <= listed["x"] <= listed["x"] + listed["width"] <= screen.width


def test_browser_without_popovers_is_led_to_the_list(page: Page) -> None:
    page.goto("/de-DE/privacy/")

    link = page.locator(".locales a.no-popover")

    expect(link).to_be_hidden()
    expect(link).to_have_text("Land/Region: Deutschland - Deutsch")
    assert page.locator(link.get_attribute("href") or "").get_attribute("class") == "regions"


@pytest.mark.parametrize("name", PAGES)
def test_foot_of_the_page_lists_the_same_page_in_every_locale(page: Page, name: str) -> None:
    page.goto(address("de-DE", name))

    assert_leads_everywhere(page.locator("#locales li a"), "de-DE", name)


@pytest.mark.parametrize("screen", [PHONE_DARK, DESKTOP], ids=str)
@pytest.mark.parametrize(
    ("start", "target"),
    [("en", "th-TH"), ("de-DE", "en"), ("ja-JP", "es-419"), ("zh-HK", "zh-CN"), ("th-TH", "hu-HU")],
)
@pytest.mark.parametrize("name", ["privacy/", "privacy/2.0/"])
def test_choosing_a_locale_opens_the_same_page_there(page: Page, start: str, target: str, name: str) -> None:
    page.goto(address(start, name))
    page.locator(".locales button").click()
    page.locator("#locales").get_by_role("link", name=LABELS[TAGS.index(target)], exact=True).click()

    expect(page).to_have_url(address(target, name))
    expect(page.locator("html")).to_have_attribute("lang", target)
    expect(page.locator(".locales button")).to_contain_text(LABELS[TAGS.index(target)])
