"""What a command that builds shows while it works, in one line on a terminal, and what it says of where time went."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from noticepress.files.kept import Kept
from noticepress.site.watch import Cost, Show, Step, Watch, unseen

F = TypeVar("F", bound=Callable[..., Any])

_WIDTH = 28


def watch_options(function: F) -> F:
    """Add ``--quiet`` and ``--timings`` to a command."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, help="Show no progress, and say nothing of a site that was built."
    )
    timings = click.option(
        "--timings",
        is_flag=True,
        help="Say where the time went: by the clock and of the processors, step by step, and what came from the cache.",
    )
    return quiet(timings(function))


@contextmanager
def watching(kept: Kept, *, quiet: bool, timings: bool) -> Iterator[Watch]:
    """What follows a build; at the end, good or bad, it says where the time went, if that was asked for."""
    watch = Watch()
    try:
        with _showing(quiet=quiet) as watch.show:
            yield watch
    finally:
        if timings:
            _say_timings(watch, kept)


@contextmanager
def _showing(*, quiet: bool) -> Iterator[Show]:
    """Shows on a terminal, in one line, what is being done and how far; elsewhere nothing."""
    if quiet or not sys.stderr.isatty():
        yield unseen
        return
    from rich.console import Console  # noqa: PLC0415 (takes a while to import, and only a terminal needs it)
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415 (as above)

    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}")
    # Without a thread of its own, which a process that is forked would not have.
    with Progress(
        *columns, console=console, transient=True, disable=console.is_dumb_terminal, auto_refresh=False
    ) as shown:
        task = shown.add_task("", total=None, count="")

        def show(step: Step, done: int, total: int) -> None:
            count = f"{done:,} of {total:,}" if total else ""
            shown.update(
                task, total=total or None, completed=done, description=step.capitalize(), refresh=True, count=count
            )

        yield show


def _say_timings(watch: Watch, kept: Kept) -> None:
    """Say, on the error stream, what each step took and what of it was kept."""
    click.echo(f"{'':{_WIDTH}}{'seconds':>9}{'of processors':>15}", err=True)
    for step, cost in watch.costs.items():
        click.echo(_line(step, cost), err=True)
    click.echo(_line("all", watch.total), err=True)
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for name, counts in kept.counts.items():
        kind = "pages" if name.startswith("pages-") else name.removeprefix("drafts-")
        found[kind] += counts[0]
        asked[kind] += counts[1]
    told = ", ".join(f"{kind} {found[kind]:,} of {number:,}" for kind, number in asked.items())
    click.echo(f"taken from the cache: {told or 'nothing'}", err=True)


def _line(name: str, cost: Cost) -> str:
    wall = f"{cost.wall:9.2f}" if cost.wall else f"{'':9}"
    return f"{name:{_WIDTH}}{wall}{cost.cpu:15.2f}"
