"""Building the site through MkDocs, whole or not at all."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from noticepress.editions.artefacts import MANIFEST
from noticepress.editions.project import Project
from noticepress.files.swap import exclusive, staging, swap_in
from noticepress.findings import Finding, UsageError
from noticepress.site.failures import told
from noticepress.site.mkdocs import Options, SiteBuild
from noticepress.site.signing import is_signed_by, sign
from noticepress.site.target import check_target, place


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for."""

    as_of: date | None = None
    locales: tuple[str, ...] = ()
    drafts: bool = False
    output: Path | None = None
    sign: Path | None = None
    """SSH private key to sign the manifest with."""
    quarantine: bool = False
    """Whether entries of catalogs that would stop the build are shown in English instead."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build made."""

    path: Path
    locales: int
    editions: int
    pages: int
    unsigned: bool
    """Whether a register names signers, and none has signed."""
    quarantined: tuple[Finding, ...] = ()
    """About what is shown in English instead, where that was asked for."""


def build(project: Project, request: Request) -> Result:
    """Build the site into its folder.

    Raises :class:`NoticepressError` with every finding, :class:`UsageError` or ``OSError``; the folder is
    then as it was before.
    """
    config = load(project)
    target = place(request.output or Path(config.site_dir))
    check_target(target, project.root, signed=request.sign is not None)
    target.parent.mkdir(parents=True, exist_ok=True)
    signers = project.signers()
    with exclusive(target), staging(target) as new:
        config.site_dir = str(new)
        build_ = run(config, request, project.root)
        if request.sign:
            _sign(new / MANIFEST, request.sign, signers)
        # Again: somebody may have put a file there since.
        check_target(target, project.root, signed=request.sign is not None)
        swap_in(new, target)
    pages = sum(1 for _ in target.rglob("*.html"))
    unsigned = bool(signers) and not request.sign
    return Result(target, len(build_.locales), build_.edition_count, pages, unsigned, build_.quarantined)


def _sign(manifest: Path, key: Path, signers: tuple[str, ...]) -> None:
    signature = sign(manifest, key)
    if signers and not is_signed_by(manifest.read_bytes(), signature.read_bytes(), signers):
        raise UsageError(f"the key {key} is of no signer that notice.yml names; sign with a signer's, or add it there")


def run(config: MkDocsConfig, request: Request, root: Path, serve_url: str | None = None) -> SiteBuild:
    """Build into the folder that ``config`` names; ``serve_url`` is a preview's address. Raises like :func:`build`."""
    with _progress() as progress:
        task = progress.add_task("Building", total=None)

        def show(tag: str, total: int) -> None:
            progress.update(task, description=f"Building {tag}", total=total, advance=1)

        options = Options(request.as_of, request.drafts, request.locales, request.quarantine, show, finished_later=True)
        SiteBuild.set_options(config, options)
        with _collected_log() as problems, told(root, "the build failed", problems):
            mkdocs_build(config, serve_url=serve_url)
    build_ = SiteBuild.of(config)
    # Only now: MkDocs has returned, and no hook's or plugin's event can change what is checked and listed here.
    build_.finish(Path(config.site_dir))
    return build_


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


def load(project: Project, **settings: object) -> MkDocsConfig:
    """The project's configuration for MkDocs; ``settings`` go before what ``mkdocs.yml`` says.

    Raises :class:`NoticepressError` or :class:`UsageError` for one that cannot be used.
    """
    # Material's own switch for its notice about its end of life.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    path = project.root / "mkdocs.yml"
    if not path.is_file():
        raise UsageError(f"{path} is missing; run noticepress in a project's folder, or name one with -C")
    # Before MkDocs does: it makes whatever objects the file names.
    project.read_furniture()
    with _collected_log() as problems, told(project.root, "mkdocs.yml", problems):
        return load_config(str(path), **settings)  # type: ignore[arg-type]  # no setting is named like its own option
