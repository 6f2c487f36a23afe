"""The project's folders as they lie on disk: links that lead out, names that no site can have, what is no file."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from noticepress.files.rules import FILES
from noticepress.findings import Finding, NoticepressError

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""How the names of files end that MkDocs takes for pages."""
CONFIGURATION = "mkdocs.yml"
VARIABLE = "!ENV"
"""How that file names an environment variable: a tag of MkDocs' own."""
_READ = ("docs", "locales", "overrides", "authority", CONFIGURATION)
_OUTSIDE = "a link leads out of the project's folder"
_REPLACE = "put what it leads to in its place"
NO_FILE = ("this is no file and no folder that can be read", "delete it, or mend the link")
"""What is said of what is neither, and what helps."""
_NO_TEXT = ("Cc", "Cs", "Zl", "Zp")
"""Unicode's categories of control characters, of bytes that are not UTF-8, and of line separators."""

_LEAVINGS = re.compile(r"(?:.*/)?(?:[^/]*(?:~|\.swp|\.swo|\.orig|\.rej)|\.?#[^/]*|Thumbs\.db|desktop\.ini|\.DS_Store)")


_WELL_KNOWN = ".well-known"
"""A folder of ``docs/`` that is published though its name begins with a dot: see RFC 8615."""
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w.-]*[\w-])?", re.ASCII)
OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names of devices there: a project with such a folder cannot be copied to it."""
_OF_GIT = re.compile(r"\.git\w+")


def is_hidden(path: str) -> bool:
    """Whether a path below ``docs/`` has a part that begins with a dot, and is not published for that."""
    shown = path.partition("/")[2] if is_well_known(path) else path
    return any(part.startswith(".") for part in shown.split("/"))


def is_plain(name: str) -> bool:
    """Whether a folder's name is an address that every host and system writes alike."""
    return bool(_PLAIN.fullmatch(name)) and not OF_WINDOWS.fullmatch(name)


def made_plain(name: str) -> str:
    """What a name may be instead: small letters, digits and hyphens; ``notice`` where that leaves nothing."""
    near = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{near}-notice" if OF_WINDOWS.fullmatch(near) else near or "notice"


def is_well_known(path: str) -> bool:
    """Whether a path below ``docs/`` is in the one folder that is published though its name begins with a dot."""
    return path.startswith(f"{_WELL_KNOWN}/")


def unpublished(docs: Path) -> tuple[str, ...]:
    """Paths below ``docs`` that are hidden: files, and folders with all that is in them. Git's own are not told."""
    found: list[str] = []
    for parent, folders, files in os.walk(docs):
        paths = {name: Path(parent, name).relative_to(docs).as_posix() for name in (*folders, *files)}
        shown = [name for name in folders if paths[name] == _WELL_KNOWN or not is_hidden(paths[name])]
        hidden = [name for name in paths if name not in shown and is_hidden(paths[name])]
        found += [paths[name] for name in hidden if not (is_leaving(name) or _OF_GIT.fullmatch(name))]
        folders[:] = shown
    return tuple(sorted(found))


def is_leaving(path: str) -> bool:
    """Whether an editor, a merge or a desktop left the file there, and nobody means it to be published."""
    return bool(_LEAVINGS.fullmatch(path))


def files_below(folder: Path, below: str = "", *, links: bool = True) -> list[str]:
    """Files in a folder, or in one ``below`` it, as paths below it, sorted; without leavings.

    ``links`` to folders are followed.
    """
    found = (
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _, names in os.walk(folder / below, followlinks=links)
        for name in names
    )
    return sorted(name for name in found if not is_leaving(name))


def all_files(folder: Path) -> list[str]:
    """Every file in a folder of the package's making, such as a site, as paths below it."""
    start = len(str(folder)) + 1
    return [f"{parent}/{name}"[start:] for parent, _, names in os.walk(folder) for name in names]


def check_tree(root: Path) -> Iterator[Finding]:
    """Findings (IN009) about what lies in the folders that are read and published."""
    real = os.path.realpath(root)
    for name in _READ:
        path = root / name
        yield from _check_entry(path, name, real)
        if path.is_file() and name != CONFIGURATION:
            yield FILES.at(name, 0, "this is a file, where a folder is due", "move it away, or restore the folder")
        closed: list[OSError] = []
        for folder, folders, files in os.walk(path, onerror=closed.append):
            shown = os.path.relpath(folder, root)
            for entry in sorted((*folders, *files)):
                yield from _check_entry(Path(folder, entry), f"{shown}/{entry}", real)
        for error in closed:  # what is in these would be left out, and nobody told
            if Path(error.filename).is_dir():
                reason, shown = str(error.strerror).lower(), _shown(os.path.relpath(error.filename, root))
                yield FILES.at(shown, 0, f"cannot be read: {reason}", "make the folder readable")


def keep_inside(path: Path, root: Path) -> None:
    """Raise :class:`NoticepressError` where ``path``, with every link followed, is not in the project's folder."""
    if _leads_out(path, os.path.realpath(root)):
        finding = FILES.at(path.relative_to(root).as_posix(), 0, _OUTSIDE, _REPLACE)
        raise NoticepressError([finding])


def _leads_out(path: Path, root: str) -> bool:
    # By their letters, ended by a separator: paths take as long to compare as it does to follow the links.
    return not f"{os.path.realpath(path)}{os.sep}".startswith(f"{root.removesuffix(os.sep)}{os.sep}")


def _check_entry(path: Path, name: str, root: str) -> Iterator[Finding]:
    shown = _shown(name)
    encoding = sys.getfilesystemencoding()
    if encoding != "utf-8" and not name.isascii():  # it would be published at another address than elsewhere
        yield FILES.at(shown, 0, f"this system reads names of files as {encoding}, not as UTF-8", "set PYTHONUTF8=1")
    elif any(unicodedata.category(char) in _NO_TEXT for char in name):
        yield FILES.at(shown, 0, "the file's name is no text that can be an address", "rename the file")
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        kind = 0 if path.is_symlink() else stat.S_IFREG
    except OSError:
        kind = 0
    if path.is_symlink() and _leads_out(path, root):
        yield FILES.at(shown, 0, _OUTSIDE, _REPLACE)
    elif not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or _is_lock(path)):
        yield FILES.at(shown, 0, *NO_FILE)


def _shown(name: str) -> str:
    """A path as a report can show it."""
    return os.fsencode(name).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _is_lock(path: Path) -> bool:
    """Whether Emacs says here, by a link to no file, that somebody is writing the file of that name."""
    return path.name.startswith(".#") and path.is_symlink()
