"""A whole document becomes sections: nothing of it is lost, each heading has an id, what is defined goes along."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import MOST, growth
from noticepress.commands.acts.beginning.dividing import divide, read_document
from noticepress.findings import UsageError
from noticepress.model import Text
from noticepress.texts.dialect import Dialect
from noticepress.texts.own_ids import is_plain_id
from noticepress.texts.section import parse_section


def files(document: str, before: Text | None = None) -> dict[str, str]:
    return dict(divide(document, "privacy.md", "Privacy Notice", before).files)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            "# Privacy Policy\n\nAt first.\n\n## Who we are\n\nUs.\n\n### In detail\n\nMore.\n\n## Contact\n\nBy post.",
            {
                "index.md": "# Privacy Policy {#this-notice}\n\nAt first.\n",
                "10-who-we-are.md": "## Who we are {#who-we-are}\n\nUs.\n\n### In detail {#in-detail}\n\nMore.\n",
                "20-contact.md": "## Contact {#contact}\n\nBy post.\n",
            },
        ),
        (  # Sections on the highest level: the title is the notice's.
            "At first.\n\n# A\n\na\n\n## A.1\n\nb\n\n# B\n\nc",
            {
                "index.md": "# Privacy Notice {#this-notice}\n\nAt first.\n",
                "10-a.md": "## A {#a}\n\na\n\n### A.1 {#a-1}\n\nb\n",
                "20-b.md": "## B {#b}\n\nc\n",
            },
        ),
        (  # Lines below a heading, signs behind one, levels that are left out.
            "Title\n=====\n\nA\n-\n\na\n\n#### Deep ####\n\nb\n",
            {"index.md": "# Title {#this-notice}\n", "10-a.md": "## A {#a}\n\na\n\n#### Deep {#deep}\n\nb\n"},
        ),
        (  # Numbers are no words; nor is what a converter adds; two of the same name have two ids.
            "# T\n\n## 1. Who we are {#_Toc123 .unnumbered}\n\n## (b) Who we are\n\n## Article 3: Who we are\n\n## 4\n",
            {
                "index.md": "# T {#this-notice}\n",
                "10-who-we-are.md": "## 1. Who we are {#who-we-are}\n",
                "20-who-we-are-2.md": "## (b) Who we are {#who-we-are-2}\n",
                "30-who-we-are-3.md": "## Article 3: Who we are {#who-we-are-3}\n",
                "40-4.md": "## 4 {#4}\n",
            },
        ),
        (  # An id that is usable is kept, and the index's name is nobody's.
            "## Who we are {#us}\n\n## Index\n",
            {
                "index.md": "# Privacy Notice {#this-notice}\n",
                "10-us.md": "## Who we are {#us}\n",
                "20-index-2.md": "## Index {#index-2}\n",
            },
        ),
        (  # What looks like a heading in code or in a quotation begins nothing.
            "## A\n\n```\n# no\n[^1]: no\n```\n\n> ## no\n\n- ## no\n",
            {
                "index.md": "# Privacy Notice {#this-notice}\n",
                "10-a.md": "## A {#a}\n\n```\n# no\n[^1]: no\n```\n\n> ## no\n\n- ## no\n",
            },
        ),
        (  # Definitions at the end go to each section that uses them, with what they use themselves.
            "## A\n\na[^1] [law][] GDPR\n\n## B\n\nb[^2] [the LAW]\n\n[^1]: one\nmore [Law]\n\n    and more\n\n"
            "[^2]: two\n\n[law]: https://law.example.org/\n*[GDPR]: The Regulation\n[the law]: https://b.example.org/\n",
            {
                "index.md": "# Privacy Notice {#this-notice}\n",
                "10-a.md": "## A {#a}\n\na[^1] [law][] GDPR\n\n[^1]: one\nmore [Law]\n\n    and more\n\n"
                "[law]: https://law.example.org/\n\n*[GDPR]: The Regulation\n",
                "20-b.md": "## B {#b}\n\nb[^2] [the LAW]\n\n[^2]: two\n\n[the law]: https://b.example.org/\n",
            },
        ),
        (
            "## A {#a}\n\n[^9]: of nothing\n\n## B {#b}\n\nb\n",
            {
                "index.md": "# Privacy Notice {#this-notice}\n",
                "10-a.md": "## A {#a}\n\n[^9]: of nothing\n",
                "20-b.md": "## B {#b}\n\nb\n",
            },
        ),
        (  # A heading and an item end a footnote; what only looks like a definition is text.
            "## A\n\na[^1]\n\n[^1]: one\ntwo\n## B\nb\n\n[^1]: c\n- item\n\n[Note]: this is text.\n\n[Note]",
            {
                "index.md": "# Privacy Notice {#this-notice}\n",
                "10-a.md": "## A {#a}\n\na[^1]\n\n[^1]: one\ntwo\n",
                "20-b.md": "## B {#b}\nb\n\n- item\n\n[Note]: this is text.\n\n[Note]\n\n[^1-2]: c\n",
            },
        ),
        (  # One footnote of two sections, and one label twice: each its own, with a label that no other has.
            "## A\n\na[^1][^n]\n\n[^1]: one\n\n## B\n\nb[^1] [l]\n\n[^1]: two\n\n[l]: https://l.example.org/ 'L\n"
            "of two lines'\n\n## C\n\nc[^n]\n\n[^n]: note\n",
            {
                "index.md": "# Privacy Notice {#this-notice}\n",
                "10-a.md": "## A {#a}\n\na[^1][^n]\n\n[^1]: one\n\n[^n]: note\n",
                "20-b.md": "## B {#b}\n\nb[^1-2] [l]\n\n[^1-2]: two\n\n[l]: https://l.example.org/ 'L\nof two lines'\n",
                "30-c.md": "## C {#c}\n\nc[^n-2]\n\n[^n-2]: note\n",
            },
        ),
        (  # A heading without words is none; a lone one that is the notice's title is the title.
            "# **Privacy Notice**\n\n# \n\nAt first.\n\n# **1\\. Who we are** {#1.-who-we-are}\n\n## Sub\n\n#\n\nx\n",
            {
                "index.md": "# **Privacy Notice** {#this-notice}\n\nAt first.\n",
                "10-who-we-are.md": "## **1\\. Who we are** {#who-we-are}\n\n### Sub {#sub}\n\n\nx\n",
            },
        ),
    ],
)
def test_headings_divide_a_document(document: str, expected: dict[str, str]) -> None:
    assert files(document) == expected


def test_ids_are_letters_alone_and_none_of_the_pages_own() -> None:
    document = "## Über [us](https://us.example.org)\n\n## The **child’s** data\n\n## Search\n\n## ?\n"

    divided = divide(document, "privacy.md", "T", is_taken={"search"}.__contains__)

    assert divided.ids == {"uber-us", "the-childs-data", "search-2", "a-short-id"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Children under 16 and teens", "children-under-16-and-teens"),
        ("What we do with your data. And why", "what-we-do-with-your-data-and-why"),
        ("Transfers to the U.S. and Canada", "transfers-to-the-u-s-and-canada"),
        ("II. Rights", "rights"),
    ],
)
def test_numbers_are_left_out_of_ids_at_the_beginning_alone(title: str, expected: str) -> None:
    assert divide(f"## {title}\n", "privacy.md", "T").ids == {expected}


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("## Overview\n\ntext\n\n", id="headings alike"),
        pytest.param(
            f"## S {{0}}\n\nThe A{{0}}.{' More words stand here.' * 20}\n\n*[A{{0}}]: B\n\n", id="abbreviations"
        ),
    ],
)
def test_time_of_dividing_grows_with_the_document(unit: str) -> None:
    def divided(count: int) -> object:
        return divide("".join(unit.format(number) for number in range(count)), "privacy.md", "T")

    assert growth(divided, 400 if "Overview" in unit else 60) < MOST


@pytest.mark.parametrize("title", ["## {}{}", "## A {{#a{}{}"])
def test_time_of_dividing_grows_with_a_title(title: str) -> None:
    numbers = itertools.count(1)  # what titles are known by is kept

    assert growth(lambda count: divide(title.format(next(numbers), ".1" * count), "privacy.md", "T"), 2_000) < MOST


def test_long_titles_have_short_ids() -> None:
    (_, name) = files("## What we collect when you visit one of our websites or use an app\n")

    assert name == "10-what-we-collect-when-you-visit-one-of.md"


def test_what_the_version_before_has_keeps_its_id_and_its_file() -> None:
    index = '---\ndescription: A "word".\n---\n\n# T {#title}\n\n## Languages {#prevails}\n'
    parts = {"index.md": index, "10-us.md": "## 1. Who we are {#us}\n\n### Board {#board}\n"}
    sections = [parse_section(text, f"docs/privacy/1.0/{name}", Dialect())[0] for name, text in parts.items()]
    before = Text("1.0", "docs/privacy/1.0", tuple(sections))

    named = files("# New\n\n## Languages\n\na\n\n## 3. Who We Are\n\n### The Board\n\n### Board\n\n## New\n", before)

    assert named == {
        "index.md": '---\ndescription: "A \\"word\\"."\n---\n\n# New {#title}\n\n## Languages {#prevails}\n\na\n',
        "10-us.md": "## 3. Who We Are {#us}\n\n### The Board {#the-board}\n\n### Board {#board}\n",
        "20-new.md": "## New {#new}\n",
    }
    (moved, _) = list(files("## Contact\n\n## Languages\n", before).values())[1:]
    assert moved == "## Contact {#contact}\n"


@pytest.mark.parametrize(
    ("document", "index", "left_out"),
    [
        # A converter puts the title of a Word file there.
        ("---\ntitle: T\n---\n\n## A\n", "# T {#this-notice}\n", ""),
        ("---\ntitle: |\n  T\n  U\nauthor: M\ndate: 1\n...\n# A\n# B\n", "# T U {#this-notice}\n", "author, date"),
        ("---\ntitle: T | Example\n---\n\n# P\n\n## A\n", "# P {#this-notice}\n", "title"),
        ("---\ntitle: a: b\nx: 1\n---\n## A\n", "# Privacy Notice {#this-notice}\n", "title: a: b"),
        # What stands between two lines across the page is text.
        ("---\n\ntitle: T\n\n---\n\n## A\n", "# Privacy Notice {#this-notice}\n\n---\n\ntitle: T\n\n---\n", ""),
        ("---\n- item\n\n---\n\n## A\n", "# Privacy Notice {#this-notice}\n\n---\n- item\n\n---\n", ""),
    ],
)
def test_what_stands_above_a_text_gives_the_title(document: str, index: str, left_out: str) -> None:
    divided = divide(document, "privacy.md", "Privacy Notice")

    assert (divided.files["index.md"], divided.left_out) == (index, left_out)


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("[x](#1.-who-we-are)", "[x](#who-we-are)"),  # an id that no heading can have here
        ("[x](#rights-1) [y](#rights)", "[x](#rights-2) [y](#rights)"),  # as Pandoc counts
        ("[x](#4-rights--duties) [y](#rights-duties)", "[x](#rights-duties) [y](#rights-duties)"),  # GitHub, Pandoc
        ("[x](#who-we-are) [y](#who-we-are-1)", "[x](#who-we-are) [y](#who-we-are-2)"),
        ("[x](#section)", "[x](#8)"),
        ("[x](#_Toc1)", "[x](#anchored)"),
        ("[x](#%C3%BCber)", "[x](#uber)"),
        ('[x](#über "Title")', '[x](#uber "Title")'),
        ("[x]\n\n[x]: #über", "[x]\n\n[x]: #uber"),
        ("[x](#the-title)", "[x](#this-notice)"),
        ("[x](#own) [y](#elsewhere) [z](https://e.example.org/#über)",) * 2,
    ],
)
def test_links_to_headings_go_on(link: str, leads_to: str) -> None:
    headings = (
        "# **1\\. Who we are** {#1.-who-we-are}\n# Rights\n# 2. Rights\n# Über\n# 4. Rights / duties\n"
        '# <span id="_Toc1" class="anchor"></span>Anchored\n# Mine {#own}\n# 8\n# Who we are\n'
    )

    divided = divide(f"# The title\n\n{link}\n\n#{headings.replace(chr(10) + '#', chr(10) + '##')}", "x.md", "T")

    assert divided.files["index.md"] == f"# The title {{#this-notice}}\n\n{leads_to}\n"
    assert "## Anchored {#anchored}" in divided.files["60-anchored.md"]


def earlier(*files: str) -> Text:
    names = (
        "index.md",
        *(f"{number}0-{text.partition('{#')[2].partition('}')[0]}.md" for number, text in enumerate(files, 1)),
    )
    texts = zip(names, ("# T {#title}\n", *files), strict=True)
    return Text(
        "1.0",
        "docs/privacy/1.0",
        tuple(parse_section(text, f"docs/privacy/1.0/{name}", Dialect())[0] for name, text in texts),
    )


def test_footnotes_keep_their_labels() -> None:
    """A converter counts them anew; a translation of what refers to one would be lost, and a link lead to another."""
    before = earlier("## A {#a}\n\na[^1] b[^2] c[^3]\n\n[^1]: one\n\n[^2]: two\n\n    More.\n\n[^3]: three\n")

    named = files(
        "## New\n\nx[^1]\n\n## A\n\na[^2] b[^3] c[^4] d[^5]\n\n[^1]: new\n[^2]: one\n[^3]: two\n\n    More.\n\n"
        "[^4]: third\n[^5]: new\n",
        before,
    )

    assert named["10-new.md"] == "## New {#new}\n\nx[^1-2]\n\n[^1-2]: new\n"
    assert named["20-a.md"] == (
        "## A {#a}\n\na[^1] b[^2] c[^4] d[^5]\n\n[^1]: one\n\n[^2]: two\n\n    More.\n\n[^4]: third\n\n[^5]: new\n"
    )


def test_empty_comments_between_lists_are_left_out() -> None:
    assert files("## A\n\n- a\n\n<!-- -->\n\n1. b\n\n<!-- c -->\n\n## B")["10-a.md"] == (
        "## A {#a}\n\n- a\n\n\n\n1. b\n\n<!-- c -->\n"
    )


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        # The same words in another section, before and behind: the heading of the section keeps its id.
        ("## New\n### Contact\n## Us\n### Contact\n", "new contact-2 company contact"),
        ("## Us\n### Contact\n## Rights\n### Contact\n", "company contact rights-a dpo"),
        ("## Rights\n### Contact\n## New\n", "rights-a dpo new"),
        # A section in another order, and a heading that has moved.
        ("## Rights\n### Board\n## 1. us\n", "rights-a board company"),
        # Words that were another id are no reason to take it: links to it would lead elsewhere.
        ("## Company\n## Us\n## Dpo\n", "company-2 company dpo-2"),
        # An id in the document is that of the version before, or else comes second.
        ("## Contact us {#contact}\n## Us {#us}\n## New {#n}\n", "contact company n"),
    ],
)
def test_ids_go_on_with_the_same_headings(document: str, expected: str) -> None:
    before = earlier(
        "## Us {#company}\n\n### Contact {#contact}\n\n### Board {#board}\n",
        "## Rights {#rights-a}\n\n### Contact {#dpo}\n",
    )

    named = files(document, before)

    assert (
        " ".join(re.findall(r"\{#(.*?)\}", "".join(text for name, text in named.items() if name != "index.md")))
        == expected
    )


@pytest.mark.parametrize("document", ["", "**Bold**\n\ntext\n", "# Title alone\n\n**Who we are**\n\ntext\n"])
def test_a_document_without_headings_is_refused(document: str) -> None:
    with pytest.raises(UsageError, match=r"privacy\.md has no heading to begin a section; put ## before"):
        files(document)


def test_what_nobody_could_read_is_refused() -> None:
    with pytest.raises(UsageError, match=r"privacy\.md:3: more than .* digits"):
        files("## A\n\n" + "1" * 5000)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "my privacy.docx",
            b"PK",
            r"is no Markdown; make Markdown of it: pandoc -s .* '/.*/my privacy\.docx' -o '/.*/my privacy\.md'$",
        ),
        ("privacy.md", b"## Caf\xe9", "is not UTF-8: byte 6; name a file of Markdown, saved as UTF-8"),
    ],
)
def test_what_is_no_markdown_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UsageError, match=message):
        read_document(tmp_path / name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_document(tmp_path / "privacy.md")


def test_marks_and_line_ends_of_other_systems_are_read(tmp_path: Path) -> None:
    (tmp_path / "privacy.md").write_bytes(b"\xef\xbb\xbf## A\r\n\r\na\r\n")

    assert read_document(tmp_path / "privacy.md") == "## A\n\na\n"


LINES = st.one_of(
    st.sampled_from(["", "", "# A", "## B c", "### 1. D", "###### E", "text", "- item", "    indented", "> quoted"]),
    st.sampled_from(
        [
            "```",
            "===",
            "---",
            "| a | b |",
            "| - | - |",
            "[^1]: note",
            "[x]: https://x.example.org/",
            "[x] [^1]",
            "[Note]: a text.",
            "*[AB]: word",
            "AB [#](#b-c)",
        ]
    ),
)


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_nothing_is_lost_and_no_id_stands_twice(text: str) -> None:
    divided = divide(f"## First\n\n{text}", "privacy.md", "Privacy Notice")

    def words(each: str) -> Counter[str]:
        return Counter(
            word
            for line in each.split("\n")
            for word in re.sub(r"\[\^1-\d+\]", "[^1]", line).split("{#")[0].strip("#=- ").split()
        )

    before, after = words(text), words("\n".join(divided.files.values()))
    assert before.keys() - after.keys() == set()
    assert all(after[word] >= number for word, number in before.items())
    assert all(map(is_plain_id, divided.ids))
    assert len(divided.files) == 1 + sum(
        line.startswith("## ") for each in divided.files.values() for line in each.split("\n")[:1]
    )
