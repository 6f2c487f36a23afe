"""The preview at an address of this machine: browsers are answered, and told of every change of a file."""

from __future__ import annotations

import errno
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET6
from threading import Event, Thread
from urllib.parse import quote, unquote, urlsplit

import click

from noticepress.files.kept import Kept
from noticepress.findings import UsageError
from noticepress.site.prepared import Request
from noticepress.site.preview.changes import changes
from noticepress.site.preview.markup import RELOAD
from noticepress.site.preview.shown import Answer, Preview

_LAST_PORT = 65_535
_SETTLED = 0.03
"""Seconds without a change after which a file has been saved whole."""
_FIRST_THE_PAGE = 0.5
"""Seconds for the page that somebody looks at, before the rest is checked."""
_PATIENCE = 25
"""Seconds that a page waits for a change before it asks again."""


def serve(root: Path, request: Request, kept: Kept, address: str) -> None:
    """Preview the site until interrupted. Raises :class:`UsageError` where the address is not usable."""
    host, port = parse_address(address)
    preview = Preview(root, request, kept)
    with _bound(preview, host, port, address) as server, changes(root) as changed:
        preview.refresh()
        click.echo(f"Preview at http://{address}{preview.mount} (Ctrl-C ends it)")
        Thread(target=_follow, args=(preview, changed), daemon=True).start()
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def parse_address(text: str) -> tuple[str, int]:
    """Host and port. Raises :class:`UsageError`."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    number = int(port) if port.isascii() and port.isdigit() and len(port) <= len(str(_LAST_PORT)) else 0
    if not host or not host.isprintable() or " " in host or not 0 < number <= _LAST_PORT:
        raise UsageError(
            f"{text!r} is no address to serve at; write --address HOST:PORT, with a port from 1 to {_LAST_PORT}"
        )
    return host, number


def not_served(address: str, error: OSError) -> UsageError:
    """Why nothing can be served at an address."""
    reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be served at: {error.strerror or error}"
    return UsageError(f"{address} {reason}; choose another with --address")


def _bound(preview: Preview, host: str, port: int, address: str) -> _Server:
    try:
        return _Server(preview, host, port)
    except OSError as error:
        raise not_served(address, error) from error


def _follow(preview: Preview, changed: Event) -> None:
    """Read what has changed as soon as it is whole; when nothing does, check what nobody has looked at."""
    while True:
        for _ in preview.check_rest() if not changed.wait(_FIRST_THE_PAGE) else ():
            if changed.wait(_SETTLED):
                break
        changed.wait()
        while changed.is_set():
            changed.clear()
            changed.wait(_SETTLED)
        preview.refresh()


class _Server(ThreadingHTTPServer):
    """Answers each browser in a thread of its own, which ends with the program."""

    daemon_threads = True

    def __init__(self, preview: Preview, host: str, port: int) -> None:
        if ":" in host:
            self.address_family = AF_INET6
        super().__init__((host, port), _Handler)
        self.preview = preview


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answer with a page or file, or with the state of all when it is another one."""
        path = unquote(urlsplit(self.path).path)
        if path.startswith(RELOAD):
            state = self.server.preview.state(path.removeprefix(RELOAD), _PATIENCE)
            self._send(Answer(200, state.encode(), "text/plain"))
        else:
            self._send(self.server.preview.answer(path))

    do_HEAD = do_GET  # noqa: N815 (the base class calls it so)

    def _send(self, answer: Answer) -> None:
        # A browser that leaves a page does not wait for what it has asked.
        with suppress(ConnectionError):
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.content)))
            self.send_header("Cache-Control", "no-store")
            if answer.location:
                self.send_header("Location", quote(answer.location))
            if answer.policy:
                self.send_header("Content-Security-Policy", answer.policy)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.content)

    def log_message(self, *_: object) -> None:
        """Say nothing of requests: the terminal is for findings."""
