"""The command line, as a user runs it in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from small_project import REPOSITORY

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run_command(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``noticepress ARGUMENTS`` in ``folder``, by the package of this repository."""
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", **environment}
    command = [sys.executable, "-m", "noticepress", *arguments]
    env["PYTHONPATH"] = str(REPOSITORY / "hooks")
    errors = "backslashreplace" if "PYTHONIOENCODING" in environment else "strict"
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", errors=errors, check=False, timeout=300
    )
