"""Make sure that the browser tests have a Chromium, and fonts for the scripts they show.

``make test`` runs this before pytest. Enters: the environment and what is installed. Leaves: one line naming
the browser, or exit status 1 and one line saying what is expected. The tests never skip for want of a browser.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "NOTICEPRESS_CHROMIUM"
SHELL = "chromium-headless-shell"
"""The same browser without windows, Debian's package and program: it opens a page in half the time."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")
BROWSER_PACKAGES = ("chromium",)
FONT_PACKAGES = ("fonts-noto-core", "fonts-noto-cjk")
FONT_FAMILIES = ("Noto Sans CJK", "Noto Sans Thai")

Command = tuple[str, ...]


@dataclass(frozen=True)
class Machine:
    """What matters here about a machine."""

    browser: str | None
    fonts: bool
    can_apt: bool
    """Debian or Ubuntu, and we are root."""
    settled: bool = False
    """The browser is the one without windows, or one that somebody named."""


def installing(*packages: str) -> list[Command]:
    """The commands that bring packages from the distribution."""
    return [("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", *packages)]


def shell(machine: Machine) -> list[Command]:
    """The commands that bring the browser without windows, where another or none is there and none was named."""
    return installing(SHELL) if machine.can_apt and not machine.settled else []


def apt(machine: Machine) -> list[Command]:
    """The commands that bring what is missing from the distribution; none where that cannot be."""
    missing = () if machine.browser else BROWSER_PACKAGES
    missing += () if machine.fonts else FONT_PACKAGES
    return installing(*missing) if missing and machine.can_apt else []


def playwright(machine: Machine) -> list[Command]:
    """The command that fetches Playwright's own Chromium where there is none yet."""
    if machine.browser:
        return []
    # Its libraries come from the distribution, so that only root can have them fetched.
    libraries = ("--with-deps",) if machine.can_apt else ()
    return [(sys.executable, "-m", "playwright", "install", *libraries, "chromium")]


ATTEMPTS: tuple[Callable[[Machine], list[Command]], ...] = (shell, apt, playwright, apt)
"""In this order, as long as something is missing; the last one for the fonts of a distribution without Chromium."""


def find_browser(environment: Mapping[str, str], own: Callable[[], str]) -> str | None:
    """The Chromium to use: the one the variable names, else the first on PATH, else Playwright's ``own()``."""
    if named := environment.get(VARIABLE):
        return shutil.which(named, path=environment.get("PATH"))
    on_path = filter(None, (shutil.which(name, path=environment.get("PATH")) for name in NAMES))
    return next(on_path, None) or shutil.which(own())


def own_browser() -> str:
    """Where Playwright's own Chromium is, or would be."""
    with sync_playwright() as driver:
        return driver.chromium.executable_path


def has_fonts() -> bool:
    """Whether the fonts for Chinese, Japanese, Korean and Thai are there."""
    program = shutil.which("fc-list")
    if not program:
        return False
    families = subprocess.run((program, ":", "family"), capture_output=True, text=True, check=False).stdout
    return all(family in families for family in FONT_FAMILIES)


def look() -> Machine:
    """This machine as it is now."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = find_browser(os.environ, own_browser)
    settled = bool(os.environ.get(VARIABLE)) or (browser is not None and Path(browser).name == SHELL)
    return Machine(browser, has_fonts(), root and shutil.which("apt-get") is not None, settled)


def run(command: Command) -> None:
    """Run ``command``, showing only its complaints; whether it helped is seen by looking again."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def verdict(machine: Machine, environment: Mapping[str, str]) -> tuple[int, str]:
    """Exit status and the one line that is printed."""
    if machine.browser:
        lacking = "" if machine.fonts else " (without Noto fonts for Chinese, Japanese, Korean and Thai)"
        return 0, f"browser tests: {machine.browser}{lacking}"
    if named := environment.get(VARIABLE):
        return 1, f"browser tests: {VARIABLE} names {named}, which is no program; let it name a Chromium, or unset it"
    return 1, (
        f"browser tests: no Chromium found ({', '.join(NAMES)} on PATH, or Playwright's own), and neither apt-get nor "
        f"'playwright install chromium' brought one; install Chromium, or let {VARIABLE} name one"
    )


def main() -> int:
    """Install what is missing and report."""
    machine = look()
    if not os.environ.get(VARIABLE) or machine.browser:
        tried: list[Command] = []
        for attempt in ATTEMPTS:
            commands = attempt(machine)
            for command in [] if commands and commands[-1] in tried else commands:
                run(command)
            tried += commands
            machine = look()
    status, line = verdict(machine, os.environ)
    (sys.stderr if status else sys.stdout).write(f"{line}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
