"""EP: English prevails. The words that no locale goes without, and the rule on their translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.messages import TITLE
from noticepress.model import Locale
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.theme.wording import (
    PASSAGES,
    READ_IN_ENGLISH,
    REVISED,
    SECTIONS,
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


LOCALE_RULES: tuple[CheckedRule[LocaleSubject], ...] = (statement_is_translated,)
