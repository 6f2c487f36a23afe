"""A site of one locale: what its pages' script does without a selector."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browsing import serving
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject
from visit import DESKTOP, PHONE


@pytest.fixture(scope="module")
def alone_origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    small = SmallProject.copy(tmp_path_factory.mktemp("alone") / "small")
    small.drop_translations()
    with serving(build(Project(small.root), Request(DAY)).path) as served:
        yield served


@pytest.fixture
def origin(alone_origin: str) -> str:
    return alone_origin


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("address", ["", "privacy/", "privacy/versions/"])
def test_page_without_a_selector_is_searched_and_has_no_trouble(page: Page, address: str) -> None:
    page.goto(f"/{address}")

    expect(page.locator(".locales, #locales")).to_have_count(0)
    page.locator("[popovertarget=search]").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
