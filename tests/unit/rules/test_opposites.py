"""Which English texts may have one translation, and which may not (TR014)."""

from __future__ import annotations

import pytest

from noticepress.rules.translations.opposites import denials_and_numbers

ALIKE = [
    ("within thirty days", "within 30 days"),
    ("thirty (30) days", "30 days"),
    ("a copy", "one copy"),
    ("within 1 month", "within a month"),
    ("twice a year", "two times a year"),
    ("Once you agree", "When you agree"),
    ("your first name", "your given name"),
    ("third parties", "others"),
    ("without undue delay", "promptly"),
    ("including but not limited to", "including"),
    ("neither A nor B", "not A or B"),
]
APART = [
    ("one month", "two months"),
    ("30 days", "13 days"),
    ("thirty days", "thirteen days"),
    ("twenty-one", "twenty"),
    ("five hundred", "five thousand"),
    ("the second day", "the third day"),
    ("in March", "in April"),
    ("We share it", "We do not share it"),
    ("more than 30", "no more than 30"),
    ("without delay", "not without delay"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_texts_that_say_the_same_may_have_one_translation(one: str, other: str) -> None:
    assert denials_and_numbers(one) == denials_and_numbers(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_texts_that_differ_by_a_number_or_a_denial_may_not(one: str, other: str) -> None:
    assert denials_and_numbers(one) != denials_and_numbers(other)
