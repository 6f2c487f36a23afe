"""Earlier states of a register, from git."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from noticepress.errors import UsageError
from noticepress.model import Notice
from noticepress.project import REGISTER, SEAL
from noticepress.register import parse_register
from noticepress.seal import Seal, parse_seal


def at_revision(root: Path, notice_id: str, revision: str) -> tuple[Notice, dict[str, Seal]] | None:
    """A notice's register and seals as they were at a git revision; ``None`` where it was not there yet.

    Raises :class:`UsageError` where the revision or git itself is not there.
    """
    folder = f"docs/{notice_id}"
    text = _show(root, revision, f"{folder}/{REGISTER}")
    if text is None:
        return None
    notice = parse_register(text, f"{folder}/{REGISTER}", notice_id)
    seals = {}
    for version in notice.versions:
        path = f"{folder}/{version.number}/{SEAL}"
        seal = _show(root, revision, path)
        if seal is not None:
            seals[version.number] = parse_seal(seal, path)
    return notice, seals


def _show(root: Path, revision: str, path: str) -> str | None:
    if revision.startswith("-"):
        raise UsageError(f"{revision!r} is no git revision; name a commit, a branch or a tag")
    known = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if known.returncode:
        raise UsageError(f"git knows no commit {revision!r} here; name a commit, a branch or a tag")
    shown = _git(root, "show", f"{known.stdout.decode().strip()}:./{path}")
    return None if shown.returncode else shown.stdout.decode("utf-8", "replace")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        raise UsageError("git is not installed; install it, or leave out --against")
    return subprocess.run([git, *arguments], cwd=root, capture_output=True, check=False)  # noqa: S603 (no shell)
