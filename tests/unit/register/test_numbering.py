"""Numbers of headings and items, and references to them."""

from __future__ import annotations

import pytest

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.editions.localizing.localizer import Localizer
from noticepress.model import DECIMAL, NOT_NUMBERED, Text
from noticepress.register.numbering import all_as_facts, in_section, item_number, numbers_of
from noticepress.rules.translations.entries import placeholders
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

TITLE = "# Terms {#terms}\n\nHello.\n"
USE = (
    "## Use {#use}\n\n1. one\n{: #first }\n\n    (a) two\n    {: #second }\n\n    (b) three\n\n        (i) four\n\n"
    "        (ii) five\n        {: #deepest }\n\n### Limits {#limits}\n\n(a) six\n{: #lettered }\n\n(b) seven\n\n"
    "- eight\n{: #bullet }\n"
)
FEES = "## Fees {#fees}\n\nSee [clause {{ number:deepest }}](#deepest) and {{ number:limits }}.\n\n#### Late {#late}\n"


def text_of(numbering: str = DECIMAL, *files: str) -> Text:
    names = ("index.md", "10-use.md", "20-fees.md")
    sections = [
        parse_section(markdown, f"docs/n/1.0/{name}", Dialect())[0]
        for name, markdown in zip(names, files or (TITLE, USE, FEES), strict=False)
    ]
    return Text("1.0", "docs/n/1.0", tuple(sections), numbering)


def test_headings_and_items_are_numbered_through_the_text() -> None:
    assert numbers_of(text_of()) == {
        "use": "1",
        "first": "1(1)",
        "second": "1(1)(a)",
        "deepest": "1(1)(b)(ii)",
        "limits": "1.1",
        "lettered": "1.1(a)",
        "fees": "2",
        "late": "2.1",
    }


def test_items_are_numbered_where_headings_are_not() -> None:
    assert numbers_of(text_of(NOT_NUMBERED)) == {
        "first": "1",
        "second": "1(a)",
        "deepest": "1(b)(ii)",
        "lettered": "(a)",
    }


@pytest.mark.parametrize(
    ("labels", "heading", "number"),
    [
        (("1.",), "", "1"),
        (("1)",), "", "(1)"),
        (("(1)",), "", "(1)"),
        (("a.", "i."), "", "a(i)"),
        (("1.", "(b)", "(ii)"), "", "1(b)(ii)"),
        (("1.", "b)", "ii)"), "", "1(b)(ii)"),
        (("(b)",), "3.2", "3.2(b)"),
        (("2.", "1."), "3", "3(2)(1)"),
    ],
)
def test_number_of_an_item_is_made_from_the_labels_around_it(
    labels: tuple[str, ...], heading: str, number: str
) -> None:
    assert item_number(labels, heading) == number


def html_of(text: Text, translation: str | None = None) -> str:
    section = text.sections[-1]
    facts = in_section(section, numbers_of(text))
    chain = None
    if translation is not None:
        english = next(block for block in section.messages if "number:" in block.text)
        entry = Entry(*english.key, "", (translation,), fuzzy=False, line=0, waivers={})
        chain = Chain((Catalog("ar", "n", "ar.po", {entry.key: entry}),), lambda _: True)
    return Localizer().render(section, chain, facts).html


def test_reference_is_filled_in_english() -> None:
    html = html_of(text_of())

    assert '<h2 id="fees">2 Fees</h2>' in html
    assert 'See <a href="#deepest">clause 1(1)(b)(ii)</a> and 1.1.' in html


def test_reference_is_filled_in_a_translation() -> None:
    html = html_of(text_of(), "Siehe {{ number:limits }} und [Ziffer {{ number:deepest }}](#deepest).")

    assert 'Siehe 1.1 und <a href="#deepest">Ziffer 1(1)(b)(ii)</a>.' in html
    assert '<h2 class="untranslated" dir="ltr" id="fees" lang="en">2 Fees</h2>' in html


def test_heading_shows_its_number_in_the_contents_too() -> None:
    text = text_of()
    section = text.sections[1]

    headings = Localizer().render(section, None, in_section(section, numbers_of(text))).headings

    assert [heading.title for heading in headings] == ["1 Use", "1.1 Limits"]


def test_same_section_is_numbered_anew_where_another_stands_before_it() -> None:
    localizer = Localizer()
    before, after = text_of(DECIMAL, TITLE, FEES), text_of(DECIMAL, TITLE, USE, FEES)

    first, second = (
        localizer.render(text.sections[-1], None, in_section(text.sections[-1], numbers_of(text))).headings[0]
        for text in (before, after)
    )

    assert (first.title, second.title) == ("1 Fees", "2 Fees")


def test_inserted_clause_moves_every_reference() -> None:
    clauses = "## Fees {#fees}\n\n(a) Pay.\n{: #pay }\n\n(b) See {{ number:pay }}.\n"
    inserted = clauses.replace("(a) Pay", "(a) Ask.\n\n(b) Pay").replace("(b) See", "(c) See")

    assert "See (a)." in html_of(text_of(NOT_NUMBERED, TITLE, clauses))
    assert "See (b)." in html_of(text_of(NOT_NUMBERED, TITLE, inserted))


def test_title_is_not_numbered() -> None:
    assert "terms" not in numbers_of(text_of())


def test_reference_is_a_placeholder_of_translations() -> None:
    english = "See clause {{ number:use }}."

    assert placeholders("Siehe {{number:use}}.") == placeholders(english)
    assert placeholders("Siehe Ziffer 1.") != placeholders(english)
    assert placeholders("Siehe {{ number:fees }}.") != placeholders(english)


def test_reference_as_the_text_of_a_link_adds_nothing_active() -> None:
    english = "See [clause {{ number:use }}](#use)."

    assert Markup().added(english, "Siehe [Ziffer {{ number:use }}](#use).") == ()


def test_every_number_is_a_fact_of_its_own_name() -> None:
    assert all_as_facts(text_of())["number:limits"] == "1.1"
