"""A real browser on the built site, served locally; every test's page is watched for what must not happen."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from install import VARIABLE, find_browser
from playwright.sync_api import Browser, Page, Playwright, Request, Response, expect, sync_playwright
from visit import DESKTOP, Screen

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=20_000)  # a crowded machine; what is there already is not waited for


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: 404.html where there is no file."""

    # Not what this machine's own tables say.
    extensions_map = {  # noqa: RUF012 - the standard library declares it so
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".xml": "application/xml",
        "": "application/octet-stream",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        # A visitor who leaves a page may do so before all of it has come.
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The origin at which ``folder`` is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Troubles:
    """What happened on pages that must not: each test ends with none, or has taken and judged them itself."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def watch(self, page: Page, origin: str) -> None:
        """Record errors on ``page``, and every request to another origin."""
        page.on("console", lambda message: self._lines.append(f"console {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self._lines.append(f"page error: {error}"))
        page.on("request", lambda request: self._request(request, origin))
        page.on("requestfailed", self._failed)
        page.on("response", self._status)

    def _request(self, request: Request, origin: str) -> None:
        if not request.url.startswith((f"{origin}/", "about:")):
            self._lines.append(f"request: {request.url}")

    def _failed(self, request: Request) -> None:
        # The browser itself gives up what it still loads for a page that is left.
        if request.failure != "net::ERR_ABORTED":
            self._lines.append(f"{request.failure}: {request.url}")

    def _status(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self._lines.append(f"{response.status}: {response.url}")

    def take(self) -> list[str]:
        """What has happened so far; it is then the test's to judge."""
        taken, self._lines = self._lines, []
        return taken


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    program = find_browser(os.environ, lambda: playwright.chromium.executable_path)
    assert program, f"no Chromium; run tests/browser/install.py, or let {VARIABLE} name one"
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
def known_pages() -> dict[tuple[str, Screen], Page]:
    return {}


def new_page(browser: Browser, origin: str, screen: Screen) -> Page:
    """The page of a visitor who has never been here."""
    context = browser.new_context(
        base_url=origin,
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        java_script_enabled=screen.scripts,
        is_mobile=screen.mobile,
        has_touch=screen.mobile,
    )
    return context.new_page()


OpenPage = Callable[[Screen], Page]


@pytest.fixture
def open_page(
    browser: Browser, origin: str, troubles: Troubles, known_pages: dict[tuple[str, Screen], Page]
) -> Iterator[OpenPage]:
    """Pages that tests share, for a new one costs more than most tests; each test gets them empty."""
    opened: list[Page] = []

    def open_(screen: Screen) -> Page:
        key = (origin, screen)
        if key not in known_pages:
            known_pages[key] = new_page(browser, origin, screen)
            troubles.watch(known_pages[key], origin)
        opened.append(known_pages[key])
        return known_pages[key]

    yield open_
    for page in opened:
        page.goto("about:blank")


@pytest.fixture
def page(open_page: OpenPage, screen: Screen) -> Page:
    """A page for tests that store and change nothing."""
    return open_page(screen)


@pytest.fixture
def fresh_page(browser: Browser, origin: str, screen: Screen, troubles: Troubles) -> Iterator[Page]:
    """The page of a visitor who has nothing stored and nothing cached."""
    page = new_page(browser, origin, screen)
    troubles.watch(page, origin)
    yield page
    page.context.close()
