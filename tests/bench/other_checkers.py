"""Other programs' checks beside ours: the kinds of defect of tests/cases/defects.yml, and the catalogs as they are.

``PYTHONPATH=hooks:tests python tests/bench/other_checkers.py --pofilter POFILTER --weblate PYTHON`` shows the table.
POFILTER is translate-toolkit's command, PYTHON an interpreter that has the package ``weblate``; either may be left out.
A defect is found where a check tells something of the text that it does not tell of the right one; false is whatever is
told of the catalogs, each entry and check counted once.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import PoEntry, PoFile
from noticepress.catalogs.po.writing import write_catalog
from noticepress.rules.checking import apply
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.entries import RULES, without_waived
from seeded import repository, subject
from small_project import REPOSITORY

DEFECTS = yaml.safe_load((REPOSITORY / "tests" / "cases" / "defects.yml").read_text(encoding="utf-8"))
HEADER = "Language: {}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
CHINESE = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW", "zh_Hant_HK": "zh_HK"}
"""What translate-toolkit calls them."""
TOLD = re.compile(r"^\(pofilter\) (?P<check>[a-z]+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation, by a name of its own."""

    name: str
    language: str
    english: str
    text: str


Told = Mapping[str, frozenset[str]]
"""By the name of a unit: which checks tell something of it."""
Checker = Callable[[Sequence[Unit]], Told]


def units() -> Iterator[Unit]:
    """The defects, the right texts, and what the repository's catalogs have."""
    for number, case in enumerate(DEFECTS):
        for state in ("right", "wrong"):
            yield Unit(f"{state}-{number}", case["language"], case["english"], case[state])
    for (language, domain), catalog in repository()[0].catalogs.items():
        for at, entry in enumerate(catalog):
            if entry.is_translated and not entry.plural_id:
                yield Unit(f"good-{language}-{domain}-{at}", language, entry.id, entry.text)


def ours(given: Sequence[Unit]) -> Told:
    """What our rules tell: of a defect beside a whole catalog, of the catalogs as they are."""
    told: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    inputs, markup = repository()
    for unit in given:
        if not unit.name.startswith("good-"):
            catalog = inputs.catalogs[unit.language, "privacy"]
            entry = Entry("test#test", unit.english, "", (unit.text,), fuzzy=False, line=1, waivers={}, text_line=10**6)
            message = Message("test#test", unit.english, role="cell")
            messages = {**inputs.notices["privacy"].messages, message.key: message}
            whole = Catalog(unit.language, "privacy", catalog.path, {**catalog.entries, entry.key: entry})
            about = CatalogSubject(whole, messages, markup, inputs.glossary, styles=inputs.styles)
            told[unit.name] = frozenset(each.code for each in apply(RULES, about) if each.line == entry.text_line)
    for (language, domain), catalog in inputs.catalogs.items():
        found = without_waived(apply(RULES, subject(catalog)), catalog)
        told |= {f"good-{language}-{domain}-{each.line}-{each.code}": frozenset([each.code]) for each in found}
    return told


def pofilter(command: str) -> Checker:
    """What translate-toolkit's filters tell, all that it has, by the language's own settings."""

    def check(given: Sequence[Unit]) -> Told:
        told: dict[str, frozenset[str]] = {}
        for language in sorted({unit.language for unit in given}):
            entries = [
                PoEntry(unit.name, unit.english, texts=(unit.text,)) for unit in given if unit.language == language
            ]
            header = PoEntry("", "", texts=(HEADER.format(language),))
            with tempfile.TemporaryDirectory() as folder:
                source, target = Path(folder, "in.po"), Path(folder, "out.po")
                source.write_bytes(write_catalog(PoFile(header, tuple(entries))))
                name = f"--language={CHINESE.get(language, language)}"
                arguments = [command, "--progress=none", name, str(source), str(target)]
                subprocess.run(arguments, check=True, capture_output=True)
                told |= _told(target.read_text(encoding="utf-8")) if target.is_file() else {}
        return told

    return check


def _told(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    for block in text.split("\n\n"):
        context = re.search(r'^msgctxt "(.*)"$', block, re.MULTILINE)
        comment = "\n".join(line.removeprefix("# ") for line in block.splitlines() if line.startswith("# "))
        if context:
            yield context[1], frozenset(match["check"] for match in TOLD.finditer(comment))


def weblate(interpreter: str) -> Checker:
    """What Weblate's checks tell, with the flags that our page about it gives."""

    def check(given: Sequence[Unit]) -> Told:
        asked = json.dumps([[unit.name, unit.language, unit.english, unit.text] for unit in given])
        script = Path(__file__).with_name("weblate_checks.py")
        done = subprocess.run([interpreter, str(script)], input=asked, capture_output=True, check=True, text=True)
        return {name: frozenset(checks) for name, checks in json.loads(done.stdout).items()}

    return check


def row(told: Told) -> tuple[int, int, list[str]]:
    """How many kinds are found, how much is false, and which kinds those are."""
    found = [
        case["kind"]
        for number, case in enumerate(DEFECTS)
        if told.get(f"wrong-{number}", frozenset()) - told.get(f"right-{number}", frozenset())
    ]
    return len(found), sum(len(checks) for name, checks in told.items() if name.startswith("good-")), found


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pofilter")
    parser.add_argument("--weblate")
    parser.add_argument("--kinds", action="store_true", help="Name the kinds that are found.")
    asked = parser.parse_args()
    checkers: dict[str, Checker] = {"noticepress": ours}
    checkers |= {"pofilter": pofilter(asked.pofilter)} if asked.pofilter else {}
    checkers |= {"Weblate": weblate(asked.weblate)} if asked.weblate else {}
    given = tuple(units())
    good = sum(unit.name.startswith("good-") for unit in given)
    sys.stdout.write(
        f"| | found of {len(DEFECTS)} kinds | false, in {good:,} good translations |\n| --- | --- | --- |\n"
    )
    for name, checker in checkers.items():
        found, false, kinds = row(checker(given))
        sys.stdout.write(f"| {name} | {found} | {false} |\n")
        if asked.kinds:
            sys.stdout.write(f"{name}: {', '.join(kinds)}\n")


if __name__ == "__main__":
    main()
