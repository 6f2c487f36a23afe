"""A real nginx serves a site with the settings that are written for it, and a real browser visits it there."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from browsing import OpenPage, Troubles
from commandline import run_command
from nginx_server import serving_with
from noticepress.editions.assets import plain_name
from small_project import DAY, REPOSITORY, SmallProject
from visit import DESKTOP

CASES: dict[str, Any] = yaml.safe_load((REPOSITORY / "tests/cases/hosts.yml").read_text(encoding="utf-8"))
ALIGNED = "# About {#about}\n\n| a | b | c |\n| :- | :-: | -: |\n| 1 | 2 | 3 |\n"
KINDS = ("", "privacy/", "privacy/1.0/", "privacy/1.1/changes/", "privacy/versions/", "translations/", "about/", "x/")
SAMPLE_KINDS = ("", "privacy/", "privacy/2.0/", "privacy/2.1/changes/", "privacy/versions/", "translations/", "x/")
ALIGNMENTS = "cells => cells.map(cell => getComputedStyle(cell).textAlign)"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a host has of the small project: its site below ``/notices/``, and beside it the settings for nginx."""
    folder = tmp_path_factory.mktemp("host")
    small = SmallProject.copy(folder / "small")
    small.write("docs/about.md", ALIGNED)
    small.write("docs/assets/letter.css", "p {}")
    years = 'copyright_years: "2020"'
    more = "analytics_id: G-EXAMPLE123\n  published_files: [assets/letter.css]"
    small.replace("mkdocs.yml", years, f"{years}\n  {more}")
    for command in (
        ("build", "--as-of", str(DAY), "--output", str(folder / "www/notices")),
        ("headers", "nginx", "-o", str(folder / "nginx.conf")),
    ):
        done = run_command(small.root, *command)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = (site / "nginx.conf").read_text(encoding="utf-8")
    with serving_with(settings, site / "www", tmp_path_factory.mktemp("nginx")) as origin:
        yield origin


@pytest.fixture
def origin(host: str) -> str:
    return host


def ask(origin: str, address: str, **headers: str) -> tuple[int, http.client.HTTPMessage, str]:
    """The answer as it comes, led nowhere."""
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=60)
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, response.headers, text


@pytest.mark.parametrize("case", CASES["answers"], ids=lambda case: case[0])
def test_each_file_is_answered_as_what_it_is(site: Path, host: str, case: tuple[str, int, str, str, str]) -> None:
    address, status, kind, kept, shown = case
    files = {plain_name(path.name): path.name for path in (site / "www/notices/assets").iterdir()}
    folder, _, name = address.rpartition("/")
    answer, headers, text = ask(host, f"{folder}/{files.get(name, name)}")

    assert (answer, headers["Content-Type"], headers.get_all("Cache-Control")) == (status, kind, [kept])
    led = headers["Location"] or next(iter(re.findall('<html lang="([^"]*)"', text)), "")
    assert led == shown
    for header, value in EVERYWHERE.items():
        assert headers.get_all(header) == [value]
    (policy,) = headers.get_all("Content-Security-Policy") or []
    assert policy.startswith("default-src 'none'; ")


@pytest.mark.parametrize(("languages", "referer", "behind", "there"), CASES["arrivals"], ids=str)
def test_front_page_leads_to_the_first_language_that_the_site_speaks(
    host: str, languages: str, referer: str, behind: str, there: str
) -> None:
    own = {"Referer": referer.replace("HOST", host)} if referer else {}
    status, headers, _ = ask(host, f"/notices/{behind}", **{"Accept-Language": languages}, **own)

    assert (status, headers["Location"]) == ((302, there) if there else (200, None))
    assert "Accept-Language" in (headers.get_all("Vary") or [])


@pytest.mark.parametrize("spelt", ["/notices//", "//notices/", "/%6eotices/"])
def test_the_front_page_varies_by_language_however_its_address_is_spelt(host: str, spelt: str) -> None:
    status, headers, _ = ask(host, spelt, **{"Accept-Language": "de"})

    assert (status, headers["Location"]) == (302, "/notices/de-DE/")
    assert "Accept-Language" in (headers.get_all("Vary") or [])


def test_other_pages_are_the_same_in_every_language(host: str) -> None:
    status, headers, text = ask(host, "/notices/privacy/", **{"Accept-Language": "de"})

    assert status == 200
    assert '<html lang="en"' in text
    assert "Accept-Language" not in (headers.get_all("Vary") or [])


def test_no_page_of_any_kind_breaks_the_policy(page: Page, troubles: Troubles) -> None:
    for prefix in ("", "de-DE/"):
        for name in KINDS:
            page.goto(f"/notices/{prefix}{name}")
            page.locator(".locales button").click()
            expect(page.locator("#locales")).to_be_visible()
            expect(page.locator(".cookie-notice")).to_be_visible()
            heard = [line for line in troubles.take() if name != "x/" or "404" not in line]
            assert heard == [], f"{prefix}{name}"

    page.goto("/notices/about/")
    assert page.locator("td").evaluate_all(ALIGNMENTS) == ["left", "center", "right"]


def test_policy_lets_the_search_find_what_a_text_holds(page: Page) -> None:
    page.goto("/notices/de-DE/privacy/")
    page.locator("[popovertarget=search]").click()
    page.get_by_role("searchbox").fill("Tage")

    expect(page.locator("#search li").first).to_contain_text("1.200 Tage")


def test_policy_lets_the_analytics_script_be_asked_for_after_consent(
    fresh_page: Page, troubles: Troubles, host: str
) -> None:
    page = fresh_page
    page.context.route(lambda url: not url.startswith(f"{host}/"), lambda route: route.abort())
    page.goto("/notices/privacy/")
    with page.expect_event("requestfailed"), page.expect_event("console"):
        page.locator(".cookie-notice button").first.click()

    heard = troubles.take()
    assert [line for line in heard if "Content Security Policy" in line] == []
    assert any("https://www.googletagmanager.com/gtag/js" in line for line in heard)


def test_policy_stops_what_no_page_has(fresh_page: Page, troubles: Troubles) -> None:
    page = fresh_page
    page.goto("/notices/privacy/")
    with page.expect_event("console"):
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.own = 1'}))")
    with page.expect_event("console"):
        page.evaluate("document.body.setAttribute('style', 'color: red')")

    assert page.evaluate("window.own") is None
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(255, 0, 0)"
    heard = troubles.take()
    assert all("Content Security Policy" in line for line in heard), heard


def test_no_page_of_the_sample_breaks_its_policy(
    sample_site: Path, tmp_path: Path, open_page: OpenPage, troubles: Troubles
) -> None:
    settings = run_command(REPOSITORY, "headers", "nginx").stdout
    page = open_page(DESKTOP)
    with serving_with(settings, sample_site, tmp_path) as sample:
        for tag in ("", "ja-JP/"):
            for name in SAMPLE_KINDS:
                page.goto(f"{sample}/{tag}{name}")
                expect(page.locator(".logo")).to_be_visible()
        page.goto("about:blank")

    policy = [line for line in troubles.take() if "Content Security Policy" in line or line.startswith("page error")]
    assert policy == []
