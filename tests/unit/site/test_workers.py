"""Work side by side: the same by any number of processes, whatever becomes of one of them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from noticepress.findings import Finding, NoticepressError, UsageError
from noticepress.site.workers import possible_jobs, side_by_side

FINDING = Finding("docs/a.md", 3, "VE001", "it has changed", "change it back", text="it")


def square(base: int, task: int) -> int:
    return base + task * task


def fail(error: Exception, task: int) -> int:
    if task == 3:
        raise error
    return task


def die_once(folder: Path, task: int) -> int:
    """Kill the process that is the first to do task 2."""
    mark = folder / "died"
    if task == 2 and not mark.exists():
        mark.write_text("here")
        os.kill(os.getpid(), signal.SIGKILL)
    return task


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
@pytest.mark.parametrize("tasks", [[], [4], [*range(7)]])
def test_results_are_the_same_by_any_number_of_processes(jobs: int, tasks: list[int]) -> None:
    assert sorted(side_by_side(jobs, square, lambda: 10, tasks)) == [10 + task * task for task in tasks]


@pytest.mark.parametrize("jobs", [1, 3])
def test_findings_come_from_other_processes_as_they_are(jobs: int) -> None:
    with pytest.raises(NoticepressError) as told:
        list(side_by_side(jobs, fail, lambda: NoticepressError([FINDING]), range(6)))
    assert told.value.findings == (FINDING,)
    assert told.value.findings[0].text == "it"
    with pytest.raises(UsageError, match=r"^there is no locale$"):
        list(side_by_side(jobs, fail, lambda: UsageError("there is no locale"), range(6)))


def test_what_a_killed_process_left_is_done_again(tmp_path: Path) -> None:
    assert sorted(side_by_side(2, die_once, lambda: tmp_path, range(8))) == [*range(8)]
    assert (tmp_path / "died").exists()


def test_as_many_processes_as_asked_for_or_one_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert possible_jobs(3) == 3
    assert possible_jobs() == len(os.sched_getaffinity(0))
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert possible_jobs(3) == 1
