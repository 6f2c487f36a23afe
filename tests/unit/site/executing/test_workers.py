"""Work side by side: the same by any number of processes, whatever becomes of one of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from noticepress.editions.sources.project import Project
from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.rules.sources import check_sources
from noticepress.site.build import construct
from noticepress.site.executing.side_by_side import possible_jobs, side_by_side
from noticepress.site.executing.units import Maker, Unit
from noticepress.site.executing.workers import Processes
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject

FINDING = Finding("docs/a.md", 3, "VE001", "it has changed", "change it back", text="it")


def square(base: int, task: int) -> int:
    return base + task * task


def fail(error: Exception, task: int) -> int:
    if task == 3:
        raise error
    return task


def fail_always(*_: object) -> list[Finding]:
    raise NoticepressError([FINDING])


def die_once(folder: Path, task: int) -> int:
    """Kill the process that is the first to do task 2."""
    mark = folder / "died"
    if task == 2 and not mark.exists():
        mark.write_text("here")
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def all_of(jobs: int, work: Callable[[Any, int], int], shared: object, tasks: Sequence[int]) -> list[int]:
    with side_by_side(jobs, work, lambda: shared, tasks) as results:
        return list(results)


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
@pytest.mark.parametrize("tasks", [[], [4], [*range(7)]])
def test_results_are_the_same_by_any_number_of_processes(jobs: int, tasks: list[int]) -> None:
    assert sorted(all_of(jobs, square, 10, tasks)) == [10 + task * task for task in tasks]


def where(_: object, __: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("is_beside", [False, True])
def test_a_process_alone_works_beside_this_one_where_there_is_other_work(*, is_beside: bool) -> None:
    with side_by_side(1, where, lambda: None, [1, 2], is_beside=is_beside) as results:
        assert len({*results, os.getpid()}) == 1 + is_beside


@pytest.mark.parametrize("jobs", [1, 3])
def test_findings_come_from_other_processes_as_they_are(jobs: int) -> None:
    with pytest.raises(NoticepressError) as told:
        all_of(jobs, fail, NoticepressError([FINDING]), range(6))
    assert told.value.findings == (FINDING,)
    assert told.value.findings[0].text == "it"
    with pytest.raises(UsageError, match=r"^there is no locale$"):
        all_of(jobs, fail, UsageError("there is no locale"), range(6))


def test_what_a_killed_process_left_is_done_again(tmp_path: Path) -> None:
    assert sorted(all_of(2, die_once, tmp_path, range(8))) == [*range(8)]
    assert (tmp_path / "died").exists()


def begin_and_fail() -> None:
    with side_by_side(2, square, lambda: 10, range(200)):
        assert multiprocessing.active_children() != []
        raise UsageError("the English text cannot be checked")


def test_no_process_goes_on_when_something_else_fails_before_the_first_result() -> None:
    with pytest.raises(UsageError):
        begin_and_fail()

    assert multiprocessing.active_children() == []


def test_no_process_goes_on_when_the_check_of_the_english_texts_raises(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("noticepress.rules.inputs.brand.RULES", (fail_always,))

    with pytest.raises(NoticepressError):
        check_sources(small.publication(), each=Processes(2).check)
    assert multiprocessing.active_children() == []


@pytest.fixture
def prime(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What comes, in turn, of making ready to draw: the first time an error, for every small site."""
    done: list[str] = []
    make_ready = Maker.prime

    def as_told(maker: Maker, units: Sequence[Unit]) -> None:
        done.append("failed" if not done else "made ready")
        if done == ["failed"]:
            raise KeyError(done)
        make_ready(maker, units)

    monkeypatch.setattr(Maker, "prime", as_told)
    monkeypatch.setattr("noticepress.site.executing.workers._WORTH_A_PROCESS", 5)
    return done


def test_what_cannot_be_made_ready_while_catalogs_are_checked_is_made_when_pages_are_drawn(
    small: SmallProject, tmp_path: Path, prime: list[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    construct(Project(small.root), Request(as_of=DAY, jobs=2), site)

    assert prime == ["failed", "made ready"]
    assert (site / "de-DE/privacy/index.html").is_file()


def test_what_is_found_in_catalogs_is_told_whatever_comes_of_making_ready_meanwhile(
    small: SmallProject, tmp_path: Path, prime: list[str]
) -> None:
    small.replace(
        "locales/de/LC_MESSAGES/privacy.po", "hat Version {{ version }} verfasst", "hat eine Version verfasst"
    )
    with pytest.raises(NoticepressError) as told:
        construct(Project(small.root), Request(as_of=DAY, jobs=2), tmp_path / "site")

    assert {finding.path for finding in told.value.findings} == {"locales/de/LC_MESSAGES/privacy.po"}
    assert prime == ["failed"]


def test_nothing_is_made_ready_of_texts_that_stop_the_build(
    small: SmallProject, tmp_path: Path, prime: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("noticepress.rules.inputs.brand.RULES", (lambda *_: [FINDING],))
    with pytest.raises(NoticepressError):
        construct(Project(small.root), Request(as_of=DAY, jobs=2), tmp_path / "site")

    assert prime == []


def test_as_many_processes_as_asked_for_or_one_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert possible_jobs(4) == 4
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 2, 5})
    assert possible_jobs() == 3
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert possible_jobs(4) == 1
