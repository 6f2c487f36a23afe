"""Each way to change the past of the small project, and the rule that finds it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from commandline import call, done
from committed import commit as commit_project
from committed import git
from noticepress.editions.sources.project import Project
from noticepress.register.sealing.chain import erratum_digest, withdrawal_digest
from noticepress.register.sealing.chain import version_digest as digest
from noticepress.register.sealing.seal import seal_text, write_seal
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"
V10, V11 = "docs/privacy/1.0", "docs/privacy/1.1"
FOR_TRANSLATORS = {"TR001", "TR002", "TR011"}

DIGEST_10 = "sha256:4488203558b330353d07fee7cb74339d99da6fd8ca052d814cc513b62cd27432"
DIGEST_11 = "sha256:705fdc550a70e5ea11086297a482d16917708ca67cfe1765d6de0b1cb5e3c82c"
ENTRY_10 = f"""\
  - version: "1.0"
    published: 2020-01-01
    effective: 2020-01-15
    summary: The first version.
    digest: {DIGEST_10}
"""
ENTRY_11 = f"""\
  - version: "1.1"
    published: 2021-03-01
    effective: 2021-04-01
    summary: Data is kept for a shorter time.
    digest: {DIGEST_11}
"""
CLAUSE_SEAL = (
    '  ["index#languages", "paragraph", "", "30174879bc520d9c5e56b52b7b85b7a512c3333abd8c20a1c4ba7bbdf1d2e96d"],\n'
)
LETTER_SEAL = '["your-data#your-data", "item", "ul ul", "986917cb'

Edit = tuple[str, str, str]


def lines(small: SmallProject) -> list[str]:
    return [str(finding) for finding in small.findings()]


WITHDRAWAL = f"reason: No., digest: sha256:{'0' * 64}"

TABLE: list[tuple[str, list[Edit], str, str]] = [
    ("letter changed", [(f"{V10}/20-contact.md", "Sign", "Sigh")], "VE001", "version 1.0 has changed"),
    ("letter's case changed", [(f"{V11}/20-contact.md", "Sign", "sign")], "VE001", "version 1.1 has changed"),
    ("space put in", [(f"{V10}/20-contact.md", "your letter", "your  letter")], "VE001", "version 1.0"),
    ("look-alike letter", [(f"{V10}/20-contact.md", "Sign", "S\u0456gn")], "VE001", "version 1.0"),
    ("invisible letter", [(f"{V10}/20-contact.md", "Sign", "Si\u200bgn")], "VE001", "version 1.0"),
    ("emphasis removed", [(f"{V11}/10-your-data.md", "**your data**", "your data")], "VE001", "version 1.1"),
    ("link's target changed", [(f"{V10}/20-contact.md", "{{ request_url }}", "https://x.example")], "VE001", "1.0"),
    (
        "paragraph removed",
        [(f"{V10}/index.md", "Where texts differ, the English text prevails.\n", "")],
        "VE001",
        "1.0",
    ),
    ("paragraph added", [(f"{V11}/index.md", "## Lang", "We may sell it.\n\n## Lang")], "VE001", "version 1.1"),
    ("item removed", [(f"{V11}/10-your-data.md", "- your name\n", "")], "VE001", "version 1.1"),
    (
        "items swapped",
        [(f"{V11}/10-your-data.md", "the street\n    - the town", "the town\n    - the street")],
        "VE001",
        "",
    ),
    (
        "item less deep",
        [(f"{V11}/10-your-data.md", "    - the street\n    - the town", "- the street\n- the town")],
        "VE001",
        "1.1",
    ),
    ("cell changed", [(f"{V10}/10-your-data.md", "Greeting", "Selling")], "VE001", "version 1.0"),
    ("heading's id changed", [(f"{V11}/20-contact.md", "{#contact}", "{#contacts}")], "VE001", "version 1.1"),
    ("footnote changed", [(f"{V10}/20-contact.md", "Letters take longer", "Letters are lost")], "VE001", "version 1.0"),
    ("admonition's title changed", [(f"{V10}/20-contact.md", "By post", "By hand")], "VE001", "version 1.0"),
    ("paragraph made an item", [(f"{V10}/index.md", "Where texts", "- Where texts")], "VE001", "version 1.0"),
    ("text moved out of a box", [(f"{V11}/20-contact.md", "    Sign your", "Sign your")], "VE001", "version 1.1"),
    ("kind of a box changed", [(f"{V10}/20-contact.md", "!!! note", "!!! danger")], "VE001", "version 1.0"),
    ("line put in", [(f"{V11}/20-contact.md", "[^post]:", "---\n\n[^post]:")], "VE001", "20-contact.md:8"),
    (
        "column aligned",
        [(f"{V11}/10-your-data.md", "| --- | --- |", "| --- | --: |")],
        "VE001",
        "header cell “Purpose”",
    ),
    (
        "paragraph given an id",
        [(f"{V11}/index.md", "text prevails.", "text prevails.\n{: #prevails }")],
        "VE001",
        "1.1",
    ),
    ("fact's number made a text", [(REGISTER, "1200", '"1200"')], "VE001", "was the number “1200”"),
    ("entry's number", [(REGISTER, '"1.0"', '"1.0.1"')], "VE007", "version 1.0.1"),
    ("entry's published date", [(REGISTER, "2020-01-01", "2020-01-02")], "VE006", "version 1.0"),
    ("entry's effective date", [(REGISTER, "2021-04-01", "2021-04-02")], "VE006", "version 1.1"),
    ("entry's summary", [(REGISTER, "The first version.", "The best version.")], "VE006", "version 1.0"),
    (
        "entry's short notice",
        [(REGISTER, "    summary: Data", "    short_notice: No.\n    summary: Data")],
        "VE006",
        "1.1",
    ),
    ("published date removed", [(REGISTER, "    published: 2021-03-01\n", "")], "VE004", "version 1.1"),
    ("first entry deleted", [(REGISTER, ENTRY_10, "")], "VE006", "version 1.1"),
    ("entry deleted", [(REGISTER, ENTRY_11, "")], "VE007", "'1.1'"),
    ("entries swapped", [(REGISTER, ENTRY_10 + ENTRY_11, ENTRY_11 + ENTRY_10)], "VE006", "version 1.0"),
    ("digest edited", [(REGISTER, "sha256:4488", "sha256:4489")], "VE006", "version 1.0"),
    ("newest digest edited", [(REGISTER, "sha256:705f", "sha256:705e")], "VE006", "version 1.1"),
    ("digest of another version", [(REGISTER, DIGEST_10, DIGEST_11)], "VE006", "version 1.0"),
    ("first digest removed", [(REGISTER, f"    digest: {DIGEST_10}\n", "")], "VE006", "1.1"),
    (
        "seal edited",
        [(f"{V10}/seal.json", LETTER_SEAL, LETTER_SEAL.replace("986917cb", "986917cc"))],
        "VE006",
        "version 1.0",
    ),
    ("seal's fact edited", [(f"{V10}/seal.json", "Example Ltd.", "Example Inc.")], "VE006", "version 1.0"),
    ("seal's block removed", [(f"{V10}/seal.json", CLAUSE_SEAL, "")], "VE006", "version 1.0"),
    ("seal not readable", [(f"{V10}/seal.json", '"facts"', '"fact"')], "VE006", "1.0/seal.json"),
    ("fact changed", [(REGISTER, "Example Ltd.", "Example Inc.")], "VE001", "version 1.0"),
    ("fact's number changed", [(REGISTER, "1200", "1300")], "VE001", "version 1.1"),
    (
        "fact of a version changed",
        [(REGISTER, "    summary: The", "    facts:\n      organisation: X\n    summary: The")],
        "VE001",
        "version 1.0",
    ),
    (
        "withdrawn after it took effect",
        [(REGISTER, "    summary: Data", f"    withdrawn: {{{WITHDRAWAL}, on: 2021-05-01}}\n    summary: Data")],
        "VE004",
        "version 1.1",
    ),
    (
        "withdrawn by hand before it took effect",
        [(REGISTER, "    summary: Data", f"    withdrawn: {{{WITHDRAWAL}, on: 2021-03-15}}\n    summary: Data")],
        "VE006",
        "the withdrawal of version 1.1",
    ),
    ("time zone changed", [(REGISTER, "versions:", "time_zone: Asia/Tokyo\nversions:")], "VE001", "version 1.0"),
]


@pytest.mark.parametrize(("edits", "code", "says"), [pytest.param(*row[1:], id=row[0]) for row in TABLE])
def test_edit_of_the_past_is_found(small: SmallProject, edits: list[Edit], code: str, says: str) -> None:
    for path, old, new in edits:
        small.replace(path, old, new)

    assert any(f" {code} " in line and says in line for line in lines(small)), lines(small)


def test_untouched_past_is_clean(small: SmallProject) -> None:
    assert lines(small) == []


def test_wrapping_lines_anew_is_no_change(small: SmallProject) -> None:
    small.replace(f"{V10}/index.md", "Where texts differ, the", "Where texts\ndiffer, the")

    assert lines(small) == []


def remove_section(small: SmallProject) -> None:
    (small.root / V10 / "20-contact.md").unlink()


def swap_sections(small: SmallProject) -> None:
    folder = small.root / V11
    (folder / "10-your-data.md").rename(folder / "30-your-data.md")


def rename_section(small: SmallProject) -> None:
    folder = small.root / V11
    (folder / "20-contact.md").rename(folder / "20-contacts.md")


def remove_folder(small: SmallProject) -> None:
    folder = small.root / V10
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def remove_seal(small: SmallProject) -> None:
    (small.root / V10 / "seal.json").unlink()


def swap_seals(small: SmallProject) -> None:
    first, second = small.root / V10 / "seal.json", small.root / V11 / "seal.json"
    one, other = first.read_bytes(), second.read_bytes()
    first.write_bytes(other)
    second.write_bytes(one)


def swap_folders(small: SmallProject) -> None:
    first, second, aside = small.root / V10, small.root / V11, small.root / "aside"
    first.rename(aside)
    second.rename(first)
    aside.rename(second)


def reseal(small: SmallProject, number: str, *, with_digest: bool) -> None:
    """Compute the seal anew from the text, as somebody with the package at hand would; the digest too if asked."""
    read = Project(small.root).read_sources()[0].notices["privacy"]
    version = read.notice.version(number)
    assert version is not None
    assert version.digest is not None
    seal = seal_text(read.texts[number], read.notice, version)
    small.write(f"docs/privacy/{number}/seal.json", write_seal(seal))
    if with_digest:
        before = read.notice.before(version)
        small.replace(REGISTER, version.digest, digest(version, seal, before.digest if before else None))


def seal_and_text(small: SmallProject) -> None:
    small.replace(f"{V11}/20-contact.md", "Sign", "Seal")
    reseal(small, "1.1", with_digest=False)


def older_version_by_hand(small: SmallProject) -> None:
    small.replace(f"{V10}/20-contact.md", "Sign", "Seal")
    reseal(small, "1.0", with_digest=True)


@pytest.mark.parametrize(
    ("tamper", "code", "says"),
    [
        (remove_section, "VE001", "version 1.0 has changed"),
        (swap_sections, "VE001", "version 1.1 has changed"),
        (rename_section, "VE001", "version 1.1 has changed"),
        (remove_folder, "VE007", "version 1.0 has no text"),
        (remove_seal, "VE006", "the seal of published version 1.0 is missing"),
        (swap_seals, "VE006", "version 1.0"),
        (swap_folders, "VE006", "version 1.1"),
        (seal_and_text, "VE006", "version 1.1"),
        (older_version_by_hand, "VE006", "version 1.1"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_tampering_with_files_is_found(small, tamper: Callable[[SmallProject], None], code: str, says: str) -> None:
    tamper(small)

    assert any(f" {code} " in line and says in line for line in lines(small)), lines(small)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("A slip.", "A whim.", "the erratum of 2026-11-25 does not fit its digest"),
        ("- on: 2026-11-25", "- on: 2026-11-26", "the erratum of 2026-11-26 does not fit its digest"),
        ('section: "your-data"', 'section: "contact"', "the erratum of 2026-11-25 does not fit its digest"),
        ("days, not longer.", "days, far longer.", "the erratum of 2026-11-25 does not fit its digest"),
        ("days, no longer.", "days, not longer.", "the erratum of 2026-11-25 does not fit its digest"),
    ],
)
def test_edit_of_an_erratum_is_found(small: SmallProject, old: str, new: str, says: str) -> None:
    erratum(small)
    small.replace(REGISTER, old, new)

    assert any(" VE006 " in line and says in line for line in lines(small)), lines(small)


def test_erratum_that_records_another_text_is_found(small: SmallProject) -> None:
    """Even where its digest was computed anew: the seal knows what was replaced."""
    erratum(small)
    small.replace(REGISTER, "days, not longer.", "days, much longer.")
    read = Project(small.root).read_sources()[0].notices["privacy"]
    version = read.notice.versions[1]
    last = version.errata[-1]
    small.replace(REGISTER, last.new_digest, erratum_digest(version, read.seals["1.1"], last))

    says = "the erratum of 2026-11-25 does not record what was changed in version 1.1"
    assert any(" VE006 " in line and says in line for line in lines(small)), lines(small)


def test_edit_of_a_withdrawal_is_found(small: SmallProject) -> None:
    publish(small)
    withdraw(small)
    small.replace(REGISTER, 'reason: "No."', 'reason: "Yes."')

    assert any(" VE006 " in line and "the withdrawal of version 1.2" in line for line in lines(small)), lines(small)


# What only an earlier commit knows


def commit(small: SmallProject) -> None:
    commit_project(small.root)


def against(small: SmallProject, revision: str = "HEAD", day: str = "2026-12-31") -> Result:
    return call(small, "check", "--blocking", "--as-of", day, "--against", revision)


def publish(small: SmallProject) -> None:
    done(small, "publish", "1.2", "--as-of", "2026-11-24")


def erratum(small: SmallProject, new: str = "no longer", day: str = "2026-11-25") -> None:
    named = {"--section": "your-data", "--old": "not longer", "--new": new, "--reason": "A slip.", "--as-of": day}
    done(small, "erratum", "1.1", *(f"{name}={value}" for name, value in named.items()))


def withdraw(small: SmallProject) -> None:
    done(small, "withdraw", "1.2", "--reason", "No.", "--as-of", "2027-01-01")


LATER = date(2026, 12, 31)


def nothing(_small: SmallProject) -> None:
    """Leave everything as it is."""


def newest_by_hand(small: SmallProject) -> None:
    small.replace(f"{V11}/20-contact.md", "Sign", "Seal")
    reseal(small, "1.1", with_digest=True)
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS, "the chain alone cannot know"


def every_version_by_hand(small: SmallProject) -> None:
    small.replace(f"{V10}/20-contact.md", "Sign", "Seal")
    reseal(small, "1.0", with_digest=True)
    reseal(small, "1.1", with_digest=True)
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS, "the chain alone cannot know"


def summary_by_hand(small: SmallProject) -> None:
    small.replace(REGISTER, "for a shorter time", "for a longer time")
    reseal(small, "1.1", with_digest=True)


def published_text(small: SmallProject) -> None:
    small.replace(f"{V11}/20-contact.md", "Sign", "Seal")


def to_draft(small: SmallProject) -> None:
    version = small.publication().inputs.notices["privacy"].notice.versions[1]
    small.replace(REGISTER, f"    digest: {version.digest}\n", "")


def drop_erratum(small: SmallProject) -> None:
    """Take the erratum back, text, seal and all: the register is then as it was before."""
    text = small.read(REGISTER)
    start = text.index("    errata:\n")
    small.write(REGISTER, text[:start] + text[text.index('  - version: "1.2"') :])
    small.replace(f"{V11}/10-your-data.md", "no longer", "not longer")
    reseal(small, "1.1", with_digest=False)
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS, "the chain alone cannot know"


def reason_of_erratum(small: SmallProject) -> None:
    small.replace(REGISTER, "A slip.", "A whim.")


def text_of_erratum(small: SmallProject) -> None:
    """Change the corrected text, and compute seal and erratum anew as the package would."""
    small.replace(f"{V11}/10-your-data.md", "no longer", "far longer")
    small.replace(REGISTER, "days, no longer.", "days, far longer.")
    read = Project(small.root).read_sources()[0].notices["privacy"]
    version = read.notice.versions[1]
    erratum = version.errata[-1]
    now = seal_text(read.texts["1.1"], read.notice, version)
    seal = replace(now, corrections=read.seals["1.1"].corrections)
    small.write(f"{V11}/seal.json", write_seal(seal))
    small.replace(REGISTER, erratum.new_digest, erratum_digest(version, seal, erratum))
    assert {finding.code for finding in small.findings(LATER)} <= FOR_TRANSLATORS, "the chain alone cannot know"


def withdraw_by_hand(small: SmallProject) -> None:
    """Recall a version that has been in force for years, as of a day before it took effect."""
    version = small.publication().inputs.notices["privacy"].notice.versions[1]
    day = date(2021, 3, 15)
    entry = f"withdrawn: {{on: {day}, reason: No., digest: {withdrawal_digest(version, day, 'No.')}}}"
    small.replace(REGISTER, "    summary: Data", f"    {entry}\n    summary: Data")
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS, "the chain alone cannot know"


def publish_backdated(small: SmallProject) -> None:
    small.replace(REGISTER, "effective: 2030-01-01", "published: 2026-06-01\n    effective: 2026-07-01")
    done(small, "publish", "1.2", "--as-of", "2026-06-01")


def erratum_backdated(small: SmallProject) -> None:
    erratum(small, day="2022-01-01")


def rename_notice(small: SmallProject) -> None:
    (small.root / "docs/privacy").rename(small.root / "docs/data-privacy")
    for catalog in small.root.glob("locales/*/LC_MESSAGES/privacy.po"):
        catalog.rename(catalog.with_name("data-privacy.po"))


def time_zone_by_hand(small: SmallProject) -> None:
    small.replace(REGISTER, "versions:", "time_zone: Asia/Tokyo\nversions:")
    reseal(small, "1.0", with_digest=True)
    reseal(small, "1.1", with_digest=True)


def drop_withdrawal(small: SmallProject) -> None:
    text = small.read(REGISTER)
    small.write(REGISTER, text[: text.index("    withdrawn:\n")])
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS, "the chain alone cannot know"


def reason_of_withdrawal(small: SmallProject) -> None:
    small.replace(REGISTER, 'reason: "No."', 'reason: "Yes."')


def drop_newest(small: SmallProject) -> None:
    small.write(REGISTER, small.read(REGISTER).partition('  - version: "1.2"')[0])
    folder = small.root / "docs/privacy/1.2"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert {finding.code for finding in small.findings()} <= FOR_TRANSLATORS, "the chain alone cannot know"


Step = Callable[[SmallProject], None]


@pytest.mark.parametrize(
    ("before", "tamper", "says"),
    [
        ([], newest_by_hand, "the digest of version 1.1 is not what it was at HEAD"),
        ([], every_version_by_hand, "the digest of version 1.0 is not what it was at HEAD"),
        ([], summary_by_hand, "the summary of version 1.1 is not what it was at HEAD"),
        ([], published_text, "VE001 the text of published version 1.1 has changed"),
        ([], to_draft, "version 1.1, published at HEAD, is no longer published"),
        ([erratum], drop_erratum, "the list of errata of version 1.1 is not what it was at HEAD"),
        ([erratum], reason_of_erratum, "the list of errata of version 1.1 is not what it was at HEAD"),
        ([erratum], text_of_erratum, "the list of errata of version 1.1 is not what it was at HEAD"),
        ([publish, withdraw], drop_withdrawal, "the withdrawal of version 1.2 is not what it was at HEAD"),
        ([publish, withdraw], reason_of_withdrawal, "the withdrawal of version 1.2 is not what it was at HEAD"),
        ([publish], drop_newest, "version 1.2, published at HEAD, is no longer published"),
        ([], withdraw_by_hand, "version 1.1 is withdrawn on 2021-03-15, and was not there at HEAD, on 2026-11-24"),
        ([], publish_backdated, "version 1.2 is published on 2026-06-01, and was not there at HEAD"),
        ([], erratum_backdated, "version 1.1 has an erratum of 2022-01-01, and was not there at HEAD"),
        ([], rename_notice, "docs/privacy/notice.yml: VE006 the register of the notice 'privacy', published at HEAD"),
        ([], time_zone_by_hand, "the time zone, in which effective dates begin, is not what it was at HEAD"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_tampering_is_found_against_a_commit(small, before: list[Step], tamper: Step, says: str) -> None:
    for step in before:
        step(small)
    commit(small)
    tamper(small)

    result = against(small)

    assert result.exit_code == 1
    assert says in result.stdout, result.output


@pytest.mark.parametrize(
    "steps",
    [[nothing], [publish], [erratum], [publish, withdraw], [publish, erratum, withdraw]],
    ids=lambda steps: " ".join(step.__name__ for step in steps),
)
def test_adding_to_the_register_is_clean_against_a_commit(small: SmallProject, steps: list[Step]) -> None:
    commit(small)
    for step in steps:
        step(small)

    result = against(small)

    assert (result.exit_code, result.stderr) == (0, ""), result.output


def test_version_slipped_into_the_past_is_published_again_as_the_finding_says(small: SmallProject) -> None:
    commit(small)
    publish_backdated(small)
    told = against(small).stdout
    remedy = (
        "delete its 'digest', 'published', 1.2/seal.json and 1.2/editions.json, and run 'noticepress publish 1.2' again"
    )
    assert remedy in told

    version = small.publication().inputs.notices["privacy"].notice.versions[2]
    small.replace(REGISTER, f"    digest: {version.digest}\n", "")
    small.replace(REGISTER, "    published: 2026-06-01\n    effective: 2026-07-01", "    effective: 2027-07-01")
    for name in ("seal.json", "editions.json"):
        (small.root / "docs/privacy/1.2" / name).unlink()
    publish(small)

    assert against(small).exit_code == 0


@pytest.mark.parametrize("published", [False, True])
def test_only_a_notice_that_was_published_is_missed(small: SmallProject, *, published: bool) -> None:
    folder = small.root / "docs/cookies"
    shutil.copytree(small.root / "docs/privacy", folder)
    if not published:
        for version in ("1.0", "1.1"):
            shutil.rmtree(folder / version)
        register = small.read(REGISTER)
        small.write("docs/cookies/notice.yml", register.replace(ENTRY_10 + ENTRY_11, ""))
    commit(small)
    shutil.rmtree(folder)

    result = against(small)

    gone = "the register of the notice 'cookies', published at HEAD, is gone"
    assert (result.exit_code, gone in result.stdout) == ((1, True) if published else (0, False)), result.output


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives a clone to another user")
def test_what_git_says_of_a_clone_of_another_user_is_passed_on(small: SmallProject) -> None:
    commit(small)
    for path in (small.root, small.root / ".git"):
        os.chown(path, 12345, 12345)

    result = against(small)

    assert result.exit_code == 2
    assert "detected dubious ownership in repository" in result.stderr
    assert result.stderr.count("\n") == 1


def test_second_erratum_is_clean_against_the_first(small: SmallProject) -> None:
    erratum(small, new="in no case, not longer")
    commit(small)
    erratum(small, new="no longer", day="2026-11-26")

    assert against(small).exit_code == 0


def test_notice_that_the_commit_has_not_is_clean(small: SmallProject) -> None:
    git(small.root, "init", "--quiet")
    git(small.root, "add", "mkdocs.yml")
    git(small.root, "commit", "--quiet", "--message", "without notices")

    assert against(small).exit_code == 0


def test_every_revision_named_is_compared(small: SmallProject) -> None:
    commit(small)
    git(small.root, "tag", "published")
    newest_by_hand(small)
    commit(small)

    assert against(small, "HEAD").exit_code == 0
    both = call(small, "check", "--blocking", "--against", "HEAD", "--against", "published")
    assert both.exit_code == 1
    assert "at published" in both.stdout


@pytest.mark.parametrize(
    ("revision", "says"),
    [
        ("nowhere", "git knows no commit 'nowhere' here"),
        ("", "it is empty; write what is meant"),
        ("HEAD~9", "git knows no commit"),
        ("HEAD:docs", "git knows no commit"),
        ("a b", "git knows no commit"),
        ("--output=stolen", "is no git revision"),
        ("-h", "is no git revision"),
        ("HEAD\nHEAD", ""),
    ],
)
def test_unknown_revision_is_wrong_use(small: SmallProject, revision: str, says: str) -> None:
    commit(small)

    result = call(small, "check", f"--against={revision}")

    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert not (small.root / "stolen").exists()


def test_project_without_git_is_told_so_on_one_line(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small.root.parent))

    result = against(small)

    assert result.exit_code == 2
    assert "is in no git repository, which has the revision; run it in a clone" in result.stderr
    assert result.stderr.count("\n") == 1


def test_machine_without_git_is_told_so_on_one_line(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(small.root))

    result = against(small)

    assert result.exit_code == 2
    assert result.stderr == "noticepress: git is not installed; install it\n"


def test_project_below_the_repository_is_compared(tmp_path: Path) -> None:
    small = SmallProject.copy(tmp_path / "repository" / "legal" / "notices")
    repository = tmp_path / "repository"
    git(repository, "init", "--quiet")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "as published")
    newest_by_hand(small)

    assert "the digest of version 1.1 is not what it was at HEAD" in against(small).stdout


def test_findings_do_not_depend_on_the_day(small: SmallProject) -> None:
    small.replace(f"{V11}/20-contact.md", "Sign", "Seal")

    found = [{finding.code for finding in small.findings(date(year, 1, 1))} for year in (2021, 2026, 2040)]

    assert all("VE001" in codes for codes in found)
