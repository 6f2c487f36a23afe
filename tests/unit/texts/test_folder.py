"""What may stand in a version's folder."""

from __future__ import annotations

import pytest

from noticepress.texts.folder import section_files

FOLDER = "docs/privacy/1.0"


def test_sections_are_given_in_their_order() -> None:
    names = ["100-c.md", "20-b.md", "index.md", "seal.json", "3-z.md"]

    assert section_files(names, FOLDER, ("seal.json",)) == (["index.md", "3-z.md", "20-b.md", "100-c.md"], [])


@pytest.mark.parametrize("name", [".DS_Store", ".git/", ".20-b.md.swp", "20-b.md~", "~$20-b.md", "#20-b.md~"])
def test_what_editors_and_systems_leave_is_passed_over(name: str) -> None:
    assert section_files(["index.md", name], FOLDER, ()) == (["index.md"], [])


NAME = "name it like 60-google-analytics.md: a number, then an id in lower-case ASCII"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["20-contact.txt"], f"/20-contact.txt: IN009 the file is not read: a section's name ends in .md; {NAME}"),
        (["20-contact.MD"], f"/20-contact.MD: IN009 the file is not read: a section's name ends in .md; {NAME}"),
        (["\u0662\u0660-contact.md"], f"/\u0662\u0660-contact.md: IN009 the file's name is not a section's; {NAME}"),
        (["Contact.md"], f"/Contact.md: IN009 the file's name is not a section's; {NAME}"),
        (
            ["logo.png"],
            "/logo.png: IN009 the file is no section of the version; move it out of the folder, or delete it",
        ),
        (
            ["retention.md"],
            "/retention.md: IN009 the section's name has no number, which gives its place in the order; "
            "put one before it, as in 60-retention.md",
        ),
        (["sub/"], "/sub: IN009 a version's folder holds no folders; move its files up, or delete it"),
        (
            ["10-a.md", "010-b.md"],
            "/10-a.md: IN009 the number 10 is that of 010-b.md too; give one of the two files another number",
        ),
        (["10-a.md", "20-a.md"], "/20-a.md: IN009 the section 'a' is in 10-a.md already; keep one of the two files"),
        (["10-index.md"], "/index.md: IN009 the section 'index' is in 10-index.md already; keep one of the two files"),
    ],
)
def test_anything_else_is_named(names: list[str], expected: str) -> None:
    _, found = section_files(["index.md", *names], FOLDER, ())

    assert [str(finding) for finding in found] == [FOLDER + expected]


def test_missing_preamble_is_named() -> None:
    _, found = section_files(["10-a.md"], FOLDER, ())

    assert [str(finding) for finding in found] == [
        f"{FOLDER}: IN009 the version has no index.md; create it, with the title and the preamble"
    ]
