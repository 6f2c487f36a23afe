"""What every test can use: copies of the small project, edits to them, and the command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from commandline import Run, end_prepared, run_command
from small_project import REPOSITORY, SmallProject

# Machines are shared and noisy: an example's time says nothing.
settings.register_profile("noticepress", deadline=None, print_blob=True)
settings.load_profile("noticepress")


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    """A fresh copy of the small project: locales en, de-DE and zh-HK, versions 1.0, 1.1 and draft 1.2."""
    return SmallProject.copy(tmp_path / "small")


@pytest.fixture(scope="session", autouse=True)
def _prepared_process() -> Iterator[None]:
    """End the process that waits for commands when the tests have ended."""
    yield
    end_prepared()


@pytest.fixture
def run() -> Run:
    """Run the command line as a user would: ``run(folder, "check")``."""
    return run_command


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once for a test process."""
    site = tmp_path_factory.mktemp("sample") / "site"
    command = [sys.executable, "-m", "noticepress", "build", "--as-of", "2026-11-24", "--output", str(site)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def copied_sample(tmp_path: Path) -> Path:
    """A copy of the repository's sources, to be edited."""
    target = tmp_path / "sample"
    target.mkdir()
    for name in ("docs", "locales", "overrides", "hooks"):
        shutil.copytree(REPOSITORY / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    return target
