"""How the program ends when somebody ends it: what was begun is undone, one line is said, and no traceback."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from noticepress.findings import INTERRUPTED, one_line

_KILLED = 128
"""As a shell has it for a program that a signal has ended: this and the signal's number."""
EXIT_INTERRUPTED = _KILLED + signal.SIGINT
EXIT_NO_READER = _KILLED + 13
"""As a shell has it for SIGPIPE: whoever read the output had seen enough."""


@contextmanager
def ended_quietly() -> Iterator[None]:
    """An interruption ends the program with one line, a reader that has gone with none.

    Whoever asks it to end (SIGTERM, SIGHUP) is obeyed once what was begun is undone.
    """
    try:
        with _unwinding():
            try:
                yield
            finally:
                sys.stdout.flush()
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        click.echo(f"noticepress: {_wrong_use(error)}", err=True)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):  # the second where an answer was waited for
        click.echo(INTERRUPTED, err=True)
        sys.exit(EXIT_INTERRUPTED)
    except EOFError:  # whoever ends an input has ended the program, above: what ends early is what Python has kept
        told = "a file that Python keeps of a program, in a folder __pycache__, is cut off; delete these folders"
        click.echo(f"noticepress: {told}, or install noticepress anew", err=True)
        sys.exit(1)
    except MemoryError:
        click.echo("noticepress: there is not enough memory; give it more, or fewer processes with -j", err=True)
        sys.exit(1)
    except OSError as error:
        _refused(error)


def _refused(error: OSError) -> NoReturn:
    """End where the system refuses the current folder, the program's own files or the output."""
    if isinstance(error, (FileNotFoundError, PermissionError)):
        where, remedy = (
            (error.filename, "make it readable") if error.filename else ("the current folder", "go to another")
        )
        told = f"{where} cannot be read: {str(error.strerror or error).lower()}; {remedy}"
        click.echo(f"noticepress: {one_line(told)}", err=True)
        sys.exit(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())  # or Python complains when it flushes at its end
    if isinstance(error, BrokenPipeError):
        sys.exit(EXIT_NO_READER)
    told = f"the output cannot be written: {str(error.strerror or error).lower()}; make room there"
    click.echo(f"noticepress: {told}", err=True)
    sys.exit(1)


def _wrong_use(error: click.UsageError) -> str:
    """What the parser of the command line says, in one line, with where to read on."""
    said = one_line(error.format_message()).rstrip(".").replace(". Did you", "; did you")
    context = error.ctx.command_path.partition(" ")[2] if error.ctx else ""
    asked = " ".join(filter(None, ("noticepress", context, "--help")))
    return one_line(f"{said[:1].lower()}{said[1:]}; '{asked}' tells more")


@contextmanager
def _unwinding() -> Iterator[None]:
    """Let a signal to end reach every ``finally``: of this process alone, not of those that it has begun.

    One that somebody has said not to heed, as ``nohup`` does, is not heeded.
    """
    own = os.getpid()

    def end(number: int, _frame: FrameType | None) -> None:
        if os.getpid() != own:
            os._exit(_KILLED + number)
        sys.exit(_KILLED + number)

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    is_main = threading.current_thread() is threading.main_thread()
    heeded = [number for number in asked if is_main and signal.getsignal(number) is signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)
