"""Whether what a command will write can be built: proved by building it, in a copy of the project, with every rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from noticepress.commands.acts.copying import tried
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError
from noticepress.site.build import construct
from noticepress.site.prepared import Request


def prove(project: Project, files: Mapping[Path, bytes], days: Iterable[date]) -> None:
    """Build the site with ``files`` written, as of each of ``days``, in every locale, and throw it away.

    What builds have kept of texts and catalogs is taken, and nothing is kept of this one. The project and its site stay
    as they are. Raises what a build raises, with the project's own paths.
    """
    kept = project.kept.aside()
    with tried(project.root, files) as root:
        try:
            for number, day in enumerate(dict.fromkeys(days)):
                site = root.parent / f"site-{number}"
                site.mkdir()
                construct(Project(root, kept), Request(as_of=day), site)
                kept.turn()
        except UsageError as error:
            raise UsageError(str(error).replace(str(root), str(project.root))) from error
