"""What translations repeat, and so cannot stay unchanged where it changes."""

from __future__ import annotations

import pytest

from noticepress.catalogs.added_markup import Markup
from noticepress.commands.acts.versions.sameness import differences

SAME = [
    ("We recieve it.", "We receive it."),
    ("not longer", "no longer"),
    ("at one's discretion for 1,200 days", "at one’s discretion for 1200 days"),
    ("[our ofice](https://a.example)", "[our office](https://a.example)"),
]
OTHER = [
    ("for 30 days", "for 13 days", "numbers"),
    ("for thirty days", "for ten days", "numbers"),
    ("{{ organisation }} keeps", "{{ operator }} keeps", "placeholders"),
    ("[x](https://a.example)", "[x](https://b.example)", "links"),
    ("write to a@x.example", "write to b@x.example", "links"),
    ("see[^a]", "see[^b]", "links"),
    ("**All** data", "All data", "inline markup"),
    ("We are liable", "We are not liable", "negations"),
    ("We can", "We can't", "negations"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_slip_of_the_pen_leaves_translations_as_they_are(old: str, new: str) -> None:
    assert [*differences(old, new, "paragraph", Markup())] == []


@pytest.mark.parametrize(("old", "new", "what"), OTHER)
def test_what_differs_is_named(old: str, new: str, what: str) -> None:
    assert [told.partition(" (")[0] for told in differences(old, new, "paragraph", Markup())] == [what]
