"""Files beside the pages: other forms of editions, feeds, what is searched, registers, seals, site maps, the manifest.

Values come in, bytes leave.

What an artefact promises is what is made, what the manifest lists and what rule ST006 asks for: it is told here once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from lxml.html import HtmlElement

from noticepress.editions.artefacts import site_map
from noticepress.editions.artefacts.ended import ended_page, ended_paths
from noticepress.editions.artefacts.machines import register_for_machines
from noticepress.editions.artefacts.receipts import changes, receipt
from noticepress.editions.artefacts.search import SearchTexts, other_versions
from noticepress.editions.artefacts.written import words_path, written
from noticepress.editions.edition import LIST, Page
from noticepress.editions.formats.kinds import FORMATS, Format
from noticepress.editions.formats.material import Material
from noticepress.editions.paths import changes_path, feed_path, index_path, receipt_path, register_path, text_path
from noticepress.editions.publication import Publication
from noticepress.editions.sources.files import EDITIONS
from noticepress.editions.sources.published_files import SITE_MAP
from noticepress.files.html import read_page
from noticepress.model import Locale, Status
from noticepress.register.editions import write_editions
from noticepress.register.sealing.seal import write_seal

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"


@dataclass(frozen=True, slots=True)
class Making:
    """A site that is being made: what is on it, in which locales, and its files so far."""

    publication: Publication
    locales: tuple[Locale, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By path below the site."""
    digests: dict[str, str] = field(default_factory=dict)
    """Of the files that were asked for already."""

    def tree(self, path: str) -> HtmlElement | None:
        """A page; ``None`` where it is not there."""
        content = self.files.get(path)
        return read_page(content) if content else None

    def digest(self, path: str) -> str | None:
        """SHA-256 of a file; ``None`` where it is not there."""
        if path not in self.digests and (content := self.files.get(path)) is not None:
            self.digests[path] = hashlib.sha256(content).hexdigest()
        return self.digests.get(path)


class Place(NamedTuple):
    """Where a file of an artefact belongs, and what it is about."""

    path: str
    notice: str = ""
    version: str = ""
    locale: Locale | None = None


class Artefact(NamedTuple):
    """A kind of files beside the pages."""

    name: str
    promised: Callable[[Making], Iterable[Place]]
    """The files that the address table promises; their paths do not depend on what is made."""
    make: Callable[[Making, Place], bytes]
    after: Literal["text", "edition", "site"]
    """What must be there first: the text, so that who draws its page can make the file too; the pages; every file."""


def promised_files(publication: Publication, locales: Iterable[Locale]) -> Iterator[str]:
    """Files that the address table promises besides the pages."""
    making = Making(publication, tuple(locales))
    return (place.path for artefact in ARTEFACTS for place in artefact.promised(making))


def _registers(making: Making) -> Iterator[Place]:
    for notice_id in making.publication.notices:
        yield Place(register_path(notice_id), notice_id)


def _seals(making: Making) -> Iterator[Place]:
    for notice_id in making.publication.notices:
        sealed = making.publication.inputs.notices[notice_id].seals
        for version, status in making.publication.versions(notice_id):
            if status is not Status.DRAFT and version.number in sealed:
                yield Place(f"{notice_id}/{version.number}/seal.json", notice_id, version.number)


def _records(making: Making) -> Iterator[Place]:
    for notice_id in making.publication.notices:
        recorded = making.publication.inputs.notices[notice_id].editions
        for version, status in making.publication.versions(notice_id):
            if status is not Status.DRAFT and version.number in recorded:
                yield Place(f"{notice_id}/{version.number}/{EDITIONS}", notice_id, version.number)


def _record(making: Making, place: Place) -> bytes:
    return write_editions(making.publication.inputs.notices[place.notice].editions[place.version]).encode()


def _receipts(making: Making) -> Iterator[Place]:
    for locale in making.locales:
        for notice_id in making.publication.notices_in(locale):
            for version, status in making.publication.versions(notice_id):
                if status is not Status.DRAFT:
                    path = receipt_path(notice_id, version.number, locale)
                    yield Place(path, notice_id, version.number, locale)


def _receipt(making: Making, place: Place) -> bytes:
    return receipt(making.publication, place.notice, place.version, place.locale or making.locales[0])


def _words(making: Making) -> Iterator[Place]:
    for place in _receipts(making):
        if place.version in making.publication.inputs.notices[place.notice].texts and place.locale:
            path = words_path(place.notice, place.version, place.locale)
            yield Place(path, place.notice, place.version, place.locale)


def _written(making: Making, place: Place) -> bytes:
    return written(making.publication, place.notice, place.version, place.locale or making.locales[0])


def _changes(making: Making) -> Iterator[Place]:
    for notice_id in making.publication.notices:
        yield Place(changes_path(notice_id), notice_id)


def _feeds(making: Making) -> Iterator[Place]:
    for locale in making.locales:
        for notice_id in making.publication.notices_in(locale):
            yield Place(feed_path(notice_id, locale), notice_id, locale=locale)


def _feed(publication: Publication, notice_id: str, locale: Locale) -> bytes:
    from noticepress.editions.artefacts.feed import feed  # noqa: PLC0415 (many ask where a feed is, few what is in it)

    return feed(publication, notice_id, locale)


def _searched(making: Making) -> Iterator[Place]:
    for locale in making.locales:
        yield Place(index_path(locale), locale=locale)
        for notice_id, number in other_versions(making.publication, locale):
            yield Place(text_path(notice_id, number, locale), notice_id, number, locale)


def _search(making: Making, place: Place) -> bytes:
    texts = SearchTexts(making.publication, place.locale or making.locales[0], making.tree)
    return texts.other(place.notice, place.version) if place.version else texts.index()


def _form(form: Format) -> Artefact:
    """The files of one form of the editions."""

    def promised(making: Making) -> Iterator[Place]:
        publication = making.publication
        for locale in making.locales:
            for notice_id in publication.notices_in(locale):
                for version, _ in publication.versions(notice_id):
                    if form.has(publication, version):
                        yield Place(form.path(notice_id, version.number, locale), notice_id, version.number, locale)

    def make(making: Making, place: Place) -> bytes:
        material = Material(making.publication, place.notice, place.version, place.locale or making.locales[0])
        return form.make(material, f"{making.publication.inputs.furniture.url}{place.path}")

    return Artefact(form.name, promised, make, "text")


def files_beside(
    publication: Publication, page: Page, locale: Locale, root: HtmlElement
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the files that are made with a page, whose tree is ``root``.

    With the page of a version these are the edition's other forms, its receipt, its words and what is searched in it;
    with the list of a notice's versions its feed.
    """
    if page.kind == LIST:
        yield feed_path(page.notice, locale), _feed(publication, page.notice, locale)
    if page != Page.of_version(page.notice, page.version):
        return
    edition = (page.notice, page.version, locale)
    material = Material(publication, *edition)
    for form in FORMATS:
        if form.has(publication, material.version) and not form.is_slow:
            path = form.path(*edition)
            yield path, form.make(material, f"{publication.inputs.furniture.url}{path}")
    if material.edition.status is not Status.DRAFT:
        yield receipt_path(*edition), receipt(publication, *edition)
        yield words_path(*edition), written(publication, *edition)
    if (page.notice, page.version) in other_versions(publication, locale):
        texts = SearchTexts(publication, locale, lambda _: root)
        yield text_path(*edition), texts.other(page.notice, page.version)


def promised_beside(publication: Publication, locales: Iterable[Locale]) -> Iterator[str]:
    """Paths of the files that can be made with a page: by :func:`files_beside`, or as a slow form."""
    making = Making(publication, tuple(locales))
    kinds = (*(_form(form).promised for form in FORMATS), _receipts, _words, _feeds, _searched)
    return (place.path for promised in kinds for place in promised(making))


def _ended(making: Making) -> Iterator[Place]:
    for path in ended_paths(making.publication):
        yield Place(path)


def _site_maps(making: Making) -> Iterator[Place]:
    for locale in making.locales:
        yield Place(site_map.map_path(locale), locale=locale)


def _index(making: Making) -> Iterator[Place]:  # noqa: ARG001 (as every artefact's)
    yield Place(SITE_MAP)


def _robots(making: Making) -> Iterator[Place]:
    if site_map.ROBOTS not in making.publication.inputs.files:
        yield Place(site_map.ROBOTS)


def _robots_or_own(making: Making) -> bytes:
    """What a project has for robots in ``overrides/`` stays as it is."""
    return making.files.get(site_map.ROBOTS) or site_map.robots(making.publication)


def _manifest(making: Making) -> Iterator[Place]:  # noqa: ARG001 (as every artefact's)
    yield Place(MANIFEST)


ARTEFACTS = (
    *map(_form, FORMATS),
    Artefact(
        "register",
        _registers,
        lambda making, place: register_for_machines(making.publication, place.notice, making.locales, making.digest),
        "edition",
    ),
    Artefact(
        "seal",
        _seals,
        lambda making, place: write_seal(making.publication.inputs.notices[place.notice].seals[place.version]).encode(),
        "edition",
    ),
    Artefact("record of editions", _records, _record, "edition"),
    Artefact("receipt", _receipts, _receipt, "edition"),
    Artefact("words", _words, _written, "edition"),
    Artefact("changes", _changes, lambda making, place: changes(making.publication, place.notice), "edition"),
    Artefact(
        "feed",
        _feeds,
        lambda making, place: _feed(making.publication, place.notice, place.locale or making.locales[0]),
        "edition",
    ),
    Artefact("search", _searched, _search, "edition"),
    Artefact(
        "site map",
        _site_maps,
        lambda making, place: site_map.site_map(making.publication, place.locale or making.locales[0]),
        "edition",
    ),
    Artefact(
        "index of site maps", _index, lambda making, _: site_map.index(making.publication, making.locales), "edition"
    ),
    Artefact("ended locale", _ended, lambda making, place: ended_page(making.publication, place.path), "edition"),
    Artefact("robots", _robots, lambda making, _: _robots_or_own(making), "edition"),
    Artefact("manifest", _manifest, lambda making, _: manifest(making), "site"),
)
"""Every artefact, in the order in which they are made."""


def manifest(making: Making) -> bytes:
    """SHA-256 of every file of the site but the manifest itself and its signature; and which notices are on it."""
    digests = {path: making.digest(path) for path in sorted(making.files) if path not in (MANIFEST, SIGNATURE)}
    data = {"algorithm": "sha256", "notices": [*making.publication.notices], "files": digests}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
