"""What a slip was meant to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from noticepress.nearest import nearest

WORDS = st.text("abc_", max_size=8)


@given(WORDS, st.lists(WORDS, max_size=6), st.integers(1, 100))
def test_by_letters_the_nearest_is_the_one_that_comparing_all_finds(typed: str, known: list[str], least: int) -> None:
    found = process.extractOne(typed, known, scorer=fuzz.ratio, score_cutoff=least)

    assert nearest(typed, known, least, by_letters=True) == (found[0] if found else "")


def test_what_stands_within_is_near_but_not_by_letters() -> None:
    assert nearest("contact", ["how-to-contact-us"]) == "how-to-contact-us"
    assert nearest("contact", ["how-to-contact-us"], by_letters=True) == ""
