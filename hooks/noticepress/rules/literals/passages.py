"""The texts that people type, each with its place: notices, the site's words and catalogs come in, passages leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from noticepress.catalogs.catalog import Catalog
from noticepress.catalogs.messages import OF_REGISTER, TITLE, Message
from noticepress.catalogs.po.file import Key
from noticepress.model import Notice, Text, Version
from noticepress.register.register import facts_used

_ALL = 1_000_000
_BY_ERRATUM = "put a fact in its place by an erratum: 'noticepress erratum {number}'"
_IN_FACT = "take it out of the fact; texts have {{ effective_date }}, {{ version }} and others beside it"
_IN_TITLE = "take it out of the title; each page says its version and date itself"
_ON_SITE = "leave it out; the notice's pages say its versions and dates themselves"


class Passage(NamedTuple):
    """A text that somebody typed, with its place."""

    path: str
    line: int
    text: str
    known: int = _ALL
    """How many versions of the register count: a published text could not know of later ones."""
    remedy: str = ""
    """Where it is not the rule's own."""


def notice_passages(notice: Notice, texts: Mapping[str, Text]) -> Iterator[Passage]:
    """A notice in English: its title, its facts and its texts, each message in the newest version that has it."""
    yield Passage(notice.path, 1, notice.title, remedy=_IN_TITLE)
    yield from _fact_passages(notice, texts)
    seen: set[Key] = set()
    for version in reversed(notice.versions):
        text = texts.get(version.number)
        known = known_to([version], notice)
        remedy = "" if version.is_draft else _BY_ERRATUM.format(number=version.number)
        for section in text.sections if text else ():
            for block in section.messages:
                if block.key not in seen:
                    yield Passage(section.path, block.line, block.text, known, remedy)
        seen.update(block.key for block in (text.blocks if text else ()))


def _fact_passages(notice: Notice, texts: Mapping[str, Text]) -> Iterator[Passage]:
    using: dict[str, list[Version]] = {}
    for version in notice.versions:
        text = texts.get(version.number)
        for name in facts_used(text.blocks) if text else ():
            if name not in version.facts:
                using.setdefault(name, []).append(version)
        for value in version.facts.values():
            if isinstance(value, str):
                yield Passage(notice.path, version.line, value, known_to([version], notice), _IN_FACT)
    for name, value in notice.facts.items():
        if isinstance(value, str):
            known = known_to(using.get(name, ()), notice)
            yield Passage(*notice.fact_place(name), value, known, _IN_FACT)


def known_to(versions: Iterable[Version], notice: Notice) -> int:
    """How many versions of the register count for what stands in ``versions``; all, where it is in none yet."""
    users = list(versions)
    if not users or any(version.is_draft for version in users):
        return len(notice.versions)
    return max(notice.versions.index(version) for version in users) + 1


def catalog_passages(notice: Notice, messages: Mapping[Key, Message], catalog: Catalog) -> Iterator[Passage]:
    """A notice's translations; its register's summaries and reasons may name versions."""
    known: dict[tuple[str, ...], int] = {}
    """By the numbers of the versions that have a message: of these there are few, and of messages many."""
    for entry in catalog:
        message = messages.get(entry.key)
        if message and entry.is_translated and (entry.context == TITLE or not entry.context.startswith(OF_REGISTER)):
            numbers = tuple(message.versions)
            if numbers not in known:
                known[numbers] = known_to([each for each in notice.versions if each.number in numbers], notice)
            for text in entry.texts:
                yield Passage(catalog.path, entry.text_line, text, known[numbers])


def site_passages(messages: Mapping[Key, Message], catalog: Catalog | None = None) -> Iterator[Passage]:
    """The site's own words and its other pages, in English or as a catalog has them."""
    if catalog is None:
        for message in messages.values():
            for path, line in message.places[:1]:
                for text in filter(None, (message.id, message.plural_id)):
                    yield Passage(path, line, text, remedy=_ON_SITE)
        return
    for entry in catalog:
        if entry.key in messages and entry.is_translated:
            for text in entry.texts:
                yield Passage(catalog.path, entry.text_line, text, remedy=_ON_SITE)
