"""What docstrings, comments and CONTRIBUTING name is there: a name that has moved on is a comment that lies."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from small_project import REPOSITORY

PACKAGE = REPOSITORY / "hooks/noticepress"
NAME = re.compile(r"\bnoticepress(?:\.[A-Za-z_]\w*)+")
IMPORT = re.compile(r"^\s*(?:from|import) .*$", re.MULTILINE)
FILES = frozenset({"noticepress.css", "noticepress.build"})
"""Files and addresses, not modules."""
SOURCES = [
    path
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in (".py", ".html", ".xml") and "starter" not in path.parts
]


def is_there(name: str) -> bool:
    """Whether a dotted name is a module, or something in one."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        path = PACKAGE.parent.joinpath(*parts[:length])
        if path.is_dir() or path.with_suffix(".py").is_file():
            found: object = import_module(".".join(parts[:length]))
            for part in parts[length:]:
                found = getattr(found, part, None)
            return found is not None
    return False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_module_that_a_text_names_is_there(path: Path) -> None:
    text = IMPORT.sub("", path.read_text(encoding="utf-8"))

    names = {name for name in NAME.findall(text) if name not in FILES}
    assert [name for name in sorted(names) if not is_there(name)] == []


NAMED = re.compile(r"`([^`\s]+/[^`\s]*|[\w.-]+\.(?:py|md|yml|toml|pot))`")
OF_A_PROJECT = {"notice.yml", "docs/facts.yml", "rules.py"}
"""Files that a project, or each room, has."""


def missing_in(line: str) -> set[str]:
    """What a line of CONTRIBUTING names below the repository, the package or its row's own folder and is not there."""
    named = NAMED.findall(line)
    own = [PACKAGE / name for name in named[:1] if line.startswith("|")]
    roots = (REPOSITORY, REPOSITORY / "tests", PACKAGE, *own, *(folder / "locales" for folder in own))
    plain = {name for name in named if not re.search(r"[<*…]|NN-|\.venv", name)}
    return {name for name in plain if not any((root / name).exists() for root in roots)}


def test_every_path_that_contributing_names_is_there() -> None:
    lines = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()

    assert missing_in("| a row | `site/gone.py` |") == {"site/gone.py"}
    assert set().union(*map(missing_in, lines)) == OF_A_PROJECT
