"""Where in its file a finding's culprit stands: a finding and the project's folder come in, a place leaves."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, islice, takewhile
from pathlib import Path
from typing import NamedTuple

from noticepress.findings import Finding

_LONGEST = 500
"""Of a culprit in characters: a longer one is not looked for."""
_FARTHEST = 500
"""Lines of a paragraph in which the culprit is looked for."""
_QUOTED = re.compile("“([^“”…]+)”")


class Place(NamedTuple):
    """A line of a file, and where on it the culprit stands."""

    line: int
    """Counted from 1; 0 where the finding is about the file as a whole."""
    source: str = ""
    """The line; empty where it cannot be read."""
    column: int = 0
    """The culprit's first character, counted from 1; 0 where it is not known."""
    end: int = 0
    """The character behind its last one."""


def repository_of(root: Path) -> Path | None:
    """The folder of the repository that a project is in, which may be a part of it; ``None`` where there is none."""
    real = root.resolve()
    return next((folder for folder in (real, *real.parents) if (folder / ".git").exists()), None)


def named_in_repository(root: Path, path: str) -> str:
    """A file of a project as its repository names it, which is how forges know it; empty for no file of the project.

    A forged manifest names other files, and some for which Path's own test raises.
    """
    is_below = not Path(path).is_absolute() and ".." not in path.split("/")
    if not (is_below and os.path.isfile(root / path)):  # noqa: PTH113 (as said)
        return ""
    repository = repository_of(root)
    prefix = root.resolve().relative_to(repository).as_posix() if repository else "."
    return path if prefix == "." else f"{prefix}/{path}"


def find_place(root: Path, finding: Finding) -> Place:
    """The place of the culprit, or that of the finding where the culprit is not to be seen there.

    The culprit is what the rule says it is, else what the message quotes first. It is looked for in the
    finding's paragraph; in a catalog, in the entry's translation.
    """
    try:
        path = root / finding.path
        lines = _lines(path, path.stat().st_mtime_ns)
    except (OSError, ValueError):
        return Place(finding.line)
    if not 0 < finding.line <= len(lines):
        return Place(finding.line)
    quoted = _QUOTED.search(finding.message)
    culprit = finding.text or (quoted[1] if quoted else "")
    if culprit.strip() and len(culprit) <= _LONGEST:
        pattern = _pattern(culprit)
        for number, line in _passage(lines, finding):
            if found := pattern.search(line):
                return Place(number, line, found.start() + 1, found.end() + 1)
    return Place(finding.line, lines[finding.line - 1])


@lru_cache(maxsize=8)
def _lines(path: Path, _changed: int) -> list[str]:
    """The lines of a file, which many findings may be about."""
    return path.read_text(encoding="utf-8-sig").split("\n")


def _passage(lines: list[str], finding: Finding) -> Iterator[tuple[int, str]]:
    numbered = enumerate(islice(lines, finding.line - 1, finding.line - 1 + _FARTHEST), finding.line)
    if not finding.path.endswith((".po", ".md")):
        return iter([next(numbered)])
    paragraph = takewhile(lambda each: each[1].strip(), numbered)
    if lines[finding.line - 1].startswith("msgid"):
        return dropwhile(lambda each: not each[1].startswith("msgstr"), paragraph)
    return paragraph


def _pattern(culprit: str) -> re.Pattern[str]:
    """A pattern for a culprit as it may be written: in any case, with any spaces, and no part of a longer number."""
    words = r"\s+".join(map(re.escape, culprit.split()))
    before = r"(?<!\d)" if culprit[0].isdigit() else ""
    after = r"(?!\d)" if culprit[-1].isdigit() else ""
    return re.compile(before + words + after, re.IGNORECASE)
