"""Footnotes of an edition's page."""

from __future__ import annotations

import lxml.html
import pytest

from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.sources.project import Project
from noticepress.site.build import Request, build
from small_project import DAY, SmallProject
from translated import translate

NOTES = "\n\nTwo[^b] more[^c].[^b]\n\n[^c]: The third.\n\n[^b]: The second.\n"
"""Defined in another order than they are named."""


@pytest.fixture
def with_notes(small: SmallProject) -> SmallProject:
    """The small project's draft with footnotes in two sections; German names them in another order."""
    draft = "docs/privacy/1.2"
    for name in ("10-your-data.md", "20-contact.md"):
        (small.root / draft / name).rename(small.root / draft / name.replace("10-", "30-"))
    data = f"{draft}/30-your-data.md"
    small.write(data, small.read(data).rstrip() + NOTES)
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], ["de", "zh_Hant"], DAY)
    translate(small.root / "locales/de/LC_MESSAGES/privacy.po", "Two[^b] more[^c].[^b]", "Mehr[^c] und zwei[^b].[^b]")
    return small


@pytest.mark.parametrize("prefix", ["", "de-DE/", "zh-HK/"])
def test_numbers_go_on_through_the_page_alike_in_every_locale(with_notes: SmallProject, prefix: str) -> None:
    build(Project(with_notes.root), Request(DAY, drafts=True))
    page = lxml.html.parse(
        with_notes.root / f"site/{prefix}privacy/1.2/index.html", lxml.html.HTMLParser(encoding="utf-8")
    ).getroot()

    marks = {link.get("href"): link.text for link in page.xpath("//a[@class='footnote-ref']")}
    lists = [
        (items.get("start"), [item.get("id") for item in items.iterchildren("li")])
        for items in page.xpath("//div[@class='footnote']/ol")
    ]
    titles = [link.get("title") for link in page.xpath("//a[@class='footnote-backref']")]

    assert marks == {"#fn:post": "1", "#fn:c": "2", "#fn:b": "3"}
    assert lists == [(None, ["fn:post"]), ("2", ["fn:c", "fn:b"])]
    assert ["".join(filter(str.isdigit, title)) for title in titles] == ["1", "2", "3", "3"]
    assert page.get_element_by_id("fnref:c") is not None
