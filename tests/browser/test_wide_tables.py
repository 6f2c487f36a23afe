"""No column of a table is missed: on paper all stand on the sheet, on a screen a shade says that there are more."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from visit import DESKTOP, DESKTOP_DARK, PHONE, Screen

PAPER = Screen(642, 900)
"""What is printed on is so wide: A4 less its margins."""
WORDS = ("Category of data", "1,200.50", "https://example.com/a/very/long/path?with=query", "Retention period")
PUT = """([count, words]) => {
  const row = (tag, side) => `<tr>${Array.from({length: count}, (_, at) =>
    `<${tag} data-label="x" style="text-align: ${side};">${words[at % words.length]}</${tag}>`).join("")}</tr>`;
  const rows = `<thead>${row("th", "left")}</thead><tbody>${row("td", "right")}</tbody>`;
  document.querySelector(".notice").insertAdjacentHTML("afterbegin",
    `<div class="table" tabindex="0"><table>${rows}</table></div>`);
}"""
BEYOND = """frame => {
  const {left, right} = frame.getBoundingClientRect();
  return [...frame.querySelectorAll("th, td")].filter(cell => {
    const words = document.createRange();
    words.selectNodeContents(cell);
    const box = words.getBoundingClientRect();
    return box.left < left - 1 || box.right > right + 1;
  }).map(cell => cell.textContent);
}"""
LINES = """(cells, text) => cells.filter(cell => cell.textContent === text).map(cell => {
  const words = document.createRange();
  words.selectNodeContents(cell);
  return new Set([...words.getClientRects()].map(box => box.top)).size;
})"""


@pytest.mark.parametrize("screen", [PAPER], ids=str)
@pytest.mark.parametrize("count", [2, 4, 5, 7, 8, 12])
def test_every_column_is_on_the_paper(page: Page, count: int) -> None:
    page.goto("/privacy/")
    page.evaluate(PUT, [count, WORDS])
    page.emulate_media(media="print")

    assert page.locator(".table").first.evaluate(BEYOND) == []
    if count < 8:
        assert set(page.locator(".table td").evaluate_all(LINES, "1,200.50")) == {1}


@pytest.mark.parametrize("screen", [DESKTOP, DESKTOP_DARK], ids=str)
def test_a_shade_says_on_which_side_a_table_goes_on(page: Page) -> None:
    page.goto("/privacy/")
    page.evaluate(PUT, [9, WORDS])
    page.evaluate(PUT, [2, WORDS[:2]])
    narrow, wide = page.locator(".table").nth(0), page.locator(".table").nth(1)

    assert shades(page, narrow.bounding_box()) == (False, False)
    assert shades(page, wide.bounding_box()) == (False, True)
    wide.evaluate("frame => { frame.scrollLeft = 9999; }")
    assert shades(page, wide.bounding_box()) == (True, False)


def shades(page: Page, box: dict[str, float] | None) -> tuple[bool, bool]:
    """Whether the left and the right edge of a box differ from the paper beside it."""
    assert box
    left, right, inner, y = box["x"], box["x"] + box["width"], 1, box["y"] + 4
    paper = 9  # so far beside the box
    return (
        picture(page, left + inner, y) != picture(page, left - paper, y),
        picture(page, right - 6 - inner, y) != picture(page, right + paper, y),
    )


def picture(page: Page, x: float, y: float) -> bytes:
    return page.screenshot(clip={"x": round(x), "y": round(y), "width": 6, "height": 4}, full_page=True)


@pytest.mark.parametrize("screen", [PHONE], ids=str)
def test_in_a_stack_cells_begin_at_one_edge(page: Page) -> None:
    page.goto("/privacy/")
    page.evaluate(PUT, [4, WORDS])

    assert set(page.locator(".table td").evaluate_all("all => all.map(cell => getComputedStyle(cell).textAlign)")) == {
        "start"
    }
