"""A file is written whole or not at all, and what a killed program has left of one is swept."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from noticepress.commands.program.common import os_error_line
from noticepress.files.write import is_half_written, write_new, write_whole


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
