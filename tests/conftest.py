"""What every test can use: copies of the small project, edits to them, and the command."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

import in_memory
from announced_project import announced_project
from commandline import Run, end_prepared, run_command
from compiled_once import compile_once
from made_once import MadeOnce, made_once
from read_once import read_once
from small_project import REPOSITORY, SAMPLE_DAY, SmallProject
from states_project import states_project

# Machines are shared and noisy: an example's time says nothing.
settings.register_profile("noticepress", deadline=None, print_blob=True)
settings.load_profile("noticepress")
compile_once()
read_once()
in_memory.begin()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """When nobody uses the temporary folders any more, give their memory back."""
    if kept := in_memory.end(failed=exitstatus not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)):
        session.config.get_terminal_writer().line(kept)


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


@pytest.fixture(scope="session", autouse=True)
def _one_processor() -> Iterator[None]:
    """Nothing is divided among processes in this one, unless a test asks for it, as commands do by themselves.

    A fork of a process that has read all the tests costs more than the whole of a small site.
    """
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(os, "sched_getaffinity"):
            patch.setattr(os, "sched_getaffinity", lambda _process: {0})
        yield


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """Gives the folder of a name, made once for the whole run: see :mod:`made_once`."""
    return partial(made_once, tmp_path_factory)


@pytest.fixture(scope="session")
def sample(once: MadeOnce) -> Path:
    """A copy of the repository's sources, with what was kept when its site was built, to be read."""

    def build(folder: Path) -> None:
        for name in ("docs", "locales", "overrides", "hooks"):
            shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(REPOSITORY / "mkdocs.yml", folder)
        done = run_command(folder, "build", "--as-of", str(SAMPLE_DAY), "--output", f"{folder}-site")
        assert done.returncode == 0, done.stderr

    return once("sample", build)


@pytest.fixture(scope="session")
def sample_site(sample: Path) -> Path:
    """The repository's own site, to be read."""
    return Path(f"{sample}-site")


@pytest.fixture(scope="session")
def states(once: MadeOnce) -> SmallProject:
    """The project with notices in every state, to be read."""
    return SmallProject(once("states", states_project))


@pytest.fixture(scope="session")
def announced_small(once: MadeOnce) -> SmallProject:
    """The project with announced versions, to be read."""
    return SmallProject(once("announced", announced_project))


@pytest.fixture
def copied_sample(sample: Path, tmp_path: Path) -> Path:
    """A copy of the repository's sources, to be edited; what was kept of them makes commands quick."""
    return Path(shutil.copytree(sample, tmp_path / "sample"))
