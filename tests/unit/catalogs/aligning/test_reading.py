"""Files of Markdown and HTML become blocks with inline Markdown; what cannot be read is told in words."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticepress.catalogs.aligning.anchors import anchors_of
from noticepress.catalogs.aligning.fitting import fitted
from noticepress.catalogs.aligning.reading import read_file
from noticepress.model import Block


def texts(raw: str, ending: str = ".html") -> list[str]:
    return [piece.text for piece in read_file(raw.encode(), ending)]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>Ihre</b> <i>Daten</i> <code>a*b</code>", "**Ihre** *Daten* `a*b`"),
        ("<strong><b>Ihre</b> Daten</strong>", "**Ihre Daten**"),
        ("<strong> Ihre </strong>Daten", "**Ihre** Daten"),
        ('<a href="https://example.com/a">hier</a>', "[hier](https://example.com/a)"),
        ('<a href="https://example.com/">https://example.com/</a>', "<https://example.com/>"),
        ('<a href="mailto:a@example.com">a@example.com</a>', "<a@example.com>"),
        ('<a name="x">hier</a>', "hier"),
        ("eins<br>zwei", "eins  \nzwei"),
        ("CO<sub>2</sub>", "CO<sub>2</sub>"),
        ('Klauseln<sup><a href="#fn1">1</a></sup>', "Klauseln[^1]"),
        ('<span style="color:red">Text</span><script>alert(1)</script>', "Text"),
        ('<img src="x" onerror="alert(1)"> Text', "Text"),
        ("2 * 3 &lt;b&gt; [a](b) snake_case _x_", "2 \\* 3 &lt;b> \\[a](b) snake_case \\_x\\_"),
        ("{{ days }} Tage", "{{ days }} Tage"),
    ],
)
def test_elements_within_a_block_become_markdown(html: str, text: str) -> None:
    assert texts(f"<p>{html}</p>") == [text]


def test_a_cell_with_several_paragraphs_is_one_block() -> None:
    assert texts("<table><tr><td><p>eins</p><p>zwei</p></td><td>drei</td></tr></table>") == ["eins  \nzwei", "drei"]


def test_lines_are_those_of_the_file_behind_its_front_matter() -> None:
    pieces = read_file(b"---\ntitle: x\n---\n\n# Titel {#id}\n\nText\n\n- eins\n- zwei\n", ".md")

    assert [(piece.line, piece.text) for piece in pieces] == [(5, "Titel"), (7, "Text"), (9, "eins"), (10, "zwei")]
    assert pieces[0].id == "id"


def test_lines_of_html_are_those_of_the_file() -> None:
    raw = b"<!doctype html>\n<html><body>\n<h1>Titel</h1>\n<ul>\n<li>eins</li>\n</ul></body></html>"

    assert [piece.line for piece in read_file(raw, ".html")] == [3, 5]


def test_what_stands_in_the_one_main_is_all_that_is_read() -> None:
    assert texts("<body><p>Menü</p><main><p>Text</p></main><p>Fuß</p></body>") == ["Text"]


@pytest.mark.parametrize(
    ("raw", "ending", "told"),
    [
        (b"x", ".docx", "its ending names neither Markdown nor HTML"),
        ("Straße\nWeg".encode("latin-1"), ".md", "line 1 is not UTF-8; save it as UTF-8"),
        (b"", ".html", "it holds no text that can be read"),
        (b"a" * 3_000_000, ".md", "line 1: "),
        (("<div>" * 3000).encode(), ".html", "."),
    ],
)
def test_what_cannot_be_read_is_told_in_words(raw: bytes, ending: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_file(raw, ending)


PARTS = st.sampled_from(
    ["<p>", "</p>", "<li>", "<ul>", "<td>", "<a href='#fn1'>", "<b>", "<sup>", "[^1]: ", "# ", "- ", "\n"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS | st.text(max_size=8), max_size=12).map("".join), st.sampled_from([".md", ".html"]))
def test_any_text_is_read_or_refused_in_words(text: str, ending: str) -> None:
    with suppress(ValueError):
        for piece in read_file(text.encode("utf-8", "replace"), ending):
            assert piece.text.strip()
            assert piece.line >= 1


@pytest.mark.parametrize("mark", ["{{a}}", "a@", "<a@a", "](", "1.", "[^", "a.", "<b>"])
def test_marks_that_pile_up_are_read_at_once_and_stay(mark: str) -> None:
    text = f"[a]({mark * 900}"
    block = Block("index", "x", "paragraph", "", "**Text.** {{ a }}")

    assert anchors_of(text) == anchors_of(f" {text} ")
    assert fitted([(block, text)], {"a": ("7",)}) == (text,)
