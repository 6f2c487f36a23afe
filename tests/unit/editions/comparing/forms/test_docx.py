"""A Word document with tracked changes: accepting all gives the new text, rejecting all the old, to the letter."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from lxml import etree

from comparisons import CASES, read, texts
from noticepress.editions.comparing.forms.docx import Tracked, redline_docx
from noticepress.editions.comparing.redline import redline
from tracked import paragraphs

TRACKED = Tracked("Privacy: 2.0 → 2.1", "Example Ltd.", date(2018, 5, 4))


def document(old, new) -> bytes:
    return redline_docx(redline(read(old), read(new)), TRACKED)


def lines(sections) -> list[str]:
    return [f"{block.counted}. {block.text}" if block.counted else block.text for block in read(sections).blocks]


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["name"])
def test_the_table_reads_back(case):
    content = document(case["old"], case["new"])
    assert paragraphs(content, "accept") == lines(case["new"])
    assert paragraphs(content, "reject") == lines(case["old"])


@settings(max_examples=40)
@given(texts())
def test_any_two_texts_read_back(pair):
    old, new = ({name: _printable(html) for name, html in sections.items()} for sections in pair)
    content = document(old, new)
    assert paragraphs(content, "accept") == lines(new)
    assert paragraphs(content, "reject") == lines(old)


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("We keep data.", "We <q>keep</q> data.", "We keep data.", "We “keep” data."),
        (
            "Our <q>main rule</q> binds.",
            "Our <q>main new rule</q> binds.",
            "Our “main rule” binds.",
            "Our “main new rule” binds.",
        ),
        ("A <q>rule of ours</q>", "A <q>right of theirs</q>", "A “rule of ours”", "A “right of theirs”"),
        ("", "A <q>rule</q>", "", "A “rule”"),
        ("<q>Gone</q>", "", "“Gone”", ""),
        ("<q>One</q> <q>two</q>", "<q>One</q> and <q>three</q>", "“One” “two”", "“One” and “three”"),
        ("<q>All of it stays</q>", "All of it stays", "“All of it stays”", "All of it stays"),
    ],
)
def test_quotations_have_their_marks(old: str, new: str, before: str, after: str) -> None:
    content = document({"a": f"<p>{old}</p>" if old else ""}, {"a": f"<p>{new}</p>" if new else ""})
    assert paragraphs(content, "reject") == [*filter(None, [before])]
    assert paragraphs(content, "accept") == [*filter(None, [after])]


LABEL = '<li><p><bdi class="label">({})</bdi> {}</p></li>'


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        (
            LABEL.format("a", "We ask.") + LABEL.format("b", "We wait."),
            LABEL.format("i", "We ask.") + LABEL.format("ii", "We wait long."),
            ["(a) We ask.", "(b) We wait."],
            ["(i) We ask.", "(ii) We wait long."],
        ),
        (
            LABEL.format("a", "We ask.") + LABEL.format("b", "We wait."),
            LABEL.format("a", "We ask.") + LABEL.format("b", "You pay us.") + LABEL.format("c", "We wait."),
            ["(a) We ask.", "(b) We wait."],
            ["(a) We ask.", "(b) You pay us.", "(c) We wait."],
        ),
        ("<li>We ask.</li><li>We wait.</li>", "<li>We wait.</li>", ["1. We ask.", "2. We wait."], ["1. We wait."]),
    ],
)
def test_labels_of_items_are_tracked_as_words_are(old, new, before, after):
    content = document(*({"a": f"<ol>{items}</ol>"} for items in (old, new)))
    assert paragraphs(content, "accept") == after
    assert paragraphs(content, "reject") == before


@pytest.mark.parametrize(
    ("old", "new", "styles"),
    [
        ("<h3>Rights</h3>", "<h4>Rights</h4>", ("Heading3", "Heading4")),
        ("<p>Ask us.</p>", "<blockquote><p>Ask us.</p></blockquote>", ("", "Quote")),
        ("<blockquote><p>Ask us for a copy now.</p></blockquote>", "<p>Ask us for a copy then.</p>", ("Quote", "")),
        ("<ul><li>Ask us.</li></ul>", "<p>Ask us.</p>", ("ListBullet", "")),
    ],
)
def test_the_style_of_a_paragraph_is_tracked(old, new, styles):
    content = document({"a": f"{old}<p>We answer.</p>"}, {"a": f"{new}<p>We answer.</p>"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    (change,) = tree.iter(f"{name}pPrChange")
    properties = change.getparent()
    assert properties[-1] is change  # as the format's schema asks
    found = (properties.find(f"{name}pStyle"), change.find(f"{name}pPr/{name}pStyle"))
    after, before = ("" if style is None else style.get(f"{name}val") for style in found)
    assert (before, after) == styles


TABLE = "<table><tr><th>Data</th>{}</tr><tr><td>Your name</td>{}</tr><tr><td>Your address</td>{}</tr>{}</table>"


@pytest.mark.parametrize(
    "old",
    [
        TABLE.format("", "", "", "<tr><td>What you order from us</td></tr>"),
        TABLE.format("", "", "", "").replace("<tr><td>Your name</td></tr>", ""),
        TABLE.format("<th>How long</th>", "<td>A year</td>", "<td>Ten years</td>", ""),
    ],
)
@pytest.mark.parametrize("before", ["", "<p>This paragraph stands before it.</p>"])
def test_a_table_stays_one_whatever_came_or_went(old, before):
    content = document({"z": before, "a": old}, {"a": TABLE.format("", "", "", "")})
    assert len(Document(io.BytesIO(content)).tables) == 1


def test_a_table_that_went_is_no_part_of_the_one_that_came():
    old, new = "<table><tr><td>Your name</td></tr></table>", "<table><tr><td>How we bill</td></tr></table>"
    assert len(Document(io.BytesIO(document({"a": old}, {"a": new}))).tables) == 2


@pytest.mark.parametrize(("old", "new"), [("may", "<b>may</b>"), ("<i>may</i>", "may"), ("<b>may</b>", "<i>may</i>")])
def test_how_words_look_is_tracked(old, new):
    content = document(*({"a": f"<p>You {word} not ask us.</p>"} for word in (old, new)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for state, html in (("del", old), ("ins", new)):
        (change,) = tree.iter(f"{name}{state}")
        assert "".join(change.itertext()) == "may"
        assert [each.tag.removeprefix(name) for each in change.iterfind(f"{name}r/{name}rPr/*")] == [
            letter for letter in "bi" if f"<{letter}>" in html
        ]


def test_words_look_as_on_the_page():
    html = "<p><b>a</b><i>b</i><s>may</s><u>d</u>10<sup>6</sup>H<sub>2</sub>O {}</p>"
    content = document({"a": html.format("x")}, {"a": html.format("x y")})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    looks = {
        "".join(run.itertext()): [
            (each.tag.removeprefix(name), each.get(f"{name}val")) for each in run.find(f"{name}rPr")
        ]
        for run in tree.iter(f"{name}r")
        if run.find(f"{name}rPr") is not None
    }
    assert looks == {
        "a": [("b", None)],
        "b": [("i", None)],
        "may": [("strike", None)],
        "d": [("u", "single")],
        "6": [("vertAlign", "superscript")],
        "2": [("vertAlign", "subscript")],
    }


def test_the_same_redline_gives_the_same_bytes():
    case = CASES["texts"][1]
    assert document(case["old"], case["new"]) == document(case["old"], case["new"])


def test_changes_have_an_author_a_date_and_numbers_of_their_own():
    case = next(case for case in CASES["texts"] if "moved as a whole" in case["name"])
    with zipfile.ZipFile(io.BytesIO(document(case["old"], case["new"]))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    changes = [each for each in tree.iter() if each.get(f"{name}author")]
    assert {each.get(f"{name}author") for each in changes} == {"Example Ltd."}
    assert {each.get(f"{name}date") for each in changes} <= {"2018-05-04T00:00:00Z", "2018-05-03T00:00:00Z"}
    numbers = [each.get(f"{name}id") for each in changes]
    assert len(numbers) == len(set(numbers)) > 0
    starts = {
        kind: sorted(each.get(f"{name}name") for each in tree.iter(f"{name}{kind}RangeStart"))
        for kind in ("moveFrom", "moveTo")
    }
    assert starts["moveFrom"] == starts["moveTo"] != []


def _printable(html: str) -> str:
    """XML has no control characters, and neither has a text that was read (IN007)."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", html) or "x"
