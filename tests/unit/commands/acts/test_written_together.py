"""What a command writes is written all or not at all; with what a killed one began, the same command goes on."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from pathlib import Path

import pytest

from commandline import call, done
from noticepress.files.swap import alone
from small_project import CORRECTION, SmallProject

CATALOGS = "locales/de/LC_MESSAGES"


def files(small: SmallProject) -> dict[str, bytes]:
    every = (path for path in small.root.rglob("*") if path.is_file() and ".noticepress" not in path.parts)
    return {path.relative_to(small.root).as_posix(): path.read_bytes() for path in every}


@pytest.mark.parametrize("arguments", [("update",), ("extract",), ("import", "de.csv")], ids=lambda given: given[0])
def test_nothing_is_written_where_one_file_cannot_be(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(small.root)
    done(small, "extract")
    done(small, "export", "de", "-o", "de.csv")
    small.write("docs/index.md", small.read("docs/index.md") + "\nA passage that is new.\n")
    small.write("docs/privacy/1.2/index.md", small.read("docs/privacy/1.2/index.md") + "\nAnother that is new.\n")
    for domain in ("privacy", "site"):
        text = small.read(f"{CATALOGS}/{domain}.po")
        small.write(f"{CATALOGS}/{domain}.po", text[: text.rindex('msgstr "')] + 'msgstr ""\n')
    before, named = files(small), 0
    replace = os.replace

    def refuse(source: str, target: Path) -> None:
        nonlocal named
        named += 1
        if named == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        replace(source, target)

    with monkeypatch.context() as full:
        full.setattr(os, "replace", refuse)
        result = call(small, *arguments)

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "no space left on device; make room there" in result.stderr
    assert files(small) == before
    done(small, *arguments)
    assert len([path for path, content in files(small).items() if before.get(path) != content]) > 1


AS_OF = ("--as-of", "2026-11-24")
ERRATUM = ("erratum", "1.1", *CORRECTION, *AS_OF)
PUBLISH = ("publish", "1.2", *AS_OF)
INIT = ("init", "--notice", "terms", "--title", "Terms of Use")


def killed(small: SmallProject, *arguments: str, of: str, name: str) -> None:
    """Give a command, and kill it where it calls a function of the system for the file of that name."""
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        return
    function = getattr(os, of)

    def kill(*paths: Path, **options: int) -> None:
        if Path(paths[-1]) == small.root / name:
            os.kill(os.getpid(), signal.SIGKILL)
        function(*paths, **options)

    setattr(os, of, kill)
    call(small, *arguments)
    os._exit(1)


@pytest.mark.parametrize(
    ("arguments", "register"),
    [
        pytest.param(ERRATUM, "docs/privacy/notice.yml", id="erratum"),
        pytest.param(PUBLISH, "docs/privacy/notice.yml", id="publish"),
        pytest.param(INIT, "docs/terms/notice.yml", id="init"),
    ],
)
def test_command_that_was_killed_is_given_again(
    small: SmallProject, tmp_path: Path, arguments: tuple[str, ...], register: str
) -> None:
    small.seal_editions()
    before = files(small)
    other = SmallProject(Path(shutil.copytree(small.root, tmp_path / "other")))
    done(other, *arguments)

    killed(small, *arguments, of="replace", name=register)
    half = files(small)
    checked = call(small, "check")

    assert half != before
    assert "a command was killed while it wrote; its files are as they were before (docs/" in checked.stderr
    assert files(small) == before
    done(small, *arguments)
    assert files(small) == files(other)


def test_command_that_was_killed_when_all_was_written_is_not_done_twice(small: SmallProject) -> None:
    """What is corrected holds what was to be corrected: given again, the command would correct it once more."""
    small.seal_editions()
    again = ("erratum", "1.1", "--section", "contact", "--old", "your letter", "--new", "your letter twice")
    killed(small, *again, "--reason", "A slip.", *AS_OF, of="unlink", name=".noticepress/unfinished.json")
    written = files(small)

    refused = call(small, *again, "--reason", "A slip.", *AS_OF)

    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert (
        "a command was killed when it had written all of its files (docs/privacy/1.1/20-contact.md," in refused.stderr
    )
    assert "see whether this one is still to be done" in refused.stderr
    assert files(small) == written


def test_command_that_is_writing_is_let_alone_by_those_that_read(small: SmallProject) -> None:
    killed(small, *ERRATUM, of="replace", name="docs/privacy/notice.yml")
    half = files(small)

    with alone(small.root):
        read = call(small, "status", *AS_OF)

    assert (read.exit_code, read.stderr) == (0, "")
    assert files(small) == half


def test_what_cannot_be_put_back_is_told(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a command that only reads, too: of a reader who may not write, and of a disk that is full."""
    killed(small, *ERRATUM, of="replace", name="docs/privacy/notice.yml")
    half = files(small)

    def refuse(_source: str, target: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(target))

    with monkeypatch.context() as mounted:
        mounted.setattr(os, "replace", refuse)
        refused = call(small, "status", *AS_OF)

    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "a command was killed while it wrote, and what it left cannot be put back: " in refused.stderr
    assert "read-only file system; see to it that the project can be written, then try again" in refused.stderr
    assert files(small) == half
    done(small, "status", *AS_OF)


def test_what_check_mends_is_not_undone_by_a_command_that_reads(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``check`` writes with ``--fix`` alone: who reads meanwhile sees a journal, and nobody who was killed."""
    for name in ("docs/index.md", "docs/privacy/1.2/index.md"):
        small.write(name, f'{small.read(name)}\nSaid "twice".\n')
    replace, told = os.replace, []

    def read_meanwhile(source: str, target: Path) -> None:
        replace(source, target)
        if Path(target).suffix == ".md":
            told.append(call(small, "status", *AS_OF).stderr)

    monkeypatch.setattr(os, "replace", read_meanwhile)
    mended = call(small, "check", "--fix", *AS_OF)

    assert "Mended: 2 files" in mended.stdout
    assert told == ["", ""]
    with alone(small.root):
        refused = call(small, "check", "--fix", *AS_OF)
    assert (refused.exit_code, "another command is changing the files in" in refused.stderr) == (2, True)


def draft_is_no_more(small: SmallProject) -> None:
    """Leave the register with versions 1.0 and 1.1 alone, so that 1.2 can be begun."""
    text = small.read("docs/privacy/notice.yml")
    small.write("docs/privacy/notice.yml", text[: text.index('  - version: "1.2"')])
    shutil.rmtree(small.root / "docs/privacy/1.2")


def test_version_that_a_killed_program_began_is_gone_on_with(small: SmallProject) -> None:
    draft_is_no_more(small)
    small.write("docs/privacy/1.2/index.md", small.read("docs/privacy/1.1/index.md"))
    small.write("docs/privacy/1.2/.20-contact.md.ab12_xyz", "half")

    done(small, "new", "1.2")

    for name in ("index.md", "10-your-data.md", "20-contact.md"):
        assert small.read(f"docs/privacy/1.2/{name}") == small.read(f"docs/privacy/1.1/{name}")
    assert 'version: "1.2"' in small.read("docs/privacy/notice.yml")


@pytest.mark.parametrize(("name", "text"), [("index.md", "# Mine {#mine}\n"), ("notes.txt", "mine"), ("a/b.md", "")])
def test_folder_with_anything_else_is_somebody_s(small: SmallProject, name: str, text: str) -> None:
    draft_is_no_more(small)
    small.write(f"docs/privacy/1.2/{name}", text)
    before = files(small)

    refused = call(small, "new", "1.2")

    assert (refused.exit_code, "docs/privacy/1.2 exists already" in refused.stderr) == (2, True)
    assert files(small) == before


def test_notice_that_a_killed_program_began_is_gone_on_with(small: SmallProject, tmp_path: Path) -> None:
    begin = ("init", "--notice", "terms", "--title", "Terms of Use")
    other = SmallProject(Path(shutil.copytree(small.root, tmp_path / "other")))
    done(other, *begin)
    text = other.read("docs/terms/1.0/index.md")

    small.write("docs/terms/1.0/index.md", f"{text}\nMine.\n")
    refused = call(small, *begin)
    small.write("docs/terms/1.0/index.md", text)
    done(small, *begin)

    assert (refused.exit_code, "docs/terms exists already" in refused.stderr) == (2, True)
    assert files(small) == files(other)
