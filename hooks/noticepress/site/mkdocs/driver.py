"""Running MkDocs: its configuration is loaded and its build run, with what it says kept for one message."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.site.drawing.failures import told
from noticepress.site.mkdocs.site_build import Options, SiteBuild
from noticepress.site.prepared import Prepared, Request
from noticepress.site.watch import Step, Watch

_OWN = (Abort, BuildError, ConfigurationError)


def draw(project: Project, request: Request, site: Path, watch: Watch) -> Prepared:
    """Write the site's pages and assets into ``site``, which is not finished yet. Raises like :func:`run`."""
    config = load(project)
    config.site_dir = str(site)
    with watch.step(Step.DRAWING):
        return run(config, Options(request, watch.at, finished_later=True), project.root).prepared


def run(config: MkDocsConfig, options: Options, root: Path, serve_url: str | None = None) -> SiteBuild:
    """Build into the folder that ``config`` names; ``serve_url`` is a preview's address.

    Raises :class:`NoticepressError` with every finding, :class:`UsageError` or ``OSError``.
    """
    SiteBuild.set_options(config, options)
    with _collected_log() as problems, told(root, "the build failed", problems, _OWN):
        mkdocs_build(config, serve_url=serve_url)
    return SiteBuild.of(config)


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
    with _collected_log() as problems, told(project.root, "mkdocs.yml", problems, _OWN):
        return load_config(str(path), **settings)  # type: ignore[arg-type]  # no setting is named like its own option


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
