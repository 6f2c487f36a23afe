"""Labels that only their row tells: each in a paragraph with its neighbour, and lines that begin so by chance."""

from __future__ import annotations

import pytest

from growth import MOST, growth
from noticepress.texts.second_reading.labels import run_together

ROWS = [
    # What a word processor leaves of its bullets.
    ("-\u00a0one\n-\u00a0two", "-"),
    ("*\u00a0one\n*\u00a0two", "*"),
    ("-\u3000one\n-\u3000two", "-"),
    ("-one\n-two", "-"),
    ("•one\n•two", "•"),
    ("o one\no two", "o"),
    ("o\tone\no\ttwo", "o"),
    ("→ one\n→ two", "→"),
    ("► one\n► two", "►"),
    ("✅ one\n✅ two", "✅"),
    ("– one\n– two", "–"),
    # What is counted in another way than a list's.
    ("1.one\n2.two", "2."),
    ("(a)one\n(b)two", "(b)"),
    ("12bis. One.\n12ter. Two.", "12ter."),
    ("Section I. One.\nSection II. Two.", "Section II."),
    ("(1a) one\n(1b) two", "(1b)"),
    ("(a)(1) one\n(a)(2) two", "(a)(2)"),
    ("[a] one\n[b] two", "[b]"),
    ("a - one\nb - two", "b -"),
    ("ii - one\niii - two", "iii -"),
    ("a: one\nb: two", "b:"),
    ("1/ one\n2/ two", "2/"),
    ("1- one\n2- two", "2-"),
    ("Step 1: one\nStep 2: two", "Step 2:"),
    ("1 The customer pays.\n2 The provider waits.", "2"),
    # Other signs for the same, told as they are typed.
    ("① one\n② two", "②"),
    ("⑴ one\n⑵ two", "⑵"),
    ("Ⅰ. one\nⅡ. two", "Ⅱ."),
    ("（a） one\n（b） two", "（b）"),
    ("１．one\n２．two", "２．"),
    # Set off by emphasis.
    ("**1.1** one\n**1.2** two", "1.2"),
    ("**(a)** one\n**(b)** two", "(b)"),
    ("*(a)* one\n*(b)* two", "(b)"),
    ("__1.__ one\n__2.__ two", "2."),
    ("**Article 1.** One\n**Article 2.** Two", "Article 2."),
]


@pytest.mark.parametrize(("text", "label"), ROWS)
def test_label_beside_its_neighbour_is_named(text: str, label: str) -> None:
    assert list(run_together(text.split("\n"))) == [(1, label)]


@pytest.mark.parametrize(("text", "label"), ROWS)
def test_label_alone_may_begin_any_line(text: str, label: str) -> None:
    first, second = text.split("\n")
    if label not in ("2.", "(b)", "•") and not second.startswith("o\t"):  # those are labels by themselves
        assert list(run_together(["We know", second])) == list(run_together([first, "we know"])) == []


@pytest.mark.parametrize(
    "text",
    [
        "as in\n(a)(1) of it or\n(a)(2) of the other",
        "It rose by\n5.5 percent and then\n5.6 percent",
        "It was\n2019 and\n2020 too",
        "the\nCompany and the\nCompany",
        "x\n“a” and\n“b”",
        "open at\n9:00 and\n10:00",
        "a dog\nb cat",
        "data - one\nmore - two",
        "+49 30 1\n+49 30 2",
        "*a* and\n*b* too",
        "© 2020 A\n© 2021 B",
        "Street 5,\n12345 Town\n12346 Town",
        "e.g. this\ni.e. that",
        "see\nhttps://e.org/1\nhttps://e.org/2",
        "① one  \n② two",
    ],
)
def test_lines_that_begin_so_by_chance_or_on_purpose_are_left_alone(text: str) -> None:
    assert list(run_together(text.split("\n"))) == []


@pytest.mark.parametrize("unit", ["→ one", "① one", "1.1(a) one", "**1.1** one", "o o"])
def test_time_of_reading_rows_grows_with_the_text(unit: str) -> None:
    assert growth(lambda count: list(run_together([unit] * count)), 500) < MOST
