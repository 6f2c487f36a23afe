"""The text of a block is what its tokens say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from noticepress.editions.comparing.blocks.inline import inline_text, inline_tokens, without_marks
from noticepress.editions.comparing.words.tokens import FACT_BEGINS, NUMBER_BEGINS, OWN_BEGINS, VALUE_ENDS, joined

pieces = st.sampled_from(
    (
        *(
            "a",
            "Wort",
            " ",
            "  ",
            "\n",
            "\u00a0",
            "&amp;",
            "&lt;",
            "&#160;",
            "12 May 2026",
            "a@example.org",
            "数据",
            "ก",
        ),
        *("\u0301", "\u200b", "<b>", "</b>", "<br>", "-", "1.234,5 %", "https://example.org/a."),
        *(f"{begin}{value}{VALUE_ENDS}" for begin in (FACT_BEGINS, NUMBER_BEGINS, OWN_BEGINS) for value in ("", "x y")),
    )
)
inline = st.lists(pieces, max_size=12).map("".join)


@given(inline)
def test_a_text_is_the_text_of_its_tokens(html: str) -> None:
    # An address takes what stands right behind it along, a mark too, which no reader is to see.
    assert inline_text(html) == without_marks(joined(tuple(inline_tokens(html))))


@given(inline)
def test_without_marks_no_mark_is_left(html: str) -> None:
    marks = {FACT_BEGINS, NUMBER_BEGINS, OWN_BEGINS, VALUE_ENDS}

    assert without_marks(html) == "".join(letter for letter in html if letter not in marks)
