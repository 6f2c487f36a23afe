"""Markdown that has no effect is named, with its line; what is meant as it stands is not."""

from __future__ import annotations

import pytest

from noticepress.findings import Finding
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

PATH = "docs/privacy/1.0/60-your-data.md"


def findings(markdown: str) -> list[Finding]:
    return parse_section(f"## A {{#a}}\n\n{markdown}\n", PATH, Dialect())[1]


REST = "a title, or take it away"
DELETE_MARKS = "keep one of the two texts, and delete the conflict's marks"

SLIPS = [
    ("one[^zz]", 3, "there is no footnote [^zz]; write its text in a paragraph of its own: [^zz]: …"),
    ("one\n\n[^zz]: two", 5, "nothing refers to the footnote [^zz]; write [^zz] where it belongs, or delete it"),
    ("`[^zz]`\n\n[^zz]: two", 5, "nothing refers to the footnote [^zz]; write [^zz] where it belongs, or delete it"),
    ("see [here][Xx]", 3, "there is no reference [Xx]; define it on a line of its own: [Xx]: https://…"),
    ("see [here][]", 3, "there is no reference [here]; define it on a line of its own: [here]: https://…"),
    (
        "see [here][b]\n\n[b]: mailto:{{ mail }}",
        3,
        "the line [b]: … defines no reference: its address is read to the first space; write the address where it is "
        "used: [here](mailto:{{ mail }})",
    ),
    (
        "see <{{ privacy_email }}>",
        3,
        "<{{ privacy_email }}> is no link: its brackets are published; "
        "write [{{ privacy_email }}](mailto:{{ privacy_email }}), or {{ privacy_email }} alone",
    ),
    (
        "see < {{site}} >",
        3,
        "<{{site}}> is no link: its brackets are published; write [{{site}}]({{site}}), or {{site}} alone",
    ),
    ("see [here] (#contact)", 3, "“[here] (#contact)” is no link; leave no space between ] and ("),
    ("see [here] ({{ my_url }})", 3, "“[here] ({{ my_url }})” is no link; leave no space between ] and ("),
    (
        '!!! note "By post\n    one',
        3,
        '“!!! note "By post one” is no admonition; write !!! note "Title" on a line of its own, its text indented by 4',
    ),
    ('!!! note "By post"\none', 3, "the admonition has no text; indent its text by 4 spaces, on the lines below"),
    ('one\n\n!!! note ""\n\ntwo', 5, "the admonition has no text; indent its text by 4 spaces, on the lines below"),
    (
        '- one\n\n    !!! note "B"\n\n    two',
        5,
        "the admonition has no text; indent its text by 4 spaces, on the lines below",
    ),
    *(
        (
            text,
            line,
            f'nobody would see “{words}”: it is no title of the admonition; write !!! {kind} "{words}" for {REST}',
        )
        for text, line, kind, words in [
            ("!!! note By post\n    one", 3, "note", "By post"),
            ("one\n\n!!! Important Read  this\n\n    one", 5, "Important", "Read  this"),
            ('- !!! tip so it "T"\n        one', 3, "tip", "so it"),
        ]
    ),
    *(
        (text, line, f"the line “{mark}” is a mark of a merge conflict; {DELETE_MARKS}")
        for text, line, mark in [
            ("one\n<<<<<<< HEAD\ntwo\n", 4, "<<<<<<< HEAD"),
            ("- one\n    - two\n>>>>>>> other", 5, ">>>>>>> other"),
            ("one\n\n>>>>>>> b7e2c1d (A commit)\n\ntwo", 5, ">>>>>>> b7e2c1d (A commit)"),
        ]
    ),
    (
        "one **two",
        3,
        "the marks ** are not closed, or have a space within; set ** directly before and behind the words",
    ),
    (
        "one\n\n** two**",
        5,
        "the marks ** are not closed, or have a space within; set ** directly before and behind the words",
    ),
    (
        "| a | b |\n| - | - |\n| c | d |\n| e | f | g |",
        6,
        "the row has 3 cells, its table's header has 2; give both as many; write \\| within one",
    ),
    (
        "- x\n\n    | a | b |\n    | - | - |\n    | c |\n",
        7,
        "the row has 1 cell, its table's header has 2; give both as many; write \\| within one",
    ),
    (
        "> | a | b |\n> | - | - |\n> | c | d | e |\n",
        5,
        "the row has 3 cells, its table's header has 2; give both as many; write \\| within one",
    ),
]


@pytest.mark.parametrize(("markdown", "line", "message"), SLIPS)
def test_slip_is_named_with_its_line(markdown: str, line: int, message: str) -> None:
    assert [str(finding) for finding in findings(markdown)] == [f"{PATH}:{line}: IN014 {message}"]


MEANT = [
    "one[^1] and *two[^2]*\n\n[^1]: three[^2]\n\n[^2]: four",
    "[here][law] [law][] [law]\n\n[LAW]: https://example.org/",
    "`[^zz]` `[a][b]` `**` `[a] (#b)`",
    "\\[^zz] \\*\\* \\[a][b]",
    "the [sic] text [Company] (the company) [1] (2019)",
    "**one** *two **three** four* 2 * 3 * 4",
    "fill in: ______ and __________",
    '!!! note "T"\n    one\n\n!!! warning\n\n    two',
    '- one\n\n    !!! note "T"\n        two',
    "one !!! two",
    "    !!! note\n    **\n    [^a]",
    "| a | b |\n| - | - |\n| c \\| d | e |\n| `f | g` | h |\n| | |",
    "a | b\n- | -\nc | d",
]


@pytest.mark.parametrize("markdown", MEANT)
def test_what_is_meant_is_no_slip(markdown: str) -> None:
    assert findings(markdown) == []
