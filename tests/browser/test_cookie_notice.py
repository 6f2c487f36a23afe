"""Where an analytics id is configured, nothing is asked of anybody else before the visitor has agreed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import OpenPage, Troubles, new_page, serving, violations
from small_project import SmallProject
from visit import COVERED, DESKTOP, PHONE, SCREENS, Screen, covered_stops

ANALYTICS = "https://www.googletagmanager.com/gtag/js?id=G-EXAMPLE123"
AGREE = "Ich stimme zu"
REFUSE = "Ich stimme nicht zu"
STORED = "() => [{...localStorage}, {...sessionStorage}, document.cookie]"


@pytest.fixture(scope="module")
def measured_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site with an analytics id."""
    small = SmallProject.copy(tmp_path_factory.mktemp("measured") / "small")
    years = 'copyright_years: "2020"'
    small.replace("mkdocs.yml", years, f"{years}\n  analytics_id: G-EXAMPLE123")
    command = [sys.executable, "-m", "noticepress", "build", "--as-of", "2026-11-24"]
    done = subprocess.run(command, cwd=small.root, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return small.root / "site"


@pytest.fixture(scope="module")
def measured_origin(measured_site: Path) -> Iterator[str]:
    with serving(measured_site) as served:
        yield served


@pytest.fixture
def origin(measured_origin: str) -> str:
    return measured_origin


@pytest.fixture
def page(fresh_page: Page, origin: str) -> Page:
    """A visitor's page that reaches nobody but the site."""
    fresh_page.context.route(lambda url: not url.startswith(f"{origin}/"), lambda route: route.abort())
    return fresh_page


def open_notice(page: Page) -> Locator:
    page.goto("/de-DE/privacy/")
    return page.locator("body > .cookie-notice")


def expect_no_question(page: Page, answer: str) -> None:
    """Nothing is asked: the notice is at the end of the page, and says what the answer was."""
    box = page.locator("body > .cookie-notice")
    page.locator("h1").scroll_into_view_if_needed()
    expect(box).to_have_css("position", "static")
    expect(box).not_to_be_in_viewport()
    for name in (AGREE, REFUSE):
        is_answer = name == answer
        button = box.get_by_role("button", name=name, exact=True, pressed=is_answer)
        expect(button).to_have_attribute("aria-pressed", str(is_answer).lower())


def agree(page: Page) -> None:
    """Agree, and see the one attempt to reach the analytics host fail."""
    with page.expect_event("console"), page.expect_event("requestfailed"):
        page.get_by_role("button", name=AGREE, exact=True).click()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_notice_asks_and_nothing_happens_before_the_answer(page: Page) -> None:
    box = open_notice(page)

    expect(box).to_be_in_viewport(ratio=1)
    expect(box.locator("button")).to_have_text([AGREE, REFUSE])
    expect(box.locator("p").first).to_contain_text("Mit Ihrer Einwilligung")
    page.locator(".site-footer").scroll_into_view_if_needed()
    page.goto("/de-DE/privacy/versions/")
    expect(box).to_be_in_viewport(ratio=1)
    assert page.evaluate(STORED) == [{}, {}, ""]
    assert page.context.cookies() == []


@pytest.mark.parametrize("screen", [PHONE, DESKTOP, Screen(1800, 900)], ids=str)
def test_notice_begins_where_the_text_does(page: Page) -> None:
    lefts = [each.bounding_box() for each in (open_notice(page).locator("p").first, page.locator("h1"))]

    assert lefts[0]
    assert lefts[1]
    assert lefts[0]["x"] == lefts[1]["x"]


@pytest.mark.parametrize("screen", [Screen(320, 568), Screen(360, 740), DESKTOP], ids=str)
def test_line_to_another_language_covers_neither_answer_and_both_cover_no_focus(
    browser: Browser, origin: str, screen: Screen
) -> None:
    page = new_page(browser, origin, screen, "zh-HK")
    box = open_notice(page)
    expect(page.locator("body > .other")).to_be_in_viewport(ratio=1)
    expect(box).to_be_in_viewport(ratio=1)

    assert page.evaluate(COVERED, ".cookie-notice button") == []
    first, second = (each.bounding_box() for each in box.locator("button").all())
    assert first
    assert second
    assert second["y"] == first["y"] or second["y"] >= first["y"] + first["height"] + 6
    assert covered_stops(page) == []
    page.context.close()


@pytest.mark.parametrize("screen", [Screen(320, 256), Screen(740, 360)], ids=str)
def test_on_a_low_screen_the_notice_covers_nothing(page: Page) -> None:
    box = open_notice(page)

    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    assert page.evaluate(COVERED, "h1") == []
    box.locator("button").last.click()
    expect_no_question(page, REFUSE)


def test_answers_are_shaded_at_the_pointer_alike(page: Page) -> None:
    box = open_notice(page)
    ground = "button => getComputedStyle(button).backgroundColor"
    grounds = []
    for button in box.locator("button").all():
        before = button.evaluate(ground)
        button.hover()
        grounds.append((before, button.evaluate(ground)))

    assert grounds[0] == grounds[1]
    assert len(set(grounds[0])) == 2


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_after_a_refusal_nothing_is_asked_any_more_of_anybody(page: Page) -> None:
    open_notice(page)

    page.get_by_role("button", name=REFUSE, exact=True).click()
    expect_no_question(page, REFUSE)
    page.reload()
    expect_no_question(page, REFUSE)
    page.goto("/de-DE/privacy/versions/")
    expect_no_question(page, REFUSE)

    assert page.evaluate(STORED) == [{"noticepress-analytics": "no"}, {}, ""]
    assert page.context.cookies() == []


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_consent_leads_to_one_request_to_the_analytics_host(page: Page, troubles: Troubles) -> None:
    open_notice(page)
    assert troubles.take() == []

    agree(page)

    expect_no_question(page, AGREE)
    console, failed, asked = sorted(troubles.take())
    assert console.startswith("console error: ")
    assert failed == f"net::ERR_FAILED: {ANALYTICS}"
    assert asked == f"request: {ANALYTICS}"
    # Two alike would have been fetched as one.
    expect(page.locator("script[src^='https:']")).to_have_count(1)


def test_consent_is_remembered(page: Page, troubles: Troubles) -> None:
    open_notice(page)
    agree(page)
    troubles.take()

    with page.expect_event("console"), page.expect_event("requestfailed"):
        page.reload()

    expect_no_question(page, AGREE)
    assert [line for line in troubles.take() if line.startswith("request: ")] == [f"request: {ANALYTICS}"]


def test_consent_is_taken_back_as_it_is_given(page: Page, troubles: Troubles) -> None:
    open_notice(page)
    agree(page)
    page.evaluate("() => { document.cookie = '_ga=1; Path=/'; document.cookie = '_ga_EXAMPLE123=2; Path=/'; }")
    page.evaluate("() => { document.cookie = 'own=3; Path=/'; }")
    troubles.take()

    page.get_by_role("button", name=REFUSE, exact=True).click()

    expect_no_question(page, REFUSE)
    assert page.evaluate("() => window['ga-disable-G-EXAMPLE123']") is True
    assert page.evaluate("() => document.cookie") == "own=3"
    page.reload()
    expect_no_question(page, REFUSE)
    assert troubles.take() == []
    agree(page)
    expect_no_question(page, AGREE)
    troubles.take()


def test_consent_that_is_taken_back_on_another_page_holds_on_every_open_one(page: Page, troubles: Troubles) -> None:
    open_notice(page)
    agree(page)
    troubles.take()
    other = page.context.new_page()
    other.goto(page.url)

    other.get_by_role("button", name=REFUSE, exact=True).click()

    expect_no_question(page, REFUSE)
    assert page.evaluate("() => window['ga-disable-G-EXAMPLE123']") is True


def test_where_nothing_can_be_kept_it_is_asked_on_every_page(page: Page) -> None:
    refused = "() => { throw new DOMException('', 'SecurityError'); }"
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get: {refused} }})")
    box = open_notice(page)

    page.get_by_role("button", name=REFUSE, exact=True).click()

    expect_no_question(page, REFUSE)
    page.reload()
    expect(box).to_be_in_viewport(ratio=1)


def test_notice_can_be_answered_by_keyboard(page: Page) -> None:
    box = open_notice(page)
    page.locator(".site-footer a").last.focus()

    page.keyboard.press("Tab")
    expect(box.locator("button").first).to_be_focused()
    page.keyboard.press("Tab")
    expect(box.locator("button").last).to_be_focused()
    page.keyboard.press("Enter")

    expect(box.locator("button").last).to_be_focused()
    expect_no_question(page, REFUSE)


def test_without_scripts_nothing_is_asked(open_page: OpenPage) -> None:
    page = open_page(replace(DESKTOP, scripts=False))

    expect(open_notice(page)).to_be_hidden()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_axe_finds_no_violation_in_the_notice(page: Page) -> None:
    expect(open_notice(page)).to_be_visible()
    assert violations(page) == []

    page.get_by_role("button", name=REFUSE, exact=True).click()

    assert violations(page) == []
