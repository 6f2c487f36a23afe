"""Work that is done side by side: by processes, or one task after another where one process is asked for.

Processes are forked when the project has been read, so that they have what was read; where a machine cannot fork, one
process does it all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple, Protocol, TypeVar

from noticepress.editions.publication import Publication
from noticepress.rules.sources import Asked, CheckCatalogs, Each, OfCatalogs, with_rules
from noticepress.site.executing.units import Maker, Unit, Writer, WrittenPage, groups
from noticepress.site.prepared import Prepared
from noticepress.site.watch import Watch

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")

_WORTH_A_PROCESS = 40
"""Of fewer pages, another process makes less than it costs to begin with."""
_PUT_FOR_ONE_DRAWN = 30
"""So many pages are put where they belong in the time in which one is drawn."""
_WORTH_BEING_BESIDE = 5
"""Of fewer pages, a process that draws them while others are put where they belong saves less than it costs."""


class Workers(Protocol):
    """Who checks catalogs, and draws and checks pages."""

    def check(
        self, check: CheckCatalogs, publication: Publication, asked: Sequence[Asked]
    ) -> AbstractContextManager[Iterable[OfCatalogs]]:
        """Have catalogs checked: see :data:`~noticepress.rules.sources.Each`."""

    def draw(
        self, prepared: Prepared, units: Sequence[Unit], site: Path, meanwhile: int = 0
    ) -> AbstractContextManager[Iterable[tuple[WrittenPage, ...]]]:
        """Have pages drawn, checked and written into ``site``, some at a time and in no certain order.

        ``meanwhile``, before the first is asked for, so many others are put where they belong.
        """


class Processes(NamedTuple):
    """Processes of this machine; one alone is this one."""

    jobs: int

    def check(
        self, check: CheckCatalogs, publication: Publication, asked: Sequence[Asked]
    ) -> AbstractContextManager[Iterable[OfCatalogs]]:
        """Each name is a task."""
        return side_by_side(self.jobs, check, lambda: with_rules(publication), asked)

    def draw(
        self, prepared: Prepared, units: Sequence[Unit], site: Path, meanwhile: int = 0
    ) -> AbstractContextManager[Iterable[tuple[WrittenPage, ...]]]:
        """Some pages of a language are a task; what all of them need is made before there are processes."""
        jobs = min(self.jobs, 1 + len(units) // _WORTH_A_PROCESS)
        is_beside = self.jobs > 1 and min(len(units), meanwhile // _PUT_FOR_ONE_DRAWN) >= _WORTH_BEING_BESIDE
        maker = Maker(prepared)
        if jobs > 1:
            maker.prime(units)
        tasks = groups(units, jobs)
        return side_by_side(jobs, Writer.write, lambda: Writer(maker, site), tasks, is_beside=is_beside)


def watched(each: Each, watch: Watch) -> Each:
    """Has catalogs checked by ``each``, and ``watch`` told how many are done."""

    @contextmanager
    def check(work: CheckCatalogs, publication: Publication, asked: Sequence[Asked]) -> Iterator[Iterable[OfCatalogs]]:
        with each(work, publication, asked) as made:
            yield watch.counting(made, len(asked))

    return check


@contextmanager
def side_by_side(
    jobs: int, work: Callable[[T, S], R], make: Callable[[], T], tasks: Sequence[S], *, is_beside: bool = False
) -> Iterator[Iterator[R]]:
    """What ``work`` gives for each task with what ``make`` has made, by so many processes, in no certain order.

    The processes begin at once, before the first result is asked for, and are gone when the context is left. One task,
    or all of one process, is done here, unless ``is_beside``: there is other work to do meanwhile. Raises what ``work``
    raises; what a process leaves undone that dies is done here.
    """
    if not tasks:
        yield iter(())
        return
    shared = make()
    if not (is_beside or (jobs > 1 and len(tasks) > 1)):
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


def possible_jobs(asked: int | None = None) -> int:
    """How many processes there are to be: as many as asked for, else one for each processor that may be used."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and hasattr(os, "sched_getaffinity")
    return (asked or len(os.sched_getaffinity(0))) if can_fork else 1
