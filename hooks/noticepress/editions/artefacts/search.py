"""What visitors search: for each locale the texts at its notices' addresses, and each other version by itself.

Built pages come in, JSON leaves; ``assets/search.js`` reads it when a visitor opens the search.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from noticepress.editions.artefacts.page_sections import Block, PageSection, page_sections
from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.views.status import StatusViews
from noticepress.catalogs.words import filled
from noticepress.model import Locale, Version
from noticepress.register.numbering import numbers_of
from noticepress.theme import wording

_COUNTED = 200
"""Plural forms are told for the numbers below; those above go by their last two digits, in every language."""


def index_path(locale: Locale) -> str:
    """Where the index of a locale is, below the site."""
    return f"{locale.prefix}search.json"


def text_path(notice_id: str, number: str, locale: Locale) -> str:
    """Where the index of a version that is not at its notice's address is."""
    return f"{locale.prefix}{notice_id}/{number}/search.json"


def other_versions(publication: Publication, locale: Locale) -> Iterator[tuple[str, str]]:
    """(notice, version) of each text in a locale that is not at its notice's address, the newest of a notice first."""
    for notice_id in publication.notices_in(locale):
        shown = publication.shown(notice_id)
        for version, _ in reversed(publication.versions(notice_id)):
            if shown and version.number != shown.number:
                yield notice_id, version.number


def search_index(publication: Publication, locale: Locale, files: Mapping[str, bytes]) -> bytes:
    """The texts at the notices' addresses, those in force first; the words of the search; which other texts there are."""
    shown = [(each, version) for each in publication.notices_in(locale) if (version := publication.shown(each))]
    shown.sort(key=lambda text: publication.in_force(text[0]) is None)
    return _json(
        {
            "words": _words(publication, locale),
            "texts": [
                _text(publication, notice_id, version, locale, files, f"{notice_id}/") for notice_id, version in shown
            ],
            "others": [
                text_path(*other, locale).removeprefix(locale.prefix) for other in other_versions(publication, locale)
            ],
        }
    )


def search_text(
    publication: Publication, notice_id: str, number: str, locale: Locale, files: Mapping[str, bytes]
) -> bytes:
    """One other version."""
    version = next(each for each, _ in publication.versions(notice_id) if each.number == number)
    address = Page.of_version(notice_id, number).address
    return _json(_text(publication, notice_id, version, locale, files, address))


def _text(
    publication: Publication,
    notice_id: str,
    version: Version,
    locale: Locale,
    files: Mapping[str, bytes],
    address: str,
) -> dict[str, object]:
    title, lang = publication.title(notice_id, locale)
    page = files.get(f"{locale.prefix}{address}index.html")
    numbers = numbers_of(publication.inputs.notices[notice_id].texts[version.number])
    return {
        "title": title,
        "language": _language(lang),
        "states": _states(publication, notice_id, version, locale),
        "address": address,
        # A page that is missing is told by rule ST006.
        "sections": [_section(each) for each in page_sections(page, numbers)] if page else [],
    }


def _states(
    publication: Publication, notice_id: str, version: Version, locale: Locale
) -> list[tuple[str, str]]:
    """What is said of a version, with the instant since when: empty for what is true when the site is built."""
    words = publication.words(locale)
    number = filled(words.gettext(wording.VERSION), number=version.number)
    return [
        (f"{number} · {words.pgettext('status', wording.STATUS_NAMES[view.status])}", view.since)
        for view in StatusViews(publication, notice_id, locale).names(version)
    ]


def _section(section: PageSection) -> dict[str, object]:
    return {**_block(section.heading), "blocks": [_block(block) for block in section.blocks if block.text]}


def _block(block: Block) -> dict[str, object]:
    return {"id": block.id, "number": block.number, "text": block.text, **({"language": _language(block.lang)} if block.lang else {})}


def _language(lang: str) -> dict[str, object]:
    """How an element is marked that has a text in another language than the page's."""
    return {"lang": lang, "dir": "ltr"} if lang else {}


def _words(publication: Publication, locale: Locale) -> dict[str, object]:
    words = publication.words(locale)
    found = [words.ngettext(*wording.FOUND, number) for number in range(_COUNTED)]
    forms = list(dict.fromkeys(found))
    return {
        "field": words.gettext(wording.FIND_WORDS),
        "close": words.gettext(wording.CLOSE),
        "others": words.gettext(wording.OTHER_VERSIONS_TOO),
        "nothing": words.gettext(wording.NOTHING_FOUND),
        "found": forms,
        "form": "".join(str(forms.index(form)) for form in found),
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
