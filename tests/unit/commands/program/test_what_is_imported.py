"""A command imports what it needs: rooms and libraries that take a while are left to those that ask them something."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from small_project import REPOSITORY, SmallProject

PROGRAM = """
import json, sys
from noticepress.__main__ import run
try:
    run()
finally:
    print(json.dumps([*sys.modules]), file=sys.stderr)
"""
READING = frozenset({"pydantic", "yaml", "lxml", "babel"})
"""What takes a project to read."""
FOR_SLIPS = frozenset({"rapidfuzz", "difflib"})
DRAWING = frozenset(
    {
        *("jinja2", "weasyprint", "noticepress.site.drawing.render", "noticepress.editions.page_views"),
        *("noticepress.editions.views.bilingual", "noticepress.editions.formats.making"),
        *(
            "noticepress.editions.artefacts.feed",
            "noticepress.editions.redlines",
            "noticepress.editions.localizing.localizer",
        ),
    }
)
FORKING = frozenset(
    {
        *("multiprocessing", "concurrent", "distributed"),
        *("noticepress.site.executing.side_by_side", "noticepress.site.executing.workers"),
    }
)
SELDOM = frozenset({"mkdocs", "docx", "openpyxl", "fontTools", "rfc3161_client", "http", "rich.progress"})
OF_ENTRIES = frozenset({"noticepress.rules.of_catalogs", "noticepress.rules.translations", "markdown_it"})
"""Rules about catalogs and sections whose findings are kept."""


def imported(small: SmallProject, *arguments: str) -> set[str]:
    """What is imported by the end of a command, each module with the packages that it is in."""
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "COLUMNS": "80"}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(
        command, cwd=small.root, env=env, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_help_reads_nothing(small: SmallProject) -> None:
    loaded = imported(small, "--help")

    assert not loaded & {*READING, *DRAWING, *FORKING, *SELDOM, *FOR_SLIPS, "markdown", "rich"}
    assert {name for name in loaded if name.startswith("noticepress.")} & {
        f"noticepress.{room}" for room in ("catalogs", "editions", "model", "rules", "site", "texts")
    } == set()


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (("status",), {*DRAWING, *FORKING, *SELDOM, *FOR_SLIPS, *OF_ENTRIES, "regex", "noticepress.site"}),
        (("check",), {*DRAWING, *FORKING, *SELDOM, *FOR_SLIPS, *OF_ENTRIES, "rich"}),
        (("build",), {*READING, *DRAWING, *FORKING, *SELDOM, *FOR_SLIPS, *OF_ENTRIES, "markdown", "rich"}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_command_that_finds_everything_kept_imports_nothing_that_makes_it(
    small: SmallProject, arguments: tuple[str, ...], spared: set[str]
) -> None:
    made = imported(small, *arguments)
    kept = imported(small, *arguments)

    assert kept & spared == set()
    if arguments != ("status",):
        assert made & spared, "what is spared is what making it takes"
    if arguments == ("check",):
        assert made & DRAWING == set(), "there is no page to draw"
