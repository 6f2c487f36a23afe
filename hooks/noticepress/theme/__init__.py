"""What a visitor sees: templates, assets, the wording of what they share, and its translations."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
ASSETS = "assets"
"""Folder of the assets, in the theme and on the site."""
LOCALES = FOLDER / "locales"


STYLE_SHEET = f"{ASSETS}/noticepress.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,>])\s*|(:)\s+|\s+(!)|\s+")


@cache
def style_sheet() -> str:
    """The package's style sheet as it is published."""
    return published_css((FOLDER / STYLE_SHEET).read_text("utf-8"))


def published_css(css: str) -> str:
    """CSS without comments, and without the space that only its readers need; no string in it has such signs."""
    plain = _COMMENT.sub("", css).strip()
    return _SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", plain).replace(";}", "}") + "\n"


def catalog_path(name: str) -> Path:
    """Where the catalog of a language lies."""
    return LOCALES / name / "LC_MESSAGES" / "theme.po"
