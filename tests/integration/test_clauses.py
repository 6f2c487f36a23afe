"""Clauses from the draft to the sealed text: what a seal covers, and that each text is read as it was sealed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import lxml.html
import pytest

from commandline import call
from noticepress.editions.sources.project import Project
from noticepress.model import Locale
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"
DRAFT = "docs/privacy/1.2/10-your-data.md"
SEAL = "docs/privacy/1.2/seal.json"
CLAUSES = "## Your data {#your-data}\n\nWe keep:\n\n(a) your name;\n\n(b) your address:\n{: #address }\n\n"
CLAUSES += "    (i) the street;\n\n    (ii) the town. See [{{ number:address }}](#address).\n"
LATER = date(2031, 1, 1)


def codes(small: SmallProject) -> set[str]:
    return {finding.code for finding in small.findings()} - {"TR002", "TR011"}


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    small = SmallProject.copy(tmp_path_factory.mktemp("clauses") / "small")
    small.write(DRAFT, CLAUSES)
    done = call(small, "publish", "1.2", "--as-of", "2026-11-24")
    assert done.exit_code == 0, done.output
    return small


@pytest.fixture
def published(published_once: SmallProject, tmp_path: Path) -> SmallProject:
    """Version 1.2 with clauses, published."""
    return SmallProject(shutil.copytree(published_once.root, tmp_path / "published"))


def html_of(small: SmallProject, number: str, tag: str = "en", *, drafts: bool = False) -> str:
    publication = small.publication(LATER, drafts=drafts)
    locale = next(locale for locale in publication.inputs.locales if locale.tag == tag)
    assert isinstance(locale, Locale)
    return "".join(section.html for _, section in publication.edition("privacy", number, locale).sections)


def test_published_clauses_are_shown_in_every_locale(published: SmallProject) -> None:
    for locale in published.publication(LATER).inputs.locales:
        html = lxml.html.fragment_fromstring(html_of(published, "1.2", locale.tag), create_parent="div")
        assert html.xpath("//bdi[@class='label']/text()") == ["(a)", "(b)", "(i)", "(ii)"]
        assert html.xpath("string(//a[@href='#address'])") == "(b)"
    assert codes(published) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("(i) the street;\n\n    (ii)", "(a) the street;\n\n    (b)", id="style"),
        pytest.param("(i) the street;\n\n    (ii)", "i) the street;\n\n    ii)", id="delimiter"),
        pytest.param("(i) the street;\n\n    (ii)", "(ii) the street;\n\n    (iii)", id="start"),
        pytest.param("(i) the street;\n\n    (ii)", "(I) the street;\n\n    (II)", id="case"),
        pytest.param("(i) the street;\n\n    (ii)", "(i) the street;\n\n    (iii)", id="gap"),
        pytest.param("(i) the street;\n\n    (ii)", "1. the street;\n\n    2.", id="plain"),
    ],
)
def test_changed_label_of_a_published_text_is_found(published: SmallProject, old: str, new: str) -> None:
    published.replace(DRAFT, old, new)

    assert "VE001" in codes(published)


def test_seal_names_the_dialect_and_the_digest_covers_it(published: SmallProject) -> None:
    assert json.loads(published.read(SEAL))["dialect"] == 2

    published.replace(SEAL, '"dialect": 2', '"dialect": 1')

    assert {"VE001", "VE006"} <= codes(published)


@pytest.mark.parametrize("number", ["3", "0", '"2"', "true", "[]"])
def test_unknown_dialect_is_named(published: SmallProject, number: str) -> None:
    published.replace(SEAL, '"dialect": 2', f'"dialect": {number}')

    assert next(str(finding) for finding in published.findings()).startswith(
        f"{SEAL}: VE006 the seal cannot be read: “this noticepress knows dialects up to 2"
    )


def test_text_sealed_in_the_first_dialect_is_read_by_it(small: SmallProject) -> None:
    """Its paragraphs that begin with labels stay paragraphs; a draft with the same text has a list."""
    text = "## Your data {#your-data}\n\n(a) your name;\n\n(b) your address.\n\n(c) 2026 Example\n"
    small.write("docs/privacy/1.1/10-your-data.md", text)
    small.write(DRAFT, text.replace("(c)", "\\(c)"))
    small.seal_anew()

    assert "dialect" not in json.loads(small.read("docs/privacy/1.1/seal.json"))
    assert codes(small) == set()
    assert '<p id="your-data.1">(a) your name;</p>' in html_of(small, "1.1")
    assert '<bdi class="label">(a)</bdi> your name;' in html_of(small, "1.2", drafts=True)


def test_erratum_reads_the_text_in_its_own_dialect(small: SmallProject) -> None:
    text = "## Your data {#your-data}\n\n(a) your nmae;\n\n(b) your address.\n"
    small.write("docs/privacy/1.1/10-your-data.md", text)
    small.seal_anew()

    arguments = ("--section", "your-data", "--old", "nmae", "--new", "name", "--reason", "A slip.")
    done = call(small, "erratum", "1.1", *arguments, "--as-of", "2026-11-24")

    assert done.exit_code == 0, done.output
    assert "dialect" not in json.loads(small.read("docs/privacy/1.1/seal.json"))
    assert codes(small) == {"IN026"}, "a note: the draft alone shows the fact's number now"


def test_erratum_in_the_newest_dialect_keeps_it(published: SmallProject) -> None:
    arguments = ("--section", "your-data", "--old", "the street", "--new", "the road", "--reason", "A slip.")
    done = call(published, "erratum", "1.2", *arguments, "--as-of", "2026-11-24")

    assert done.exit_code == 0, done.output
    assert json.loads(published.read(SEAL))["dialect"] == 2
    assert codes(published) == set()


def number_headings(small: SmallProject) -> None:
    small.replace(REGISTER, "facts:\n", "numbering:\n  headings: decimal\nfacts:\n")


def test_headings_of_a_draft_are_numbered_and_those_of_published_texts_stay(small: SmallProject) -> None:
    number_headings(small)

    assert '<h2 id="your-data">Your data</h2>' in html_of(small, "1.1")
    assert '<h2 id="languages">1 Languages</h2>' in html_of(small, "1.2", drafts=True)
    assert '<h2 id="your-data">2 Your data</h2>' in html_of(small, "1.2", drafts=True)
    assert codes(small) == set()


def test_numbers_of_a_published_text_stay_when_the_register_changes(small: SmallProject) -> None:
    number_headings(small)
    done = call(small, "publish", "1.2", "--as-of", "2026-11-24")
    assert done.exit_code == 0, done.output
    small.replace(REGISTER, "headings: decimal", "headings: none")

    assert json.loads(small.read(SEAL))["numbering"] == "decimal"
    assert codes(small) == set()
    for tag in ("en", "de-DE"):
        html = lxml.html.fragment_fromstring(html_of(small, "1.2", tag), create_parent="div")
        assert [heading.text_content().split()[0] for heading in html.xpath("//h2")] == ["1", "2", "3"]

    small.replace(SEAL, ' "numbering": "decimal",\n', "")
    assert "VE006" in codes(small)


def test_contents_show_the_numbers_of_headings(small: SmallProject) -> None:
    number_headings(small)
    publication = small.publication(LATER, drafts=True)
    german = next(locale for locale in publication.inputs.locales if locale.tag == "de-DE")

    headings = publication.edition("privacy", "1.2", german).headings

    assert [heading.title.split()[0] for heading in headings] == ["1", "2", "3"]


def test_wrong_numbering_is_named(small: SmallProject) -> None:
    small.replace(REGISTER, "facts:\n", "numbering: {headings: roman}\nfacts:\n")

    finding = str(small.findings()[0])
    assert finding.startswith(f"{REGISTER}:4: IN002 ")
    assert "decimal" in finding


def test_each_text_is_read_in_the_dialect_of_its_seal(published: SmallProject) -> None:
    inputs = Project(published.root).read_sources()[0].notices["privacy"]

    assert {number: text.dialect for number, text in inputs.texts.items()} == {"1.0": 1, "1.1": 1, "1.2": 2}


def test_contents_of_numbered_headings_have_no_second_numbers(small: SmallProject) -> None:
    number_headings(small)
    done = call(small, "build", "--as-of", "2026-11-24", "--drafts")
    assert done.exit_code == 0, done.output

    for number in ("1.2", "1.1"):
        page = lxml.html.fromstring((small.root / f"site/privacy/{number}/index.html").read_bytes())
        assert [each.tag for each in page.xpath("//nav[@class='contents']/*")] == ["h2", "ul", "div"]
