"""Findings: their order, and that each is one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.findings import Finding, NoticepressError, one_line, quote, unbroken


def test_findings_sort_by_path_line_and_code() -> None:
    ordered = [
        Finding("a.md", 0, "VE001", "m", "r"),
        Finding("a.md", 2, "IN005", "m", "r"),
        Finding("a.md", 2, "VE001", "a", "r"),
        Finding("a.md", 2, "VE001", "b", "a"),
        Finding("a.md", 2, "VE001", "b", "b"),
        Finding("a.md", 10, "EP001", "m", "r"),
        Finding("b.md", 1, "EP001", "m", "r"),
    ]

    assert sorted(ordered[3:] + ordered[:3]) == ordered


def test_finding_reads_as_place_code_message_and_remedy() -> None:
    assert str(Finding("docs/a.md", 12, "VE001", "it changed", "mend it")) == "docs/a.md:12: VE001 it changed; mend it"
    assert str(Finding("docs/a.md", 0, "VE001", "it changed", "mend it")) == "docs/a.md: VE001 it changed; mend it"


def test_error_carries_each_finding_once_and_sorted() -> None:
    one, two = Finding("b", 1, "IN001", "m", "r"), Finding("a", 1, "IN001", "m", "r")

    error = NoticepressError([one, two, one])

    assert error.findings == (two, one)
    assert str(error) == "a:1: IN001 m; r\nb:1: IN001 m; r"


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("plain ü 個 🔒", "plain ü 個 🔒"),
        ("a\nb", "a b"),
        ("a\r\nb", "a  b"),
        ("a\tb\x00c\x1bd\x7fe", "a b c d e"),
        ("a\u2028b\u2029c\u0085d", "a b c d"),
        ("a\u202eb", "a b"),
        ("a\ufeffb", "a b"),
        ("", ""),
    ],
)
def test_one_line_folds_what_cannot_be_printed(text: str, flat: str) -> None:
    assert one_line(text) == flat


@given(st.text(), st.text(), st.text())
def test_finding_is_one_line_whatever_it_quotes(path: str, message: str, remedy: str) -> None:
    finding = Finding(path, 1, "TR003", message, remedy)

    assert len(str(finding).splitlines()) == 1
    assert len(str(NoticepressError([finding])).splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "limit", "quoted"),
    [
        ("short", 60, "“short”"),
        ("", 60, "“”"),
        ("a\nb", 60, "“a b”"),
        ("x" * 60, 60, f"“{'x' * 60}”"),
        ("x" * 61, 60, f"“{'x' * 59}…”"),
        ("abcdef", 4, "“abc…”"),
    ],
)
def test_quote_cuts_what_is_too_long(text: str, limit: int, quoted: str) -> None:
    assert quote(text, limit) == quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" One\n  two.\r\n\r\nThree. \n", "One two. Three."),
        ("Données\u00a0: avis", "Données\u00a0: avis"),
        ("Next\x85line", "Next\x85line"),
    ],
)
def test_line_ends_that_people_type_are_spaces_and_nothing_else_changes(text: str, shown: str) -> None:
    assert unbroken(text) == shown
