"""A real browser on a folder that is served locally, and what must not happen on its pages."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, Response

from visit import Screen

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # None is needed: a process that stands ready for another site costs a sixth of each page.
    "--disable-features=SpareRendererForSitePerProcess,PaintHolding,RenderDocument,Translate,OptimizationHints",
]


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: 404.html where there is no file."""

    # Not what this machine's own tables say.
    extensions_map = {  # noqa: RUF012 (the standard library declares it so)
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

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the standard library's name)
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


def new_page(browser: Browser, origin: str, screen: Screen, locale: str = "eo") -> Page:
    """The page of a visitor who has never been here, and whose browser prefers a language."""
    context = browser.new_context(
        base_url=origin,
        # None of the site's: a visitor who prefers another of them is shown a line that leads there.
        locale=locale,
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        java_script_enabled=screen.scripts,
        is_mobile=screen.mobile,
        has_touch=screen.mobile,
    )
    return context.new_page()


class OpenPage(Protocol):
    """Gives the page that tests share which look at a site as on a screen, with its clock at a moment or going."""

    def __call__(self, screen: Screen, moment: str = "") -> Page: ...


AXE = Axe()


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours: all that another colour scheme can break, for the markup is the same."""


def violations(page: Page, *rules: str, without: Iterable[str] = ()) -> list[str]:
    """A line for each element that breaks a rule, or one of some, or one of all ``without`` some."""
    options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in without}}
    if rules:
        options["runOnly"] = list(rules)
    found = AXE.run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


VISIBLE = "all => all.filter(e => e.checkVisibility()).map(e => e.innerText.replace(/\\s+/g, ' ').trim())"


def said(page: Page, selector: str) -> list[str]:
    texts: list[str] = page.locator(selector).evaluate_all(VISIBLE)
    return texts
