"""The sample notice says what its facts are: the list in tests/cases/facts.yml against every version's English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from noticepress.editions.sources.inputs import NoticeInputs
from noticepress.register.register import FACT, facts_of
from seeded import repository

VERSIONS = ("2.0", "2.1", "2.2")
TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases" / "facts.yml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Case:
    """A fact, and the words that say it in a section of a version; of the summary, where no section is named."""

    version: str
    section: str
    fact: str
    says: str

    def __str__(self) -> str:
        return f"{self.version} {self.section or 'summary'}: {self.fact}"

    @property
    def text(self) -> str:
        return sections(self.version)[self.section] if self.section else summary(self.version)


def cases(rows: list[dict[str, Any]], section: str) -> list[Case]:
    return [Case(version, section, row["fact"], row["says"]) for row in rows for version in row.get("in", VERSIONS)]


CASES = [case for section, rows in TABLE["sections"].items() for case in cases(rows, section)]
CASES += cases(TABLE["summaries"], "")


def notice() -> NoticeInputs:
    return repository()[0].notices["privacy"]


@cache
def sections(number: str) -> dict[str, str]:
    """Each section of a version as one line, with its facts filled in."""
    read = notice()
    version = read.notice.version(number)
    assert version is not None
    facts = {name: str(value) for name, value in facts_of(read.notice, version).items()}
    return {
        section.id: " ".join(FACT.sub(lambda found: facts.get(found[1], found[0]), section.markdown).split())
        for section in read.texts[number].sections
    }


def summary(number: str) -> str:
    version = notice().notice.version(number)
    assert version is not None
    return version.summary


def is_said(case: Case, text: str) -> bool:
    return re.search(case.says, text) is not None


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_fact_is_said(case: Case) -> None:
    assert is_said(case, case.text), f"nothing says “{case.fact}” ({case.says})"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fact_that_is_struck_out_is_missed(case: Case) -> None:
    assert not is_said(case, re.sub(case.says, "", case.text, count=1)), "other words say it too: name them exactly"


@pytest.mark.parametrize("number", VERSIONS)
@pytest.mark.parametrize("row", TABLE["nowhere"], ids=lambda row: row["fact"])
def test_what_no_version_may_say_is_not_said(row: dict[str, str], number: str) -> None:
    whole = " ".join((*sections(number).values(), summary(number)))
    found = re.search(row["says"], whole, re.IGNORECASE)
    assert found is None, f"“{found[0] if found else ''}” says {row['fact']}"


@pytest.mark.parametrize("number", VERSIONS)
def test_every_section_is_in_the_list(number: str) -> None:
    listed = {case.section for case in CASES if case.version == number}
    assert set(sections(number)) == listed - {""}
