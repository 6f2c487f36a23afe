"""What all commands share: their group, their options, and how a failure is told."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, MutableMapping
from datetime import date
from functools import wraps
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, NoReturn, TypeVar

import click

from noticepress import __version__
from noticepress.commands.program import completing
from noticepress.commands.program.commands import COMMANDS
from noticepress.commands.program.ending import ended_quietly
from noticepress.commands.program.given import Command
from noticepress.commands.program.place import root_around, root_of_project, writing_alone
from noticepress.files.environment import environment
from noticepress.files.kept import FOLDER, Kept
from noticepress.findings import Finding, NoticepressError, UsageError, one_line
from noticepress.nearest import nearest
from noticepress.register.clock import AS_OF_VARIABLE, parse_day

F = TypeVar("F", bound=Callable[..., Any])

EXIT_FINDINGS = 1
EXIT_USAGE = 2

_PUBLISHING = frozenset({"build", "merge", "publish"})
"""Commands that put something into the public's sight."""


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where there is no room."""

_RESULT = frozenset({"check"})
"""Commands whose findings are what was asked for."""


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
            self.fail(f"{value!r} is not a day of the calendar from 1900 to 2999; write it as YYYY-MM-DD", param, ctx)


STYLES = ("github", "json", "sarif", "text")
"""How findings can be written (see ``commands.reporting``)."""

as_of_option = click.option(
    "--as-of",
    type=IsoDate(),
    help=f"The day on which statuses are based. Default: ${AS_OF_VARIABLE}, else $SOURCE_DATE_EPOCH, else today (UTC).",
)
notice_option = click.option(
    "--notice", help="The notice, where a project has several.", shell_complete=completing.notices
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Only say what would be done.")
"""Of every command that puts something on record."""

cache_option = click.option(
    "--cache/--no-cache",
    default=True,
    show_default=True,
    help="Take what an earlier run has made where nothing has changed that it is made from, and keep it for the next, "
    "in .noticepress/cache. The result is the same.",
)
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(STYLES),
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
            if of_output(error):
                raise
            told = os_error_line(error, publishing=click.get_current_context().info_name in _PUBLISHING)
            click.echo(f"noticepress: {told}", err=True)
            sys.exit(EXIT_FINDINGS)

    return run  # type: ignore[return-value]  # the wrapper keeps the signature that click reads


def pass_project(function: F) -> F:
    """Give a command its project; outside of any project, raise :class:`UsageError`."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        from noticepress.editions.sources.project import Project  # noqa: PLC0415 (it takes a while to import)

        root = root_of_project()
        kept = Kept(root / FOLDER, environment()) if kwargs.get("cache", True) else Kept()
        return function(Project(root, kept), *args, **kwargs)

    return run  # type: ignore[return-value]  # as above, less the project


def pass_project_alone(function: F) -> F:
    """As :func:`pass_project`, for a command that writes what follows from what it reads.

    Of two at once, one would write over what the other wrote. Raises :class:`UsageError` while another is at work.
    """

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        with writing_alone():
            return pass_project(function)(*args, **kwargs)

    return run  # type: ignore[return-value]  # as above


def of_output(error: OSError) -> bool:
    """Whether the system has refused the output, and no file: that is named where there is no room for it."""
    return error.errno == errno.EPIPE or (error.errno in _FULL and not error.filename)


def os_error_line(error: OSError, *, publishing: bool) -> str:
    """What the system refused, where, and what helps, on one line."""
    unpublished = "; nothing was published" if publishing else ""
    if isinstance(error, shutil.Error) and isinstance(error.args[0], list):  # files of a folder that was to be copied
        source, target, _ = error.args[0][0]
        return one_line(f"{source} cannot be copied to {target}{unpublished}; make room there, or make it readable")
    name = error.filename2 or error.filename
    place = f"{os.fsdecode(name)}: " if name else ""
    reason = (error.strerror or str(error)).lower()
    return one_line(f"{place}{reason}{unpublished}; {_os_remedy(error.errno, name)}")


def _os_remedy(number: int | None, name: str | bytes | None) -> str:
    if number in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
        return "choose another --address"
    if number in _FULL:
        return "make room there"
    if number == errno.ENOENT:
        return "restore it, or name another"
    if number in (errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.EBUSY):
        return "choose another place"
    if number in (errno.EACCES, errno.EPERM) and name and os.path.lexists(name) and not os.access(name, os.R_OK):
        return "make it readable"
    return "make the place writable, or choose another"


def fail(findings: tuple[Finding, ...], style: str, way_out: str = "") -> NoReturn:
    """Write the findings and exit. Text goes to the error stream, formats for programs to the output.

    Of ``check``, findings are the result and go to the output too. ``way_out`` is a line about all, for people.
    """
    context = click.get_current_context()
    stream = sys.stdout if context.info_name in _RESULT else sys.stderr
    from noticepress.commands.reporting import report  # noqa: PLC0415 (it takes a while to import)

    root = context.obj if isinstance(context.obj, Path) else Path.cwd()
    report.write(findings, style, utf8_output() if style != "text" else stream, root)
    if way_out:
        click.echo(f"noticepress: {way_out}", err=True)
    sys.exit(EXIT_FINDINGS)


def utf8_output() -> IO[str]:
    """The output for what programs read: UTF-8 wherever it goes."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout


def examples(*lines: str) -> str:
    """What stands at the end of a command's help."""
    return "\n".join(
        ["\b", "Examples:" if len(lines) > 1 else "Example:", *(f"  noticepress {line}" for line in lines)]
    )


_LIKE = 60
"""How alike what was typed and a command are, of 100, for the one to be meant by the other."""


class Program(click.Group):
    """The group of all commands."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's)
        """Every command's name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name in COMMANDS:
            import_module(f"noticepress.commands.{COMMANDS[cmd_name][0]}")
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for. Raises ``click.UsageError`` with the nearest for one that there is not."""
        if not (ctx.resilient_parsing or args[0] in COMMANDS or args[0].startswith("-")):
            near = nearest(args[0], sorted(COMMANDS), _LIKE)
            raise click.UsageError(
                f"there is no command {args[0]!r}" + (f", but there is '{near}'" if near else ""), ctx
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the whole first sentence of its help, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx) if COMMANDS[name][1]])

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Parse the program's own options."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        with ended_quietly():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with ended_quietly():
            return super().invoke(ctx)


HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
"""How every command is asked for its help."""


@click.group(cls=Program, context_settings={**HELP, "max_content_width": 100})
@click.version_option(__version__, prog_name="noticepress")
@click.option(
    "-C",
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, or one below it. Default: the current one.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Publish legal notices as a static site in many country/region locales.

    English is authored once and prevails; translations are gettext catalogs; every version has a number and
    an effective date that this program guards.
    """
    context.obj = root_around(folder)


def every_command() -> MutableMapping[str, click.Command]:
    """Every command by its name."""
    for module in dict.fromkeys(module for module, _ in COMMANDS.values()):
        import_module(f"noticepress.commands.{module}")
    return main.commands
