"""A process that has read the package and waits: each command is a fork of it, so that none has to read it again.

Run as a program it takes requests as lines of JSON, and answers each by one. What a fresh interpreter does otherwise
than a fork of this one (another encoding, hash seed, time zone) is asked of a fresh one: see :func:`is_alike`.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from compiled_once import compile_once

READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ", "LD_", "MALLOC_")
SECONDS = 300


def is_alike(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether an interpreter begins in the same way in both environments."""
    return _read_at_the_start(one) == _read_at_the_start(other)


def _read_at_the_start(environment: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(READ_AT_THE_START)}


class Prepared:
    """The process that waits; it begins with the first command."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self._process = subprocess.Popen(
            [sys.executable, __file__], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def run(self, arguments: tuple[str, ...], folder: Path, environment: dict[str, str]) -> tuple[int, bytes, bytes]:
        """The code with which a command ends, and what it writes on standard output and error."""
        incoming, outgoing = self._process.stdout, self._process.stdin
        assert incoming
        assert outgoing
        with tempfile.TemporaryDirectory() as taken:
            request = {"arguments": arguments, "folder": str(folder), "environment": environment, "taken": taken}
            outgoing.write(json.dumps(request).encode() + b"\n")
            outgoing.flush()
            code = int(incoming.readline())
            return code, (Path(taken) / "1").read_bytes(), (Path(taken) / "2").read_bytes()

    def end(self) -> None:
        """End the process, which ends when nobody can ask any more."""
        self._process.communicate()


def _serve() -> None:
    _read_the_package()
    _warm_up()
    gc.freeze()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        child = os.fork()
        if not child:
            _become(request)
        sys.stdout.write(f"{_code(child)}\n")
        sys.stdout.flush()


def _read_the_package() -> None:
    package = importlib.import_module("noticepress")
    for module in pkgutil.walk_packages(package.__path__, "noticepress."):
        with suppress(ImportError):  # an extra that is not installed
            importlib.import_module(module.name)


def _warm_up() -> None:
    """Make what every command would make for itself: templates, tables of locales, patterns."""
    from noticepress.editions.sources.project import Project  # noqa: PLC0415 (the package is read first)
    from noticepress.site.build import build  # noqa: PLC0415 (as above)
    from noticepress.site.prepared import Request  # noqa: PLC0415 (as above)
    from small_project import DAY, SmallProject  # noqa: PLC0415 (as above)

    compile_once()
    with tempfile.TemporaryDirectory() as folder:
        build(Project(SmallProject.copy(Path(folder) / "small").root), Request(DAY, jobs=1))


def _code(child: int) -> int:
    """The code with which a child ends, as :mod:`subprocess` has it; it is killed when it takes too long."""

    def too_long(_signal: int, _frame: object) -> None:
        os.kill(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    _, status = os.waitpid(child, 0)
    signal.alarm(0)
    return os.waitstatus_to_exitcode(status)


def _become(request: dict[str, Any]) -> NoReturn:
    """Be the command that is asked for, from its first line to its end."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for stream in (1, 2):
        os.dup2(os.open(Path(request["taken"]) / str(stream), os.O_WRONLY | os.O_CREAT), stream)
    sys.stdout, sys.stderr = _writer(1, sys.stdout), _writer(2, sys.stderr)
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    sys.argv = ["noticepress", *request["arguments"]]
    sys.path[0] = request["folder"]
    code = _run()
    atexit._run_exitfuncs()  # noqa: SLF001 (as the end of an interpreter does)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _writer(stream: int, like: Any) -> io.TextIOWrapper:
    return io.TextIOWrapper(
        open(stream, "wb", closefd=False),
        encoding=like.encoding,
        errors=like.errors,
        line_buffering=like.line_buffering,
    )


def _run() -> int:
    from noticepress.__main__ import run  # noqa: PLC0415 (the package is read last)

    try:
        run()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        sys.stderr.write(f"{end.code}\n")
        return 1
    except BaseException:  # noqa: BLE001 (as the end of an interpreter does)
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _serve()
