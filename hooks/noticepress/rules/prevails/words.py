"""EP: English prevails. The words that no locale goes without, and the rule on their translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from noticepress.catalogs.catalog import Catalog, Chain
from noticepress.catalogs.messages import TITLE
from noticepress.catalogs.po.file import Key
from noticepress.editions.sources.theme_words import WORDS_DOMAINS, theme_chain, theme_messages
from noticepress.findings import quote
from noticepress.model import Locale
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


@dataclass(frozen=True, slots=True)
class LocaleSubject:
    """A locale with what its readers must find in their language."""

    locale: Locale
    site: Chain
    notice: Chain
    notice_id: str
    title: str


@rule(
    "EP003",
    summary="Title, statement, status line or another word that tells which text binds is not translated",
    explanation="What a reader needs to know which text binds, and since when, is never shown in English only: the "
    "title, the statement and its link, every status line, and what a page says of its translation's state.",
    example="A notice's title without a translation in locales/cs/LC_MESSAGES/privacy.po.",
    remedy="translate the message in the catalog",
)
def statement_is_translated(subject: LocaleSubject) -> Iterator[Violation]:
    """The words that each locale must have, and the notice's title, have usable translations."""
    last = subject.locale.catalogs[-1]
    theme, notice = (f"locales/{last}/LC_MESSAGES/{domain}.po" for domain in ("theme", subject.notice_id))
    for message, what in {**MUST_BE_TRANSLATED, **_state_note(subject.notice)}.items():
        if subject.site.find(("", message)) is None:
            remedy = f"translate it; 'noticepress update {last}' makes the catalog where the package has none"
            yield Violation(theme, 0, f"{what} is not translated for {subject.locale.tag}", remedy)
    if subject.notice.find((TITLE, subject.title)) is None:
        yield Violation(notice, 0, f"the title “{subject.title}” is not translated for {subject.locale.tag}")


def _state_note(notice: Chain) -> dict[str, str]:
    return {STATE_NOTES[notice.state]: "the note how the translation was made"} if notice.state else {}


@rule(
    "EP009",
    summary="Words of a project's own say which text binds",
    explanation="The package's statement, status lines and names of dates and statuses come translated with it. A "
    "project may say them otherwise, in site.po; that the meaning is the same, no machine can tell, so that each is "
    "told in a note until the entry says who has confirmed it.",
    example='msgid "In force" with a msgstr of one\'s own in locales/de/LC_MESSAGES/site.po.',
    remedy="delete the entry, or have counsel confirm it and write above it: # noticepress: allow EP009 — who and when",
)
def binding_words_are_the_package_s(catalog: Catalog) -> Iterator[Violation]:
    """What a reader needs to know which text binds is said in the package's words, or it is told."""
    shipped = theme_chain([catalog.name]) if catalog.domain in WORDS_DOMAINS else ()
    for key in sorted(binding_words()) if shipped else ():
        entry, own = catalog.get(key), next(filter(None, (each.get(key) for each in shipped)), None)
        if entry and own and entry.is_translated and entry.texts != own.texts:
            message = f"{quote(entry.id)} is said in words of the project's own: {quote(entry.text)}"
            yield Violation(catalog.path, entry.text_line, message, note=True)


CATALOG_RULES: tuple[CheckedRule[Catalog], ...] = (binding_words_are_the_package_s,)
LOCALE_RULES: tuple[CheckedRule[LocaleSubject], ...] = (statement_is_translated,)
