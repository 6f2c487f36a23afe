"""``update --same-meaning``: which messages are named, what becomes of their translations, what is warned of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticepress.catalogs.catalog import Catalog, parse_catalog
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.commands.acts.same_meaning import named_messages, sameness_lines
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from small_project import DAY, SmallProject

DRAFT = "docs/privacy/1.2/20-contact.md"
OLD = "Sign and date your letter."
CATALOG = "locales/de/LC_MESSAGES/privacy.po"


def same_meaning(small: SmallProject, *names: str) -> tuple[list[str], dict[str, tuple[str, bool]]]:
    """The warnings, and by English what the German catalog has."""
    project = Project(small.root)
    inputs, _ = project.read_sources()
    same = named_messages(inputs, names)
    written = update_catalogs(project, inputs, project.catalog_names, DAY, same)
    pairs = dict.fromkeys(pair for each in written if each.merge for pair in each.merge.confirmed)
    return list(sameness_lines(inputs, same, pairs)), {entry.id: (entry.text, entry.fuzzy) for entry in german(small)}


def german(small: SmallProject) -> Catalog:
    return parse_catalog((small.root / CATALOG).read_bytes(), "de", "privacy", CATALOG)


def block_of(small: SmallProject, text: str) -> str:
    inputs, _ = Project(small.root).read_sources()
    return next(block.id for block in inputs.notices["privacy"].texts["1.2"].blocks if block.text == text)


@pytest.mark.parametrize(
    ("new", "differs"),
    [
        ("Sign, and date your letter.", ""),
        ("Sign and never date your letter.", "negations (none → negation)"),
        ("Sign and date your 2 letters.", "numbers (none → 2)"),
        ("You may sign and date your letter.", "words for duty and permission (none → may)"),
    ],
)
def test_translation_stays_finished_and_a_difference_of_meaning_is_told(
    small: SmallProject, new: str, differs: str
) -> None:
    (before,) = (entry.text for entry in german(small) if entry.id == OLD)
    small.replace(DRAFT, OLD, new)

    warnings, found = same_meaning(small, block_of(small, new))

    assert found[new] == (before, False)
    assert [differs in warning for warning in warnings] == [True] * bool(differs)


def test_block_without_an_earlier_translation_is_told(small: SmallProject) -> None:
    small.replace(DRAFT, OLD, "Wholly unlike anything else: quixotic zephyrs.")

    warnings, found = same_meaning(small, block_of(small, "Wholly unlike anything else: quixotic zephyrs."))

    assert found["Wholly unlike anything else: quixotic zephyrs."] == ("", False)
    assert "no finished translation of an earlier wording" in warnings[0]


def test_block_that_is_nowhere_or_in_two_notices_is_refused(small: SmallProject) -> None:
    inputs, _ = Project(small.root).read_sources()
    twice = replace(inputs, notices={"cookies": inputs.notices["privacy"], **inputs.notices})

    with pytest.raises(UsageError, match=r"has a block contact\.77; write the id"):
        named_messages(inputs, ["contact.77"])
    with pytest.raises(UsageError, match="a block of 2 notices; write cookies/contact or privacy/contact"):
        named_messages(twice, ["contact"])
    assert list(named_messages(twice, ["privacy/contact"])) == ["privacy"]
