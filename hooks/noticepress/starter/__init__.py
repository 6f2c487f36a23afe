"""What a new project begins with: files, the texts of a notice, and their words. Only paths leave; nothing here is code."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
PROJECT = FOLDER / "project"
"""Files of a project. In their names ``dot-`` stands for a leading dot, and a last ``.txt`` for nothing: none is ours."""
LOCALES = FOLDER / "locales"
TEMPLATE = LOCALES / "starter.pot"


def notice_folder(kind: str) -> Path:
    """The starter texts of a notice: its own where there are some, else those of any notice."""
    own = FOLDER / kind
    return own if kind == "privacy" else FOLDER / "notice"


def catalog_path(name: str) -> Path:
    """Where the catalog of a language lies."""
    return LOCALES / name / "LC_MESSAGES" / "starter.po"
