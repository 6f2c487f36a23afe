"""What a command costs: its time by the clock, of the processor, and its largest process."""

from __future__ import annotations

import os
import subprocess
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
    with (folder.parent / "said.txt").open("w+b") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {said.read().decode(errors='replace')[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
