"""What no command takes, whatever it is for."""

from __future__ import annotations

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from noticepress.commands import every_command, main
from noticepress.commands.program.given import Command
from noticepress.files.together import write_together
from noticepress.files.write import write_whole
from small_project import SmallProject

TOLD_OTHERWISE = {"reason", "by", "old", "new_text", "organisation", "title", "url", "locales"}


def with_values() -> list[tuple[str, str]]:
    """Every option of every command that takes a value, and is not told of by the command itself."""
    return [
        (name, each.opts[-1])
        for name, command in every_command().items()
        for each in command.params
        if isinstance(each, click.Option) and not each.is_flag and each.name not in TOLD_OTHERWISE
    ]


@pytest.mark.parametrize(("name", "option"), with_values())
def test_an_empty_value_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, option: str) -> None:
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(main, [name, option, ""])

    assert (done.exit_code, "it is empty; write what is meant" in done.output) == (2, True), done.output
    assert [*tmp_path.iterdir()] == []


def test_an_empty_argument_is_refused(small: SmallProject) -> None:
    done = CliRunner().invoke(main, ["-C", str(small.root), "evidence", "2020-12-01", ""])

    assert (done.exit_code, "for 'LOCALE': it is empty; write what is meant;" in done.output) == (2, True)


def test_every_command_refuses_alike() -> None:
    assert {type(each) for each in every_command().values()} == {Command}


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "0", "-1", "86401", "1e300"])
def test_a_timeout_is_a_number_of_seconds(value: str) -> None:
    done = CliRunner().invoke(main, ["verify", "site", "--timeout", value])

    assert (done.exit_code, "invalid value for '--timeout'" in done.output) == (2, True)


def test_a_pipe_is_no_place_for_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for write in (lambda: write_whole(pipe, b"x"), lambda: write_together({tmp_path / "a": b"x", pipe: b"x"})):
        with pytest.raises(OSError, match="a device or a pipe is there, and no file"):
            write()

    assert pipe.is_fifo()
    assert [*tmp_path.iterdir()] == [pipe]


def test_a_catalog_that_is_named_twice_is_brought_up_once(small: SmallProject) -> None:
    done = CliRunner().invoke(main, ["-C", str(small.root), "update", "de", "de"])

    assert [line.partition(":")[0] for line in done.output.splitlines()] == [
        "locales/de/LC_MESSAGES/privacy.po",
        "locales/de/LC_MESSAGES/site.po",
    ]
