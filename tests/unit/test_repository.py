"""What stands around the code is true: workflows, the action, owners, the citation."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import noticepress
from noticepress.editions.settings.furniture import ExtraEntry
from small_project import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.y*ml"))
FILES = [*WORKFLOWS, REPOSITORY / ".github/dependabot.yml", REPOSITORY / "action.yml"]
USES = re.compile(r"\s*(?:- )?uses: (\S+)(?: +# (.+))?")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
OWN = Path(__file__).relative_to(REPOSITORY).as_posix()
READING = {"contents": "read"}
WRITING = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish.yml", "remember"): {"contents": "write"},
    ("release.yml", "build"): {"contents": "read", "id-token": "write", "attestations": "write"},
    ("release.yml", "publish"): {"id-token": "write"},
}
"""The jobs that may do more than read, and what: a page is deployed, a tag moved, a release attested and published."""


def read(path: Path) -> dict[str, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict), path
    return data


def steps(data: dict[str, Any]) -> list[dict[str, Any]]:
    jobs = data.get("jobs", {}).values() or [data.get("runs", {})]
    return [step for job in jobs for step in job.get("steps", [])]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_commit_with_its_version_beside_it(path: Path) -> None:
    lines = [match for line in path.read_text(encoding="utf-8").splitlines() if (match := USES.fullmatch(line))]

    assert [step["uses"] for step in steps(read(path)) if "uses" in step] == [line[1] for line in lines]
    loose = [line[0].strip() for line in lines if not PINNED.fullmatch(line[1])]
    unnamed = [line[0].strip() for line in lines if not re.fullmatch(r"v\d+\.\d+\.\d+", line[2] or "")]
    assert (loose, unnamed) == ([], [])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_reads_and_only_named_jobs_may_do_more(path: Path) -> None:
    data = read(path)

    assert data["permissions"] == READING
    asked = {(path.name, name): job["permissions"] for name, job in data["jobs"].items() if "permissions" in job}
    assert asked == {key: value for key, value in WRITING.items() if key[0] == path.name}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_what_others_may_name_is_no_part_of_a_script(path: Path) -> None:
    scripts = [step["run"] for step in steps(read(path)) if "run" in step]

    assert [script for script in scripts if "${{" in script] == []


def test_the_action_runs_what_it_says() -> None:
    action = read(REPOSITORY / "action.yml")

    assert action["runs"]["using"] == "composite"
    scripts = "\n".join(step.get("run", "") for step in action["runs"]["steps"])
    assert "${{" not in scripts
    assert all(name in scripts for name in ("noticepress check", "noticepress build", "noticepress verify"))
    used = set(re.findall(r"inputs\.([\w-]+)", (REPOSITORY / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action["inputs"])


@pytest.mark.parametrize(
    ("inputs", "wanted"),
    [
        ({}, "/action"),
        ({"EXTRAS": "fonts"}, "/action[fonts]"),
        ({"VERSION": "0.2.0"}, "noticepress==0.2.0"),
        ({"VERSION": "0.2.0", "EXTRAS": "fonts,pdf"}, "noticepress[fonts,pdf]==0.2.0"),
    ],
)
def test_the_action_installs_what_is_asked_for(tmp_path: Path, inputs: dict[str, str], wanted: str) -> None:
    (script,) = (
        step["run"] for step in read(REPOSITORY / "action.yml")["runs"]["steps"] if step.get("name") == "Install"
    )
    bin_folder = tmp_path / "noticepress/bin"
    bin_folder.mkdir(parents=True)
    for python in (tmp_path / "python", bin_folder / "python"):
        python.write_text('#!/bin/sh\nfor last; do :; done; echo "$last"\n', "utf-8")
        python.chmod(0o755)
    given = {"VERSION": "", "EXTRAS": "", **inputs, "ACTION": "/action", "RUNNER_TEMP": str(tmp_path)}
    given |= {"GITHUB_PATH": str(tmp_path / "path"), "PATH": f"{tmp_path}:/usr/bin:/bin"}

    done = subprocess.run(["bash", "-e", "-c", script], env=given, capture_output=True, text=True, check=True)  # noqa: S607 (any bash)

    assert done.stdout.splitlines()[-1] == wanted


def test_citation_and_changelog_name_the_version() -> None:
    citation = read(REPOSITORY / "CITATION.cff")
    released = (citation["version"], str(citation["date-released"]))
    sections = re.findall(
        r"^## \[?(\d[\d.]+)\]? - (\S+)$", (REPOSITORY / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )

    assert released[0] == noticepress.__version__
    # Before the first release there is none.
    assert sections[:1] in ([], [released])


def test_owners_are_of_what_is_there() -> None:
    lines = (REPOSITORY / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owned = [line.split() for line in lines if line and not line.startswith("#")]

    assert all(owner.startswith("@") for _, *owners in owned for owner in owners)
    assert [place for place, *_ in owned if place != "*" and not (REPOSITORY / place.strip("/")).exists()] == []


DOCUMENTS = sorted({*REPOSITORY.glob("*.md"), *REPOSITORY.glob("handbook/*.md")} - {REPOSITORY / "handbook/rules.md"})
"""All but the one whose examples are of links that lead nowhere."""
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2$", re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lost = []
    for name, anchor in LINK.findall(re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))):
        target = path.parent / name if name else path
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            lost.append(f"{name}#{anchor}")
    assert lost == []


def test_the_handbook_lists_every_key_of_the_configuration() -> None:
    text = (REPOSITORY / "handbook/configuration.md").read_text(encoding="utf-8")
    table = text.partition("| key of `extra` |")[2].partition("\n\n")[0]

    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(ExtraEntry.model_fields)


README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_readme_names_commands_that_there_are(run) -> None:
    named = set(
        re.findall(r"noticepress ([a-z]+)\b", "\n".join(re.findall(r"`[^`\n]+`|^\$ .*$", README, re.MULTILINE)))
    )
    listed = run(REPOSITORY, "--help").stdout

    assert named
    assert [name for name in sorted(named) if not re.search(rf"^  {name} ", listed, re.MULTILINE)] == []


def test_readme_names_targets_of_make_that_there_are() -> None:
    named = set(re.findall(r"make ([a-z]+)", "\n".join(re.findall(r"`[^`\n]+`|^\$ .*$", README, re.MULTILINE))))
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")

    assert named
    assert [name for name in sorted(named) if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_readme_s_pictures_are_small_and_described() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\((handbook/pictures/[^)]+)\)", README)

    assert pictures
    assert all(words for words, _ in pictures)
    assert [path for _, path in pictures if (REPOSITORY / path).stat().st_size >= 150_000] == []


SILENCED = re.compile(r"# (?:noqa|type: ignore)\b.*")
WITH_A_REASON = re.compile(
    r"(?:# type: ignore\[[a-z-]+\]  )?# noqa: [A-Z0-9]+(?:, [A-Z0-9]+)* \(.+\)|# type: ignore\[[a-z-]+\]  # \w.+"
)


def test_each_silenced_finding_of_a_linter_has_its_reason_beside_it() -> None:
    lines = (
        (path.relative_to(REPOSITORY).as_posix(), found[0])
        for folder in ("hooks", "tests")
        for path in sorted((REPOSITORY / folder).rglob("*.py"))
        for found in map(SILENCED.search, path.read_text(encoding="utf-8").splitlines())
        if found
    )
    assert [(path, line) for path, line in lines if path != OWN and not WITH_A_REASON.fullmatch(line)] == []


def test_no_pattern_of_re_has_a_possessive_group() -> None:
    """Python before 3.11.5, as Debian 12 has it, reads it otherwise (python/cpython#106052): write ``(?>(?:…)*)``."""
    brackets, possessive = re.compile(r"\[(?:\\.|[^\]\\])*\]"), re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")
    found = [
        path.name
        for path in Path(noticepress.__file__).parent.rglob("*.py")
        if re.search(r"^import re$", text := path.read_text("utf-8"), re.MULTILINE)
        and possessive.search(brackets.sub("x", text))
    ]
    assert found == []
