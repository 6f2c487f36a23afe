"""What a new project begins with: files, a notice's texts, and their words. Only paths leave; nothing is code."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
PROJECT = FOLDER / "project"
"""Files of a project. In names ``dot-`` stands for a leading dot, a last ``.txt`` for nothing: none is our own file."""
LOCALES = FOLDER / "locales"
TEMPLATE = LOCALES / "starter.pot"


def notice_folder(kind: str) -> Path:
    """The starter texts of a notice: its own where there are some, else those of any notice."""
    return FOLDER / (kind if kind == "privacy" else "notice")


def catalog_path(name: str) -> Path:
    """Where the catalog of a language lies."""
    return LOCALES / name / "LC_MESSAGES" / "starter.po"
