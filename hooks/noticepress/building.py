"""Building and serving the site through MkDocs, whole or not at all."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from noticepress.adapter import Options, SiteBuild
from noticepress.errors import NoticepressError, UsageError
from noticepress.project import Project
from noticepress.swap import exclusive, swap_in
from noticepress.verify import sign

MARKER = "sitemap.xml"
"""A file that every built site has: a folder without it is not taken for a site and not replaced."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for."""

    as_of: date | None = None
    locales: tuple[str, ...] = ()
    drafts: bool = False
    output: Path | None = None
    sign: Path | None = None
    """SSH private key to sign the manifest with."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made."""

    path: Path
    locales: int
    editions: int
    pages: int


def build(project: Project, request: Request) -> Result:
    """Build the site into its folder.

    Raises :class:`NoticepressError` with every finding, :class:`UsageError` or ``OSError``; the folder is
    then as it was before.
    """
    config = _config(project)
    target = (Path.cwd() / (request.output or config.site_dir)).resolve()
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} is a file; choose a folder with --output")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise UsageError(f"{target} is not empty and holds no site; choose another folder with --output")
    target.parent.mkdir(parents=True, exist_ok=True)
    with exclusive(target):
        staging = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.building."))
        try:
            config.site_dir = str(staging)
            build_ = _run(config, request)
            if request.sign:
                sign(staging, request.sign)
            staging.chmod(0o755)
            swap_in(staging, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    pages = sum(1 for _ in target.rglob("*.html"))
    return Result(target, len(build_.locales), build_.edition_count, pages)


def _run(config: MkDocsConfig, request: Request) -> SiteBuild:
    with _progress() as progress:
        task = progress.add_task("Building", total=None)

        def show(tag: str, total: int) -> None:
            progress.update(task, description=f"Building {tag}", total=total, advance=1)

        options = Options(request.as_of, request.drafts, request.locales, show, finished_later=True)
        SiteBuild.set_options(config, options)
        with _collected_log() as problems:
            try:
                mkdocs_build(config)
            except (Abort, BuildError) as error:
                known = _known_cause(error)
                if known is not None:
                    raise known from None
                raise UsageError("the build failed: " + ("; ".join(problems) or str(error))) from error
    build_ = SiteBuild.of(config)
    # Only now: MkDocs has returned, and no hook's or plugin's event can change what is checked and listed here.
    build_.finish(Path(config.site_dir))
    return build_


def _known_cause(error: BaseException) -> NoticepressError | UsageError | None:
    """The package's own exception behind what MkDocs raised."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NoticepressError | UsageError):
            return cause
        cause = cause.__cause__ or cause.__context__
    return None


@contextmanager
def _collected_log() -> Iterator[list[str]]:
    """Keep MkDocs' warnings and errors, instead of letting them run over the progress bar."""
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler, propagate, level = Collect(logging.WARNING), logger.propagate, logger.level
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        logger.setLevel(level)


def _progress() -> Progress:
    """A progress bar on a terminal; nothing elsewhere."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def serve(project: Project, request: Request, address: str) -> None:
    """Preview the site until interrupted."""
    SiteBuild.default_options = Options(request.as_of, request.drafts, request.locales)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        mkdocs_serve(str(project.root / "mkdocs.yml"), livereload=True, dev_addr=address, strict=False)
    except (Abort, BuildError, ConfigurationError) as error:
        raise UsageError(f"the preview cannot begin: {error}") from error


def _config(project: Project) -> MkDocsConfig:
    # Material's own switch for its notice about its end of life.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    path = project.root / "mkdocs.yml"
    if not path.is_file():
        raise UsageError(f"{path} is missing; run noticepress in a project's folder, or name one with -C")
    try:
        return load_config(str(path))
    except (ConfigurationError, Abort) as error:
        raise UsageError(f"mkdocs.yml: {error}; see the lines above") from error
