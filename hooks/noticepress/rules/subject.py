"""What rules are about: a notice with its texts and seals, or a catalog beside the messages that it should hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from noticepress.catalogs.added_markup import Markup
from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.glossary import Glossary, Term
from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.style import Style, Styles
from noticepress.model import FactValue, Notice, Text
from noticepress.register.sealing.seal import Seal, seal_fact


@dataclass(frozen=True, slots=True)
class NoticeSubject:
    """A notice as the rules see it."""

    notice: Notice
    texts: Mapping[str, Text]
    """By version number: the folders that hold a text."""
    seals: Mapping[str, Seal]
    as_of: date
    folders: Mapping[str, str] = field(default_factory=dict)
    """Folders beside the register, by name: their paths."""
    tags: tuple[str, ...] | None = None
    """Of every locale of the table; ``None`` where a command does not read it."""
    recorded: Collection[str] = ()
    """Numbers of the versions whose editions are on record."""

    def is_sealed(self, fact: str, value: FactValue) -> bool:
        """Whether a published text has a fact with that value, which then has to stay."""
        return any(seal.facts.get(fact) == seal_fact(value) for seal in self.seals.values())


@dataclass(frozen=True)
class CatalogSubject:
    """A catalog as the rules see it."""

    catalog: Catalog
    messages: Mapping[Key, Message]
    """Every message of the catalog's domain."""
    markup: Markup
    glossary: Glossary = field(default_factory=Glossary)
    overlay: bool = False
    """Whether the catalog is a region's, which holds only what differs from its language's."""
    past: Mapping[Key, Message] = field(default_factory=dict)
    """Messages that errata took away, whose translations past days still show."""

    styles: Styles = field(default_factory=Styles)

    @cached_property
    def style(self) -> Style:
        """How the catalog's language is typed."""
        return self.styles.of(self.catalog.name)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary's terms in the catalog's language."""
        return self.glossary.for_language(self.catalog.name)

    def translated(self) -> Sequence[tuple[Message, Entry, str, str]]:
        """Each current translation: (message, entry, English, text); plural forms one by one.

        Letters are composed, so that rules find those that are typed in parts; the entry has them as they stand.
        """
        return self._translated

    @cached_property
    def _translated(self) -> Sequence[tuple[Message, Entry, str, str]]:
        return tuple(self._pairs())

    def _pairs(self) -> Iterator[tuple[Message, Entry, str, str]]:
        for entry in self.catalog:
            message = self.messages.get(entry.key)
            if message is None or not entry.is_translated:
                continue
            for index, text in enumerate(entry.texts):
                english = entry.plural_id if entry.plural_id and index == len(entry.texts) - 1 else entry.id
                yield message, entry, english, unicodedata.normalize("NFC", text)

    def place(self, entry: Entry) -> tuple[str, int]:
        """Path of the catalog, and line of the entry's translation."""
        return (self.catalog.path, entry.text_line)
