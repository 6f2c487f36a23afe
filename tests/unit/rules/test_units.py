"""TR016: which words stand behind a number."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from noticepress.rules.translations.units import words_behind

PIECES = ("3", "30", "305", "0", ".", ",", " ", "-", "\u00a0", "\u202f", "Tage", "x", "日", "٣", "\n")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(("3", "30", "305", "0", "٣")))
def test_words_are_those_that_are_looked_for_behind_this_number_alone(text: str, number: str) -> None:
    """One pattern for every number finds what a pattern with the number in it would."""
    alone = rf"(?<![\d.,]){number}(?![\d.,]\d)[ \u00a0\u202f.-]*([^\W\d_]+)"

    assert words_behind(number, text) == re.findall(alone, text)
