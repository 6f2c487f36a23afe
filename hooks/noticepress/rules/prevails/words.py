"""EP: English prevails. The words that no locale goes without, and the rule on their translations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from noticepress.catalogs.catalog import Catalog, Chain, Entry
from noticepress.catalogs.messages import TITLE
from noticepress.catalogs.po.file import Key
from noticepress.catalogs.reviewing.approved import ApprovedWords
from noticepress.editions.sources.files import APPROVED
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.theme_words import WORDS_DOMAINS, is_shipped, theme_chain, theme_messages
from noticepress.files.conflicts import RESTORE
from noticepress.findings import quote
from noticepress.model import Locale, TranslationState
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.theme.wording import (
    AN_AID,
    NEWS,
    PASSAGES,
    PREVAILING,
    READ_IN_ENGLISH,
    REVISED,
    SECTIONS,
    STATE_NAMES,
    STATE_NOTES,
    STATEMENT,
    STATUS_LINES,
)

MUST_BE_TRANSLATED = {
    STATEMENT: "the prevailing statement",
    READ_IN_ENGLISH: "the link to the English text",
    **{line: f"the status line “{line[:40]}…”" for line in STATUS_LINES.values()},
    REVISED: "the date of the last revision",
    PASSAGES[0]: "the number of untranslated passages",
    SECTIONS: "the line above the sections with untranslated passages",
}
"""Messages of the site that each locale must have in its language, and what they are."""
_DATES = ("Effective date", "Planned effective date", "Published", "Date of withdrawal")
_STATUS = "status"
"""Context of the names of statuses."""


@cache
def binding_words() -> frozenset[Key]:
    """The theme's messages that say which text binds, since when, and in which state it is."""
    lines = (*STATUS_LINES.values(), *NEWS.values(), *STATE_NOTES.values(), *STATE_NAMES.values(), *_DATES)
    every = (*MUST_BE_TRANSLATED, PREVAILING, AN_AID, *lines)
    return frozenset({*(("", each) for each in every), *(key for key in theme_messages() if key[0] == _STATUS)})


class LocaleSubject(NamedTuple):
    """A locale with what its readers must find in their language."""

    locale: Locale
    site: Chain
    notice: Chain
    notice_id: str
    title: str
    states: tuple[TranslationState, ...] = ()
    """What its pages say of the translation."""


@rule(
    "EP003",
    summary="Title, statement, status line or another word that tells which text binds is not translated",
    explanation="What a reader needs to know which text binds, and since when, is never shown in English only: the "
    "title, the statement and its link, every status line, and what a page says of its translation's state.",
    example="A notice's title without a translation in locales/cs/LC_MESSAGES/privacy.po.",
    remedy="translate the message in the catalog, or restore the catalog: no page of the locale may go without it",
)
def statement_is_translated(subject: LocaleSubject) -> Iterator[Violation]:
    """The words that each locale must have, and the notice's title, have usable translations."""
    last = subject.locale.catalogs[-1]
    theme, notice = (f"locales/{last}/LC_MESSAGES/{domain}.po" for domain in ("theme", subject.notice_id))
    for message, what in {**MUST_BE_TRANSLATED, **_state_notes(subject.states)}.items():
        if subject.site.find(("", message)) is None:
            remedy = f"translate it; 'noticepress update {last}' makes the catalog where the package has none"
            yield Violation(theme, 0, f"{what} is not translated for {subject.locale.tag}", remedy)
    if subject.notice.find((TITLE, subject.title)) is None:
        yield Violation(notice, 0, f"the title “{subject.title}” is not translated for {subject.locale.tag}")


def _state_notes(states: Iterable[TranslationState]) -> dict[str, str]:
    return {STATE_NOTES[state]: "the note how the translation was made or reviewed" for state in states}


class WordsSubject(NamedTuple):
    """A catalog beside what is on record of a project's own words."""

    catalog: Catalog
    approved: ApprovedWords


@rule(
    "EP009",
    summary="Words of a project's own say which text binds, and nobody has approved them",
    explanation="The package's statement, status lines and names of dates and statuses come translated with it. A "
    "project may say them otherwise, in site.po, or for a language that the package has not, in theme.po. Whether the "
    "meaning is the same, no machine can tell; that somebody approved these words, and that they are the same still, "
    "it can: 'noticepress approve' records that in locales/words.json. Of a language that the package has not, and of "
    "which nothing is on record yet, 'noticepress status' tells.",
    example='msgid "In force" with a msgstr of one\'s own in locales/de/LC_MESSAGES/site.po.',
    remedy="delete the entry, or have counsel look at it and record that: noticepress approve CATALOG --by WHO",
)
def binding_words_are_approved(subject: WordsSubject) -> Iterator[Violation]:
    """What a reader needs to know which text binds is said in the package's words, or in words on record."""
    catalog, approved = subject.catalog, subject.approved
    for day in approved.misfits(catalog.name) if catalog.domain == SITE_DOMAIN else ():
        message = f"the record of the words of {catalog.name} was changed: the entry of {day} does not fit its digest"
        yield Violation(f"locales/{APPROVED}", 0, message, RESTORE)
    known, shipped = approved.of(catalog.name), theme_chain([catalog.name])
    for entry in own_binding_words(catalog) if shipped or known else ():
        if known.get(entry.key) != entry.texts:
            what = "otherwise than was approved" if entry.key in known else "in words of the project's own"
            message = f"{quote(entry.id)} is said {what}: {quote(entry.text)}"
            yield Violation(catalog.path, entry.text_line, message, f"delete the entry, or {_approve(catalog)}")


def unapproved_line(catalogs: Iterable[Catalog], approved: ApprovedWords) -> str:
    """Which languages of a project's own have no approved words yet, and what to do; empty where all have."""
    own = (each for each in catalogs if not (is_shipped(each.name) or approved.of(each.name)))
    names = [*dict.fromkeys(catalog.name for catalog in own if any(own_binding_words(catalog)))]
    if not names:
        return ""
    remedy = f'noticepress approve {" ".join(names)} --by "…"'
    return f"Nobody has approved the words of {', '.join(names)} that tell which text binds: {remedy}"


def own_binding_words(catalog: Catalog) -> Iterator[Entry]:
    """The entries with which a project's catalog says otherwise than the package which text binds."""
    if catalog.domain not in WORDS_DOMAINS:
        return
    shipped = theme_chain([catalog.name])
    for key in sorted(binding_words()):
        entry, packages = catalog.get(key), next(filter(None, (each.get(key) for each in shipped)), None)
        if entry and entry.is_translated and (packages is None or entry.texts != packages.texts):
            yield entry


def _approve(catalog: Catalog) -> str:
    return f'have counsel look at it and record that: noticepress approve {catalog.name} --by "…"'


CATALOG_RULES: tuple[CheckedRule[WordsSubject], ...] = (binding_words_are_approved,)
LOCALE_RULES: tuple[CheckedRule[LocaleSubject], ...] = (statement_is_translated,)
