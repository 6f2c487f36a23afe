"""What a digest covers, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticepress.editions.sources.project import Project
from noticepress.model import Notice, Text, Version
from noticepress.register.sealing.chain import version_digest as digest
from noticepress.register.sealing.seal import Row, Seal, parse_seal, seal_block, seal_fact, seal_text, write_seal
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section
from small_project import SmallProject

MARKDOWN = (
    "## Rights {#rights}\n\nYou can **object** to it, by post.\n\n- one\n    - two\n\n[a]: https://example.org/x\n"
)
HEADING = "## Rights {#rights}\n\n"


@pytest.fixture
def sealed(small: SmallProject) -> tuple[Notice, Version, Seal]:
    inputs = Project(small.root).read()[0].notices["privacy"]
    version = inputs.notice.versions[1]
    return inputs.notice, version, seal_text(inputs.texts[version.number], inputs.notice, version)


@pytest.mark.parametrize(
    "change",
    [
        {"number": "1.9"},
        {"published": date(2021, 3, 2)},
        {"effective": date(2021, 4, 2)},
        {"summary": "Another."},
        {"short_notice": "A court ordered it."},
    ],
    ids=lambda change: next(iter(change)),
)
def test_digest_covers_the_entry(sealed: tuple[Notice, Version, Seal], change: dict[str, object]) -> None:
    _, version, seal = sealed

    assert digest(replace(version, **change), seal, "sha256:0") != digest(version, seal, "sha256:0")


def test_digest_covers_facts_and_the_version_before(sealed: tuple[Notice, Version, Seal]) -> None:
    _, version, seal = sealed
    other_fact = replace(seal, facts={**seal.facts, "retention_days": ("number", "1")})

    assert seal.facts["retention_days"] == ("number", "1200")
    assert digest(version, other_fact, "sha256:0") != digest(version, seal, "sha256:0")
    assert digest(version, seal, "sha256:1") != digest(version, seal, "sha256:0")


def test_registered_digests_are_those_of_the_chain(sealed: tuple[Notice, Version, Seal]) -> None:
    notice, version, seal = sealed

    assert digest(version, seal, notice.versions[0].digest) == version.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("object", "objekt"),
        ("**object**", "object"),
        ("## Rights", "### Rights"),
        ("{#rights}", "{#right}"),
        ("    - two", "- two"),
        ("- one\n    - two", "1. two\n2. one"),
        ("- one\n    - two", "1. one\n    - two"),
        ("- one\n    - two", "- one\n\n    two"),
        ("    - two\n", "    - two\n{: hidden }\n"),
        ("{#rights}", "{: #rights .small }"),
        ("https://example.org/x", "https://example.org/y"),
    ],
)
def test_every_change_of_the_text_changes_the_seal(sealed: tuple[Notice, Version, Seal], old: str, new: str) -> None:
    assert seal_of(sealed, MARKDOWN.replace(old, new)) != seal_of(sealed, MARKDOWN)


@pytest.mark.parametrize(
    "layout",
    [
        MARKDOWN.replace("to it, by", "to it,\nby"),
        MARKDOWN.replace("\n", "\r\n"),
        MARKDOWN.replace("\n\n- one", "\n\n\n\n- one"),
        MARKDOWN.replace("- one", "* one").replace("- two", "* two"),
        "\ufeff" + MARKDOWN,
    ],
)
def test_layout_changes_nothing(sealed: tuple[Notice, Version, Seal], layout: str) -> None:
    assert seal_of(sealed, layout) == seal_of(sealed, MARKDOWN)


RENDERED_OTHERWISE = [
    ("text\n{: #deletion }", "text"),
    ("text\n{: #deletion }", "text\n{: #deletions }"),
    ("Term {#controller}\n:   d", "Term\n:   d"),
    ("- a\n{: #i }\n- b", "- a\n- b\n{: #i }"),
    ("| a | b |\n|-|-|\n| {: #x } | c |", "| a | b |\n|-|-|\n|  | c |"),
    ("| a | b |\n|-|-|\n| c |  |", "| a | b |\n|-|-|\n|  | c |"),
    ("| a | b |\n|-|-|\n| c | d |", "| a | b |\n|-|:-:|\n| c | d |"),
    ("| a | b |\n|-|-:|\n| c | d |", "| a | b |\n|-|:-|\n| c | d |"),
    ("!!! note\n    t\n\n    - a\n    - b", "!!! note\n    t\n\n- a\n- b"),
    ("!!! note\n    t\n\n    u", "!!! note\n    t\n\nu"),
    ('!!! note "T"\n    t', '!!! danger "T"\n    t'),
    ('!!! note ""\n    t', '!!! danger ""\n    t'),
    ('!!! note ""\n    t\n\n    u', '!!! note ""\n    t\n\n!!! note ""\n    u'),
    ('!!! note "Note"\n    t', '!!! note ""\n    t'),
    ('!!! note "Note"\n    t', '!!! note inline "Note"\n    t'),
    ("a\n\n---\n\nb", "a\n\nb"),
    ("a\n\n---\n\nb\n\nc", "a\n\nb\n\n---\n\nc"),
    ("!!! note\n    a\n\n    ---\n\n    b", "!!! note\n    a\n\n---\n\n    b"),
    ("- a\n\n    > q", "- a\n\n    : q"),
    ("> - a", "t\n:   - a"),
    ("- t\n\n    > q", "- t\n\n    t\n    :   q"),
    ("!!! note\n    a\n\n## H {#h}", "!!! note\n    a\n\n    ## H {#h}"),
    ("- > q\n- > r", "- > q\n\n    > r"),
    ("- a\n- \n- b", "- a\n- b"),
    ("- - a\n  - b", "- a\n- b"),
    ("1. a\n2. b", "3. a\n4. b"),
    ("1. a\n2. b", "- a\n- b"),
    ("> 1. a", "1. > a"),
    ("- 1. a", "1. - a"),
    ("a  \nb", "a\nb"),
    ("a\n{: .x }", "a\n{: .y }"),
    ("a\n{: .x .y }", "a\n{: .y .x }"),
    ("a\n{: title=a title=b }", "a\n{: title=b title=a }"),
    ("a\n{: #a #b }", "a\n{: #b #a }"),
    ("a[^1]\n\n[^1]: n\n", "a[^2]\n\n[^2]: n\n"),
    ("a[^1]\n\n[^1]: n\n\n    m\n", "a[^1]\n\n[^1]: n\n\nm\n"),
    ("- a\n\n        code", "- a\n\n    code"),
    ("T\n:   a\n:   b", "T\n:   a\n\n    b"),
    ("T\nU\n:   a", "T\n:   a"),
    ("- a\n    - b\n\n    c", "- a\n    - b\n\n        c"),
    ("| a |\n|-|\n| c |", "| a |\n|-|\n| c |\n| |"),
    ("| a | b |\n|-|-|\n| c | d |\n| e | f |", "| a | b |\n|-|-|\n| c | d |\n\n| e | f |\n|-|-|"),
    ("- a\n    ***\n- b", "- a\n- b"),
    ("> a\n\nb\n\n> c", "> a\n>\n> b\n>\n> c"),
    ("* a\n\n- b", "* a\n\n1. b"),
    ("- a\n\n    - b\n    {: #x }", "- a\n    {: #x }\n\n    - b"),
    ("- a\n\n    1. b\n\n- c", "- a\n\n    1. b\n    1. c"),
    ("!!! note\n    - a\n    - b", "!!! note\n    - a\n\n- b"),
    ('!!! note ""\n    !!! note ""\n        a', '!!! note ""\n    a'),
    ("> > a", "> a"),
    ("> a\n> > b", "> a\n> b"),
    ("a\n\n    b", "a\n\nb"),
    ("- a\n\nb", "- a\n\n    b"),
    ("*[AB]: x\n\nAB", "*[AB]: y\n\nAB"),
    ("[a][r]\n\n[r]: https://x.y/", '[a][r]\n\n[r]: https://x.y/ "t"'),
    ("- a\n- b\n{: .k }", "- a\n{: .k }\n- b"),
    ("t\n:   a\n\n:   b", "t\n:   a\n\n    :   b"),
    ("> ## H {#h}\n> a", "## H {#h}\n> a"),
    ("- a\n\n    b\n- c", "- a\n\n    b\n\n    c"),
    ("T\n:   - a\n    - b", "T\n:   - a\n:   - b"),
    ("T\n:   - a\n\nU\n:   - b", "T\n:   - a\n    - b\n\nU\n:   \n"),
    ("-     code\n- b", "-     code\n\nb"),
    ("| a |\n|-|\n| c {: #k } |", "| a |\n|-|\n| c |"),
]


@pytest.mark.parametrize(("before", "after"), RENDERED_OTHERWISE)
def test_what_is_rendered_otherwise_is_sealed_otherwise(before: str, after: str) -> None:
    assert html_of(before) != html_of(after)

    assert rows_of(before) != rows_of(after)


RENDERED_THE_SAME = [
    ("one\ntwo", "one two"),
    ("one\r\ntwo", "one\rtwo"),
    ("one \ntwo   \n\nthree", "one\ntwo\n\n\n\nthree"),
    ("1. one\n2. two", "1. one\n1. two"),
    ("- one\n- two", "* one\n+ two"),
    ("- one\n- two", "- one\n\n- two"),
    ("one\n\n---\n\ntwo", "one\n\n* * *\n\ntwo"),
    ("> one\n\n> two", "> one\n>\n> two"),
    ("| a | b |\n|-|-|\n| c | d |", "a | b\n--- | ---\nc   |   d"),
    ("!!! note\n    one", '!!! note "Note"\n    one'),
    ("one\n{: #a .b title=c }", "one\n{.b title='c' #a}"),
    ("one\n{: #a #b }", "one\n{: #b }"),
]


@pytest.mark.parametrize(("before", "after"), RENDERED_THE_SAME)
def test_what_looks_the_same_is_sealed_the_same(before: str, after: str) -> None:
    assert rows_of(before) == rows_of(after)


FACTS = ["1200", 1200, "1201", 1201, "2027-03-01", date(2027, 3, 1)]


def test_facts_are_sealed_with_their_kind() -> None:
    """A number and a date are written in each locale's own format, a text as it stands."""
    assert len({seal_fact(value) for value in FACTS}) == len(FACTS)


def test_seal_reads_what_it_writes(sealed: tuple[Notice, Version, Seal]) -> None:
    assert parse_seal(write_seal(sealed[2]), "seal.json") == sealed[2]


def html_of(markdown: str) -> str:
    return Dialect().convert(f"{HEADING}{markdown}\n", lambda _root, _dialect: None)


def rows_of(markdown: str) -> list[Row]:
    section, _ = parse_section(f"{HEADING}{markdown}\n", "docs/privacy/1.1/10-rights.md", Dialect())
    return [seal_block(block).row for block in section.blocks]


def seal_of(sealed: tuple[Notice, Version, Seal], markdown: str) -> Seal:
    notice, version, _ = sealed
    section, _ = parse_section(markdown, "docs/privacy/1.1/10-rights.md", Dialect())
    return seal_text(Text("1.1", "docs/privacy/1.1", (section,)), notice, version)
