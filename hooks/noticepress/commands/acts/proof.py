"""Whether what a command will write can be built: proved by building it, in a copy of the project, with every rule."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from noticepress.editions.project import Project
from noticepress.files.write import write_whole
from noticepress.findings import UsageError
from noticepress.site.build import construct
from noticepress.site.prepared import Request

_COPIED = ("docs", "locales", "overrides", "hooks", "mkdocs.yml")
"""What a build reads. Whatever else stands beside them is linked to, for hooks and plugins of the project's own."""


def prove(project: Project, files: Mapping[Path, bytes], days: Iterable[date]) -> None:
    """Build the site with ``files`` written, as of each of ``days``, in every locale, and throw it away.

    The project and its site stay as they are. Raises what a build raises, with the project's own paths.
    """
    with tempfile.TemporaryDirectory(prefix="noticepress-") as scratch:
        # Its real path: findings and links are told relative to it.
        root = Path(scratch).resolve() / "project"
        copy_sources(project.root, root)
        for path, content in files.items():
            write_whole(root / path.relative_to(project.root), content)
        try:
            for number, day in enumerate(dict.fromkeys(days)):
                site = root.parent / f"site-{number}"
                site.mkdir()
                construct(Project(root), Request(as_of=day), site)
        except UsageError as error:
            raise UsageError(str(error).replace(str(root), str(project.root))) from error


def copy_sources(source: Path, target: Path) -> None:
    """Copy what a build reads of a project."""
    target.mkdir()
    for path in source.iterdir():
        if path.name in _COPIED:
            ignored = shutil.ignore_patterns("__pycache__")
            if path.is_dir():
                shutil.copytree(path, target / path.name, ignore=ignored, ignore_dangling_symlinks=True)
            else:
                shutil.copyfile(path, target / path.name)
        elif not path.name.startswith("."):
            with suppress(OSError):  # a system without links: what is beside the sources is seldom asked for
                (target / path.name).symlink_to(path.resolve(), target_is_directory=path.is_dir())
