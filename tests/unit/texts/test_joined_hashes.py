"""A # with no space behind it: one finding tells of it, and what it advises is silent and publishes what is meant."""

from __future__ import annotations

import re

import pytest

from noticepress.findings import Finding
from noticepress.rules.checking import apply
from noticepress.rules.inputs.wording import RULES, SectionSubject
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section

WITHOUT_AN_ID = [
    "#1 in the market",
    "We are\n#1 in the market",
    "We know C# well and are\n#1 in it",
    "#hashtag",
    "##Heading",
    "#1",
    "#1 of {{ organisation }}",
    "#**bold** words",
    "#[link](https://example.org/)",
    "#1 in the\nmarket",
    "- #1 in the market",
    "- one\n- #1 in the market",
    "- one\n\n    #1 in the market",
    "1. #1 in the market",
    "(a) one\n(b) #1 in the market",
    "> #1 in the market",
    "> - #1 in the market",
    "Text[^1].\n\n[^1]: #1 in the market",
    "Term\n:   #1 in the market",
    "!!! note\n    #1 in the market",
    "#######seven",
]
WITH_AN_ID = ["##Heading {#one}", "#Heading {: #one}", "> ##Heading {#one}", "- one\n- ##Heading {#one}"]


def findings(body: str, *, published: bool = False) -> list[Finding]:
    section, found = parse_section(f"## A {{#a}}\n\n{body}\n", "docs/privacy/1.0/10-a.md", Dialect())
    return [*found, *apply(RULES, SectionSubject(section, published))]


def changed(body: str, by: str, behind: str = "") -> str:
    """The line that is told, with its first joined # as ``by`` says."""
    lines = body.split("\n")
    at = findings(body)[0].line - 3
    start = next(index for index, char in enumerate(lines[at]) if char == "#")
    marks = len(lines[at]) - start - len(lines[at][start:].lstrip("#"))
    lines[at] = lines[at][:start] + by.format("#" * marks) + lines[at][start + marks :] + behind
    return "\n".join(lines)


@pytest.mark.parametrize("body", WITHOUT_AN_ID + WITH_AN_ID)
def test_one_finding_tells_of_it(body: str) -> None:
    found = findings(body)

    assert [finding.code for finding in found] == ["IN015"]
    assert body.split("\n")[found[0].line - 3].lstrip("->1.(b) :[^]").startswith("#")


@pytest.mark.parametrize("body", WITHOUT_AN_ID)
def test_character_itself_is_published_as_it_is_written(body: str) -> None:
    assert "write \\# for the character itself, or '#" in findings(body)[0].remedy
    mended = changed(body, "\\{}")

    assert findings(mended) == []
    html = Dialect().convert(mended, lambda *_: None)
    assert re.findall("<h[1-6]", html) == []
    assert "#" in html


@pytest.mark.parametrize("body", [each for each in WITHOUT_AN_ID if "#######" not in each])
def test_heading_with_a_space_and_an_id_is_silent(body: str) -> None:
    identifier = findings(body)[0].remedy.partition("{#")[2].partition("}")[0]

    assert findings(changed(body, "{} ", f" {{#{identifier}}}")) == []


@pytest.mark.parametrize("body", WITH_AN_ID)
def test_author_of_an_id_means_a_heading(body: str) -> None:
    assert findings(body)[0].remedy == "write a space behind #"
    assert findings(changed(body, "{} ")) == []


def test_each_of_several_is_told_where_items_part_them() -> None:
    assert [(each.line, each.code) for each in findings("1. #1 one\n2. #2 two")] == [(3, "IN015"), (4, "IN015")]


@pytest.mark.parametrize("body", ["\\#1 in the market", "- \\#hashtag", "> \\##Heading", "a | b\n--|--\n#1 | #2"])
def test_text_that_both_read_is_silent(body: str) -> None:
    assert findings(body) == []


@pytest.mark.parametrize("body", ["#1 in the market", "##Heading {#one}"])
def test_published_one_is_left_as_it_is(body: str) -> None:
    (found,) = findings(body, published=True)

    assert found.note
    assert found.remedy.startswith("leave it as it was published; in the next version, write ")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("#", 3),
        ("## ##", 3),
        ("- #", 3),
        ("- one\n- ##", 4),
        ("> ##", 3),
        ("Text\n\n#\n\nmore", 5),
        ("{{ a }}\n\n#", 5),
    ],
)
def test_heading_without_words_is_told(body: str, line: int) -> None:
    assert [(each.code, each.line) for each in findings(body)] == [("IN014", line)]
    assert findings(body.replace("##", "\\##") if "##" in body else body.replace("#", "\\#")) == []


@pytest.mark.parametrize("body", ["## C# {#c}", "## **Bold** {#b}", "## {{ organisation }} {#o}", "### A ### {#d}"])
def test_heading_with_words_has_words(body: str) -> None:
    assert "IN014" not in [each.code for each in findings(body)]
