"""What the templates show: values only, so that a template needs no logic beyond ``if`` and ``for``."""

from __future__ import annotations

from dataclasses import dataclass

from noticepress.furniture import Link, LinkGroup
from noticepress.localize import Heading

ERROR = "error"
"""Kind of the page for addresses at which there is none."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for people and for machines."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class ErratumView:
    """A correction on record."""

    on: DateView
    section: str
    section_id: str
    old_text: tuple[str, ...]
    """HTML of each block that was changed, in English."""
    new_text: tuple[str, ...]
    reason: str
    reason_lang: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version in a list."""

    number: str
    status: str
    address: str
    published: DateView | None
    effective: DateView | None
    summary: str
    summary_lang: str
    digest: str
    current: bool
    withdrawn: DateView | None
    reason: str
    reason_lang: str
    short_notice: str
    short_notice_lang: str
    errata: tuple[ErratumView, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """The status line: which version, and the date that matters for its status."""

    status: str
    number: str
    date: DateView | None
    address: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition's own part of the page."""

    number: str
    effective: DateView | None
    published: DateView | None
    status: StatusView
    announced: StatusView | None
    heading: str
    """The title's HTML element."""
    parts: tuple[tuple[str, ...], ...]
    """Each section's HTML below the title; between two parts of one section belongs the prevailing statement."""
    contents: tuple[Heading, ...]
    untranslated: int
    summary: str
    summary_lang: str
    prevailing_address: str
    short_notice: str
    short_notice_lang: str
    errata: tuple[ErratumView, ...]
    untranslated_sections: tuple[Heading, ...]
    """Sections of which parts are shown in English."""
    revised: DateView | None
    """When the translation was last revised, if that was after the version was published."""
    takes_effect: str
    """The instant at which an announced version takes effect, in ISO 8601; empty for others."""
    next_takes_effect: str
    """The same of the version announced to follow the text in force."""
    today_ends: str
    """Of either: the end of its first day."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice on the front page and in the lists of versions."""

    id: str
    title: str
    title_lang: str
    address: str
    versions_address: str
    feed_address: str
    current: VersionView | None
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class LocaleLink:
    """The same page in another locale."""

    tag: str
    language: str
    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far the translation into a locale's language has come."""

    label: str
    language: str
    tag: str
    done: int
    total: int
    revised: DateView | None
    reviewed: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """A page."""

    kind: str
    lang: str
    direction: str
    is_english: bool
    title: str
    description: str
    address: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    locales: tuple[LocaleLink, ...]
    locale_label: str
    front_address: str
    translations_address: str
    site_name: str
    organisation: str
    copyright_years: str
    disclaimer: str
    groups: tuple[LinkGroup, ...]
    legal: tuple[Link, ...]
    analytics_id: str
    as_of: DateView
    notices: tuple[NoticeView, ...]
    notice: NoticeView | None
    edition: EditionView | None
    body: str
    progress: tuple[ProgressView, ...]
    revised: DateView | None
    reviewed: bool
