"""Labels of clauses in a real browser: copied with their text, read once, beside it in both directions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from noticepress import theme
from noticepress.texts.dialect import Dialect
from visit import DESKTOP, PHONE

CLAUSES = (
    "1. Use\n    (a) A user account that belongs to one person, and to nobody else whoever it may be;\n"
    "    (b) The customer:\n        (xviii) a deputy;\n        (xix) an heir.\n\n"
    "a) One\n\nb) Two\n\nA. Three\n\nB. Four\n"
)
LABELS = ["(a)", "(b)", "(xviii)", "(xix)", "a)", "b)", "A.", "B."]
SELECTED = """() => {
  getSelection().selectAllChildren(document.querySelector('main'));
  return getSelection().toString();
}"""
PLACES = """direction => [...document.querySelectorAll('.label')].map(label => {
  const own = label.getBoundingClientRect(), main = document.querySelector('main').getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(label.nextSibling);
  const text = words.getClientRects()[0];
  const apart = direction === 'ltr' ? own.right <= text.left + 1 : own.left >= text.right - 1;
  return apart && own.left >= main.left - 1 && own.right <= main.right + 1 && own.top < text.bottom;
})"""

AFTER_ITS_MARK = """all => all.map(label => {
  const words = document.createRange();
  words.selectNodeContents(label);
  const mark = label.parentNode.getBoundingClientRect().left + 3;
  return words.getBoundingClientRect().left - mark;
})"""
MOST_ROOM = 10


@pytest.fixture
def clauses(page: Page) -> Page:
    style = (theme.FOLDER / "assets/noticepress.css").read_text(encoding="utf-8")
    html = Dialect().convert(CLAUSES, lambda _root, _dialect: None)
    head = f"<!doctype html><html lang=en><title>n</title><style>{style}</style>"
    page.set_content(f"{head}<main>{html}</main>")
    return page


def test_labels_are_copied_with_the_text(clauses: Page) -> None:
    for text in (clauses.evaluate(SELECTED), clauses.locator("main").inner_text()):
        words = text.split()
        assert [word for word in words if word in LABELS] == LABELS
        assert "(a) A user account" in text
        assert "(xix) an heir." in text


def test_label_is_read_once_and_lists_stay_lists(clauses: Page) -> None:
    nodes = clauses.context.new_cdp_session(clauses).send("Accessibility.getFullAXTree")["nodes"]
    by_role: dict[str, list[str]] = {}
    for node in nodes:
        name = str(node.get("name", {}).get("value", "")).strip()
        by_role.setdefault(node["role"]["value"], []).append(name)

    assert sorted(set(by_role["StaticText"]) & set(LABELS)) == sorted(LABELS)
    assert {name for name in by_role["ListMarker"] if name} == {"1."}
    assert (len(by_role["list"]), len(by_role["listitem"])) == (5, 9)


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=str)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_label_stands_beside_its_text_in_both_directions(clauses: Page, direction: str) -> None:
    clauses.evaluate("direction => { document.documentElement.dir = direction; }", direction)

    assert clauses.evaluate(PLACES, direction) == [True] * len(LABELS)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_label_of_a_passage_in_english_stands_between_its_mark_and_its_text(clauses: Page, direction: str) -> None:
    clauses.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    clauses.locator(":has(> .label)").evaluate_all(
        "all => all.forEach(each => Object.assign(each, {className: 'untranslated', lang: 'en', dir: 'ltr'}))"
    )

    assert clauses.evaluate(PLACES, "ltr") == [True] * len(LABELS)
    marks = clauses.locator(".label").evaluate_all(AFTER_ITS_MARK)
    assert all(0 < room < MOST_ROOM for room in marks), marks
