"""What a command costs: its time by the clock, of the processor, and its largest process.

Run as a script it is the small process that starts the command: a process begins with the peak of the one that
started it, and that of a benchmark with its corpus in memory would hide the command's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one command with all processes that it waited for."""

    wall: float
    """Seconds by the clock."""
    cpu: float
    """Seconds of the processor, of all processes."""
    peak: float
    """MB of the largest process."""


def cost(command: list[str], folder: Path) -> Cost:
    """Run a command that must succeed. Raises ``RuntimeError`` with what it said where it does not."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as answer:
        starter = [sys.executable, "-S", __file__, str(write), *command]
        # As users have them: compiled once, wherever the benchmark itself may write no bytecode.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(
            starter,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=[write],
            check=False,
        )
        os.close(write)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stdout.decode(errors='replace')[-2000:]}")
        return Cost(**json.load(answer))


def _start(answer: int, command: list[str]) -> int:
    """Run the command, write what it cost, and give its exit code."""
    begin = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    found = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss / 1024}
    with os.fdopen(answer, "w", encoding="utf-8") as file:
        json.dump(found, file)
    return process.returncode


if __name__ == "__main__":
    sys.exit(_start(int(sys.argv[1]), sys.argv[2:]))
