"""The files beside the pages are written into a site whose pages are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from noticepress.editions.artefacts.registry import ARTEFACTS, Making, Place
from noticepress.editions.publication import Publication
from noticepress.files.tree import all_files
from noticepress.files.write import write_new
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
        return iter(sorted(all_files(self._folder)))

    def __len__(self) -> int:
        """How many files there are."""
        return len(all_files(self._folder))


def write_sheets_and_scripts(site: Path, publication: Publication) -> None:
    """Write the style sheets and scripts, which no engine copies."""
    for asset in publication.assets.values():
        write_new(f"{site}/{asset.path}", asset.content)


class Shelf(Protocol):
    """Has artefacts that were made before."""

    def put_file(self, place: Place, site: Path) -> str | None:
        """Put a file into ``site``, and give its SHA-256; ``None`` where there is none."""

    def keep_file(self, place: Place, digest: str, site: Path) -> None:
        """Keep a file of ``site``."""


def write_artefacts(
    site: Path,
    publication: Publication,
    locales: tuple[Locale, ...],
    shelf: Shelf | None,
    written: Mapping[str, str],
) -> dict[str, str]:
    """Write every artefact into the built site, those that need all the other files last.

    Files that are ``written`` already have their SHA-256 there, by path: they are not read, nor made again. Gives
    that of every file of the site but the manifest.
    """
    making = Making(publication, locales, SiteFiles(site), dict(written))
    for artefact in sorted(ARTEFACTS, key=lambda each: each.after == "site"):
        for place in artefact.promised(making):
            if place.path in written:
                continue
            digest = shelf.put_file(place, site) if shelf else None
            if digest is None:
                content = artefact.make(making, place)
                write_new(f"{site}/{place.path}", content)
                digest = sha256(content).hexdigest()
                if shelf:
                    shelf.keep_file(place, digest, site)
            making.digests[place.path] = digest
    return making.digests
