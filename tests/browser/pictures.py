"""Draw the README's pictures from the built sample (``make pictures``): PNG and SVG go to ``handbook/pictures/``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "hooks")]

from playwright.sync_api import sync_playwright  # noqa: E402 (the path is set above: this is a script)
from rich.console import Console  # noqa: E402 (the path is set above: this is a script)
from rich.text import Text  # noqa: E402 (the path is set above: this is a script)

from browsing import ARGUMENTS, serving  # noqa: E402 (the path is set above: this is a script)
from install_browser import find_browser  # noqa: E402 (the path is set above: this is a script)
from visit import Screen  # noqa: E402 (the path is set above: this is a script)

PICTURES = REPOSITORY / "handbook" / "pictures"
DAY = "2026-11-24"
MOST_BYTES = 150_000
STATUS_WIDTH, STATUS_LINES = 100, 26


@dataclass(frozen=True)
class Shot:
    """A page as a visitor's screen shows it."""

    name: str
    address: str
    screen: Screen


SHOTS = (
    Shot("edition-desktop.png", "/privacy/", Screen(1120, 660)),
    Shot("edition-phone.png", "/ja-JP/privacy/", Screen(360, 660, "dark")),
)


def command(*arguments: str, **environment: str) -> str:
    """What a command of the package prints. Raises ``CalledProcessError`` where it fails."""
    line = [sys.executable, "-m", "noticepress", *arguments]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), **environment}
    return subprocess.run(line, cwd=REPOSITORY, env=env, capture_output=True, text=True, check=True).stdout


def shoot(site: Path) -> None:
    """Photograph the pages of :data:`SHOTS`."""
    with serving(site) as origin, sync_playwright() as playwright:
        program = find_browser(os.environ, lambda: playwright.chromium.executable_path)
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for shot in SHOTS:
            size = {"width": shot.screen.width, "height": shot.screen.height}
            page = browser.new_page(viewport=size, color_scheme=shot.screen.scheme)
            page.goto(origin + shot.address)
            page.screenshot(path=PICTURES / shot.name)
            page.close()
        browser.close()


def draw_status() -> None:
    """Draw what ``noticepress status`` shows; its first lines, for the table has one for each locale."""
    text = command("status", "--as-of", DAY, FORCE_COLOR="1", COLUMNS=str(STATUS_WIDTH))
    console = Console(record=True, width=STATUS_WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 (ends with the script)
    console.print(Text.from_ansi("\n".join([*text.splitlines()[:STATUS_LINES], "…"])))
    svg = console.export_svg(title="noticepress status", unique_id="status")
    # Rich asks for fonts from elsewhere: nothing is fetched for a picture of ours either.
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (PICTURES / "status.svg").write_text(svg, encoding="utf-8")


def main() -> int:
    """Draw all of them; 1 where one is too big for a README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command("build", "--as-of", DAY, "--output", str(site))
        shoot(site)
    draw_status()
    status = 0
    for path in sorted(PICTURES.iterdir()):
        size = path.stat().st_size
        print(f"{path.relative_to(REPOSITORY)}: {size} bytes")  # noqa: T201 (a script says what it wrote)
        status |= size >= MOST_BYTES
    return status


if __name__ == "__main__":
    sys.exit(main())
