"""What is wrong with a YAML file is said in words, with the line where it begins."""

from __future__ import annotations

import pytest

from noticepress.files.rules import FILES
from noticepress.files.yaml import parse, parse_settings
from noticepress.findings import NoticepressError
from noticepress.register.rules import REGISTER_FILE

SLIPS = [
    ("a: b\n\tc: d\n", 2, "not valid YAML: a tab stands at the line's beginning; indent with spaces"),
    ("a:\n\tb: c\n", 2, "not valid YAML: a tab stands at the line's beginning; indent with spaces"),
    (
        "a: it is: so\n",
        1,
        "not valid YAML: a text holds a colon and stands without quotation marks; put the text in quotation marks",
    ),
    (
        'a: 1\nb: "open\nc: "d"\ne: f\n',
        2,
        "not valid YAML: a quotation mark is opened here and not closed; close it",
    ),
    ("a: 1\nb: 'open\nc: d\n", 2, "not valid YAML: a quotation mark is opened here and not closed; close it"),
    (
        "a: 1\n  b: 2\n",
        2,
        "not valid YAML: the line is indented more than those above it; indent it like the entries beside it",
    ),
    (
        "a:\n  - b\n c: 1\n",
        3,
        "not valid YAML: the line does not fit the lines above it; indent it like the entries beside it",
    ),
    (
        "a: see clause #5 of it\n",
        1,
        "what stands behind # is a comment, and no part of the text before it; put the text in quotation marks, or "
        "write a space behind the # of a comment",
    ),
    (
        "a: Notice #2\n",
        1,
        "what stands behind # is a comment, and no part of the text before it; put the text in quotation marks, or "
        "write a space behind the # of a comment",
    ),
    ("a: @x\n", 1, "not valid YAML: a text begins with @; put the text in quotation marks"),
    ('a: "C:\\data"\n', 1, "not valid YAML: a backslash stands in a text in double quotation marks; write it twice"),
    ("a:\u00a0b\nc: d\n", 1, "not valid YAML: a no-break space stands where a space belongs; type the space anew"),
    ("a: b\n\u00a0\u00a0c: d\n", 2, "a no-break space stands where a space belongs; type the space anew"),
    ("a:b\nc: d\n", 1, "not valid YAML: no space stands behind the colon of a key; write a space behind it"),
    (
        "a:\n  - b: c\n    day:2027-02-01\n    d: e\n",
        3,
        "not valid YAML: no space stands behind the colon of a key; write a space behind it",
    ),
    *(
        (
            text,
            2,
            f"not valid YAML: “{line}” has no colon behind a key; "
            "write it as in 'key: value'; or indent it, where the text of the line above goes on",
        )
        for text, line in [
            ("a: b\nversions\n  - c: d\n", "versions"),
            ("# a\ntitle Notice\n# b\n\nc: d\n", "title Notice"),
            ("a:\n  b\n  c: d\n", "b"),
            ("a: b\nversions\n", "versions"),
            ("a: one text that\ngoes on\nb: c\n", "goes on"),
        ]
    ),
    ("a: [1, 2\nb: c\n", 2, "not valid YAML: a bracket opened in line 1 is not closed; close it"),
    (
        "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\nc: 4\n",
        2,
        "not valid YAML: the line “<<<<<<< HEAD” is a mark of a merge conflict; "
        "keep one of the two texts, and delete the conflict's marks",
    ),
    (
        "<<<<<<< HEAD\na: 2\n||||||| base\na: 1\n=======\na: 3\n>>>>>>> other\n",
        1,
        "not valid YAML: the line “<<<<<<< HEAD” is a mark of a merge conflict; "
        "keep one of the two texts, and delete the conflict's marks",
    ),
    (
        "a: 1\nb: 3\n>>>>>>> other\n",
        3,
        "not valid YAML: the line “>>>>>>> other” is a mark of a merge conflict; "
        "keep one of the two texts, and delete the conflict's marks",
    ),
    (
        "a: 1\nb: 3\n=======\nc: 1\n",
        3,
        "not valid YAML: the line “=======” is a mark of a merge conflict; "
        "keep one of the two texts, and delete the conflict's marks",
    ),
    (
        "a: 1\n<<<<<<< HEAD\n  - b: 2\n    digest: sha256:0\n=======\n  - b: 3\n    digest: sha256:1\n>>>>>>> other\n",
        2,
        "not valid YAML: the line “<<<<<<< HEAD” is a mark of a merge conflict; take the file, and what was "
        "written with it (of a version: its folder and the register), whole from one branch, and give the other "
        "branch's command again",
    ),
    (f"a: {'9' * 15}\nb: {'9' * 16}\n", 2, "the number 9999999999999999… is too large; quote the value"),
]


@pytest.mark.parametrize(("text", "line", "message"), SLIPS)
def test_slip_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse(text, "notice.yml", REGISTER_FILE)

    assert str(caught.value) == f"notice.yml:{line}: IN002 {message}"


@pytest.mark.parametrize("text", ["1:59:59", "12:30", "0123", "-017", "1:30.5"])
def test_what_yaml_reads_as_another_number_stays_text(text: str) -> None:
    assert parse(f"a: {text}\n", "notice.yml", REGISTER_FILE).data == {"a": text}


@pytest.mark.parametrize(
    "text",
    ["a: 'x: y'\n", 'a: "its"\n', "a: https://example.org/x:y\n", "a: |\n  \u00a0x: y\n  \tz\n", "a: x\u00a0y\n"],
)
def test_what_is_valid_is_read(text: str) -> None:
    assert list(parse(text, "notice.yml", REGISTER_FILE).data) == ["a"]


@pytest.mark.parametrize(
    "text", ["a: see clause # of it\n", 'a: "see clause #5 of it"\n', "a: one#two three\n", "a: b #c\n", "a: 14 #2\n"]
)
def test_comments_that_cut_no_text_off_may_stand(text: str) -> None:
    assert parse(text, "x.yml", REGISTER_FILE).data


def test_a_number_behind_a_name_in_settings_is_no_comment() -> None:
    with pytest.raises(NoticepressError, match=r"mkdocs\.yml:2: IN009 what stands behind # is a comment"):
        parse_settings("site_name: x #a theme\nextra: Example #1 Ltd.\n", "mkdocs.yml", FILES)
