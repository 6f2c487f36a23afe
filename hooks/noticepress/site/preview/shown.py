"""What a preview answers: paths come in, pages as the project is now leave, or why there are none."""

from __future__ import annotations

import mimetypes
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from threading import Condition

import click

from noticepress.editions.sources.project import Project
from noticepress.files.kept import Kept
from noticepress.files.sources import sources_digest
from noticepress.findings import NoticepressError, UsageError, one_line
from noticepress.site.prepared import Request
from noticepress.site.preview.margin import with_margin
from noticepress.site.preview.markup import findings_page, marked_places, policy, with_findings, with_script
from noticepress.site.preview.reading import Reading

HTML = "text/html; charset=utf-8"
_BESIDE = (".css", ".js", ".svg", ".png", ".ico", ".woff2")
"""How names of files end that a page loads, and that are those of the page."""


@dataclass(frozen=True, slots=True)
class Answer:
    """To a browser."""

    status: int
    content: bytes = b""
    kind: str = HTML
    """The type of the content."""
    location: str = ""
    """Where the page is, if it is elsewhere."""
    policy: str = ""
    """What the page may do, where that is less than usual."""


class Preview:
    """A project's site, read anew whenever a file of it has changed. Any thread may ask."""

    def __init__(self, root: Path, request: Request, kept: Kept) -> None:
        self._root = root
        self._request = request
        self._kept = kept
        self._turn = Condition()
        self._sources = ""
        self._reading: Reading | None = None
        self._failure: tuple[str, ...] = ()
        """Why the project cannot be read."""
        self._told: frozenset[str] = frozenset()
        self._nonce = token_urlsafe()

    @property
    def mount(self) -> str:
        """The path of the site on its host."""
        with self._turn:
            return self._reading.mount if self._reading else "/"

    def refresh(self) -> None:
        """Read the project, if a file has changed since, or the day where one of its notices counts days."""
        with self._turn:
            request, digest = self._request.at_once(), self._digest()
            if self._sources != self._stamp(digest, request):
                self._kept.turn()
                self._reading, self._failure = None, ()
                with self._failing():
                    self._reading = Reading(Project(self._root, self._kept), request)
                self._sources = self._stamp(digest, request)
                self._tell()

    def _stamp(self, digest: str, request: Request) -> str:
        """What the reading that there is would be of: files of that ``digest``, and the days of a ``request``."""
        zones = self._reading.zones if self._reading else ("UTC",)
        return " ".join((digest, *(str(request.when.day(zone)) for zone in zones if request.when)))

    def check_rest(self) -> Iterator[None]:
        """Check what no page has asked for yet, in small steps, as long as the project is the same."""
        with self._turn:
            reading = self._reading
            rest = reading.check_rest() if reading else iter(())
        is_more = reading is not None
        while is_more:
            with self._turn:
                is_more = False
                if reading is self._reading:
                    with self._failing():
                        is_more = next(rest, None) is not None
                    self._tell()
            yield

    def state(self, known: str, seconds: float) -> str:
        """The state of what is shown, as soon as it is not the one that is ``known``, or after so many seconds."""
        with self._turn:
            self._turn.wait_for(lambda: self._state != known, seconds)
            return self._state

    def answer(self, path: str) -> Answer:
        """The page or file at a path of the host."""
        if not (self._sources and path.endswith(_BESIDE)):
            self.refresh()  # should nobody have been told that a file was saved
        with self._turn:
            if self._reading is None:
                return self._shown(findings_page(self._lines))
            mount = self._reading.mount
            if not path.startswith(mount):
                return Answer(302, location=mount) if path == "/" else self._missing(self._reading, "")
            return self._found(self._reading, path, path.removeprefix(mount))

    def _found(self, reading: Reading, path: str, name: str) -> Answer:
        if f"{name}/index.html" in reading.pages:
            return Answer(302, location=f"{path}/")
        if name == "" or name.endswith("/"):
            name += "index.html"
        page = file = None
        with self._failing():
            if name in reading.pages:
                page = marked_places(reading.page(name))
                page = with_margin(page, reading.margin(name))
            else:
                file = reading.file(name)
        self._tell()
        if file is not None:
            return Answer(200, file, _kind(name))
        if page is None:
            return self._shown(findings_page(self._lines)) if self._lines else self._missing(reading, name)
        return self._shown(with_findings(page, self._lines) if self._lines else page)

    def _missing(self, reading: Reading, name: str) -> Answer:
        page = b""
        with self._failing():
            page = reading.error_page(name)
        if self._lines:
            return self._shown(findings_page(self._lines))
        return Answer(404, with_script(page, self._state, self._nonce))

    def _shown(self, page: bytes) -> Answer:
        content = with_script(page, self._state, self._nonce)
        return Answer(500, content, policy=policy(self._nonce)) if self._lines else Answer(200, content)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """What goes wrong within is told, and the preview goes on."""
        try:
            yield
        except (NoticepressError, UsageError, OSError) as error:
            self._failure = tuple(lines_of(error))
        except Exception as error:  # noqa: BLE001 (a preview outlives a defect of the program; the terminal shows it whole)
            if not self._lines:
                traceback.print_exc()
                told = f"a defect of noticepress: {type(error).__name__}: {error}; see the terminal"
                self._failure = (one_line(told),)

    @property
    def _lines(self) -> tuple[str, ...]:
        """What keeps the site from being built, a line each."""
        found = tuple(map(str, self._reading.findings)) if self._reading else ()
        return tuple(dict.fromkeys((*found, *self._failure)))

    @property
    def _state(self) -> str:
        return sha256("\n".join((self._sources, *self._lines)).encode()).hexdigest()

    def _tell(self) -> None:
        """Say on the terminal what is new, and to the pages that are open that something is."""
        lines = self._lines
        if new := [line for line in lines if line not in self._told]:
            click.echo("\n".join(new), err=True)
        self._told = frozenset(lines)
        self._turn.notify_all()

    def _digest(self) -> str:
        try:
            return sources_digest(self._root)
        except OSError as error:  # said when the project is read
            return str(error)


def _kind(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def lines_of(error: NoticepressError | UsageError | OSError) -> Sequence[str]:
    """What an exception of the package's says, a line each."""
    return [*map(str, error.findings)] if isinstance(error, NoticepressError) else [one_line(str(error))]
