"""A file's text becomes the translation of a message: placeholders, targets and labels are English's."""

from __future__ import annotations

from datetime import date

import pytest

from noticepress.catalogs.aligning.fitting import fitted
from noticepress.catalogs.aligning.values import forms_of
from noticepress.model import Block

SHOWN = {
    "days": forms_of(1200, "de_DE"),
    "minimum_age": forms_of(16, "de_DE"),
    "organisation": ("Example & Co. KG",),
    "brand": ("Example",),
    "effective_date": forms_of(date(2018, 5, 25), "de_DE"),
    "url": ("https://example.com/de",),
    "number:contact": ("3",),
    "number:rights": ("4.1",),
}


def fit(english: str, text: str, role: str = "paragraph", **block: object) -> str:
    return fitted([(Block("index", "x", role, "", english, **block), text)], SHOWN)[0]


@pytest.mark.parametrize("value", ["1.200", "1200", "1 200", "1\u00a0200"])  # fmt: skip
def test_the_shown_value_of_a_number_becomes_its_placeholder(value: str) -> None:
    assert fit("Kept {{ days }} days.", f"{value} Tage lang.") == "{{ days }} Tage lang."


@pytest.mark.parametrize("shown", ["25. Mai 2018", "25.05.2018", "25.05.18", "2018-05-25", "Freitag, 25. Mai 2018"])
def test_a_date_in_any_form_becomes_its_placeholder(shown: str) -> None:
    assert fit("From {{ effective_date }}.", f"Ab {shown}.") == "Ab {{ effective_date }}."


@pytest.mark.parametrize(
    ("english", "text", "wanted"),
    [
        ("{{ organisation }} ({{ brand }})", "Example & Co. KG (Example)", "{{ organisation }} ({{ brand }})"),
        ("{{ brand }} only.", "Nur Example, Example!", "Nur {{ brand }}, Example!"),
        ("{{ minimum_age }} or 16", "16 oder 16", "{{ minimum_age }} oder 16"),
        ("Of {{ minimum_age }}", "Mit 1.016 oder 16,5 oder 160", "Mit 1.016 oder 16,5 oder 160"),
        ("In {{days}} days", "In {{ days }} Tagen", "In {{ days }} Tagen"),
        ("[here]({{ url }})", "[hier](https://example.com/de)", "[hier]({{ url }})"),
        ("[here](https://a.example/en)", "[hier](https://a.example/de)", "[hier](https://a.example/en)"),
        ("See[^scc] and[^law]", "Siehe[^1] und[^2]", "Siehe[^scc] und[^law]"),
        ("[a](https://a.example) [b](#b)", "[b](#b) [a](https://a.example)", "[b](#b) [a](https://a.example)"),
        (
            "[a](#rights) [b](https://a.example)",
            "[b](https://b.example) [a](#s3)",
            "[b](https://a.example) [a](#rights)",
        ),
        (
            "[a](https://a.example)",
            "[a](https://b.example) [c](https://c.example)",
            "[a](https://b.example) [c](https://c.example)",
        ),
        ("Terms", "**Begriffe**", "Begriffe"),
        ("**Terms**", "**Begriffe**", "**Begriffe**"),
        ("**A** and **B**", "**A** und **B**", "**A** und **B**"),
    ],
)
def test_what_is_english_in_every_language_is_written_as_english_has_it(english: str, text: str, wanted: str) -> None:
    assert fit(english, text) == wanted


def test_the_number_of_a_heading_goes_where_english_types_none() -> None:
    assert fit("Your data", "**§ 1 Ihre Daten**", "heading 2") == "Ihre Daten"
    assert fit("3 reasons", "3 Gründe", "heading 2") == "3 Gründe"
    assert fit("Three reasons", "3 Gründe") == "3 Gründe"


def test_the_label_that_english_gives_goes_and_another_stays() -> None:
    assert fit("our duties", "(ii) unsere Pflichten", labels=("(a)", "(ii)")) == "unsere Pflichten"
    assert fit("our duties", "ii) unsere Pflichten", labels=("(a)", "(ii)")) == "unsere Pflichten"
    assert fit("our duties", "(iii) unsere Pflichten", labels=("(a)", "(ii)")) == "(iii) unsere Pflichten"
    assert fit("our duties", "(ii) unsere Pflichten") == "(ii) unsere Pflichten"


def test_references_that_lost_their_links_get_them_with_the_word_that_all_have() -> None:
    english = [
        "See [section {{ number:contact }}](#contact).",
        "They are in [section {{ number:rights }}](#rights).",
    ]
    texts = ["Siehe Abschnitt 3.", "Sie stehen in Abschnitt 4.1."]

    found = fitted(
        [(Block("i", "x", "paragraph", "", one), two) for one, two in zip(english, texts, strict=True)], SHOWN
    )

    assert found == (
        "Siehe [Abschnitt {{ number:contact }}](#contact).",
        "Sie stehen in [Abschnitt {{ number:rights }}](#rights).",
    )
    assert fit(english[0], texts[0]) == "Siehe Abschnitt [{{ number:contact }}](#contact)."
