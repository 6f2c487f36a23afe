"""Pages fit a screen of 320 CSS pixels (WCAG 1.4.10); only tables scroll, in their own frame."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from visit import PHONE, TAGS, Screen, address

NARROW = Screen(320, 640)
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = "all => all.forEach(details => { details.open = true; })"
TOO_WIDE = """() => [...document.body.querySelectorAll("*")]
  .filter(element => !element.parentElement.closest(".table"))
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
  .map(element => element.outerHTML.slice(0, 120))"""


def assert_fits(page: Page) -> None:
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("screen", [NARROW], ids=str)
@pytest.mark.parametrize("tag", TAGS)
def test_no_page_scrolls_sideways(page: Page, tag: str) -> None:
    for name in ("", "privacy/versions/", "translations/", "privacy/2.0/", "privacy/"):
        page.goto(address(tag, name))
        assert_fits(page)

    page.locator("details").evaluate_all(OPEN)
    expect(page.locator(".locales li a").first).to_be_visible()
    expect(page.locator(".contents li a").first).to_be_visible()
    assert_fits(page)


@pytest.mark.parametrize("screen", [NARROW], ids=str)
def test_error_page_does_not_scroll_sideways(page: Page) -> None:
    page.goto("/404.html")

    assert_fits(page)


@pytest.mark.parametrize("screen", [PHONE], ids=str)
@pytest.mark.parametrize("tag", TAGS)
def test_phone_shows_the_page_at_its_own_width(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))

    assert page.evaluate("innerWidth") == PHONE.width
    assert page.evaluate("visualViewport.scale") == 1
