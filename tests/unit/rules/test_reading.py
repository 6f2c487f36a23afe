"""What a visitor sees of inline Markdown, and where it was typed."""

from __future__ import annotations

import pytest

from noticepress.rules.literals.reading import FACT_MARK, fold, read


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("25 MAY 2018", "25 may 2018"),
        ("25&nbsp;May&#32;2018&#x2e;", "25 may 2018."),
        ("25 \u00a0\u202f May", "25 may"),
        ("2\u200b5\u00ad \u2060May", "25 may"),
        ("**25** _May_ `2018`", "25 may 2018"),
        ("a_b", "a_b"),
        ("25\\. Mai", "25. mai"),
        ("[25](#a) [May](https://example.org/x_(1)) [2018][ref]", "25 may 2018"),
        ('[a](#b "25 May")', 'a "25 may")'),
        ("![25](a.png) May[^1] 2018", "25 may 2018"),
        ("1<sup>er</sup> juin<br>2017", "1er juin 2017"),
        ("1ᵉʳ juin 2018¹", "1er juin 2018"),
        ("2018\u201105\u201325", "2018-05-25"),
        ("HAZİRAN kasım", "haziran kasim"),
        ("ma\u0308rz MÄRZ", "marz marz"),
        ("２０１８年 ๒๕๖๑", "2018年 2561"),
        ("二〇一八年五月二十五日", "2018年5月25日"),
        ("一百零七年 元年 三十日 廿一日", "107年 1年 30日 21日"),
        ("一些 2018", "一些 2018"),
        ("버전 2.1", "버전 2.1"),
        ("{{ organisation }} https://example.org/2018", f"{FACT_MARK} {FACT_MARK}"),
    ],
)
def test_markup_case_and_invisible_characters_are_not_seen(typed: str, seen: str) -> None:
    assert fold(typed) == seen


@pytest.mark.parametrize(
    ("typed", "seen", "place"),
    [
        ("on **25&nbsp;May** 2018.", "25 may 2018", "25&nbsp;May** 2018"),
        ("自二〇一八年五月起", "2018年5月", "二〇一八年五月"),
        ("le 1ᵉʳ juin", "1er juin", "1ᵉʳ juin"),
        ("Straße 2", "strasse", "Straße"),
    ],
)
def test_place_of_what_is_seen_is_what_was_typed(typed: str, seen: str, place: str) -> None:
    reading = read(typed)
    start = reading.text.index(seen)

    assert reading.as_typed(start, start + len(seen)) == place
