"""TR016: which words stand behind a number, and what months are called."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from noticepress.rules.literals.calendar_names import calendar_names
from noticepress.rules.translations.counted.units import words_behind

PIECES = ("3", "30", "305", "0", ".", ",", " ", "-", "\u00a0", "\u202f", "Tage", "x", "日", "٣", "\n")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(("3", "30", "305", "0", "٣")))
def test_words_are_those_that_are_looked_for_behind_this_number_alone(text: str, number: str) -> None:
    """One pattern for every number finds what a pattern with the number in it would."""
    alone = rf"(?<![\d.,]){number}(?![\d.,]\d)[ \u00a0\u202f.-]*([^\W\d_]+)"

    assert words_behind(number, text) == re.findall(alone, text)


@pytest.mark.parametrize("tag", ["ja", "de", "hu", "fr", "zh_Hant", "th"])
def test_names_of_months_are_those_of_the_language_whatever_was_read_before(tag: str) -> None:
    for other in ("ja", "hu", tag):  # Babel leaves what the first of them asked for in data that all share
        for width in ("wide", "abbreviated"):
            dict(Locale.parse(other).months["stand-alone"][width])

    locale = Locale.parse(tag)
    every = [dict(names) for names in calendar_names(locale.months, "wide")]
    assert every == [dict(locale.months["format"]["wide"])] * len(every)
