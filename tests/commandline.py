"""The command line, as a user runs it in a folder."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path

from click.testing import CliRunner, Result

from noticepress.commands import main
from prepared import SECONDS, Prepared, is_alike
from small_project import REPOSITORY, SmallProject

Run = Callable[..., "subprocess.CompletedProcess[str]"]
_one_at_a_time = threading.Lock()


def run_command(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``noticepress ARGUMENTS`` in ``folder``, by the package of this repository."""
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONPATH": str(REPOSITORY / "hooks"), **environment}
    command = [sys.executable, "-m", "noticepress", *arguments]
    errors = "backslashreplace" if "PYTHONIOENCODING" in environment else "strict"
    if is_alike(env, _prepared().environment) and _one_at_a_time.acquire(blocking=False):
        try:
            code, out, err = _prepared().run(arguments, folder, env)
        finally:
            _one_at_a_time.release()
        return subprocess.CompletedProcess(command, code, _text(out), _text(err))
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", errors=errors, check=False, timeout=SECONDS
    )


def call(small: SmallProject, *arguments: str) -> Result:
    """The same in a small project, and in this process: quick, and enough where nothing of a process is asked."""
    return CliRunner().invoke(main, ["-C", str(small.root), *arguments])


def done(small: SmallProject, *arguments: str) -> Result:
    """Such a command that must succeed."""
    result = call(small, *arguments)
    assert result.exit_code == 0, result.output
    return result


def end_prepared() -> None:
    """End what waits for commands, if it ever began."""
    if _prepared.cache_info().currsize:
        _prepared().end()


@cache
def _prepared() -> Prepared:
    return Prepared({**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")})


def _text(taken: bytes) -> str:
    return taken.decode("utf-8").replace("\r\n", "\n")
