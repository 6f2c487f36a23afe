"""A version from draft to superseded, through the command line: what is written, what is refused, what is shown."""

from __future__ import annotations

import difflib
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import pytest
import yaml
from click.testing import CliRunner

from commandline import call, done
from noticepress.commands import main
from noticepress.editions.sources.files import ProjectFiles
from noticepress.site.verifying.verify import verify
from small_project import CORRECTION, SmallProject

REGISTER = "docs/privacy/notice.yml"
FOR_TRANSLATORS = {"TR001", "TR002", "TR011"}
"""Codes of work that the English side leaves to translators."""

COMMENTED = """\
# The register of the privacy notice.
title: 'Privacy Notice'   # as on the page
notice_period_days: 14

prevailing_clause: languages
facts:
  request_url: "https://example.org/request"
  # The company's full name.
  organisation: Example Ltd.
  retention_days: 1200

versions:
  # The first one.
  - version: "1.0"
    published: 2020-01-01
    effective: 2020-01-15   # a Wednesday
    summary: The first version.
    digest: sha256:4488203558b330353d07fee7cb74339d99da6fd8ca052d814cc513b62cd27432

  - version: '1.1'
    summary: >-
      Data is kept for
      a shorter time.
    effective: 2021-04-01
    published: 2021-03-01
    digest: sha256:705fdc550a70e5ea11086297a482d16917708ca67cfe1765d6de0b1cb5e3c82c
  # Counsel looks at this one.
  - version: "1.2"
    effective: 2030-01-01
    summary: A new address, {long}.
# The end.
""".replace("{long}", "and " + "a longer explanation of why it is new " * 4 + "than one line holds")

LATER = date(2026, 12, 31)


def contents(small: SmallProject) -> dict[str, bytes]:
    """Every file of the project: its path and bytes."""
    return {
        path.relative_to(small.root).as_posix(): path.read_bytes()
        for path in small.root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def assert_refused(small: SmallProject, arguments: list[str], status: int, message: str) -> None:
    """The command gives ``status`` and says ``message``; every file is as it was."""
    before = contents(small)

    result = call(small, *arguments)

    assert result.exit_code == status, result.output
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert contents(small) == before
    if status == 2 and "Usage:" not in result.stderr:
        assert result.stderr.count("\n") == 1


PUBLISHED: dict[tuple[str, tuple[tuple[str, bytes], ...]], dict[str, bytes]] = {}
"""What publishing gave before, by the day and all files of the project: thirty tests begin with it."""


def publish(small: SmallProject, day: str = "2026-11-24") -> None:
    before = (day, tuple(sorted(contents(small).items())))
    if before not in PUBLISHED:
        done(small, "publish", "1.2", "--as-of", day)
        PUBLISHED[before] = contents(small)
    for path, data in PUBLISHED[before].items():
        (small.root / path).parent.mkdir(parents=True, exist_ok=True)
        (small.root / path).write_bytes(data)


def statuses(small: SmallProject, day: str) -> dict[str, str]:
    data = json.loads(done(small, "status", "--format", "json", "--as-of", day).stdout)
    assert data["as_of"] == {"privacy": day}
    return {row["version"]: row["status"] for row in data["notices"]["privacy"]}


def added_lines(before: str, after: str) -> list[str]:
    """The lines that came; none may have gone."""
    changes = [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]
    assert [line for line in changes if line.startswith("-")] == []
    return [line[2:] for line in changes]


def text_of(path: Path) -> str:
    """A page's text without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))


# new


def test_new_copies_the_newest_text_and_enters_a_draft(small: SmallProject) -> None:
    publish(small)
    before = small.read(REGISTER)

    done(small, "new", "1.3")

    folder = small.root / "docs/privacy"
    names = {path.name for path in (folder / "1.2").glob("*.md")}
    assert {path.name for path in (folder / "1.3").iterdir()} == names
    assert all((folder / "1.3" / name).read_bytes() == (folder / "1.2" / name).read_bytes() for name in names)
    assert added_lines(before, small.read(REGISTER)) == ['  - version: "1.3"', "    effective:", "    summary: ''"]
    assert statuses(small, "2040-01-01")["1.3"] == "draft"
    assert sorted(path.name for path in folder.iterdir()) == ["1.0", "1.1", "1.2", "1.3", "notice.yml"]


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("1.2", "is not greater than 1.2; the next is 1.3"),
        ("1.1", "is not greater than 1.2"),
        ("0.9", "is not greater than 1.2"),
        ("1.1.9", "is not greater than 1.2"),
        ("2", "is not a version number"),
        ("1.3.1.1", "is not a version number"),
        ("1.03", "is not a version number"),
        ("v1.3", "is not a version number"),
        ("1.3 ", "is not a version number"),
        ("1.³", "is not a version number"),
        ("1.٣", "is not a version number"),
        ("../1.3", "is not a version number"),
        ("1.3\n", "is not a version number"),
        ("", "it is empty; write what is meant"),
    ],
)
def test_new_refuses_a_number_that_cannot_follow(small: SmallProject, number: str, message: str) -> None:
    publish(small)

    assert_refused(small, ["new", number], 2, message)


def test_new_refuses_while_a_draft_exists(small: SmallProject) -> None:
    assert_refused(small, ["new", "1.3"], 2, "version 1.2 is still a draft")


def test_new_refuses_where_the_folder_exists(small: SmallProject) -> None:
    publish(small)
    small.write("docs/privacy/1.3/notes.txt", "mine")

    assert_refused(small, ["new", "1.3"], 2, "docs/privacy/1.3 exists already")


def test_new_refuses_where_the_newest_version_has_no_text(small: SmallProject) -> None:
    publish(small)
    shutil.rmtree(small.root / "docs/privacy/1.2")

    assert_refused(small, ["new", "1.3"], 2, "version 1.2 has no text to begin from; restore docs/privacy/1.2")


def test_new_takes_the_greater_number_and_not_the_later_word(small: SmallProject) -> None:
    publish(small)

    done(small, "new", "1.10")

    assert list(statuses(small, "2026-11-24")) == ["1.0", "1.1", "1.2", "1.10"]


# publish


def test_publish_writes_digest_and_seal(small: SmallProject) -> None:
    before = contents(small)

    result = done(small, "publish", "1.2", "--as-of", "2026-11-24")

    after = contents(small)
    records = {"docs/privacy/1.2/seal.json", "docs/privacy/1.2/editions.json"}
    words = {f"locales/{name}/sealed/privacy.json" for name in ("de", "zh_Hant", "zh_Hant_HK")}
    assert {path for path in after if after[path] != before.get(path)} == {REGISTER, *records, *words}
    digest = small.publication().inputs.notices["privacy"].notice.versions[-1].digest
    assert digest in result.stdout
    assert added_lines(before[REGISTER].decode(), small.read(REGISTER)) == [
        "    published: 2026-11-24",
        f"    digest: {digest}",
    ]
    assert small.findings() == []


def test_publish_keeps_the_published_date_of_the_register(small: SmallProject) -> None:
    small.replace(REGISTER, "    effective: 2030", "    published: 2027-02-03\n    effective: 2030")

    publish(small)

    assert small.read(REGISTER).count("published:") == 3
    assert statuses(small, "2027-02-02")["1.2"] == "pending"
    assert statuses(small, "2027-02-03")["1.2"] == "announced"


def test_dry_run_says_what_publish_writes_and_writes_nothing(small: SmallProject) -> None:
    before = contents(small)

    tried = done(small, "publish", "1.2", "--dry-run", "--as-of", "2026-11-24").stdout

    assert contents(small) == before
    assert tried.replace("Would write", "Written") == done(small, "publish", "1.2", "--as-of", "2026-11-24").stdout


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]], ids=["for good", "dry run"])
@pytest.mark.parametrize(
    ("edits", "number", "status", "message"),
    [
        (
            [(REGISTER, "    effective: 2030-01-01\n", "")],
            "1.2",
            2,
            "version 1.2 has no effective date; write 'effective: YYYY-MM-DD' in its entry, docs/privacy/notice.yml:19",
        ),
        ([(REGISTER, "effective: 2030-01-01", "effective:")], "1.2", 2, "version 1.2 has no effective date"),
        (
            [
                (REGISTER, "effective: 2030-01-01", "effective:  # 14 days after"),
            ],
            "1.2",
            2,
            "no effective date",
        ),
        ([(REGISTER, "effective: 2030-01-01", "effective: ''")], "1.2", 2, "no effective date"),
        (
            [(REGISTER, "    summary: A new address.\n", "")],
            "1.2",
            2,
            "version 1.2 has no summary; write one or two sentences for visitors in its entry, docs/",
        ),
        ([(REGISTER, "summary: A new address.", "summary: '  '")], "1.2", 2, "version 1.2 has no summary"),
        ([(REGISTER, "2030-01-01", "2026-12-07")], "1.2", 1, "VE005 version 1.2 is announced 13 days before"),
        ([(REGISTER, "2030-01-01", "2026-11-24")], "1.2", 1, "VE005 version 1.2 is announced 0 days before"),
        ([(REGISTER, "2030-01-01", "2026-11-23")], "1.2", 1, "VE004 version 1.2 takes effect on 2026-11-23"),
        ([(REGISTER, "2030-01-01", "2030-02-30")], "1.2", 1, "VE004"),
        ([(REGISTER, "2030-01-01", "2021-04-01\n    published: 2021-03-15")], "1.2", 2, "which is past"),
        ([(REGISTER, "2030-01-01", "2030-01-01\n    published: 2026-11-23")], "1.2", 2, "--as-of 2026-11-23"),
        ([], "1.1", 2, "version 1.1 is published already, on 2021-03-01"),
        ([], "1.3", 2, "the register has no version '1.3'"),
        ([], "-h/../1.2", 2, ""),
        ([("docs/privacy/1.0/20-contact.md", "Sign", "Seal")], "1.2", 1, "VE001 the text of published version 1.0"),
        ([(REGISTER, "The first version.", "The 1st version.")], "1.2", 1, "VE006"),
        ([("docs/privacy/1.2/20-contact.md", "## Contact {#contact}", "## Contact")], "1.2", 1, "IN004"),
        ([("docs/privacy/1.2/20-contact.md", "Write to us", "<div>x</div>\n\nWrite to us")], "1.2", 1, "IN005"),
        ([("docs/privacy/1.2/10-your-data.md", "{{ retention_days }}", "{{ days }}")], "1.2", 1, "IN008"),
        ([("docs/privacy/1.2/index.md", "{#languages}", "{#tongues}")], "1.2", 1, "IN010"),
        ([("docs/privacy/1.2/10-your-data.md", "not longer", "until 1 January 2030")], "1.2", 1, "VE008"),
    ],
)
def test_publish_refuses_and_writes_nothing(small, *, edits, number, status, message, dry_run) -> None:
    for path, old, new in edits:
        small.replace(path, old, new)

    assert_refused(small, ["publish", *dry_run, "--as-of", "2026-11-24", "--", number], status, message)


def test_publish_says_once_which_day_the_draft_may_have(small: SmallProject) -> None:
    publish(small)
    done(small, "new", "1.3")
    small.replace(
        REGISTER, "    effective:\n    summary: ''", "    effective: 2029-12-31\n    summary: A newer address."
    )

    told = call(small, "publish", "1.3", "--as-of", "2026-11-25").stderr

    assert "write a day after 2030-01-01 in its entry" in told
    assert told.count("VE003") == 1


def test_publish_accepts_exactly_the_notice_period(small: SmallProject) -> None:
    small.replace(REGISTER, "2030-01-01", "2026-12-08")

    publish(small)

    assert small.findings() == []


def test_publish_accepts_short_notice_with_a_reason(small: SmallProject) -> None:
    small.replace(REGISTER, "2030-01-01", "2026-11-30\n    short_notice: A court ordered it.")

    publish(small)

    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS
    done(small, "build", "--as-of", "2026-11-24")
    for page in ("privacy/1.2/index.html", "privacy/versions/index.html"):
        assert "Reason for the shorter notice period" in text_of(small.root / "site" / page)
        assert "A court ordered it." in text_of(small.root / "site" / page)


def test_published_text_cannot_be_changed_unseen(small: SmallProject) -> None:
    publish(small)
    small.replace("docs/privacy/1.2/20-contact.md", "Sign and date", "Sign or date")

    assert "VE001 the text of published version 1.2 has changed" in call(small, "check").stdout


# status


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-12-31", ("pending", "pending", "pending")),
        ("2020-01-01", ("announced", "pending", "pending")),
        ("2020-01-14", ("announced", "pending", "pending")),
        ("2020-01-15", ("in force", "pending", "pending")),
        ("2021-02-28", ("in force", "pending", "pending")),
        ("2021-03-01", ("in force", "announced", "pending")),
        ("2021-03-31", ("in force", "announced", "pending")),
        ("2021-04-01", ("superseded", "in force", "pending")),
        ("2029-05-31", ("superseded", "in force", "pending")),
        ("2029-06-01", ("superseded", "in force", "announced")),
        ("2029-12-31", ("superseded", "in force", "announced")),
        ("2030-01-01", ("superseded", "superseded", "in force")),
        ("2999-12-31", ("superseded", "superseded", "in force")),
    ],
)
def test_status_follows_the_day(small: SmallProject, day: str, expected: tuple[str, ...]) -> None:
    publish(small, "2029-06-01")

    assert statuses(small, day) == dict(zip(("1.0", "1.1", "1.2"), expected, strict=True))


@pytest.mark.parametrize("day", ["2019-01-01", "2026-11-24", "2031-01-01"])
def test_draft_stays_a_draft_on_every_day(small: SmallProject, day: str) -> None:
    assert statuses(small, day)["1.2"] == "draft"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2029-06-30", ("in force", "announced")),
        ("2029-07-01", ("in force", "withdrawn")),
        ("2030-01-01", ("in force", "withdrawn")),
    ],
)
def test_withdrawn_version_never_comes_into_force(small: SmallProject, day: str, expected: tuple[str, str]) -> None:
    publish(small, "2029-06-01")
    done(small, "withdraw", "1.2", "--reason", "A mistake.", "--as-of", "2029-07-01")

    assert (statuses(small, day)["1.1"], statuses(small, day)["1.2"]) == expected


# withdraw


def test_a_draft_that_is_a_copy_of_a_withdrawn_text_says_so(small: SmallProject) -> None:
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "A mistake.", "--as-of", "2027-01-01")

    assert "docs/privacy/1.3/: draft 1.3, a copy of 1.2, which was withdrawn\n" in done(small, "new", "1.3").output


def test_withdrawal_is_shown_and_the_text_in_force_stays(small: SmallProject) -> None:
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "  The plan\n was dropped. ", "--as-of", "2027-01-01")

    done(small, "build", "--as-of", "2030-06-01")

    site = small.root / "site"
    assert "This version was withdrawn before it took effect" in text_of(site / "privacy/1.2/index.html")
    assert "The plan was dropped." in text_of(site / "privacy/versions/index.html")
    assert (site / "de-DE/privacy/1.2/index.html").is_file()
    in_force = text_of(site / "privacy/index.html")
    assert "Sign your letter." in in_force
    assert "Sign and date your letter." not in in_force
    entry = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"][-1]
    assert entry["status"] == "withdrawn"
    assert entry["withdrawn"]["on"] == "2027-01-01"
    assert entry["withdrawn"]["reason"] == "The plan was dropped."
    assert verify(str(site)).findings == ()
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS


def test_with_dry_run_a_withdrawal_is_tried_and_only_told(small: SmallProject) -> None:
    publish(small)
    register = small.read(REGISTER)

    told = done(small, "withdraw", "1.2", "--reason", "No.", "--as-of", "2027-01-01", "--dry-run")

    line = "docs/privacy/notice.yml: version 1.2 would be withdrawn as of 2027-01-01; it will not take effect\n"
    assert (told.stdout, small.read(REGISTER)) == (line, register)
    assert_refused(small, ["withdraw", "1.2", "--reason", "No.", "--as-of", "2030-01-01", "--dry-run"], 2, "in force")


@pytest.mark.parametrize(
    ("number", "reason", "day", "message"),
    [
        ("1.2", "No.", "2030-01-01", "has been in force since 2030-01-01 and cannot be withdrawn"),
        ("1.2", "No.", "2031-01-01", "cannot be withdrawn"),
        ("1.1", "No.", "2026-11-25", "cannot be withdrawn"),
        ("1.2", "", "2027-01-01", "give a --reason"),
        ("1.2", " \t", "2027-01-01", "give a --reason"),
        ("1.9", "No.", "2027-01-01", "the register has no version '1.9'"),
    ],
)
def test_withdraw_refuses_and_writes_nothing(small, number, reason, day, message) -> None:
    publish(small)

    assert_refused(small, ["withdraw", number, "--reason", reason, "--as-of", day], 2, message)


def test_nothing_is_withdrawn_before_it_was_put_on_record(small: SmallProject) -> None:
    done(small, "publish", "1.2", "--as-of", "2026-11-25")
    early = ["withdraw", "1.2", "--reason", "No.", "--as-of", "2026-11-24"]
    assert_refused(
        small, early, 2, "the record of version 1.2 has an entry of 2026-11-25, which is later than 2026-11-24"
    )
    done(small, "withdraw", "1.2", "--reason", "A **mistake**.", "--as-of", "2026-11-25")
    told = call(small, "check", "--only", "IN014", "--as-of", "2026-11-25").output
    assert "“**” is shown as it stands here: “A **mistake**.”; leave it as it was published; write the next in" in told


def test_withdraw_needs_a_reason_a_publication_and_one_time_only(small: SmallProject) -> None:
    assert_refused(small, ["withdraw", "1.2", "--reason", "No."], 2, "version 1.2 is a draft")
    publish(small)
    assert_refused(small, ["withdraw", "1.2"], 2, "--reason")
    done(small, "withdraw", "1.2", "--reason", "No.", "--as-of", "2027-01-01")
    again = ["withdraw", "1.2", "--reason", "No!", "--as-of", "2027-01-02"]
    assert_refused(small, again, 2, "withdrawn already, on 2027-01-01")


def test_withdraw_refuses_while_there_are_findings(small: SmallProject) -> None:
    publish(small)
    small.replace("docs/privacy/1.0/20-contact.md", "Sign", "Seal")

    assert_refused(small, ["withdraw", "1.2", "--reason", "No.", "--as-of", "2027-01-01"], 1, "VE001")


def test_a_new_version_can_follow_a_withdrawn_one(small: SmallProject) -> None:
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "No.", "--as-of", "2027-01-01")
    done(small, "new", "1.3")
    small.replace(REGISTER, "effective:\n    summary: ''", "effective: 2030-01-01\n    summary: A new address.")

    done(small, "publish", "1.3", "--as-of", "2027-02-01")

    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS
    expected = ("superseded", "superseded", "withdrawn", "in force")
    assert tuple(statuses(small, "2030-01-01").values()) == expected


# erratum


def erratum(number: str = "1.1", *, day: str = "2026-11-25", **wanted: str) -> list[str]:
    """The command's arguments: a usual correction, but for what is ``wanted`` instead."""
    named = {"section": "your-data", "old": "not longer", "new": "no longer", "reason": "A slip.", **wanted}
    return ["erratum", number, *(f"--{name}={value}" for name, value in named.items()), f"--as-of={day}"]


def recorded(small: SmallProject) -> list[dict[str, str]]:
    version = small.publication().inputs.notices["privacy"].notice.version("1.1")
    assert version is not None
    return [
        {"on": str(each.on), "section": each.section, "old": each.old_text, "new": each.new_text, "why": each.reason}
        for each in version.errata
    ]


def test_erratum_changes_the_text_once_and_records_it(small: SmallProject) -> None:
    path = "docs/privacy/1.1/10-your-data.md"
    before = contents(small)

    told = done(small, *erratum(reason=" A slip. ")).output

    after = contents(small)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {path, REGISTER, "docs/privacy/1.1/seal.json"}
    assert after[path] == before[path].replace(b"not longer", b"no longer")
    sentence = "We keep **your data** for {{ retention_days }} days, not longer."
    assert recorded(small) == [
        {
            "on": "2026-11-25",
            "section": "your-data",
            "old": (sentence,),
            "new": (sentence.replace("not longer", "no longer"),),
            "why": "A slip.",
        }
    ]
    assert {finding.code for finding in small.findings(LATER)} == {"TR002"}
    assert told.splitlines()[1:3] == [f"Before: {sentence}", f"After:  {sentence.replace('not longer', 'no longer')}"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("typed", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_lines_of_a_corrected_text_end_as_before(small: SmallProject, line_end: str, typed: str) -> None:
    small.drop_translations()
    path = small.root / "docs/privacy/1.1/10-your-data.md"
    before = f"\ufeff{path.read_text(encoding='utf-8')}".replace("\n", line_end)
    path.write_bytes(before.encode())

    done(small, *erratum(old=f"    - the street{typed}    - the town", new=f"    - the road{typed}    - the city"))

    after = before.replace("the street", "the road").replace("the town", "the city")
    assert path.read_bytes() == after.encode()
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_bytes_that_are_no_text_are_refused(small: SmallProject) -> None:
    publish(small)

    for arguments in (erratum(new="\udcff"), erratum(reason="\udcff"), ["withdraw", "1.2", "--reason", "\udcff"]):
        assert_refused(small, arguments, 2, "a text of the command line is not UTF-8")


def test_second_erratum_follows_the_first(small: SmallProject) -> None:
    done(small, *erratum())
    done(small, *erratum(section="contact", old="Letters take", new="Post takes", day="2026-11-26"))
    done(small, *erratum(old="no longer", new="not longer", day="2026-11-27", reason="It was right."))

    assert [each["on"] for each in recorded(small)] == ["2026-11-25", "2026-11-26", "2026-11-27"]
    errata = small.publication().inputs.notices["privacy"].notice.versions[1].errata
    assert [each.old_digest for each in errata[1:]] == [each.new_digest for each in errata[:-1]]
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_a_version_can_be_published_after_an_erratum(small: SmallProject) -> None:
    done(small, *erratum())
    publish(small, "2026-11-26")

    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS
    done(small, *erratum("1.0", section="contact", old="Sign your", new="Do sign your", day="2026-11-27"))
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_erratum_is_shown_wherever_the_version_is(small: SmallProject) -> None:
    done(small, *erratum(reason="A slip & <more>."))
    done(small, "build", "--as-of", "2026-11-26")

    site = small.root / "site"
    for page in ("privacy/1.1/", "privacy/", "privacy/versions/", "de-DE/privacy/1.1/", "zh-HK/privacy/versions/"):
        text = text_of(site / page / "index.html")
        assert 'datetime="2026-11-25"' in (site / page / "index.html").read_text(encoding="utf-8")
        assert "A slip &amp; &lt;more&gt;." in text
        assert re.search(r"days, not longer\..*days, no longer\.", text)
    assert "A slip" not in text_of(site / "privacy/1.0/index.html")
    for feed in ("privacy/feed.xml", "de-DE/privacy/feed.xml"):
        content = (site / feed).read_text(encoding="utf-8")
        assert "A slip &amp; &lt;more&gt;." in content
        assert "2026-11-25T00:00:00Z" in content
    versions = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"]
    assert [[each["reason"] for each in version["errata"]] for version in versions] == [[], ["A slip & <more>."]]
    assert "#erratum-1" in (site / "privacy/feed.xml").read_text(encoding="utf-8")
    assert 'id="erratum-1"' in (site / "privacy/1.1/index.html").read_text(encoding="utf-8")
    assert verify(str(site)).findings == ()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (erratum("1.2"), 2, "version 1.2 is a draft"),
        (erratum("1.9"), 2, "the register has no version '1.9'"),
        (erratum(section="nothing"), 2, "has no section 'nothing'; it has index, your-data, contact"),
        (erratum(section="../contact"), 2, "has no section"),
        (erratum(old="for ever"), 2, "stands in docs/privacy/1.1/10-your-data.md not at all"),
        (erratum(old=""), 2, "--old is empty; quote the text to be replaced"),
        (erratum(old="your"), 2, "times"),
        (erratum(new="not longer"), 2, "changes no text"),
        (erratum(old="days, not", new="days,\nnot"), 2, "changes no text"),
        (erratum(reason=""), 2, "give a --reason"),
        (erratum(reason=" "), 2, "give a --reason"),
        (erratum(day="2026-02-30"), 2, "is not a day of the calendar"),
        (erratum(old="## Your data {#your-data}", new="## Your data"), 1, "IN004"),
        (erratum(old="not longer.", new="not longer.\n\n<div>more</div>"), 1, "IN005"),
        (erratum(new="{{ nothing }}"), 1, "IN008"),
        (erratum(section="index", old="{#languages}", new="{#tongues}"), 1, "IN010"),
        (erratum(old="## Your data {#your-data}", new="## Your data {#contact}"), 1, "IN004"),
        (erratum(old="## Your data {#your-data}", new="Your data"), 1, "IN004"),
    ],
)
def test_erratum_refuses_and_writes_nothing(small, arguments, status, message) -> None:
    assert_refused(small, arguments, status, message)


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("docs/privacy/1.1/10-your-data.md", "the town", "the city", "VE001 the text of published version 1.1"),
        ("docs/privacy/1.0/10-your-data.md", "the town", "the city", "VE001 the text of published version 1.0"),
        (REGISTER, "The first version.", "A first version.", "VE006"),
        (REGISTER, "retention_days: 1200", "retention_days: 1300", "VE001"),
        ("docs/privacy/1.2/20-contact.md", " {#contact}", "", "IN004"),
    ],
)
def test_erratum_refuses_while_there_are_other_findings(small, path, old, new, message) -> None:
    small.replace(path, old, new)

    assert_refused(small, erratum(), 1, message)


# The register's own hand


def commented(small: SmallProject) -> None:
    """Give the register comments, quotation marks, blank lines, an order of its own and a long line."""
    small.write(REGISTER, COMMENTED)
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS


def test_no_command_touches_another_line_of_the_register(small: SmallProject) -> None:
    commented(small)
    steps = [
        (["publish", "1.2", "--as-of", "2026-11-24"], {"published", "digest"}),
        (
            erratum(day="2026-11-25"),
            {"errata", "- on", "section", "reason", "old_text", "new_text", "old_digest", "new_digest"},
        ),
        (["withdraw", "1.2", "--reason", "No.", "--as-of", "2026-11-26"], {"withdrawn", "on", "reason", "digest"}),
        (["new", "1.3"], {"- version", "effective", "summary"}),
    ]
    problems = []
    for arguments, keys in steps:
        before = small.read(REGISTER)
        done(small, *arguments)
        changes = [
            line for line in difflib.ndiff(before.splitlines(), small.read(REGISTER).splitlines()) if line[0] in "+-"
        ]
        gone = [line for line in changes if line.startswith("-")]
        come = {line[2:].strip().partition(":")[0] for line in changes if line.startswith("+") and ":" in line}
        problems += [f"{arguments[0]}: {line}" for line in gone]
        problems += [f"{arguments[0]}: + {key}" for key in come ^ keys]

    assert problems == []
    assert [line for line in COMMENTED.splitlines() if "#" in line] == [
        line for line in small.read(REGISTER).splitlines() if "#" in line
    ]


def test_windows_line_ends_of_the_register_survive(small: SmallProject) -> None:
    small.drop_translations()
    path = small.root / REGISTER
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().splitlines(keepends=True)

    publish(small)

    kept = [line for line in path.read_bytes().splitlines(keepends=True) if line in before]
    assert kept == before


@pytest.mark.parametrize("indent", ["", "  ", "    "])
def test_beginning_and_indentation_of_the_register_survive(small: SmallProject, indent: str) -> None:
    small.drop_translations()
    head, entries = small.read(REGISTER).split("versions:\n")
    lines = [line.removeprefix("  ") for line in entries.splitlines()]
    entries = "".join(f"{indent}{line}\n" for line in lines)
    before = f"# Owner: legal\n# Ask before you edit.\n---\n{head}versions:\n{entries}"
    small.write(REGISTER, before)

    publish(small)

    kept = set(small.read(REGISTER).splitlines())
    assert [line for line in before.splitlines() if line not in kept] == []


def step_by_step() -> list[list[str]]:
    """Every command that writes the register, one after another."""
    return [
        ["publish", "1.2", "--as-of", "2026-11-24"],
        erratum(day="2026-11-25"),
        ["withdraw", "1.2", "--reason", "No.", "--as-of", "2026-11-26"],
        ["new", "1.3"],
    ]


AS_WRITTEN = [
    ("tab before a comment", "retention_days: 1200", "retention_days: 1200\t# days"),
    ("text that begins with a dash", "facts:", "facts:\n  odd: -_"),
    ("text that looks like a number", "facts:", "facts:\n  reg: 7e1234"),
    ("escaped letter", "facts:", 'facts:\n  cafe: "caf\\u00e9"'),
    ("more spaces", "title: Privacy", "title:   Privacy"),
    ("wrapped text", "A new address.", "A new\n      address."),
    ("end of the document", "A new address.", "A new address.\n..."),
    ("beginning of the document", "title:", "# Ours\n%YAML 1.1\n--- # c\ntitle:"),
    ("mark of the byte order", "title:", "\ufefftitle:"),
    ("comments between", '  - version: "1.2"', '\n  # Of 1.2\n  - version: "1.2"'),
    ("comments at the end", "A new address.", "A new address.\n# Of the file"),
]


ALONE = ("end of the document", "comments at the end", "mark of the byte order")
"""What leaves no place for something that others write."""
TOGETHER = [[row for row in AS_WRITTEN if row[0] not in ALONE], *([row] for row in AS_WRITTEN if row[0] in ALONE)]


@pytest.mark.parametrize(
    ("edits", "line_end"),
    [
        *(pytest.param([row[1:]], b"\n", id=f"LF-{row[0]}") for row in AS_WRITTEN),
        # The other line ends make no difference to one of them alone: as many as can stand together do.
        *(
            pytest.param([row[1:] for row in rows], b"\r\n", id=f"CRLF-{', '.join(row[0] for row in rows)}")
            for rows in TOGETHER
        ),
    ],
)
def test_what_somebody_wrote_in_the_register_stays(small: SmallProject, edits, line_end: bytes) -> None:
    small.drop_translations()
    for old, new in edits:
        small.replace(REGISTER, old, new)
    path = small.root / REGISTER
    path.write_bytes(path.read_bytes().replace(b"\n", line_end))
    for arguments in step_by_step():
        before = path.read_bytes().splitlines(keepends=True)
        done(small, *arguments)
        after = path.read_bytes().splitlines(keepends=True)

        kinds = [tag for tag, *_ in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()]
        assert set(kinds) == {"equal", "insert"}
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(line_end)
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


@pytest.mark.parametrize("text", ["Yes", "no", "ON", "Off", "null", "1200", '"\\'])
def test_texts_of_the_command_line_read_back_as_they_are(small: SmallProject, text: str) -> None:
    small.drop_translations()
    publish(small)
    done(small, *erratum(reason=text))
    done(small, "withdraw", "1.2", "--reason", text, "--as-of", "2026-11-26")

    versions = small.publication(LATER).inputs.notices["privacy"].notice.versions
    assert (versions[1].errata[0].reason, versions[2].withdrawn.reason) == (text, text)


@pytest.mark.parametrize("text", ["Next\u0085line", "\x7f"])
def test_text_of_the_command_line_that_nobody_sees_is_refused_and_nothing_written(
    small: SmallProject, text: str
) -> None:
    publish(small)
    before = contents(small)

    result = call(small, *erratum(reason=text))

    assert (result.exit_code, contents(small)) == (1, before)
    assert " IN007 " in result.output


def test_erratum_of_a_cell_that_reads_as_no_text(small: SmallProject) -> None:
    small.replace("docs/privacy/1.1/10-your-data.md", "Greeting", "Yes")
    small.seal_anew()
    done(small, *erratum(old="Yes", new="No"))

    (found,) = recorded(small)
    assert (found["old"], found["new"]) == (("Yes",), ("No",))
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_register_in_brackets_is_added_to_within_them(small: SmallProject) -> None:
    small.drop_translations()
    data = yaml.load(small.read(REGISTER), Loader=yaml.BaseLoader)  # noqa: S506 (makes texts only)
    data |= {"notice_period_days": 14, "facts": data["facts"] | {"retention_days": 1200}}
    small.write(REGISTER, json.dumps(data))
    for arguments in step_by_step():
        done(small, *arguments)

    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS
    assert [version["version"] for version in json.loads(small.read(REGISTER))["versions"]][-1] == "1.3"


STRANGE = "  - ? version\n    : '1.2'\n    effective: 2030-01-01\n    ? summary\n    : A new address.\n"


def test_register_that_cannot_be_added_to_is_refused(small: SmallProject) -> None:
    small.write(REGISTER, small.read(REGISTER).partition('  - version: "1.2"')[0] + STRANGE)

    refused = "write 'versions' as a list with one key a line, and a line end behind the last; nothing was changed"
    assert_refused(small, ["publish", "1.2", "--as-of", "2026-11-24"], 2, refused)
    assert_refused(small, ["publish", "1.2", "--dry-run", "--as-of", "2026-11-24"], 2, refused)


@pytest.mark.parametrize("step", range(4), ids=["publish", "erratum", "withdraw", "new"])
def test_nothing_is_changed_where_the_register_cannot_be_written(small, monkeypatch, step: int) -> None:
    small.drop_translations()
    steps = step_by_step()
    for arguments in steps[:step]:
        done(small, *arguments)
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "notice.yml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)

    assert_refused(small, steps[step], 1, "permission denied")


# What must not happen to the past, or to the future


def test_longer_notice_period_later_does_not_measure_the_past_again(small: SmallProject) -> None:
    small.replace(REGISTER, "notice_period_days: 14", "notice_period_days: 400")

    assert "VE005" not in {finding.code for finding in small.findings()}


IN_PLACE = "## Contact {#contact}\n\nIn place of version {{ previous_version }}.\n"


def pending_and_withdrawn(small: SmallProject) -> None:
    """Version 1.2 was to be published in February 2027 and is withdrawn before; 1.3 is published in December 2026."""
    small.replace(REGISTER, "effective: 2030-01-01", "effective: 2027-03-01\n    published: 2027-02-01")
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "The plan was dropped.", "--as-of", "2026-11-30")
    done(small, "new", "1.3")
    small.replace(REGISTER, "effective:\n    summary: ''", "effective: 2027-04-01\n    summary: Another address.")


def test_version_withdrawn_before_its_publication_is_never_shown(small: SmallProject) -> None:
    pending_and_withdrawn(small)
    done(small, "publish", "1.3", "--as-of", "2026-12-01")
    assert statuses(small, "2026-12-01") == {
        "1.0": "superseded",
        "1.1": "in force",
        "1.2": "withdrawn",
        "1.3": "announced",
    }

    for day in ("2026-12-01", "2027-02-01", "2027-05-01"):
        done(small, "build", "--as-of", day)
        site = small.root / "site"
        assert not (site / "privacy/1.2").exists()
        assert (site / "privacy/1.3/index.html").is_file()
        assert "1.2" not in (site / "privacy/feed.xml").read_text(encoding="utf-8")
        entry = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"][2]
        assert set(entry) == {"version", "status", "digest", "withdrawn"}
        assert verify(str(site)).findings == ()


def test_version_withdrawn_on_the_day_of_its_publication_stays_at_its_address(small: SmallProject) -> None:
    """Somebody may have read it that day."""
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "The plan was dropped.", "--as-of", "2026-11-24")
    done(small, "build", "--as-of", "2026-11-24")

    assert "The plan was dropped." in text_of(small.root / "site/privacy/1.2/index.html")
    assert verify(str(small.root / "site")).findings == ()


def test_version_is_not_published_before_the_one_that_stands_before_it(small: SmallProject) -> None:
    small.replace(REGISTER, "effective: 2030-01-01", "effective: 2027-03-01\n    published: 2027-02-01")
    publish(small)
    done(small, "new", "1.3")
    small.replace(REGISTER, "effective:\n    summary: ''", "effective: 2027-04-01\n    summary: Another address.")

    assert_refused(small, ["publish", "1.3", "--as-of", "2026-12-01"], 1, "VE011")


def test_withdrawn_version_is_not_the_previous_one(small: SmallProject) -> None:
    pending_and_withdrawn(small)
    small.write(
        "docs/privacy/1.3/20-contact.md", "## Contact {#contact}\n\nIn place of version {{ previous_version }}.\n"
    )
    done(small, "publish", "1.3", "--as-of", "2026-12-01")
    done(small, "build", "--as-of", "2026-12-01")

    assert "In place of version 1.1." in text_of(small.root / "site/privacy/1.3/index.html")


def test_version_that_a_published_text_names_cannot_be_withdrawn_unseen(small: SmallProject) -> None:
    publish(small)
    done(small, "new", "1.3")
    small.replace(REGISTER, "effective:\n    summary: ''", "effective: 2030-04-01\n    summary: Another address.")
    small.write(
        "docs/privacy/1.3/20-contact.md", "## Contact {#contact}\n\nIn place of version {{ previous_version }}.\n"
    )
    done(small, "publish", "1.3", "--as-of", "2026-12-01")
    done(small, "withdraw", "1.2", "--reason", "No.", "--as-of", "2026-12-05")
    done(small, "build", "--as-of", "2026-12-05")

    assert "In place of version 1.2." in text_of(small.root / "site/privacy/1.3/index.html"), "as it was published"


def pending_that_names_another(small: SmallProject, effective: str) -> None:
    """Version 1.2 takes effect on that day; 1.3, to be published in February 2027, names it as the one before."""
    small.replace(REGISTER, "effective: 2030-01-01", f"effective: {effective}")
    publish(small)
    done(small, "new", "1.3")
    entry = "published: 2027-02-01\n    effective: 2030-04-01\n    summary: Another address."
    small.replace(REGISTER, "effective:\n    summary: ''", entry)
    small.write("docs/privacy/1.3/20-contact.md", IN_PLACE)
    done(small, "publish", "1.3", "--as-of", "2026-12-01")


def test_version_that_a_text_to_be_published_names_cannot_be_withdrawn_before(small: SmallProject) -> None:
    pending_that_names_another(small, "2030-01-01")

    named = "the text of version 1.3, to be published on 2027-02-01, names it as the version before"
    first = "withdraw 1.3 first, and 1.2 on a later day, or withdraw 1.2 after 2027-02-01, when 1.3 is on the site"
    withdrawal = ["withdraw", "1.2", "--reason", "No.", "--as-of"]
    assert_refused(small, [*withdrawal, "2026-12-05"], 2, f"{named}; {first}\n")
    assert_refused(small, [*withdrawal, "2027-02-01"], 2, named)
    done(small, *withdrawal, "2027-02-02")
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_version_that_a_withdrawn_text_names_can_be_withdrawn_a_day_later(small: SmallProject) -> None:
    pending_that_names_another(small, "2027-02-02")
    withdrawal = ["withdraw", "1.2", "--reason", "No.", "--as-of"]
    assert_refused(small, [*withdrawal, "2026-12-05"], 2, "withdraw 1.3 first, and 1.2 on a later day\n")

    done(small, "withdraw", "1.3", "--reason", "No.", "--as-of", "2026-12-05")

    assert_refused(small, [*withdrawal, "2026-12-05"], 2, "withdraw 1.2 on a later day than 2026-12-05\n")
    done(small, *withdrawal, "2026-12-06")
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_drafts_are_published_in_their_order(small: SmallProject) -> None:
    small.drop_translations()
    entry = '  - version: "1.3"\n    effective: 2031-01-01\n    summary: Later.\n'
    small.write(REGISTER, small.read(REGISTER) + entry)
    shutil.copytree(small.root / "docs/privacy/1.2", small.root / "docs/privacy/1.3")

    refused = "publish 1.2 first, or delete its entry and folder"
    assert_refused(small, ["publish", "1.3", "--as-of", "2026-11-24"], 2, refused)
    publish(small)
    done(small, "publish", "1.3", "--as-of", "2026-11-24")
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


def test_two_entries_on_one_line_follow_each_other(small: SmallProject) -> None:
    small.drop_translations()
    entries = small.read(REGISTER).partition("versions:\n")[2]
    listed = ", ".join(json.dumps(entry) for entry in yaml.load(entries, Loader=yaml.BaseLoader))  # noqa: S506 (texts)
    small.replace(REGISTER, entries, f"  [{listed}]\n")

    publish(small)

    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS


@pytest.mark.parametrize(
    "act",
    [("withdraw", "1.2", "--reason", "The plan was dropped."), ("erratum", "1.1", *CORRECTION)],
    ids=lambda act: act[0],
)
@pytest.mark.parametrize(("day", "is_told"), [("2026-12-01", True), ("2026-11-25", False), ("2026-11-24", False)])
def test_act_of_a_day_yet_to_come_is_told_to_who_gives_it(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, act: tuple[str, ...], day: str, is_told: bool
) -> None:
    publish(small)
    monkeypatch.setenv("NOTICEPRESS_AS_OF", "2026-11-25")

    told = done(small, *act, "--as-of", day, "--dry-run").stderr

    line = f"noticepress: {day} is yet to come: until then the site shows what it shows on 2026-11-25, and nothing else"
    assert (line in told) is is_told


def test_withdrawal_yet_to_come_is_not_told(small: SmallProject) -> None:
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "The plan was dropped.", "--as-of", "2026-12-01")
    again = ["withdraw", "1.2", "--reason", "At once.", "--as-of", "2026-11-25"]
    assert_refused(small, again, 2, "version 1.2 is to be withdrawn already, on 2026-12-01")
    done(small, "build", "--as-of", "2026-11-25")

    site = small.root / "site"
    entry = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"][2]
    assert (entry["status"], entry["withdrawn"]) == ("announced", None)
    assert "dropped" not in text_of(site / "privacy/versions/index.html")


@pytest.mark.parametrize(
    ("new", "code"),
    [("Before April 1, 2021, we keep", "VE008"), ("In version 1.1 we keep", "VE008")],
)
def test_erratum_is_not_recorded_where_check_would_refuse_it(small: SmallProject, new: str, code: str) -> None:
    assert_refused(small, erratum(old="We keep", new=new), 1, code)


def test_erratum_shows_texts_and_not_their_markup(small: SmallProject) -> None:
    done(
        small,
        *erratum(section="contact", old="[our office]({{ request_url }})", new="**our** office", day="2026-11-25"),
    )
    done(small, "build", "--as-of", "2026-11-26")

    (page,) = lxml.html.parse(small.root / "site/de-DE/privacy/1.1/index.html").xpath("//*[@id='erratum-1']")
    assert ["our office" in deleted.text_content() for deleted in page.xpath(".//del")] == [True]
    assert [each.text for each in page.xpath(".//ins//strong")] == ["our"]
    assert page.xpath(".//a") == []


def test_numbers_of_an_english_passage_are_english(small: SmallProject) -> None:
    done(small, *erratum())
    done(small, "build", "--as-of", "2026-11-26")

    page = lxml.html.parse(small.root / "site/de-DE/privacy/1.1/index.html").getroot()
    assert "1,200 days, no longer." in page.get_element_by_id("your-data.1").text_content()
    assert "1,200 days, not longer." in page.xpath("//*[@id='erratum-1']//del")[0].text_content()


ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize(
    ("day", "updated", "says"),
    [
        ("2026-12-01", "2026-11-24", "has been announced and is not yet in force. Effective date: January 1, 2030."),
        ("2030-01-01", "2030-01-01", "This version is in force. Effective date: January 1, 2030."),
        ("2031-01-01", "2030-01-01", "This version is in force."),
    ],
)
def test_feed_tells_what_a_version_is_and_since_when(small: SmallProject, day: str, updated: str, says: str) -> None:
    publish(small)
    done(small, "build", "--as-of", day)

    entry = ET.parse(small.root / "site/privacy/feed.xml").findall("a:entry", ATOM)[0]  # noqa: S314 (our own)
    assert entry.findtext("a:title", "", ATOM) == "Privacy Notice, version 1.2"
    assert entry.findtext("a:updated", "", ATOM) == f"{updated}T00:00:00Z"
    assert entry.findtext("a:published", "", ATOM) == "2026-11-24T00:00:00Z"
    assert says in entry.findtext("a:summary", "", ATOM)


def test_feed_tells_of_a_withdrawal_and_why(small: SmallProject) -> None:
    publish(small)
    done(small, "withdraw", "1.2", "--reason", "The plan was dropped.", "--as-of", "2027-01-01")
    done(small, "build", "--as-of", "2027-01-02")

    entry = ET.parse(small.root / "site/privacy/feed.xml").findall("a:entry", ATOM)[0]  # noqa: S314 (our own)
    assert entry.findtext("a:updated", "", ATOM) == "2027-01-01T00:00:00Z"
    summary = entry.findtext("a:summary", "", ATOM)
    assert "was withdrawn before it took effect" in summary
    assert "The plan was dropped." in summary


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")
@pytest.mark.parametrize(
    "command",
    [
        ("publish", "1.2"),
        ("new", "1.3"),
        ("withdraw", "1.2", "--reason", "x"),
        ("erratum", "1.1", "--section", "contact", "--old", "Write", "--new", "Please write", "--reason", "x"),
        ("revise", "--reason", "First record."),
        ("review", "de", "--by", "A. Weber"),
        ("update",),
    ],
    ids=lambda command: command[0],
)
def test_two_commands_do_not_change_one_project_at_once(small: SmallProject, run, command: tuple[str, ...]) -> None:
    """What follows from files that another has meanwhile written anew would write over it."""
    import fcntl  # noqa: PLC0415 (Windows has none)

    before = {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()}
    folder = os.open(small.root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        refused = run(small.root, *command)
    finally:
        os.close(folder)

    assert refused.returncode == 2
    assert "another command is changing the files in" in refused.stderr
    assert {path: path.read_bytes() for path in small.root.rglob("*") if path.is_file()} == before


def test_register_is_written_when_all_is_there_that_it_speaks_of(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []
    replace = os.replace

    def seen(source: str, target: Path) -> None:
        named.append(Path(target).name)
        replace(source, target)

    small.seal_editions()
    monkeypatch.setattr(os, "replace", seen)
    monkeypatch.chdir(small.root)
    publish = CliRunner().invoke(main, ["publish", "1.2", "--as-of", "2026-11-24"])

    assert publish.exit_code == 0
    written = named[-5:]
    assert {"seal.json", "editions.json"} < set(written)
    assert written[-1] == "notice.yml"


@pytest.mark.parametrize("written", [0, 1, 2, 3, 4])
def test_first_record_that_was_written_in_part_is_made_by_the_same_command(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    """As a program leaves it that is killed between two of its files."""
    monkeypatch.chdir(small.root)
    revise = ["revise", "--reason", "First record.", "--as-of", "2026-11-24"]
    with monkeypatch.context() as killed:
        killed.setattr(ProjectFiles, "write_together", lambda _, files: write_some(files, written))
        assert CliRunner().invoke(main, revise).exit_code == 0

    again = CliRunner().invoke(main, revise)

    assert again.exit_code == 0, again.output
    assert {path.parent.name for path in small.root.glob("docs/privacy/*/editions.json")} == {"1.0", "1.1"}
    assert len([*small.root.glob("locales/*/sealed/privacy.json")]) == 3


def write_some(files: Mapping[Path, bytes], count: int) -> None:
    for path, content in [*files.items()][:count]:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
