"""Pages fit a screen of 320 CSS pixels (WCAG 1.4.10); only tables scroll, in their own frame."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from visit import DESKTOP, PHONE, READ, TAGS, Screen, address, look

NARROW, WIDER = Screen(320, 640), Screen(360, 740)
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOW = "list => list.showPopover()"
OPEN = "all => all.forEach(details => { details.open = true; })"
TOO_WIDE = """() => [...document.body.querySelectorAll("*")]
  .filter(element => !element.parentElement.closest(".table"))
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
  .map(element => element.outerHTML.slice(0, 120))"""


def beside(tag: str) -> list[str]:
    """Pages beside the texts that a locale has."""
    own = [] if tag.startswith("en") else ["bilingual/"]
    return ["privacy/versions/", *(f"privacy/2.1/{name}" for name in ("changes/", "cite/", *own))]


def assert_fits(page: Page) -> None:
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SIDEWAYS) == 0


BROKEN_WORDS = """() => [...document.querySelectorAll("h1, h2, h3")].flatMap(heading => {
  const broken = [];
  const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(/[\\p{Script=Latin}\\p{Script=Cyrillic}]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) broken.push(match[0]);
    }
  }
  return broken;
})"""
BROKEN_DATES = """() => [...document.querySelectorAll("time")]
  .filter(time => new Set([...time.getClientRects()].map(box => Math.round(box.top))).size > 1)
  .map(time => time.textContent)"""


@pytest.mark.parametrize("screen", [NARROW], ids=str)
@pytest.mark.parametrize("tag", TAGS)
def test_no_page_scrolls_sideways_and_no_heading_breaks_within_a_word_or_date_between_lines(
    page: Page, tag: str
) -> None:
    for name in (*beside(tag), "", "translations/", "privacy/2.0/", "privacy/"):
        page.goto(address(tag, name))
        assert_fits(page)
        for screen in (WIDER, NARROW):
            look(page, screen)
            assert page.evaluate(BROKEN_WORDS) == []
            assert page.evaluate(BROKEN_DATES) == []

    page.locator("details").evaluate_all(OPEN)
    page.locator("#locales").evaluate(SHOW)
    expect(page.locator("#locales li a").first).to_be_visible()
    expect(page.locator(".notice h2").first).to_be_visible()
    assert_fits(page)


STRAY_SIGNS = """() => [...document.querySelectorAll("time")].filter(time => {
  let last = time;
  while (!last.nextSibling && last.parentNode.matches("bdi, b, span")) last = last.parentNode;
  const next = last.nextSibling;
  if (next?.nodeType !== Node.TEXT_NODE || !/^\\S/.test(next.data)) return false;
  const range = document.createRange();
  range.setStart(next, 0);
  range.setEnd(next, 1);
  return range.getBoundingClientRect().top >= [...time.getClientRects()].at(-1).bottom;
}).map(time => time.parentNode.textContent)"""
"""Dates whose full stop stands at the beginning of the next line."""


# As large text on a phone: the queries of the style sheet count in the text's own size.
LARGE_TEXT = Screen(180, 370)
BREAKING = """all => all.map(element => {
  const { wordBreak, hyphens, overflowWrap } = getComputedStyle(element);
  return [wordBreak, hyphens, overflowWrap].join(" ");
})"""


@pytest.mark.parametrize(
    ("screen", "short", "running"),
    [
        (LARGE_TEXT, "normal", "normal"),
        (PHONE, "auto-phrase", "normal"),
        (DESKTOP, "auto-phrase", "auto-phrase"),
    ],
    ids=str,
)
def test_japanese_is_broken_between_phrases_where_there_is_room_for_them(page: Page, short: str, running: str) -> None:
    """On a phone running text would be ragged; in large text a phrase would be broken before any sign."""
    page.goto("/ja-JP/privacy/")

    for parts, breaking in (
        ("h1, .notice h2", short),
        (".notice > p, .notes p, .notes a, dd, li", running),
    ):
        words = page.locator(f"main :is({parts})").evaluate_all(BREAKING)
        assert {each.split()[0] for each in words} == {breaking}


@pytest.mark.parametrize("screen", [LARGE_TEXT], ids=str)
@pytest.mark.parametrize(
    ("name", "parts"), [("privacy/", "h1, h2, p, .notes a, summary, button"), ("privacy/2.1/cite/", "h1, .citation")]
)
def test_large_words_are_hyphenated_and_broken_anywhere_only_then(page: Page, name: str, parts: str) -> None:
    page.goto(f"/de-DE/{name}")

    assert set(page.locator(parts).evaluate_all(BREAKING)) == {"normal auto anywhere"}
    # "Ländern/Regionen" in one word.
    expect(page.locator(".site-footer button wbr")).to_have_count(1)


@pytest.mark.parametrize("screen", [LARGE_TEXT, NARROW], ids=str)
@pytest.mark.parametrize("tag", ["de-DE", "ja-JP", "zh-HK"])
def test_what_ends_a_sentence_stays_with_its_date(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/2.0/"))

    assert page.evaluate(STRAY_SIGNS) == []


@pytest.mark.parametrize("screen", [LARGE_TEXT], ids=str)
def test_a_day_is_entered_in_a_field_that_shows_the_whole_of_it(page: Page) -> None:
    page.goto("/de-DE/privacy/versions/")
    field = page.locator(".as-of input")

    width = field.evaluate("field => field.offsetWidth")
    unbounded = "max-width: none; width: max-content; flex: none"
    assert width == field.evaluate(f"field => {{ field.style.cssText = '{unbounded}'; return field.offsetWidth; }}")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
def test_a_letter_that_begins_left_of_its_place_is_not_cut_off(page: Page) -> None:
    page.goto("/")
    box, heading = page.locator(".own").bounding_box(), page.locator(".own h1").bounding_box()

    assert box
    assert heading
    assert page.locator(".own").evaluate("own => getComputedStyle(own).contain") == "paint"
    assert box["x"] <= heading["x"] - 4


@pytest.mark.parametrize("screen", [Screen(360, 2000)], ids=str)
def test_a_short_page_ends_at_the_foot_of_the_window(page: Page) -> None:
    page.goto("/")
    footer = page.locator(".site-footer").bounding_box()

    assert footer
    assert round(footer["y"] + footer["height"]) == 2000


LEFT = "all => all.map(element => element.getBoundingClientRect().x)"


def test_list_of_locales_below_the_text_keeps_a_width_that_a_brand_sets(page: Page) -> None:
    page.goto("/privacy/")
    page.add_style_tag(content=":root { --page: 78rem }")

    assert len(set(page.locator(".bar .wide, #locales .wide, .site-footer .wide").evaluate_all(LEFT))) == 1


@pytest.mark.parametrize("tag", READ)
def test_every_page_begins_at_the_same_left_edge(page: Page, screen: Screen, tag: str) -> None:
    screens = (Screen(PHONE.width, PHONE.height), Screen(768, 1024), screen)
    edges = {each: set() for each in screens}
    names = ("", "privacy/", "privacy/2.0/", "privacy/versions/", "privacy/2.1/changes/", "translations/")
    for each in (*(address(tag, name) for name in names), "/404.html"):
        page.goto(each)
        for each_screen in screens:
            look(page, each_screen)
            for start in (".brand", "h1"):
                (edge,) = page.locator(start).evaluate_all(LEFT)
                edges[each_screen].add(edge)

    assert [len(each) for each in edges.values()] == [1, 1, 1]


@pytest.mark.parametrize(("tag", "measure"), [("de-DE", 38), ("th-TH", 36), ("ja-JP", 42), ("zh-HK", 42)])
def test_lines_are_no_longer_than_is_good_to_read(page: Page, tag: str, measure: int) -> None:
    for name in ("privacy/", "privacy/versions/", "translations/"):
        page.goto(address(tag, name))
        widths = page.locator("main p:not(.bar p) >> visible=true").evaluate_all("all => all.map(p => p.offsetWidth)")

        assert max(widths) == measure * 16


STACKED = "cells => cells.map(cell => [cell.dataset.label, getComputedStyle(cell, '::before').content])"


WORDS = """all => all.map(cell => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll("sup, .anchor").forEach(part => part.remove());
  return copy.textContent;
})"""


@pytest.mark.parametrize("screen", [NARROW, PHONE], ids=str)
@pytest.mark.parametrize("tag", READ)
@pytest.mark.parametrize("name", ["privacy/", "translations/"])
def test_rows_of_a_table_are_stacked_on_a_phone(page: Page, tag: str, name: str) -> None:
    page.goto(address(tag, name))
    table = page.locator(".table").first
    # Cells are labelled with the head's words; a footnote's number and the link to the block are none of them.
    heads = table.locator("th[scope=col]").evaluate_all(WORDS)

    row = table.locator("tbody tr").first
    cells = row.locator("> *").all()
    boxes = [cell.bounding_box() for cell in cells]
    assert all(above["y"] + above["height"] <= below["y"] + 1 for above, below in pairwise(boxes))
    assert all(abs(box["width"] - boxes[0]["width"]) <= 1 for box in boxes)
    assert row.locator("> :not(:first-child)").evaluate_all(STACKED) == [[head, f'"{head}" / ""'] for head in heads[1:]]
    assert table.evaluate("frame => frame.scrollWidth - frame.clientWidth") == 0
    # What the browser tells screen readers: a table as ever, whose rows are stacked for the eye alone.
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = Counter(node["role"]["value"] for node in tree if not node.get("ignored"))
    assert told["table"] == page.locator("table").count()
    assert told["row"] == page.locator("tr").count()
    assert (told["columnheader"], told["rowheader"]) == tuple(
        page.locator(f"th[scope={scope}]").count() for scope in ("col", "row")
    )
    assert told["cell"] == page.locator("td").count()


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
