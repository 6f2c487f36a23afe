"""The same inputs give the same bytes, whatever the machine around them is like."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from small_project import DAY, REPOSITORY, SmallProject

LATE_ON_THE_DAY = "1795563000"
"""2026-11-24T23:30:00Z: already the next day in Kiritimati, and not yet evening in Honolulu."""

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {
    "TZ": "Pacific/Honolulu",
    "LANG": "POSIX",
    "LC_ALL": "POSIX",
    "PYTHONHASHSEED": "2",
    # Without these two, Python makes a UTF-8 locale of POSIX.
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
}

BACKWARDS = """
import os
list_names, scan = os.listdir, os.scandir
class Entries:
    def __init__(self, entries): self.entries = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
def scandir(path="."):
    with scan(path) as entries:
        return Entries(sorted(entries, key=lambda entry: entry.name, reverse=True))
os.listdir = lambda path=".": sorted(list_names(path), reverse=True)
os.scandir = scandir
"""
"""Lists folders in an order that no file system here would give."""


def build(folder: Path, arguments: tuple[str, ...], variables: dict[str, str], umask: int, prelude: str = "") -> Path:
    code = f"{prelude}\nfrom noticepress.commands import main\nmain(prog_name='noticepress')"
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), **variables}
    done = subprocess.run(
        [sys.executable, "-c", code, "build", *arguments],
        cwd=folder,
        env=env,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    """Paths of the files that are not the same in both sites."""
    ours, theirs = contents(one), contents(other)
    assert ours
    return sorted(path for path in {*ours, *theirs} if ours.get(path) != theirs.get(path))


def copy_backwards(source: Path, target: Path) -> None:
    """Copy a folder's files one by one, the last first."""
    for path in sorted((path for path in source.rglob("*") if path.is_file()), reverse=True):
        copied = target / path.relative_to(source)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)


DATED = [
    pytest.param(("--as-of", str(DAY)), {}, id="as-of"),
    pytest.param((), {"SOURCE_DATE_EPOCH": LATE_ON_THE_DAY}, id="source-date-epoch"),
]


@pytest.mark.parametrize(("arguments", "variables"), DATED)
def test_machine_leaves_no_trace_in_the_site(
    tmp_path: Path, arguments: tuple[str, ...], variables: dict[str, str]
) -> None:
    here = SmallProject.copy(tmp_path / "ünusual here").root
    there = tmp_path / "the other place" / "small"
    copy_backwards(here, there)

    one = build(here, arguments, {**HERE, **variables}, 0o022)
    other = build(there, arguments, {**THERE, **variables}, 0o077, BACKWARDS)

    assert differing(one, other) == []


def test_source_date_epoch_is_the_day_in_utc(small: SmallProject, tmp_path: Path) -> None:
    other = SmallProject.copy(tmp_path / "other")

    named = build(small.root, ("--as-of", str(DAY)), HERE, 0o022)
    counted = build(other.root, (), {**HERE, "SOURCE_DATE_EPOCH": LATE_ON_THE_DAY}, 0o022)

    assert differing(named, counted) == []


def test_machine_leaves_no_trace_in_the_sample(copied_sample: Path, tmp_path: Path) -> None:
    there = tmp_path / "other" / "sample"
    copy_backwards(copied_sample, there)
    arguments = ("--as-of", str(DAY), "--locale", "de-DE", "--no-cache")

    one = build(copied_sample, arguments, HERE, 0o022)
    other = build(there, arguments, THERE, 0o077, BACKWARDS)

    assert differing(one, other) == []


def test_second_build_into_the_same_folder_changes_nothing(small: SmallProject) -> None:
    first = contents(build(small.root, ("--as-of", str(DAY)), HERE, 0o022))

    second = contents(build(small.root, ("--as-of", str(DAY)), THERE, 0o022))

    assert first == second
