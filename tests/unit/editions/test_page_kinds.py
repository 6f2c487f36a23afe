"""Each kind of pages is one value: its pages, its view, its template, its title."""

from __future__ import annotations

import re

import pytest

from noticepress import theme
from noticepress.editions.artefacts.registry import ARTEFACTS, Making, promised_files
from noticepress.editions.page_kinds import KINDS, PageKind, pages
from noticepress.editions.page_views import VIEWS, page_view
from noticepress.editions.sources.theme_words import theme_messages
from noticepress.theme.wording import OWN_TITLE
from small_project import SmallProject


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_its_template_its_title_and_pages_of_its_name(small: SmallProject, kind: PageKind) -> None:
    small.write("docs/about.md", "# About {#about}\n\nThis site.\n")
    publication = small.later()

    own, english = [*kind.pages(publication)], publication.inputs.locales[0]

    assert own
    assert {page.kind for page in own} == {kind.name}
    assert (theme.TEMPLATES / kind.template).is_file()
    assert kind.title == OWN_TITLE or ("", kind.title) in theme_messages()
    for page in own:
        shown = page_view(publication, page, publication.locales_with(page)[0] if page.is_placed else english)
        assert (shown.template, "%(" in shown.title) == (kind.template, False)


def test_each_kind_has_a_view_and_each_view_a_kind() -> None:
    assert [*VIEWS] == [kind.name for kind in KINDS]


def test_no_template_asks_of_what_kind_the_page_is() -> None:
    asking = [path.name for path in theme.TEMPLATES.rglob("*.html") if re.search(r"\bkind\b", path.read_text("utf-8"))]

    assert asking == []


def test_what_may_be_english_in_a_template_runs_from_left_to_right() -> None:
    """On a page that runs the other way, its signs would stand at the wrong end."""
    found = {
        (path.name, match[0])
        for path in theme.TEMPLATES.rglob("*.html")
        for match in re.finditer(r'lang="\{\{ [\w.]*_lang \}\}"(?: dir="ltr")?', path.read_text("utf-8"))
    }

    assert len(found) > 5
    assert {each for each in found if "dir=" not in each[1]} == set()


def test_no_two_pages_have_one_address(small: SmallProject) -> None:
    publication = small.publication()
    addresses = [page.address for page in pages(publication, publication.inputs.locales[0])]

    assert len(set(addresses)) == len(addresses) > 0


def test_each_artefact_makes_what_it_promises_and_no_path_is_promised_twice(small: SmallProject) -> None:
    publication = small.publication()
    making = Making(publication, publication.inputs.locales, {"index.html": b"x"})

    made = {place.path: each.make(making, place) for each in ARTEFACTS for place in each.promised(making)}

    assert [*promised_files(publication, publication.inputs.locales)] == [*made]
    assert all(made.values())
    search = {"robots.txt", "sitemap.xml", *(f"sitemap-{locale.tag}.xml" for locale in publication.inputs.locales)}
    whole = {"notice.json", "seal.json", "feed.xml", "search.json", "manifest.json"}
    forms = {"notice.txt", "notice.md", "notice.akn.xml", "cite.json", "receipt.json", "changes.json", "words.json"}
    assert {path.rpartition("/")[2] for path in made} == whole | search | forms
