"""Work that the workers of a Dask cluster do: what is asked of them is picklable, and each reads the project itself.

A worker does nothing for a build whose sources, package, libraries or Python are not the same as its own: it says so.
A task is a pure function of the job and of which catalogs or pages are wanted, so that the scheduler gives those of a
worker that has died to another.
"""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from threading import Lock, Thread
from typing import Protocol, TypeVar

from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.extras import install
from noticepress.files.environment import parts
from noticepress.files.sources import sources_digest
from noticepress.findings import UsageError, one_line
from noticepress.rules.sources import Asked, CheckCatalogs, OfCatalogs, check_catalogs, unchecked
from noticepress.site.executing.division import ClusterAddress
from noticepress.site.executing.units import DrawnPage, Maker, Unit, WrittenPage, groups, make_pages
from noticepress.site.prepared import Prepared, Request, prepare, read_publication
from noticepress.site.watch import Watch

T = TypeVar("T")
R = TypeVar("R")

CONNECTING = 10
"""Seconds that a scheduler may take to answer."""
_GRACE = 2
"""Seconds more, in which Dask tells itself that it had no answer."""
WITHOUT_WORKERS = 10
"""Seconds that a cluster may be without any worker."""


@dataclass(frozen=True, slots=True)
class Job:
    """A build, as its workers are told of it."""

    root: str
    """The project's folder as they see it."""
    request: Request
    sources: str
    """Digest of the project's files."""
    made_with: tuple[tuple[str, str], ...]
    """What the build is made with, as ``files.environment`` tells it."""


class Client(Protocol):
    """What is used of Dask's, whose own is not typed."""

    def nthreads(self) -> Mapping[str, int]:
        """The workers that are there, by address."""

    def get_executor(self, *, pure: bool, retries: int) -> Executor:
        """What tasks are given to."""


class Cluster:
    """The workers of a cluster, for one build."""

    def __init__(self, client: Client, job: Job, here: Path, watch: Watch) -> None:
        self._client = client
        self._job = job
        self._here = here
        self._watch = watch

    @contextmanager
    def check(
        self, check: CheckCatalogs, _publication: Publication, asked: Sequence[Asked]
    ) -> Iterator[Iterator[OfCatalogs]]:
        """Each name is a task. The workers check what they read themselves."""
        if check is not check_catalogs:
            raise ValueError(check)
        with self._results(_check_there, asked) as results:
            yield results

    def begin(self, _prepared: Prepared, _units: Sequence[Unit]) -> None:
        """Nothing: the workers make ready themselves."""

    @contextmanager
    def draw(
        self,
        _prepared: Prepared,
        units: Sequence[Unit],
        site: Path,
        meanwhile: int = 0,  # noqa: ARG002 (as all have)
    ) -> Iterator[Iterator[tuple[WrittenPage, ...]]]:
        """Some pages of a language are a task. Raises :class:`UsageError` where the sources are others by now."""
        if sources_digest(self._here) != self._job.sources:
            raise UsageError("a file of the project was changed during the build; build it again")
        with self._results(_draw_there, groups(units, max(1, len(self._client.nthreads())))) as results:
            yield (_written(drawn, site) for drawn in results)

    @contextmanager
    def _results(self, work: Callable[[Job, T], tuple[float, R]], tasks: Sequence[T]) -> Iterator[Iterator[R]]:
        executor = self._client.get_executor(pure=False, retries=0)
        try:
            yield self._as_they_come({executor.submit(work, self._job, task) for task in tasks})
        finally:
            executor.shutdown(wait=False)

    def _as_they_come(self, waiting: set[Future[tuple[float, R]]]) -> Iterator[R]:
        while waiting:
            done, waiting = wait(waiting, WITHOUT_WORKERS, FIRST_COMPLETED)
            if not (done or self._client.nthreads()):
                raise UsageError("every worker of the Dask cluster has gone; start some, then build again")
            for future in done:
                with _as_ours():
                    cpu, result = future.result()
                self._watch.add(cpu)
                yield result


@contextmanager
def joined(address: ClusterAddress, root: Path, request: Request, watch: Watch) -> Iterator[Cluster]:
    """The workers of a cluster, for a build of the project at ``root``; ``request`` has its clock read.

    Raises :class:`UsageError` where Dask is not installed, or no worker can be had within a while.
    """
    try:
        from distributed import Client as DaskClient  # noqa: PLC0415 (an extra, and it takes a while to import)
    except ModuleNotFoundError as error:
        raise UsageError(f"Dask is not installed; run: {install('dask')}") from error
    _silence()
    connect = partial(DaskClient, address.scheduler, timeout=CONNECTING, set_as_default=False)
    with _answer(address.scheduler, connect) as client:
        try:
            client.wait_for_workers(1, timeout=WITHOUT_WORKERS)
        except TimeoutError as error:
            remedy = f"start some there: dask worker {address.scheduler}"
            raise UsageError(f"the Dask scheduler at {address.scheduler} has no worker; {remedy}") from error
        plain = replace(request, output=None, sign=None, jobs=1, cluster=None, shard=None)
        yield Cluster(client, Job(address.root or str(root), plain, sources_digest(root), parts()), root, watch)


def _answer(scheduler: str, connect: Callable[[], T]) -> T:
    """What ``connect`` makes. Raises :class:`UsageError` where it makes nothing within a while.

    It is waited for in a thread: whoever takes a connection and says nothing is waited for without end.
    """
    answer: Future[T] = Future()

    def ask() -> None:
        try:
            answer.set_result(connect())
        except BaseException as error:  # noqa: BLE001 (it is raised below)
            answer.set_exception(error)

    Thread(target=ask, daemon=True).start()
    try:
        return answer.result(CONNECTING + _GRACE)
    except Exception as error:  # whatever Dask makes of an answer that is no scheduler's
        why = "" if type(error) in (OSError, TimeoutError) else f" ({type(error).__name__}: {error})"
        remedy = "start it, or name another: --executor dask=tcp://HOST:PORT"
        raise UsageError(
            f"no Dask scheduler answers at {scheduler} within {CONNECTING} seconds{why}; {remedy}"
        ) from error


@contextmanager
def _as_ours() -> Iterator[None]:
    """What Dask raises of itself, in one line."""
    try:
        yield
    except CancelledError as error:
        raise UsageError("the Dask scheduler has gone; start it, then build again") from error
    except Exception as error:
        if type(error).__name__ == "KilledWorker":
            raise UsageError(one_line(f"too many workers of the Dask cluster died: {error}")) from error
        if isinstance(error.__cause__, ModuleNotFoundError):
            remedy = "install there what is installed here"
            raise UsageError(f"a worker of the Dask cluster cannot begin: {error.__cause__}; {remedy}") from error
        raise


def _silence() -> None:
    """What goes wrong is told by exceptions; a connection that is lost is not told in a log beside."""
    for name in [name for name in logging.root.manager.loggerDict if name.split(".")[0] == "distributed"]:
        logging.getLogger(name).setLevel(logging.CRITICAL)


class _There:
    """A project as a worker has read it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._project = Project(Path(job.root))
        theirs = dict(job.made_with)
        for name, own in parts():
            if theirs.get(name) != own:
                what = f"{_worker()} has another {name}" if name != "libraries" else f"{_worker()} has other libraries"
                raise UsageError(f"{what} than this machine; install the same there, and start it again")
        self._compare()

    def _compare(self) -> None:
        """Whether the project is, here and now, what the build is of. Raises :class:`UsageError`."""
        root = Path(self._job.root)
        if not root.is_dir():
            raise UsageError(f"{_worker()} has no folder {root}; name the project's folder there: --root FOLDER")
        try:
            same = sources_digest(root) == self._job.sources
        except OSError:
            same = False
        if not same:
            remedy = "bring them to the same state, or name another folder: --root FOLDER"
            raise UsageError(f"{_worker()} sees other files in {root} than this machine; {remedy}")

    @cached_property
    def publication(self) -> Publication:
        """The sources as they are, to be checked."""
        publication, _ = read_publication(self._project, self._job.request, [])
        self._compare()
        return publication

    @cached_property
    def maker(self) -> Maker:
        """What draws pages; catalogs are checked by tasks of their own."""
        maker = Maker(prepare(self._project, self._job.request, unchecked))
        self._compare()
        return maker


_one_at_a_time = Lock()
"""A worker may have several threads; what they would share is made for one."""


@lru_cache(maxsize=1)
def _there(job: Job) -> _There:
    return _There(job)


def _check_there(job: Job, asked: Asked) -> tuple[float, OfCatalogs]:
    """(seconds of the processor, findings) of a name's catalogs, at a worker."""
    with _one_at_a_time:
        begun = time.process_time()
        found = check_catalogs(_there(job).publication, asked)
        return time.process_time() - begun, found


def _draw_there(job: Job, units: Sequence[Unit]) -> tuple[float, tuple[DrawnPage, ...]]:
    """(seconds of the processor, pages) of some units, at a worker."""
    with _one_at_a_time:
        begun = time.process_time()
        drawn = make_pages(_there(job).maker, units)
        return time.process_time() - begun, drawn


def _written(pages: Sequence[DrawnPage], site: Path) -> tuple[WrittenPage, ...]:
    """Pages that a worker has sent, when they are written here."""
    for page in pages:
        page.write(site)
    return tuple((page.path, page.checked) for page in pages)


def _worker() -> str:
    """How a worker is called in what it says."""
    return f"the Dask worker on {socket.gethostname()}"
