"""Options of the commands that make a site: its number, and how long it is good for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from noticepress.findings import UsageError

if TYPE_CHECKING:
    from noticepress.site.verifying.release import Release

F = TypeVar("F", bound=Callable[..., Any])

_WEEK = 7


def release_options(function: F) -> F:
    """Add ``--release`` and ``--good-for`` to a command."""
    number = click.option(
        "--release",
        "number",
        type=click.IntRange(min=1),
        metavar="N",
        help="Number the site, greater than every one before, and say in its manifest of when it is and how long it is "
        "good: an old site in its place is then found.",
    )
    days = click.option(
        "--good-for",
        "days",
        type=click.IntRange(min=1, max=3650),
        metavar="DAYS",
        help=f"With --release: how many days the site is good for. Default: {_WEEK}.",
    )
    return number(days(function))


def release_of(number: int | None, days: int | None) -> Release | None:
    """What is asked for. Raises :class:`UsageError` where that is half of it."""
    if number is None:
        if days is not None:
            raise UsageError("--good-for is about a site with a number; give it one: --release")
        return None
    from noticepress.site.verifying.release import Release  # noqa: PLC0415 (few builds need it)

    return Release(number, days or _WEEK)
