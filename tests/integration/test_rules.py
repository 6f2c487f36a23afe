"""Every rule has cases that break it and cases that keep it; each case is an edit of the small project."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from authorised import Authorised
from committed import commit
from fonts import font
from found import found_in, keep_in
from noticepress.catalogs.reviewing.approved import Approval, ApprovedWords, write_approved
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.commands.acts.revisions import Revision
from noticepress.editions.sources.earlier.promises import promises_of
from noticepress.editions.sources.project import Project
from noticepress.files.kept import Kept
from noticepress.findings import Finding, NoticepressError
from noticepress.rules import all_rules, blocking
from noticepress.rules.sources import Asked, check_catalogs
from noticepress.rules.translations.entries import OF_ONE_TEXT, digest
from noticepress.rules.versions.promises import compare_promises
from noticepress.site.build import build
from noticepress.site.prepared import Request
from noticepress.site.verifying.release import Release, check_release
from noticepress.site.verifying.verify import verify
from small_project import DAY, SmallProject
from translated import translate

CONSEQUENCES = {"TR002", "TR011"}
"""Found as well wherever the English is edited and the catalogs are not."""

CASES = Path(__file__).parent.parent / "cases" / "rules"


FILES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.yml"))}


def load(kind: str) -> list[Any]:
    return [
        pytest.param(code, case, id=f"{code}-{case['name']}") for code, cases in FILES.items() for case in cases[kind]
    ]


def edit(small: SmallProject, case: dict[str, Any]) -> None:
    if case.get("recorded"):
        small.seal_editions()
    if case.get("authorised"):
        authorise(small, case)
    if case.get("committed"):
        commit(small.root)
    for change in case.get("pages", []):
        small.change_pages((change["replace"], change["by"]), page=change.get("page", ""))
    for old, new in case.get("copies", []):
        shutil.copytree(small.root / old, small.root / new)
    edit_files(small, case)
    for old, new in case.get("renames", []):
        (small.root / old).rename(small.root / new)
    for path in case.get("deletes", []):
        target = small.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for path, text, encoding in case.get("bytes", []):
        file = small.root / path
        raw = file.read_bytes()
        assert text.encode() in raw
        file.write_bytes(raw.replace(text.encode(), text.encode(encoding), 1))


def authorise(small: SmallProject, case: dict[str, Any]) -> None:
    """Make an authority, then what it says nothing of."""
    Authorised(small.root).authorise()
    for path in (small.root / "authority/signatures").glob("*.txt"):
        if text := case.get("timestamps"):
            path.with_suffix(".tsr").write_text(text, encoding="utf-8")
    if case.get("recorded_later"):
        small.seal_editions()


def approve(small: SmallProject, name: str, words: dict[str, str]) -> None:
    """Put on record that somebody approved some words, by their context and English."""
    wordings = tuple((*key.split("|"), (text,)) for key, text in words.items())
    record = ApprovedWords().with_approval(name, Approval(DAY, "R. Okafor", wordings))
    small.write("locales/words.json", write_approved(record))


def edit_files(small: SmallProject, case: dict[str, Any]) -> None:
    if case.get("language_of_its_own"):
        small.leave_the_package()
    if approved := case.get("approved"):
        approve(small, *approved)
    for change in case.get("edits", []):
        small.replace(change["path"], change["replace"], change["by"])
    for path, text in case.get("files", []):
        small.write(path, text)
    for path, text, size in case.get("padded", []):
        small.write(path, text.ljust(size))
    for path, box in case.get("fonts", []):
        target = small.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(font(tuple(box)))
    if names := case.get("update"):
        project = Project(small.root)
        update_catalogs(project, project.read_sources()[0], names, DAY)
    for path, english, text in case.get("translations", []):
        translate(small.root / path, english, text)


BUILT: dict[tuple[object, ...], dict[Path, bytes]] = {}
"""The files of a site, by its day, release and all files of the project: that of the untouched one is often wanted."""


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build_site(small: SmallProject, as_of: date, release: Sequence[Any]) -> None:
    key = (as_of, *release, *sorted(contents(small.root).items()))
    if key not in BUILT:
        build(Project(small.root), Request(as_of, release=Release(*release) if release else None))
        BUILT[key] = contents(small.root / "site")
        return
    for path, data in BUILT[key].items():
        (small.root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (small.root / "site" / path).write_bytes(data)


def findings_of(small: SmallProject, case: dict[str, Any]) -> list[Finding]:
    as_of = date.fromisoformat(str(case.get("as_of", DAY)))
    found = small.findings(as_of)
    if case.get("committed"):
        found += compare_promises(promises_of(Project(small.root)), Revision(small.root, "HEAD").promises(), "HEAD")
    if not case.get("build") and not case.get("verify"):
        return found
    assert blocking(found) == []
    try:
        build_site(small, as_of, case.get("release", ()))
        return findings_of_site(small, case) if case.get("verify") else []
    except NoticepressError as error:
        return list(error.findings)


def verified_as_of(case: dict[str, Any]) -> date | None:
    return date.fromisoformat(str(case["verify_as_of"])) if "verify_as_of" in case else None


def findings_of_site(small: SmallProject, case: dict[str, Any]) -> list[Finding]:
    for change in case.get("site_edits", []):
        small.replace(change["path"], change["replace"], change["by"])
    for path in case.get("site_deletes", []):
        (small.root / path).unlink()
    for path, text in case.get("site_files", []):
        small.write(path, text)
    result = verify(str(small.root / "site"), case.get("signers", ()), as_of=verified_as_of(case))
    known = small.root / case["known"] if "known" in case else None
    return [*result.findings, *check_release(result.manifest, verified_as_of(case) or DAY, known)]


@pytest.mark.parametrize(("code", "case"), load("failing"))
def test_broken_rule_is_found(small: SmallProject, code: str, case: dict[str, Any]) -> None:
    edit(small, case)

    found = findings_of(small, case)

    lines = [str(finding) for finding in found]
    for expected in case["finds"]:
        assert any(expected in line for line in lines), lines
    assert {finding.code for finding in found} <= {code, *case.get("also", ()), *CONSEQUENCES}
    assert all("\n" not in line for line in lines)


@pytest.mark.parametrize(("code", "case"), load("passing"))
def test_kept_rule_is_not_found(small: SmallProject, code: str, case: dict[str, Any]) -> None:
    edit(small, case)

    assert code not in {finding.code for finding in findings_of(small, case)}


def test_every_rule_has_failing_and_passing_cases() -> None:
    failing = {parameter.values[0] for parameter in load("failing")}
    passing = {parameter.values[0] for parameter in load("passing")}

    codes = {rule.code for rule in all_rules()}
    assert failing == passing == codes


@pytest.mark.parametrize("code", sorted(rule.code for rule in OF_ONE_TEXT))
def test_what_is_found_in_an_entry_is_found_as_long_as_it_is_there(small: SmallProject, code: str) -> None:
    found_in(small.root, keep_in(small.root))
    case = FILES[code]["failing"][0]
    edit(small, case)
    for sentence in ("One more.", "And another."):  # of all catalogs, whole or not, nothing is as it was
        section = "docs/privacy/1.2/20-contact.md"
        small.write(section, f"{small.read(section)}\n{sentence}\n")
        warm = found_in(small.root, keep_in(small.root))
        assert warm == found_in(small.root, Kept())
        assert any(code in each for each in warm)


def test_rules_on_one_text_are_asked_of_entries_that_were_not_clean(small: SmallProject) -> None:
    clean = check_catalogs(small.publication(), Asked("de", frozenset())).clean
    edit(small, FILES["TR013"]["failing"][0])
    publication = small.publication()
    found = check_catalogs(publication, Asked("de", clean))

    assert {each.code for each in found.findings} >= {"TR013"}
    assert len(found.clean) == len(clean) - 1
    assert found == check_catalogs(publication, Asked("de", frozenset()))
    catalog = publication.inputs.catalogs["de", "privacy"]
    entry = next(each for each in catalog if "brauchen brauchen" in each.text)
    known = clean | {digest(publication.messages_for(catalog)[entry.key], entry)}
    assert "TR013" not in {each.code for each in check_catalogs(publication, Asked("de", known)).findings}


def test_an_odd_address_in_a_published_text_is_a_note(small: SmallProject) -> None:
    small.replace("docs/privacy/1.1/20-contact.md", "({{ request_url }})", "(https://example.org/a|b)")
    small.seal_anew()

    (found,) = (each for each in small.findings() if each.code == "IN013")

    assert found.note
    assert found.remedy.startswith("leave it as it was published; in the next version, write %7C for it")
