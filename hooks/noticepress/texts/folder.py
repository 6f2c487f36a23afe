"""A version's folder: names of files come in, the sections in their order and findings (IN009) leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from noticepress.files.rules import FILES
from noticepress.files.tree import is_leaving
from noticepress.findings import Finding

SECTION_FILE = re.compile(r"(?:(?P<order>[0-9]+)-)?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")
PREAMBLE = "index"

_HIDDEN = (".", "~$")
"""How the names of hidden files begin, and of the locks that word processors leave beside a text."""
_NAME = "name it like 60-google-analytics.md: a number, then an id in lower-case ASCII"


def section_order(file_name: str) -> tuple[int, str]:
    """Sort key of a section's file: the preamble first, then by number."""
    match = SECTION_FILE.fullmatch(file_name)
    if match is None:
        return (-1, file_name)
    return (int(match["order"] or 0) if match["id"] != PREAMBLE else -1, file_name)


def section_id(file_name: str) -> str | None:
    """The section's id: the file name without its leading number; ``None`` for a name that is not a section's."""
    match = SECTION_FILE.fullmatch(file_name)
    return match["id"] if match else None


def section_files(names: Iterable[str], folder: str, known: Iterable[str]) -> tuple[list[str], list[Finding]]:
    """Names of a version's section files in their order, and what else stands there.

    A folder's name ends in ``/``; ``known`` are names of files that are no sections and belong there.
    """
    others = [name for name in names if not (name.startswith(_HIDDEN) or is_leaving(name.rstrip("/")) or name in known)]
    sections = sorted((name for name in others if section_id(name) is not None), key=section_order)
    findings = [_unexpected(name, folder) for name in others if section_id(name) is None]
    findings += _missing_preamble(sections, folder)
    findings += _without_number(sections, folder)
    findings += _twice(sections, folder)
    return sections, findings


def _unexpected(name: str, folder: str) -> Finding:
    path = f"{folder}/{name}"
    if name.endswith("/"):
        return FILES.at(path.rstrip("/"), 0, "a version's folder holds no folders", "move its files up, or delete it")
    if name.endswith(".md"):
        return FILES.at(path, 0, "the file's name is not a section's", _NAME)
    if name.lower().endswith((".md", ".markdown", ".txt")):
        return FILES.at(path, 0, "the file is not read: a section's name ends in .md", _NAME)
    return FILES.at(path, 0, "the file is no section of the version", "move it out of the folder, or delete it")


def _missing_preamble(sections: list[str], folder: str) -> Iterator[Finding]:
    if sections and f"{PREAMBLE}.md" not in sections:
        message = "the version has no index.md"
        yield FILES.at(folder, 0, message, "create it, with the title and the preamble")


def _without_number(sections: list[str], folder: str) -> Iterator[Finding]:
    for name in sections:
        match = SECTION_FILE.fullmatch(name)
        is_double = [section_id(other) for other in sections].count(section_id(name)) > 1  # said by itself
        if match and match["id"] != PREAMBLE and not match["order"] and not is_double:
            message = "the section's name has no number, which gives its place in the order"
            yield FILES.at(f"{folder}/{name}", 0, message, f"put one before it, as in 60-{name}")


def _twice(sections: list[str], folder: str) -> Iterator[Finding]:
    ids: dict[str, str] = {}
    numbers: dict[int, str] = {}
    for name in sections:
        match = SECTION_FILE.fullmatch(name)
        if match is None:
            continue
        if match["id"] in ids:
            message = f"the section {match['id']!r} is in {ids[match['id']]} already"
            yield FILES.at(f"{folder}/{name}", 0, message, "keep one of the two files")
        elif match["order"] and int(match["order"]) in numbers:
            message = f"the number {match['order']} is that of {numbers[int(match['order'])]} too"
            yield FILES.at(f"{folder}/{name}", 0, message, "give one of the two files another number")
        ids.setdefault(match["id"], name)
        if match["order"]:
            numbers.setdefault(int(match["order"]), name)
