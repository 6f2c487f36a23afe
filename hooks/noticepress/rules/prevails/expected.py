"""What each page of an edition should hold, from a publication: the measure for the built pages."""

from __future__ import annotations

from functools import lru_cache

from lxml.html import HtmlElement

from noticepress.catalogs.words import filled
from noticepress.editions.edition import Edition, Page
from noticepress.editions.publication import Publication
from noticepress.editions.states import edition_state
from noticepress.files.html import read_fragment
from noticepress.model import Locale
from noticepress.rules.prevails.edition_page import BlockTexts, EditionPage, Lag, read_texts
from noticepress.rules.site.attributes import Attributes
from noticepress.theme.wording import PASSAGES, PREVAILING, REVISED, REVISION_REASON, SECTIONS, STATE_NOTES, STATEMENT


class Expectations:
    """What the pages of a publication's editions should hold."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication

    def page(self, path: str, root: HtmlElement, attributes: Attributes, page: Page, locale: Locale) -> EditionPage:
        """The built page at ``path``, whose tree is ``root`` with those attributes, beside what it should hold."""
        publication = self._publication
        edition = publication.edition(page.notice, page.version, locale)
        prevailing = Page.of_version(page.notice, page.version)
        words = publication.words(locale)
        statement, contrary = (PREVAILING, STATEMENT) if locale.is_english else (STATEMENT, PREVAILING)
        return EditionPage(
            path=path,
            root=root,
            attributes=attributes,
            locale=locale,
            address=publication.address(page, locale),
            prevailing_address=publication.address(prevailing, publication.inputs.locales[0]),
            statement=words.gettext(statement),
            contrary=words.gettext(contrary),
            ids=edition.ids,
            texts=_texts_in("\n".join(section.html for _, section in edition.sections), edition.ids),
            untranslated=frozenset(edition.untranslated),
            status=publication.status_line(page.notice, edition.version, edition.status, locale),
            notes=tuple(self._notes(edition)),
            lag=self._lag(edition),
            is_bilingual=page.is_bilingual,
            repeated=not page.is_bilingual and any(len(section.parts) > 1 for _, section in edition.sections),
        )

    def _notes(self, edition: Edition) -> list[str]:
        """What the page says of its translation: how it was made, and when it was revised."""
        publication, locale = self._publication, edition.locale
        chain, words = publication.chain(locale, edition.notice.id), publication.words(locale)
        if chain is None:
            return []
        state = edition_state(publication, edition.notice.id, edition.version.number, locale)
        notes = [words.gettext(STATE_NOTES[state])] if state else []
        revised, reason = publication.last_revision(edition.notice.id, edition.version, locale)
        if revised:
            notes.append(filled(words.gettext(REVISED), date=publication.date_text(revised, locale)))
        if reason:
            notes.append(filled(words.gettext(REVISION_REASON), reason=reason))
        return notes

    def _lag(self, edition: Edition) -> Lag:
        count = len(edition.untranslated)
        if not count:
            return Lag((), ())
        words = self._publication.words(edition.locale)
        sections = (section for _, section in edition.sections if section.untranslated and section.headings)
        return Lag(
            (filled(words.ngettext(*PASSAGES, count), num=str(count)), words.gettext(SECTIONS)),
            tuple(section.headings[0].id for section in sections),
        )


@lru_cache(maxsize=16)
def _texts_in(html: str, ids: tuple[str, ...]) -> BlockTexts:
    """The texts of an edition's HTML: several pages show it, and several locales of one language."""
    return read_texts(read_fragment(html), frozenset(ids))
