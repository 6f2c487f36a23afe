"""What an edition shows, message by message, as its record has it: a publication comes in, words leave."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.messages import SHORT_NOTICE, SUMMARY, TITLE
from noticepress.catalogs.po.file import Key
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Notice, Text, Version
from noticepress.register.editions import MessageKey, digest_of_words
from noticepress.register.sealing.hash_scheme import Scheme
from noticepress.texts.roles import fold


class ShownMessage(NamedTuple):
    """A message of an edition, as it is shown."""

    key: Key
    words: str | None
    """The translation, facts not filled in; ``None`` where English is shown."""
    catalog: Catalog | None
    """Where the translation stands, or would stand."""
    entry: Entry | None
    digest: str
    """What is remembered of the words."""


def messages_of(notice: Notice, version: Version, text: Text) -> tuple[Key, ...]:
    """What each edition of a version shows in its language: the title, what the register says of it, its text."""
    told = ((TITLE, notice.title), (SUMMARY, version.summary), (SHORT_NOTICE, version.short_notice))
    blocks = (block.key for section in text.sections for block in section.messages)
    return tuple(dict.fromkeys([*(key for key in told if key[1]), *blocks]))


def recorded_key(key: Key, scheme: Scheme) -> MessageKey:
    """A message as a record names it."""
    return key[0], scheme.of_text(key[1])


def shown_messages(
    publication: Publication, notice_id: str, keys: Iterable[Key], locale: Locale, scheme: Scheme
) -> tuple[ShownMessage, ...]:
    """Those messages as a locale's edition shows them.

    An entry that adds something active to its English counts as shown: it stops the build by itself (TR007), and to
    look for it takes a while.
    """
    of_catalogs = ("shown messages", notice_id, scheme.name, *locale.catalogs)
    known: dict[Key, ShownMessage] = publication.once(of_catalogs, dict)
    chain = publication.chain(locale, notice_id)
    catalogs = chain.catalogs if chain else ()
    trusting = Chain(catalogs, lambda _: True)
    shown = []
    for key in keys:
        if key not in known:
            entry = trusting.find(key)
            words = fold(entry.text) if entry else None
            place = _place(catalogs, key, entry)
            known[key] = ShownMessage(key, words, *place, digest_of_words(scheme, words))
        shown.append(known[key])
    return tuple(shown)


def _place(catalogs: tuple[Catalog, ...], key: Key, entry: Entry | None) -> tuple[Catalog | None, Entry | None]:
    """The catalog with the entry; where none can be used, the one in which such an entry stands, else the last."""
    for catalog in catalogs:
        own = catalog.get(key)
        if own is not None and (entry is None or own is entry):
            return catalog, own
    return (catalogs[-1] if catalogs else None), entry
