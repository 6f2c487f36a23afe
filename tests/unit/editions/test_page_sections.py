"""What is searched of a page: each text once, under the id that a link can lead to."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.editions.artefacts.page_sections import Block, page_sections
from noticepress.files.html import read_page

PAGE = """<html lang="{lang}"><body><article>
<div class="head"><h1 id="title">Title</h1><p class="status">In force</p></div>
<nav class="contents"><a href="#one">One</a></nav><div class="notice">{text}</div></article>
<p id="foot">Foot</p></body></html>"""
LABELLED = """<h2 id="one">1 One</h2><ol class="paren"><li id="one.1"><bdi class="label">(a)</bdi> first<ol>
<li id="one.2"><bdi class="label">(i)</bdi> inner</li></ol></li><li><p id="one.3"><bdi class="label">(b)</bdi> more</p>
<p id="one.4">still</p></li></ol><p id="one.5">after</p>"""
COUNTED = """<h2 id="two">Two</h2><ol start="3"><li id="two.1">first<ol class="both" type="a">
<li id="two.2"><bdi class="label">(a)</bdi> inner<ul><li id="two.3">point</li></ul></li></ol></li>
<li><p id="two.4">more</p><ol><li id="two.5">deep</li><li id="two.6">deeper</li></ol><p id="two.7">still</p></li></ol>
<ul><li id="two.8">point</li></ul>"""
FOOTNOTE = """<h2 id="one">One</h2>
<p id="one.1">Word<sup id="fnref:n"><a class="footnote-ref" href="#fn:n">1</a></sup>.</p>
<div class="footnote"><hr><ol><li id="fn:n">
<p id="one.2">The note.&#160;<a class="footnote-backref" href="#fnref:n">↩</a></p></li></ol></div>"""
ROWS = """<h2 id="one">One</h2><div class="table"><table>
<thead><tr><th id="one.1">Right</th><th id="one.2">Use</th></tr></thead>
<tbody><tr><td id="one.3">Access</td><td id="one.4">Ask <strong>us</strong></td></tr>
<tr><td id="one.5" lang="en">Erasure</td><td id="one.6">Frag</td></tr></tbody></table></div>"""
TERMS = """<h2 id="one">One</h2><dl>
<dt id="one.1">Data</dt><dd id="one.2">What is known:<ul><li id="one.3">a name</li></ul></dd>
<dd id="one.4">and more</dd>
<dt id="one.5">Use</dt><dd id="one.6" lang="en">Any</dd></dl>"""
ENGLISH = """<h2 id="one" lang="en">One</h2><p id="one.1" lang="en">x<br>y</p>
<p class="prevailing">English prevails</p>"""


def read(text: str, lang: str = "de") -> list[tuple[str, str, list[tuple[str, ...]]]]:
    """(id, text, blocks) of each section but the title's; a block as those of (id, text, number, language) it has."""
    sections = page_sections(read_page(PAGE.format(text=text, lang=lang).encode()), {"one": "1"})
    assert (sections[0].heading.id, sections[0].heading.text) == ("title", "Title")
    return [
        (
            section.heading.id,
            section.heading.text,
            [tuple(filter(None, (each.id, each.text, each.number, each.lang))) for each in section.blocks if each.text],
        )
        for section in sections[1:]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<h2 id="one">1 One</h2><p id="one.1">a <b>b</b>c\n d</p>', [("one", "1 One", [("one.1", "a bc d")])]),
        (
            '<h2 id="one">One</h2><h3 id="sub">Sub</h3><p id="sub.1">x</p>',
            [("one", "One", []), ("sub", "Sub", [("sub.1", "x")])],
        ),
        (
            LABELLED,
            [
                (
                    "one",
                    "1 One",
                    [
                        ("one.1", "first", "1(a)"),
                        ("one.2", "inner", "1(a)(i)"),
                        ("one.3", "more", "1(b)"),
                        ("one.4", "still", "1(b)"),
                        ("one.5", "after"),
                    ],
                )
            ],
        ),
        (
            COUNTED,
            [
                (
                    "two",
                    "Two",
                    [
                        ("two.1", "first", "3"),
                        ("two.2", "inner", "3(a)"),
                        ("two.3", "point", "3(a)"),
                        ("two.4", "more", "4"),
                        ("two.5", "deep", "4(1)"),
                        ("two.6", "deeper", "4(2)"),
                        ("two.7", "still", "4"),
                        ("two.8", "point"),
                    ],
                )
            ],
        ),
        (FOOTNOTE, [("one", "One", [("one.1", "Word."), ("one.2", "The note.")])]),
        (
            ROWS,
            [
                (
                    "one",
                    "One",
                    [("one.1", "Right · Use"), ("one.3", "Access · Ask us"), ("one.5", "Erasure · Frag")],
                )
            ],
        ),
        (
            TERMS,
            [
                (
                    "one",
                    "One",
                    [
                        ("one.1", "Data · What is known: · and more"),
                        ("one.3", "a name"),
                        ("one.5", "Use"),
                        ("one.6", "Any", "en"),
                    ],
                )
            ],
        ),
        (
            ENGLISH,
            [("one", "One", [("one.1", "x y", "en")])],
        ),
        ('<h2 id="one">One</h2><p id="one.1">Cafe\u0301\u00a0au</p>', [("one", "One", [("one.1", "Café\u00a0au")])]),
    ],
    ids=["inline", "levels", "labels", "counted", "footnote", "rows", "terms", "in English", "composed"],
)
def test_a_page_is_read_by_headings_and_blocks(text: str, expected: list[object]) -> None:
    assert read(text) == expected


def test_a_heading_in_english_is_known_as_such() -> None:
    page = PAGE.format(text='<h2 id="one" lang="en">One</h2>', lang="de").encode()

    assert [section.heading.lang for section in page_sections(read_page(page), {})] == ["", "en"]


@given(st.lists(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1).filter(str.strip), max_size=6))
def test_every_word_of_a_text_is_read_once(texts: list[str]) -> None:
    blocks = "".join(f'<p id="one.{index}">{text}</p>' for index, text in enumerate(texts))

    (_, _, found), *others = read(f'<h2 id="one">One</h2>{blocks}')

    assert others == []
    assert [block[0] for block in found] == [f"one.{index}" for index in range(len(texts))]


@given(st.lists(st.text(st.sampled_from("a\u0301b \n\t\r\f\u00a0\u202f"), max_size=5), max_size=4))
def test_space_between_words_is_one_and_none_is_around_them(pieces: list[str]) -> None:
    folded = re.sub(r"[ \t\n\f\r]+", " ", "".join(pieces)).strip()

    assert Block("x", pieces=pieces).text == unicodedata.normalize("NFC", folded)
