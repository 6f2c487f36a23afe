"""``notice.json``: a publication comes in, a notice's register as published leaves, with every edition's addresses.

Format 2 has everything that the first one had, which did not tell its number. What is optional is ``null`` where it is
not there; of a version that was never shown stands what the chain of digests needs, and no more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from noticepress.editions.artefacts.ended import ended_locales
from noticepress.editions.compared import changes_page
from noticepress.editions.edition import Page
from noticepress.editions.formats.kinds import FORMATS, Format, files_of
from noticepress.editions.publication import Publication
from noticepress.editions.states import translation_state
from noticepress.files.schema import KEYS
from noticepress.model import Locale, Status, TranslationState, Version

PAGE = "html"
"""The key of the edition's page among its forms."""
_PAGE_TYPE = "text/html"
Digest = Callable[[str], str | None]
"""SHA-256 of a file of the site by its path; ``None`` where it is not there."""


class _Entry(BaseModel):
    model_config = KEYS


class PublishedWithdrawal(_Entry):
    """The recall of a version before it took effect."""

    on: date
    reason: str
    digest: str


class PublishedErratum(_Entry):
    """A correction of a published text."""

    on: date
    section: str
    reason: str
    old_text: tuple[str, ...]
    new_text: tuple[str, ...]
    old_digest: str
    new_digest: str
    translations_unchanged: bool


class PublishedRevision(_Entry):
    """An entry of what is on record of an edition: the first, or a revision of the translation."""

    on: date
    reason: str = Field(description="Why the translation was revised; of the first entry, why it is no earlier.")
    digest: str


class PublishedFile(_Entry):
    """An edition in one form."""

    address: str
    sha256: str | None = Field(description="Of the file; null where it was not built.")


class PublishedVersion(_Entry):
    """A version of the notice. One that was withdrawn before it was shown has the first four keys alone."""

    version: str
    status: Status
    digest: str | None = Field(description="Of the register's entry; null for a draft.")
    withdrawn: PublishedWithdrawal | None
    published: date | None = None
    effective: date | None = None
    summary: str = ""
    short_notice: str = ""
    material: bool = Field(
        default=False, description="Whether whoever accepted an earlier version is to be asked again."
    )
    errata: tuple[PublishedErratum, ...] = ()
    editions: dict[str, str] = Field({}, description="The address of its page in each locale, by tag.")
    recorded: dict[str, tuple[PublishedRevision, ...]] = Field(
        {}, description="What is on record of each translation, by tag, oldest first; see editions.json."
    )
    files: dict[str, dict[str, PublishedFile]] = Field({}, description="Its forms, by tag and key of 'formats'.")
    changes: dict[str, str] | None = Field(None, description="The page of what changed, by tag; null for the first.")


class PublishedEnd(_Entry):
    """The end of a locale, on record."""

    on: date
    reason: str


class PublishedNotice(_Entry):
    """A notice as it is published: notice.json."""

    format: Literal["noticepress notice"] = "noticepress notice"
    format_version: Literal[2] = 2
    notice: str
    title: str
    scope: str | None = Field(description="For what the notice is, where its title alone does not say.")
    as_of: date = Field(description="The day of every status.")
    time_zone: str
    prevailing_locale: str
    translations: dict[str, TranslationState | None] = Field(description="What is said of each, by tag.")
    disclaimer: dict[str, str | None] | None = Field(description="What the site says of itself, by tag.")
    ended: dict[str, PublishedEnd] = Field(
        {}, description="Locales that were ended, by tag: their addresses say so, and lead to the prevailing text."
    )
    formats: dict[str, str] = Field(description="The media type of each form, by its key in 'files'.")
    versions: tuple[PublishedVersion, ...]


def json_schema() -> dict[str, object]:
    """The JSON Schema of ``notice.json``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **PublishedNotice.model_json_schema()}


def register_for_machines(
    publication: Publication, notice_id: str, locales: tuple[Locale, ...], digest: Digest = lambda _: None
) -> bytes:
    """The register as published, and every edition's addresses with the digests of its files."""
    notice = publication.inputs.notices[notice_id].notice
    on_site = publication.versions(notice_id)
    locales = tuple(locale for locale in locales if notice.is_in(locale))
    data = PublishedNotice(
        format="noticepress notice",
        format_version=2,
        notice=notice_id,
        title=publication.title(notice_id, publication.inputs.locales[0])[0],
        scope=notice.scoped_to or None,
        as_of=publication.day(notice_id),
        time_zone=notice.time_zone,
        prevailing_locale=publication.inputs.locales[0].tag,
        translations={
            locale.tag: translation_state(publication, locale, [notice_id])
            for locale in locales
            if not locale.is_english
        },
        disclaimer=_disclaimers(publication, locales),
        **_ended(publication),
        formats=_media_types(publication, notice_id),
        versions=tuple(
            _version(publication, notice_id, (version, status), locales, digest)
            for version, status in publication.register(notice_id)
            if (version, status) in on_site or (version.was_never_shown and status is Status.WITHDRAWN)
        ),
    )
    told = data.model_dump(mode="json", exclude_unset=True)
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _ended(publication: Publication) -> dict[str, dict[str, PublishedEnd]]:
    """The locales that have ended, if any has."""
    ended = ended_locales(publication)
    told = {tag: PublishedEnd(on=entry.on, reason=entry.reason) for tag, entry in ended.items()}
    return {"ended": told} if told else {}


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


def _media_types(publication: Publication, notice_id: str) -> dict[str, str]:
    used = {each for version, _ in publication.versions(notice_id) for each in files_of(publication, version)}
    return {PAGE: _PAGE_TYPE, **{each.name: each.media_type for each in FORMATS if each in used}}


def _version(
    publication: Publication,
    notice_id: str,
    entry: tuple[Version, Status],
    locales: tuple[Locale, ...],
    digest: Digest,
) -> PublishedVersion:
    """An entry of the register; of a version that was never shown, what the chain needs and no more."""
    version, status = entry
    withdrawn = version.withdrawn and PublishedWithdrawal(**asdict(version.withdrawn))
    if version.was_never_shown:
        return PublishedVersion(version=version.number, status=status, digest=version.digest, withdrawn=withdrawn)
    page = Page.of_version(notice_id, version.number)
    changes = changes_page(publication, notice_id, version.number)
    forms = files_of(publication, version)
    return PublishedVersion(
        version=version.number,
        status=status,
        digest=version.digest,
        withdrawn=withdrawn,
        published=version.published,
        effective=version.effective,
        summary=version.summary,
        short_notice=version.short_notice,
        material=version.material,
        errata=tuple(PublishedErratum(**asdict(erratum)) for erratum in version.errata),
        editions={locale.tag: publication.address(page, locale) for locale in locales},
        **_recorded(publication, notice_id, version, locales),
        files={locale.tag: _files(publication, page, locale, forms, digest) for locale in locales},
        changes={locale.tag: publication.address(changes, locale) for locale in locales} if changes else None,
    )


def _recorded(
    publication: Publication, notice_id: str, version: Version, locales: tuple[Locale, ...]
) -> dict[str, dict[str, tuple[PublishedRevision, ...]]]:
    """What is on record of a version's editions, if anything is."""
    record = publication.inputs.notices[notice_id].editions.get(version.number)
    if record is None:
        return {}
    editions = {locale.tag: record.editions[locale.tag] for locale in locales if locale.tag in record.editions}
    return {
        "recorded": {
            tag: tuple(
                PublishedRevision(on=each.on, reason=each.reason, digest=each.digest) for each in edition.history
            )
            for tag, edition in editions.items()
        }
    }


def _files(
    publication: Publication, page: Page, locale: Locale, forms: tuple[Format, ...], digest: Digest
) -> dict[str, PublishedFile]:
    """The page of an edition, and its other forms."""
    address = publication.address(page, locale)
    path = f"{locale.prefix}{page.address}"
    files = {PAGE: PublishedFile(address=address, sha256=digest(f"{path}index.html"))}
    for each in forms:
        files[each.name] = PublishedFile(address=f"{address}{each.file}", sha256=digest(f"{path}{each.file}"))
    return files
