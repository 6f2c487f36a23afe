"""The list of commands, which imports none of them."""

from __future__ import annotations

import pytest

from noticepress.commands import every_command
from noticepress.commands.program.commands import COMMANDS

LONGEST = 200


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_with_the_first_sentence_of_its_help(name: str) -> None:
    command = every_command()[name]

    assert COMMANDS[name][1] == ("" if command.hidden else command.get_short_help_str(LONGEST))


def test_every_command_is_listed() -> None:
    assert {*every_command()} == {*COMMANDS}


def test_what_is_put_on_record_can_be_tried_first() -> None:
    """``sign`` lists what is due where it is given no act, which is as good."""
    on_record = {name for name, each in every_command().items() if {"key"} & {option.name for option in each.params}}
    tried = {name for name, each in every_command().items() if {"dry_run"} & {option.name for option in each.params}}

    assert on_record - tried == {"sign"}
