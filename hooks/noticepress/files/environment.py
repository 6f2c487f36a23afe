"""What a run is made with, beside a project's files: the package itself, every installed library, Python."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_NOT_CODE = frozenset({".pyc", ".md"})


@cache
def environment() -> str:
    """A digest of all of it."""
    state = sha256(sys.version.encode())
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 (asked for often, and quick)
            names = sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 (as above)
            state.update("\n".join(names).encode())
    for path in sorted(_files(_PACKAGE)):
        state.update(path.encode())
        state.update(sha256(Path(path).read_bytes()).digest())
    return state.hexdigest()


def _files(folder: Path) -> list[str]:
    return [
        os.path.join(parent, name)  # noqa: PTH118 (as above)
        for parent, folders, names in os.walk(folder)
        for name in names
        if not (name.endswith(tuple(_NOT_CODE)) or parent.endswith("__pycache__"))
    ]
