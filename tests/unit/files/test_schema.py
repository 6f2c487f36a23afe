"""What is wrong with a file's values is said in words, once, with a remedy."""

from __future__ import annotations

import pytest

from noticepress.findings import NoticepressError
from noticepress.register.register import parse_register

REGISTER = """\
title: T
prevailing_clause: c
facts:
  name: Example
versions:
  - version: "1.0"
"""

WORDS = [
    ("title: T\n", "", "1: IN002 title is missing; add a line 'title: …'"),
    ("title: T", "title: ''", "1: IN002 title is empty; write a text"),
    ("title: T", "title:", "1: IN002 title is empty, where a text is due; write a text"),
    ("title: T", "title: '  '", "1: IN002 title: there is nothing but space; write a text"),
    ("title: T", 'title: "\\u00a0"', "1: IN002 title: there is nothing but space; write a text"),
    ("title: T", "title: 5", "1: IN002 title is a number, where a text is due; put it in quotation marks"),
    ("title: T", "titel: T", "1: IN002 title is missing; add a line 'title: …'"),
    ("title: T", "title: T\nsigner: []", "2: IN002 the key “signer” is not known; did you mean 'signers'?"),
    (
        "title: T",
        "title: T\nxyz: []",
        "2: IN002 the key “xyz” is not known; known are title, scope, notice_period_days, prevailing_clause, "
        "time_zone, numbering, signers, locales, facts, old_ids, reviews, versions",
    ),
    (
        "title: T",
        "title: T\nsigners: x",
        "2: IN002 signers is a text, where a list is due; write each entry on a line of",
    ),
    ("title: T", "title: T\nnotice_period_days: -1", "2: IN002 notice_period_days: -1 is too small; write at least 0"),
    (
        "title: T",
        'title: T\nnotice_period_days: "14"',
        "2: IN002 notice_period_days is a text, where a whole number is due; write digits, without quotation marks",
    ),
    (
        "title: T",
        "title: T\nnumbering: {headings: roman}",
        "2: IN002 numbering.headings: 'roman' is no way of numbering headings; write decimal or none",
    ),
    ("title: T", "title: T\ntime_zone: Mars", "2: IN002 time_zone: 'Mars' is not a time zone; write an IANA name"),
    ("  name: Example", "  - Example", "3: IN002 facts is a list, where keys with values are due; write 'key: value'"),
    (
        "name: Example",
        "name: 1.5",
        "4: IN002 facts.name: 1.5 is no text, whole number or date; put the value in quotation",
    ),
    (
        "name: Example",
        "name: yes",
        "4: IN002 facts.name: True is no text, whole number or date; put the value in quotation",
    ),
    ("name: Example", "name:", "4: IN002 facts.name: a fact has no value; put the value in quotation marks"),
    ("name: Example", "name: [a]", "4: IN002 facts.name: ['a'] is no text, whole number or date; put the value in"),
    (
        "name: Example",
        "name: 2017-02-29",
        "4: IN002 facts.name: 2017-02-29 is not a day of the calendar; write a date as",
    ),
    ("name: Example", "Name: x", "4: IN002 facts.Name: 'Name' cannot be the name of a fact; write lower-case ASCII"),
    (
        "name: Example",
        "version: x",
        "4: IN002 facts.version: 'version' cannot be the name of a fact; delete it: the reg",
    ),
    (
        '"1.0"',
        "1.0",
        "6: IN002 versions.version stands without quotation marks, so that 2.10 would be 2.1; "
        'write two or three numbers in quotation marks, as in version: "2.1"',
    ),
    (
        '"1.0"',
        '"1"',
        "6: IN002 versions.version: “1” is no version number; write two or three numbers in quotation marks",
    ),
    (
        '"1.0"',
        '"1.0"\n    efective: 2020-01-01',
        "7: IN002 the key “versions.efective” is not known; did you mean 'effective'?",
    ),
    (
        '"1.0"',
        '"1.0"\n    effective: 2020',
        "7: VE004 versions.effective: 2020 is not a date; write a date as YYYY-MM-DD",
    ),
    ('"1.0"', '"1.0"\n    digest: x', "7: IN002 versions.digest: “x” is no digest; 'noticepress publish' writes it"),
    (
        '"1.0"',
        '"1.0"\n    withdrawn: {on: 2030-01-01, reason: x}',
        "7: IN002 versions.withdrawn: the entry has no digest: it was not written by 'noticepress withdraw'; "
        "delete it, and run 'noticepress withdraw'; or restore it",
    ),
    (
        '"1.0"',
        '"1.0"\n    errata:\n      - {on: 2030-01-01, section: x, reason: y}',
        "8: IN002 versions.errata: the entry has no new_digest: it was not written by 'noticepress erratum'; "
        "delete it, and run 'noticepress erratum'; or restore it",
    ),
    ('  - version: "1.0"', "  []", "5: IN002 versions is empty; add an entry"),
]


@pytest.mark.parametrize(("old", "new", "expected"), WORDS)
def test_fault_is_said_in_words_with_a_remedy(old: str, new: str, expected: str) -> None:
    assert old in REGISTER

    with pytest.raises(NoticepressError) as caught:
        parse_register(REGISTER.replace(old, new, 1), "notice.yml", "n")

    lines = str(caught.value).split("\n")
    assert any(line.startswith(f"notice.yml:{expected}") for line in lines), lines
    assert len(lines) == 1 + ("titel" in new)


def test_empty_file_is_said_to_be_empty() -> None:
    with pytest.raises(NoticepressError) as caught:
        parse_register("# nothing\n", "notice.yml", "n")

    assert str(caught.value) == (
        "notice.yml:1: IN002 the file is empty, where keys with values are due; "
        "write 'key: value' on lines of their own, indented alike"
    )
