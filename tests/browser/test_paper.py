"""What a printer gets: nothing that serves only a screen, and on one sheet what belongs together."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from visit import READ, address, word

URL = "https://notices.example.com"
NAMES = ["", *(f"privacy/{name}" for name in ("2.0/", "versions/", "2.1/changes/", "2.1/bilingual/", "2.1/cite/"))]
DEAD_LINKS = """() => [...document.querySelectorAll("main p")]
  .filter(text => text.checkVisibility() && text.querySelector("a"))
  .map(text => [text.textContent.trim(), [...text.querySelectorAll("a")].map(link => link.textContent).join("")])
  .filter(([said, linked]) => said === linked)"""
"""Paragraphs that say nothing but the words of a link, which nobody can follow on paper."""
BREAKS = """([selector, property]) => [...document.querySelectorAll(selector)]
  .map(element => getComputedStyle(element)[property])"""
RISING = """() => [...document.querySelectorAll("main :is(h1, h2, h3)")].filter(heading => {
  const { font, lineHeight } = getComputedStyle(heading);
  const pen = Object.assign(document.createElement("canvas").getContext("2d"), { font });
  const ink = pen.measureText(heading.textContent);
  const leading = parseFloat(lineHeight) - ink.fontBoundingBoxAscent - ink.fontBoundingBoxDescent;
  return ink.actualBoundingBoxAscent > ink.fontBoundingBoxAscent + leading / 2;
}).map(heading => heading.textContent)"""
STAYS = {
    ("main :is(h2, h3, dt), .told, .redline h2 + .same", "breakAfter"): "avoid",
    ("main :is(ul, ol, dl, .table)", "breakBefore"): "avoid",
    ("main li:not(:has(li)), main tr, .pair, .redline .same, .version", "breakInside"): "avoid",
    # A list with lists in it is longer than what is left of a sheet.
    ("main li:has(li):not(.version)", "breakInside"): "auto",
}


@pytest.mark.parametrize("name", NAMES)
def test_paper_has_nothing_that_serves_only_a_screen(page: Page, name: str) -> None:
    page.goto(address("de-DE", name))
    page.emulate_media(media="print")

    assert page.evaluate(DEAD_LINKS) == []
    assert page.locator(":is(button, nav.contents, .bar, .links, .anchor) >> visible=true").count() == 0
    assert page.locator(".digest code >> visible=true").count() == page.locator(".digest").count()


def test_what_introduces_something_stays_with_it(page: Page) -> None:
    found: dict[tuple[str, str], set[str]] = {each: set() for each in STAYS}
    for name in NAMES:
        page.goto(address("de-DE", name))
        page.emulate_media(media="print")  # of the page that is there: another begins as on a screen
        for each, values in found.items():
            values.update(page.evaluate(BREAKS, list(each)))

    assert found == {each: {value} for each, value in STAYS.items()}


def test_links_of_paragraphs_are_printed_where_a_reader_has_asked_for_them(page: Page) -> None:
    page.goto("/privacy/2.1/")
    page.locator(".contents button").click()
    page.emulate_media(media="print")

    assert page.locator(".anchor >> visible=true").count() > 100


def test_an_address_that_is_read_in_the_text_is_not_printed_twice(page: Page) -> None:
    page.goto("/privacy/2.1/")
    page.emulate_media(media="print")

    links = page.locator(".notice a[href^=http]").evaluate_all(
        "all => all.map(a => [a.textContent, a.getAttribute('href'), getComputedStyle(a, '::after').content])"
    )
    assert {after for said, to, after in links if said in to} == {"none"}
    assert "none" not in {after for said, to, after in links if said not in to}
    assert {said in to for said, to, _ in links} == {True, False}


@pytest.mark.parametrize("tag", READ)
def test_every_sheet_says_which_text_prevails_and_where_it_is(page: Page, tag: str) -> None:
    names = ("privacy/", "privacy/2.1/", "privacy/2.1/changes/", *(["privacy/2.1/bilingual/"] if tag != "en" else []))
    prevails = "" if tag == "en" else f"{word(tag, 'English prevails')} · "
    for name in names:
        page.goto(address(tag, name))

        assert page.locator("html").get_attribute("data-foot") == f"{prevails}{URL}/privacy/2.1/"


@pytest.mark.parametrize("tag", READ)
def test_a_sheet_of_a_superseded_text_says_so_and_where_the_text_in_force_is(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/2.0/"))
    page.emulate_media(media="print")

    head = page.locator("html").get_attribute("data-run") or ""
    assert f" · {word(tag, 'Superseded', context='status')} · " in head
    assert tag not in head
    assert page.locator(".status .paper >> visible=true").inner_text() == f"{URL}{address(tag, 'privacy/')}"


def test_what_is_in_force_is_told_on_paper_as_on_a_screen(page: Page) -> None:
    page.goto("/privacy/versions/")
    page.emulate_media(media="print")

    badge = page.locator(".version .in-force >> visible=true")
    kept = badge.evaluate("e => getComputedStyle(e).printColorAdjust")
    assert (badge.count(), kept) == (1, "exact")


def test_an_item_whose_own_text_is_left_out_has_no_point(page: Page) -> None:
    page.goto("/privacy/2.1/changes/")

    points = page.locator(".redline ul > li").evaluate_all(
        "all => all.map(item => [item.firstChild.nodeName === 'UL', getComputedStyle(item).listStyleType === 'none'])"
    )
    assert {bare for without_text, bare in points if without_text} == {True}
    assert {bare for without_text, bare in points if not without_text} == {False}


def test_no_mark_of_a_heading_rises_above_its_line(page: Page) -> None:
    """A browser would print what does at the foot of the sheet before."""
    page.goto("/th-TH/privacy/")

    assert page.locator("main :is(h1, h2, h3)").count() > 20
    assert page.evaluate(RISING) == []


def test_pages_are_printed_on_the_paper_that_the_reader_has(page: Page) -> None:
    page.goto("/privacy/2.0/")

    file = page.pdf(format="Letter", prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox \[0 0 (.*?)\]", file)) == {b"612 792"}
