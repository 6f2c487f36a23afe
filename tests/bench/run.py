"""What builds cost, beside others, side by side in one run (``make bench``): writes ``bench.json`` and prints a table.

The corpus (``corpus.py``) is seeded. In each round every command runs once, in turn, so that all meet the same load;
before a figure counts, every page is looked at for the text that it must hold. T is what plain MkDocs with Material and
static-i18n takes for the same texts, ready-made. Machines differ and are shared: only ratios are worth quoting.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from corpus import Corpus, make_corpus, marker, marker_of_ours, write_project
from measure import Cost, cost
from plain import mkdocs_page, write_hugo, write_mkdocs
from preview import saved_to_served
from updating import updating

from noticepress.editions.sources.project import Project

REPOSITORY = Path(__file__).resolve().parents[2]
OUT = REPOSITORY / "bench.json"
PYTHON = sys.executable
_OF_ALL = "part-5#part-5"
"""Context of an entry that is changed for a warm build: a heading of every version; the draft's sentence follows it."""


@dataclass(frozen=True)
class Contender:
    """A command that is measured."""

    name: str
    folder: Path
    command: list[str]
    before: Callable[[], object] = lambda: None
    """What is done before each run, and not measured."""
    site: str = "site"
    """Where in the folder its pages are."""
    is_cold: bool = False
    """Whether it begins without a site."""

    def pages(self) -> int:
        """How many pages its site has."""
        return sum(1 for _ in (self.folder / self.site).rglob("*.html"))


class Bench:
    """The corpus of so many versions in every form, and what is measured on it."""

    def __init__(self, folder: Path, versions: int, *, others: bool) -> None:
        self.corpus: Corpus = make_corpus(versions)
        self.languages: Mapping[str, str] = {
            locale.tag: locale.catalogs[-1] if locale.catalogs else "en"
            for locale in Project(REPOSITORY).read_locales()
        }
        self.ours, self.mkdocs, self.hugo = (folder / name for name in ("noticepress", "mkdocs", "hugo"))
        self.count = 0
        self._aside = folder / "aside"
        as_of = ["--as-of", self.corpus.as_of.isoformat()]
        self.build = [PYTHON, "-m", "noticepress", "build", *as_of]
        self.check = [PYTHON, "-m", "noticepress", "check", "--blocking", *as_of]
        write_project(self.ours, self.corpus)
        self.others = others
        if others:
            write_mkdocs(self.mkdocs, self.corpus, self.languages)
            write_hugo(self.hugo, self.corpus, self.languages)

    def contenders(self) -> list[Contender]:
        """Everything that is measured, in the order in which it runs."""
        build = self.build
        found = [
            Contender("cold, 1 process", self.ours, [*build, "--no-cache", "-j", "1"], is_cold=True),
            Contender("cold, 2 processes", self.ours, [*build, "--no-cache", "-j", "2"], is_cold=True),
            Contender("one entry, of all versions", self.ours, [*build, "-j", "2"], self.change_entry),
            Contender("one entry, of the newest", self.ours, [*build, "-j", "2"], self.change_newest),
            Contender("one sentence of the draft", self.ours, [*build, "-j", "2"], self.change_draft),
            Contender("no change", self.ours, [*build, "-j", "2"]),
            Contender("check, nothing kept", self.ours, [*self.check, "--no-cache"]),
            Contender("check, no change", self.ours, self.check),
        ]
        if self.others:
            plain = [PYTHON, "-m", "mkdocs", "build", "--quiet"]
            found.insert(0, Contender("plain MkDocs (T)", self.mkdocs, plain, is_cold=True))
            if hugo := shutil.which("hugo", path=str(Path(PYTHON).parent)):
                found.append(Contender("Hugo, no theme", self.hugo, [hugo, "--quiet"], site="public", is_cold=True))
        return found

    def clear(self, contender: Contender) -> None:
        """Take away the site of one that is to begin without.

        It is moved, not deleted: for minutes after files were deleted, ext4 is slow to make new ones, and who is
        measured next would pay for it, the more the more files it makes.
        """
        site = contender.folder / contender.site
        if contender.is_cold and site.exists():
            self._aside.mkdir(exist_ok=True)
            site.rename(self._aside / str(len(list(self._aside.iterdir()))))

    def prime(self) -> None:
        """Begin the draft, and have what builds keep, as a project has that was built before."""
        self.change_draft()
        for command in (self.build, self.check):
            subprocess.run(command, cwd=self.ours, check=True, capture_output=True)

    def change_entry(self) -> str:
        """Another word in one German entry that all versions have, which is returned."""
        return self._change(f'msgctxt "{_OF_ALL}"')

    def change_newest(self) -> str:
        """Another word in a German entry that the newest version alone has, which is returned."""
        return self._change(f"#. versions: {Corpus.number(len(self.corpus.versions) - 1)}\n")

    def _change(self, entry: str) -> str:
        path = self.ours / "locales" / "de" / "LC_MESSAGES" / "privacy.po"
        text = path.read_text("utf-8")
        start = text.index('msgstr "', text.index(entry)) + len('msgstr "')
        self.count += 1
        before = re.compile(r"(?:Wort[a-z] )?").match(text, start)
        end = before.end() if before else start
        word = f"Wort{chr(ord('a') + self.count % 26)} "
        path.write_text(text[:start] + word + text[end:], "utf-8")
        return word

    def change_draft(self) -> str:
        """Another word in the English text of the draft, which is begun where there is none; it is returned."""
        number = Corpus.number(len(self.corpus.versions))
        folder = self.ours / "docs" / "privacy" / number
        if not folder.exists():
            new = [PYTHON, "-m", "noticepress", "new", number]
            subprocess.run(new, cwd=self.ours, check=True, capture_output=True)
        path = next(folder.glob("*-part-5.md"))
        self.count += 1
        path.write_text(path.read_text("utf-8").rstrip("\n") + f" Word{self.count}.\n", "utf-8")
        return f"Word{self.count}."

    def previews(self, rounds: int) -> dict[str, dict[str, float]]:
        """Seconds from saving a file to the page of the draft that shows it, in the preview."""
        page = f"privacy/{Corpus.number(len(self.corpus.versions))}/"
        as_of = self.build[-2:]
        return {
            "preview: an entry is saved": {
                "wall": saved_to_served(self.ours, f"de-DE/{page}", self.change_entry, rounds, *as_of)
            },
            "preview: a sentence is saved": {
                "wall": saved_to_served(self.ours, page, self.change_draft, rounds, *as_of)
            },
        }

    def verify(self) -> None:
        """Every page of every version and locale holds its text. Raises ``AssertionError`` where one does not."""
        last = len(self.corpus.versions) - 1
        for place, (tag, language) in enumerate(self.languages.items()):
            for index in range(last + 1):
                folder = "" if place == 0 else f"{tag}/"
                ours = self.ours / "site" / f"{folder}privacy/{Corpus.number(index)}/index.html"
                pages = {ours: marker_of_ours(self.corpus, language, index)}
                if self.others:
                    theirs = self.mkdocs / "site" / mkdocs_page(tag, place, index)
                    pages[theirs] = marker(self.corpus, language, index)
                for page, wanted in pages.items():
                    assert wanted in unescape(page.read_text("utf-8")), (page, wanted)


def measure(versions: int, rounds: int, *, others: bool) -> dict[str, dict[str, float]]:
    """Medians of so many rounds, by contender."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), versions, others=others)
        bench.prime()
        costs: dict[str, list[Cost]] = {}
        for number in range(rounds):
            for contender in bench.contenders():
                contender.before()
                bench.clear(contender)
                costs.setdefault(contender.name, []).append(cost(contender.command, contender.folder))
            if number == 0:
                bench.verify()
        pages = {contender.name: float(contender.pages()) for contender in bench.contenders()}
        previews = bench.previews(rounds)
    return {name: _medians(each) | {"pages": pages[name]} for name, each in costs.items()} | previews


def _medians(costs: list[Cost]) -> dict[str, float]:
    return {
        "wall": statistics.median(each.wall for each in costs),
        "cpu": statistics.median(each.cpu for each in costs),
        "peak": max(each.peak for each in costs),
    }


def table(versions: int, found: Mapping[str, Mapping[str, float]]) -> str:
    """The figures of one size of the corpus, as text."""
    base = found.get("plain MkDocs (T)")
    heads = ("wall s", "cpu s", "MB", "wall T", "cpu T", "pages")
    lines = [f"24 locales x {versions} versions", " " * 28 + "".join(f"{head:>9}" for head in heads)]
    for name, each in found.items():
        ratios = {f"{kind} T": each[kind] / base[kind] for kind in ("wall", "cpu") if base and kind in each}
        shown = {"wall s": each["wall"], "cpu s": each.get("cpu"), "MB": each.get("peak"), "pages": each.get("pages")}
        lines.append(f"{name:28}" + "".join(_cell(head, (shown | ratios).get(head)) for head in heads))
    return "\n".join(lines) + "\n"


def _cell(head: str, value: float | None) -> str:
    digits = {"MB": 0, "pages": 0, "wall s": 2, "cpu s": 2}.get(head, 3)
    return " " * 9 if value is None else f"{value:9.{digits}f}"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--versions", type=int, nargs="+", default=[1, 5, 20, 50])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--ours-alone", action="store_true", help="leave out MkDocs and Hugo")
    asked = parser.parse_args()
    results: dict[int | str, dict[str, dict[str, float]]] = {"updating": updating()}
    sys.stdout.write("".join(f"{name:28}{each['cpu']:9.2f} s of CPU\n" for name, each in results["updating"].items()))
    for versions in asked.versions:
        results[versions] = measure(versions, asked.rounds, others=not asked.ours_alone)
        sys.stdout.write(table(versions, results[versions]) + "\n")
        sys.stdout.flush()
    OUT.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
