"""Files that change together are all written or none, and what a killed program has left of them is mended."""

from __future__ import annotations

import errno
import itertools
import json
import os
import signal
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from noticepress.files.together import JOURNAL, Settled, settle, write_together
from noticepress.findings import UsageError

REGISTER, TEXT, SEAL, RECORD = (
    f"docs/privacy/{name}" for name in ("notice.yml", "1.0/index.md", "1.0/seal.json", "1.0/editions.json")
)
BEFORE = {REGISTER: b"old register", TEXT: b"old text", "docs/index.md": b"no part of it"}
AFTER = {**BEFORE, TEXT: b"new text", SEAL: b"{}", RECORD: b"[]", REGISTER: b"new register"}
RENAMES = 5
"""Of the journal and of four files."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, content in BEFORE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def write(root: Path) -> None:
    write_together({root / name: AFTER[name] for name in (TEXT, SEAL, RECORD, REGISTER)}, root)


def there(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def killed(root: Path, moment: int, of: str = "replace", *, interrupted: int = 0) -> None:
    """Write, and be killed at the ``moment``-th call of a function; ``interrupted`` at an earlier one, and undoing."""
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        return
    calls = itertools.count(1)
    function = getattr(os, of)

    def fails(*args: object, **kwargs: object) -> None:
        call = next(calls)
        if call == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        if call == interrupted:
            raise KeyboardInterrupt
        function(*args, **kwargs)

    setattr(os, of, fails)
    try:
        write(root)
    finally:
        os._exit(1)


@pytest.mark.parametrize("moment", range(1, RENAMES + 1))
def test_files_of_which_some_were_written_are_put_back(root: Path, moment: int) -> None:
    killed(root, moment)

    settled = settle(root)

    written = (TEXT, SEAL, RECORD)[: max(0, moment - 2)]
    assert settled == (Settled(written, is_whole=False) if moment > 1 else None)
    assert {name: content for name, content in there(root).items() if "unfinished" not in name} == BEFORE
    write(root)
    assert settle(root) is None


def test_files_that_were_all_written_stay(root: Path) -> None:
    killed(root, 1, "unlink")

    assert settle(root) == Settled((TEXT, SEAL, RECORD, REGISTER), is_whole=True)
    assert there(root) == AFTER


def test_what_was_being_put_back_is_put_back(root: Path) -> None:
    """Interrupted before the register has its name, and killed while the text gets what it held."""
    killed(root, RENAMES + 1, interrupted=RENAMES)

    settled = settle(root)

    assert settled == Settled((TEXT,), is_whole=False)
    assert there(root) == BEFORE


def test_what_was_edited_since_stays(root: Path) -> None:
    """The register was not written yet: what somebody has entered in it meanwhile is theirs."""
    killed(root, RENAMES)
    (root / REGISTER).write_bytes(b"mine")

    settle(root)

    assert there(root) == {**BEFORE, REGISTER: b"mine"}


def test_what_was_written_and_edited_since_is_told(root: Path) -> None:
    killed(root, RENAMES)
    (root / TEXT).write_bytes(b"mine")
    before = there(root)

    with pytest.raises(UsageError, match=r"1\.0/index\.md has been changed since; restore it from version control, or"):
        settle(root)

    assert there(root) == before
    (root / TEXT).write_bytes(BEFORE[TEXT])
    settle(root)
    assert there(root) == BEFORE


ENTRY = {"path": TEXT, "before": b64encode(b"evil").decode(), "after": sha256(BEFORE[TEXT]).hexdigest()}


@pytest.mark.parametrize(
    "content",
    [
        *(
            json.dumps([{**ENTRY, "path": path}])
            for path in ("mkdocs.yml", "hooks/a.py", "docs/../hooks/a.py", "/a", "")
        ),
        *("", "{", "[1]", "{}x", '[{"path": 1}]', json.dumps([{**ENTRY, "before": 1}]), json.dumps([{"path": TEXT}])),
    ],
)
def test_journal_of_somebody_else_changes_nothing(root: Path, content: str) -> None:
    (root / "mkdocs.yml").write_bytes(BEFORE[TEXT])
    (root / "hooks").mkdir()
    (root / "hooks/a.py").write_bytes(BEFORE[TEXT])
    (root / JOURNAL).parent.mkdir()
    (root / JOURNAL).write_text(content)
    before = there(root)

    with pytest.raises(UsageError, match="is no record of a killed command; delete it"):
        settle(root)

    assert there(root) == before


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
