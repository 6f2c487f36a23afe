"""The package's own engine: a prepared project comes in, the files of its pages and assets are written and checked."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from noticepress.editions.page_kinds import error_path
from noticepress.files.write import write_new
from noticepress.site.drawing.failures import told
from noticepress.site.drawing.render import Drawing, assets
from noticepress.site.executing.units import Unit, units_of
from noticepress.site.executing.workers import Workers
from noticepress.site.kept_pages import KeptPages
from noticepress.site.page_checks import CheckedPage
from noticepress.site.prepared import Prepared
from noticepress.site.watch import Watch


def draw_site(
    prepared: Prepared, site: Path, kept: KeptPages, workers: Workers, watch: Watch
) -> dict[str, CheckedPage]:
    """Write pages and assets into ``site``, those that are kept as they were.

    Returns what the rules say of each page, by path. Raises :class:`NoticepressError` or :class:`UsageError` for what
    the project's templates raise.
    """
    write_assets(prepared, site)
    others = partial(write_error_pages, prepared, site, kept)
    return draw_pages(prepared, units_of(prepared), site, kept, workers=workers, watch=watch, meanwhile=others)


def draw_pages(
    prepared: Prepared,
    units: Sequence[Unit],
    site: Path,
    kept: KeptPages,
    *,
    workers: Workers,
    watch: Watch,
    meanwhile: Callable[[], None] | None = None,
) -> dict[str, CheckedPage]:
    """Write some pages into ``site``: see :func:`draw_site`. ``meanwhile`` is done while processes draw them."""
    checked: dict[str, CheckedPage] = {}

    def draw(units: Sequence[Unit], known: Mapping[str, CheckedPage]) -> list[Unit]:
        """While processes draw what is new, put what is ``known`` where it belongs; gives what of it is lost."""
        new = {unit.path: unit for unit in units if unit.path not in known}
        lost: list[Unit] = []
        with workers.draw(prepared, tuple(new.values()), site, len(known)) as groups:
            for unit in (unit for unit in units if unit.path in known):
                if kept.put(unit, known[unit.path], site):
                    checked[unit.path] = known[unit.path]
                else:
                    lost.append(unit)
            if meanwhile and not lost:  # else it is done with what is lost: once in all
                meanwhile()
            for path, page in (each for group in groups for each in group):
                checked[path] = page
                kept.keep(new[path], page, site)
                watch.at(len(checked), len(units))
        return lost

    with _frozen():
        lost = draw(units, {unit.path: page for unit in units if (page := kept.find(unit))})
        if lost:
            draw(lost, {})
    return checked


@contextmanager
def _frozen() -> Iterator[None]:
    """What was read is not looked through for garbage, and shared by the processes that are forked."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def write_assets(prepared: Prepared, site: Path) -> None:
    """Write what is published as it is; before the pages, which take the place of a file at the same address."""
    for target, source in assets(prepared):
        _folder(site / target)
        shutil.copyfile(source, site / target)


def write_error_pages(prepared: Prepared, site: Path, kept: KeptPages) -> None:
    """Write the pages that are quickly drawn: of errors, one for each locale. Raises like :func:`draw_site`."""
    drawing = Drawing(prepared)
    with told(prepared.root):
        for locale in prepared.locales:
            write_page(site / error_path(locale), kept.error_page(locale, partial(drawing.error_page, locale)))


def write_page(path: Path, content: bytes) -> None:
    """Write a file, unless a project's template leaves nothing of it."""
    if content.strip():
        write_new(str(path), content)


def _folder(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
