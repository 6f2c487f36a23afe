"""Folders that tests only read, or copy: each is made once for a whole run, by whichever process needs it first."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

MadeOnce = Callable[[str, Callable[[Path], object]], Path]


def folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all processes of a run have in common."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-once"
    folder.mkdir(exist_ok=True)
    return folder


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder of a name, which ``make`` makes where it is not there yet; the others wait for it."""
    folder = folder_of_the_run(factory)
    target, whole = folder / name, folder / f"{name}.whole"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(target, ignore_errors=True)  # what came of it where it could not be made
            make(target)
            whole.touch()
    return target
