"""How findings are written down."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticepress.errors import Finding
from noticepress.report import FORMATS, write

ONE = Finding("docs/a.md", 12, "VE001", "it “changed”", "mend it")
TWO = Finding("locales/de,x:y.po", 0, "TR003", "100 % of\nlines\r, a::b", "see 50%")
ROOT = Path(__file__).parent


def written(style: str, *findings: Finding) -> str:
    stream = io.StringIO()
    write(findings, style, stream, ROOT)
    return stream.getvalue()


def test_text_is_one_line_for_each_finding_with_no_colour_in_a_file() -> None:
    assert written("text", ONE, TWO) == (
        "docs/a.md:12: VE001 it “changed”; mend it\nlocales/de,x:y.po: TR003 100 % of lines , a::b; see 50%\n"
    )


def test_text_says_that_nothing_was_found() -> None:
    assert written("text") == "0 findings\n"


@pytest.mark.parametrize(
    "message", ["[bold]x[/bold]", "[red", "x" * 500, "[link=https://evil.example]x[/link]", ":smile:"]
)
def test_text_is_not_read_as_markup_nor_wrapped(message: str) -> None:
    assert written("text", Finding("a", 1, "TR003", message, "r")) == f"a:1: TR003 {message}; r\n"


@given(st.lists(st.builds(Finding, st.text(), st.integers(0), st.text(), st.text(), st.text())))
def test_json_holds_every_finding(findings: list[Finding]) -> None:
    assert [Finding(**fields) for fields in json.loads(written("json", *findings))] == findings


def test_json_is_readable() -> None:
    assert "it “changed”" in written("json", ONE)
    assert json.loads(written("json")) == []


def test_github_commands_are_escaped() -> None:
    assert written("github", ONE, TWO) == (
        "::error file=docs/a.md,line=12,title=VE001::it “changed”; mend it\n"
        "::error file=locales/de%2Cx%3Ay.po,title=TR003::100 %25 of%0Alines%0D, a::b; see 50%25\n"
    )


@given(st.text(), st.text(), st.text())
def test_github_command_cannot_be_forged(path: str, message: str, remedy: str) -> None:
    output = written("github", Finding(path, 3, "TR003", message, remedy))

    properties, _, rest = output.removeprefix("::error ").partition("::")
    assert output.count("\n") == 1
    assert "\r" not in output
    assert properties.endswith(",line=3,title=TR003")
    assert properties.count(",") == 2
    assert rest.endswith("\n")


def test_every_format_is_known_by_name() -> None:
    assert {"text", "json", "github"} <= set(FORMATS)
    assert all(written(style, ONE) for style in FORMATS)
