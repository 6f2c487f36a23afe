"""A project's own words for what binds are approved by somebody, once for each wording."""

from __future__ import annotations

import json

import pytest

from commandline import call
from noticepress.theme.wording import STATEMENT
from small_project import SmallProject

SITE = "locales/de/LC_MESSAGES/site.po"
OWN = "Dies ist eine Übersetzung. Im Zweifel gilt der englische Text."
OTHER = "Dies ist eine Übersetzung. Im Zweifel gilt sie."


@pytest.fixture
def worded(small: SmallProject) -> SmallProject:
    """With a statement of its own."""
    small.write(SITE, f'{small.read(SITE)}\nmsgid "{STATEMENT}"\nmsgstr "{OWN}"\n')
    return small


def test_words_are_approved_once_and_a_change_stops_the_build(worded: SmallProject) -> None:
    assert "EP009" in call(worded, "build", "--as-of", "2026-11-24").output
    assert "Would record: 1 wording" in call(worded, "approve", "de", "--by", "R. Okafor", "--dry-run").output
    assert not (worded.root / "locales/words.json").exists()

    result = call(worded, "approve", "--by", "R. Okafor", "--as-of", "2026-11-24")

    assert (result.exit_code, f"→ “{OWN[:40]}" in result.output) == (0, True), result.output
    (entry,) = json.loads(worded.read("locales/words.json"))["catalogs"]["de"]
    assert (entry["on"], entry["by"], entry["words"]) == ("2026-11-24", "R. Okafor", [["", STATEMENT, [OWN]]])
    assert call(worded, "approve", "--by", "R. Okafor").output == "Nothing to record\n"
    assert call(worded, "check", "--only", "EP009").exit_code == 0

    worded.replace(SITE, OWN, OTHER)
    told = call(worded, "check", "--blocking").output
    assert f"is said otherwise than was approved: “{OTHER}”" in told
    assert "Recorded: 1 wording" in call(worded, "approve", "de", "--by", "M. Sato").output
    assert len(json.loads(worded.read("locales/words.json"))["catalogs"]["de"]) == 2


def test_a_language_of_a_project_s_own_is_told_by_status_until_its_words_are_approved(small: SmallProject) -> None:
    small.leave_the_package()

    told = call(small, "status").output
    assert 'of et that tell which text binds: noticepress approve et --by "…"' in " ".join(told.split())
    assert call(small, "approve", "et", "--by", "R. Okafor").exit_code == 0
    assert "Nobody has approved" not in call(small, "status").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--by", " "), "the record says who has approved the words; name them with --by"),
        (("xx", "--by", "x"), "there is no catalog 'xx'; choose from de, "),
    ],
)
def test_a_mistake_of_whoever_approves_is_told_in_a_line(
    worded: SmallProject, arguments: tuple[str, ...], told: str
) -> None:
    result = call(worded, "approve", *arguments)

    assert (result.exit_code, told in result.output) == (2, True), result.output


def test_nothing_is_added_to_a_record_that_was_changed_by_hand(worded: SmallProject) -> None:
    call(worded, "approve", "--by", "R. Okafor")
    worded.replace("locales/words.json", OWN, OTHER)
    worded.replace(SITE, OWN, OTHER)

    result = call(worded, "approve", "--by", "R. Okafor")

    assert (result.exit_code, "does not fit its digest" in result.output) == (1, True), result.output
