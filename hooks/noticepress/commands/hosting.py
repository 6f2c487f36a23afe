"""The command that writes settings for hosts."""

from __future__ import annotations

import os
from pathlib import Path

import click

from noticepress.commands.program.common import command, examples, main, pass_project, utf8_output
from noticepress.commands.program.place import refuse_own_places
from noticepress.editions.sources.project import Project
from noticepress.files.write import write_whole
from noticepress.findings import UsageError
from noticepress.site.hosting.hosts import HOSTS, settings
from noticepress.site.hosting.served import served

_PUBLISHED = "_headers"
"""The settings that a host reads in what is published."""


@main.command(epilog=examples("headers nginx -o notices.conf", "headers cloudflare -o docs/_headers"))
@click.argument("host", metavar="HOST", type=click.Choice(sorted(HOSTS)))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, whole or not at all. Default: the output.",
)
@command
@pass_project
def headers(project: Project, host: str, output: Path | None) -> None:
    """Write settings for HOST: a content security policy and other headers, caching, types, error pages, slashes.

    What pages may load follows from the project's settings; files whose names hold a digest of their content may be
    kept for good. Those for nginx also lead from the front page to the browser's language.
    """
    site, (title, file) = served(project), HOSTS[host]
    own = project.root / "docs" / _PUBLISHED
    is_published = output and file == _PUBLISHED and os.path.realpath(output) == os.path.realpath(own)
    if output and is_published and site.root != "/":
        raise UsageError(
            f"{output} would be published in {site.root}, and {title} reads it at the root of the host alone; "
            "write it elsewhere, and put it beside the site's folder"
        )
    if output and not is_published:
        refuse_own_places(project.root, output)
    text = settings(host, site)
    if output is None:
        utf8_output().write(text)
        return
    changed = write_whole(output, text.encode())
    click.echo(f"{output}: {'written' if changed else 'unchanged'}")
    docs = os.path.realpath(project.root / "docs")
    name = Path(os.path.relpath(os.path.realpath(output), docs)).as_posix()
    if not name.startswith("../") and name not in project.read_furniture().published_files:
        click.echo(f"Next: name {name} in mkdocs.yml, below extra: published_files: [{name}]", err=True)
