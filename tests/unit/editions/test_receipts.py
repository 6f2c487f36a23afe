"""Receipts name what is shown, and ``changes.json`` knows each of them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from noticepress.editions.artefacts.receipts import changes, receipt
from noticepress.editions.publication import Publication
from noticepress.model import Withdrawal
from small_project import SmallProject


def told(publication: Publication) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(changes(publication, "privacy"))
    return data


def test_every_receipt_of_a_site_is_known_and_names_its_edition(small: SmallProject) -> None:
    small.seal_editions()
    publication = small.publication()
    known = told(publication)["known"]

    for locale in publication.inputs.locales:
        for number in ("1.0", "1.1"):
            mine = json.loads(receipt(publication, "privacy", number, locale))
            assert (mine["version"], mine["locale"]) == (number, locale.tag)
            entry = known[mine["digest"]]
            assert (entry["version"], entry["locale"]) == (number, None if locale.is_english else locale.tag)


def test_without_a_record_a_receipt_names_the_english_text(small: SmallProject) -> None:
    publication = small.publication()
    english, german, *_ = publication.inputs.locales

    digests = {json.loads(receipt(publication, "privacy", "1.1", locale))["digest"] for locale in (english, german)}

    assert digests == {publication.inputs.notices["privacy"].notice.versions[1].digest}


def test_what_has_taken_effect_since_is_told_with_the_version_that_binds(small: SmallProject) -> None:
    data = told(small.later())
    first, last, *_ = data["known"].values()

    assert data["binds"]["version"] == "1.2"
    assert [change["version"] for change in first["changes"]] == ["1.1", "1.2"]
    assert [change["version"] for change in last["changes"]] == ["1.2"]
    assert first["material"] is False


def recalled(small: SmallProject, day: date, *, material: bool = False) -> Publication:
    """Version 1.2 withdrawn on 2029-12-20, and 1.3 in its place, in force on the day that was planned for 1.2."""
    later = small.later(day)
    read = later.inputs.notices["privacy"]
    *earlier, last = read.notice.versions
    withdrawal = Withdrawal(date(2029, 12, 20), "The plan was dropped.")
    gone = replace(last, withdrawn=withdrawal, material=material)
    follower = replace(last, number="1.3", published=date(2029, 12, 21), digest=f"sha256:{'1' * 64}")
    notice = replace(read.notice, versions=(*earlier, gone, follower))
    return later.of(replace(later.inputs, notices={"privacy": replace(read, notice=notice)}))


@pytest.mark.parametrize("material", [True, False])
def test_whoever_accepted_a_version_that_was_recalled_is_told(small: SmallProject, material: bool) -> None:
    entry = told(recalled(small, date(2030, 2, 1), material=material))["known"][f"sha256:{'0' * 64}"]

    withdrawal = {"withdrawal": "2029-12-20", "reason": "The plan was dropped.", "material": material}
    assert entry["changes"][0] == withdrawal
    assert [change["version"] for change in entry["changes"][1:]] == ["1.3"]
    assert (entry["version"], entry["material"]) == ("1.2", material)


def test_a_withdrawal_yet_to_come_is_not_told(small: SmallProject) -> None:
    assert "withdrawal" not in json.dumps(told(recalled(small, date(2029, 12, 19))))
