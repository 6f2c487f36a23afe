"""Pages that were built before a version takes effect are right afterwards too, whenever they are read."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from announced_project import BUILT_ON
from browsing import OpenPage, said, serving, violations
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import SmallProject
from visit import DESKTOP, text_without_aids

PageAt = Callable[[str], Page]

BEFORE = "2029-12-31T15:59:59Z"
FIRST_DAY = ("2029-12-31T16:00:00Z", "2030-01-01T15:59:59Z")
FIRST_IN_FORCE = ("2030-01-01T16:00:00Z", "2030-02-28T15:59:59Z")
SECOND_DAY = ("2030-02-28T16:00:00Z", "2030-03-01T15:59:59Z")
SECOND_IN_FORCE = ("2030-03-01T16:00:00Z", "2040-01-01T00:00:00Z")
"""Versions 1.3 and 1.4 take effect on 1 January and 1 March 2030 in Taipei, eight hours ahead of UTC."""

IN_FORCE_11 = "This version is in force. Effective date: April 1, 2021."
ANNOUNCED = "This version has been announced and is not yet in force. Effective date: {}."
NEWS = "A new version of this notice has been announced: version {0}. Effective date: {1}. Read version {0}"
SUPERSEDED = (
    "This version is no longer in force. It was superseded by version {0}. "
    "Effective date of version {0}: {1}. Period in force: {2} – {3}."
)
WITHDRAWN = (
    "This version was withdrawn before it took effect and never was in force. Date of withdrawal: February 1, 2026."
)
TODAY, SINCE = "Version {} takes effect today.", "Version {} has taken effect in the meantime."
THIRD, FOURTH = ("1.3", "January 1, 2030"), ("1.4", "March 1, 2030")
OF_10, OF_11, OF_13 = (
    ("January 15, 2020", "March 31, 2021"),
    ("April 1, 2021", "December 31, 2029"),
    (THIRD[1], "February 28, 2030"),
)
"""The first and the last day of each version in force."""
READ = " Read version {}"
LINK = " Read the text in force"

SAID = {
    "/privacy/": [
        [IN_FORCE_11, NEWS.format(*THIRD), NEWS.format(*FOURTH)],
        *([[SUPERSEDED.format(*THIRD, *OF_11) + READ.format("1.3"), NEWS.format(*FOURTH)]] * 2),
        *([[SUPERSEDED.format(*THIRD, *OF_11) + READ.format("1.4")]] * 2),
    ],
    "/privacy/1.0/": [
        [SUPERSEDED.format("1.1", "April 1, 2021", *OF_10) + link]
        for link in (LINK, *(READ.format(number) for number in ("1.3", "1.3", "1.4", "1.4")))
    ],
    "/privacy/1.2/": [
        [WITHDRAWN + link] for link in (LINK, *(READ.format(number) for number in ("1.3", "1.3", "1.4", "1.4")))
    ],
    "/privacy/1.3/": [
        [ANNOUNCED.format(THIRD[1]) + LINK],
        [TODAY.format("1.3"), NEWS.format(*FOURTH)],
        [SINCE.format("1.3"), NEWS.format(*FOURTH)],
        *([[SUPERSEDED.format(*FOURTH, *OF_13) + READ.format("1.4")]] * 2),
    ],
    "/privacy/1.4/": [
        [ANNOUNCED.format(FOURTH[1]) + LINK],
        *([[ANNOUNCED.format(FOURTH[1]) + READ.format("1.3")]] * 2),
        [TODAY.format("1.4")],
        [SINCE.format("1.4")],
    ],
    "/": [
        [NEWS.format(*THIRD), NEWS.format(*FOURTH)],
        [(TODAY + READ).format("1.3", "1.3"), NEWS.format(*FOURTH)],
        [(SINCE + READ).format("1.3", "1.3"), NEWS.format(*FOURTH)],
        [(TODAY + READ).format("1.4", "1.4")],
        [(SINCE + READ).format("1.4", "1.4")],
    ],
}
"""Status lines before, on the first day of 1.3, from its second day, on that of 1.4 and afterwards."""
NAMES = [
    {"1.4": "Announced", "1.3": "Announced", "1.2": "Withdrawn", "1.1": "In force", "1.0": "Superseded"},
    {"1.4": "Announced", "1.3": "In force", "1.2": "Withdrawn", "1.1": "Superseded", "1.0": "Superseded"},
    {"1.4": "In force", "1.3": "Superseded", "1.2": "Withdrawn", "1.1": "Superseded", "1.0": "Superseded"},
]
MOMENTS = [
    *((moment, 0) for moment in ("2026-11-24T00:00:00Z", BEFORE)),
    *((moment, 1) for moment in FIRST_DAY),
    *((moment, 2) for moment in FIRST_IN_FORCE),
    *((moment, 3) for moment in SECOND_DAY),
    *((moment, 4) for moment in SECOND_IN_FORCE),
]


@pytest.fixture(scope="module")
def announced_site(announced_small: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("announced") / "site"
    return build(Project(announced_small.root), Request(date.fromisoformat(BUILT_ON), output=site)).path


@pytest.fixture(scope="module")
def announced_origin(announced_site: Path) -> Iterator[str]:
    with serving(announced_site) as served:
        yield served


@pytest.fixture
def origin(announced_origin: str) -> str:
    return announced_origin


@pytest.mark.parametrize(("moment", "phase"), MOMENTS)
def test_pages_say_what_is_true_at_the_moment(page_at: PageAt, moment: str, phase: int) -> None:
    page = page_at(moment)

    for name, lines in SAID.items():
        page.goto(name)
        assert said(page, ".status") == lines[phase], name


def test_page_that_is_seen_again_says_what_is_true_then(page_at: PageAt) -> None:
    page = page_at(BEFORE)
    page.goto("/privacy/")

    for phase, (moment, _) in enumerate((FIRST_DAY, FIRST_IN_FORCE, SECOND_DAY, SECOND_IN_FORCE), 1):
        page.clock.set_system_time(moment)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
        assert said(page, ".status") == SAID["/privacy/"][phase], moment


@pytest.mark.parametrize(("moment", "phase"), MOMENTS)
def test_lists_name_the_statuses_of_the_moment(page_at: PageAt, moment: str, phase: int) -> None:
    page = page_at(moment)
    expected = NAMES[(phase + 1) // 2]

    for name in ("/privacy/", "/privacy/1.0/"):
        page.goto(name)
        page.locator(".versions").evaluate("details => { details.open = true; }")
        assert said(page, ".versions .status-name") == list(expected.values())
    page.goto("/privacy/versions/")
    assert said(page, ".version .status-name") == list(expected.values())
    page.goto("/")
    in_force = next(number for number, status in expected.items() if status == "In force")
    assert said(page, ".notices .facts dd")[:1] == [in_force]
    assert len(said(page, ".notices .facts")) == 1


@pytest.mark.parametrize(("moment", "target"), [(BEFORE, "/privacy/"), (FIRST_DAY[0], "1.3"), (SECOND_DAY[0], "1.4")])
@pytest.mark.parametrize("name", ["/privacy/1.0/", "/privacy/1.2/"])
def test_older_versions_lead_to_the_newest_that_has_come(page_at: PageAt, name: str, moment: str, target: str) -> None:
    page = page_at(moment)
    page.goto(name)

    page.locator(".status a >> visible=true").click()

    assert page.url.endswith(target if target.startswith("/") else f"/privacy/{target}/")


@pytest.mark.parametrize(("moment", "target"), [(BEFORE, "/privacy/"), (FIRST_DAY[0], "1.3"), (SECOND_DAY[0], "1.4")])
def test_front_page_leads_to_what_binds(page_at: PageAt, moment: str, target: str) -> None:
    page = page_at(moment)
    page.goto("/")

    page.locator(".notices > li > a >> visible=true").click()

    assert page.url.endswith(target if target.startswith("/") else f"/privacy/{target}/")


@pytest.mark.parametrize("name", [*SAID, "/privacy/versions/", "/de-DE/", "/zh-HK/privacy/"])
def test_page_without_scripts_is_right_as_of_its_build(open_page: OpenPage, name: str) -> None:
    texts = []
    for screen in (DESKTOP, replace(DESKTOP, scripts=False)):
        page = open_page(screen, f"{BUILT_ON}T12:00:00Z" if screen.scripts else "")
        page.goto(name)
        texts.append(text_without_aids(page))

    assert texts[0] == texts[1]


def test_script_is_small(page: Page) -> None:
    page.goto("/privacy/")

    assert len(gzip.compress(page.request.get(page.locator("script").get_attribute("src") or "").body(), 6)) < 1600


@pytest.mark.parametrize("moment", [BEFORE, FIRST_DAY[0], SECOND_IN_FORCE[0]])
@pytest.mark.parametrize("name", ["/privacy/", "/privacy/1.3/", "/de-DE/", "/privacy/versions/"])
def test_axe_finds_no_violation_at_any_moment(page_at: PageAt, name: str, moment: str) -> None:
    page = page_at(moment)
    page.goto(name)

    assert violations(page) == []


def test_withdrawn_version_says_when_and_why_and_that_its_date_was_planned(page: Page) -> None:
    page.goto("/privacy/1.2/")
    assert said(page, ".notes .review") == ["Reason for the withdrawal: The plan was dropped."]

    page.goto("/privacy/versions/")
    section = "#version-1\\.2"
    assert said(page, f"{section} dt") == [
        "Planned effective date",
        "Published",
        "Date of withdrawal",
        "Summary of changes",
        "Reason",
    ]
    assert "The plan was dropped." in said(page, f"{section} dd")
    assert page.locator(f"{section} time").evaluate_all("all => all.map(e => e.dateTime)") == [
        "2030-01-01",
        "2026-01-10",
        "2026-02-01",
    ]


@pytest.mark.parametrize(("tag", "zone"), [("", "Taiwan Time"), ("de-DE/", "Taipeh-Zeit"), ("zh-HK/", "台北時間")])
def test_list_of_versions_says_in_which_zone_dates_begin(page: Page, tag: str, zone: str) -> None:
    page.goto(f"/{tag}privacy/versions/")

    assert zone in page.locator("main > div > p").nth(1).inner_text()
