"""What the handbook shows of commands on the sample is what they print: each is run on a copy of it.

``…`` stands for whatever is left out: within a line, or for lines where it is a line of its own.
"""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from small_project import REPOSITORY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "handbook").glob("*.md"))]
NOT_YET = {
    "publishing.md": "its counts are being mended with those of the commands",
    "translating.md": "the same",
    "locales.md": "the same",
}
BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TODAY = {"NOTICEPRESS_AS_OF": "2026-11-28"}
"""The day on which the handbook's commands were run that name none."""


def examples(page: Path) -> list[tuple[str, str]]:
    """Each command of a page with what is shown of its output; those of which nothing is shown are left out."""
    blocks = (textwrap.dedent(block[2]) for block in BLOCK.finditer(page.read_text(encoding="utf-8")))
    shown = (part.partition("\n") for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:])
    return [(command, output) for command, _, output in shown if output.strip()]


def as_pattern(output: str) -> str:
    lines = ("(?:.*\n)*" if line == "…" else f"{re.escape(line).replace('…', '.*')}\n" for line in output.splitlines())
    return "".join(lines)


EXAMPLES = [(page.name, *example) for page in PAGES if page.name not in NOT_YET for example in examples(page)]


@pytest.mark.parametrize(("page", "command", "output"), EXAMPLES, ids=[command for _, command, _ in EXAMPLES])
def test_what_the_handbook_shows_is_what_is_printed(
    page: str, command: str, output: str, copied_sample: Path, run
) -> None:
    program, *arguments = shlex.split(command)
    done = run(copied_sample, *arguments, **TODAY)

    assert program == "noticepress"
    said = re.sub(r"as of \S+, from NOTICEPRESS_AS_OF: ", "", done.stdout + done.stderr)  # the test's own day
    assert re.fullmatch(as_pattern(output), said), f"{page}: {said}"


@pytest.mark.parametrize("page", NOT_YET)
def test_only_pages_with_examples_are_left_out(page: str) -> None:
    assert examples(REPOSITORY / "handbook" / page) != []


@pytest.mark.parametrize(
    ("output", "printed", "same"),
    [
        ("a … c\n", "a b c\n", True),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a\n…\n", "a\n", True),
        ("a\n…\n", "b\n", False),
        ("a.c\n", "abc\n", False),
        ("a\n", "a\nb\n", False),
    ],
)
def test_what_is_left_out_may_be_anything_and_nothing_else_may(output: str, printed: str, same: bool) -> None:
    assert bool(re.fullmatch(as_pattern(output), printed)) == same
