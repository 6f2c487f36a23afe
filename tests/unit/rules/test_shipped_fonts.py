"""Which fonts that a project ships can show a text."""

from __future__ import annotations

import sys

import pytest
from fontTools.ttLib import woff2

from fonts import font
from noticepress.editions.branding.brand import Brand
from noticepress.extras import install
from noticepress.rules.inputs.brand import files_are_usable
from noticepress.rules.inputs.shipped_fonts import problems

WHOLE = font()


def found(content: bytes) -> list[str]:
    return [message for message, _ in problems(content)]


def test_a_font_with_letters_has_no_problem() -> None:
    assert found(WHOLE) == []


def test_a_font_is_not_asked_for_letters_that_it_does_not_have() -> None:
    assert found(font((0, 0, 0, 0), of="、\u00a0")) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no WOFF2 font that can be read"),
        (b"not a font", "is no WOFF2 font that can be read"),
        (WHOLE[:-40], "is no WOFF2 font that can be read"),
        (WHOLE[:60] + bytes(len(WHOLE) - 60), "is no WOFF2 font that can be read"),
        (font(extra=["COLR"]), "draws by more than outlines (table “COLR”)"),
        (font((0, 0, 0, 0)), "shows nothing, or next to nothing, for 0, A, a (3 in all)"),
        (font((0, 0, 1, 1), of="abcdefgh"), "shows nothing, or next to nothing, for a, b, c, d, e, … (8 in all)"),
        (font((0, 0, 2, 700)), "shows nothing, or next to nothing, for 0, A, a (3 in all)"),
        (font((0, 0, 40, 40)), "shows nothing, or next to nothing, for 0, A, a (3 in all)"),
        (font((5000, 0, 5400, 700)), "shows nothing, or next to nothing, for 0, A, a (3 in all)"),
        (font(width=0), "shows nothing, or next to nothing, for 0, A, a (3 in all)"),
    ],
)
def test_what_keeps_a_font_from_showing_a_text_is_named(content: bytes, message: str) -> None:
    assert found(content) == [message]


@pytest.mark.parametrize("lacks", ["fontTools", "brotli"])
def test_a_font_that_cannot_be_looked_into_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    if lacks == "brotli":
        monkeypatch.setattr(woff2, "haveBrotli", False)
    else:
        monkeypatch.setitem(sys.modules, "fontTools.ttLib", None)

    (problem,) = problems(WHOLE)

    assert problem == ("cannot be looked into: fontTools is not installed", f"run: {install('fonts')}")


def test_what_looks_into_fonts_is_missed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fontTools.ttLib", None)

    (told,) = files_are_usable.check(Brand(font_contents={"A-Regular.woff2": WHOLE, "A-Bold.woff2": WHOLE}))

    assert told.message == "the font cannot be looked into: fontTools is not installed"
