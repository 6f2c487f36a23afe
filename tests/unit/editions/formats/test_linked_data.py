"""What a version's page says to machines: terms that schema.org has, and the register's own dates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from rdflib import SDO

from noticepress.editions.edition import Page
from noticepress.editions.formats.linked_data import linked_data
from noticepress.editions.page_kinds import pages
from noticepress.editions.page_views import page_view
from noticepress.editions.views.frame import PageView
from sample_publication import sample_publication
from small_project import DAY, SmallProject

SITE = "https://legal.example.org/notices/"


def told(small: SmallProject, tag: str, number: str, as_of: date = DAY) -> dict[str, Any]:
    publication = small.publication(as_of)
    locale = next(locale for locale in publication.inputs.locales if locale.tag == tag)
    data = json.loads(linked_data(publication, Page.of_version("privacy", number), locale, "Title"))
    assert isinstance(data, dict)
    return data


def names(data: object) -> Iterator[str]:
    """Every property and type."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from [value] if name == "@type" else [name] if not name.startswith("@") else []
            yield from names(value)
    elif isinstance(data, list):
        for each in data:
            yield from names(each)


@pytest.mark.parametrize("tag", ["en", "de-DE"])
@pytest.mark.parametrize("number", ["1.0", "1.1"])
def test_every_name_is_schema_orgs(small: SmallProject, tag: str, number: str) -> None:
    used = set(names(told(small, tag, number)))

    assert {"DigitalDocument", "version", "encodingFormat"} <= used
    assert {name for name in used if name not in SDO} == set()


def test_translation_says_of_what_since_when_and_until_when(small: SmallProject) -> None:
    first, second = small.publication().inputs.notices["privacy"].notice.versions[:2]

    old, new = told(small, "de-DE", "1.0"), told(small, "de-DE", "1.1")

    assert (old["temporalCoverage"], new["temporalCoverage"]) == (
        f"{first.effective}/{date.fromordinal(second.effective.toordinal() - 1)}",
        f"{second.effective}/..",
    )
    assert (old["creativeWorkStatus"], new["creativeWorkStatus"]) == ("superseded", "in force")
    assert new["translationOfWork"] == {"@id": f"{SITE}privacy/1.1/"}
    assert new["isBasedOn"] == {"@id": f"{SITE}de-DE/privacy/1.0/"}
    assert (new["inLanguage"], new["identifier"]) == ("de-DE", second.digest)
    assert [each["contentUrl"] for each in new["encoding"]] == [
        f"{SITE}de-DE/privacy/1.1/notice.{ending}" for ending in ("txt", "md", "akn.xml")
    ]
    english = told(small, "en", "1.0")
    assert english.keys() & {"translationOfWork", "isBasedOn"} == set()


def test_no_text_ends_the_script(small: SmallProject) -> None:
    publication = small.publication()
    data = linked_data(publication, Page.of_version("privacy", "1.0"), publication.inputs.locales[0], "</script>&<!--")

    assert json.loads(data)["name"] == "</script>&<!--"
    assert not {"<", ">", "&"} & set(data)


def test_pages_are_told_to_previews_but_for_the_one_that_is_weighed() -> None:
    publication = sample_publication()
    locale = publication.inputs.locales[1]
    views: dict[str, list[PageView]] = {}
    for page in pages(publication, locale):
        views.setdefault(page.kind, []).append(page_view(publication, page, locale))

    shared = {kind: {view.shared is not None for view in each} for kind, each in views.items()}
    assert shared.pop("text") == {False}
    assert set(map(frozenset, shared.values())) == {frozenset({True})}
    with_data = {kind for kind, each in views.items() if any(view.shared and view.shared.linked_data for view in each)}
    assert with_data == {"version"}
