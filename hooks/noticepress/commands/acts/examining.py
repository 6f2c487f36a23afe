"""What ``doctor`` looks at: the machine and a project's folder come in, one state for each thing leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from noticepress import __version__
from noticepress.editions.formats.pdf.setting import check_setting
from noticepress.editions.sources.project import Project
from noticepress.extras import install
from noticepress.files.tree import CONFIGURATION
from noticepress.findings import UsageError, counted
from noticepress.places import repository_of

if TYPE_CHECKING:
    from packaging.requirements import Requirement

_PACKAGE = "noticepress"
_WORKFLOWS = Path(".github", "workflows")
_OLDEST = (3, 11)
_PUBLISHED = "published"
"""The tag that says what was published last: the workflow sets it."""
_ZONE = "Europe/Berlin"
_FILES = (CONFIGURATION, "hooks/events.py", "overrides", "docs/index.md", "locales/locales.yml")
_SECONDS = 10


class State(StrEnum):
    """How it stands with a thing."""

    OK = "ok"
    NOTE = "note"
    """Not needed by everybody, or odd."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Examined:
    """A thing that was looked at."""

    name: str
    state: State
    found: str
    remedy: str = ""


def examine(project: Project) -> Iterator[Examined]:
    """Everything on this machine, then everything in the project where there is one."""
    yield _python()
    packages = tuple(_packages())
    yield from packages
    yield _program("git", "compares with what was published before ('check --against')", "install git")
    yield _program("ssh-keygen", "signs a site, and verifies its signature", "install OpenSSH's client")
    yield _time_zones()
    if not any(each.name == "extra pdf" and each.remedy for each in packages):
        yield _pdfs()
    yield Examined("browser", State.OK, "none is needed, nor Node, nor fonts but for PDFs")
    if not (project.root / CONFIGURATION).is_file():
        yield Examined(
            "project", State.NOTE, f"none in {project.root} or above it", "begin one: 'noticepress init DIR'"
        )
        return
    yield from _files(project)
    yield _file_system(project.root)
    yield _published(project)
    yield _workflow(project.root)


def _python() -> Examined:
    running, oldest = ".".join(map(str, sys.version_info[:3])), ".".join(map(str, _OLDEST))
    if sys.version_info < _OLDEST:
        return Examined("Python", State.MISSING, f"{running} is too old", f"install Python {oldest} or newer")
    return Examined("Python", State.OK, f"{running} ({oldest} or newer is needed)")


def _packages() -> Iterator[Examined]:
    """This package, what it needs, and what is needed for its extras."""
    try:
        about = metadata.metadata(_PACKAGE)
    except metadata.PackageNotFoundError:
        yield Examined(
            "packages", State.NOTE, "noticepress runs from its sources", "install it with pip to have this checked"
        )
        return
    from packaging.requirements import Requirement  # noqa: PLC0415 (it takes a while to import; doctor alone asks)

    wanted = [Requirement(line) for line in metadata.requires(_PACKAGE) or ()]
    wrong = [told for each in wanted if _applies(each, "") and (told := _wrong(each))]
    if wrong:
        remedy = "install noticepress anew ('pip install --upgrade', 'pipx reinstall', 'uv tool upgrade')"
        yield Examined("packages", State.MISSING, "; ".join(wrong), remedy)
    else:
        count = sum(_applies(each, "") for each in wanted)
        yield Examined("packages", State.OK, f"noticepress {__version__}, and {count} others in their ranges")
    for extra in about.get_all("Provides-Extra") or ():
        own = [each for each in wanted if _applies(each, extra) and not _applies(each, "")]
        if lacking := [told for each in own if (told := _wrong(each))]:
            remedy = f"where you want it, run: {install(extra)}"
            yield Examined(f"extra {extra}", State.NOTE, ", ".join(lacking), remedy)
        else:
            yield Examined(f"extra {extra}", State.OK, "installed")


def _applies(wanted: Requirement, extra: str) -> bool:
    return wanted.marker is None or wanted.marker.evaluate({"extra": extra})


def _wrong(wanted: Requirement) -> str:
    """What is wrong with an installed package; empty where it is as wanted."""
    try:
        installed = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        return f"{wanted.name} is not installed"
    in_range = wanted.specifier.contains(installed, prereleases=True)
    return "" if in_range else f"{wanted.name} is {installed}, and {wanted.specifier} is needed"


def _program(name: str, use: str, remedy: str) -> Examined:
    path = shutil.which(name)
    return Examined(name, State.OK, path) if path else Examined(name, State.NOTE, f"not found; it {use}", remedy)


def _pdfs() -> Examined:
    """What 'build --pdf' needs."""
    try:
        check_setting()
    except UsageError as error:
        found, _, remedy = str(error).partition("; ")
        return Examined("PDFs", State.NOTE, found, remedy)
    return Examined("PDFs", State.OK, "WeasyPrint and Pango are there; a build names what its fonts lack")


def _time_zones() -> Examined:
    try:
        ZoneInfo(_ZONE)
    except (ZoneInfoNotFoundError, OSError):
        remedy = "'python -m pip install tzdata', or your system's package of that name"
        return Examined("time zones", State.NOTE, "no data; UTC alone can be a notice's time zone", remedy)
    return Examined("time zones", State.OK, "there")


def _files(project: Project) -> Iterator[Examined]:
    lacking = [name for name in _FILES if not (project.root / name).exists()]
    lacking += [] if project.notice_ids else ["docs/*/notice.yml"]
    if lacking:
        remedy = "restore them from version control; 'noticepress init DIR' elsewhere shows what they look like"
        yield Examined("project", State.MISSING, f"{project.root} lacks {', '.join(lacking)}", remedy)
    else:
        count = len(project.notice_ids)
        yield Examined("project", State.OK, f"{project.root}, {counted(count, 'notice')}")


def _file_system(root: Path) -> Examined:
    if (root / CONFIGURATION.upper()).exists():
        remedy = "never let two files' names differ in capitals alone"
        return Examined("file system", State.NOTE, "takes capitals and small letters for the same", remedy)
    return Examined("file system", State.OK, "tells capitals from small letters")


def _published(project: Project) -> Examined:
    name = f"git tag {_PUBLISHED}"
    if _git(project.root, "rev-parse", "--git-dir") is None:
        return Examined(name, State.NOTE, "the project is in no git repository", "'git init', and commit it")
    if _git(project.root, "rev-parse", "--verify", "--quiet", f"{_PUBLISHED}^{{commit}}") is not None:
        return Examined(name, State.OK, "there")
    if not any(path.is_file() for path in (project.root / "docs").glob("*/*/seal.json")):
        return Examined(name, State.OK, "not there; nothing has been published")
    remedy = "the workflow sets it when it has published; else 'git fetch --tags', or 'git tag published COMMIT'"
    return Examined(name, State.NOTE, "not there, and a version has been sealed", remedy)


def _git(root: Path, *arguments: str) -> str | None:
    """What git says; ``None`` where it fails or is not there."""
    git = shutil.which("git")
    if git is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 (git with our own arguments)
            [git, "-C", os.fspath(root), *arguments], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _workflow(root: Path) -> Examined:
    repository = repository_of(root) or root
    found = _workflows_in(repository)
    if found:
        return Examined("workflows", State.OK, ", ".join(found))
    if repository != root.resolve() and (own := _workflows_in(root)):
        remedy = "move them there; handbook, Starting, “Within a larger repository”, tells what to change in them"
        told = f"{', '.join(own)} do not run: GitHub reads only those in {repository / _WORKFLOWS}"
        return Examined("workflows", State.NOTE, told, remedy)
    remedy = "build daily elsewhere, so that versions take effect on their day; 'noticepress init DIR' makes workflows"
    return Examined("workflows", State.NOTE, "none under .github/workflows/ runs noticepress", remedy)


def _workflows_in(folder: Path) -> list[str]:
    """The names of the workflows that run the program."""
    paths = sorted((folder / _WORKFLOWS).glob("*.y*ml"))
    return [path.name for path in paths if _PACKAGE.encode() in path.read_bytes()]
