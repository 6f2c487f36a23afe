"""To the language that a browser prefers, through a long list, by the organisation's menu, back from nowhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import Troubles, new_page, violations
from noticepress.editions.branding.colour import colour, contrast
from visit import DESKTOP, PHONE, Screen, address, word


@pytest.mark.parametrize(
    ("prefers", "page_tag", "offered"),
    [
        ("de-AT", "en", "de-DE"),
        ("zh-Hant-TW", "zh-CN", "zh-TW"),
        ("zh-HK", "de-DE", "zh-HK"),
        ("en-US", "ja-JP", "en-US"),
        ("de-DE", "de-DE", None),
        ("en-NZ", "en-GB", None),
        ("eo", "en", None),
    ],
)
def test_visitor_is_offered_the_preferred_language_once_and_can_dismiss_it(
    browser: Browser, sample_origin: str, prefers: str, page_tag: str, offered: str | None
) -> None:
    page = new_page(browser, sample_origin, PHONE, prefers)
    page.goto(address(page_tag, "privacy/2.0/"))
    line = page.locator("body > .other")

    if offered is None:
        expect(line).to_have_count(0)
    else:
        assert violations(page, "region") == []
        assert line.locator("a").evaluate("a => [a.lang, a.pathname]") == [offered, address(offered, "privacy/2.0/")]
        line.get_by_role("button", name=word(page_tag, "Close")).click()
        expect(line).to_have_count(0)
    assert page.context.cookies() == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_and_what_a_field_asks_for_can_be_seen(
    browser: Browser, sample_origin: str, scheme: Literal["light", "dark"]
) -> None:
    page = new_page(browser, sample_origin, replace(DESKTOP, scheme=scheme), "fr")
    page.goto("/de-DE/privacy/")
    page.locator(".other a").focus()
    outline, ground = page.locator(".other a").evaluate(
        "a => [getComputedStyle(a).outlineColor, getComputedStyle(a.parentNode).backgroundColor]"
    )
    asked, field = page.locator("#locales input").evaluate(
        "e => [getComputedStyle(e, '::placeholder').color, getComputedStyle(e).backgroundColor]"
    )
    page.context.close()

    assert _contrast(outline, ground) >= 3
    assert _contrast(asked, field) >= 4.5


def _contrast(one: str, other: str) -> float:
    first, second = colour(one), colour(other)
    assert first
    assert second
    return contrast(first, second)


@pytest.mark.parametrize("odd", ["C", "x-klingon", "en-US@posix", ""])
def test_what_is_no_language_is_passed_over(browser: Browser, sample_origin: str, odd: str) -> None:
    page = new_page(browser, sample_origin, PHONE, "en")
    page.add_init_script(f"Object.defineProperty(navigator, 'languages', {{ value: ['{odd}', 'de'] }});")
    page.goto("/privacy/2.0/")

    expect(page.locator("body > .other a")).to_have_attribute("lang", "de-DE")
    page.context.close()


def test_list_of_locales_can_be_searched_and_keeps_the_place(page: Page) -> None:
    page.goto("/de-DE/privacy/#contact")
    page.locator(".locales button").click()
    page.get_by_role("searchbox", name="Land/Region suchen").fill("cesk")

    expect(page.locator("#locales li >> visible=true")).to_have_text(["Česká Republika - Čeština"])
    expect(page.locator("#locales h3 >> visible=true")).to_have_text(["Europa"])
    page.locator("#locales a >> visible=true").click()

    expect(page).to_have_url("/cs-CZ/privacy/#contact")


@pytest.mark.parametrize("screen", [Screen(360, 740)], ids=str)
@pytest.mark.parametrize("tag", ["en", "de-DE", "ja-JP", "nl-NL", "pt-PT", "zh-HK", "th-TH"])
def test_header_is_one_row_on_a_phone_and_its_menu_holds_the_groups_open(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    assert page.locator(".site-header").bounding_box()["height"] <= 64
    expect(page.locator("#menu-panel")).to_be_hidden()

    page.locator(".menu-button").click()

    expect(page.get_by_role("link", name=word(tag, "Downloads", context="footer")).first).to_be_visible()
    expect(page.get_by_role("link", name=word(tag, "Where to buy", context="footer"))).to_be_visible()


@pytest.mark.parametrize("screen", [DESKTOP], ids=str)
def test_menu_is_a_row_on_a_wide_screen_whose_groups_open_by_keyboard(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    expect(page.locator(".menu-button")).to_be_hidden()
    link = page.locator(".site-menu").get_by_role("link", name="Downloads")
    expect(link).to_be_hidden()

    page.get_by_role("button", name="Support").press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")

    expect(link).to_be_hidden()


@pytest.mark.parametrize("tag", ["de-DE", "ja-JP", "zh-HK"])
def test_error_page_begins_in_the_language_of_the_address(fresh_page: Page, troubles: Troubles, tag: str) -> None:
    fresh_page.goto(f"/{tag}/privacy/9.9/")
    troubles.take()

    first = fresh_page.locator(".not-found > div").first
    expect(first.locator(f"a[hreflang='{tag}']")).to_be_visible()
    expect(first.locator("dd")).to_have_text(word(tag, "There is no page at this address. It may have been mistyped."))


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_footer_folds_its_groups_on_a_phone_alone(page: Page, screen: Screen) -> None:
    page.goto("/")
    link = page.locator(".site-footer").get_by_role("link", name="Careers")

    expect(link).to_be_visible(visible=screen == DESKTOP)
    if screen == PHONE:
        page.locator(".site-footer summary").first.click()
        expect(link).to_be_visible()


BORDERS = "all => all.map(link => getComputedStyle(link).borderInlineStartWidth)"


@pytest.mark.parametrize("screen", [DESKTOP], ids=str)
def test_in_forced_colours_a_bar_marks_the_current_entry_alone(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/de-DE/privacy/")
    lists = ":is(.site-menu, .regions, .contents) a"
    current = page.locator(":is(.regions, .contents) a[aria-current] >> visible=true")

    assert set(page.locator(f"{lists}:not([aria-current])").evaluate_all(BORDERS)) == {"0px"}
    assert set(current.evaluate_all(BORDERS)) == {"3px"}
    page.emulate_media(forced_colors="none")
