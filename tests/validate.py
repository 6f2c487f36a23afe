"""Have the Nu HTML Checker read every page kind in every locale (``make validate``); it must find nothing at all.

Enters: the sample with its drafts; the small project in every state, with a page of its own and consent to be asked
for; the small project from right to left; a redline by itself. Leaves: what the checker says, and exit status 1 if it
says anything. The checker is Java's; npm has it, as a file that needs no installing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "hooks")]

from arabic_project import arabic_project  # noqa: E402 (the path is set above: this is a script)
from commandline import run_command  # noqa: E402 (the path is set above: this is a script)
from install_browser import run  # noqa: E402 (the path is set above: this is a script)
from small_project import DAY  # noqa: E402 (the path is set above: this is a script)
from states_project import states_project  # noqa: E402 (the path is set above: this is a script)

VERSION = "26.9.27"
DIGEST = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
FOLDER = REPOSITORY / ".vnu"
CHECKER = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
PACKAGES = {"java": "default-jre-headless", "npm": "npm"}
OWN_PAGE = "# About {#about}\n\n| a | b |\n| :- | -: |\n| 1 | 2[^1] |\n\n- one\n\n    a. two\n\n[^1]: A note.\n"


class LackingError(Exception):
    """What is needed and cannot be had, with what helps."""


def prepare() -> None:
    """Bring what is missing. Raises :class:`LackingError` where that cannot be."""
    missing = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        run(("apt-get", "update"))
        run(("apt-get", "install", "-y", "--no-install-recommends", *missing))
    for program, package in PACKAGES.items():
        if not shutil.which(program):
            raise LackingError(f"{program} is missing; install it (Debian's package {package})")
    if not CHECKER.is_file():
        # Its script after the installation would only fetch a Java.
        wanted = (f"vnu-jar@{VERSION}", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(FOLDER))
        run(("npm", "install", *wanted))
    if not CHECKER.is_file():
        raise LackingError(f"npm has brought no {CHECKER}; try again, or put the checker {VERSION} there")
    if hashlib.sha256(CHECKER.read_bytes()).hexdigest() != DIGEST:
        raise LackingError(f"{CHECKER} is not the checker {VERSION}; delete it, and try again")


def pages(folder: Path) -> None:
    """Write every page into ``folder``. Raises :class:`LackingError` where a build fails."""
    states = states_project(folder / "states")
    states.write("docs/about.md", OWN_PAGE)
    states.replace("mkdocs.yml", "extra:\n", "extra:\n  analytics_id: G-EXAMPLE123\n")
    arabic = arabic_project(folder / "arabic")
    drafts = ("build", "--as-of", DAY.isoformat(), "--drafts", "--output")
    for root, *command in (
        (REPOSITORY, *drafts, str(folder / "pages/sample")),
        (states.root, *drafts, str(folder / "pages/states")),
        (arabic.root, *drafts, str(folder / "pages/arabic")),
        (REPOSITORY, "diff", "2.0", "2.1", "privacy", "--locale", "de-DE", "-o", str(folder / "pages/redline.html")),
    ):
        done = run_command(root, *command)
        if done.returncode:
            raise LackingError(f"noticepress {' '.join(command)} fails: {done.stderr}")


def main() -> int:
    """Check every page, and report."""
    try:
        prepare()
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            pages(folder)
            count = sum(1 for _ in folder.glob("pages/**/*.html"))
            # Style sheets are newer than what it knows of them; the redline by itself has one in it.
            options = ("--skip-non-html", "--stdout", "--filterpattern", ".*CSS: .*")
            command = ("java", "-Xss4m", "-jar", str(CHECKER), *options, str(folder / "pages"))
            done = subprocess.run(command, capture_output=True, text=True, check=False)
    except LackingError as error:
        sys.stderr.write(f"make validate: {error}\n")
        return 1
    said = done.stdout.replace(f"file:{folder}/pages/", "")
    sys.stdout.write(f"{said}{count} pages, {len(said.splitlines())} messages of the Nu HTML Checker {VERSION}\n")
    return 1 if said or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
