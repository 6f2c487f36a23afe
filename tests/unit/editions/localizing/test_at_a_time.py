"""What was made is held as long as it is asked for together, and English as long as anything."""

from __future__ import annotations

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.editions.localizing.at_a_time import OneAtATime


class Made:
    """Something of which can be seen whether it is still held."""


def test_what_is_in_the_language_before_is_let_go() -> None:
    made: OneAtATime[Made] = OneAtATime()
    english = made.get(None, "a", Made)
    german = weakref.ref(made.get("de", "a", Made))
    assert made.get("de", "a", Made) is german()
    made.get("fr", "a", Made)
    gc.collect()
    assert german() is None
    assert made.get(None, "a", Made) is english


@given(st.lists(st.tuples(st.sampled_from([None, "de", "fr"]), st.sampled_from("abc"))))
def test_nothing_is_ever_taken_for_something_else(asked: list[tuple[str | None, str]]) -> None:
    made: OneAtATime[tuple[str | None, str]] = OneAtATime()
    assert [made.get(*each, lambda each=each: each) for each in asked] == asked


def test_nothing_is_kept_of_what_could_not_be_made() -> None:
    made: OneAtATime[int] = OneAtATime()
    with pytest.raises(ZeroDivisionError):
        made.get("de", "a", lambda: 1 // 0)
    assert made.get("de", "a", lambda: 5) == 5
