"""The register's file with something more in it: what the commands write, and whether it is what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from noticepress.editions.sources.files import REGISTER
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError
from noticepress.model import Notice, Version
from noticepress.register import ledger
from noticepress.register.ledger import Value
from noticepress.register.register import parse_register


def entered(
    project: Project, notice: Notice, entry: Version, after: Version, keys: Mapping[str, Value | None]
) -> dict[Path, bytes]:
    """The register's file with ``keys`` in one entry, which makes it the entry ``after``."""
    place = notice.versions.index(entry)
    written = {name: value for name, value in keys.items() if value is not None}
    edited = with_entry(notice, entry, after)
    return amended(project, notice, edited, lambda text: ledger.with_keys(text, place, written))


def amended(project: Project, notice: Notice, after: Notice, edit: Callable[[str], str]) -> dict[Path, bytes]:
    """The register's file after ``edit``. Raises :class:`UsageError` unless it reads as the notice ``after``."""
    path = project.root / "docs" / notice.id / REGISTER
    before = project.read_text(path)
    text = edit(before)
    try:
        read = parse_register(text, notice.path, notice.id)
    except NoticepressError:
        read = None
    own = parse_register(before, notice.path, notice.id).facts  # ``after`` has those too that notices share
    if read is None or read.facts != own or _own_part(read) != _own_part(after):
        raise UsageError(
            f"{notice.path} is written in a way that noticepress cannot add to; "
            "write 'versions' as a list with one key a line, and a line end behind the last; nothing was changed"
        )
    return {path: project.encoded(path, text)}


def _own_part(notice: Notice) -> Notice:
    """What a register says, less its lines, and the facts, of which some stand elsewhere."""
    versions = tuple(replace(version, line=0) for version in notice.versions)
    return replace(notice, versions=versions, facts={}, fact_lines={}, fact_paths={}, key_lines={})


def with_entry(notice: Notice, entry: Version, other: Version) -> Notice:
    """The notice with another entry in the place of one."""
    return replace(notice, versions=tuple(other if each == entry else each for each in notice.versions))
