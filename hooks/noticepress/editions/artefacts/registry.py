"""Files beside the pages: feeds, the register for machines, seals, site maps, the manifest: values in, bytes out.

What an artefact promises is what is made, what the manifest lists and what rule ST006 asks for: it is told here once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Literal

from noticepress.editions.artefacts import site_map
from noticepress.editions.artefacts.feed import feed, feed_path
from noticepress.editions.artefacts.paths import register_path
from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.redlines import changes_page
from noticepress.model import Locale, Status, Version
from noticepress.register.seal import write_seal

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"


@dataclass(frozen=True, slots=True)
class Making:
    """A site that is being made: what is on it, in which locales, and its files so far."""

    publication: Publication
    locales: tuple[Locale, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    """By path below the site."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file of an artefact belongs, and what it is about."""

    path: str
    notice: str = ""
    version: str = ""
    locale: Locale | None = None


@dataclass(frozen=True, slots=True)
class Artefact:
    """A kind of files beside the pages."""

    name: str
    promised: Callable[[Making], Iterable[Place]]
    """The files that the address table promises; their paths do not depend on what is made."""
    make: Callable[[Making, Place], bytes]
    after: Literal["edition", "site"]
    """What must be there first: the pages of the editions, or every other file."""


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


def _feeds(making: Making) -> Iterator[Place]:
    for locale in making.locales:
        for notice_id in making.publication.notices_in(locale):
            yield Place(feed_path(notice_id, locale), notice_id, locale=locale)


def _site_maps(making: Making) -> Iterator[Place]:
    for locale in making.locales:
        yield Place(site_map.map_path(locale), locale=locale)


def _index(making: Making) -> Iterator[Place]:  # noqa: ARG001 (as every artefact's)
    yield Place(site_map.INDEX)


def _robots(making: Making) -> Iterator[Place]:
    if site_map.ROBOTS not in making.publication.inputs.files:
        yield Place(site_map.ROBOTS)


def _robots_or_own(making: Making) -> bytes:
    """What a project has for robots in ``overrides/`` stays as it is."""
    return making.files.get(site_map.ROBOTS) or site_map.robots(making.publication)


def _manifest(making: Making) -> Iterator[Place]:  # noqa: ARG001 (as every artefact's)
    yield Place(MANIFEST)


ARTEFACTS = (
    Artefact(
        "register",
        _registers,
        lambda making, place: register_for_machines(making.publication, place.notice, making.locales),
        "edition",
    ),
    Artefact(
        "seal",
        _seals,
        lambda making, place: write_seal(making.publication.inputs.notices[place.notice].seals[place.version]).encode(),
        "edition",
    ),
    Artefact(
        "feed",
        _feeds,
        lambda making, place: feed(making.publication, place.notice, place.locale or making.locales[0]),
        "edition",
    ),
    Artefact(
        "site map",
        _site_maps,
        lambda making, place: site_map.site_map(making.publication, place.locale or making.locales[0]),
        "edition",
    ),
    Artefact(
        "index of site maps", _index, lambda making, _: site_map.index(making.publication, making.locales), "edition"
    ),
    Artefact("robots", _robots, lambda making, _: _robots_or_own(making), "edition"),
    Artefact("manifest", _manifest, lambda making, _: manifest(making.files, making.publication.notices), "site"),
)
"""Every artefact, in the order in which they are made."""


def manifest(files: Mapping[str, bytes], notices: Iterable[str]) -> bytes:
    """SHA-256 of every file of the site but the manifest itself and its signature; and which notices are on it."""
    digests = {
        path: hashlib.sha256(content).hexdigest()
        for path, content in sorted(files.items())
        if path not in (MANIFEST, SIGNATURE)
    }
    data = {"algorithm": "sha256", "notices": list(notices), "files": digests}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def register_for_machines(publication: Publication, notice_id: str, locales: tuple[Locale, ...]) -> bytes:
    """``notice.json``: the register as published, and every edition's address."""
    notice = publication.inputs.notices[notice_id].notice
    on_site = publication.versions(notice_id)
    locales = tuple(locale for locale in locales if notice.is_in(locale))
    data = {
        "notice": notice_id,
        "title": publication.title(notice_id, publication.inputs.locales[0])[0],
        "scope": notice.scoped_to or None,
        "as_of": str(publication.day(notice_id)),
        "time_zone": notice.time_zone,
        "prevailing_locale": publication.inputs.locales[0].tag,
        "translations": {
            locale.tag: publication.translation_state(locale, [notice_id])
            for locale in locales
            if not locale.is_english
        },
        "disclaimer": _disclaimers(publication, locales),
        "versions": [
            _version_for_machines(publication, notice_id, version, status, locales)
            for version, status in publication.register(notice_id)
            if (version, status) in on_site or (version.was_never_shown and status is Status.WITHDRAWN)
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _disclaimers(publication: Publication, locales: tuple[Locale, ...]) -> dict[str, str | None] | None:
    """The site's disclaimer by locale, ``None`` where it has none in its own words; ``None`` of a site without one."""
    english = publication.inputs.furniture.disclaimer
    if not english:
        return None
    return {
        locale.tag: None if lang else text
        for locale in locales
        for text, lang in (publication.furniture_word(locale, english),)
    }


def _version_for_machines(
    publication: Publication, notice_id: str, version: Version, status: Status, locales: tuple[Locale, ...]
) -> dict[str, object]:
    """An entry of ``notice.json``; of a version that was never shown, what the chain needs and no more."""
    withdrawn = version.withdrawn
    entry: dict[str, object] = {
        "version": version.number,
        "status": str(status),
        "digest": version.digest,
        "withdrawn": {"on": str(withdrawn.on), "reason": withdrawn.reason, "digest": withdrawn.digest}
        if withdrawn
        else None,
    }
    if version.was_never_shown:
        return entry
    changes = changes_page(publication, notice_id, version.number)
    return {
        **entry,
        "published": _iso(version.published),
        "effective": _iso(version.effective),
        "summary": version.summary,
        "short_notice": version.short_notice,
        "errata": [{**asdict(erratum), "on": str(erratum.on)} for erratum in version.errata],
        "editions": {
            locale.tag: publication.address(Page.of_version(notice_id, version.number), locale) for locale in locales
        },
        "changes": {locale.tag: publication.address(changes, locale) for locale in locales} if changes else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
