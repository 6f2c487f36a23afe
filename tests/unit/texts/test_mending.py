"""What has one right answer is mended; the author's reading stays, and everything else is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import MOST, growth
from noticepress.texts.second_reading.mending import mend
from noticepress.texts.second_reading.readings import compare
from noticepress.texts.second_reading.typography import is_straight, typographic

MENDED = [
    ("We may:\n1. suspend;\n2. terminate.\n", "We may:\n\n1. suspend;\n2. terminate.\n"),
    ("> We may:\n> - one\n> - two\n", "> We may:\n>\n> - one\n> - two\n"),
    ("- a\n  - b\n    - c\n- d\n", "- a\n    - b\n        - c\n- d\n"),
    ("1. a\n   - b\n   - c\n2. d\n", "1. a\n    - b\n    - c\n2. d\n"),
    ("1. a\n\n   b\n   c\n\n2. d\n", "1. a\n\n    b\n    c\n\n2. d\n"),
    ("- a\n\n    b\n    - c\n    - d\n", "- a\n\n    b\n\n    - c\n    - d\n"),
    ("1. a\n   (a) b\n   (b) c\n2. d\n", "1. a\n    (a) b\n    (b) c\n2. d\n"),
    ("1. a\n\n   (i) b\n\n   (ii) c\n", "1. a\n\n    (i) b\n\n    (ii) c\n"),
    ("(a) b\n(b) c:\n   - d\n   - e\n(c) f\n", "(a) b\n(b) c:\n    - d\n    - e\n(c) f\n"),
    ("(a) b\n(b) c\n\n   d\n\n(c) e\n", "(a) b\n(b) c\n\n    d\n\n(c) e\n"),
    ('!!! note "T"\n    We:\n    - a\n      - b\n', '!!! note "T"\n    We:\n\n    - a\n        - b\n'),
    ("One:\n- a\n\nTwo.\n\nThree:\n- b\n- c\n", "One:\n\n- a\n\nTwo.\n\nThree:\n\n- b\n- c\n"),
]


@pytest.mark.parametrize(("before", "after"), MENDED)
def test_lists_are_mended_as_their_author_saw_them(before: str, after: str) -> None:
    assert mend(before) == after
    assert compare(after).differences == ()
    assert compare(after).key == compare(before).key


LEFT_ALONE = [
    "Costs\n- 5 EUR\n",
    "one\\\ntwo\n",
    "-\n\n    a\n- b\n",
    "#Title\n",
    "```\nlet's\n```\n",
    "is ~~two~~\n",
    "one\n| a | b |\n| - | - |\n| c | d |\n",
    "1) a\n2) b\n",
    "(a) a\n  1. b\n  2. c\n(b) d\n",
    "(a) a\n(b) b\n  - c\n  - d\n(c) e\n",
    "We may:\n(a) suspend;\n(b) terminate.\n",
    "1. a\n(a) b\n(b) c\n",
    "7. a\n8. b\n10. c\n",
    "- a\n  > b\n  - c\n",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_has_several_answers_is_left_alone(text: str) -> None:
    assert mend(text) == text


def test_text_nested_too_deeply_is_left_alone() -> None:
    text = "It's:\n" + "".join(" " * 4 * level + "- a\n" for level in range(300))

    assert mend(text) == text


QUOTES = [
    ('the customer\'s "Content"', "the customer’s “Content”"),
    ('("{{ org }}", "we" or \'us\')', "(“{{ org }}”, “we” or ‘us’)"),
    ('"**Bold**" and **"bold"** and ["link"](#l)', "“**Bold**” and **“bold”** and [“link”](#l)"),
    ("the users' data of the '90s, 'tis", "the users’ data of the ’90s, ’tis"),
    ("\"'one' two\"", "“‘one’ two”"),
    ('one—"two"', "one—“two”"),
    ('in "Section 5"', "in “Section 5”"),
]
KEPT = [
    'code `it\'s "x"` stays',
    '[l](https://example.org "Title\'s") and <abbr title="x">y</abbr>',
    '5\'10" tall, 3" wide',
    "{{ a 'b' }} {: title='x' }",
    '!!! note "By post"',
    "\\'one\\'",
    "[x]: https://example.org 'Title'",
]


@pytest.mark.parametrize(("straight", "right"), QUOTES)
def test_marks_become_typographic(straight: str, right: str) -> None:
    assert is_straight(straight)
    assert typographic(straight) == right
    assert not is_straight(right)


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_mark_of_the_text_stays(text: str) -> None:
    assert typographic(text) == text
    assert not is_straight(text)


@pytest.mark.parametrize("text", ['one " two', '"one "two"', "'one two"])
def test_marks_that_may_mean_several_things_are_found_and_stay(text: str) -> None:
    assert is_straight(text)
    assert typographic(text) == text


@pytest.mark.parametrize("unit", ["a 'b ", '\'a "b" ', "**'"])
def test_time_of_mending_marks_grows_with_the_text(unit: str) -> None:
    assert growth(lambda count: typographic(unit * count), 500) < MOST


LINES = st.sampled_from(
    [
        "We may:",
        "- one",
        "  - two",
        "    - three",
        "1. a",
        "2. b",
        "   c",
        "    d",
        "> e",
        "> - f",
        "",
        'the user\'s "x"',
        "| a |",
    ]
)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=10))
def test_mending_any_lines_changes_no_reading_of_the_author_and_nothing_twice(lines: list[str]) -> None:
    text = "\n".join(lines)

    mended = mend(text)

    before, after = compare(text), compare(mended)
    assert [entry.shape for entry in before.outline] == [entry.shape for entry in after.outline]
    assert after.distance <= before.distance
    assert mend(mended) == mended
