"""Work that is done side by side: by processes, or one task after another where one process is asked for.

A task is a few places in the list of pages; what comes back are bytes and values without trees. Processes are forked
when the project has been read, so that they have what was read; where a machine cannot fork, one process does it all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

from noticepress.editions.artefacts.registry import files_beside
from noticepress.editions.edition import Page
from noticepress.editions.page_kinds import pages
from noticepress.editions.publication import Publication
from noticepress.model import Locale
from noticepress.rules.sources import CheckCatalogs, Each, OfCatalogs
from noticepress.site.failures import told
from noticepress.site.page_checks import CheckedPage, PageChecks
from noticepress.site.prepared import Prepared
from noticepress.site.render import Drawing

_TASKS_FOR_EACH = 4
"""How many tasks there are for each process: so many that none waits long for the others, and few are sent."""
T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Unit:
    """A page in a locale."""

    page: Page
    locale: Locale

    @property
    def path(self) -> str:
        """Its file on the site."""
        return f"{self.locale.prefix}{self.page.address}index.html"


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page that was drawn and checked."""

    path: str
    content: bytes
    checked: CheckedPage
    beside: tuple[tuple[str, bytes], ...] = ()
    """(path, content) of the files that are made with it."""


class Maker:
    """Draws and checks pages of a prepared project."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._drawing = Drawing(prepared)
        self._checks = PageChecks(prepared)

    def make(self, unit: Unit) -> DrawnPage:
        """A page's bytes, what the rules say of them, and the files that are made with it.

        Raises :class:`NoticepressError` or :class:`UsageError` for what the project's templates raise.
        """
        with told(self._prepared.root):
            content = self._drawing.page(unit.page, unit.locale)
        checked = self._checks.page(unit.path, content, unit.page, unit.locale, just_drawn=True)
        beside = tuple(files_beside(self._prepared.publication, unit.page, unit.locale))
        digests = tuple((path, sha256(each).hexdigest()) for path, each in beside)
        return DrawnPage(unit.path, content, replace(checked, beside=digests), beside)


def units_of(prepared: Prepared) -> tuple[Unit, ...]:
    """Every page of a site, locale by locale."""
    return tuple(Unit(page, locale) for locale in prepared.locales for page in pages(prepared.publication, locale))


def draw_units(
    prepared: Prepared, units: Sequence[Unit], jobs: int, on_done: Callable[[int, int], None]
) -> Iterator[DrawnPage]:
    """Draw and check pages by so many processes, in no certain order; ``on_done`` is told (pages done, in all)."""
    done = 0
    with side_by_side(jobs, _make, lambda: Maker(prepared), _groups(units, jobs)) as groups:
        for drawn in groups:
            yield from drawn
            done += len(drawn)
            on_done(done, len(units))


def checking_with(jobs: int) -> Each:
    """Has catalogs checked by so many processes."""

    def each(
        check: CheckCatalogs, publication: Publication, names: Sequence[str]
    ) -> AbstractContextManager[Iterator[OfCatalogs]]:
        return side_by_side(jobs, check, lambda: publication, names)

    return each


@contextmanager
def side_by_side(
    jobs: int, work: Callable[[T, S], R], make: Callable[[], T], tasks: Sequence[S]
) -> Iterator[Iterator[R]]:
    """What ``work`` gives for each task with what ``make`` has made, by so many processes, in no certain order.

    The processes begin at once, before the first result is asked for, and are gone when the context is left. Raises
    what ``work`` raises; what a process leaves undone that dies is done here.
    """
    shared = make()
    if jobs == 1 or len(tasks) < 2:  # noqa: PLR2004 (one task is done here)
        yield (work(shared, task) for task in tasks)
        return
    _shared[:] = [shared]
    context = multiprocessing.get_context("fork")
    executor = ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context, initializer=_follow_the_parent)
    try:
        yield _results({executor.submit(_work, work, task): task for task in tasks}, lambda task: work(shared, task))
    finally:
        executor.shutdown(cancel_futures=True)
        _shared.clear()


def _results(futures: Mapping[Future[R], S], again: Callable[[S], R]) -> Iterator[R]:
    """What comes of tasks; those of a process that died are done ``again``, here."""
    for future in as_completed(futures):
        try:
            result = future.result()
        except BrokenProcessPool:
            result = again(futures[future])
        yield result


def _follow_the_parent() -> None:
    """In a forked process: it ends with the process that began the build, however that one ends, and not before it.

    An interruption is told there, once. One that is killed cannot say so: its end is seen.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent:
        parent.join()
    os._exit(1)


_shared: list[Any] = []
"""What the processes that are forked next begin with."""


def _work(work: Callable[[Any, S], R], task: S) -> R:
    """In a forked process."""
    return work(_shared[0], task)


def _make(maker: Maker, units: Sequence[Unit]) -> tuple[DrawnPage, ...]:
    return tuple(maker.make(unit) for unit in units)


def possible_jobs(asked: int | None = None) -> int:
    """How many processes there are to be: as many as asked for, else one for each processor that may be used."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and hasattr(os, "sched_getaffinity")
    return (asked or len(os.sched_getaffinity(0))) if can_fork else 1


def _groups(units: Sequence[Unit], jobs: int) -> list[tuple[Unit, ...]]:
    """Units in groups, those of one language side by side: what a process has made for one serves the next."""
    together = sorted(units, key=lambda unit: unit.locale.catalogs)
    size = max(1, -(-len(together) // (jobs * _TASKS_FOR_EACH)))
    return [tuple(together[start : start + size]) for start in range(0, len(together), size)]
