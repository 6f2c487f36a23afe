"""Texts of pseudolocales."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.catalogs.exchange.codes import codes_of
from noticepress.catalogs.pseudo import ACCENTED, MIRRORED, PSEUDOLOCALES, Pseudolocale

WORDS = st.lists(st.sampled_from(["Write to us", "**bold**", "{{ name }}", "[office](#contact)", "30 days", "GDPR"]))


@given(WORDS.map(" ".join), st.sampled_from(list(PSEUDOLOCALES.values())))
def test_codes_stay_and_letters_do_not(english: str, pseudo: Pseudolocale) -> None:
    text = pseudo.translated(english, ["GDPR"])

    assert codes_of(text) == codes_of(english)
    assert text.count("GDPR") == english.count("GDPR")
    assert not {"Write", "bold", "office", "days"} & set(text.replace("*", " ").replace("[", " ").split())


def test_accented_text_is_two_fifths_longer_and_in_brackets() -> None:
    english = "We keep your personal data for as long as the law requires."

    text = ACCENTED.translated(english)

    assert (text[0], text[-1]) == ("⟦", "⟧")
    assert abs(len(text) / len(english) - 1.4) < 0.1


@pytest.mark.parametrize(
    "kept",
    ["https://example.org/a", "a@example.org", "<br>", "&nbsp;", "{{ fact }}", "%(n)s", "{}", "(a)", "2.1", "VI"],
)
def test_what_is_no_word_stays(kept: str) -> None:
    assert f" {kept} " in MIRRORED.translated(f"See {kept} here")
    assert f" {kept} " in ACCENTED.translated(f"See {kept} here")
