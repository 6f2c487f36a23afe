"""What visitors search: for each locale the texts at its notices' addresses, and each other version by itself.

Built pages come in, JSON leaves; ``assets/search.js`` reads it when a visitor opens the search.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from noticepress.catalogs.words import filled
from noticepress.editions.artefacts.page_sections import Block, PageSection, page_sections
from noticepress.editions.edition import Page
from noticepress.editions.paths import text_path
from noticepress.editions.publication import Publication
from noticepress.editions.views.versions.status import StatusViews
from noticepress.model import Locale, Version
from noticepress.theme import wording

_COUNTED = 200
"""Plural forms are told for the numbers below; those above go by their last two digits, in every language."""


def other_versions(publication: Publication, locale: Locale) -> Iterator[tuple[str, str]]:
    """(notice, version) of each text in a locale that is not at its notice's address, the newest of a notice first."""
    for notice_id in publication.notices_in(locale):
        shown = publication.shown(notice_id)
        for version, _ in reversed(publication.versions(notice_id)):
            if shown and version.number != shown.number:
                yield notice_id, version.number


@dataclass(frozen=True, slots=True)
class SearchTexts:
    """The texts of a publication in a locale, as their pages show them."""

    publication: Publication
    locale: Locale
    tree: Callable[[str], HtmlElement | None]
    """Of a built page, by path; one that is missing is told by rule ST006, and nothing of it is found."""

    def index(self) -> bytes:
        """The texts at the notices' addresses, those in force first; the words of the panel; where the others are."""
        publication, locale = self.publication, self.locale
        shown = [(each, version) for each in publication.notices_in(locale) if (version := publication.shown(each))]
        shown.sort(key=lambda text: publication.in_force(text[0]) is None)
        others = (text_path(*other, locale) for other in other_versions(publication, locale))
        return _json(
            {
                "words": self._words(),
                "texts": [self._text(notice_id, version, f"{notice_id}/") for notice_id, version in shown],
                "others": [path.removeprefix(locale.prefix) for path in others],
            }
        )

    def other(self, notice_id: str, number: str) -> bytes:
        """A version that is not at its notice's address."""
        version = next(each for each, _ in self.publication.versions(notice_id) if each.number == number)
        return _json(self._text(notice_id, version, Page.of_version(notice_id, number).address))

    def _text(self, notice_id: str, version: Version, address: str) -> dict[str, object]:
        title, lang = self.publication.title(notice_id, self.locale)
        page = self.tree(f"{self.locale.prefix}{address}index.html")
        numbers = self.publication.numbers(notice_id, version.number)
        return {
            "title": title,
            **_in_language(lang),
            "states": self._states(notice_id, version),
            "address": address,
            "sections": [_section(section) for section in page_sections(page, numbers)] if page is not None else [],
        }

    def _states(self, notice_id: str, version: Version) -> list[tuple[str, str]]:
        """What is said of a version, and since what instant: empty for what is true when the site is built."""
        words = self.publication.words(self.locale)
        number = filled(words.gettext(wording.VERSION), number=version.number)
        return [
            (f"{number} · {words.pgettext('status', wording.STATUS_NAMES[view.status])}", view.since)
            for view in StatusViews(self.publication, notice_id, self.locale).names(version)
        ]

    def _words(self) -> dict[str, object]:
        """The words of the panel; ``form`` has for each number the place of its plural form in ``found``."""
        words = self.publication.words(self.locale)
        counted = [words.ngettext(*wording.FOUND, number) for number in range(_COUNTED)]
        forms = list(dict.fromkeys(counted))
        return {
            "field": words.gettext(wording.FIND_WORDS),
            "close": words.gettext(wording.CLOSE),
            "others": words.gettext(wording.OTHER_VERSIONS_TOO),
            "nothing": words.gettext(wording.NOTHING_FOUND),
            "found": forms,
            "form": "".join(str(forms.index(form)) for form in counted),
        }


def _section(section: PageSection) -> dict[str, object]:
    return {**_block(section.heading), "blocks": [each for block in section.blocks if (each := _block(block))["text"]]}


def _block(block: Block) -> dict[str, object]:
    return {"id": block.id, "number": block.number, "text": block.text, **_in_language(block.lang)}


def _in_language(lang: str) -> dict[str, object]:
    """The attributes of an element with a text in another language than the page's."""
    return {"language": {"lang": lang, "dir": "ltr"}} if lang else {}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
