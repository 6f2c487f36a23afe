"""Everything that a build reads, as values; :mod:`noticepress.editions.sources.project` reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from noticepress.catalogs.catalog import Catalog
from noticepress.catalogs.glossary import Glossary
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.reviewing.approved import ApprovedWords
from noticepress.catalogs.style import Styles
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.earlier.sealed_words import SealedWords
from noticepress.model import Locale, Notice, Section, Text
from noticepress.register.authority.standing import Standing
from noticepress.register.editions import Editions
from noticepress.register.retired import Retired
from noticepress.register.sealing.seal import Seal

SITE_DOMAIN = "site"


@dataclass(frozen=True, slots=True)
class NoticeInputs:
    """A notice with everything that was read for it."""

    notice: Notice
    texts: Mapping[str, Text]
    seals: Mapping[str, Seal]
    folders: Mapping[str, str]
    messages: Mapping[Key, Message]
    past: Mapping[Key, Message] = field(default_factory=dict)
    """Messages that errata took away: a past day's site shows their translations, if there are any."""
    editions: Mapping[str, Editions] = field(default_factory=dict)
    """By version number: the record of its editions, of each published version that has one."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a build reads, as values."""

    locales: tuple[Locale, ...]
    notices: Mapping[str, NoticeInputs]
    pages: Mapping[str, Section]
    """Other pages, by path below ``docs/``."""
    catalogs: Mapping[tuple[str, str], Catalog]
    """By (name, domain)."""
    site_messages: Mapping[Key, Message]
    furniture: Furniture
    glossary: Glossary = field(default_factory=Glossary)
    styles: Styles = field(default_factory=Styles)
    approved: ApprovedWords = field(default_factory=ApprovedWords)
    """The project's own words that tell which text binds, as they were approved."""
    retired: tuple[Retired, ...] = ()
    """Promises that were ended on record."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Templates and style sheets of the project, by path below ``overrides/``."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Files that are published as they are: by path below the site, the file's name in the project."""
    drawings: Mapping[str, bytes] = field(default_factory=dict)
    """Those of SVG: by path below the site, what is in them."""
    unpublished: Mapping[str, str] = field(default_factory=dict)
    """Files that lie among those and are not published: by name in the project, the reason."""
    sealed_words: SealedWords = field(default_factory=SealedWords)
    """What recorded editions showed."""
    standing: Standing = field(default_factory=Standing)
    """Who may do what, and what has been signed."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The style sheets of the project that every page loads, as paths below the site."""
        return tuple(sorted(name for name in self.overrides if name.endswith(".css")))

    @property
    def tells_of_translations(self) -> bool:
        """Whether the site has a page about translations: not where every locale is in English, and always was."""
        return not self.locales or bool(self.retired) or not all(locale.is_english for locale in self.locales)
