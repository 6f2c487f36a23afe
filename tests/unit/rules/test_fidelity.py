"""What the rules on translations count: numbers and targets."""

from __future__ import annotations

import pytest

from noticepress.rules.translations.fidelity import targets
from noticepress.rules.translations.numbers.compared import numbers
from noticepress.rules.translations.scripts import is_foreign

ONE_NUMBER = [
    ("10000", ["10000", "10,000", "10.000", "10 000", "10\u00a0000", "10\u202f000", "10\u2009000", "10'000", "10’000"]),
    ("10000", ["๑๐๐๐๐", "๑๐,๐๐๐", "١٠٠٠٠", "١٠٬٠٠٠", "۱۰۰۰۰", "１００００", "१००००"]),
    ("1234567", ["1,234,567", "1.234.567", "1 234 567", "1\u202f234\u202f567", "1'234'567"]),
    ("1234.5", ["1.234,5", "1,234.5", "1 234,5", "1\u202f234,5", "1'234.5", "1234,5", "1234.5"]),
    ("2.1", ["2.1", "2,1", "๒.๑", "２.１"]),
    ("3.5", ["3.5", "3,5", "٣٫٥"]),
    ("2.1.3", ["2.1.3"]),
    (
        "16",
        ["16", "16.", "16,", "(16)", "16th", "16 %", "16%", "§16", "No.16", "16年", "第16條", "16-year", "16歳以上"],
    ),
    ("2017", ["2017", "in 2017.", "2017年"]),
    ("1000", ["1,000", "1.000", "1 000"]),
    ("0", ["0", "٠"]),
]


@pytest.mark.parametrize(("folded", "text"), [(folded, text) for folded, texts in ONE_NUMBER for text in texts])
def test_number_is_one_whatever_its_digits_and_separators(folded: str, text: str) -> None:
    assert dict(numbers(f"about {text} of them")) == {folded: 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("none", {}),
        ("2 and 2", {"2": 2}),
        ("30 days, not 13", {"30": 1, "13": 1}),
        ("1, 2, 3", {"1": 1, "2": 1, "3": 1}),
        ("12:30", {"12": 1, "30": 1}),
        ("24/7", {"24": 1, "7": 1}),
        ("12万5000 or 12만 5천", {"125000": 2}),
        ("1억 5천만", {"150000000": 1}),
        ("25만 3개월, 1万、2万", {"25": 1, "3": 1, "1": 1, "2": 1}),
        ("6-8", {"6": 1, "8": 1}),
        ("Art. 6 (1) (f)", {"6": 1, "1": 1}),
        ("{{ minimum_age_16 }} years", {}),
        ("%(number)s of 3", {"3": 1}),
        ("[article 6](https://example.org/29)", {"6": 1}),
        ("see https://example.org/item_id=612080 and 5", {"5": 1}),
        ("a note[^12] on 3", {"3": 1}),
        ("`code 42` and 7", {"7": 1}),
        ("*x*{: .wide-2 } 7", {"7": 1}),
        ("<kbd title='5'>7</kbd>", {"7": 1}),
        ("3 < 4 and 6 > 5", {"3": 1, "4": 1, "6": 1, "5": 1}),
        ("{literal 9}", {"9": 1}),
        ("1{{ fact }}2", {"1": 1, "2": 1}),
    ],
)
def test_numbers_of_a_text(text: str, found: dict[str, int]) -> None:
    assert dict(numbers(text)) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("30 days", "13 days"),
        ("1.5", "15"),
        ("1,5", "15"),
        ("10.000", "1.000"),
        ("2.1", "2.10"),
        ("10 000", "10 00"),
        ("3 000", "3 and 000"),
        ("5", "5 and 5"),
        ("100", "1000"),
    ],
)
def test_other_numbers_differ(one: str, other: str) -> None:
    assert numbers(one) != numbers(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("none (at all) [here]", {}),
        ("[a](https://example.org/a)", {"https://example.org/a": 1}),
        ("[a](<https://example.org/a>)", {"https://example.org/a": 1}),
        ("[a]( https://example.org/a )", {"https://example.org/a": 1}),
        ('[a](https://example.org/a "Title (x)")', {"https://example.org/a": 1}),
        ("[a](#b) and [c](#b)", {"#b": 2}),
        ("[a]({{ url }})", {"{{ url }}": 1}),
        ("[a]({{url}})", {"{{ url }}": 1}),
        ("[a]({{ url }}/x)", {"{{ url }}/x": 1}),
        ("[a](mailto:x@example.org)", {"mailto:x@example.org": 1}),
        ("<https://example.org/>", {"https://example.org/": 1}),
        ("<x@example.org>", {"x@example.org": 1}),
        ("at https://example.org/a.", {"https://example.org/a": 1}),
        ("at www.example.org, or", {"www.example.org": 1}),
        ("（https://example.org/a）。", {"https://example.org/a": 1}),
        ("„https://example.org/a“", {"https://example.org/a": 1}),
        ("x@example.org.", {"x@example.org": 1}),
        ("a note[^1] and[^two]", {"[^1]": 1, "[^two]": 1}),
        ("[a][law]", {"[law]": 1}),
        ("![a](logo.svg)", {"logo.svg": 1}),
        ("[https://example.org/a](https://example.org/a)", {"https://example.org/a": 2}),
        ("3 < 4", {}),
    ],
)
def test_targets_of_a_text(text: str, found: dict[str, int]) -> None:
    assert dict(targets(text)) == found


@pytest.mark.parametrize(
    ("char", "script", "foreign"),
    [
        ("a", "Latn", False),
        ("ğ", "Latn", False),
        ("а", "Latn", True),
        ("个", "Latn", True),
        ("а", "Cyrl", False),
        ("数", "Hans", False),
        ("數", "Hans", True),
        ("數", "Hant", False),
        ("数", "Hant", True),
        ("人", "Hant", False),
        ("人", "Hans", False),
        ("の", "Jpan", False),
        ("の", "Hant", True),
        ("한", "Kore", False),
        ("한", "Jpan", True),
        ("ก", "Thai", False),
        ("ก", "Latn", True),
        ("1", "Thai", False),
        ("。", "Latn", False),
        ("A", "Thai", False),
    ],
)
def test_foreign_letters(char: str, script: str, foreign: bool) -> None:
    assert is_foreign(char, script) is foreign
