"""A translation beside the prevailing text: each block once, with both texts, whole and in their order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from noticepress.editions.page_kinds import pages
from noticepress.editions.page_views import page_view
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.editions.views.bilingual import BilingualView, beside
from noticepress.files.html import read_fragment
from noticepress.register.clock import AsOf
from small_project import REPOSITORY, SmallProject

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/bilingual.yml").read_text(encoding="utf-8")
)
PAIR = re.compile(r"PAIR\((.*?)\|(.*?)\)(?=<|$)")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_both_texts_stand_in_the_block(case: dict[str, str]) -> None:
    shown = PAIR.sub(r'<span class="pair"><span>\1</span>\n<span lang="en" dir="ltr">\2</span></span>', case["shown"])

    assert beside([case["own"]], case["english"]) == (shown,)


def test_parts_of_a_section_stay_apart() -> None:
    assert [part.count("<p") for part in beside(["<p>a</p><p>b</p>", "<p>c</p>"], "<p>A</p><p>B</p><p>C</p>")] == [2, 1]


def test_a_section_with_other_blocks_than_english_is_a_defect() -> None:
    with pytest.raises(ValueError, match="other blocks"):
        beside(["<ul><li>a</li></ul>"], "<ul><li>A</li><li>B</li></ul>")


@pytest.fixture(scope="module")
def sample() -> Publication:
    return Publication(Project(REPOSITORY).read()[0], AsOf(date(2026, 11, 28)), drafts=True)


STANDS_ONCE = "//a[@class='footnote-backref']"


def text_of(html: str, dropped: str = "//nothing") -> str:
    """Its letters, without what stands once beside two texts."""
    root = read_fragment(html)
    for element in root.xpath(f"{dropped} | {STANDS_ONCE}"):
        element.drop_tree()
    return "".join(str(root.text_content()).split())


@pytest.mark.parametrize("number", ["2.0", "2.2"])
@pytest.mark.parametrize("tag", ["de-DE", "ja-JP", "th-TH", "zh-HK"])
def test_one_language_taken_out_leaves_the_other_whole(sample: Publication, tag: str, number: str) -> None:
    locale = next(each for each in sample.inputs.locales if each.tag == tag)
    page = next(each for each in pages(sample, locale) if each.address == f"privacy/{number}/bilingual/")
    view = page_view(sample, page, locale).body
    assert isinstance(view, BilingualView)

    own, english = (sample.edition("privacy", number, each) for each in (locale, sample.inputs.locales[0]))
    shown = view.heading + "".join(part for parts in view.parts for part in parts)
    root = read_fragment(shown)
    assert [name for name in root.xpath("//@id") if name in own.ids] == list(own.ids)
    for drop, kept in (("span[@lang]", own), ("span[not(@lang)]", english)):
        left = text_of(shown, f"//span[@class='pair']/{drop}")
        assert left == text_of("".join(section.html for _, section in kept.sections))


def test_locales_in_english_have_no_such_page_and_the_selector_leads_to_the_version(small: SmallProject) -> None:
    publication = small.publication()
    english, german, _ = publication.inputs.locales
    page = next(each for each in pages(publication, german) if each.kind == "bilingual")

    assert page not in pages(publication, english)
    view = page_view(publication, page, german)
    assert [link.address for link in view.locales] == [
        "privacy/1.0/",
        "de-DE/privacy/1.0/bilingual/",
        "zh-HK/privacy/1.0/bilingual/",
    ]
    assert view.alternates == ()
