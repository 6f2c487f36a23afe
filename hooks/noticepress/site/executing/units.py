"""Pages as pieces of work: a prepared project comes in, its units leave, and what each of them comes to.

A unit is a place in the list of pages. It comes to bytes, and to what the rules say of them: values
without trees, which any process can send.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from noticepress.editions.artefacts.registry import files_beside
from noticepress.editions.compared import versions_compared
from noticepress.editions.edition import Page
from noticepress.editions.formats.kinds import makers
from noticepress.editions.page_kinds import COMPARING, pages
from noticepress.editions.redlines import redline_of
from noticepress.files.write import write_new
from noticepress.model import Locale
from noticepress.site.drawing.failures import told
from noticepress.site.drawing.render import Drawing
from noticepress.site.page_checks import CheckedPage, PageChecks
from noticepress.site.prepared import Prepared

_TASKS_FOR_EACH = 4
"""How many tasks there are for each worker: so many that none waits long for the others, and few are sent."""


class Unit(NamedTuple):
    """A page in a locale."""

    page: Page
    locale: Locale

    @property
    def path(self) -> str:
        """Its file on the site."""
        return f"{self.locale.prefix}{self.page.address}index.html"


class DrawnPage(NamedTuple):
    """A page that was drawn and checked."""

    path: str
    content: bytes
    checked: CheckedPage
    beside: tuple[tuple[str, bytes], ...] = ()
    """(path, content) of the files that are made with it."""

    def write(self, site: Path) -> None:
        """Write it and the files that are made with it, unless a project's template leaves nothing of them."""
        for path, content in ((self.path, self.content), *self.beside):
            if content and not content.isspace():
                write_new(f"{site}/{path}", content)


WrittenPage = tuple[str, CheckedPage]
"""The path of a page that was drawn, checked and written, and what the rules say of it."""


class Maker:
    """Draws and checks pages of a prepared project."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._drawing = Drawing(prepared)
        self._checks = PageChecks(prepared)

    def prime(self, units: Iterable[Unit]) -> None:
        """Make what several processes would each make for pages: templates, makers of forms, texts, what changed.

        Raises as :meth:`make`.
        """
        publication = self._prepared.publication
        makers()
        with told(self._prepared.root):
            self._drawing.compile()
        wanted = {(unit.page, unit.locale.is_english): unit.locale for unit in units if unit.page.version}
        for (page, _), locale in wanted.items():
            publication.edition(page.notice, page.version, locale)
        for page in dict.fromkeys(page for page, _ in wanted if page.kind in COMPARING):
            before, *_, after = versions_compared(publication, page)
            redline_of(publication, page.notice, before.number, after.number, publication.inputs.locales[0])

    def make(self, unit: Unit) -> DrawnPage:
        """A page's bytes, what the rules say of them, and the files that are made with it.

        Raises :class:`NoticepressError` or :class:`UsageError` for what the project's templates raise.
        """
        with told(self._prepared.root):
            content = self._drawing.page(unit.page, unit.locale)
        checked, root = self._checks.just_drawn(unit.path, content, unit.page, unit.locale)
        beside = tuple(files_beside(self._prepared.publication, unit.page, unit.locale, root))
        digests = tuple((path, sha256(each).hexdigest()) for path, each in beside)
        return DrawnPage(unit.path, content, replace(checked, beside=digests), beside)


def units_of(prepared: Prepared) -> tuple[Unit, ...]:
    """Every page of a site, locale by locale."""
    return tuple(Unit(page, locale) for locale in prepared.locales for page in pages(prepared.publication, locale))


def in_order(units: Iterable[Unit]) -> list[Unit]:
    """Pages of one language side by side: what was made for one serves the next."""
    return sorted(units, key=lambda unit: unit.locale.catalogs)


def groups(units: Sequence[Unit], workers: int) -> list[tuple[Unit, ...]]:
    """Pages as tasks for so many workers."""
    together = in_order(units)
    size = max(1, -(-len(together) // (workers * _TASKS_FOR_EACH)))
    return [tuple(together[start : start + size]) for start in range(0, len(together), size)]


def make_pages(maker: Maker, units: Sequence[Unit]) -> tuple[DrawnPage, ...]:
    """What a task comes to."""
    return tuple(maker.make(unit) for unit in units)


class Writer(NamedTuple):
    """Draws and checks pages, and writes them where they belong: no byte of them is sent to another process."""

    maker: Maker
    site: Path

    def write(self, units: Sequence[Unit]) -> tuple[WrittenPage, ...]:
        """What a task comes to, when its pages are written. Raises as :meth:`Maker.make`."""
        written = []
        for unit in units:
            drawn = self.maker.make(unit)
            drawn.write(self.site)
            written.append((drawn.path, drawn.checked))
        return tuple(written)
