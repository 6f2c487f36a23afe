"""A whole document becomes sections: nothing of it is lost, each heading has an id, what is defined goes along."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
                "10-a.md": "## A {#a}\n",
                "20-b.md": "## B {#b}\n\nb\n\n[^9]: of nothing\n",
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


def test_front_matter_is_told() -> None:
    divided = divide("---\ntitle: T\n---\n\n## A\n", "privacy.md", "T")

    assert divided.left_out == "---\ntitle: T\n---\n"
    assert divided.files["index.md"] == "# T {#this-notice}\n"


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
            "privacy.docx",
            b"PK",
            r"is no Markdown; make Markdown of it, as 'pandoc .* privacy\.docx -o privacy\.md' does",
        ),
        ("privacy.md", b"## Caf\xe9", "is not UTF-8: byte 6; save it as UTF-8"),
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
        ["```", "===", "---", "| a | b |", "| - | - |", "[^1]: note", "[x]: https://x.example.org/", "[x] [^1]"]
    ),
)


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_nothing_is_lost_and_no_id_stands_twice(text: str) -> None:
    divided = divide(f"## First\n\n{text}", "privacy.md", "Privacy Notice")

    def words(each: str) -> Counter[str]:
        return Counter(word for line in each.split("\n") for word in line.split("{#")[0].strip("#=- ").split())

    before, after = words(text), words("\n".join(divided.files.values()))
    assert before.keys() - after.keys() == set()
    assert all(after[word] >= number for word, number in before.items())
    assert all(map(is_plain_id, divided.ids))
    assert len(divided.files) == 1 + sum(
        line.startswith("## ") for each in divided.files.values() for line in each.split("\n")[:1]
    )
