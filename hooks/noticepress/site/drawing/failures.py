"""What Jinja, an engine and the project's own code raise, in one line with the place in the project's files."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import dropwhile
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

import noticepress
from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError, UsageError, one_line

_PACKAGE = Path(noticepress.__file__).resolve().parent
_CODE = ("overrides", "hooks")
_REMEDY = "mend the line"


@contextmanager
def told(
    root: Path, doing: str = "", problems: Sequence[str] = (), engine: tuple[type[Exception], ...] = ()
) -> Iterator[None]:
    """Raise what goes wrong as the package's own exceptions.

    ``root`` is the project's folder, ``doing`` says what failed, ``problems`` is what an engine has logged by then,
    and ``engine`` are its own exceptions; whatever else comes out of it, its plugins or the project's files is told
    too. One that comes from none of them is a defect of the program, and stays as it is.
    """
    try:
        yield
    except Exception as error:
        # A template that is not there is an OSError for Jinja, though no file could not be read.
        if isinstance(error, OSError) and not isinstance(error, TemplateNotFound):
            raise
        known = _known_cause(error)
        if known is not None:
            raise known from None
        if isinstance(error, engine):
            said = one_line("; ".join(problems) or str(error))
            raise UsageError(f"{doing}: {said}; mend what it names") from error
        if finding := _finding(error, root):
            raise NoticepressError([finding]) from error
        if engine and (place := _within_engine(error)):
            raise UsageError(one_line(f"{doing}: {_described(error)} ({place}); mend what it names")) from error
        raise


def _known_cause(error: BaseException) -> NoticepressError | UsageError | None:
    """The package's own exception behind what MkDocs raised."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NoticepressError | UsageError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return None


def _finding(error: Exception, root: Path) -> Finding | None:
    """The error at the line of the project's template or hook that it comes from."""
    if isinstance(error, TemplateSyntaxError | SyntaxError):
        place = _own(error.filename or "", root)
        return FILES.at(place, error.lineno or 0, _described(error), _REMEDY) if place else None
    if isinstance(error, UnicodeEncodeError):
        return FILES.at("overrides", 0, f"a template writes what is no character: {error}", _REMEDY)
    places = ((_own(frame.filename, root), frame.lineno or 0) for frame in _frames(error))
    place, line = next(((place, line) for place, line in reversed([*places]) if place), ("", 0))
    return FILES.at(place, line, _described(error), _REMEDY) if place else None


def _frames(error: Exception) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)


def _within_engine(error: Exception) -> str:
    """Where an engine or a plugin of its failed that was doing no work of this package; else empty."""
    frames = [Path(frame.filename) for frame in _frames(error)]
    inner = [*dropwhile(lambda path: path.is_relative_to(_PACKAGE), frames)]
    if not inner or any(path.is_relative_to(_PACKAGE) for path in inner):
        return ""
    return f"{inner[-1].parent.name}/{inner[-1].name}:{_frames(error)[-1].lineno}"


def _own(filename: str, root: Path) -> str | None:
    """The name of a template or hook of the project's."""
    path = Path(filename)
    if any(path.is_relative_to(root / folder) for folder in _CODE) and not path.is_relative_to(_PACKAGE):
        return path.relative_to(root).as_posix()
    return None


def _described(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template “{error.name}”"
    if isinstance(error, RecursionError):
        return "the template includes itself without end"
    reason = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {reason}"
