"""The files beside the pages are written into a site whose pages are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from noticepress import theme
from noticepress.editions.artefacts.registry import ARTEFACTS, Making, Place
from noticepress.editions.branding.brand import STYLE_SHEET
from noticepress.editions.publication import Publication
from noticepress.editions.settings.furniture import Furniture
from noticepress.model import Locale


class SiteFiles(Mapping[str, bytes]):
    """The files of a folder as they are when they are asked for, by path below it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file. Raises :class:`KeyError` where there is none."""
        file = self._folder / path
        if not file.is_file():
            raise KeyError(path)
        return file.read_bytes()

    def __iter__(self) -> Iterator[str]:
        """Every path, sorted."""
        return iter(sorted(file.relative_to(self._folder).as_posix() for file in self._files()))

    def __len__(self) -> int:
        """How many files there are."""
        return sum(1 for _ in self._files())

    def _files(self) -> Iterator[Path]:
        return (file for file in self._folder.rglob("*") if file.is_file())


def style_sheet(furniture: Furniture) -> str:
    """The site's one style sheet: the package's, and at its end what the organisation sets of its look."""
    own = furniture.brand.css()
    return theme.published(STYLE_SHEET) + (theme.published_css(own) if own else "")


def write_theme(site: Path, furniture: Furniture) -> None:
    """Put the package's style sheets and scripts as they are published in the place of what an engine copied."""
    for path in (STYLE_SHEET, theme.SEARCH_SHEET, *theme.scripts()):
        file = site / path
        if file.is_file() and file.read_bytes() == (theme.FOLDER / path).read_bytes():
            text = style_sheet(furniture) if path == STYLE_SHEET else theme.published(path)
            file.write_bytes(text.encode())


Keep = Callable[[Place, Callable[[], bytes]], bytes]
"""Gives a file's bytes: those that are kept, or made now."""


def made_anew(_place: Place, make: Callable[[], bytes]) -> bytes:
    """The bytes of a file of which nothing is kept."""
    return make()


def write_artefacts(
    site: Path,
    publication: Publication,
    locales: tuple[Locale, ...],
    keep: Keep = made_anew,
    written: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write every artefact into the built site, those that need all the other files last.

    Those that have been ``written`` already, by path with their SHA-256, stay where they are still the same.
    """
    making = Making(publication, locales, SiteFiles(site))
    for artefact in sorted(ARTEFACTS, key=lambda each: each.after == "site"):
        for place in artefact.promised(making):
            if place.path in written and making.digest(place.path) == written[place.path]:
                continue
            content = keep(place, partial(artefact.make, making, place))
            target = site / place.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            making.digests[place.path] = sha256(content).hexdigest()
