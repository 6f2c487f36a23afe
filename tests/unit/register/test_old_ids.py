"""Links to ids that a text has no more: where they lead, from version to version."""

from __future__ import annotations

from dataclasses import replace

import pytest

from noticepress.editions.publication import Publication
from noticepress.editions.views.edition import title_and_parts
from noticepress.register.old_ids import led_on, old_ids_in
from noticepress.rules.subject import NoticeSubject
from noticepress.rules.versions.lost_ids import ids_go_on_working
from small_project import DAY, SmallProject


@pytest.mark.parametrize(
    ("old_ids", "here", "leads_to"),
    [
        ({}, {"a"}, "a"),
        ({}, {"b"}, None),
        ({"a": "b"}, {"b"}, "b"),
        ({"a": "b"}, {"a", "b"}, "a"),
        ({"a": "b", "b": "c"}, {"c"}, "c"),
        ({"a": "b", "b": "c"}, {"b", "c"}, "b"),
        ({"a": ""}, {"b"}, ""),
        ({"a": "b", "b": ""}, {"c"}, ""),
        ({"a": "b"}, {"c"}, None),
        ({"a": "b", "b": "a"}, {"c"}, None),
        ({"a": "a"}, {"c"}, None),
    ],
)
def test_an_id_leads_on_until_the_text_has_it(old_ids: dict[str, str], here: set[str], leads_to: str | None) -> None:
    assert led_on("a", old_ids, here) == leads_to


@pytest.fixture
def renamed(small: SmallProject) -> Publication:
    """The draft 1.2 calls its section on contact otherwise, and has none on data."""
    folder = small.root / "docs/privacy/1.2"
    (folder / "20-contact.md").rename(folder / "20-reach-us.md")
    (folder / "10-your-data.md").unlink()
    small.replace("docs/privacy/1.2/20-reach-us.md", "{#contact}", "{#reach-us}")
    small.replace("docs/privacy/notice.yml", "facts:", "old_ids:\n  contact: reach-us\n  your-data:\nfacts:")
    return small.publication(drafts=True)


def test_a_text_knows_the_ids_of_earlier_versions_and_no_others(renamed: Publication) -> None:
    read = renamed.inputs.notices["privacy"]

    assert old_ids_in(read.notice, "1.2", read.texts) == {"your-data": "", "contact": "reach-us"}
    assert old_ids_in(read.notice, "1.1", read.texts) == {}


def test_an_old_id_stands_in_the_element_that_has_its_place() -> None:
    parts = ('<h1 id="t">T</h1>\n<p id="t.1">One</p>', '<h2 class="x" id="new">New</h2><p id="new.1">Two</p>')

    heading, shown = title_and_parts([parts[:1], parts[1:]], {"old": "new", "older": "new", "gone": "", "top": "t"})

    assert heading == '<h1 id="t"><span id="top"></span>T</h1>'
    assert shown == (
        ('\n<p id="t.1">One</p>',),
        ('<h2 class="x" id="new"><span id="older"></span><span id="old"></span>New</h2><p id="new.1">Two</p>',),
    )


def test_a_lost_id_is_found_in_a_published_version_too(renamed: Publication) -> None:
    read = renamed.inputs.notices["privacy"]
    *earlier, draft = read.notice.versions
    published = replace(draft, published=DAY, digest=f"sha256:{'0' * 64}")
    notice = replace(read.notice, versions=(*earlier, published), old_ids={"your-data": ""})

    (found,) = ids_go_on_working(NoticeSubject(notice, read.texts, read.seals, DAY))

    assert found.message == "version 1.2 has no #contact, to which links to version 1.1 lead"
    assert not ids_go_on_working.blocks
