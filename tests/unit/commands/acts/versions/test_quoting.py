"""A quotation from a file or its page: where it is found, what is changed, and what is refused."""

from __future__ import annotations

import pytest

from growth import MOST, growth
from noticepress.commands.acts.versions.quoting import corrected
from noticepress.findings import UsageError

FACTS = {"days": "1,200", "url": "https://example.org/", "organisation": "Example Ltd."}
TEXT = """\
## Your data {#your-data}

We keep **your data** for {{ days }} days, and “share” it
with nobody — not with [our office]({{ url }}).[^post]

> Quoted by
> the firm.

- {{ organisation }}’s own\\* list
- your data, your data

[^post]: Note.
"""


def changed(old: str, new: str, text: str = TEXT) -> list[str]:
    """The lines of the file that became different."""
    before, after = text.split("\n"), corrected(text, old, new, "a.md", FACTS).split("\n")
    return [line for line in after if line not in before]


CASES = [
    ("letter by letter", "nobody — not", "none — not", "with none — not with [our office]({{ url }}).[^post]"),
    (
        "marks as typed",
        "**your data** for",
        "*your data* for",
        "We keep *your data* for {{ days }} days, and “share” it",
    ),
    ("straight quotes", '"share" it', '"give" it', "We keep **your data** for {{ days }} days, and “give” it"),
    ("plain dash", "nobody - not with", "nobody - nor with", "with nobody — nor with [our office]({{ url }}).[^post]"),
    (
        "over a wrap",
        "share” it with nobody",
        "share” it with none",
        "with none — not with [our office]({{ url }}).[^post]",
    ),
    ("no-break space", "Quoted\u00a0by the", "Quoted\u00a0by a", "> a firm."),
    ("quoted lines", "by the firm", "by the company", "> the company."),
    ("bold and a fact", "We keep your data for 1,200 days", "We hold your data for 1,200 days", None),
    (
        "a link's words",
        "with our office.",
        "with our bureau.",
        "with nobody — not with [our bureau]({{ url }}).[^post]",
    ),
    (
        "a fact's apostrophe",
        "Example Ltd.'s own* list",
        "Example Ltd.'s whole* list",
        "- {{ organisation }}’s whole\\* list",
    ),
    ("a word more", "Example Ltd.'s own", "Example Ltd.'s very own", "- {{ organisation }}’s very own\\* list"),
    (
        "a word less",
        "with nobody - not with our",
        "with nobody - with our",
        "with nobody — with [our office]({{ url }}).[^post]",
    ),
    ("within a word", "offce", "office", None),
]


@pytest.mark.parametrize(("old", "new", "line"), [pytest.param(*row[1:], id=row[0]) for row in CASES[:-1]])
def test_only_the_words_that_differ_are_changed(old: str, new: str, line: str | None) -> None:
    expected = line or "We hold **your data** for {{ days }} days, and “share” it"
    assert changed(old, new) == [expected]


def test_last_word_can_go_and_come() -> None:
    assert corrected("Some *words* here.\n", "Some words here.", "Some words", "a.md", {}) == "Some *words*\n"
    assert corrected("Some *words*\n", "Some words", "Some words here", "a.md", {}) == "Some *words* here\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("your data", "the data", "stands in a.md 3 times (line 3: “We keep"),
        ("office is closed for ever", "x", "stands in a.md not at all"),
        ("Quoted by the farm.", "x", "stands in a.md not at all; most like it is line"),
        ("for 1,200 days", "for 1,300 days", "the words to be changed hold marks or facts, in a.md:3: “{{ days }}”"),
        (
            "We keep your data for",
            "We for",
            "the words to be changed hold marks or facts, in a.md:3: “keep **your data**",
        ),
        ("Note. Quoted", "x", "not at all"),
        ("**", "x", "2 times"),
        ("…", "x", "not at all"),
    ],
)
def test_what_is_not_there_once_is_refused_with_the_places(old: str, new: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        corrected(TEXT, old, new, "a.md", FACTS)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value).replace("\n\n", "")


@pytest.mark.parametrize("unit", ["[", "](", "{{", "{", "* ", " ", "\\", '"', "_ ", "[^", "\n> "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def quote(length: int) -> None:
        text = unit * length + "end"
        corrected(text, "end", "END", "a.md", {})
        with pytest.raises(UsageError):
            corrected(text, "ending is not there", "x", "a.md", {})

    assert growth(quote, 2_500) < MOST
