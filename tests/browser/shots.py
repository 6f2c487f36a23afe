"""Photograph every page kind as visitors see it (``make shots``): PNG files go to ``.shots/``, which git ignores.

Name a part of a file's name to draw only those: ``python tests/browser/shots.py text-ja``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "hooks")]

from playwright.sync_api import Browser, sync_playwright  # noqa: E402 (the path is set above: this is a script)

from arabic_project import arabic_project  # noqa: E402 (the path is set above: this is a script)
from browsing import ARGUMENTS, serving  # noqa: E402 (the path is set above: this is a script)
from install_browser import find_browser  # noqa: E402 (the path is set above: this is a script)
from noticepress.editions.sources.project import Project  # noqa: E402 (the path is set above: this is a script)
from noticepress.site.build import build  # noqa: E402 (the path is set above: this is a script)
from noticepress.site.prepared import Request  # noqa: E402 (the path is set above: this is a script)
from small_project import DAY  # noqa: E402 (the path is set above: this is a script)
from visit import address  # noqa: E402 (the path is set above: this is a script)

SHOTS = REPOSITORY / ".shots"
KINDS = {
    "front": "",
    "text": "privacy/",
    "version": "privacy/2.0/",
    "versions": "privacy/versions/",
    "changes": "privacy/2.1/changes/",
    "bilingual": "privacy/2.1/bilingual/",
    "cite": "privacy/2.1/cite/#retention.2",
    "translations": "translations/",
    "error": "404.html",
}
SMALL = KINDS | {
    "version": "privacy/1.0/",
    **{kind: f"privacy/1.1/{kind}/" for kind in ("changes", "bilingual", "cite")},
}
TAGS = ("en", "de-DE", "ja-JP", "th-TH", "zh-HK")
WIDTHS = {360: 740, 768: 1024, 1280: 800}
LARGE = "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"
TALLEST = 2600


@dataclass(frozen=True)
class Shot:
    """A page in a locale on a screen, or on paper where ``manner`` is ``print``."""

    kind: str
    tag: str
    width: int
    manner: str

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.tag}-{self.width}-{self.manner}"

    @property
    def address(self) -> str:
        pages = SMALL if self.tag == "ur" else KINDS
        return f"/ur/{pages[self.kind]}" if self.tag == "ur" else address(self.tag, pages[self.kind])


def shots(tags: tuple[str, ...], *, large: bool) -> Iterator[Shot]:
    """Every picture."""
    manners = ("large",) if large else ("light", "dark", "print")
    for kind in KINDS:
        # It names its style sheet from the root of the host, below which the Arabic site does not stand here.
        for tag in tags if kind != "error" or "ur" not in tags else ():
            if (kind, tag) == ("bilingual", "en"):
                continue
            for width in WIDTHS:
                yield from (Shot(kind, tag, width, each) for each in manners if each != "print" or width == 1280)


def shoot(browser: Browser, origin: str, shot: Shot) -> None:
    """Photograph a page, no taller than can be looked at; of paper, write the PDF."""
    page = browser.new_page(
        base_url=origin,
        locale="eo",
        viewport={"width": shot.width, "height": WIDTHS[shot.width]},
        color_scheme="dark" if shot.manner == "dark" else "light",
        is_mobile=shot.width == min(WIDTHS),
        has_touch=shot.width == min(WIDTHS),
    )
    page.goto(shot.address)
    if shot.manner == "print":
        page.pdf(path=SHOTS / f"{shot.name}.pdf", prefer_css_page_size=True, print_background=True)
    else:
        height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip = {"x": 0, "y": 0, "width": shot.width, "height": height}
        page.screenshot(path=SHOTS / f"{shot.name}.png", full_page=True, clip=clip)
    page.close()


def main() -> int:
    """Build both sites and draw all pictures whose names have the words that were given."""
    SHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        line = [sys.executable, "-m", "noticepress", "build", "--as-of", DAY.isoformat(), "--output", str(site)]
        env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks")}
        subprocess.run(line, cwd=REPOSITORY, env=env, check=True)
        small = arabic_project(Path(folder) / "small")
        arabic = build(Project(small.root), Request(DAY)).path
        program = find_browser(os.environ, lambda: playwright.chromium.executable_path)
        for arguments in (ARGUMENTS, [*ARGUMENTS, LARGE]):
            browser = playwright.chromium.launch(executable_path=program, args=arguments)
            for built, tags in ((site, TAGS), (arabic, ("ur",))):
                with serving(built) as origin:
                    for shot in shots(tags, large=arguments is not ARGUMENTS):
                        if all(word in shot.name for word in sys.argv[1:]):
                            shoot(browser, origin, shot)
            browser.close()
    print(f"{SHOTS}: {sum(1 for _ in SHOTS.iterdir())} pictures")  # noqa: T201 (a script says what it wrote)
    return 0


if __name__ == "__main__":
    sys.exit(main())
