"""A seal whose entry has lost its digest, or has other days: no command takes the version for a draft, or for later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commandline import call
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"
DIGEST_10 = "sha256:4488203558b330353d07fee7cb74339d99da6fd8ca052d814cc513b62cd27432"
DIGEST_11 = "sha256:705fdc550a70e5ea11086297a482d16917708ca67cfe1765d6de0b1cb5e3c82c"


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".noticepress" not in path.parts
    }


def delete_digests(small: SmallProject, *digests: str) -> None:
    for digest in digests:
        small.replace(REGISTER, f"    digest: {digest}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--blocking"),
        ("build",),
        ("build", "--drafts"),
        ("publish", "1.1"),
        ("publish", "1.1", "--as-of", "2021-03-01"),
        ("withdraw", "1.0", "--reason", "A mistake.", "--as-of", "2020-01-02"),
    ],
)
@pytest.mark.parametrize("digests", [(DIGEST_11,), (DIGEST_11, DIGEST_10)])
def test_deleting_a_digest_unpublishes_nothing(small: SmallProject, arguments: tuple[str, ...], digests) -> None:
    delete_digests(small, *digests)
    small.replace(
        REGISTER,
        "published: 2021-03-01",
        "published: 2099-03-01" if arguments == ("publish", "1.1") else "published: 2021-03-01",
    )
    before = files_of(small.root)

    result = call(small, *arguments)

    assert result.exit_code != 0
    assert files_of(small.root) == before
    if arguments[0] in ("check", "build"):
        assert "version 1.1 has no digest, but its text is sealed, in docs/privacy/1.1/seal.json" in result.output


@pytest.mark.parametrize("arguments", [("check", "--blocking"), ("build",), ("publish", "1.1"), ("new", "1.3")])
def test_deleting_the_seals_too_unpublishes_nothing(small: SmallProject, arguments: tuple[str, ...]) -> None:
    small.seal_editions()
    delete_digests(small, DIGEST_11, DIGEST_10)
    small.replace(REGISTER, '  - version: "1.2"\n    effective: 2030-01-01\n    summary: A new address.\n', "")
    for folder in ("1.0", "1.1"):
        (small.root / f"docs/privacy/{folder}/seal.json").unlink()
    before = files_of(small.root)

    result = call(small, *arguments)

    assert result.exit_code != 0
    assert files_of(small.root) == before
    assert "version 1.1 " in result.output


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ({"published: 20": "published: 21", "effective: 20": "effective: 21"}, "VE006"),
        ({"    published: 2020-01-01\n": "", "    published: 2021-03-01\n": ""}, "VE006"),
        ({"title: Privacy Notice": "title: Privacy Notice\ntime_zone: America/New_York"}, "VE001"),
    ],
)
def test_other_days_in_a_register_take_no_notice_off_the_site(small: SmallProject, edits, told: str) -> None:
    text = small.read(REGISTER)
    for old, new in edits.items():
        text = text.replace(old, new)
    small.write(REGISTER, text)

    for command in ("check", "--blocking"), ("build",):
        result = call(small, *command, "--as-of", "2020-01-01")  # the day on which it began: in New York one before

        assert result.exit_code == 1, result.output
        assert re.search(rf"^{REGISTER}:\d+: {told} ", result.output), result.output
    assert not (small.root / "site").exists()


def test_no_draft_is_begun_after_a_sealed_one(small: SmallProject) -> None:
    small.replace(REGISTER, '  - version: "1.2"\n    effective: 2030-01-01\n    summary: A new address.\n', "")
    delete_digests(small, DIGEST_11)

    result = call(small, "new", "1.2.1")

    assert result.exit_code == 2
    assert "version 1.1 is sealed, but its entry has no digest" in result.output


def test_the_line_that_is_named_restores_a_version_with_an_erratum(small: SmallProject) -> None:
    done = call(
        small, "erratum", "1.1", "--section", "contact", "--old", "Sign", "--new", "Do sign", "--reason", "A verb."
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    whole = small.read(REGISTER)
    delete_digests(small, DIGEST_11)
    remedies = [finding.remedy for finding in small.findings() if finding.code == "VE006"]

    assert [f"its line 'digest: {DIGEST_11}'" in remedy for remedy in remedies] == [True]
    small.replace(
        REGISTER,
        "    summary: Data is kept for a shorter time.\n",
        f"    summary: Data is kept for a shorter time.\n    digest: {DIGEST_11}\n",
    )
    assert small.read(REGISTER) == whole


def test_a_changed_text_with_an_erratum_is_told_once(small: SmallProject) -> None:
    done = call(
        small, "erratum", "1.1", "--section", "contact", "--old", "Sign", "--new", "Do sign", "--reason", "A verb."
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    small.replace("docs/privacy/1.1/10-your-data.md", "your name", "your full name")

    found = [finding.code for finding in small.findings() if not finding.code.startswith("TR")]

    assert found == ["VE001"]


def test_new_and_publish_leave_no_seal_beside_a_draft(small: SmallProject) -> None:
    small.replace(REGISTER, "effective: 2030-01-01", "effective: 2030-01-01\n    published: 2029-01-01")
    for arguments in (("publish", "1.2", "--as-of", "2028-01-01"), ("new", "1.3")):
        result = call(small, *arguments)
        assert result.exit_code == 0, result.output

    assert (small.root / "docs/privacy/1.2/seal.json").is_file()
    assert not (small.root / "docs/privacy/1.3/seal.json").exists()
    assert "VE006" not in {finding.code for finding in small.findings()}
