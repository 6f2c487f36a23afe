"""The search: it finds what the texts hold, is loaded when it is opened, and can be used by everybody."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from browsing import OpenPage, Troubles, violations
from noticepress.editions.assets import plain_name
from noticepress.editions.sources.project import Project
from noticepress.site.hosting.policy import content_policy
from noticepress.site.hosting.served import served
from read_sections import PageSections, folded
from small_project import REPOSITORY
from visit import DESKTOP_DARK, PHONE, TAGS, Screen, address, word

CASES: dict[str, dict[str, list[str]]] = yaml.safe_load((REPOSITORY / "tests/cases/search.yml").read_text("utf-8"))
INDEX_BYTES, SCRIPT_BYTES = 25 * 1024, 2 * 1024
NOTICES = ("privacy", "cookies")
"""As they are shown: first those of which a text is in force."""
NARROW = Screen(320, 640)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BUTTON, FIELD, HITS = "[popovertarget=search]", "#search [type=search]", "#search li"
LOOK_UP = """(queries) => {
  window.setTimeout = run => run();  // here nobody types: what waits for the end of typing is done at once
  const field = document.querySelector("#search [type=search]");
  return queries.map(query => {
    field.value = query;
    field.dispatchEvent(new Event("input"));
    return {
      said: document.querySelector("#search [role=status]").textContent,
      hits: [...document.querySelectorAll("#search li")].map(hit => ({
        href: hit.querySelector("a").href,
        heading: hit.querySelector("a").textContent,
        marks: [...hit.querySelectorAll("mark")].map(mark => mark.textContent),
      })),
    };
  });
}"""
"""What is shown of each query."""


@cache
def read(site: Path, tag: str) -> dict[str, PageSections]:
    """The notices of a locale that have a page there, as a second reader has them."""
    pages = {notice: site / address(tag, f"{notice}/index.html").lstrip("/") for notice in NOTICES}
    return {notice: PageSections(page.read_text("utf-8")) for notice, page in pages.items() if page.is_file()}


def open_search(page: Page) -> None:
    page.locator(BUTTON).click()
    expect(page.locator(FIELD)).to_be_focused()


@pytest.mark.parametrize("tag", CASES)
def test_look_ups_find_what_the_text_holds_and_nothing_else(page: Page, sample_site: Path, tag: str) -> None:
    notices = read(sample_site, tag)
    by_the_second_reader = {
        query: [f"{notice}#{section}" for notice, text in notices.items() for section in text.find(query)]
        for query in CASES[tag]
    }
    assert by_the_second_reader == CASES[tag]
    page.goto(address(tag, "privacy/"))
    open_search(page)

    found = page.evaluate(LOOK_UP, list(CASES[tag]))

    for (query, sections), shown in zip(CASES[tag].items(), found, strict=True):
        words = folded(query).split()
        assert [_section(hit["href"], tag, notices) for hit in shown["hits"]] == sections, query
        for hit in shown["hits"]:
            assert hit["marks"], (query, hit)
            assert all(any(each in folded(mark) for each in words) for mark in hit["marks"]), (query, hit)
        assert (str(len(sections)) in shown["said"]) == bool(sections), shown


@pytest.mark.parametrize(("tag", "count"), [("de-DE", 1), ("sv-SE", 0)])
def test_german_umlauts_may_be_typed_with_an_e(page: Page, tag: str, count: int) -> None:
    page.goto(address(tag, "privacy/"))
    open_search(page)

    umlaut, typed = page.evaluate(LOOK_UP, ["Übertragbarkeit" if tag == "de-DE" else "rätt", "UEBERTRAGBARKEIT"])

    assert len(typed["hits"]) == count
    assert umlaut["hits"]
    assert count == 0 or typed == umlaut


def _section(href: str, tag: str, notices: dict[str, PageSections]) -> str:
    """The section that a link leads to, as the cases name it."""
    parts = urlsplit(href)
    notice = parts.path.removeprefix(address(tag)).removesuffix("/")
    return f"{notice}#{notices[notice].section_of[parts.fragment]}"


def test_nothing_of_the_search_is_loaded_before_it_is_opened(fresh_page: Page) -> None:
    page = fresh_page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto("/de-DE/privacy/")
    assert [path for path in asked if "search" in path] == []

    open_search(page)

    of_search = {"/assets/search.js", "/assets/search.css", "/de-DE/search.json"}
    assert {plain_name(path) for path in asked if "search" in path} == of_search
    page.get_by_role("checkbox").check()
    page.locator(FIELD).fill("Daten")
    expect(page.locator(HITS).first).to_be_visible()
    assert {plain_name(path) for path in asked if "search" in path} == of_search | {"/de-DE/privacy/2.0/search.json"}


@pytest.mark.parametrize("tag", TAGS)
def test_an_index_takes_25_kilobytes_at_most(sample_site: Path, tag: str) -> None:
    index = (sample_site / address(tag, "search.json").lstrip("/")).read_bytes()

    assert len(gzip.compress(index, 6)) <= INDEX_BYTES
    assert json.loads(index)["texts"][0]["address"] == "privacy/"


def test_the_script_takes_2_kilobytes_at_most(sample_site: Path) -> None:
    (script,) = (sample_site / "assets").glob("search.*.js")

    assert len(gzip.compress(script.read_bytes(), 6)) <= SCRIPT_BYTES


def test_other_versions_are_searched_on_request_and_come_last(page: Page) -> None:
    page.goto("/de-DE/privacy/versions/")
    open_search(page)
    page.locator(FIELD).fill("löschen")
    expect(page.locator("#search h2")).to_have_count(2)
    page.get_by_role("checkbox", name=word("de-DE", "Search other versions too")).check()

    expect(page.locator("#search h2")).to_have_count(3)
    page.locator("#search section").last.get_by_role("link").first.click()
    expect(page.locator("#search")).to_be_hidden()
    assert urlsplit(page.url).path == "/de-DE/privacy/2.0/"
    assert page.locator(":target").count() == 1


def test_a_clause_is_found_by_its_number(page: Page) -> None:
    page.goto("/")
    open_search(page)
    page.locator(FIELD).fill("12(b)(iv)")

    expect(page.locator("#search li b")).to_have_text("12(b)(iv)")
    expect(page.get_by_role("status")).to_have_text("1 section found")
    page.locator("#search li a").click()
    expect(page).to_have_url("/privacy/#sharing.12")


def test_a_text_says_its_status_on_the_day(fresh_page: Page) -> None:
    page = fresh_page
    page.clock.set_fixed_time("2027-02-02T12:00:00Z")
    page.goto("/privacy/")
    open_search(page)
    page.locator(FIELD).fill("what cookies are")

    expect(page.locator("#search h2").last).to_have_text("Cookie notice · Version 1.0 · In force")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP_DARK], ids=str)
def test_keys_lead_to_a_hit_and_back(page: Page) -> None:
    page.goto("/en-GB/privacy/")
    page.locator(BUTTON).focus()
    page.keyboard.press("Enter")
    field, links = page.locator(FIELD), page.locator("#search li a")
    expect(field).to_be_focused()
    page.keyboard.type("erase")
    expect(links).to_have_count(2)

    for key, focused in (("ArrowDown", links.first), ("ArrowDown", links.last), ("ArrowUp", links.first)):
        page.keyboard.press(key)
        expect(focused).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    close, more = page.get_by_role("button", name="Close"), page.get_by_role("checkbox")
    for stop in (close, more, links.first, links.last):
        page.keyboard.press("Tab")
        expect(stop).to_be_focused()
        expect(stop).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator(BUTTON)).to_be_focused()

    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_be_hidden()
    assert urlsplit(page.url).fragment == page.locator(":target").get_attribute("id")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("screen", [PHONE, DESKTOP_DARK], ids=str)
@pytest.mark.parametrize(("tag", "query"), [("de-DE", "speicher dauer"), ("ja-JP", "同意")])
def test_axe_finds_no_violation_in_the_open_search(page: Page, tag: str, query: str) -> None:
    page.goto(address(tag, "privacy/"))
    open_search(page)
    page.locator(FIELD).fill(query)
    expect(page.locator(HITS).first).to_be_visible()

    assert violations(page) == []


@pytest.mark.parametrize("screen", [NARROW], ids=str)
@pytest.mark.parametrize("tag", ["de-DE", "th-TH"])
def test_the_open_search_fits_a_narrow_screen(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    open_search(page)
    page.locator(FIELD).fill("QNAP")
    expect(page.locator(HITS).first).to_be_visible()

    assert page.evaluate(SIDEWAYS) == 0
    assert page.locator("#search").evaluate("panel => panel.scrollWidth - panel.clientWidth") == 0


def test_the_search_keeps_the_policy_that_hosts_send(fresh_page: Page) -> None:
    page = fresh_page
    policy = content_policy(served(Project(REPOSITORY)))

    def with_policy(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    page.route("**/*", with_policy)
    page.goto("/ja-JP/privacy/")
    open_search(page)
    page.get_by_role("checkbox").check()
    page.locator(FIELD).fill("同意")

    expect(page.locator(HITS).first).to_be_visible()
    assert page.locator("#search").evaluate("panel => getComputedStyle(panel).display") == "grid"


def test_a_text_is_shown_as_it_is_and_never_as_markup(fresh_page: Page) -> None:
    page = fresh_page
    hostile = "<img src=x onerror=alert(1)> <mark>erase</mark>"

    def with_markup(route: Route) -> None:
        index = json.loads(route.fetch().text())
        section = {"id": "your-rights", "number": "", "text": hostile, "blocks": []}
        section["blocks"] = [{"id": "your-rights.1", "number": "<b>1</b>", "text": hostile}]
        index["texts"][0] |= {"title": hostile, "sections": [section]}
        route.fulfill(json=index)

    page.route("**/search.json", with_markup)
    page.goto("/privacy/")
    open_search(page)
    page.locator(FIELD).fill("erase")

    hit = page.locator(HITS)
    expect(hit.locator("a")).to_have_text(hostile)
    expect(hit.locator("p")).to_have_text(f"<b>1</b> {hostile}")
    expect(page.locator("#search h2 span")).to_have_text(hostile)
    assert page.locator("#search img").count() == 0
    assert hit.locator("mark").all_inner_texts() == ["erase", "erase"]


@pytest.mark.parametrize("tag", ["de-DE", "th-TH"])
def test_a_line_without_a_script_says_how_to_search(open_page: OpenPage, tag: str) -> None:
    page = open_page(Screen(390, 844, scripts=False))
    page.goto(address(tag, "privacy/"))
    page.locator(BUTTON).click()

    expect(page.locator("#search")).to_be_visible()
    line = word(tag, "Search on this page: Ctrl+F, ⌘F or the menu of your browser.")
    expect(page.locator("#search")).to_have_text(line)
    assert page.get_by_role("button", name=word(tag, "Search"), exact=True).count() == 1


@pytest.mark.parametrize("missing", ["/search.json", "/assets/search."])
def test_the_same_line_stands_where_the_search_cannot_be_loaded(
    fresh_page: Page, troubles: Troubles, missing: str
) -> None:
    page = fresh_page
    page.route(f"**{missing}*", lambda route: route.abort())
    page.goto("/privacy/")
    page.locator(BUTTON).click()

    expect(page.locator("#search")).to_be_visible()
    expect(page.locator("#search")).to_have_text("Search on this page: Ctrl+F, ⌘F or the menu of your browser.")
    assert [line for line in troubles.take() if missing not in line and "net::ERR_FAILED" not in line] == []


def test_the_same_line_stands_at_the_first_click_on_a_page_that_lies_in_a_folder(
    fresh_page: Page, troubles: Troubles, sample_site: Path
) -> None:
    fresh_page.goto((sample_site / "de-DE/privacy/index.html").as_uri())
    fresh_page.locator(BUTTON).click()

    expect(fresh_page.locator("#search")).to_be_visible()
    assert [line for line in troubles.take() if line.startswith("page error")] == []


def test_the_error_page_has_the_search(page: Page) -> None:
    page.goto("/404.html")
    open_search(page)
    page.locator(FIELD).fill("erase")

    href = page.locator("#search li a").first.get_attribute("href")
    assert href == urljoin(page.url, "/privacy/#your-rights.11")
