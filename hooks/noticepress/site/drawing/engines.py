"""The engines that can draw a site."""

from __future__ import annotations

from enum import StrEnum


class Engine(StrEnum):
    """What draws the pages."""

    AUTO = "auto"
    """The package itself, unless the project asks for something that only MkDocs can do."""
    DIRECT = "direct"
    MKDOCS = "mkdocs"
