"""A real browser on the built site, served locally; every test's page is watched for what must not happen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from browsing import ARGUMENTS, OpenPage, Troubles, new_page, serving
from install_browser import VARIABLE, find_browser
from visit import DESKTOP, Screen, look

expect.set_options(timeout=20_000)  # a crowded machine; what is there already is not waited for


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    program = find_browser(os.environ, lambda: playwright.chromium.executable_path)
    assert program, f"no Chromium; run tests/install_browser.py, or let {VARIABLE} name one"
    chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def sample_origin(sample_site: Path) -> Iterator[str]:
    with serving(sample_site) as origin:
        yield origin


@pytest.fixture
def origin(sample_origin: str) -> str:
    """The site that is visited; a module may put another in its place."""
    return sample_origin


@pytest.fixture
def screen() -> Screen:
    """How the site is looked at; tests parametrize it."""
    return DESKTOP


@pytest.fixture(scope="session")
def all_troubles() -> Troubles:
    return Troubles()


@pytest.fixture
def troubles(all_troubles: Troubles) -> Iterator[Troubles]:
    yield all_troubles
    assert all_troubles.take() == []


@pytest.fixture(scope="session")
def known_pages() -> dict[tuple[str, Screen, bool], Page]:
    return {}


@pytest.fixture
def open_page(
    browser: Browser, origin: str, troubles: Troubles, known_pages: dict[tuple[str, Screen, bool], Page]
) -> Iterator[OpenPage]:
    """Pages that tests share, for a new one costs more than most tests; each test gets them empty."""
    opened: list[tuple[Page, Screen]] = []

    def open_(screen: Screen, moment: str = "") -> Page:
        key = (origin, screen, bool(moment))
        if key not in known_pages:
            known_pages[key] = new_page(browser, origin, screen)
            troubles.watch(known_pages[key], origin)
        opened.append((known_pages[key], screen))
        if moment:
            known_pages[key].clock.set_fixed_time(moment)
        return known_pages[key]

    yield open_
    for page, screen in opened:
        page.mouse.move(0, 0)  # The pointer stays where a test has left it, on other pages too.
        page.goto("about:blank")
        page.emulate_media(media="null")
        look(page, screen)


@pytest.fixture
def page(open_page: OpenPage, screen: Screen) -> Page:
    """A page for tests that store and change nothing."""
    return open_page(screen)


@pytest.fixture
def page_at(open_page: OpenPage, screen: Screen) -> Callable[[str], Page]:
    """Gives such a page whose clock stands at a moment."""
    return partial(open_page, screen)


@pytest.fixture
def fresh_page(browser: Browser, origin: str, screen: Screen, troubles: Troubles) -> Iterator[Page]:
    """The page of a visitor who has nothing stored and nothing cached."""
    page = new_page(browser, origin, screen)
    troubles.watch(page, origin)
    yield page
    page.context.close()
