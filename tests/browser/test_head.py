"""The head of an edition is one block, and its text begins soon; what binds is its strongest line."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from visit import DESKTOP, TAGS, Screen, address

PHONE = Screen(360, 740)
SCREENS_BEFORE_THE_TEXT = 1.2
SMALLEST_ROW = 24
FIRST_LINE = "document.querySelector('.notice > p').getBoundingClientRect().top + scrollY"
RANKS = """() => {
  const weight = (element) => [parseFloat(getComputedStyle(element).fontSize), +getComputedStyle(element).fontWeight];
  const own = weight(document.querySelector(".head .prevailing span, .head .prevailing"));
  const others = [...document.querySelectorAll(".head .notes p:not(.prevailing), .notice > p")].map(weight);
  return others.every(([size, bold]) => own[0] >= size && own[1] >= bold);
}"""


@pytest.mark.parametrize("screen", [PHONE], ids=str)
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("name", ["privacy/", "privacy/2.0/"])
def test_text_begins_within_little_more_than_a_screen_of_a_phone(page: Page, tag: str, name: str) -> None:
    page.goto(address(tag, name))

    assert page.evaluate(FIRST_LINE) <= SCREENS_BEFORE_THE_TEXT * PHONE.height


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("tag", ["en", "de-DE", "ja-JP"])
def test_nothing_of_the_head_or_the_text_is_stronger_than_the_statement(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))

    assert page.evaluate(RANKS)


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_bar_keeps_contents_status_and_english_in_reach(page: Page, screen: Screen) -> None:
    page.goto("/de-DE/privacy/#contact")
    bar = page.locator(".bar")

    expect(bar).to_be_in_viewport(ratio=1)
    expect(bar.locator("p")).to_contain_text("In Kraft")
    expect(bar.get_by_role("link", name="Maßgeblich: Englisch")).to_be_in_viewport(ratio=1)
    expect(bar.locator("button")).to_be_visible(visible=screen == PHONE)


@pytest.mark.parametrize("screen", [Screen(320, 740), Screen(768, 1024), Screen(900, 800), DESKTOP], ids=str)
@pytest.mark.parametrize("tag", ["fr-FR", "pl-PL", "ru-RU"])
def test_bar_does_not_cover_the_paragraph_that_a_link_leads_to(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/#your-rights.2"))
    bar, paragraph = (page.locator(part).bounding_box() for part in (".bar", ":target"))

    assert bar
    assert paragraph
    assert bar["y"] + bar["height"] <= paragraph["y"]


@pytest.mark.parametrize("screen", [Screen(768, 1024), DESKTOP], ids=str)
def test_bar_cuts_a_long_title_short_and_neither_version_nor_status(page: Page) -> None:
    page.goto("/de-DE/privacy/2.0/")
    title, *others = page.locator(".bar p span:visible").all()
    title.evaluate("span => span.textContent = span.textContent.repeat(9)")
    bar = page.locator(".bar").bounding_box()

    assert bar
    assert bar["height"] < SMALLEST_ROW * 2
    assert title.evaluate("span => span.scrollWidth > span.clientWidth")
    assert [span.inner_text().strip(" ·") for span in others] == ["Version\N{NO-BREAK SPACE}2.0", "Abgelöst"]
    for span in others:
        expect(span).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("screen", [Screen(1280, 480)], ids=str)
def test_contents_beside_the_text_are_never_taller_than_the_window(page: Page, screen: Screen) -> None:
    page.goto("/de-DE/privacy/#contact")
    box = page.locator(".contents").bounding_box()

    assert box
    assert box["y"] + box["height"] <= screen.height
    expect(page.locator(".contents [aria-current]")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("screen", [Screen(1280, 800)], ids=str)
@pytest.mark.parametrize("tag", ["en", "ja-JP", "th-TH"])
def test_twenty_sections_and_the_ways_below_them_fit_the_window(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    contents = page.locator(".contents")

    assert contents.locator("li").count() == 20
    assert contents.evaluate("list => list.scrollHeight - list.clientHeight") == 0
    expect(contents.locator("button")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_a_bar_of_a_text_that_does_not_bind_has_the_colour_of_its_box(page: Page) -> None:
    colours = {}
    for name in ("privacy/", "privacy/2.0/"):
        page.goto(address("en", name))
        bar, box, body = (
            page.locator(part).first.evaluate("element => getComputedStyle(element).backgroundColor")
            for part in (".bar", ".notes", "body")
        )
        colours[name] = bar == body, bar == box

    assert colours == {"privacy/": (True, False), "privacy/2.0/": (False, True)}


def test_link_to_a_paragraph_takes_no_room_until_it_is_asked_for(page: Page) -> None:
    page.goto("/privacy/")
    lines = "all => all.map(block => block.offsetHeight)"
    blocks = page.locator(".notice p[id]")
    heights = blocks.evaluate_all(lines)

    page.evaluate("document.querySelectorAll('.anchor').forEach(anchor => anchor.remove())")

    assert len(heights) > 50
    assert blocks.evaluate_all(lines) == heights


def test_paragraph_at_the_pointer_has_a_link_to_itself(page: Page) -> None:
    page.goto("/de-DE/privacy/")
    block = page.locator(".notice > p[id]").nth(1)
    block.hover()

    block.get_by_role("link", name="Link zu diesem Absatz").click()

    assert page.url.endswith(f"#{block.get_attribute('id')}")
