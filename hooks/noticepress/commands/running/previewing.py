"""What 'serve' does: which of two previews a project has."""

from __future__ import annotations

from pathlib import Path

import click

from noticepress.editions.sources.project import Project
from noticepress.files.environment import environment
from noticepress.files.kept import FOLDER, Kept
from noticepress.findings import NoticepressError
from noticepress.site.drawing.choose_engine import reasons_for_mkdocs
from noticepress.site.prepared import Request
from noticepress.site.preview.server import serve


def run_preview(root: Path, request: Request, address: str) -> None:
    """Preview a project: by MkDocs, which builds all of it anew, only where MkDocs draws its site."""
    project = Project(root)
    try:
        reason = ", ".join(reasons_for_mkdocs(project))
    except NoticepressError:
        reason = ""  # the preview shows what is to be mended
    if not reason:
        serve(root, request, Kept(root / FOLDER, environment()), address)
        return
    from noticepress.site.mkdocs import preview  # noqa: PLC0415 (MkDocs takes a while to import)

    click.echo(f"noticepress: drawn by MkDocs, for {reason}", err=True)
    preview.serve(project, request, address)
