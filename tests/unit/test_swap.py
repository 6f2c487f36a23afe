"""A folder takes another's place whole, and only one build writes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from noticepress.errors import UsageError
from noticepress.swap import exclusive, recover, swap_in
from small_project import REPOSITORY


def folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, content in files.items():
        (path / f"{name}.html").write_text(content, encoding="utf-8")
    return path


def content(path: Path) -> dict[str, str]:
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(path.iterdir())}


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


@pytest.fixture(params=["in one call", "with two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of swapping: the system call of Linux, and what other systems do."""
    if request.param == "with two renames":
        monkeypatch.setattr(sys, "platform", "darwin")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_new_folder_takes_the_old_ones_place_whole(tmp_path: Path) -> None:
    target = folder(tmp_path / "site", index="old", gone="old")
    new = folder(tmp_path / ".site.building.x", index="new", added="new")

    swap_in(new, target)

    assert content(target) == {"added": "new", "index": "new"}
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("way")
def test_first_folder_is_put_in_place(tmp_path: Path) -> None:
    swap_in(folder(tmp_path / "new", index="new"), tmp_path / "site")

    assert content(tmp_path / "site") == {"index": "new"}
    assert names(tmp_path) == ["site"]


@pytest.mark.usefixtures("way")
def test_old_folder_stays_whole_where_the_new_one_is_missing(tmp_path: Path) -> None:
    target = folder(tmp_path / "site", index="old")

    with pytest.raises(OSError, match="missing"):
        swap_in(tmp_path / "missing", target)

    assert content(target) == {"index": "old"}


def test_interrupted_swap_is_mended(tmp_path: Path) -> None:
    """What is left when the machine stops between the two renames."""
    folder(tmp_path / ".site.old.abc" / "site", index="old")
    folder(tmp_path / ".site.building.abc", index="new")

    recover(tmp_path / "site")

    assert names(tmp_path) == ["site"]
    assert content(tmp_path / "site") == {"index": "old"}


def test_leftovers_beside_a_whole_site_are_deleted(tmp_path: Path) -> None:
    target = folder(tmp_path / "site", index="new")
    folder(tmp_path / ".site.old.abc" / "site", index="old")
    folder(tmp_path / ".site.old.empty")
    folder(tmp_path / ".site.building.abc", index="newer")

    recover(target)

    assert names(tmp_path) == ["site"]
    assert content(target) == {"index": "new"}


def test_folders_of_another_target_are_left_alone(tmp_path: Path) -> None:
    for name in ("site", ".other.old.abc", ".other.building.abc", "site.old.abc", ".site.oldest", ".site2.old.abc"):
        folder(tmp_path / name, index="x")
    before = names(tmp_path)

    recover(tmp_path / "site")

    assert names(tmp_path) == before


HOLDER = """
import sys
from pathlib import Path
from noticepress.swap import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(target: Path) -> subprocess.Popen[str]:
    """Another process that holds ``target`` until its input ends."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(target)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_second_holder_in_another_process_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with hold(target) as process:
        with pytest.raises(UsageError, match="another build is writing"), exclusive(target):
            pass
        process.communicate("")

    with exclusive(target):
        assert process.returncode == 0


def test_second_holder_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with exclusive(tmp_path / "site"):
        with pytest.raises(UsageError), exclusive(tmp_path / "site"):
            pass
        with exclusive(tmp_path / "other"):
            pass


def test_refused_holder_touches_nothing(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with hold(target) as process:
        staging = folder(tmp_path / ".site.building.abc", index="new")
        with pytest.raises(UsageError), exclusive(target):
            pass
        assert content(staging) == {"index": "new"}
        with pytest.raises(UsageError), exclusive(target):  # the first refusal did not take the lock away
            pass
        process.communicate("")


def test_lock_ends_with_its_process(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with hold(target) as process:
        process.kill()

    folder(tmp_path / ".site.building.abc", index="half")
    with exclusive(target):
        assert [name for name in names(tmp_path) if name != ".site.lock"] == []


def test_lock_is_released_when_a_build_fails(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with pytest.raises(RuntimeError), exclusive(target):
        raise RuntimeError

    with exclusive(target):
        pass
    assert names(tmp_path) == []


def test_holder_recovers_first(tmp_path: Path) -> None:
    folder(tmp_path / ".site.old.abc" / "site", index="old")

    with exclusive(tmp_path / "site"):
        assert content(tmp_path / "site") == {"index": "old"}
