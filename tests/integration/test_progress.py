"""What a build shows while it works, and what it says of where its time went."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from noticepress.commands import main
from noticepress.site.watch import Step
from small_project import DAY, REPOSITORY, SmallProject

BUILD = ("build", "--as-of", str(DAY), "-j", "2", "--no-cache")


def on_a_terminal(folder: Path, *arguments: str) -> tuple[str, str]:
    """(output, what a terminal got as the error stream) of a command that succeeds."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY / "hooks"), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "noticepress", *arguments],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65_536):
                shown += piece
        except OSError:
            pass  # Linux's way of telling that the terminal's other end is closed
        os.close(ours)
        assert process.stdout is not None
        output = process.stdout.read()
    assert process.returncode == 0, shown
    return output, re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())


def test_a_terminal_shows_in_one_line_what_is_being_done_and_how_far(small: SmallProject) -> None:
    output, shown = on_a_terminal(small.root, *BUILD)

    assert "3 locales, 6 editions, 34 pages, 0 findings" in output
    steps = [step.capitalize() for step in Step if step not in (Step.STARTING, Step.SETTING)]
    assert [step for step in steps if step not in shown] == []
    assert re.search(r"Checking the sources .* 3 of 3", shown)
    assert re.search(r"Drawing and checking pages .* 21 of 31", shown)
    assert "\n" not in shown.strip()


def test_nothing_is_shown_with_quiet_or_where_there_is_no_terminal(small: SmallProject, run) -> None:
    piped = run(small.root, *BUILD)

    assert on_a_terminal(small.root, *BUILD, "--quiet") == ("", "")
    assert (piped.returncode, piped.stderr) == (0, "")
    assert piped.stdout.endswith(", 0 findings\n")


def invoke(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "build", "--as-of", str(DAY), "--timings", *arguments])


def test_timings_are_of_every_step_and_tell_what_was_kept(small: SmallProject) -> None:
    first = invoke(small.root)
    small.replace("locales/de/LC_MESSAGES/site.po", "Last-Translator: Example notices", "Last-Translator: Somebody")
    second = invoke(small.root)

    for done in (first, second):
        assert done.exit_code == 0, done.output
        rows = re.findall(r"^([a-zA-Z ]+?) +(\d+\.\d\d)? +(\d+\.\d\d)$", done.stderr, re.MULTILINE)
        assert [name for name, _, _ in rows] == [*(step for step in Step if step is not Step.SETTING), "all"]
        assert float(rows[-1][2]) >= float(rows[0][2]) > 0
    assert "taken from the cache: sections 0 of 8, catalogs 0 of 6, " in first.stderr
    assert "taken from the cache: sections 8 of 8, catalogs 5 of 6, " in second.stderr
    assert re.search(r", pages [1-9]\d* of 31", second.stderr)


def test_timings_are_told_of_a_build_that_fails_too(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/20-contact.md", "{#contact}", "{#contact} {{ nobody }}")

    done = invoke(small.root, "--drafts")

    assert done.exit_code == 1
    assert "IN008" in done.stderr
    assert re.search(rf"^{Step.CHECKING} +\d", done.stderr, re.MULTILINE)
