"""Pieces of what the templates show."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from noticepress.catalogs.words import told_apart
from noticepress.editions.formats.kinds import formats_of
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Version
from noticepress.register.date_format import between_dates, shown_date
from noticepress.theme.wording import PLAIN_TEXT

_BRACKETED = re.compile(r"[(（][^()（）<>]{1,24}[)）]")
"""What stands in brackets, and fits a line of a narrow screen."""
_NO_BREAK, _JOINED = "\u00a0", "\u2060"


def kept_together(title: str, number: str = "") -> str:
    """A title, or its HTML, in which no line ends within brackets, or before the ``number`` of a version."""
    title = _BRACKETED.sub(lambda found: found[0].replace(" ", _NO_BREAK), title)
    if number not in title or not number:
        return title
    # Where words stand without spaces, a sign that is not seen joins the two.
    title = re.sub(rf"(?<=[^\s\x00-\x7f]){re.escape(number)}", f"{_JOINED}{number}", title)
    return title.replace(f" {number}", f"{_NO_BREAK}{number}")


class DateView(NamedTuple):
    """A date for people and for machines."""

    text: str
    iso: str

    @classmethod
    def of(cls, value: date, locale: Locale) -> DateView:
        """The date as it reads in a locale."""
        return cls(shown_date(value, locale.cldr), value.isoformat())

    @classmethod
    def of_any(cls, value: date | None, locale: Locale) -> DateView | None:
        """The same of a date that may not be known."""
        return cls.of(value, locale) if value else None


class FileLink(NamedTuple):
    """An edition in another form."""

    label: str
    """As the locale calls it, or a name that is the same in every language."""
    address: str
    media_type: str

    @classmethod
    def all_of(cls, publication: Publication, notice_id: str, version: Version, locale: Locale) -> tuple[FileLink, ...]:
        """Those that the site has of an edition."""
        own = {PLAIN_TEXT: told_apart(publication.words(locale)).gettext(PLAIN_TEXT)}
        return tuple(
            cls(own.get(each.label, each.label), each.path(notice_id, version.number, locale), each.media_type)
            for each in formats_of(publication, version)
        )


class PeriodView(NamedTuple):
    """The first and the last day of a period."""

    begin: DateView
    end: DateView
    between: str
    """What a locale writes between the two."""

    @classmethod
    def of(cls, begin: date, end: date, locale: Locale) -> PeriodView:
        """The period as it reads in a locale."""
        return cls(DateView.of(begin, locale), DateView.of(end, locale), between_dates(locale.cldr))

    @property
    def text(self) -> str:
        """The whole, as a text."""
        return f"{self.begin.text}{self.between}{self.end.text}"


class LocaleLink(NamedTuple):
    """A page in another locale."""

    tag: str
    language: str
    label: str
    whole_label: str
    """The same, in which no line ends before the dash."""
    address: str
    current: bool

    @classmethod
    def to(cls, locale: Locale, address: str) -> LocaleLink:
        """A link to ``address``, which is below the locale's folder."""
        whole_label = locale.label.replace(" - ", f"{_NO_BREAK}- ")
        return cls(locale.tag, locale.tag, locale.label, whole_label, locale.prefix + address, current=False)
