"""What a project may write around a notice neither covers it nor pushes it away, driven as far as the rules let it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from browsing import serving
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject
from visit import COVERED, DESKTOP, Screen

HEADER = """<header class="site-header"><p class="cookie-notice">A</p><p class="skip">B</p>
<div popover>C</div><a href="#text">D</a><img src="{{ 'assets/icon.svg' | url }}" alt="" height="20000"></header>"""
FOOTER = (
    """<footer class="site-footer"><p class="cookie-notice">A</p><a href="#text">D</a><p class="skip">B</p></footer>"""
)
FRONT = """<h1>Notices</h1><p class="cookie-notice">A</p><p class="skip">B</p>"""
STYLE = """
.site-header, .site-footer { margin: 0; height: 1rem; min-height: 0; overflow: visible; width: 100vw; }
.site-header *, .site-footer * { display: block; background: var(--ink); padding: 60rem 100rem; margin: 0;
  font-size: 100rem; line-height: 0; min-width: 100vw; min-height: 100vh; }
.site-header { display: inline-block; background: var(--ink); min-height: 100vh !important; max-height: none !important;
  height: 120in; padding: 100vh 0 120in; border-bottom: 1000px solid; margin-bottom: 120in; }
"""
"""Everything that is allowed, driven as far as it goes."""


@pytest.fixture(scope="module")
def overdone_origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    small = SmallProject.copy(tmp_path_factory.mktemp("overdone") / "small")
    small.replace("mkdocs.yml", "https://legal.example.org/notices/", "https://legal.example.org/")
    for name, text in {"header": HEADER, "footer": FOOTER, "front": FRONT}.items():
        small.write(f"overrides/partials/{name}.html", text)
    small.write("overrides/assets/own.css", STYLE)
    with serving(build(Project(small.root), Request(DAY)).path) as origin:
        yield origin


@pytest.fixture
def origin(overdone_origin: str) -> str:
    return overdone_origin


@pytest.mark.parametrize("screen", [Screen(360, 740), DESKTOP], ids=str)
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/de-DE/privacy/", ".prevailing, .status, .notice p"),
        ("/de-DE/", ".notices > li"),
        ("/privacy/versions/", ".version .facts"),
    ],
)
def test_what_a_project_writes_covers_nothing_and_pushes_nothing_away(
    page: Page, screen: Screen, path: str, selector: str
) -> None:
    page.goto(path)

    assert page.evaluate("document.querySelectorAll('link[rel=stylesheet]').length") == 2
    assert page.evaluate(COVERED, selector) == []
    first = page.evaluate(
        "selector => document.querySelector(selector).getBoundingClientRect().top + scrollY", selector
    )
    assert first < 2 * screen.height
