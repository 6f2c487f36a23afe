"""HTML as trees: what a fragment holds is the same within a parent of its own, however it ends or begins the body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring, tostring

from noticepress.files.html import read_fragment

PIECES = ("a", " ", "&amp;", "<p>", "</p>", "<b>", "</b>", "<br>", '<i id="x">', "</i>", "<!-- c -->", "<ul><li>", "é")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("", "<div></div>"),
        ("a<b>c</b>d", "<div>a<b>c</b>d</div>"),
        ("a</body><body class=y>b<i>c</i>", "<div>ab<i>c</i></div>"),
        ("</body><body class=y>", "<div></div>"),
        ("a</body>b<i>c</i></body>d", "<div>ab<i>c</i>d</div>"),
        ("<html lang=x>a", "<div>a</div>"),
        ("<body onload=x>a", "<div>a</div>"),
        ("a&#2;b<i>c</i>", "<div>ab<i>c</i></div>"),
    ],
)
def test_everything_of_a_fragment_is_in_its_parent(html: str, shown: str) -> None:
    assert tostring(read_fragment(html), encoding="unicode") == shown


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_fragment_without_a_page_around_it_is_read_as_lxml_reads_it(pieces: list[str]) -> None:
    html = "".join(pieces)

    assert tostring(read_fragment(html)) == tostring(fragment_fromstring(html, create_parent="div"))
