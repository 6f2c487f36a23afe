"""What commands tell: a change marked in whole words, and codes that are retired."""

from __future__ import annotations

import pytest

from noticepress.commands.acts.versions.accounts import marked_change
from noticepress.rules import RETIRED, all_rules


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("We recieve it.", "We receive it.", "We [-recieve-]{+receive+} it."),
        ("a b c", "a c", "a [-b -]c"),
        ("a c", "a b c", "a {+b +}c"),
        ("a", "a", "a"),
        ("", "a", "{+a+}"),
    ],
)
def test_change_is_marked_in_whole_words(old: str, new: str, marked: str) -> None:
    assert marked_change(old, new) == marked


def test_code_that_is_retired_is_given_to_no_rule() -> None:
    assert "VE012" in RETIRED
    assert {rule.code for rule in all_rules()}.isdisjoint(RETIRED)
