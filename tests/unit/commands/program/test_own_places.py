"""No command writes over what a project is made of, whatever place it is told to write to."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.files.sources import sources_digest
from small_project import SmallProject

WRITERS = [
    ("diff", "1.0", "1.1"),
    ("export", "de"),
    ("announce", "1.2", "--as-of", "2026-02-01"),
    ("headers", "nginx"),
    ("headers", "netlify"),
    ("build",),
]
PLACES = [
    "docs/privacy/notice.yml",
    "docs/privacy/1.0/seal.json",
    "docs/new.html",
    "locales/glossary.yml",
    "mkdocs.yml",
    ".noticepress/cache/x",
]


@pytest.mark.parametrize("arguments", WRITERS, ids=" ".join)
def test_no_command_writes_where_a_project_keeps_its_own(small: SmallProject, arguments: tuple[str, ...]) -> None:
    before = sources_digest(small.root)
    option = "--output" if arguments[0] == "build" else "-o"

    for place in PLACES:
        done = CliRunner().invoke(main, ["-C", str(small.root), *arguments, option, str(small.root / place)])

        assert done.exit_code == 2, done.output
        assert "own" in done.output or "is a file" in done.output
        assert sources_digest(small.root) == before


def test_a_link_to_the_projects_own_is_refused(small: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(small.root / "docs")

    done = CliRunner().invoke(
        main, ["-C", str(small.root), "diff", "1.0", "1.1", "-o", str(tmp_path / "elsewhere/x.md")]
    )

    assert done.exit_code == 2
    assert "x.md is within docs/, which holds the project's own files; choose another place" in done.output


def test_a_hosts_own_file_is_written_among_what_is_published(small: SmallProject) -> None:
    path = small.root / "docs/_headers"
    small.replace("mkdocs.yml", "/notices/", "/")

    done = CliRunner().invoke(main, ["-C", str(small.root), "headers", "netlify", "-o", str(path)])

    assert (done.exit_code, done.stdout) == (0, f"{path}: written\n")
