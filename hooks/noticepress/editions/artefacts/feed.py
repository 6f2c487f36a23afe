"""Feeds of a notice's versions and corrections: a publication comes in, Atom leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from babel.support import NullTranslations

from noticepress.catalogs.messages import ERRATUM, SUMMARY, WITHDRAWAL
from noticepress.catalogs.words import filled
from noticepress.editions.artefacts.told import Told, told_changes
from noticepress.editions.edition import Page
from noticepress.editions.paths import feed_path
from noticepress.editions.publication import Publication
from noticepress.model import PREVAILING_LANGUAGE, Locale, Status, Version
from noticepress.register.phases import midnight
from noticepress.register.status import successor
from noticepress.theme.wording import CHANGED_SECTIONS, CORRECTION, NOTHING_CHANGED, REVISION, TITLE, WHAT_CHANGED

_ATOM = "http://www.w3.org/2005/Atom"
_Text = tuple[str, str]
"""With the language that it must be marked with: empty where it is the feed's own."""


def feed(publication: Publication, notice_id: str, locale: Locale) -> bytes:
    """An Atom feed of a notice's versions and corrections, newest first, in the locale's language."""
    notice = publication.inputs.notices[notice_id].notice
    zone = ZoneInfo(notice.time_zone)
    words = publication.words(locale)
    title, _ = publication.title(notice_id, locale)
    own = publication.inputs.furniture.url + feed_path(notice_id, locale)
    entries: list[tuple[date, ET.Element]] = []
    for version, status in publication.versions(notice_id):
        if status is Status.DRAFT or version.published is None:
            continue
        address = publication.address(Page.of_version(notice_id, version.number), locale)
        heading = filled(words.gettext(TITLE), title=title, number=version.number)
        summed_up = publication.text(locale, notice_id, SUMMARY, version.summary)
        told = [*_standing(publication, notice_id, version, status, locale), summed_up]
        changed = _last_change(publication, notice_id, version, status) or version.published
        published = _stamp(version.published, zone)
        summary = "\n".join(text for text, _ in told if text)
        entry = _entry(address, address, heading, _stamp(changed, zone), (summary, ""), published=published)
        if changes := told_changes(publication, notice_id, version.number, locale):
            content = _content(told, changes, words, filled(words.gettext(WHAT_CHANGED), number=version.number))
            ET.SubElement(entry, "content", {"type": "html"}).text = content
        entries.append((changed, entry))
        for index, erratum in enumerate(version.errata, 1):
            day = publication.date_text(erratum.on, locale)
            name = f"{heading}: {filled(words.gettext(CORRECTION), date=day)}"
            reason = publication.text(locale, notice_id, ERRATUM, erratum.reason)
            place = f"{address}#erratum-{index}"
            entries.append((erratum.on, _entry(place, place, name, _stamp(erratum.on, zone), reason)))
        for index, revision in enumerate(publication.revisions(notice_id, version.number, locale), 1):
            day = publication.date_text(revision.on, locale)
            name = f"{heading}: {filled(words.gettext(REVISION), date=day)}"
            reason = (revision.reason, PREVAILING_LANGUAGE if not locale.is_english else "")
            place = f"{address}#revision-{index}"
            entries.append((revision.on, _entry(place, address, name, _stamp(revision.on, zone), reason)))
    # Of one day, too, what came last stands first: a version before the one whose place it took.
    entries.sort(key=lambda entry: entry[0])
    entries.reverse()
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": locale.tag})
    _child(root, "title", title)
    disclaimer, lang = publication.furniture_word(locale, publication.inputs.furniture.disclaimer)
    if disclaimer:
        _child(root, "subtitle", disclaimer, lang)
    _child(root, "id", own)
    _child(root, "updated", _stamp(entries[0][0] if entries else publication.day(notice_id), zone))
    ET.SubElement(root, "link", {"rel": "self", "href": own})
    ET.SubElement(root, "link", {"rel": "alternate", "href": publication.address(Page.of_versions(notice_id), locale)})
    author = ET.SubElement(root, "author")
    _child(author, "name", publication.inputs.furniture.organisation)
    for _, entry in entries:
        root.append(entry)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _content(told: list[_Text], changes: Told, words: NullTranslations, link: str) -> str:
    """What an entry tells, as HTML: status and summary, how much has changed, and in which sections."""
    lines = "".join(f"<p{f' lang={lang}' if lang else ''}>{escape(text)}</p>" for text, lang in told if text)
    counts = "".join(f"<li>{escape(count)}</li>" for count in changes.counts)
    sections = "".join(
        f'<li><a href="{escape(each.address)}"{f" lang={each.lang}" if each.lang else ""}>{escape(each.title)}</a></li>'
        for each in changes.sections
    )
    said = escape(words.gettext(CHANGED_SECTIONS if sections else NOTHING_CHANGED))
    listed = f"<ul>{sections}</ul>" if sections else ""
    return f'{lines}<ul>{counts}</ul><p>{said}</p>{listed}<p><a href="{escape(changes.address)}">{escape(link)}</a></p>'


def _last_change(publication: Publication, notice_id: str, version: Version, status: Status) -> date | None:
    """The day since which a version has its status: that of the version that took its place, for a superseded one."""
    if version.withdrawn and status is Status.WITHDRAWN:
        return version.withdrawn.on
    if status is Status.SUPERSEDED:
        return successor(version, publication.versions(notice_id)).effective
    return version.published if status is Status.ANNOUNCED else version.effective


def _standing(
    publication: Publication, notice_id: str, version: Version, status: Status, locale: Locale
) -> Iterator[_Text]:
    """The status line that the version's page has; of a withdrawn one, the reason too."""
    yield publication.status_line(notice_id, version, status, locale), ""
    if version.withdrawn and status is Status.WITHDRAWN:
        yield publication.text(locale, notice_id, WITHDRAWAL, version.withdrawn.reason)


def _entry(entry_id: str, address: str, title: str, updated: str, summary: _Text, *, published: str = "") -> ET.Element:
    entry = ET.Element("entry")
    _child(entry, "title", title)
    _child(entry, "id", entry_id)
    ET.SubElement(entry, "link", {"rel": "alternate", "href": address})
    _child(entry, "updated", updated)
    if published:
        _child(entry, "published", published)
    if summary[0]:
        _child(entry, "summary", *summary)
    return entry


def _child(parent: ET.Element, tag: str, text: str, lang: str = "") -> None:
    ET.SubElement(parent, tag, {"xml:lang": lang} if lang else {}).text = text


def _stamp(day: date, zone: ZoneInfo) -> str:
    """The midnight with which a day begins where the notice's dates do."""
    return midnight(day, zone).replace("+00:00", "Z")
