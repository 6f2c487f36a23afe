"""A translation is reviewed, and approved by counsel, entry by entry; what is said of it follows from that alone."""

from __future__ import annotations

import json

import pytest

from commandline import call
from noticepress.editions.states import edition_state, translation_state
from noticepress.model import TranslationState
from small_project import SmallProject

CATALOG = "locales/de/LC_MESSAGES/privacy.po"
OLD = "Wir bewahren **Ihre Daten** {{ retention_days }} Tage auf, nicht länger."
BY = ("--by", "R. Okafor, counsel", "--as-of", "2026-11-24")


def counts(small: SmallProject) -> tuple[int, int, str]:
    told = json.loads(call(small, "status", "--format", "json").output)["locales"]["de-DE"]["privacy"]
    return told["reviewed"], told["approved"], told["state"]


def test_sections_are_approved_until_every_entry_of_a_page_is(small: SmallProject) -> None:
    before = small.read(CATALOG)
    dry = call(small, "approve", "de", "--section", "contact", *BY, "--dry-run").output
    assert "Would record: " in dry
    assert small.read(CATALOG) == before

    assert call(small, "approve", "de", "--section", "contact", *BY).exit_code == 0
    _, some, state = counts(small)
    assert (some > 0, state) == (True, "machine")
    assert call(small, "approve", "de", "--section", "contact", *BY).output.endswith("Nothing to record\n")

    assert call(small, "review", "de", "--by", "A. Weber").exit_code == 0
    every, approved, state = counts(small)
    assert (every > some, approved, state) == (True, some, "reviewed")
    assert call(small, "approve", "de", "--notice", "privacy", *BY).exit_code == 0
    assert counts(small) == (every, every, "counsel")
    assert not (small.root / "locales/words.json").exists()


def test_one_changed_entry_takes_it_from_its_pages_and_update_says_so(small: SmallProject) -> None:
    call(small, "approve", "de", "--notice", "privacy", *BY)
    small.replace(CATALOG, OLD, OLD.replace(", nicht", " und nicht"))

    publication = small.publication()
    german = next(each for each in publication.inputs.locales if each.tag == "de-DE")
    states = {number: edition_state(publication, "privacy", number, german) for number in ("1.0", "1.1")}
    assert TranslationState.MACHINE in states.values()
    assert translation_state(publication, german, ["privacy"]) is TranslationState.MACHINE
    told = call(small, "update", "de").output
    assert "was approved by R. Okafor, counsel on 2026-11-24, and one of its texts has changed since" in told
    assert "has changed since" not in call(small, "update", "de").output


def test_publish_asks_for_what_the_register_says(small: SmallProject) -> None:
    small.replace("docs/privacy/notice.yml", "versions:", "reviews:\n  de-DE: approved\nversions:")
    refused = call(small, "publish", "1.2", "--as-of", "2026-11-24")
    assert (refused.exit_code, "VE019 version 1.2 in de-DE is to be approved in full" in refused.output) == (1, True)

    call(small, "review", "de", "--by", "A. Weber")
    assert "VE019" in call(small, "publish", "1.2", "--as-of", "2026-11-24", "--dry-run").output
    call(small, "approve", "de", "--notice", "privacy", *BY)
    assert "VE019" not in call(small, "publish", "1.2", "--as-of", "2026-11-24", "--dry-run").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("review", "de", "--by", " "), "the record says who has reviewed the entries; name them with --by"),
        (("approve", "xx", "--notice", "privacy", "--by", "x"), "there is no catalog 'xx'; choose from de, "),
        (("review", "de", "--notice", "xx", "--by", "x"), "there is no notice 'xx'; choose from privacy, site"),
        (("review", "de", "--section", "xx", "--by", "x"), "there is no section 'xx'; choose from "),
    ],
)
def test_a_mistake_of_whoever_reviews_is_told_in_a_line(
    small: SmallProject, arguments: tuple[str, ...], told: str
) -> None:
    result = call(small, *arguments)

    assert (result.exit_code, told in result.output) == (2, True), result.output
