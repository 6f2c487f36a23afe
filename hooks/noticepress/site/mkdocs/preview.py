"""The live preview: the site as it will be, or the findings that keep it from being built, at every address."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from mkdocs.livereload import LiveReloadServer

from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError, one_line
from noticepress.site.mkdocs.driver import load, run
from noticepress.site.mkdocs.site_build import Options
from noticepress.site.prepared import Request
from noticepress.site.preview.markup import findings_page, marked_places
from noticepress.site.preview.server import not_served, parse_address
from noticepress.site.preview.shown import lines_of

_WATCHED = ("docs", "locales", "overrides", "authority", "mkdocs.yml")


def serve(project: Project, request: Request, address: str) -> None:
    """Preview the site until interrupted, and build it anew whenever a file changes.

    Raises :class:`UsageError` or :class:`NoticepressError` where the configuration or the address is not usable.
    """
    host, port = parse_address(address)
    with tempfile.TemporaryDirectory(prefix="noticepress.") as folder:
        settings = {"site_dir": folder, "dev_addr": address, "strict": False}
        config = load(project, **settings)
        mount = urlsplit(config.site_url or "/").path

        def rebuild() -> None:
            server.failure = _failure(build)

        def build() -> None:
            current = load(project, **settings)
            current.site_url = server.url
            run(current, Options(request), project.root, serve_url=server.url)

        def error_page(code: int) -> bytes | None:
            path = Path(folder, f"{code}.html")
            return path.read_bytes() if path.is_file() else None

        server = _Server(builder=rebuild, host=host, port=port, root=folder, mount_path=mount)
        server.error_handler = error_page
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            rebuild()
            for name in (*_WATCHED, *map(str, config.watch)):
                if (project.root / name).exists():
                    server.watch(str(project.root / name))
            _serve(config.plugins.on_serve(server, config=config, builder=rebuild), address)
        finally:
            config.plugins.on_shutdown()


class _Server(LiveReloadServer):
    """Shows a page of findings at every address while the site cannot be built."""

    failure: bytes | None = None

    def server_activate(self) -> None:
        """Say where the preview is, as soon as it is there."""
        super().server_activate()
        click.echo(f"Preview at {self.url} (Ctrl-C ends it)")

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        """The answer of MkDocs, or the findings; the script that waits for changes is in both."""
        if not environ["PATH_INFO"].startswith("/livereload/"):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
                epoch, failure = self._visible_epoch, self.failure
            if failure is not None:
                content = self._inject_js_into_html(failure, epoch)
                headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))]
                start_response("500 Internal Server Error", headers)
                return [content]
        return super().serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Mark the places that are still to be filled in; nothing else of a page is another than in a build."""
        return bytes(super()._inject_js_into_html(marked_places(content), epoch))  # type: ignore[no-untyped-call]  # MkDocs'


def _serve(server: LiveReloadServer, address: str) -> None:
    try:
        with suppress(KeyboardInterrupt):
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs'
    except OSError as error:
        raise not_served(address, error) from error
    finally:
        server.shutdown()


def _failure(build: Callable[[], None]) -> bytes | None:
    """Build; the page that says why that failed, or ``None``. The terminal is told, too."""
    try:
        build()
    except (NoticepressError, UsageError, OSError) as error:
        lines = [*lines_of(error)]
    except Exception as error:  # noqa: BLE001 (a preview outlives a defect of the program; the terminal shows it whole)
        traceback.print_exc()
        lines = [one_line(f"a defect of noticepress: {type(error).__name__}: {error}; see the terminal")]
    else:
        return None
    click.echo("\n".join(lines), err=True)
    return findings_page(lines)
