"""A project under version control: what was published is committed, so that it can be compared with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

COMMITTED = "2026-11-24T12:00:00+00:00"


def git(folder: Path, *arguments: str) -> None:
    """``git ARGUMENTS`` in a folder, whatever is set on the machine."""
    settings = ("user.name=Legal", "user.email=legal@example.org", "commit.gpgsign=false", "core.hooksPath=/dev/null")
    options = [part for setting in settings for part in ("-c", setting)]
    dated = {**os.environ, "GIT_AUTHOR_DATE": COMMITTED, "GIT_COMMITTER_DATE": COMMITTED}
    command = ["git", *options, *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=dated)


def commit(root: Path) -> None:
    """Commit a project as it is, in a repository of its own."""
    if not (root / ".git").is_dir():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "as published")
