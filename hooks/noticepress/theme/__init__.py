"""What a visitor sees: templates, assets, the wording of what they share, and its translations."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
ASSETS = "assets"
"""Folder of the assets, in the theme and on the site."""
LOCALES = FOLDER / "locales"


def catalog_path(name: str) -> Path:
    """Where the catalog of a language lies."""
    return LOCALES / name / "LC_MESSAGES" / "theme.po"
