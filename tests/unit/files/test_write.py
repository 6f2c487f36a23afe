"""A file is written whole or not at all, and what a killed program has left of one is swept."""

from __future__ import annotations

import errno
import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from noticepress.commands.program.common import os_error_line
from noticepress.files.write import is_half_written, write_new, write_together, write_whole


def test_what_a_killed_program_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    names = [".seal.json.ab12_xyz", ".seal.json.new_8888", ".seal.json.abc", ".seal.json.swp", ".notice.yml.ab12_xyz"]
    for name in names:
        (tmp_path / name).write_text("{")
    for name in names:
        if "new" not in name:
            os.utime(tmp_path / name, (0, 0))

    write_whole(tmp_path / "seal.json", b"{}")

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names[1:], "seal.json"])


def test_half_written_files_are_known_by_their_names() -> None:
    assert is_half_written("docs/privacy/1.1/.seal.json.ab12_xyz")
    assert not any(map(is_half_written, ("docs/.htaccess", "docs/.seal.json", "docs/seal.json.ab12_xyz")))


def test_new_file_that_does_not_go_onto_the_disk_whole_is_an_error(tmp_path: Path) -> None:
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, most))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_new(f"{tmp_path}/new/page", b"x" * 20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))

    write_new(f"{tmp_path}/new/page", b"x" * 20)
    assert (tmp_path / "new" / "page").read_bytes() == b"x" * 20


def test_files_that_belong_together_are_all_on_the_disk_before_one_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / name: name.encode() for name in ("seal.json", "editions.json", "notice.yml")}
    there: list[int] = []
    replace = os.replace

    def seen(source: str, target: Path) -> None:
        there.append(len(list(tmp_path.iterdir())))
        replace(source, target)

    monkeypatch.setattr(os, "replace", seen)
    write_together(files)

    assert there == [3, 3, 3]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_files_of_which_one_cannot_have_its_name_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    old = tmp_path / "notice.yml"
    old.write_bytes(b"old")
    calls = iter(range(1, 99))
    replace = os.replace

    def full(source: str, target: Path) -> None:
        if next(calls) == failing:
            raise OSError(errno.ENOSPC, "no space")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_together({tmp_path / "seal.json": b"{}", old: b"new", tmp_path / "editions.json": b"{}"})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"notice.yml": b"old"}


@pytest.mark.parametrize("write", [write_whole, lambda path, content: write_new(str(path), content)])
def test_file_that_the_system_refuses_to_write_is_named(tmp_path: Path, write: Callable[[Path, bytes], object]) -> None:
    """A disk that is full is told of the descriptor alone, and nobody could say where room is to be made."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, most))
    try:
        with pytest.raises(OSError, match="File too large") as caught:
            write(tmp_path / "page", b"x" * 20)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))

    assert caught.value.filename == str(tmp_path / "page")
    told = os_error_line(caught.value, publishing=True)
    assert told == f"{tmp_path}/page: file too large; nothing was published; make room there"


def test_folder_that_cannot_be_copied_is_told_by_its_first_file() -> None:
    error = shutil.Error([("a/b", "c/b", "[Errno 28] No space left on device"), ("a/d", "c/d", "…")])

    told = os_error_line(error, publishing=True)

    assert told == "a/b cannot be copied to c/b; nothing was published; make room there, or make it readable"
