"""Pages that the workers of a Dask cluster draw: the same bytes, whatever becomes of a worker, and of nothing else."""

from __future__ import annotations

import gc
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread

import distributed
import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.editions.sources.project import Project
from noticepress.extras import install
from noticepress.files.environment import parts
from noticepress.files.sources import sources_digest
from noticepress.findings import NoticepressError, UsageError
from noticepress.register.clock import AsOf
from noticepress.rules.sources import Asked, check_catalogs
from noticepress.site.build import build
from noticepress.site.executing import cluster
from noticepress.site.executing.cluster import Cluster, Job
from noticepress.site.executing.division import ClusterAddress
from noticepress.site.prepared import Request
from noticepress.site.watch import Step, Watch
from small_project import DAY, SmallProject


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def no_client_is_left() -> Iterator[None]:
    """A client that could not connect is closed when it is collected; while another begins, Dask waits for itself."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def workers() -> Iterator[object]:
    """Two worker processes of this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    ) as made:
        yield made


def of(workers, root: str = "") -> Request:
    return Request(DAY, cluster=ClusterAddress(workers.scheduler_address, root))


def test_the_site_is_the_same_though_a_worker_is_killed(small: SmallProject, workers) -> None:
    alone = build(Project(small.root), Request(DAY, output=small.root.parent / "alone", jobs=1))
    before = {each.pid for each in workers.workers.values()}
    watch, killed = Watch(), []

    def kill_one(step: Step, done: int, _total: int) -> None:
        if step is Step.DRAWING and done and not killed:
            killed.append(next(iter(workers.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    watch.show = kill_one
    shared = build(Project(small.root), of(workers), watch=watch)

    assert files(shared.path) == files(alone.path)
    assert killed
    assert killed[0] in before
    assert watch.costs[Step.DRAWING].cpu > 0


def test_findings_of_workers_stop_the_build(small: SmallProject, workers) -> None:
    catalog, template = "locales/de/LC_MESSAGES/privacy.po", "overrides/partials/footer.html"
    small.replace(catalog, 'msgstr "Datenschutzhinweis"', 'msgstr "<b>x</b>"')
    with pytest.raises(NoticepressError, match=rf"{catalog}:\d+: TR"):
        build(Project(small.root), of(workers))
    small.replace(catalog, 'msgstr "<b>x</b>"', 'msgstr "Datenschutzhinweis"')

    small.replace(template, "<footer", "{{ 1 / 0 }}<footer")
    with pytest.raises(NoticepressError, match=rf"{template}:\d+: IN009 ZeroDivisionError"):
        build(Project(small.root), of(workers))
    assert not (small.root / "site").exists()


def test_workers_find_the_project_where_they_are_told(small: SmallProject, workers) -> None:
    there = shutil.copytree(small.root, small.root.parent / "there")

    assert build(Project(small.root), of(workers, str(there))).pages
    with pytest.raises(UsageError, match=f"has no folder {there}x; name the project's folder there: --root FOLDER"):
        build(Project(small.root), of(workers, f"{there}x"))
    small.write("docs/about.md", "# About {#about}\n")
    with pytest.raises(UsageError, match=f"sees other files in {there} than this machine; bring them to the same"):
        build(Project(small.root), of(workers, str(there)))


def job(root: Path) -> Job:
    return Job(str(root), Request(when=AsOf(DAY)), sources_digest(root), parts())


@pytest.mark.parametrize("name", ["noticepress", "Python", "libraries"])
def test_a_worker_that_is_made_otherwise_does_nothing(small: SmallProject, name: str) -> None:
    other = tuple((each, "another" if each == name else made) for each, made in parts())

    with pytest.raises(UsageError, match=rf"other {name} than this machine; install the same there"):
        cluster._check_there(replace(job(small.root), made_with=other), "de")  # noqa: SLF001 (what a worker is sent)


def test_a_file_that_is_changed_while_a_worker_reads_is_told(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Project.read

    def edited(project: Project, *given: object) -> object:
        small.write("docs/about.md", "# About {#about}\n")
        return read(project, *given)

    wanted = job(small.root)
    monkeypatch.setattr(Project, "read", edited)
    with pytest.raises(UsageError, match="sees other files in"):
        cluster._check_there(wanted, "de")  # noqa: SLF001 (as above)


def unused_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return int(unused.getsockname()[1])


def test_a_scheduler_that_is_not_there_is_told_within_bounded_time(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)
    address = f"tcp://127.0.0.1:{unused_port()}"

    with pytest.raises(UsageError, match=f"no Dask scheduler answers at {address} within 0.5 seconds; start it"):
        build(Project(small.root), Request(DAY, cluster=ClusterAddress(address)))


@contextmanager
def answering(said: bytes) -> Iterator[str]:
    """The address of something that takes connections, and is no scheduler."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken: list[socket.socket] = []

        def take() -> None:
            with suppress(OSError):
                while True:
                    taken.append(server.accept()[0])
                    taken[-1].sendall(said)

        Thread(target=take, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
        for each in taken:
            each.close()


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\xff" * 64])
def test_what_answers_and_is_no_scheduler_is_told(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)

    with answering(said) as address, pytest.raises(UsageError, match=f"no Dask scheduler answers at {address} within"):
        build(Project(small.root), Request(DAY, cluster=ClusterAddress(address)))


def test_tls_that_is_not_configured_is_told(small: SmallProject) -> None:
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at tls://.*TLS expects .*; start it"):
        build(Project(small.root), Request(DAY, cluster=ClusterAddress(f"tls://127.0.0.1:{unused_port()}")))


def test_a_cluster_without_workers_is_told(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WITHOUT_WORKERS", 0.2)
    with distributed.LocalCluster(n_workers=0, processes=True, dashboard_address="127.0.0.1:0") as empty:
        with pytest.raises(UsageError, match=r"has no worker; start some there: dask worker tcp://"):
            build(Project(small.root), of(empty))

        with distributed.Client(empty.scheduler_address, set_as_default=False) as client:
            left = Cluster(client, job(small.root), small.root, Watch())
            with (
                left.check(check_catalogs, small.publication(), [Asked("de")]) as results,
                pytest.raises(UsageError, match="every worker of the Dask cluster has gone; start some"),
            ):
                next(results)


def test_without_dask_the_extra_is_named(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(UsageError, match=re.escape(f"Dask is not installed; run: {install('dask')}")):
        build(Project(small.root), Request(DAY, cluster=ClusterAddress("tcp://127.0.0.1:8786")))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--executor", "dask=nowhere"), "'dask=nowhere' is no executor; name a Dask scheduler"),
        (("--executor", "dask=tcp://a:1", "-j", "2"), "-j is about processes of this machine"),
        (("--root", "/there"), "--root is about the workers of a cluster; name the cluster"),
        (
            ("--executor", "dask=tcp://a:1", "--engine", "mkdocs"),
            "MkDocs draws this site, in one process, for --engine mkdocs; leave --executor out",
        ),
    ],
)
def test_what_cannot_be_asked_of_a_cluster_is_told(small: SmallProject, options: tuple[str, ...], told: str) -> None:
    done = CliRunner().invoke(main, ["-C", str(small.root), "build", *options])

    assert done.exit_code == 2, done.output
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
