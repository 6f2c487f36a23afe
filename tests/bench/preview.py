"""How long it takes from saving a file to the page that shows it, in a preview as a browser uses it."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

_STATE = re.compile(r'fetch\("/livereload/([0-9a-f]+)"\)')


class Browser:
    """Has a page open that is loaded again whenever the preview says so."""

    def __init__(self, address: str, page: str) -> None:
        self._address = address
        self._page = urljoin(address, page)
        self.content = self._get(self._page)

    def seconds_after(self, save: Callable[[], None]) -> float:
        """From the moment in which a file has been saved to the one in which the page with the change is there."""
        state = _STATE.findall(self.content)[-1]
        save()
        begun = time.perf_counter()
        while self._get(urljoin(self._address, f"/livereload/{state}")) == state:
            pass
        self.content = self._get(self._page)
        return time.perf_counter() - begun

    @staticmethod
    def _get(address: str) -> str:
        try:
            with urlopen(address, timeout=120) as answer:  # noqa: S310 (an address of this machine)
                return str(answer.read().decode())
        except HTTPError as error:
            with error:
                return error.read().decode()


@contextmanager
def previewed(root: Path, *options: str) -> Iterator[str]:
    """The address at which a preview of a project has its site."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{unused.getsockname()[1]}"
    command = [sys.executable, "-m", "noticepress", "serve", "--address", address, *options]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = re.match(r"Preview at (\S+) ", process.stdout.readline())
            assert said
            yield said[1]
        finally:
            process.kill()


def saved_to_served(root: Path, page: str, save: Callable[[], str], rounds: int, *options: str) -> float:
    """Median seconds until the page shows what ``save`` gives: words that it has written into a file."""
    wanted = ""

    def write() -> None:
        nonlocal wanted
        wanted = save()

    times = []
    with previewed(root, *options) as address:
        browser = Browser(address, page)
        for _ in range(rounds):
            time.sleep(1)  # nobody saves twice in a second
            times.append(browser.seconds_after(write))
            assert wanted in browser.content, wanted
    return statistics.median(times)
