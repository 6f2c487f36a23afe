"""A page, and what stands on it: an edition, and how a notice is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from babel.support import NullTranslations

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.words import filled
from noticepress.editions.localizing.rendered import Heading, Rendered
from noticepress.model import Locale, Notice, Status, Version
from noticepress.register.editions import Editions, Revision

CHANGES, BILINGUAL, CITE = "changes", "bilingual", "cite"
"""The kinds of pages about one version: what changed, a translation beside the prevailing text, how it is cited."""
LIST = "versions"
"""The kind of the pages that list a notice's versions."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the same in each locale that has it."""

    kind: str
    """The name of a :class:`~noticepress.editions.page_kinds.PageKind`."""
    address: str
    """Below the locale's folder, such as ``privacy/2.1/``."""
    source: str
    """Path below ``docs/`` that the page has for MkDocs."""
    notice: str = ""
    version: str = ""
    since: str = ""
    """The version that a comparison begins with, where that is not the one before."""
    is_bilingual: bool = False
    """Whether only locales that are not in English have it."""
    is_placed: bool = True
    """Whether it stands at its address in each locale; the error page, a file in each, is shown at any other."""

    @classmethod
    def of_notice(cls, notice_id: str, number: str) -> Page:
        """The page at a notice's own address, where a version is shown."""
        return cls("text", f"{notice_id}/", f"{notice_id}/index.md", notice_id, number)

    @classmethod
    def of_version(cls, notice_id: str, number: str) -> Page:
        """The page at which a version stands for ever."""
        address = f"{notice_id}/{number}/"
        return cls("version", address, f"{address}index.md", notice_id, number)

    @classmethod
    def of_versions(cls, notice_id: str) -> Page:
        """The page that lists a notice's versions."""
        return cls(LIST, f"{notice_id}/versions/", f"{notice_id}/versions.md", notice_id)

    @classmethod
    def about_version(cls, kind: str, notice_id: str, number: str) -> Page:
        """A page about a version, below the version's own, with the name of its kind."""
        place = f"{notice_id}/{number}/{kind}"
        return cls(kind, f"{place}/", f"{place}.md", notice_id, number, is_bilingual=kind == BILINGUAL)


class Edition(NamedTuple):
    """A version in a locale: what a visitor reads."""

    notice: Notice
    version: Version
    status: Status
    locale: Locale
    title: str
    description: str
    sections: tuple[tuple[str, Rendered], ...]
    """(section id, what it renders to), in order."""
    ids: tuple[str, ...]
    """Every block id of the text, in order: the same in every locale."""
    is_numbered: bool = False
    """Whether the headings show their numbers."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading below the title."""
        return tuple(heading for _, section in self.sections for heading in section.headings if heading.level > 1)

    @property
    def untranslated(self) -> tuple[str, ...]:
        """Ids of the blocks that are shown in English for want of a translation."""
        return tuple(block for _, section in self.sections for block in section.untranslated)


def shown_title(notice: Notice, title: str, words: NullTranslations) -> str:
    """``title``, the notice's own or its translation, within the frame that ``words`` have for what it is for."""
    scope = notice.scoped_to
    return filled(words.gettext("%(title)s (for %(scope)s)"), title=title, scope=scope) if scope else title


def english_title(notice: Notice) -> str:
    """The title as the prevailing edition shows it."""
    return shown_title(notice, notice.title, NullTranslations())


def revisions_on(record: Editions | None, locale: Locale, day: date) -> tuple[Revision, ...]:
    """The revisions of an edition that are on record and not to come, oldest first."""
    edition = record.editions.get(locale.tag) if record else None
    return tuple(entry for entry in edition.revisions if entry.on <= day) if edition else ()


def last_revision(
    version: Version, chain: Chain | None, revisions: Sequence[Revision], day: date
) -> tuple[date | None, str]:
    """When a translation was last revised, if visitors saw another before and it is not to come; why, if recorded.

    That is the last of its ``revisions``, not earlier than the version's published day; where none is on record, what
    the catalogs say, if that is later.
    """
    if version.published and revisions and version.published <= revisions[-1].on <= day:
        return revisions[-1].on, revisions[-1].reason
    by_catalogs = chain.revised if chain and not revisions else None
    return by_catalogs if by_catalogs and version.published and version.published < by_catalogs <= day else None, ""
