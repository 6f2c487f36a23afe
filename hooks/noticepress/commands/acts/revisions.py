"""Earlier states of the registers, from git."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from noticepress.editions.sources.earlier.promises import Promises, promises_of
from noticepress.editions.sources.files import REGISTER, SEAL
from noticepress.editions.sources.project import Project
from noticepress.files.sources import FOLDERS
from noticepress.files.tree import CONFIGURATION
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.register.register import parse_register
from noticepress.register.sealing.seal import parse_seal
from noticepress.rules.versions.history import Earlier

_READ = (*FOLDERS, CONFIGURATION)
"""What of a project is read."""


class Revision:
    """A commit of the repository that the project is in.

    Raises :class:`UsageError` where git, the repository or the commit is not there.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self.name = name
        if name.startswith("-"):
            raise UsageError(f"{name!r} is no git revision; name a commit, a branch or a tag")
        inside = self._git("rev-parse", "--is-inside-work-tree")
        if inside.returncode:
            raise UsageError(_not_inside(root, inside.stderr.decode("utf-8", "replace")))
        known = self._git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if known.returncode:
            raise UsageError(self._unknown())
        self._commit = known.stdout.decode().strip()
        stamp = self._git("show", "--no-patch", "--format=%cI", self._commit).stdout.decode().strip()
        self._time = datetime.fromisoformat(stamp)

    def notices(self) -> Iterator[str]:
        """Ids of the notices that had a register then."""
        listed = self._git("ls-tree", "-r", "-z", "--name-only", self._commit, "docs/").stdout.decode(
            "utf-8", "replace"
        )
        for path in listed.split("\0"):
            parts = path.split("/")
            if len(parts) == len(("docs", "notice", REGISTER)) and parts[-1] == REGISTER:
                yield parts[1]

    def notice(self, notice_id: str) -> Earlier | None:
        """A notice's register and seals as they were; ``None`` where it was not there yet."""
        folder = f"docs/{notice_id}"
        text = self._show(f"{folder}/{REGISTER}")
        if text is None:
            return None
        try:
            notice = parse_register(text, f"{folder}/{REGISTER}", notice_id)
            seals = {}
            for version in notice.versions:
                path = f"{folder}/{version.number}/{SEAL}"
                seal = self._show(path)
                if seal is not None:
                    seals[version.number] = parse_seal(seal, path)
        except NoticepressError as error:
            there = [Finding(f"{self.name}:{found.path}", *_rest(found)) for found in error.findings]
            raise NoticepressError(there) from error
        return Earlier(notice, seals, self.name, self._time.astimezone(ZoneInfo(notice.time_zone)).date())

    def promises(self) -> Promises:
        """What the project promised then."""
        with tempfile.TemporaryDirectory(prefix="noticepress-") as scratch:
            root = Path(scratch).resolve()
            self._extract(root)
            try:
                return promises_of(Project(root))
            except NoticepressError as error:
                there = [Finding(f"{self.name}:{found.path}", *_rest(found)) for found in error.findings]
                raise NoticepressError(there) from error

    def _extract(self, root: Path) -> None:
        """Write what a build reads of the project, as it was, into a folder."""
        listed = self._git("ls-tree", "-z", "--name-only", self._commit, *_READ).stdout.decode("utf-8", "replace")
        names = [name for name in listed.split("\0") if name]
        packed = self._git("archive", "--format=tar", self._commit, "--", *names).stdout
        try:
            with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
                archive.extractall(root, filter="data")
        except tarfile.TarError as error:
            raise UsageError(f"git gives no archive of {self.name!r}: {error}") from error

    def _unknown(self) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        remedy = "this clone is shallow: fetch the whole history" if shallow else "name a commit, a branch or a tag"
        return f"git knows no commit {self.name!r} here; {remedy}"

    def _show(self, path: str) -> str | None:
        shown = self._git("show", f"{self._commit}:./{path}")
        return None if shown.returncode else shown.stdout.decode("utf-8", "replace")

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        git = shutil.which("git")
        if git is None:
            raise UsageError("git is not installed; install it")
        english = {**os.environ, "LC_ALL": "C"}
        return subprocess.run([git, *arguments], cwd=self._root, env=english, capture_output=True, check=False)  # noqa: S603 (no shell)


def _not_inside(root: Path, told: str) -> str:
    """Why git does not look into a folder: there is no repository, or what git told in its first line."""
    first = next((line.removeprefix("fatal: ") for line in told.splitlines() if line.strip()), "")
    if not first or first.startswith("not a git repository"):
        return f"{root} is in no git repository, which has the revision; run it in a clone"
    return f"git refuses {root}: {first}; mend that"


def _rest(finding: Finding) -> tuple[int, str, str, str]:
    return finding.line, finding.code, finding.message, finding.remedy
