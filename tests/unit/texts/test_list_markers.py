"""Which lines begin items of labelled lists, and how their labels are read and written."""

from __future__ import annotations

import pytest

from growth import MOST, growth
from noticepress.texts.extensions.list_markers import Reading, find_items, label_of, marker_of

STYLES = ("1", "a", "A", "i", "I")

LISTS = [
    ("(a) x\n(b) y", {0: ("a", 1), 1: ("a", 2)}),
    ("(a) x\n\n(b) y", {0: ("a", 1), 2: ("a", 2)}),
    ("1) x\n2) y", {0: ("1", 1), 1: ("1", 2)}),
    ("(7) x\n(8) y", {0: ("1", 7), 1: ("1", 8)}),
    ("c) x\nd) y", {0: ("a", 3), 1: ("a", 4)}),
    ("A. x\nB. y", {0: ("A", 1), 1: ("A", 2)}),
    ("i) x\nii) y", {0: ("i", 1), 1: ("i", 2)}),
    ("IV) x\nV) y\nVI) z", {0: ("I", 4), 1: ("I", 5), 2: ("I", 6)}),
    ("(xlix) x\n(l) y", {0: ("i", 49), 1: ("i", 50)}),
    # a letter or a roman number: the next one tells
    ("i) x\nj) y", {0: ("a", 9), 1: ("a", 10)}),
    ("v) x\nvi) y", {0: ("i", 5), 1: ("i", 6)}),
    ("v) x\nw) y", {0: ("a", 22), 1: ("a", 23)}),
    ("h) x\ni) y\nj) z", {0: ("a", 8), 1: ("a", 9), 2: ("a", 10)}),
    ("(g) x\n(h) y\n(i) z", {0: ("a", 7), 1: ("a", 8), 2: ("a", 9)}),
    ("(g) w\n\n(h) x\n\n(i) y\n\n(ii) z", {0: ("a", 7), 2: ("a", 8), 4: ("i", 1), 6: ("i", 2)}),
    ("(z) x\n(aa) y\n(ab) z", {0: ("a", 26), 1: ("a", 27), 2: ("a", 28)}),
    ("(aa) x\n(bb) y", {0: ("aa", 1), 1: ("aa", 2)}),
    # an item that was struck out
    ("(a) x\n(b) y\n(d) z", {0: ("a", 1), 1: ("a", 2), 2: ("a", 4)}),
    # within items, quotations and boxes
    ("(a) x\n\n    (i) y\n\n        text\n\n    (ii) z\n\n(b) w", {0: ("a", 1), 2: ("i", 1), 6: ("i", 2), 8: ("a", 2)}),
    ("1. x\n    (a) y\n    (b) z\n2. w", {1: ("a", 1), 2: ("a", 2)}),
    ("- x\n    a) y\n    b) z", {1: ("a", 1), 2: ("a", 2)}),
    ("> (a) x\n> (b) y", {0: ("a", 1), 1: ("a", 2)}),
    ("!!! note\n    (a) x\n    (b) y", {1: ("a", 1), 2: ("a", 2)}),
    ("1. x\n\n    > (a) y\n    >\n    > (b) z\n\n2. w", {2: ("a", 1), 4: ("a", 2)}),
    ("(a) x\n\n    > (i) y\n    > (ii) z\n\n(b) w", {0: ("a", 1), 2: ("i", 1), 3: ("i", 2), 5: ("a", 2)}),
    ("> (a) x\n>\n>     > text\n>\n> (b) y", {0: ("a", 1), 4: ("a", 2)}),
    ("[^1]: (a) x\n\n    (b) y\n\n[^2]: (a) z\n\n    (b) w", {0: ("a", 1), 2: ("a", 2), 4: ("a", 1), 6: ("a", 2)}),
    ("Term\n:   (a) x\n\n    (b) y\n\nOther\n:   z", {1: ("a", 1), 3: ("a", 2)}),
    ("(a) Term\n:   x\n\n(b) Term\n:   y", {0: ("a", 1), 3: ("a", 2)}),
    ("## Use\n(a) x\n(b) y", {1: ("a", 1), 2: ("a", 2)}),
    # goes on behind a paragraph
    ("(a) x\n\n(b) y\n\nText.\n\n(c) z", {0: ("a", 1), 2: ("a", 2), 6: ("a", 3)}),
    # each typed number is the one that is shown
    ("(a) x\n\n(b) y\n\n(a) z\n\n(b) w", {0: ("a", 1), 2: ("a", 2), 4: ("a", 1), 6: ("a", 2)}),
]

NO_LISTS = [
    "(c) 2026 Example Ltd",
    "(I) think",
    "e. g. a name",
    "v. Jones",
    "A. Smith wrote.\n\nC. Jones did not.",
    "(a) alone\n\nText.",
    "Text\n(a) run\n(b) together",
    "1. decimal\n2. lists",
    "- plain\n- bullets",
    "(EU) 2016/679\n\n(EV) more",
    "(a)\n(b)",
    "a) x\n(b) y",
    "(a. x\n(b. y",
    "(aB) x\n(aC) y",
    "(01) x\n(02) y",
    "\\(a) x\n\n\\(b) y",
    "(of) x\n(og) y",
    "[^1]: (a) x\n\n[^2]: (b) y",
    "Term\n:   (a) x\n:   (b) y",
    "(a) x\n\n>     y\n\n(b) z",
    "1. x\n\n    (a) y\n\n    > (b) z",
    "",
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_labels_that_follow_one_another_label_items(text: str, expected: dict[int, tuple[str, int]]) -> None:
    lines = text.split("\n")

    found = find_items(lines)

    assert {index: (item.style, item.value) for index, item in found.items()} == expected
    assert all(f"{item.label} " in lines[index] for index, item in found.items())


@pytest.mark.parametrize("text", NO_LISTS)
def test_label_with_no_neighbour_is_text(text: str) -> None:
    assert find_items(text.split("\n")) == {}


@pytest.mark.parametrize("delimiter", ["dot", "paren", "both"])
@pytest.mark.parametrize("style", STYLES)
def test_written_label_is_read_as_what_was_written(style: str, delimiter: str) -> None:
    last = {"a": 78, "A": 78}.get(style, 399)
    if (style, delimiter) == ("1", "dot"):
        assert marker_of("1. x") is None
        return
    for value in range(1, last):
        label = label_of(style, value, delimiter)
        marker = marker_of(f"{label} x")
        assert marker is not None
        assert (marker.label, marker.delimiter) == (label, delimiter)
        assert Reading(style, value) in marker.readings


@pytest.mark.parametrize("text", ["(1) x\n\n", "(1) x\n    (i) y\n", "    (1) x\nlazy\n", "> (1) x\n\n"])
def test_time_grows_with_the_number_of_items(text: str) -> None:
    def find(times: int) -> object:
        return find_items("".join(text.replace("(1)", f"({number % 900 + 1})") for number in range(times)).split("\n"))

    assert growth(find, 1_000) < MOST
