"""Everything can be reached and used without a pointer, in the order of the text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import new_page
from visit import DESKTOP, PHONE, READ, TAGS, Screen, address, covered_stops

OPERABLE = """() => [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")]
  .filter(element => element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))
  .map(element => element.outerHTML.slice(0, 160))"""
FOCUSED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    html: element.outerHTML.slice(0, 160),
    end: element === document.body,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth && element.checkVisibility({visibilityProperty: true}),
  };
}"""
DAY_FIELD = '<input type="date">'
SCREENS = [PHONE, DESKTOP]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", READ)
def test_first_stop_skips_to_the_text(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()

    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize(
    "name",
    [
        "/de-DE/privacy/",
        "/de-DE/privacy/2.0/",
        "/privacy/versions/",
        "/privacy/2.1/cite/",
        "/de-DE/privacy/2.1/bilingual/",
        "/de-DE/privacy/2.1/changes/",
        "/translations/",
        "/",
        "/404.html",
    ],
)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(page: Page, name: str) -> None:
    page.goto(name)
    operable = page.evaluate(OPERABLE)

    stops: list[dict[str, Any]] = []
    while len(stops) < len(operable):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if not stops or stop["html"] != DAY_FIELD or stops[-1]["html"] != DAY_FIELD:  # it has several stops of its own
            stops.append(stop)

    assert [stop["html"] for stop in stops] == operable
    assert [stop["html"] for stop in stops if not stop["shown"]] == []
    assert [stop["html"] for stop in stops if not stop["outlined"]] == []


@pytest.mark.parametrize("screen", [Screen(320, 256), Screen(360, 740), Screen(1280, 800)], ids=str)
@pytest.mark.parametrize("name", ["/de-DE/privacy/", "/de-DE/privacy/versions/"])
def test_nothing_covers_what_has_the_focus(browser: Browser, sample_origin: str, name: str, screen: Screen) -> None:
    # The line to the language that this browser prefers stands at the foot of the screen.
    page = new_page(browser, sample_origin, screen, "fr")
    page.goto(name)
    expect(page.locator("body > .other")).to_be_in_viewport(ratio=1)

    assert covered_stops(page) == []
    assert covered_stops(page, "Shift+Tab") == []
    page.context.close()


def test_contents_stay_where_the_focus_is_while_the_page_moves(browser: Browser, sample_origin: str) -> None:
    page = new_page(browser, sample_origin, Screen(1280, 400), "en")
    page.goto("/de-DE/privacy/")
    page.locator(".contents ul a").last.focus()

    page.locator(".notice h2").nth(1).evaluate("heading => heading.scrollIntoView()")
    expect(page.locator(".contents a[aria-current]")).to_have_count(1)

    expect(page.locator(".contents :focus-visible")).to_be_in_viewport(ratio=1)
    page.context.close()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_enter_opens_the_selector_and_follows_a_locale(page: Page) -> None:
    page.goto("/de-DE/privacy/2.0/")
    page.locator(".locales button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox")).to_be_focused()
    tags = page.locator("#locales a").evaluate_all("all => all.map(link => link.lang)")
    assert sorted(tags) == sorted(TAGS)
    for tag in tags:
        page.keyboard.press("Tab")
        expect(page.locator(f"#locales a[lang='{tag}']")).to_be_focused()
        expect(page.locator(f"#locales a[lang='{tag}']")).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page).to_have_url(address(tags[-1], "privacy/2.0/"))


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_open_selector_can_be_closed_and_left_behind(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    button = page.locator(".locales button")
    for key in ("Enter", "Escape"):
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#locales:popover-open")).to_have_count(1)

        page.keyboard.press(key)

        expect(page.locator("#locales:popover-open")).to_have_count(0)
        expect(button).to_be_focused()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_escape_within_the_selector_leads_back_to_its_button(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    page.locator(".locales button").focus()
    for key in ("Enter", "Tab", "Tab", "Escape"):
        page.keyboard.press(key)

    expect(page.locator("#locales:popover-open")).to_have_count(0)
    expect(page.locator(".locales button")).to_be_focused()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_open_selector_never_covers_what_has_the_focus(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    page.locator(".locales button").focus()
    page.keyboard.press("Enter")
    page.locator("#locales li a").last.focus()
    expect(page.locator("#locales li").last).to_be_visible()

    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    expect(page.locator("#locales li").first).to_be_hidden()


@pytest.mark.parametrize("screen", [PHONE], ids=str)
def test_contents_can_be_opened_closed_and_followed(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    links = page.locator(".contents a")
    page.locator(".bar button").focus()
    page.keyboard.press("Enter")
    expect(links.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(page.locator(".bar button")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")

    target = links.nth(1).get_attribute("href")
    expect(page).to_have_url(f"/de-DE/privacy/{target}")
    expect(page.locator(f".notice h2{target}")).to_be_in_viewport()
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize("screen", [DESKTOP], ids=str)
def test_contents_lead_to_sections_without_a_fault_where_a_browser_has_no_popovers(fresh_page: Page) -> None:
    fresh_page.add_init_script("delete HTMLElement.prototype.togglePopover")
    fresh_page.goto("/de-DE/privacy/")
    fresh_page.locator(".contents a[href='#contact']").click()

    expect(fresh_page).to_have_url(re.compile("#contact$"))
