"""Numbers in words of several parts: English ones of any length, and 21 to 99 in each language of the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import MOST, growth
from noticepress.rules.translations.numbers.words.compounds import count_in_words
from noticepress.rules.translations.numbers.words.in_english import in_several_words

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MANY = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def spelled(number: int) -> str:
    """A number as English says it."""
    for factor, name in MANY:
        if number >= factor:
            rest = number % factor
            joined = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // factor)} {name}{joined + spelled(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred{f' and {spelled(rest)}' if rest else ''}"
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 10**12 - 1) | st.integers(0, 2_000))
def test_number_that_english_spells_is_read_as_one(number: int) -> None:
    words = spelled(number)
    found, rest = in_several_words(f"Pay {words} euros.")

    several = " " in words or "-" in words
    assert dict(found) == ({str(number): 1} if several else {})
    assert words not in rest or not several


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("one second and five six", {}),
        ("one or two thousand", {"2000": 1}),
        ("A million users, a hundred times", {"1000000": 1, "100": 1}),
        ("the twenty-first of the one hundred and twentieth", {"21": 1, "120": 1}),
        ("hundreds of thousands", {}),
        ("one hundred (100) and one", {"100": 1}),
        ("two second opinions", {}),
        ("between one hundred and two hundred and five", {"100": 1, "205": 1}),
        ("the first one hundred of twenty-five and fifty-two", {"100": 1, "25": 1, "52": 1}),
        ("five six and one hundred and ten", {"110": 1}),
        ("a nineteen hundred million and one-sided", {"1900000000": 1}),
    ],
)
def test_words_that_make_no_number_together_are_several(english: str, found: dict[str, int]) -> None:
    assert dict(in_several_words(english)[0]) == found


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("de", "45", "fünfundvierzig Tage"),
        ("de", "21", "einundzwanzigtägig"),
        ("nl", "45", "vijfenveertig dagen"),
        ("nl", "72", "tweeënzeventig uur"),
        ("sv", "36", "trettiosex dagar"),
        ("es", "45", "cuarenta y cinco días"),
        ("es", "22", "veintidós días"),
        ("pt", "45", "quarenta e cinco dias"),
        ("fr", "21", "vingt et un jours"),
        ("fr", "72", "soixante-douze heures"),
        ("fr", "78", "soixante-dix-huit heures"),
        ("fr", "99", "quatre-vingt-dix-neuf heures"),
        ("it", "48", "quarantotto ore"),
        ("it", "36", "trentasei ore"),
        ("pl", "45", "w ciągu czterdziestu pięciu dni"),
        ("pl", "36", "trzydzieści sześć dni"),
        ("cs", "45", "do čtyřiceti pěti dnů"),
        ("ru", "45", "сорок пять дней"),
        ("ru", "72", "в течение семидесяти двух часов"),
        ("hu", "21", "huszonegy nap"),
        ("hu", "45", "negyvenöt napon belül"),
        ("tr", "45", "kırk beş gün"),
        ("th", "21", "ยี่สิบเอ็ดวัน"),
        ("th", "45", "สี่สิบห้าวัน"),
        ("ko", "45", "사십오 일"),
    ],
)
def test_number_of_tens_and_ones_is_one(language: str, number: str, text: str) -> None:
    tens = f"{number[0]}0"

    assert count_in_words(number, text, language) == 1
    assert count_in_words(tens, text, language) == 0
    assert count_in_words(number[1], text, language) == 0


def test_first_of_many_adds_nothing() -> None:
    assert count_in_words("30", "les trente premiers jours", "fr") == 1
    assert count_in_words("20", "ยี่สิบวัน", "th") == 1
    assert count_in_words("10", "ยี่สิบวัน", "th") == 0


@pytest.mark.parametrize(
    "unit", ["twenty ", "one hundred and ", "a ", "seven-", "one thousand ", "first ", "one and ", "twenty-first and "]
)
def test_time_of_reading_grows_with_the_text(unit: str) -> None:
    assert growth(lambda count: in_several_words(f"{count} {unit * count}"), 500) < MOST


@pytest.mark.parametrize(
    ("language", "unit"), [("fr", "quatre-vingt-"), ("es", "veinti"), ("ko", "이십"), ("it", "venti")]
)
def test_time_of_counting_grows_with_the_text(language: str, unit: str) -> None:
    assert growth(lambda count: count_in_words("21", f"{count} {unit * count}", language), 500) < MOST
