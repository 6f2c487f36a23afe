"""What a visitor sees: templates, assets, the wording of what they share, and its translations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
ASSETS = "assets"
"""Folder of the assets, in the theme and on the site."""
LOCALES = FOLDER / "locales"


STYLE_SHEET = f"{ASSETS}/noticepress.css"
SCRIPT = f"{ASSETS}/page.js"
BESIDE_SHEET = f"{ASSETS}/beside.css"
BESIDE_SCRIPT = f"{ASSETS}/beside.js"
"""What pages load that stand beside the texts: lists of versions, redlines and the like.

On the site each begins with all that other pages load, so that every page has one sheet and one script.
"""
SEARCH_SHEET = f"{ASSETS}/search.css"
"""Loaded with the script of the search, when a visitor opens it."""
CONSENT_SHEET = f"{ASSETS}/consent.css"
"""How the question for consent looks: what the other sheets end with where it is asked."""
_BEGINS_WITH = {BESIDE_SHEET: STYLE_SHEET, BESIDE_SCRIPT: SCRIPT}


@cache
def style_sheets() -> tuple[str, ...]:
    """The path of each style sheet of the package on the site."""
    return tuple(sorted(path.relative_to(FOLDER).as_posix() for path in (FOLDER / ASSETS).glob("*.css")))


@cache
def published(path: str) -> str:
    """A style sheet or script as it is published: without comments, and without the space that only readers need."""
    text = "".join((FOLDER / name).read_text("utf-8") for name in (_BEGINS_WITH.get(path), path) if name)
    return f"{jsmin(text)}\n" if path.endswith(".js") else published_css(text)


def published_css(css: str) -> str:
    """CSS without comments, and without the space that only its readers need."""
    return f"{cssmin(css)}\n"


def catalog_path(name: str) -> Path:
    """Where the catalog of a language lies."""
    return LOCALES / name / "LC_MESSAGES" / "theme.po"
