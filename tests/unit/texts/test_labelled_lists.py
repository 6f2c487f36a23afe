"""Lists by letters and romans in HTML: typed labels as text, plain lists as ever."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import lxml.html
import pytest

from growth import MOST, growth
from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.editions.localizing.localizer import Localizer
from noticepress.texts.dialect import Dialect
from noticepress.texts.extensions import LABELLED_LISTS, PLAIN_LISTS
from noticepress.texts.section import parse_section
from small_project import REPOSITORY

_LABEL = re.compile(r"(?m)^ *\([a-z]+\) ")
SECTIONS = sorted(path for path in (REPOSITORY / "docs").rglob("*.md") if not _LABEL.search(path.read_text("utf-8")))


def html_of(markdown: str, dialect: int = LABELLED_LISTS) -> str:
    return Dialect(dialect).convert(markdown, lambda _root, _dialect: None)


def shown(markdown: str) -> list[tuple[str, ...]]:
    """Each list: its type, class, start and what its items begin with."""
    root = lxml.html.fragment_fromstring(html_of(markdown), create_parent="div")
    return [
        (each.get("type") or "", each.get("class") or "", each.get("start") or "", *map(_beginning, each.findall("li")))
        for each in root.iter("ol", "ul")
    ]


def _beginning(item: lxml.html.HtmlElement) -> str:
    return " ".join(str(item.text_content()).split())[:7]


@pytest.mark.parametrize("path", SECTIONS, ids=lambda path: str(path.relative_to(REPOSITORY / "docs")))
def test_text_without_labels_gives_the_same_html_in_both_dialects(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert html_of(text) == html_of(text, PLAIN_LISTS)


PLAIN = [
    "1. a\n2. b\n    - c\n    - d\n3. e",
    "3. a\n\n4. b\n\n    text\n\n* c\n* d",
    "- a\n\n    1. b\n\n- c\n\n1. d",
    "* * a\n    * b",
    "(c) 2026 Example\n\nv. Jones\n\n> 1. a\n> 2. b",
    "text\n(a) x\n(b) y",
    "(a) x | (b)\n--- | ---\n(b) y | z",
    "\\(a) x\n\n\\(b) y",
    "A[^1]\n\n[^1]: Note\n\n    1. x\n    2. y",
]


@pytest.mark.parametrize("markdown", PLAIN)
def test_what_is_no_labelled_list_stays_as_it_was(markdown: str) -> None:
    assert html_of(markdown) == html_of(markdown, PLAIN_LISTS)


LISTS = [
    ("(a) x\n(b) y", [("a", "both", "", "(a) x", "(b) y")]),
    ("a) x\nb) y", [("a", "paren", "", "a) x", "b) y")]),
    ("a. x\nb. y", [("a", "dot", "", "a. x", "b. y")]),
    ("A. x\nB. y", [("A", "dot", "", "A. x", "B. y")]),
    ("I) x\nII) y", [("I", "paren", "", "I) x", "II) y")]),
    ("(iv) x\n(v) y", [("i", "both", "4", "(iv) x", "(v) y")]),
    ("1) x\n2) y", [("1", "paren", "", "1) x", "2) y")]),
    ("(7) x\n\n(8) y", [("1", "both", "7", "(7) x", "(8) y")]),
    ("(aa) x\n(bb) y", [("a", "both doubled", "", "(aa) x", "(bb) y")]),
    ("(a) x\n(b) y\n(d) z\n(e) w", [("a", "both", "", "(a) x", "(b) y", "(d) z", "(e) w")]),
    ("(a) x\n\n(b) y\n\nText.\n\n(c) z", [("a", "both", "", "(a) x", "(b) y"), ("a", "both", "3", "(c) z")]),
    ("a) x\nb) y\n(a) z\n(b) w", [("a", "paren", "", "a) x", "b) y"), ("a", "both", "", "(a) z", "(b) w")]),
    ("a) x\nb) y\n1. z\n2. w", [("a", "paren", "", "a) x", "b) y"), ("", "", "", "z", "w")]),
    ("1. z\n\na) x\n\nb) y", [("", "", "", "z"), ("a", "paren", "", "a) x", "b) y")]),
    ("1. p\n    - q\n    - r\n\n    (a) x\n\n    (b) y", 3),
    ("> (a) x\n> (b) y", [("a", "both", "", "(a) x", "(b) y")]),
    ("Term\n:   (a) x\n\n    (b) y", [("a", "both", "", "(a) x", "(b) y")]),
    (
        "1. z\n\n    > (a) x\n    >\n    > (b) y\n\n2. w",
        [("", "", "", "z (a) x", "w"), ("a", "both", "", "(a) x", "(b) y")],
    ),
    ("!!! note\n    (a) x\n    (b) y", [("a", "both", "", "(a) x", "(b) y")]),
    ("Term\n:   Means\n\n    (a) x\n\n    (b) y", [("a", "both", "", "(a) x", "(b) y")]),
    ("N[^1]\n\n[^1]: Note\n\n    (a) x\n\n    (b) y", 2),
    ("1. u\n\n    (a) v\n\n        (i) w\n\n        (ii) x\n\n    (b) y\n\n2. z", 3),
    ("1. u\n    (a) v\n        (i) w\n        (ii) x\n    (b) y\n2. z", 3),
]


@pytest.mark.parametrize(("markdown", "expected"), LISTS)
def test_items_show_the_labels_that_were_typed(markdown: str, expected: list[tuple[str, ...]] | int) -> None:
    found = shown(markdown)

    if isinstance(expected, int):
        assert len(found) == expected
        assert not any(mark in html_of(markdown) for mark in "\uf8fd\uf8fe")
        typed = [word for word in markdown.split() if word in ("(a)", "(b)", "(i)", "(ii)")]
        assert sorted(item.split()[0] for each in found for item in each[3:] if item[0] == "(") == sorted(typed)
    else:
        assert found == expected


@pytest.mark.parametrize("text", ["a) x\nb) y\n", "a) x\nb) y\n(1) z\n(2) w\n"])
def test_time_grows_with_the_number_of_lists(text: str) -> None:
    assert growth(lambda times: html_of(text * times), 200) < MOST


def test_number_that_does_not_follow_is_in_the_html() -> None:
    assert '<li value="4"><bdi class="label">(d)</bdi> z</li>' in html_of("(a) x\n(b) y\n(d) z")


def test_label_stands_beside_a_nested_list_too() -> None:
    assert '<bdi class="label">(a)</bdi> u<ol' in html_of("(a) u\n    (i) v\n    (ii) w\n(b) x")


def test_private_characters_of_the_text_make_no_list() -> None:
    mark = "\uf8fe(a)\uf8fdboth\uf8fda\uf8fd1\uf8fe"

    assert html_of(f"{mark} x") == "<p>(a)botha1 x</p>"


@pytest.mark.parametrize("chain", [None, {"x": "eins", "y": "zwei"}, {}], ids=["English", "German", "fallback"])
def test_labels_are_the_same_in_every_locale(chain: dict[str, str] | None) -> None:
    section, findings = parse_section("## A {#a}\n\n(i) x\n\n(ii) y\n", "docs/n/1.0/10-a.md", Dialect())
    entries = [
        Entry(*block.key, "", (chain[block.text],), fuzzy=False, line=0, waivers={})
        for block in section.messages
        if chain and block.text in chain
    ]
    catalogs = Chain((Catalog("de", "n", "de.po", {entry.key: entry for entry in entries}),), lambda _: True)

    html = Localizer().render(section, None if chain is None else catalogs, {}).html

    assert findings == []
    assert lxml.html.fragment_fromstring(html, create_parent="div").xpath("//bdi/text()") == ["(i)", "(ii)"]
    assert '<ol class="both" type="i">' in html


def test_catalogs_hold_no_labels() -> None:
    section, _ = parse_section("## A {#a}\n\n(i) x\n(ii) y\n(iv) z\n", "docs/n/1.0/10-a.md", Dialect())

    assert [block.text for block in section.messages] == ["A", "x", "y", "z"]
    assert [(block.role, block.text) for block in section.blocks if not block.translatable] == [
        ("first number", "(i) i"),
        ("number", "(iv)"),
    ]


def test_item_keeps_its_own_id() -> None:
    section, _ = parse_section("## A {#a}\n\n(a) x\n{: #one }\n\n(b) y\n", "docs/n/1.0/10-a.md", Dialect())

    assert section.ids == ("a", "one", "a.2")
    assert '<p id="one"><bdi class="label">(a)</bdi> x</p>' in Localizer().render(section, None, {}).html


def test_finding_names_the_line_of_an_item() -> None:
    section, _ = parse_section(
        "## A {#a}\n\n(a) x\n\n(b) y\n\n    (i) z\n\n    (ii) w\n", "docs/n/1.0/10-a.md", Dialect()
    )

    assert [(block.text, block.line) for block in section.messages] == [
        ("A", 1),
        ("x", 3),
        ("y", 5),
        ("z", 7),
        ("w", 9),
    ]


@pytest.mark.parametrize("attributes", ['value="zzz"', 'value="7"', 'type="i"', ".both", 'class="paren"'])
def test_attributes_of_an_item_do_not_change_its_label(attributes: str) -> None:
    html = html_of(f"(a) x\n{{: {attributes} }}\n(b) y\n\n1. z\n{{: {attributes} }}\n2. w")

    assert lxml.html.fragment_fromstring(html, create_parent="div").xpath("//bdi/text()") == ["(a)", "(b)"]


@pytest.mark.parametrize("number", ["9" * 900, "999999999", "٣", "007"])
def test_plain_list_may_begin_at_any_number(number: str) -> None:
    section, _ = parse_section(f"## A {{#a}}\n\n{number}. x\n{{: #x }}\n", "docs/n/1.0/10-a.md", Dialect())

    assert section.blocks[1].text == number


CLAUSE_STYLES = """\
1. The customer may use the service.

    (a) A user account belongs to one person.

    (b) The customer may appoint:

        (i) an administrator;

        (ii) a deputy.

2. Clause 1(b)(ii) does not apply to trial accounts.

1.1 Fees are due in advance.

1.2 Fees are not refunded.

a. first lettered point
b. second lettered point
"""


def test_clauses_stand_under_one_another_with_what_was_typed() -> None:
    section, _ = parse_section(f"## Use {{#use}}\n\n{CLAUSE_STYLES}", "docs/n/1.0/10-use.md", Dialect())

    assert [(block.labels, block.text[:12]) for block in section.messages[1:]] == [
        (("1.",), "The customer"),
        (("1.", "(a)"), "A user accou"),
        (("1.", "(b)"), "The customer"),
        (("1.", "(b)", "(i)"), "an administr"),
        (("1.", "(b)", "(ii)"), "a deputy."),
        (("2.",), "Clause 1(b)("),
        ((), "1.1 Fees are"),
        ((), "1.2 Fees are"),
        (("a.",), "first letter"),
        (("b.",), "second lette"),
    ]


MARKERS = ["(a)", "(b)", "(c)", "(i)", "(ii)", "a)", "b)", "i)", "j)", "1)", "2)", "(1)", "(2)", "A.", "B.", "a.", "b."]
MARKERS += [
    "1.",
    "2.",
    "-",
    "(aa)",
    "(bb)",
    "(h)",
    "(v)",
    "(vi)",
    "text",
    "> (a)",
    "> (b)",
    "!!! note",
    "## H",
    "| a |",
    "\\(a)",
]
TYPED = re.compile(r"(?m)^\s*(?:> )?(\([a-z]+\)|[a-z]+\)|\d\)|\(\d\)|[A-Za-z]\.) (w\d+)$")


@pytest.mark.parametrize("seed", range(200))
def test_whatever_is_typed_is_shown_before_its_words(seed: int) -> None:
    random = Random(seed)  # noqa: S311 (the same texts every time, and no secret)
    lines: list[str] = []
    for word in range(random.randint(2, 10)):
        lines.append(f"{' ' * random.choice([0, 0, 0, 4, 4, 8, 2, 12])}{random.choice(MARKERS)} w{word}")
        lines += [""] * random.choice([0, 1])
    markdown = "\n".join(lines)

    html = html_of(markdown)

    shown_text = " ".join(str(text) for text in lxml.html.fragment_fromstring(html, create_parent="div").itertext())
    assert not any(mark in html for mark in "\uf8fd\uf8fe")
    for label, word in TYPED.findall(markdown):
        assert re.search(rf"{re.escape(label)}\s+{word}\b", shown_text), (label, word, markdown)
