"""What a redline marks within a block: the table in tests/cases/redlines.yml, and what holds for any edit."""

from __future__ import annotations

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from comparisons import CASES, edited, languages, marked
from noticepress.editions.comparing.words.changed import compare_words, is_changed
from noticepress.editions.comparing.words.tokens import FACT_BEGINS, VALUE_ENDS, Kind, joined, tokens_of


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["new"])
def test_words_are_marked_as_a_reader_tells_them(case):
    runs = compare_words([*tokens_of(case["old"])], [*tokens_of(case["new"])])
    assert marked(runs) == case["marked"]


@pytest.mark.parametrize("pair", CASES["same"], ids=repr)
def test_typography_is_no_change(pair):
    old, new = pair
    assert not is_changed(compare_words([*tokens_of(old)], [*tokens_of(new)]))
    assert not is_changed(compare_words([*tokens_of(new)], [*tokens_of(old)]))


@given(edited())
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old(pair):
    old, new = pair
    runs = compare_words([*tokens_of(old)], [*tokens_of(new)])
    assert "".join(joined(run.new) for run in runs) == new
    assert "".join(joined(run.old) for run in runs) == old


@given(edited())
def test_equal_texts_show_nothing(pair):
    for text in pair:
        assert not is_changed(compare_words([*tokens_of(text)], [*tokens_of(text)]))


@given(edited())
def test_different_words_are_shown(pair):
    old, new = ([*tokens_of(text)] for text in pair)
    said = [[token.key for token in tokens if token.kind is not Kind.SPACE] for tokens in (old, new)]
    assert is_changed(compare_words(old, new)) == (said[0] != said[1])


@given(edited())
def test_changes_and_what_stayed_alternate(pair):
    old, new = pair
    runs = compare_words([*tokens_of(old)], [*tokens_of(new)])
    assert all(one.stayed or other.stayed for one, other in pairwise(runs))
    assert all(run.old or run.new for run in runs)


@given(st.one_of(st.text(), edited().map(lambda pair: pair[1])))
def test_no_token_begins_within_a_grapheme(text):
    places, at = set(), 0
    for grapheme in regex.findall(r"\X", text):
        places.add(at)
        at += len(grapheme)
    at = 0
    for token in tokens_of(text):
        assert at in places, (token, text)
        at += len(token.text)
    assert at == len(text)


@given(languages, edited())
def test_no_change_cuts_a_fact(name, pair):
    fact = f"{name} QNAP Systems, Inc. 25 May 2018"
    old, new = (f"{text}{FACT_BEGINS}{fact}{VALUE_ENDS}{text}" for text in pair)
    for run in compare_words([*tokens_of(old)], [*tokens_of(new)]):
        facts = [token for token in (*run.old, *run.new) if token.kind is Kind.FACT]
        assert all(token.text == fact for token in facts)
    assert sum(token.kind is Kind.FACT for token in tokens_of(new)) == 1
