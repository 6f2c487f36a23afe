"""The files beside the pages are written into a site whose pages are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from noticepress.editions.artefacts.registry import ARTEFACTS, Making, Place
from noticepress.editions.publication import Publication
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


def write_sheets_and_scripts(site: Path, publication: Publication) -> None:
    """Write the style sheets and scripts, which no engine copies."""
    for asset in publication.assets.values():
        _write(site / asset.path, asset.content)


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
            _write(site / place.path, content)
            making.digests[place.path] = sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
