"""What an application keeps of an edition that somebody accepts, and asks later: a publication comes in, JSON leaves.

A receipt names an edition by its digest; ``changes.json`` tells for each digest that a notice has had what has changed
since, so that an application can decide without a server of ours whether to ask again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from noticepress.editions.edition import Page
from noticepress.editions.formats.material import digest_of_text
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Status, Version
from noticepress.register.editions import Revision

Change = dict[str, object]
_HAVE_BOUND = (Status.IN_FORCE, Status.SUPERSEDED)


def receipt(publication: Publication, notice_id: str, number: str, locale: Locale) -> bytes:
    """What names an edition: the digest of what is on record of it, or of its English text where nothing is."""
    version = next(version for version, _ in publication.versions(notice_id) if version.number == number)
    entries = _entries(publication, notice_id, version, locale.tag)
    return _written(
        {
            "format": "noticepress receipt",
            "format_version": 1,
            "notice": notice_id,
            "version": number,
            "locale": locale.tag,
            "digest": entries[-1].digest if entries else digest_of_text(version),
            "address": publication.address(Page.of_version(notice_id, number), locale),
        }
    )


def changes(publication: Publication, notice_id: str) -> bytes:
    """What has changed since each digest of the notice, and which version binds."""
    versions = [(version, status) for version, status in publication.versions(notice_id) if status is not Status.DRAFT]
    binds = publication.in_force(notice_id)
    coming = [_version(version) for version, status in versions if status is Status.ANNOUNCED]
    known = {digest: entry for version, _ in versions for digest, entry in _known(publication, notice_id, version)}
    return _written(
        {
            "format": "noticepress changes",
            "format_version": 1,
            "notice": notice_id,
            "as_of": str(publication.day(notice_id)),
            "binds": _version(binds) if binds else None,
            "coming": coming,
            "known": known,
        }
    )


def _known(publication: Publication, notice_id: str, version: Version) -> Iterator[tuple[str, Change]]:
    """What has changed since each digest of a version: of its text, and of its editions."""
    versions = publication.versions(notice_id)
    numbers = [other.number for other, _ in versions]
    behind = versions[numbers.index(version.number) + 1 :]  # what follows a recalled one may take effect before its day
    later = [*_withdrawal(version), *(_version(other) for other, status in behind if status in _HAVE_BOUND)]
    errata: list[Change] = [{"erratum": str(each.on), "reason": each.reason} for each in version.errata]
    for place, digest in enumerate((version.digest or "", *(each.new_digest for each in version.errata))):
        yield digest, _since(version, None, [*errata[place:], *later])
    for locale in publication.locales_of(notice_id):
        entries = _entries(publication, notice_id, version, locale.tag)
        revisions: list[Change] = [{"revision": str(each.on), "reason": each.reason} for each in entries]
        for place, entry in enumerate(entries, 1):
            yield entry.digest, _since(version, locale.tag, [*revisions[place:], *later])


def _withdrawal(version: Version) -> Iterator[Change]:
    """That the version was recalled: who accepted it is bound by another, which is as far from it as it was marked."""
    if version.withdrawn:
        yield {
            "withdrawal": str(version.withdrawn.on),
            "reason": version.withdrawn.reason,
            "material": version.material,
        }


def _since(version: Version, tag: str | None, changes_since: list[Change]) -> Change:
    is_material = any(change.get("material") is True for change in changes_since)
    return {"version": version.number, "locale": tag, "material": is_material, "changes": changes_since}


def _entries(publication: Publication, notice_id: str, version: Version, tag: str) -> tuple[Revision, ...]:
    """The history of an edition up to the day; its first entry always."""
    record = publication.inputs.notices[notice_id].editions.get(version.number)
    edition = record.editions.get(tag) if record else None
    day = publication.day(notice_id)
    return tuple(each for place, each in enumerate(edition.history) if not place or each.on <= day) if edition else ()


def _version(version: Version) -> Change:
    return {"version": version.number, "effective": str(version.effective), "material": version.material}


def _written(data: dict[str, object]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
