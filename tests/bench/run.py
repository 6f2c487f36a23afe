"""How long a build takes, beside plain MkDocs with Material and static-i18n over ready-made translated Markdown.

Prints both times and their ratio, side by side from one run: 24 locales, five versions. Machines differ and
are shared, so that only the ratio is worth quoting. Run it with 'make bench'.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import yaml

from noticepress.commands.acts.authoring import choose_notice, new_version, plan_publication, publish
from noticepress.editions.project import Project

REPOSITORY = Path(__file__).resolve().parents[2]
RUNS = 3
VERSIONS = 5
AS_OF = "2026-11-24"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder, "noticepress"), Path(folder, "plain")
        make_ours(ours)
        make_plain(plain, [locale.tag for locale in Project(ours).read()[0].locales])
        build_ours = [sys.executable, "-m", "noticepress", "build", "--as-of", AS_OF]
        build_plain = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        times_ours, times_plain = [], []
        for _ in range(RUNS):  # in turn, so that both meet the same load
            times_ours.append(seconds(build_ours, ours))
            times_plain.append(seconds(build_plain, plain))
    mine, theirs = statistics.median(times_ours), statistics.median(times_plain)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    out = sys.stdout.write
    out(f"24 locales x {VERSIONS} versions, medians of {RUNS} runs in turn\n")
    out(f"noticepress build, every check on   {mine:6.2f} s\n")
    out(f"MkDocs + Material + static-i18n (T) {theirs:6.2f} s\n")
    out(f"ratio                               {mine / theirs:6.2f} T\n")
    out(f"largest process                     {peak:6.0f} MB\n")


def make_ours(root: Path) -> None:
    """The sample project with more versions, each a copy of the newest, published month by month."""
    root.mkdir()
    for name in ("docs", "locales", "overrides", "hooks"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    project = Project(root)
    day = date(2019, 1, 1)
    number = "2.2"
    for _ in range(VERSIONS - 2):
        inputs, _ = project.read_sources()
        notice = choose_notice(inputs, None)
        if notice.version(number) is None:
            new_version(project, notice, number)
        set_dates(root / notice.path, number, day, day + timedelta(days=30))
        inputs, _ = project.read_sources()
        notice = choose_notice(inputs, None)
        publish(project, notice, plan_publication(inputs, notice, number, day))
        day += timedelta(days=60)
        number = f"2.{int(number.split('.')[1]) + 1}"


def set_dates(path: Path, number: str, published: date, effective: date) -> None:
    """Write a draft's dates and summary into the register."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    entry = next(entry for entry in data["versions"] if entry["version"] == number)
    entry.update({"published": published, "effective": effective, "summary": "A copy."})
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def make_plain(root: Path, tags: list[str]) -> None:
    """The same amount of Markdown as pages of a plain site, a folder for each locale."""
    parts = sorted((REPOSITORY / "docs" / "privacy" / "2.1").glob("*.md"))
    text = "\n\n".join(part.read_text(encoding="utf-8").split("---\n")[-1] for part in parts)
    short = [tag if tag != "es-419" else "es-MX" for tag in tags]
    for tag in short:
        for index in range(VERSIONS):
            page = root / "docs" / tag / f"version-{index}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
        (root / "docs" / tag / "index.md").write_text("# Notices\n", encoding="utf-8")
    languages = [{"locale": tag, "name": tag, "default": index == 0, "build": True} for index, tag in enumerate(short)]
    config = {
        "site_name": "Plain",
        "site_url": "https://plain.example/",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["admonition", "attr_list", "def_list", "footnotes", "abbr", "tables", "sane_lists"],
        "plugins": [{"i18n": {"docs_structure": "folder", "languages": languages, "reconfigure_material": False}}],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of a command that must succeed."""
    begin = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
