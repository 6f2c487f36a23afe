"""What doctor says of machines and projects that lack something."""

from __future__ import annotations

import json
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

from noticepress.commands.acts.examining import State, examine
from noticepress.editions.sources.project import Project
from noticepress.extras import install
from small_project import SmallProject


def state(root: Path) -> dict[str, tuple[State, str]]:
    return {each.name: (each.state, f"{each.found}; {each.remedy}") for each in examine(Project(root))}


def test_a_whole_project_lacks_nothing_that_is_needed(small: SmallProject) -> None:
    found = state(small.root)

    assert State.MISSING not in {each for each, _ in found.values()}
    assert found["project"] == (State.OK, f"{small.root}, 1 notice; ")
    assert found["workflows"][0] is State.NOTE
    assert found["git tag published"][1].startswith("the project is in no git repository")


def test_files_that_are_gone_are_named(small: SmallProject) -> None:
    (small.root / "hooks/events.py").unlink()
    (small.root / "docs/privacy/notice.yml").unlink()

    missing, told = state(small.root)["project"]

    assert missing is State.MISSING
    assert "lacks hooks/events.py, docs/*/notice.yml; restore them" in told


def test_the_tag_is_missed_once_something_is_sealed(small: SmallProject) -> None:
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *command], cwd=small.root, check=True)  # noqa: S607 (any git)
    before = state(small.root)["git tag published"]
    subprocess.run(["git", "tag", "published"], cwd=small.root, check=True)  # noqa: S607 (any git)

    assert before[0] is State.NOTE
    assert before[1].startswith("not there, and a version has been sealed; ")
    assert state(small.root)["git tag published"] == (State.OK, "there; ")


def test_a_workflow_that_runs_the_program_is_found(small: SmallProject) -> None:
    small.write(".github/workflows/other.yml", "run: make")
    small.write(".github/workflows/notices.yaml", "run: noticepress build")

    assert state(small.root)["workflows"] == (State.OK, "notices.yaml; ")


def test_workflows_below_the_repositorys_root_do_not_run(small: SmallProject) -> None:
    (small.root.parent / ".git").mkdir()
    small.write(".github/workflows/publish.yml", "run: noticepress build")
    told = f"publish.yml do not run: GitHub reads only those in {small.root.parent / '.github/workflows'}; move them"

    assert state(small.root)["workflows"][0] is State.NOTE
    assert state(small.root)["workflows"][1].startswith(told)

    (small.root / ".github").rename(small.root.parent / ".github")
    assert state(small.root)["workflows"] == (State.OK, "publish.yml; ")


def test_without_git_and_ssh_there_are_notes_and_no_failure(small: SmallProject, run) -> None:
    done = run(small.root, "doctor", "--format", "json", PATH="/nowhere")
    found = {each["name"]: each for each in json.loads(done.stdout)}

    assert done.returncode == 0
    assert (found["git"]["state"], found["ssh-keygen"]["state"]) == ("note", "note")


def test_what_is_needed_and_missing_is_the_exit_status(small: SmallProject, run) -> None:
    (small.root / "locales/locales.yml").unlink()

    done = run(small.root, "doctor")

    assert done.returncode == 1
    assert f"missing  project: {small.root} lacks locales/locales.yml; restore them" in done.stdout


def test_a_missing_extra_is_told_once_with_the_command_of_this_environment(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "weasyprint":
            raise metadata.PackageNotFoundError
        return "1.0" if name == "openpyxl" else real(name)

    monkeypatch.setattr(metadata, "version", version)
    found = state(small.root)

    assert found["extra pdf"][1] == f"weasyprint is not installed; where you want it, run: {install('pdf')}"
    assert "PDFs" not in found
    assert found["extra xlsx"][1].startswith("openpyxl is 1.0, and <4,>=3.1.5 is needed; where you want it, run: ")
