"""A live preview, as somebody's browser sees it who edits a file."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.error import HTTPError
from urllib.request import urlopen

from small_project import DAY, REPOSITORY, SmallProject

STATE = re.compile(r'fetch\("/livereload/([0-9a-f]+)"\)')
SECTION = "docs/privacy/1.2/20-contact.md"


@dataclass
class Preview:
    """A preview in a process of its own."""

    process: subprocess.Popen[str]
    address: str

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(self.address + path, timeout=120) as answer:  # noqa: S310 (an address of this machine)
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def save(self, small: SmallProject, old: str, new: str, path: str = SECTION) -> None:
        """Edit a file, and wait as the page's script does until the project has been read anew."""
        state = STATE.findall(self.get("privacy/")[1])[-1]
        small.replace(path, old, new)
        self.wait(state)

    def wait(self, state: str) -> None:
        """Wait until there is another state than that of a page."""
        root = re.match(r"https?://[^/]+/", self.address)
        assert root
        with urlopen(f"{root[0]}livereload/{state}", timeout=120) as answer:  # noqa: S310 (as above)
            assert answer.read().decode() != state


def unused_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def start(small: SmallProject, port: int) -> subprocess.Popen[str]:
    options = ("--locale", "de-DE", "--as-of", str(DAY), "--address", f"127.0.0.1:{port}")
    return subprocess.Popen(
        [sys.executable, "-m", "noticepress", "serve", *options],
        cwd=small.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def previewing(small: SmallProject) -> Iterator[Preview]:
    """A preview that is there, with its address."""
    process = start(small, unused_port())
    try:
        assert process.stdout is not None
        said = re.fullmatch(r"Preview at (http://127\.0\.0\.1:\d+/\S*) .*\n", process.stdout.readline())
        assert said, process.communicate()
        yield Preview(process, said[1])
    finally:
        process.kill()
        process.communicate()
