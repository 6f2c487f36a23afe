"""What all commands share: their group, their options, and how a failure is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from noticepress import __version__, report
from noticepress.as_of import AS_OF_VARIABLE, parse_day
from noticepress.errors import Finding, NoticepressError, UsageError, one_line
from noticepress.project import Project

F = TypeVar("F", bound=Callable[..., Any])

EXIT_FINDINGS = 1
EXIT_USAGE = 2


class IsoDate(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Parse, or fail with one line."""
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day of the calendar; write it as YYYY-MM-DD", param, ctx)


as_of_option = click.option(
    "--as-of",
    type=IsoDate(),
    help=f"The day on which statuses are based. Default: ${AS_OF_VARIABLE}, else $SOURCE_DATE_EPOCH, else today (UTC).",
)
notice_option = click.option("--notice", help="The notice, where a project has several.")
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(sorted(report.FORMATS)),
    default="text",
    show_default=True,
    help="How findings are written.",
)


def command(function: F) -> F:
    """Turn the package's exceptions into lines and an exit status: no traceback for a user's mistake."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except NoticepressError as error:
            fail(error.findings, kwargs.get("style", "text"))
        except UsageError as error:
            click.echo(f"noticepress: {one_line(str(error))}", err=True)
            sys.exit(EXIT_USAGE)
        except OSError as error:
            name = error.filename2 or error.filename
            place = f"{name}: " if name else ""
            reason = (error.strerror or str(error)).lower()
            click.echo(
                f"noticepress: {place}{reason}; nothing was published; free the place or choose another", err=True
            )
            sys.exit(EXIT_FINDINGS)

    return run  # type: ignore[return-value]  # the wrapper keeps the signature that click reads


def fail(findings: tuple[Finding, ...], style: str) -> NoReturn:
    """Write the findings and exit. Text goes to the error stream, formats for programs to the output."""
    context = click.get_current_context()
    root = context.obj.root if isinstance(context.obj, Project) else Path.cwd()
    report.write(findings, style, sys.stdout if style != "text" else sys.stderr, root)
    sys.exit(EXIT_FINDINGS)


HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
"""How every command is asked for its help."""


@click.group(context_settings={**HELP, "max_content_width": 100})
@click.version_option(__version__, prog_name="noticepress")
@click.option(
    "-C",
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder. Default: the current one.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Publish legal notices as a static site in many country/region locales.

    English is authored once and prevails; translations are gettext catalogs; every version has a number and
    an effective date that this program guards.
    """
    context.obj = Project(folder.resolve())
