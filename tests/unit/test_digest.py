"""What a digest covers, and what it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticepress.chain import version_digest as digest
from noticepress.dialect import Dialect
from noticepress.model import Notice, Text, Version
from noticepress.project import Project
from noticepress.seal import Seal, parse_seal, seal_text, write_seal
from noticepress.source import parse_section
from small_project import SmallProject

MARKDOWN = (
    "## Rights {#rights}\n\nYou can **object** to it, by post.\n\n- one\n    - two\n\n[a]: https://example.org/x\n"
)


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
    other_fact = replace(seal, facts={**seal.facts, "retention_days": "1"})

    assert seal.facts["retention_days"] == "1200"
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


def test_seal_reads_what_it_writes(sealed: tuple[Notice, Version, Seal]) -> None:
    assert parse_seal(write_seal(sealed[2]), "seal.json") == sealed[2]


def seal_of(sealed: tuple[Notice, Version, Seal], markdown: str) -> Seal:
    notice, version, _ = sealed
    section, _ = parse_section(markdown, "docs/privacy/1.1/10-rights.md", Dialect())
    return seal_text(Text("1.1", "docs/privacy/1.1", (section,)), notice, version)
