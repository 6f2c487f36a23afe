"""What a command writes is written all or not at all; with what a killed one began, the same command goes on."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from commandline import call, done
from small_project import SmallProject

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
