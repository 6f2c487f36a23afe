"""Earlier states of the registers, from git."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
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
from noticepress.findings import Finding, NoticepressError, UsageError, quote
from noticepress.register.register import parse_register
from noticepress.register.sealing.seal import parse_seal
from noticepress.rules.versions.history import Earlier

_READ = (*FOLDERS, CONFIGURATION)
"""What of a project is read."""
_LINK = b"120000"
"""The mode of a link, as git writes it."""


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
        """Write what a build reads of the project, as it was, into a folder.

        No attribute of git's keeps a file out of it, as of an archive. Links come last: nothing is written through one.
        """
        prefix = self._git("rev-parse", "--show-prefix").stdout.rstrip(b"\n")
        listed = self._git("ls-tree", "-r", "-z", self._commit, *_READ).stdout.split(b"\0")
        rows = [(*about.split(), path) for about, _, path in (row.partition(b"\t") for row in listed) if path]
        files = [(mode, name, path) for mode, kind, name, path in rows if kind == b"blob" and b"\n" not in path]
        asked = b"".join(b"%b %b%b\n" % (name, prefix, path) for _, name, path in files)
        answer = io.BytesIO(self._git("cat-file", "--batch", "--filters", given=asked).stdout)
        contents = [(root / self._plain(path), mode == _LINK, self._next(answer)) for mode, _, path in files]
        for target, _, _ in contents:
            target.parent.mkdir(parents=True, exist_ok=True)
        for target, is_link, content in sorted(contents, key=lambda each: each[1]):
            if is_link:
                target.symlink_to(os.fsdecode(content))
            else:
                target.write_bytes(content)

    def _next(self, answer: io.BytesIO) -> bytes:
        """The next file of what git gives."""
        head = answer.readline().split()
        if len(head) != len(("name", "kind", "size")):
            raise UsageError(f"git gives not every file of {self.name!r}; fetch the whole history")
        content = answer.read(int(head[2]))
        answer.readline()
        return content

    def _plain(self, path: bytes) -> str:
        """A path that leads into no other folder, whatever a repository holds."""
        name = os.fsdecode(path)
        if ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name.partition("/")[0]:
            raise UsageError(
                f"{self.name!r} has a file {quote(name)}, which leads out of its folder; name another revision"
            )
        return name

    def _unknown(self) -> str:
        shallow = self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        remedy = "this clone is shallow: fetch the whole history" if shallow else "name a commit, a branch or a tag"
        return f"git knows no commit {self.name!r} here; {remedy}"

    def _show(self, path: str) -> str | None:
        shown = self._git("show", f"{self._commit}:./{path}")
        return None if shown.returncode else shown.stdout.decode("utf-8", "replace")

    def _git(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        git = shutil.which("git")
        if git is None:
            raise UsageError("git is not installed; install it")
        english = {**os.environ, "LC_ALL": "C"}
        return subprocess.run(  # noqa: S603 (no shell)
            [git, *arguments], cwd=self._root, env=english, input=given, capture_output=True, check=False
        )


def _not_inside(root: Path, told: str) -> str:
    """Why git does not look into a folder: there is no repository, or what git told in its first line."""
    first = next((line.removeprefix("fatal: ") for line in told.splitlines() if line.strip()), "")
    if not first or first.startswith("not a git repository"):
        return f"{root} is in no git repository, which has the revision; run it in a clone"
    return f"git refuses {root}: {first}; mend that"


def _rest(finding: Finding) -> tuple[int, str, str, str]:
    return finding.line, finding.code, finding.message, finding.remedy
