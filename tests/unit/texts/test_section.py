"""English source files: sections of blocks with their lines, and what is wrong in them."""

from __future__ import annotations

import pytest

from noticepress.findings import NoticepressError
from noticepress.model import Section, Text
from noticepress.texts.dialect import Dialect
from noticepress.texts.folder import section_id, section_order
from noticepress.texts.section import parse_section
from noticepress.texts.whole_text import check_text

PATH = "docs/privacy/1.0/60-your-data.md"


def read(markdown: str, path: str = PATH) -> Section:
    return parse_section(markdown, path, Dialect())[0]


def findings(markdown: str, path: str = PATH) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in parse_section(markdown, path, Dialect())[1]]


DOCUMENT = """\
---
description: >-
  What we
  do.
---

## Your data {#your-data}

We keep it
safe. *We* do.

Kept

- first
- second
    - third

        with more

    | a | b |

!!! note "Beware"
    Of the dog.

| Right | How |
| ----- | --- |
| One | Two |

Term
:   Meaning.

> Quoted.

Note[^1].

    code

[^1]: The note.

[law]: https://example.org/ "The law"

*[AB]: Alpha Beta
"""


def test_line_of_each_rule() -> None:
    section = read("## A {#a}\n\none\n\n***\n\n- two\n\n    - - -\n\n| a |\n| --- |\n\n---\n\n---\n\ntwo\n")

    assert [block.line for block in section.blocks if block.role == "rule"] == [5, 9, 14, 16]
    assert (section.blocks[-1].text, section.blocks[-1].line) == ("two", 18)


def test_line_of_each_block() -> None:
    lines = {block.text.rstrip(): block.line for block in read(DOCUMENT).blocks}

    assert lines == {
        "What we do.": 1,
        "Your data": 7,
        "We keep it safe. *We* do.": 9,
        "Kept": 12,
        "first": 14,
        "second": 15,
        "third": 16,
        "with more": 18,
        "| a | b |": 20,
        "Beware": 22,
        "Of the dog.": 23,
        "Right": 25,
        "How": 25,
        "One": 27,
        "Two": 27,
        "Term": 29,
        "Meaning.": 30,
        "Quoted.": 32,
        "Note[^1].": 34,
        "code": 36,
        "The note.": 38,
        "AB": 0,
        "Alpha Beta": 0,
        "[law]: https://example.org/": 40,
        "The law": 0,
    }


def test_line_of_a_block_that_stands_there_twice() -> None:
    section = read("## A {#a}\n\nThe same.\n\n## B {#b}\n\nThe same.\n\n- The same.\n- The same.\n")

    assert [(block.text, block.line) for block in section.blocks if block.text == "The same."] == [
        ("The same.", 3),
        ("The same.", 7),
        ("The same.", 9),
        ("The same.", 10),
    ]


def test_line_of_a_short_block_whose_text_stands_in_another() -> None:
    section = read("## A {#a}\n\nAll data and no more.\n\n- a\n- data\n\n| no |\n| -- |\n| or |\n")

    assert [block.line for block in section.blocks] == [1, 3, 5, 6, 8, 10]


def test_line_counts_from_the_files_beginning() -> None:
    plain = read("## A {#a}\n\none\n")
    framed = read("---\ndescription: D\n---\n## A {#a}\n\none\n")

    assert plain.first_line == 1
    assert framed.first_line == 4
    assert [block.line for block in framed.blocks if block.line > 1] == [4, 6]


def test_blocks_and_ids() -> None:
    section = read("## A {#a}\n\none\n\n    code\n\n- two\n")

    assert (section.id, section.path) == ("your-data", PATH)
    assert [(block.context, block.role, block.id, block.translatable) for block in section.blocks] == [
        ("your-data#a", "heading 2", "a", True),
        ("your-data#a", "paragraph", "a.1", True),
        ("your-data#a", "code", "", False),
        ("your-data#a", "item", "a.2", True),
    ]
    assert section.ids == ("a", "a.1", "a.2")


def test_footnotes_abbreviations_and_references_are_remembered() -> None:
    section = read(DOCUMENT)

    extras = [(block.context, block.role, block.text, block.translatable) for block in section.blocks[-4:]]
    assert section.footnotes == ("fn:1",)
    assert extras == [
        ("your-data#", "abbreviation", "AB", True),
        ("your-data#", "abbreviation in full", "Alpha Beta", True),
        ("your-data#", "reference", "[law]: https://example.org/", False),
        ("your-data#", "link title", "The law", True),
    ]


def test_front_matter_is_a_message_and_no_markdown() -> None:
    section = read(DOCUMENT)

    assert section.front_matter == {"description": "What we do."}
    assert section.markdown.startswith("\n## Your data")
    assert (section.blocks[0].context, section.blocks[0].role) == ("your-data#description", "front matter description")


@pytest.mark.parametrize("text", ["\ufeff{}", "{}"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_mark_of_byte_order_change_nothing(text: str, end: str) -> None:
    assert read(text.format(DOCUMENT).replace("\n", end)) == read(DOCUMENT)


FRONT_MATTER = [
    ("description: D", []),
    ("", []),
    ("# only a comment", []),
    ("auther: x", [(2, "IN006")]),
    ("description: D\nauther: x", [(3, "IN006")]),
    ("description: ''", [(2, "IN006")]),
    ("description: 5", [(2, "IN006")]),
    ("description: [a]", [(2, "IN006")]),
    ("- a", [(2, "IN006")]),
    ("just text", [(2, "IN006")]),
]


@pytest.mark.parametrize(("text", "found"), FRONT_MATTER)
def test_front_matter_is_checked(text: str, found: list[tuple[int, str]]) -> None:
    assert findings(f"---\n{text}\n---\n## A {{#a}}\n") == found


@pytest.mark.parametrize(
    ("text", "line"),
    [("description: 'open", 2), ("a: 1\na: 2", 3), ("a: &x 1", 2), ("a: 1\nb: !!python/name:os ''", 3)],
)
def test_front_matter_that_is_no_plain_yaml_is_refused(text: str, line: int) -> None:
    with pytest.raises(NoticepressError) as caught:
        read(f"---\n{text}\n---\n## A {{#a}}\n")

    (finding,) = caught.value.findings
    assert (finding.path, finding.code) == (PATH, "IN006")
    assert finding.line >= line


def test_front_matter_that_is_not_closed_is_named() -> None:
    _, found = parse_section("---\ndescription: D\n\n# A {#a}\n", PATH, Dialect())

    assert next(str(finding) for finding in found) == (
        f"{PATH}:1: IN006 the front matter at the head of the file is not closed; write a line --- below it"
    )


def test_id_that_is_not_closed_is_named() -> None:
    _, found = parse_section("## Contact us {#contact\n", PATH, Dialect())

    assert [str(finding) for finding in found] == [
        f"{PATH}:1: IN004 the id of the heading “Contact us {{#contact” is not closed; end the line with {{#contact}}"
    ]


def test_rule_that_is_no_front_matter_stays_markdown() -> None:
    assert read("## A {#a}\n\n---\n\none\n").front_matter == {}


HEADINGS = [
    ("## A {#a}\n", []),
    ("## A {#a-2-b}\n", []),
    ("## A {: #a .c }\n", []),
    ("## A\n", [(1, "IN004")]),
    ("## A {.c}\n", [(1, "IN004")]),
    ("## A {#A}\n", [(1, "IN004")]),
    ("## A {#a_b}\n", [(1, "IN004")]),
    ("## A {#größe}\n", [(1, "IN004")]),
    ("## A {#a\n", [(1, "IN004")]),
    ("## A {#a.b}\n", [(1, "IN004")]),
    ("## A {#a}\n\none\n{#b-2}\n", []),
    ("## A {#a}\n\none\n{#a.1}\n", [(3, "IN004")]),
    ("## A {#a}\n\none\n{#B}\n", [(3, "IN004")]),
    ("one\n\n## A\n\ntwo\n\n### B\n", [(3, "IN004"), (7, "IN004")]),
]


@pytest.mark.parametrize(("markdown", "found"), HEADINGS)
def test_heading_needs_a_usable_id(markdown: str, found: list[tuple[int, str]]) -> None:
    assert findings(markdown) == found


def test_remedy_suggests_an_id() -> None:
    _, found = parse_section("## Your *Rights* & 2 duties\n\n## 個人\n", PATH, Dialect())

    assert [finding.remedy for finding in found] == [
        "end the line with {#your-rights-2-duties}",
        "end the line with {#a-short-id}",
    ]


RAW = [
    ("## A {#a}\n\n<div>x</div>\n", [(3, "IN005")]),
    ("## A {#a}\n\none\n\n<!-- comment -->\n", [(5, "IN005")]),
    ("## A {#a}\n\none\n<div>x</div>\ntwo\n", [(4, "IN005")]),
    ("## A {#a}\n\none\n <div>x</div>\n", [(4, "IN005")]),
    ("## A {#a}\n\n- one\n    <p>x</p>\n", [(4, "IN005")]),
    ("## A {#a}\n\n</div>\n", [(3, "IN005")]),
    ("## A {#a}\n\n<script>alert(1)</script>\n", [(3, "IN005")]),
    ("## A {#a}\n\none <b>two</b> <br> three\n", []),
    ("## A {#a}\n\n`<div>`\n\n    <div>\n", []),
    ("## A {#a}\n\n<https://example.org/>\n", []),
]


@pytest.mark.parametrize(("markdown", "found"), RAW)
def test_block_of_raw_html_is_found_where_it_stands(markdown: str, found: list[tuple[int, str]]) -> None:
    assert findings(markdown) == found
    assert not any("\x02" in block.text for block in read(markdown).messages)


@pytest.mark.parametrize(
    ("char", "line"), [("\ue000", 3), ("\uf8ff", 3), ("\U000f0000", 3), ("\U0010fffd", 3), ("\U000fffff", 3)]
)
def test_private_use_character_is_found(char: str, line: int) -> None:
    assert findings(f"## A {{#a}}\n\none {char} two\n") == [(line, "IN007")]


@pytest.mark.parametrize("char", ["\x00", "\x02", "\x03", "\x0b", "\x0c", "\x1b", "\x7f", "\x85"])
def test_control_character_is_found(char: str) -> None:
    """No translation of such a text could ever be used, and Markdown's own marks are among them."""
    assert [line for line, _ in findings(f"## A {{#a}}\n\none{char}two\n")] == [3]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.md", "index"),
        ("10-your-data.md", "your-data"),
        ("your-data.md", "your-data"),
        ("010-a.md", "a"),
        ("10-2-b.md", "2-b"),
        ("10-.md", None),
        ("10-Your.md", None),
        ("10_a.md", None),
        ("10-a.txt", None),
        ("10-a b.md", None),
        ("10--a.md", None),
        ("größe.md", None),
        (".md", None),
    ],
)
def test_id_of_a_section_is_its_files_name(name: str, expected: str | None) -> None:
    assert section_id(name) == expected


def test_sections_are_ordered_by_number_and_not_as_text() -> None:
    ordered = ["index.md", "5-e.md", "10-b.md", "10-c.md", "20-a.md", "100-z.md"]

    assert sorted(ordered[2:] + ordered[:2], key=section_order) == ordered
    assert min(["0-a.md", "index.md"], key=section_order) == "index.md"


def check(**files: str) -> list[tuple[str, int, str]]:
    sections = tuple(read(markdown, f"docs/n/1.0/{name}.md") for name, markdown in files.items())
    return [(finding.path, finding.line, finding.code) for finding in check_text(Text("1.0", "docs/n/1.0", sections))]


def test_whole_text_has_one_title_and_a_heading_for_each_section() -> None:
    assert check(index="# T {#t}\n\none\n", a="## A {#a}\n\n### B {#b}\n") == []
    assert check(index="## T {#t}\n") == [("docs/n/1.0/index.md", 1, "IN004")]
    assert check(index="# T {#t}\n", a="# A {#a}\n") == [("docs/n/1.0/a.md", 1, "IN004")]
    assert check(index="# T {#t}\n", a="\none\n\n## A {#a}\n") == [("docs/n/1.0/a.md", 2, "IN004")]
    assert check(index="# T {#t}\n", a="") == [("docs/n/1.0/a.md", 1, "IN004")]
    assert check(index="---\ndescription: D\n---\n# T {#t}\n") == []


def test_second_title_is_told_and_stops_nothing() -> None:
    found = check_text(Text("1.0", "n", (read("# T {#t}\n\none\n\n# *U* {#u}\n", "index.md"),)))

    assert [str(each) for each in found] == [
        "index.md:5: IN004 note: “*U*” is a second heading of level 1, which is that of the notice's title;"
        " begin the line with ##"
    ]
    assert check(index="# T {#t}\n", a="## A {#a}\n\nB {#b}\n=======\n") == [("docs/n/1.0/a.md", 3, "IN004")]


def test_heading_of_a_section_has_the_id_of_its_file() -> None:
    assert check(index="# T {#t}\n", a="## B {#b}\n") == [("docs/n/1.0/a.md", 1, "IN004")]
    assert check(index="# T {#t}\n", a="## B {#B}\n") == []  # said of the id itself


def test_description_stands_in_the_preamble_alone() -> None:
    assert check(index="# T {#t}\n", a="---\ndescription: D\n---\n## A {#a}\n") == [("docs/n/1.0/a.md", 1, "IN006")]


def test_no_id_stands_twice_in_a_version() -> None:
    assert check(index="# T {#t}\n", a="## A {#a}\n\n### T {#t}\n") == [("docs/n/1.0/a.md", 3, "IN004")]
    assert check(index="# T {#t}\n\nx[^1]\n\n[^1]: n\n", a="## A {#a}\n\nx[^1]\n\n[^1]: n\n") == [
        ("docs/n/1.0/a.md", 1, "IN004")
    ]
    assert check(index="# T {#t}\n\nx[^1]\n\n[^1]: n\n", a="## A {#a}\n\nx[^2]\n\n[^2]: n\n") == []
    assert check(index="# T {#t}\n", a="## A {#a}\n\none\n{#t}\n") == [("docs/n/1.0/a.md", 3, "IN004")]
    assert check(index="# T {#t}\n", a="## A {#a}\n\none\n{#b}\n\n- two\n{#c}\n") == []


# What would take minutes to read


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("## A {#a}\n\none\n\n" + "[" * 5_000 + "\n", 5),
        ("## A {#a}\n\none\n\n" + "![a](" * 5_000 + "\n", 5),
        ("## A {#a}\n\none\n\n- " + "[a][" * 5_000 + "\n", 5),
        ("## A {#a}\n\none\n\n" + "*[a]: b\n" * 500, 5),
        ("## A {#a}\n\none\n\n" + "* * *\n" * 2_000, 5),
        ("---\ndescription: d\n---\n## A {#a}\n\n" + "word word word\n" * 9_000, 6),
        ("## A {#a}\n\n" + "<![" * 5_000 + "\n", 3),
    ],
    ids=["brackets", "images", "references", "abbreviations", "rules", "lines", "HTML"],
)
def test_tangled_block_is_refused_before_it_is_read(markdown: str, line: int) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_section(markdown, PATH, Dialect())

    assert [(finding.line, finding.code) for finding in caught.value.findings] == [(line, "IN009")]
    assert caught.value.findings[0].remedy


def test_large_text_in_ordinary_blocks_is_read() -> None:
    markdown = (
        "## A {#a}\n\n" + "See [one](#a), [two](#b) and <https://example.org/>.\n\n" * 700 + "| a | b |\n| - | - |\n"
    )
    markdown += "| [c](#a) | d |\n" * 900

    assert len(read(markdown).blocks) == 1 + 700 + 2 + 1_800
