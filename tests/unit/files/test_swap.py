"""A folder takes another's place whole, and only one build writes it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from noticepress.files.swap import MARKER, BusyError, alone, exclusive, recover, staging, swap_in
from noticepress.findings import UsageError
from small_project import REPOSITORY


def folder(path: Path, **files: str) -> Path:
    path.mkdir(parents=True)
    for name, content in files.items():
        (path / f"{name}.html").write_text(content, encoding="utf-8")
    return path


def scratch(path: Path, **files: str) -> Path:
    """What an interrupted build of ``site`` leaves: a folder with the mark of this program in it."""
    folder(path / "site", **files)
    (path / MARKER).touch()
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


def test_folder_that_cannot_be_moved_stays_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mounted disk, or another user's folder in one that all may write."""

    def busy(self: Path, target: Path) -> Path:
        raise OSError(errno.EBUSY, "busy", str(self), None, str(target))

    monkeypatch.setattr("noticepress.files.swap._exchange", lambda _one, _other: False)
    target, new = folder(tmp_path / "site", index="old"), folder(tmp_path / "new", index="new")
    monkeypatch.setattr(Path, "rename", busy)

    with pytest.raises(OSError, match="busy"):
        swap_in(new, target)

    assert names(tmp_path) == ["new", "site"]


def test_what_cannot_be_deleted_now_is_deleted_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch(tmp_path / ".site.old.abcdefgh", index="old")
    target = folder(tmp_path / "site", index="new")
    with monkeypatch.context() as refused:
        refused.setattr("shutil.rmtree", lambda *_args, **_options: None)
        recover(target)

    recover(target)

    assert names(tmp_path) == ["site"]


def test_interrupted_swap_is_mended(tmp_path: Path) -> None:
    """What is left when the machine stops between the two renames."""
    scratch(tmp_path / ".site.old.abcdefgh", index="old")
    scratch(tmp_path / ".site.building.abcdefgh", index="new")

    recover(tmp_path / "site")

    assert names(tmp_path) == ["site"]
    assert content(tmp_path / "site") == {"index": "old"}


def test_leftovers_beside_a_whole_site_are_deleted(tmp_path: Path) -> None:
    target = folder(tmp_path / "site", index="new")
    scratch(tmp_path / ".site.old.abcdefgh", index="old")
    scratch(tmp_path / ".site.building.abcdefgh", index="newer")

    recover(target)

    assert names(tmp_path) == ["site"]
    assert content(target) == {"index": "new"}


FOREIGN = (
    ".other.old.abcdefgh",
    ".other.building.abcdefgh",
    "site.old.abcdefgh",
    ".site.oldest",
    ".site2.old.abcdefgh",
    ".site.old.building.abcdefgh",
    ".site.old.short",
    ".site.old.ABCDEFGH",
)


def test_folders_of_another_target_are_left_alone(tmp_path: Path) -> None:
    folder(tmp_path / "site", index="x")
    for name in FOREIGN:
        scratch(tmp_path / name, index="x")
    before = names(tmp_path)

    recover(tmp_path / "site")

    assert names(tmp_path) == before


@pytest.mark.parametrize("purpose", ["old", "building"])
def test_folder_without_our_mark_is_left_alone(tmp_path: Path, purpose: str) -> None:
    letters = folder(tmp_path / f".site.{purpose}.abcdefgh" / "site", letter="mine")

    recover(tmp_path / "site")

    assert content(letters) == {"letter": "mine"}


@pytest.mark.parametrize("purpose", ["old", "building"])
def test_link_with_a_leftovers_name_is_not_followed(tmp_path: Path, purpose: str) -> None:
    folder(tmp_path / "site", index="new")
    elsewhere = scratch(tmp_path / "elsewhere", index="mine")
    (tmp_path / f".site.{purpose}.abcdefgh").symlink_to(elsewhere)

    recover(tmp_path / "site")

    assert content(elsewhere / "site") == {"index": "mine"}


@pytest.mark.parametrize("name", ["[ab]", "a*", "?"])
def test_name_of_a_target_is_no_pattern(tmp_path: Path, name: str) -> None:
    left = [scratch(tmp_path / f".{other}.building.abcdefgh", index="x") for other in ("a", "b", "ab")]

    recover(tmp_path / name)

    assert [content(path / "site") for path in left] == [{"index": "x"}] * 3


def test_two_builds_whose_names_begin_alike_leave_each_other_alone(tmp_path: Path) -> None:
    with exclusive(tmp_path / "site.old"), staging(tmp_path / "site.old") as new:
        (new / "index.html").write_text("half", encoding="utf-8")
        with exclusive(tmp_path / "site"):
            assert content(new) == {"index": "half"}


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_what_is_staged_may_be_read_by_everyone_and_written_by_its_owner(tmp_path: Path, umask: int) -> None:
    """A server is another user, and pages that are kept of one build stand in later ones."""
    before = os.umask(umask)
    try:
        with staging(tmp_path / "site") as new:
            folder(new / "privacy", index="a")
            modes = [path.stat().st_mode & 0o777 for path in (new, new / "privacy", new / "privacy/index.html")]
        assert os.umask(umask) == umask
    finally:
        os.umask(before)

    assert modes == [0o755, 0o755, 0o644]


def test_staging_is_gone_at_the_end(tmp_path: Path) -> None:
    def build() -> None:
        with staging(tmp_path / "site") as new:
            (new / "index.html").write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        build()

    assert names(tmp_path) == []


HOLDER = """
import sys
from pathlib import Path
from noticepress.files.swap import exclusive
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
        left = scratch(tmp_path / ".site.building.abcdefgh", index="new")
        with pytest.raises(UsageError), exclusive(target):
            pass
        assert content(left / "site") == {"index": "new"}
        with pytest.raises(UsageError), exclusive(target):  # the first refusal did not take the lock away
            pass
        process.communicate("")


def test_lock_ends_with_its_process(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with hold(target) as process:
        process.kill()

    scratch(tmp_path / ".site.building.abcdefgh", index="half")
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
    scratch(tmp_path / ".site.old.abcdefgh", index="old")

    with exclusive(tmp_path / "site"):
        assert content(tmp_path / "site") == {"index": "old"}


@pytest.mark.parametrize("there", [True, False])
def test_lock_that_is_a_link_is_refused_and_what_it_points_to_is_left_alone(tmp_path, there) -> None:
    letter = tmp_path / "letter.txt"
    if there:
        letter.write_text("mine", encoding="utf-8")
    (tmp_path / ".site.lock").symlink_to(letter)

    with pytest.raises(UsageError, match="not the lock of a build; move it away"), exclusive(tmp_path / "site"):
        pass

    assert letter.exists() == there
    assert not there or letter.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / ".site.lock").is_symlink()


def test_file_with_the_locks_name_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="not the lock of a build"), exclusive(tmp_path / "site"):
        pass

    assert (tmp_path / ".site.lock").read_text(encoding="utf-8") == "mine"


def test_folder_or_pipe_with_the_locks_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").mkdir()
    os.mkfifo(tmp_path / ".other.lock")

    for name in ("site", "other"):
        with pytest.raises(UsageError, match="not the lock of a build"), exclusive(tmp_path / name):
            pass

    assert names(tmp_path) == [".other.lock", ".site.lock"]


@pytest.mark.parametrize(("platform", "left"), [("linux", []), ("win32", [".noticepress/lock"])])
def test_of_two_commands_that_write_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, left: list[str]
) -> None:
    """Windows cannot lock a folder: without a lock, a command that reads would undo what another is writing."""
    monkeypatch.setattr(sys, "platform", platform)
    with alone(tmp_path), pytest.raises(BusyError, match="another command is changing the files in"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == left
