"""The last line of a report, and which findings one asks for."""

from __future__ import annotations

import click
import pytest

from noticepress.commands.program.choosing import Codes, is_chosen
from noticepress.commands.reporting.summary import ordered, summary
from noticepress.findings import Finding


def found(*codes: str) -> list[Finding]:
    return [Finding(f"docs/{index}.md", 1, code, "it is wrong", "mend it") for index, code in enumerate(codes)]


@pytest.mark.parametrize(
    ("codes", "stopping", "told"),
    [
        (["TR002"], 0, "1 finding, none of which stops a build: TR002 1"),
        (["VE001"], 1, "1 finding, which stops a build: VE001 1"),
        (["VE001", "IN004", "VE001"], 3, "3 findings, which stop a build: IN004 1, VE001 2"),
        (["VE001", "TR002"], 1, "2 findings: 1 stops a build (VE001 1), 1 does not (TR002 1)"),
        (
            ["VE001", "VE006", "TR002", "TR001", "TR002"],
            2,
            "5 findings: 2 stop a build (VE001 1, VE006 1), 3 do not (TR001 1, TR002 2)",
        ),
        (["IN019", "IN019"], 0, "2 findings, none of which stops a build: IN019 2"),
        (
            ["IN019", "TR002"],
            0,
            "2 findings, none of which stops a build: IN019 1, TR002 1; "
            "'noticepress check --only IN019' lists what is to be filled in",
        ),
    ],
)
def test_summary_counts_by_what_stops_and_by_code(codes: list[str], stopping: int, told: str) -> None:
    findings = found(*codes)

    assert summary(findings, findings[:stopping]) == told


def test_places_to_fill_in_stand_last_and_all_else_in_its_order() -> None:
    assert [each.code for each in ordered(found("IN019", "VE001", "IN019", "IN004"))] == [
        "VE001",
        "IN004",
        "IN019",
        "IN019",
    ]


@pytest.mark.parametrize(
    ("typed", "code", "chosen"),
    [
        ("IN019", "IN019", True),
        ("in019", "IN019", True),
        ("IN019", "IN018", False),
        ("IN", "IN018", True),
        ("TR, EP003,", "EP003", True),
        ("TR,EP003", "EP004", False),
        ("", "EP004", True),
    ],
)
def test_codes_and_families_are_chosen(typed: str, code: str, chosen: bool) -> None:
    assert is_chosen(code, Codes().convert(typed, None, None)) is chosen


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("TR02", "there is no rule and no family 'TR02'; did you mean TR002?"),
        ("IN019,VE0001", "there is no rule and no family 'VE0001'; did you mean VE001?"),
        ("*", "there is no rule and no family '*'; 'noticepress rules' lists all"),
        ("ST008", "ST008 is not used any more: "),
    ],
)
def test_a_code_that_there_is_not_is_refused_with_the_nearest(typed: str, told: str) -> None:
    with pytest.raises(click.BadParameter) as caught:
        Codes().convert(typed, None, None)

    assert caught.value.message.startswith(told)


def test_codes_are_completed_behind_a_comma() -> None:
    context = click.Context(click.Command("check"))

    items = Codes().shell_complete(context, click.Option(["--only"]), "VE001,in01")

    assert {item.value for item in items} >= {"VE001,IN018", "VE001,IN019"}
    assert all(item.value.startswith("VE001,IN01") and item.help for item in items)
