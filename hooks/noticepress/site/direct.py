"""The package's own engine: a prepared project comes in, the files of its pages and assets are written and checked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from noticepress.editions.page_kinds import ERROR_PAGE, SITE_MAP
from noticepress.site.failures import told
from noticepress.site.kept_pages import KeptPages
from noticepress.site.page_checks import CheckedPage
from noticepress.site.prepared import Prepared
from noticepress.site.render import Drawing, assets
from noticepress.site.workers import DrawnPage, Unit, draw_units, units_of


def draw_site(
    prepared: Prepared, site: Path, kept: KeptPages, jobs: int, on_done: Callable[[int, int], None]
) -> dict[str, CheckedPage]:
    """Write pages and assets into ``site``, those that are kept as they were; ``on_done`` is told (done, in all).

    Returns what the rules say of each page, by path. Raises :class:`NoticepressError` or :class:`UsageError` for what
    the project's templates raise.
    """
    for target, source in assets(prepared):
        _folder(site / target)
        shutil.copyfile(source, site / target)
    checked: dict[str, CheckedPage] = {}
    new: dict[str, Unit] = {}
    for unit in units_of(prepared):
        known = kept.find(unit)
        if known is None:
            new[unit.path] = unit
        else:
            _write_drawn(site, known)
            checked[known.path] = known.checked
    for drawn in draw_units(prepared, tuple(new.values()), jobs, on_done):
        _write_drawn(site, drawn)
        checked[drawn.path] = drawn.checked
        kept.keep(new[drawn.path], drawn)
    with told(prepared.root):
        _write(site / ERROR_PAGE.address, kept.error_page(lambda: Drawing(prepared).error_page()))
        _write(site / SITE_MAP, kept.site_map(lambda: Drawing(prepared).site_map()))
    return checked


def _write_drawn(site: Path, drawn: DrawnPage) -> None:
    """Write a page, and the files that were made with it."""
    for path, content in ((drawn.path, drawn.content), *drawn.beside):
        _write(site / path, content)


def _write(path: Path, content: bytes) -> None:
    """Write a file, unless a project's template leaves nothing of it."""
    if content.strip():
        _folder(path)
        path.write_bytes(content)


def _folder(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
