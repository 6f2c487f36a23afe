"""Work that is done side by side by forked processes: tasks come in, what comes of each leaves, in no certain order.

Processes have what the one had that forked them; where a machine cannot fork, one does it all.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R")


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
