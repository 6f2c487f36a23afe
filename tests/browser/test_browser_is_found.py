"""install.py finds a browser, or says how to get one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from install_browser import ATTEMPTS, SHELL, VARIABLE, Command, Machine, apt, find_browser, playwright, shell, verdict

UPDATE = ("apt-get", "update")
INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
FONTS = ("fonts-noto-core", "fonts-noto-cjk")
OWN = (sys.executable, "-m", "playwright", "install", "chromium")
OWN_WITH_LIBRARIES = (sys.executable, "-m", "playwright", "install", "--with-deps", "chromium")
ROOT_WITH_NOTHING = Machine(browser=None, fonts=False, can_apt=True)
ROOT_WITHOUT_FONTS = Machine(browser="/usr/bin/chromium", fonts=False, can_apt=True)
ROOT_WITHOUT_BROWSER = Machine(browser=None, fonts=True, can_apt=True)
USER_WITH_NOTHING = Machine(browser=None, fonts=False, can_apt=False)
USER_WITHOUT_FONTS = Machine(browser="/usr/bin/chromium", fonts=False, can_apt=False)
WITH_WINDOWS = Machine(browser="/usr/bin/chromium", fonts=True, can_apt=True)
COMPLETE = Machine(browser=f"/usr/bin/{SHELL}", fonts=True, can_apt=True, settled=True)


@pytest.mark.parametrize(
    ("machine", "without_windows", "by_apt", "by_playwright"),
    [
        (
            ROOT_WITH_NOTHING,
            [UPDATE, (*INSTALL, SHELL)],
            [UPDATE, (*INSTALL, "chromium", *FONTS)],
            [OWN_WITH_LIBRARIES],
        ),
        (ROOT_WITHOUT_BROWSER, [UPDATE, (*INSTALL, SHELL)], [UPDATE, (*INSTALL, "chromium")], [OWN_WITH_LIBRARIES]),
        (ROOT_WITHOUT_FONTS, [UPDATE, (*INSTALL, SHELL)], [UPDATE, (*INSTALL, *FONTS)], []),
        (WITH_WINDOWS, [UPDATE, (*INSTALL, SHELL)], [], []),
        (USER_WITH_NOTHING, [], [], [OWN]),
        (USER_WITHOUT_FONTS, [], [], []),
        (COMPLETE, [], [], []),
    ],
)
def test_only_what_is_missing_is_installed(
    machine: Machine, without_windows: list[Command], by_apt: list[Command], by_playwright: list[Command]
) -> None:
    assert [attempt(machine) for attempt in ATTEMPTS] == [without_windows, by_apt, by_playwright, by_apt]
    assert (shell(machine), apt(machine), playwright(machine)) == (without_windows, by_apt, by_playwright)


@pytest.mark.parametrize(
    ("on_path", "elsewhere", "named", "found"),
    [
        (["chromium", SHELL], ["own"], None, SHELL),
        (["chromium", "google-chrome"], ["own"], None, "chromium"),
        (["google-chrome", "chromium-browser"], ["own"], None, "chromium-browser"),
        (["google-chrome"], ["own"], None, "google-chrome"),
        (["chromium"], ["special"], "special", "special"),
        (["chromium"], ["own"], "special", None),
        ([], ["own"], None, "own"),
        ([], [], None, None),
        (["firefox"], [], None, None),
    ],
)
def test_browser_is_found(
    tmp_path: Path, on_path: list[str], elsewhere: list[str], named: str | None, found: str | None
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    programs = {name: folder / name for name in on_path} | {name: tmp_path / name for name in elsewhere}
    for program in programs.values():
        program.touch(mode=0o755)
    environment = {"PATH": str(folder)} | ({VARIABLE: str(tmp_path / named)} if named else {})

    browser = find_browser(environment, lambda: str(tmp_path / "own"))

    assert browser == (str(programs[found]) if found else None)


@pytest.mark.parametrize(
    ("machine", "environment", "status", "says"),
    [
        (WITH_WINDOWS, {}, 0, "browser tests: /usr/bin/chromium"),
        (USER_WITHOUT_FONTS, {}, 0, "browser tests: /usr/bin/chromium (without Noto fonts"),
        (USER_WITH_NOTHING, {}, 1, "install Chromium, or let NOTICEPRESS_CHROMIUM name one"),
        (USER_WITH_NOTHING, {VARIABLE: "/absent"}, 1, "NOTICEPRESS_CHROMIUM names /absent, which is no program"),
    ],
)
def test_one_line_says_which_browser_or_what_to_do(
    machine: Machine, environment: dict[str, str], status: int, says: str
) -> None:
    code, line = verdict(machine, environment)

    assert code == status
    assert says in line
    assert "\n" not in line
