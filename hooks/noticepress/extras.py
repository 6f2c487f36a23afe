"""How an extra is installed: its name comes in, the command for this environment leaves."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

_BY_UV = re.compile(r"^uv *=", re.MULTILINE)


def install(extra: str, environment: str = sys.prefix) -> str:
    """What adds the extra to the environment that noticepress runs in, whichever program made it.

    Those of pipx and uv have no pip. What is there stays: noticepress, which may be from a file, and other extras.
    """
    wanted, folder = f"'noticepress[{extra}]'", Path(environment)
    if (folder / "pipx_metadata.json").is_file():
        return f"pipx inject {shlex.quote(folder.name)} {wanted}"
    try:
        made = (folder / "pyvenv.cfg").read_text("utf-8", "replace")
    except OSError:
        made = ""
    if _BY_UV.search(made):
        return f"uv pip install --python {shlex.quote(environment)} {wanted}"
    return f"pip install {wanted}"
