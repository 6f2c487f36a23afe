"""The editions of a published notice, made anew from what its site has: files come in, a publication leaves.

The words come from ``words.json``, and count only where they fit the seal (English) or the record of the editions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from babel.support import NullTranslations

from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.language_tags import parse_cldr
from noticepress.catalogs.locales import CATALOG_NAME
from noticepress.catalogs.words import english_within
from noticepress.editions.publication import Publication
from noticepress.editions.recording import messages_of, recorded_key
from noticepress.editions.settings.furniture import Furniture
from noticepress.editions.sources.inputs import Inputs, NoticeInputs
from noticepress.editions.sources.theme_words import theme_chain
from noticepress.findings import quote
from noticepress.model import Locale, Notice, Text, Version
from noticepress.register.clock import AsOf
from noticepress.register.editions import Editions, digest_of_words
from noticepress.register.sealing.hash_scheme import is_digest
from noticepress.register.sealing.seal import Seal, fact_value, is_as_sealed, seal_block
from noticepress.texts.dialect import Dialects
from noticepress.texts.section import read_again

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]*")
Words = dict[str, Any]
"""A ``words.json``."""


@dataclass(frozen=True, slots=True)
class ServedNotice:
    """A notice as its site has it: its register's entries that were shown, and what lies beside them."""

    id: str
    as_of: date
    time_zone: str
    versions: tuple[Version, ...]
    """Every sealed version, with those that were never shown."""
    seals: Mapping[str, Seal]
    records: Mapping[str, Editions]
    words: Mapping[tuple[str, str], Words]
    """By version and locale."""
    prevailing: str


@dataclass
class Rebuilt(Publication):
    """A publication whose translations are those that a site tells, and its words around them the package's."""

    chains: Mapping[tuple[str, str], Chain] = field(default_factory=dict)
    """By version and locale."""
    number: str = ""
    """The version whose editions are made."""
    own_words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    old: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By version: the ids of earlier versions, and where each leads."""

    def old_ids(self, notice_id: str, number: str) -> dict[str, str]:  # noqa: ARG002 (one notice alone is known)
        """As the site tells them: no seal covers them."""
        return dict(self.old[number])

    def chain(self, locale: Locale, domain: str) -> Chain | None:  # noqa: ARG002 (one notice alone is known)
        """What the locale shows of the version."""
        return None if locale.is_english else self.chains.get((self.number, locale.tag), Chain((), lambda _: True))

    def words(self, locale: Locale) -> NullTranslations:
        """The project's own words where it has some, else the package's."""
        return self.once(("words", locale.tag), lambda: _Words(locale, self.own_words.get(locale.tag, {})))


class _Words(NullTranslations):
    def __init__(self, locale: Locale, own: Mapping[str, str]) -> None:
        super().__init__()
        self._own = own
        self._direction = locale.direction
        self._chain = Chain(theme_chain(locale.catalogs), lambda _: True)

    def gettext(self, message: str) -> str:
        """A message."""
        entry = self._chain.find(("", message))
        return self._own.get(message) or (entry.text if entry else english_within(message, self._direction))


def rebuild(served: ServedNotice) -> Rebuilt:
    """The editions anew. Raises ``NoticepressError``, ``KeyError``, ``TypeError``, ``ValueError`` or ``AttributeError``
    for words that this program has not written.
    """  # noqa: D205 (what it raises takes two lines)
    dialects = Dialects()
    numbers = [version.number for version in served.versions if (version.number, served.prevailing) in served.words]
    english = {number: served.words[number, served.prevailing] for number in numbers}
    texts = {number: _text(number, words, served.seals[number], dialects) for number, words in english.items()}
    last = english[numbers[-1]]
    versions = tuple(_with_facts(version, served.seals.get(version.number)) for version in served.versions)
    notice = Notice(
        id=served.id,
        path="",
        title=str(last["title"]),
        notice_period_days=0,
        prevailing_clause=str(last["prevailing_clause"]),
        facts={},
        fact_lines={},
        versions=versions,
        time_zone=served.time_zone,
    )
    locales = _locales(served)
    read = NoticeInputs(notice, texts, served.seals, {}, {}, {}, served.records)
    inputs = Inputs(tuple(locales.values()), {served.id: read}, {}, {}, {}, Furniture())
    chains = {
        (number, tag): _chain(read, number, tag, words)
        for (number, tag), words in served.words.items()
        if number in texts and not locales[tag].is_english
    }
    own = {tag: dict(words["own_words"]) for (_, tag), words in served.words.items()}
    old = {number: _old_ids(words) for number, words in english.items()}
    return Rebuilt(inputs, AsOf(named=served.as_of), chains=chains, own_words=own, old=old)


def misfitting(rebuilt: Rebuilt, served: ServedNotice) -> Iterator[tuple[str, str, str]]:
    """(version, locale, what) of editions whose words are not those that are on record."""
    read = rebuilt.inputs.notices[served.id]
    unsealed = {number for number, text in read.texts.items() if not is_as_sealed(text, served.seals[number])}
    for number in unsealed:
        yield number, served.prevailing, _unsealed(read.texts[number], served.seals[number])
    for number, tag in rebuilt.chains:
        if number in unsealed:
            continue
        if what := _unrecorded(read, number, tag, served.words[number, tag]["words"], served.as_of):
            yield number, tag, what


def _unsealed(text: Text, seal: Seal) -> str:
    pairs = zip(text.blocks, seal.blocks, strict=False)
    block = next((block for block, sealed in pairs if seal_block(block, seal.scheme) != sealed), None)
    return (
        f"{quote(block.text)} ({block.context}) is not what was sealed"
        if block
        else "it has other blocks than the seal"
    )


def _unrecorded(read: NoticeInputs, number: str, tag: str, words: list[str | None], as_of: date) -> str:
    """What of a translation's words is not on record; empty where all is, and where a version has no record."""
    record = read.editions.get(number)
    if record is None:
        return ""
    keys = _keys(read, number)
    recorded = tuple(recorded_key(key, record.scheme) for key in keys)
    if recorded != record.messages and not _is_later(record, as_of):
        return "the record of the editions is of another text"
    if tag not in record.editions:
        shown = next((word for word in words if word is not None), None)
        return f"{quote(shown)} is shown, and the record does not know the edition" if shown else ""
    known = record.shown(tag)
    for key, name, word in zip(keys, recorded, words, strict=True):
        due = {known[name]} if name in known else _taken_away(record, tag, key[0])
        digest = digest_of_words(record.scheme, word)
        if due and digest not in due:
            what = f"the words with the digest {max(due)[:12]}…" if any(due) else "English"
            return f"{quote(key[1], 30)} ({key[0]}) is {quote(word) if word else 'in English'}, on record is {what}"
    return ""


def _is_later(record: Editions, as_of: date) -> bool:
    """Whether a record was written on a later day than that of the site, and may be of a text corrected since."""
    return any(edition.history[-1].on > as_of for edition in record.editions.values())


def _taken_away(record: Editions, tag: str, context: str) -> set[str]:
    """The digests of what a passage that an erratum took away may show: the words that went with it, or English.

    Empty where none went: of words that came to such a passage afterwards no record can tell.
    """
    entries = record.editions[tag].history
    taken = {old for entry in entries for each, old, _ in entry.changes if each == context and old}
    lost = f"{record.scheme.name}:"
    digests = {each.removeprefix(lost) if is_digest(each) else record.scheme.of_text(each) for each in taken}
    return {*digests, digest_of_words(record.scheme, None)} if digests else set()


def _keys(read: NoticeInputs, number: str) -> tuple[tuple[str, str], ...]:
    version = next(version for version in read.notice.versions if version.number == number)
    return messages_of(read.notice, version, read.texts[number])


def _text(number: str, words: Words, seal: Seal, dialects: Dialects) -> Text:
    dialect = dialects[seal.dialect]
    sections = (
        read_again(str(each["id"]), str(each["markdown"]), dict(each["front_matter"]), dialect)
        for each in words["sections"]
    )
    return Text(number, "", tuple(sections), seal.numbering)


def _with_facts(version: Version, seal: Seal | None) -> Version:
    return replace(version, facts={name: fact_value(each) for name, each in seal.facts.items()}) if seal else version


def _old_ids(words: Words) -> dict[str, str]:
    """Old ids and their places. Raises ``ValueError`` for what is no id: patterns are made of them."""
    found = {str(old): str(place) for old, place in words["old_ids"].items()}
    for name in (*found, *filter(None, found.values())):
        if not _ID.fullmatch(name):
            raise ValueError(f"{name!r} is no id")
    return found


def _locales(served: ServedNotice) -> dict[str, Locale]:
    """The locales, the prevailing one first."""
    found: dict[str, Locale] = {}
    for (_, tag), words in sorted(served.words.items(), key=lambda each: each[0][1] != served.prevailing):
        if parse_cldr(str(words["cldr"])) is None or words["direction"] not in ("ltr", "rtl"):
            raise ValueError(f"CLDR knows no locale {words['cldr']!r}")
        names = tuple(str(name) for name in words["catalogs"])
        if not all(map(CATALOG_NAME.fullmatch, names)):
            raise ValueError(f"{names} are no names of catalogs")
        is_first = tag == served.prevailing
        found.setdefault(tag, Locale(tag, tag, names, (), str(words["cldr"]), words["direction"], is_first))
    return found


def _chain(read: NoticeInputs, number: str, tag: str, words: Words) -> Chain:
    entries = {
        key: Entry(*key, "", (word,), fuzzy=False, line=0, waivers={})
        for key, word in zip(_keys(read, number), words["words"], strict=True)
        if word is not None
    }
    return Chain((Catalog(tag, read.notice.id, f"{number}/{tag}", entries),), lambda _: True)
