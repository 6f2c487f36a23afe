"""Notices without a text in force: what their pages say, before and after the first one takes effect."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browsing import said, serving, violations
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject
from visit import DESKTOP, PHONE, Screen

PageAt = Callable[[str], Page]

BEFORE, FIRST_DAY, LATER, NEXT = (
    "2029-12-31T23:59:59Z",
    "2030-01-01T00:00:00Z",
    "2030-01-02T00:00:00Z",
    "2030-03-02T00:00:00Z",
)
ANNOUNCED = "This version has been announced and is not yet in force. Effective date: January 1, 2030."
NEWS = "A new version of this notice has been announced: version 1.1. Effective date: March 1, 2030. Read version 1.1"
SINCE = "Version {} has taken effect in the meantime."
SUPERSEDED = (
    "This version is no longer in force. It was superseded by version 1.1. "
    "Effective date of version 1.1: March 1, 2030. Period in force: January 1, 2030 – February 28, 2030."
)
SAID = {
    BEFORE: [ANNOUNCED],
    FIRST_DAY: ["Version 1.0 takes effect today.", NEWS],
    LATER: [SINCE.format("1.0"), NEWS],
    NEXT: [f"{SUPERSEDED} Read version 1.1"],
}
FACTS = {
    BEFORE: ["1.0", "January 1, 2030", "Announced"],
    FIRST_DAY: ["1.0", "January 1, 2030"],
    LATER: ["1.0", "January 1, 2030"],
    NEXT: ["1.1", "March 1, 2030"],
}


@pytest.fixture(scope="module")
def states_site(states: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(Project(states.root), Request(DAY, output=tmp_path_factory.mktemp("states") / "site")).path


@pytest.fixture(scope="module")
def states_origin(states_site: Path) -> Iterator[str]:
    with serving(states_site) as served:
        yield served


@pytest.fixture
def origin(states_origin: str) -> str:
    return states_origin


@pytest.mark.parametrize("moment", SAID)
def test_announced_first_version_says_what_is_true_at_the_moment(page_at: PageAt, moment: str) -> None:
    page = page_at(moment)

    page.goto("/accounts/")
    assert said(page, ".status") == SAID[moment]
    page.goto("/")
    assert said(page, ".notices > li:first-child .facts dd") == FACTS[moment]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("moment", [BEFORE, LATER])
@pytest.mark.parametrize("tag", ["", "de-DE/", "zh-HK/"])
def test_axe_finds_no_violation_and_nothing_overflows(page_at: PageAt, tag: str, moment: str, screen: Screen) -> None:
    """What is shown at a moment is the same in every locale: axe reads it in English, and on a phone in the others."""
    page = page_at(moment)

    for name in ("", "accounts/", "accounts/versions/", "newsletter/"):
        page.goto(f"/{tag}{name}")
        if not tag or (screen, moment) == (PHONE, BEFORE):
            assert violations(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= screen.width


def test_nothing_stands_between_facts_and_links_where_there_is_no_news(page_at: PageAt) -> None:
    """Sentences for later days take no room before."""
    page = page_at(BEFORE)
    page.goto("/")

    heights = page.locator(".notices .notes").evaluate_all(
        "all => all.map(e => [[...e.children].every(c => c.hidden), e.getBoundingClientRect().height])"
    )

    assert all(height == 0 for hidden, height in heights if hidden)
