"""A redline's HTML: balanced, with one link for one link, and the texts of both sides in it."""

from __future__ import annotations

import re

import lxml.html
from hypothesis import given, settings

from comparisons import read, texts
from noticepress.catalogs.words import ENGLISH
from noticepress.editions.comparing.blocks.entries import Kind
from noticepress.editions.comparing.forms.markup import Spoken, pieces_html
from noticepress.editions.comparing.redline import redline

SPOKEN = Spoken.of("[added: %(text)s]", "[removed: %(text)s]")
NOTHING = Spoken(("", ""), ("", ""))


def html_of(old: str, new: str, spoken: Spoken = SPOKEN) -> str:
    (section,) = redline(read({"a": old}), read({"a": new})).sections
    return pieces_html(section.pieces, spoken, "../")


def test_words_are_marked_and_said() -> None:
    assert html_of("<p>We may share it.</p>", "<p>We must share it.</p>") == (
        '<p>We <del><bdi class="hidden">[removed: </bdi>may<bdi class="hidden">]</bdi></del>'
        '<ins><bdi class="hidden">[added: </bdi>must<bdi class="hidden">]</bdi></ins> share it.</p>'
    )


def test_english_in_the_place_of_what_is_said_is_marked_before_the_words_and_behind_them() -> None:
    """The page makes elements of these signs, and they are isolated; the words between are the edition's own."""
    begin, end = ENGLISH
    english = f"{begin}\u2066[added: %(text)s]\u2069{end}"
    assert Spoken.of(english, english[1:-1]) == Spoken(
        (f"{begin}\u2066[added: \u2069{end}", f"{begin}\u2066]\u2069{end}"), ("\u2066[added: \u2069", "\u2066]\u2069")
    )


def test_a_link_across_a_change_stays_one_link() -> None:
    html = html_of(
        '<p>Read <a href="https://example.org/">our old privacy policy</a> first.</p>',
        '<p>Read <a href="https://example.org/">our new privacy policy</a> first.</p>',
    )
    assert html.count("<a ") == 1
    assert re.search(r"<a [^>]*>our <del>.*old.*</del><ins>.*new.*</ins> privacy policy</a>", html)


def test_a_link_that_is_gone_leads_nowhere() -> None:
    html = html_of(
        '<p>We keep data. Read <a href="https://example.org/gone">this old page</a>.</p>', "<p>We keep data.</p>"
    )
    assert "<a " not in html
    assert "this old page" in html


def test_a_change_across_emphasis_is_said_once() -> None:
    html = html_of("<p>We share it.</p>", "<p>We share it. You <strong>must not</strong> copy it.</p>")
    assert html.count("[added: ") == html.count('<bdi class="hidden">]</bdi>') == 1


def test_a_name_that_went_and_the_one_that_came_are_isolated_each_by_itself() -> None:
    text = "<p>We keep all of your data safe in <bdi>{}</bdi>, day and night.</p>"
    html = html_of(text.format("Oldham"), text.format("Newton"), NOTHING)
    assert html == text.replace("<bdi>{}", "<bdi><del>Oldham</del></bdi><bdi><ins>Newton</ins>")


def test_an_item_without_its_own_text_has_no_point() -> None:
    old = "<ul><li>Data:<ul><li>{}</li></ul></li></ul>"
    (section,) = redline(read({"a": old.format("Names.")}), read({"a": old.format("Names, mail.")})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    assert pieces_html(changed, NOTHING, "").startswith('<ul><li class="bare"><ul><li>Names')
    assert 'class="bare"' not in pieces_html(section.pieces, NOTHING, "")
    numbered = old.replace("ul>", "ol>").format
    (section,) = redline(read({"a": numbered("Names.")}), read({"a": numbered("Names, mail.")})).sections
    assert 'class="bare"' not in pieces_html(section.pieces[-1:], NOTHING, ""), "a number says which item it was"


def test_an_item_without_its_own_text_says_its_label() -> None:
    old = (
        '<ol type="a" class="both"><li><p><bdi class="label">(a)</bdi> Data:</p><ol type="i" class="dot" start="4">'
        '<li><bdi class="label">iv.</bdi> Names</li><li><bdi class="label">v.</bdi> {}</li></ol></li></ol>'
    )
    (section,) = redline(read({"a": old.format("Ages.")}), read({"a": old.format("Ages, mail.")})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    html = pieces_html(changed, NOTHING, "")
    assert re.findall('<bdi class="label">(.*?)</bdi>', html) == ["(a)", "v."]
    assert re.findall('<bdi class="label">(.*?)</bdi>', pieces_html(section.pieces, NOTHING, "")) == [
        "(a)",
        "iv.",
        "v.",
    ]


def test_a_paragraph_behind_the_first_of_an_item_says_its_label() -> None:
    item = '<ol type="a" class="both"><li><p><bdi class="label">(a)</bdi> Data:</p><p>We keep {}.</p></li></ol>'
    (section,) = redline(read({"a": item.format("names")}), read({"a": item.format("names, ages")})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    assert '<li value="1"><bdi class="label">(a)</bdi><p>We keep' in pieces_html(changed, NOTHING, "")
    assert pieces_html(section.pieces, NOTHING, "").count("(a)") == 1


def test_a_table_that_scrolls_can_be_reached_by_keyboard() -> None:
    table = '<div class="table"><table><tr><td>{}</td></tr></table></div>'
    html = html_of(table.format("one"), table.format("one two"), NOTHING)
    assert html.startswith('<div class="table" role="group" tabindex="0"><table>')


def test_a_row_stands_below_its_columns_names_which_are_said_once() -> None:
    table = (
        '<div class="table"><table><tr><th id="a.1">Data &amp; use</th><th>Days</th></tr>'
        "<tr><td>Logs</td><td>{}</td></tr><tr><td>Mail</td><td>{}</td></tr></table></div>"
    )
    (section,) = redline(read({"a": table.format(30, 60)}), read({"a": table.format(90, 120)})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    html = pieces_html(changed, NOTHING, "", "your-data")
    assert html.startswith(
        '<div class="table" role="group" tabindex="0" aria-labelledby="your-data"><table>'
        '<thead><tr><th scope="col">Data &amp; use</th><th scope="col">Days</th></tr></thead>'
        '<tr><td data-label="Data &amp; use">Logs</td><td data-label="Days"><del>30</del><ins>90</ins></td></tr>'
    )
    assert html.count("<thead>") == 1
    assert "<thead>" not in pieces_html(section.pieces, NOTHING, "")


def test_a_columns_name_is_words_without_a_footnotes_number() -> None:
    note = '<sup id="fnref:n"><a class="footnote-ref" href="#fn:n">1</a></sup>'
    table = f"<table><tr><th>CO<sub>2</sub><br>a &amp; b{note}</th></tr><tr><td>{{}}</td></tr></table>"
    (section,) = redline(read({"a": table.format(30)}), read({"a": table.format(90)})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    assert '<td data-label="CO2 a &amp; b">' in pieces_html(changed, NOTHING, "")


def test_columns_names_in_another_language_are_left_out() -> None:
    head = '<tr><th class="untranslated" lang="en">Days</th></tr>'
    table = f"<table>{head}<tr><td>{{}}</td></tr></table>"
    (section,) = redline(read({"a": table.format(30)}), read({"a": table.format(90)})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    assert "Days" not in pieces_html(changed, NOTHING, "")


def test_links_within_the_text_lead_to_the_edition_and_ids_stay_there() -> None:
    same = '<p id="a.1">See <a href="#b">section 2</a>.</p>'
    assert html_of(same, same) == '<p>See <a href="../#b">section 2</a>.</p>'


def test_an_item_keeps_its_number_without_those_before_it() -> None:
    old = "<ol><li>One.</li><li>We keep data.</li></ol>"
    (section,) = redline(read({"a": old}), read({"a": old.replace("keep", "erase")})).sections
    changed = [piece for piece in section.pieces if piece.kind is not Kind.SAME]
    assert '<li value="2">' in pieces_html(changed, SPOKEN, "../")


def test_what_is_written_in_a_text_is_no_markup() -> None:
    html = html_of("<p>Less than 5 &lt; 6 &amp; more.</p>", "<p>Less than 7 &lt; 8 &amp; more.</p>")
    assert "&lt;" in html
    assert "&amp;" in html


@settings(max_examples=60)
@given(texts())
def test_without_what_went_the_new_text_is_left(pair) -> None:
    old, new = (read({name: _printable(html) for name, html in each.items()}) for each in pair)
    pieces = [piece for section in redline(old, new).sections for piece in section.pieces]
    shown = [piece for piece in pieces if piece.new and piece.kind not in (Kind.SPLIT, Kind.JOINED)]
    root = lxml.html.fragment_fromstring(pieces_html(shown, NOTHING, ""), create_parent="div")

    assert root.xpath("//ins//ins | //del//del | //ins//del | //del//ins") == []
    for element in root.xpath("//del"):
        element.drop_tree()
    expected = "".join(block.text for piece in shown for block in piece.new)
    assert _squeezed(root.text_content()) == _squeezed(expected)


def _printable(html: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]", "", html)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
