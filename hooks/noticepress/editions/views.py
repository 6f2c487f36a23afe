"""What the templates show: values only, so that a template needs no logic beyond ``if`` and ``for``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticepress.editions.localize import Heading
from noticepress.editions.settings import Link, LinkGroup
from noticepress.register.facts import format_fact

ERROR = "error"
"""Kind of the page for addresses at which there is none."""

TAKES_EFFECT_TODAY = "takes effect today"
"""What a status line says of an announced version on its first day."""

HAS_TAKEN_EFFECT = "has taken effect"
"""What it says from the second day on."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for people and for machines."""

    text: str
    iso: str

    @classmethod
    def of(cls, value: date, cldr: str) -> DateView:
        """The date as it reads in a CLDR locale."""
        return cls(format_fact(value, cldr), value.isoformat())


@dataclass(frozen=True, slots=True)
class ErratumView:
    """A correction on record."""

    on: DateView
    section: str
    old_text: tuple[str, ...]
    """HTML of each block that was changed, in English."""
    new_text: tuple[str, ...]
    reason: str
    reason_lang: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """What is said of a version's status, and from when until when it is true.

    What is true only later is hidden when the site is built; ``assets/effective.js`` shows it in its time.
    """

    status: str
    """A value of :class:`~noticepress.model.Status`, ``TAKES_EFFECT_TODAY`` or ``HAS_TAKEN_EFFECT``."""
    number: str
    """The version; for a superseded one, the version that took its place."""
    date: DateView | None
    """The date that matters for the status."""
    address: str
    """Of the version ``number``."""
    since: str
    """An instant in ISO 8601; empty for what is true when the site is built."""
    until: str
    """The first instant at which it is no longer true; empty where none is known."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version in a list."""

    number: str
    statuses: tuple[StatusView, ...]
    """The status when the site is built first, then those that follow on announced dates."""
    address: str
    published: DateView | None
    effective: DateView | None
    summary: str
    summary_lang: str
    digest: str
    current: bool
    withdrawn: DateView | None
    """The date of the withdrawal; the effective date never came."""
    reason: str
    reason_lang: str
    short_notice: str
    short_notice_lang: str
    errata: tuple[ErratumView, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition's own part of the page."""

    number: str
    effective: DateView | None
    published: DateView | None
    statuses: tuple[StatusView, ...]
    news: tuple[StatusView, ...]
    """What is said here of other versions that have been announced."""
    withdrawn: DateView | None
    reason: str
    """Of the withdrawal."""
    reason_lang: str
    heading: str
    """The title's HTML element."""
    parts: tuple[tuple[str, ...], ...]
    """Each section's HTML below the title; between two parts of one section belongs the prevailing statement."""
    contents: tuple[Heading, ...]
    is_numbered: bool
    """Whether the headings have numbers of their own."""
    untranslated: int
    prevailing_address: str
    lasting_url: str
    """The absolute address of this edition for ever, for paper."""
    prevailing_url: str
    """The absolute address of the same version in English, for paper."""
    short_notice: str
    short_notice_lang: str
    errata: tuple[ErratumView, ...]
    untranslated_sections: tuple[Heading, ...]
    """Sections of which parts are shown in English."""
    revised: DateView | None
    """When the translation was last revised, if that was after the version was published and is not to come."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice on the front page and in the lists of versions."""

    id: str
    title: str
    title_lang: str
    address: str
    versions_address: str
    feed_address: str
    versions: tuple[VersionView, ...]
    in_force: bool
    """Whether a text is in force when the site is built."""
    shown: VersionView
    """The version to which ``address`` leads."""
    news: tuple[StatusView, ...]
    """What the front page says of announced versions."""
    outdated: str
    """The instant from which another version than ``shown`` is in force; empty where none is known."""
    time_zone: str
    """Name of the time zone in which dates begin; empty for UTC."""


@dataclass(frozen=True, slots=True)
class LocaleLink:
    """The same page in another locale."""

    tag: str
    language: str
    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What the error page says in one language, with the front pages that speak it."""

    language: str
    direction: str
    text: str
    links: tuple[LocaleLink, ...]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far the translation into a locale's language has come."""

    label: str
    language: str
    done: int
    total: int
    revised: DateView | None
    state: str
    """The weakest ``TranslationState`` of its notices; empty where it is not stated."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page."""

    kind: str
    lang: str
    direction: str
    is_english: bool
    space: str
    """What stands between two sentences: nothing in Chinese and Japanese."""
    title: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    locales: tuple[LocaleLink, ...]
    locale_label: str
    front_address: str
    translations_address: str
    organisation: str
    logo: str
    """Path below the site; empty where there is none."""
    logo_alt: str
    """What it says; empty where the name stands beside it."""
    icon: str
    copyright_years: str
    disclaimer: str
    disclaimer_lang: str
    """Its ``lang`` where that is not the page's own."""
    groups: tuple[LinkGroup, ...]
    legal: tuple[Link, ...]
    analytics_id: str
    as_of: DateView
    notices: tuple[NoticeView, ...]
    notice: NoticeView | None
    edition: EditionView | None
    body: str
    progress: tuple[ProgressView, ...]
    not_found: tuple[NotFoundView, ...]
    """The error page's other languages."""
    changes: bool
    """Whether the page says what comes true at an instant, so that it needs ``assets/effective.js``."""
    state: str
    """The notice's ``TranslationState``; empty where it is not stated, and in English."""
