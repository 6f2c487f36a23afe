"""Headers of PO files, as tools and people write them: data first."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from noticepress.catalogs.catalog import Catalog, parse_catalog, read_catalog
from noticepress.findings import NoticepressError

PATH = "locales/de/LC_MESSAGES/privacy.po"
FIELDS = (
    "Project-Id-Version: Example",
    "POT-Creation-Date: 2026-11-24 00:00+0000",
    "PO-Revision-Date: 2026-11-24 10:30+0100",
    "Language: de",
    "Content-Type: text/plain; charset=utf-8",
    "Plural-Forms: nplurals=2; plural=(n != 1);",
)
BODY = """
msgctxt "data#data"
msgid "Language: fr"
msgstr ""
"Größe "
"Content-Type: text/plain; charset=ISO-8859-2 "
"Plural-Forms: none"
"""
"""What looks like a header's field in an entry is none."""


class Case(TypedDict, total=False):
    name: str
    field: str
    text: str
    encoding: str
    revised: date | None
    state: str | None
    plurals: int
    finds: str
    line: int


CASES: list[Case] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "po_headers.yml").read_text(encoding="utf-8"))


def raw_of(case: Case) -> bytes:
    header = case["text"] if "text" in case else header_of(with_field(case["field"]))
    return f"{header}{BODY}".encode(case.get("encoding", "utf-8"))


def header_of(fields: list[str]) -> str:
    lines = (f'"{field}\\n"\n'.replace("NEWLINE", "\n") for field in fields)
    return f'msgid ""\nmsgstr ""\n{"".join(lines)}'


def with_field(field: str) -> list[str]:
    """The right fields with one more, or another in place of the one with exactly its name."""
    name = field.partition(":")[0]
    others = [field if each.startswith(f"{name}:") else each for each in FIELDS]
    return others if field in others else [*others, field]


@pytest.mark.parametrize("case", [case for case in CASES if "finds" not in case], ids=lambda case: case["name"])
def test_header_is_read(case: Case) -> None:
    catalog = parse_catalog(raw_of(case), "de", "privacy", PATH)
    _, header = read_catalog(raw_of(case), "de", PATH)

    found = {"revised": catalog.revised, "state": catalog.state, "plurals": header.plurals}
    expected = {name: case[name] for name in ("revised", "state", "plurals") if name in case}
    assert expected
    assert {name: found[name] for name in expected} == expected
    assert [entry.id for entry in catalog] == ["Language: fr"]


@pytest.mark.parametrize("case", [case for case in CASES if "finds" in case], ids=lambda case: case["name"])
def test_header_is_refused_with_its_line(case: Case) -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_catalog(raw_of(case), "de", "privacy", PATH)

    (finding,) = caught.value.findings
    assert (finding.path, finding.code, finding.line) == (PATH, "IN003", case["line"])
    assert finding.message.startswith(case["finds"])
    assert finding.remedy
    assert "msgfmt" not in finding.remedy


def test_fields_that_only_a_tool_knows_are_kept() -> None:
    catalog = parse_catalog(raw_of({"field": "X-Crowdin-Project-ID: 42"}), "de", "privacy", PATH)

    assert catalog.header_lines["X-Crowdin-Project-ID"] == "42"


NAMES = [field.partition(":")[0] for field in FIELDS] + [
    "X-Translation-State",
    "MIME-Version",
    "",
    " ",
    "Language-Team",
]
PIECES = st.sampled_from(
    [
        *("YEAR-MO-DA", "2026-11-24", "99:99", "+9999", "+ZONE", "9" * 30, ":", " ", "\\n", "\\\\", '\\"'),
        *("nplurals=", "plural=", "(" * 300, "n", "?", ";"),
        *("charset=", "CHARSET", "utf-8", "utf-7", "idna", "punycode", "de", "fr", "machine"),
    ]
)
VALUES = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=6).map("".join)
HEADERS = st.lists(st.builds("{}: {}".format, st.sampled_from(NAMES), VALUES) | VALUES, max_size=6)


@given(HEADERS, st.sampled_from(["utf-8", "latin-1", "utf-16", "utf-7"]))
@example(["Plural-Forms: nplurals=2; plural=" + "(" * 50_000], "utf-8")
@example(["PO-Revision-Date: 99999999-1-1"], "utf-8")
def test_any_header_is_read_or_refused_with_a_line_of_its_own(fields: list[str], encoding: str) -> None:
    raw = (header_of(fields) + BODY).encode(encoding, "replace")
    try:
        found = parse_catalog(raw, "de", "privacy", PATH)
    except NoticepressError as error:
        (finding,) = error.findings
        assert finding.code == "IN003"
        assert 1 <= finding.line <= raw.count(b"\n") + 1
        assert not re.search(r"msgfmt|Traceback", str(finding))
    else:
        assert isinstance(found, Catalog)
