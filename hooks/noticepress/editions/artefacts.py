"""Files beside the pages: feeds, the register for machines, seals and the manifest. Values come in, bytes leave."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from noticepress.editions.publication import Page, Publication
from noticepress.model import Locale, Status, Version
from noticepress.register.phases import midnight
from noticepress.register.seal import write_seal

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
_ERRATUM_FIELDS = (
    "on",
    "section",
    "reason",
    "old_text",
    "new_text",
    "old_digest",
    "new_digest",
    "translations_unchanged",
)
_ATOM = "http://www.w3.org/2005/Atom"


def promised_files(publication: Publication, locales: Iterable[Locale]) -> Iterator[str]:
    """Files that the address table promises besides the pages."""
    yield MANIFEST
    for notice_id in publication.notices:
        yield f"{notice_id}/notice.json"
        for locale in locales:
            yield f"{locale.prefix}{notice_id}/feed.xml"


def artifacts(publication: Publication, locales: tuple[Locale, ...]) -> dict[str, bytes]:
    """Every such file but the manifest: path below the site to content."""
    files: dict[str, bytes] = {}
    for notice_id in publication.notices:
        read = publication.inputs.notices[notice_id]
        files[f"{notice_id}/notice.json"] = register_for_machines(publication, notice_id, locales)
        for version, status in publication.versions(notice_id):
            if status is not Status.DRAFT and version.number in read.seals:
                files[f"{notice_id}/{version.number}/seal.json"] = write_seal(read.seals[version.number]).encode()
        for locale in locales:
            files[f"{locale.prefix}{notice_id}/feed.xml"] = feed(publication, notice_id, locale)
    return files


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
    return {
        **entry,
        "published": _iso(version.published),
        "effective": _iso(version.effective),
        "summary": version.summary,
        "short_notice": version.short_notice,
        "errata": [
            {
                **{name: getattr(erratum, name) for name in _ERRATUM_FIELDS},
                "on": str(erratum.on),
            }
            for erratum in version.errata
        ],
        "editions": {
            locale.tag: publication.address(Page.of_version(notice_id, version.number), locale) for locale in locales
        },
    }


def feed(publication: Publication, notice_id: str, locale: Locale) -> bytes:
    """An Atom feed of a notice's versions and corrections, newest first, in the locale's language."""
    notice = publication.inputs.notices[notice_id].notice
    zone = ZoneInfo(notice.time_zone)
    words = publication.words(locale)
    title, _ = publication.title(notice_id, locale)
    own = f"{publication.inputs.furniture.url}{locale.prefix}{notice_id}/feed.xml"
    entries: list[tuple[date, ET.Element]] = []
    for version, status in publication.versions(notice_id):
        if status is Status.DRAFT or version.published is None:
            continue
        address = publication.address(Page.of_version(notice_id, version.number), locale)
        heading = words.gettext("%(title)s, version %(number)s") % {"title": title, "number": version.number}
        summary = publication.translate(locale, notice_id, "register#summary", version.summary) or version.summary
        told = "\n".join(filter(None, (_standing(publication, notice_id, version, status, locale), summary)))
        changed = _last_change(version, status) or version.published
        published = _stamp(version.published, zone)
        entries.append((changed, _entry(address, address, heading, _stamp(changed, zone), told, published=published)))
        for index, erratum in enumerate(version.errata, 1):
            day = publication.date_text(erratum.on, locale)
            name = f"{heading}: {words.gettext('Correction of %(date)s') % {'date': day}}"
            reason = publication.translate(locale, notice_id, "register#erratum", erratum.reason) or erratum.reason
            place = f"{address}#erratum-{index}"
            entries.append((erratum.on, _entry(place, place, name, _stamp(erratum.on, zone), reason)))
    entries.sort(key=lambda entry: entry[0], reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": locale.tag})
    _child(root, "title", title)
    disclaimer, lang = publication.furniture_word(locale, publication.inputs.furniture.disclaimer)
    if disclaimer:
        _child(root, "subtitle", disclaimer, lang)
    _child(root, "id", own)
    _child(root, "updated", _stamp(entries[0][0] if entries else publication.day(notice_id), zone))
    ET.SubElement(root, "link", {"rel": "self", "href": own})
    author = ET.SubElement(root, "author")
    _child(author, "name", publication.inputs.furniture.organisation)
    for _, entry in entries:
        root.append(entry)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _last_change(version: Version, status: Status) -> date | None:
    """The day since which a version has its status."""
    if version.withdrawn and status is Status.WITHDRAWN:
        return version.withdrawn.on
    return version.published if status is Status.ANNOUNCED else version.effective


def _standing(publication: Publication, notice_id: str, version: Version, status: Status, locale: Locale) -> str:
    """The status line that the version's page has; of a withdrawn one, the reason too."""
    line = publication.status_line(notice_id, version, status, locale)
    if version.withdrawn is None or status is not Status.WITHDRAWN:
        return line
    reason = version.withdrawn.reason
    return f"{line}\n{publication.translate(locale, notice_id, 'register#withdrawal', reason) or reason}"


def _entry(entry_id: str, address: str, title: str, updated: str, summary: str, *, published: str = "") -> ET.Element:
    entry = ET.Element("entry")
    _child(entry, "title", title)
    _child(entry, "id", entry_id)
    ET.SubElement(entry, "link", {"rel": "alternate", "href": address})
    _child(entry, "updated", updated)
    if published:
        _child(entry, "published", published)
    if summary:
        _child(entry, "summary", summary)
    return entry


def _child(parent: ET.Element, tag: str, text: str, lang: str = "") -> None:
    ET.SubElement(parent, tag, {"xml:lang": lang} if lang else {}).text = text


def _stamp(day: date, zone: ZoneInfo) -> str:
    """The midnight with which a day begins where the notice's dates do."""
    return midnight(day, zone).replace("+00:00", "Z")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
