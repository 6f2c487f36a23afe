"""Which rules of a style sheet hide, and what they hide."""

from __future__ import annotations

import lxml.html
import pytest

from noticepress.rules.prevails.stylesheet import Stylesheets
from noticepress.rules.prevails.visibility import Visibility

URL = "https://legal.example.org/"
PAGE = """<html><head><link rel="stylesheet" href="a.css"></head><body>
<main><p class="a" id="one">First <b>part</b>.</p><p class="b" id="two">Second.</p></main></body></html>"""


def hidden(sheets: dict[str, str]) -> dict[str, str]:
    """What the style sheets of the page hide: id to the rule that does."""
    root = lxml.html.document_fromstring(PAGE)
    rules = Stylesheets(lambda address: sheets.get(address.removeprefix(URL)), URL).hiding(root, URL)
    visibility = Visibility(root, rules)
    return {id_: why for id_ in ("one", "two") if (why := visibility.why_hidden(root.get_element_by_id(id_)))}


@pytest.mark.parametrize(
    ("css", "selector", "ids"),
    [
        (".a { display: none }", ".a", ["one"]),
        ("\n\n.x, .a { opacity: 0 }", ".a", ["one"]),
        ("main { .b { display: none } }", "main .b", ["two"]),
        ("main, .x { & > .b { display: none } }", "main > .b", ["two"]),
        ("@media print { main { @media (width < 1em) { display: none } } }", "main", ["one", "two"]),
        (".a:hover { display: none }", ".a:hover", ["one"]),
        (":hover { display: none }", ":hover", ["one", "two"]),
        (".a:not(:hover) { display: none }", ".a:not(:hover)", ["one"]),
        (".a:unheard-of(1) { display: none }", ".a:unheard-of(1)", ["one"]),
        ("p:first-child { display: none }", "p:first-child", ["one"]),
        ("p:nth-of-type(2) { display: none }", "p:nth-of-type(2)", ["two"]),
        ("main:has(.b) { display: none }", "main:has(.b)", ["one", "two"]),
        (".a { display: none", ".a", ["one"]),
        ("* { display: none }", "*", ["one", "two"]),
        (".a { color: #000; background: black }", ".a", ["one"]),
        (".a { text-indent: -999em }", ".a", ["one"]),
        ("@scope (main, .x) { .b { display: none } }", "main .b", ["two"]),
        (".a { width: 1px }", ".a", ["one"]),
    ],
)
def test_rule_hides_what_it_selects(css: str, selector: str, ids: list[str]) -> None:
    found = hidden({"a.css": css})

    assert list(found) == ids
    assert all(reason.startswith(f"“{selector} {{ ") and " in a.css:" in reason for reason in found.values())


@pytest.mark.parametrize(
    "css",
    [
        ".a { display: block }",
        ".a::before { display: none }",
        ".a .b { display: none }",
        "}}} .a { color: red } :::",
        "@font-face { font-family: x; src: url(x) }",
        "@import url(nowhere.css); .c { display: none }",
        "@page { margin: 0 } @keyframes a { to { opacity: 0 } }",
        "@media print { * { background: transparent !important; color: #000 !important } }",
        ".a { color: #000; background: rgb(0 0 0 / .05) }",
        ".a { padding-left: 2.5rem; text-indent: -2.5rem }",
        "@starting-style { .a { opacity: 0 } }",
        "@scope (.card) to (.stop) { p { display: none } }",
    ],
)
def test_other_rules_hide_nothing(css: str) -> None:
    assert hidden({"a.css": css}) == {}


def test_rule_names_its_own_line_and_file() -> None:
    sheets = {"a.css": '@import "b.css";\n@import url("a.css");', "b.css": "\n\n.a {\n  display: none;\n}"}

    assert hidden(sheets) == {"one": "“.a { display: none }” in b.css:3"}


def test_text_is_found_across_inline_elements() -> None:
    visibility = Visibility(lxml.html.document_fromstring(PAGE))

    assert [element.get("id") for element in visibility.find("First part.")] == ["one"]
    assert visibility.find("First part. Second!") == []


CLAUSE = "<summary>English prevails.</summary>Inner."


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        (f"<details>{CLAUSE}</details>", True),
        (f"<details open><details>{CLAUSE}</details></details>", True),
        (f"<details hidden>{CLAUSE}</details>", False),
        (f'<details style="display: none">{CLAUSE}</details>', False),
        (f"<details><summary>Other.</summary><details>{CLAUSE}</details></details>", False),
        (f'<details class="a">{CLAUSE}</details>', False),
    ],
)
def test_summary_of_a_closed_element_is_seen_unless_something_else_hides_it(page: str, seen: bool) -> None:  # noqa: FBT001 (a column of the table)
    root = lxml.html.document_fromstring(f"<html><head><style>.a {{ display: none }}</style></head><body>{page}</body>")
    visibility = Visibility(root, Stylesheets(lambda _: None, URL).hiding(root, URL))

    assert bool(visibility.find("English prevails.")) == seen
    assert not visibility.find("Inner.")


def test_cell_is_as_wide_as_its_longest_word() -> None:
    root = lxml.html.document_fromstring("<style>td { width: 1px }</style><table><tr><td>Name</td></tr></table>")

    assert Visibility(root, Stylesheets(lambda _: None, URL).hiding(root, URL)).find("Name")
