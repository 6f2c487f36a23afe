"""An edition that is to be written as a file, and what every form says of it: a publication comes in, values leave.

A file says what stays true: numbers, dates and digests, and of a version that was superseded or withdrawn, that it
was. What is in force today only a page can say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from babel.support import NullTranslations

from noticepress.catalogs.words import filled
from noticepress.editions.edition import Edition, Page
from noticepress.editions.formats.blocks import Block, Kind, Section
from noticepress.editions.formats.reading import read_sections
from noticepress.editions.publication import Publication
from noticepress.editions.states import edition_state
from noticepress.model import Locale, Status, TranslationState, Version
from noticepress.theme import wording

_FINAL = (Status.SUPERSEDED, Status.WITHDRAWN, Status.DRAFT)
"""What a version stays, or is as long as nobody sees it."""


@dataclass(frozen=True)
class Material:
    """An edition with the publication that it is of."""

    publication: Publication
    notice_id: str
    number: str
    locale: Locale

    @cached_property
    def edition(self) -> Edition:
        """The edition."""
        return self.publication.edition(self.notice_id, self.number, self.locale)

    @cached_property
    def version(self) -> Version:
        """Its version, as it is on the day."""
        return next(each for each, _ in self.publication.versions(self.notice_id) if each.number == self.number)

    @cached_property
    def words(self) -> NullTranslations:
        """The words of its locale."""
        return self.publication.words(self.locale)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its text; links are whole."""
        html = ((name, rendered.html) for name, rendered in self.edition.sections)
        numbers = self.publication.numbers(self.notice_id, self.number)
        return read_sections(html, self.address, numbers if self.edition.is_numbered else {})

    @cached_property
    def title(self) -> Block:
        """The heading of the whole text."""
        first = self.sections[0].blocks[:1]
        return first[0] if first else Block(Kind.HEADING, words=(self.edition.title,), level=1)

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """Everything below it."""
        return tuple(block for section in self.sections for block in section.blocks)[1:]

    @cached_property
    def page(self) -> Page:
        """The page at which the edition stands for ever."""
        return Page.of_version(self.notice_id, self.number)

    @cached_property
    def address(self) -> str:
        """The address of that page."""
        return self.publication.address(self.page, self.locale)

    @cached_property
    def prevailing_address(self) -> str:
        """The same of the prevailing edition."""
        return self.publication.address(self.page, self.publication.inputs.locales[0])

    @cached_property
    def digest(self) -> str:
        """Of the text as it stands; empty for a draft."""
        return digest_of_text(self.version)

    @cached_property
    def revised(self) -> date | None:
        """When its translation was last revised, if visitors saw another before."""
        return self.publication.last_revision(self.notice_id, self.version, self.locale)[0]

    @cached_property
    def statement(self) -> str:
        """Which text prevails."""
        return self._say(wording.PREVAILING if self.locale.is_english else wording.STATEMENT)

    @cached_property
    def read_in_english(self) -> str:
        """Words of the link to the prevailing edition."""
        return self._say(wording.READ_IN_ENGLISH)

    @cached_property
    def disclaimer(self) -> str:
        """What the site says of itself."""
        return self.publication.furniture_word(self.locale, self.publication.inputs.furniture.disclaimer)[0]

    def facts(self) -> tuple[str, ...]:
        """What the file says of its version, a line each: number, what has become of it, dates, digest, address."""
        lines = (
            self.version_line,
            self.status,
            *(line for _, line in self.dates),
            self._say(wording.DIGEST_IS, digest=self.digest) if self.digest else "",
            self._say(wording.WEB_ADDRESS, address=self.address),
        )
        return tuple(filter(None, lines))

    @cached_property
    def version_line(self) -> str:
        """Which version it is."""
        return self._say(wording.VERSION, number=self.number)

    @cached_property
    def dates(self) -> tuple[tuple[date, str], ...]:
        """(day, what happened or happens on it) of the version: publication, effect, corrections."""
        version = self.version
        effective = wording.PLANNED_FROM if self.edition.status is Status.WITHDRAWN else wording.EFFECTIVE_FROM
        told = (
            (version.published, wording.PUBLISHED_ON),
            (version.effective, effective),
            *((erratum.on, wording.CORRECTION) for erratum in version.errata),
        )
        return tuple((day, self._day(message, day)) for day, message in told if day)

    @cached_property
    def status(self) -> str:
        """What has become of the version for good; empty of one that is announced or in force."""
        status = self.edition.status
        if status not in _FINAL:
            return ""
        return self.publication.status_line(self.notice_id, self.version, status, self.locale)

    @cached_property
    def state(self) -> TranslationState | None:
        """What may be said of the translation."""
        return edition_state(self.publication, self.notice_id, self.number, self.locale)

    def notes(self) -> tuple[str, ...]:
        """What there is to say of the translation, a sentence each."""
        state = self.state
        count = len(self.edition.untranslated)
        revised, reason = self.publication.last_revision(self.notice_id, self.version, self.locale)
        lines = (
            self._say(wording.STATE_NOTES[state]) if state else "",
            self._day(wording.REVISED, revised),
            self._say(wording.REVISION_REASON, reason=reason) if reason else "",
            filled(self.words.ngettext(*wording.PASSAGES, count), num=str(count)) if count else "",
        )
        return tuple(filter(None, lines))

    def _day(self, message: str, day: date | None) -> str:
        return self._say(message, date=self.publication.date_text(day, self.locale)) if day else ""

    def _say(self, message: str, **values: str) -> str:
        return filled(self.words.gettext(message), **values)


def digest_of_text(version: Version) -> str:
    """The digest of a version's text as it stands; empty for a draft."""
    return version.errata[-1].new_digest if version.errata else version.digest or ""
