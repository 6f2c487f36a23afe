"""What the handbook shows of commands on the sample is what they print: each block is a session on a copy of it.

``…`` stands for whatever is left out: within a line, or for lines where it is a line of its own.
"""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from commandline import Run
from small_project import REPOSITORY, SAMPLE_DAY

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "handbook").glob("*.md"))]
BLOCK = re.compile(r"^( *)```console\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
TODAY = {"NOTICEPRESS_AS_OF": str(SAMPLE_DAY)}
"""The day on which the handbook's commands were run that name none; what was kept of the sample is of the same."""
GERMAN = "locales/de/LC_MESSAGES/privacy.po"
RETENTION = ("docs/privacy/2.2/120-retention.md", "is no longer a reason", "is no reason any more")
BEFORE = {
    "update de": RETENTION,
    "status --locale de-DE --todo": RETENTION,
    "import de.xlf": ("de.xlf", "<target>Betrug</target>", "<target>Betrügereien</target>"),
    'revise --reason "A clearer word." --dry-run': (GERMAN, 'msgstr "Betrug"', 'msgstr "Betrügereien"'),
    "build --quarantine": (GERMAN, 'msgstr "Betrug"', 'msgstr "90 Arten von Betrug"'),
    "check": (
        "docs/privacy/2.2/190-contact.md",
        "Economic Area]({{ authorities_url }}).\n",
        "Economic Area]({{ authorities_url }}).\n\nOur office in [[fill: the town]] answers letters.\n\n(a) letters\n",
    ),
}
"""What somebody has written before a command: file, old and new text."""
NEEDS_AN_UPDATE = {"status --locale de-DE --todo"}


def sessions(page: Path) -> list[list[tuple[str, str]]]:
    """The blocks of a page: each command with what is shown of its output. Blocks that show none are left out."""
    found = []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        parts = re.split(r"^\$ ", textwrap.dedent(block[2]), flags=re.MULTILINE)
        steps = [(command, output) for command, _, output in (part.partition("\n") for part in parts[1:])]
        found += [steps] if any(output.strip() for _, output in steps) else []
    return found


def as_pattern(output: str) -> str:
    lines = ("(?:.*\n)*" if line == "…" else f"{re.escape(line).replace('…', '.*')}\n" for line in output.splitlines())
    return "".join(lines)


def prepare(folder: Path, command: str, run: Run) -> None:
    if command in BEFORE:
        name, old, new = BEFORE[command]
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r} any more"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    if command in NEEDS_AN_UPDATE:
        run(folder, "update")


def begins_another(session: list[tuple[str, str]], others: list[list[tuple[str, str]]]) -> bool:
    return any(len(other) > len(session) and other[: len(session)] == session for other in others)


SESSIONS = [
    (page.name, session) for page in PAGES for session in sessions(page) if not begins_another(session, sessions(page))
]


@pytest.mark.parametrize(("page", "session"), SESSIONS, ids=[session[0][0] for _, session in SESSIONS])
def test_what_the_handbook_shows_is_what_is_printed(
    page: str, session: list[tuple[str, str]], copied_sample: Path, run: Run
) -> None:
    for line, output in session:
        program, *arguments = shlex.split(line)
        assert program == "noticepress"
        prepare(copied_sample, line.partition(" ")[2], run)

        done = run(copied_sample, *arguments, **TODAY)

        out = re.sub(r"as of \S+, from NOTICEPRESS_AS_OF: ", "", done.stdout)  # the test's own day
        out = re.sub(r" +$", "", out, flags=re.MULTILINE)
        said = (out + done.stderr, done.stderr + out)
        assert any(re.fullmatch(as_pattern(output), each) for each in said), f"{page}: {said[0]}"


def test_every_edit_is_before_a_command_that_is_shown() -> None:
    assert {*BEFORE} <= {line.partition(" ")[2] for _, session in SESSIONS for line, _ in session}


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
