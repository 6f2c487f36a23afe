"""Receipts name what is shown, and ``changes.json`` knows each of them."""

from __future__ import annotations

import json
from typing import Any

from noticepress.editions.artefacts.receipts import changes, receipt
from noticepress.editions.publication import Publication
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
