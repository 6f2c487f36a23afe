"""A redline in letters alone says what its elements say: what is raised, struck out, quoted, noted."""

from __future__ import annotations

import json

import pytest

from comparisons import read
from noticepress.editions.comparing.forms.plain import MARKDOWN, Marks, redline_data, redline_lines
from noticepress.editions.comparing.redline import redline

PLAIN = Marks(
    lambda text: f"-{text}-", lambda text: f"+{text}+", lambda text: text, lambda text: f"# {text}", item="* "
)
NOTE = '<p>Data<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup> is {0}.</p>'
IN_LETTERS = [
    ("<p>Up to 10<sup>6</sup> {0}.</p>", "Up to 10⁶ {0}."),
    ("<p>Up to 10<sup>2,5</sup> {0}.</p>", "Up to 10^(2,5) {0}."),
    ("<p>CO<sub>2</sub> {0}.</p>", "CO₂ {0}."),
    ("<p>A <s>valid rule</s> {0}.</p>", "A ~~valid rule~~ {0}."),
    ("<p>A <strong><s>valid</s> rule</strong> {0}.</p>", "A ~~valid~~ rule {0}."),
    ("<p>A <q>breach</q> {0}.</p>", "A “breach” {0}."),
    ("<p>A <q>breach of 10<sup>6</sup> <s>old</s> rules</q> {0}.</p>", "A “breach of 10⁶ ~~old~~ rules” {0}."),
    ("<p>A <s>void <q>rule</q> and</s> {0}.</p>", "A ~~void “rule” and~~ {0}."),
    (NOTE, "Data[1] is {0}."),
]


@pytest.mark.parametrize(("html", "text"), IN_LETTERS)
def test_a_changed_passage_is_said_in_letters(html: str, text: str) -> None:
    (passage,) = changed(html.format("kept"), html.format("deleted"))
    assert passage.endswith(": " + text.format("-kept-+deleted+"))


@pytest.mark.parametrize(("html", "text"), IN_LETTERS)
def test_an_added_passage_is_said_in_letters(html: str, text: str) -> None:
    (passage,) = changed("", html.format("kept"))
    assert passage == f"* added: +{text.format('kept')}+"


@pytest.mark.parametrize(("html", "text"), IN_LETTERS)
def test_programs_read_the_same(html: str, text: str) -> None:
    data = redline_data(redline(read({"a": html.format("kept")}), read({"a": html.format("deleted")})))
    (section,) = json.loads(json.dumps(data))["sections"]
    (passage,) = section["passages"]
    assert (passage["old"], passage["new"]) == ([text.format("kept")], [text.format("deleted")])


def test_what_is_struck_out_has_changed() -> None:
    before = "<p>We share your personal data with our partners in other countries, but never sell it.</p>"
    (passage,) = changed(before, before.replace("never", "<s>never</s>"))
    assert passage.endswith("countries, but -never-+~~never~~+ sell it.")


def test_markdown_reads_no_marks_in_it() -> None:
    lines = redline_lines(redline(read({"a": ""}), read({"a": "<p>A <s>rule</s>.</p>"})), MARKDOWN)
    assert list(lines)[-1] == r"- added: <ins>A \~\~rule\~\~.</ins>"


IN_PLACES = [
    ('<ol type="a" class="both"><li>{0}</li></ol>', "(a)"),
    ('<ol type="a" class="both" start="3"><li><p>Data:</p><p>{0}</p></li></ol>', "(c)"),
    ('<ol type="A" class="paren doubled"><li><ol type="I" class="dot"><li>{0}</li></ol></li></ol>', "(AA)(I)"),
    ("<ol><li>Data</li><li><ol><li><div><p>{0}</p></div></li></ol></li></ol>", "2(1)"),
    ('<ol><li><ul><li><ol class="both"><li>{0}</li></ol></li></ul></li></ol>', "1(1)"),
    ('<ol type="a" class="both"><li><blockquote><p>{0}</p></blockquote></li></ol>', "(a)"),
]


@pytest.mark.parametrize(("html", "place"), IN_PLACES)
def test_a_passage_is_named_by_the_items_it_is_part_of(html: str, place: str) -> None:
    before, after = html.format("We keep it for three years."), html.format("We keep it for four years.")
    assert changed(before, after) == [f"* changed, {place}: We keep it for -three-+four+ years."]
    data = json.loads(json.dumps(redline_data(redline(read({"a": before}), read({"a": after})))))
    assert [each["place"] for each in data["sections"][0]["passages"] if each["change"] == "changed"] == [place]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<h3 id="b">Your rights</h3>', '<h4 id="b">Your rights</h4>'),
        ("<p>Your rights</p>", "<blockquote><p>Your rights</p></blockquote>"),
        ("<blockquote><p>Your rights</p></blockquote>", '<div class="admonition note"><p>Your rights</p></div>'),
    ],
)
def test_another_form_of_the_same_words_is_told(old: str, new: str) -> None:
    assert changed(old, new) == ["* changed, only the form has changed, not the words: Your rights"]


ABBREVIATION = '<p>The <abbr title="{}">GDPR</abbr> holds.</p>'
LINK = '<p>See <a href="{}"{}>our policy</a>.</p>'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (ABBREVIATION.format("A Regulation"), ABBREVIATION.format("B"), ["GDPR: A Regulation → B"]),
        (ABBREVIATION.format("A Regulation"), "<p>The GDPR holds.</p>", ["GDPR: A Regulation → no explanation"]),
        ("<p>The GDPR holds.</p>", ABBREVIATION.format("A"), ["GDPR: no explanation → A"]),
        (LINK.format("x", ' title="A"'), LINK.format("x", ' title="B"'), ["our policy: A → B"]),
        (LINK.format("x", ' title="A"'), LINK.format("y", ""), ["our policy: x → y", "our policy: A → no explanation"]),
        # With the link goes what explained it.
        (LINK.format("x", ' title="A"'), "<p>See our policy.</p>", ["our policy: x → no link"]),
    ],
)
def test_what_explains_words_is_told_where_it_changes(old: str, new: str, told: list[str]) -> None:
    lines = list(redline_lines(redline(read({"a": old}), read({"a": new})), PLAIN))
    assert [line.strip() for line in lines if "→" in line] == told
    assert not any("emphasis" in line for line in lines)


def changed(old: str, new: str) -> list[str]:
    """The lines about passages that have changed."""
    lines = redline_lines(redline(read({"a": old}), read({"a": new})), PLAIN)
    return [line for line in lines if line.startswith("* ")]
