"""Redlines of a publication: two versions of a notice and a locale come in, what changed between them leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.support import NullTranslations

from noticepress.catalogs.words import filled
from noticepress.editions.comparing.blocks.alignment import TextBlocks
from noticepress.editions.comparing.pieces import Redline, Summary
from noticepress.editions.comparing.redline import in_language
from noticepress.editions.comparing.words.tokens import FACT_BEGINS, NUMBER_BEGINS, OWN_BEGINS, VALUE_ENDS
from noticepress.editions.publication import Publication
from noticepress.model import FactValue, Locale, Notice, Version
from noticepress.register.facts import format_fact
from noticepress.register.notice_yml import BUILT_IN_FACTS
from noticepress.register.register import NUMBER_FACT, facts_of
from noticepress.theme import wording


def redline_of(publication: Publication, notice_id: str, old: str, new: str, locale: Locale) -> Redline:
    """What changed from version ``old`` to ``new``, in a locale."""
    memory = publication.memory
    key = (notice_id, old, new)
    if key not in memory.redlines:
        prevailing = publication.inputs.locales[0]
        one, other = (text_of(publication, notice_id, each, prevailing) for each in (old, new))
        memory.redlines[key] = memory.redline(one, other)
    english = memory.redlines[key]
    if locale.is_english and locale.cldr == publication.inputs.locales[0].cldr:
        return english
    before, after = (text_of(publication, notice_id, each, locale) for each in (old, new))
    return in_language(english, before, after)


def text_of(publication: Publication, notice_id: str, number: str, locale: Locale) -> TextBlocks:
    """The blocks of a version in a locale, for comparing."""

    def sections() -> Iterator[tuple[str, str]]:
        for name, section in publication.sections(notice_id, number, locale, show=_marked):
            yield name, section.html

    return publication.memory.text((notice_id, number, locale.tag), sections)


def change_counts(summary: Summary, words: NullTranslations) -> Iterator[str]:
    """How much has changed, in the language of ``words``: a sentence for each figure."""
    for name, (one, several) in wording.CHANGE_COUNTS.items():
        number = getattr(summary, name)
        if number:
            yield filled(words.ngettext(one, several, number), num=str(number))


def changed_facts(notice: Notice, old: Version, new: Version, locale: Locale) -> Iterator[tuple[str, str, str]]:
    """(name, value before, value after) of each fact that differs, but those that each version has of its own."""
    before, after = facts_of(notice, old), facts_of(notice, new)
    for name in sorted({*before, *after} - set(BUILT_IN_FACTS)):
        one, other = before.get(name), after.get(name)
        if one != other:
            yield name, _shown(one, locale), _shown(other, locale)


def _shown(value: FactValue | None, locale: Locale) -> str:
    return "" if value is None else format_fact(value, locale.cldr)


def _marked(facts: Mapping[str, str]) -> dict[str, str]:
    """Facts with marks around each value, so that a comparison can tell them from words."""
    return {name: f"{_mark(name)}{value}{VALUE_ENDS}" for name, value in facts.items()}


def _mark(name: str) -> str:
    if name.startswith(NUMBER_FACT):
        return NUMBER_BEGINS
    return OWN_BEGINS if name in BUILT_IN_FACTS else FACT_BEGINS
