"""VE019: what a register asks of translations before they are published. Subject: an edition that is to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from noticepress.editions.publication import Publication
from noticepress.editions.states import edition_keys, has_review
from noticepress.findings import counted, quote
from noticepress.model import Locale, ReviewState
from noticepress.rules.checking import Violation, rule

_COMMANDS = {ReviewState.REVIEWED: "review", ReviewState.APPROVED: "approve"}


class EditionSubject(NamedTuple):
    """A version in a locale, as it is to be published."""

    publication: Publication
    notice_id: str
    number: str
    locale: Locale
    is_to_come: bool = False
    """Whether it is not being published yet: then what it lacks is told in a note."""


@rule(
    "VE019",
    summary="A translation is to be published that nobody has looked at",
    explanation="Under 'reviews' a register says of which locales 'publish' and 'revise' ask that every entry of the "
    "edition be reviewed, or approved by counsel. An entry is, while its comment says so for its two texts as they "
    "are; 'noticepress status' counts them. Of a draft, 'check' tells in a note what is lacking.",
    example="reviews: {de-DE: approved}, and a paragraph that was changed after counsel had approved it.",
    remedy="have it looked at, and record that: noticepress review, noticepress approve",
)
def asked_reviews_are_there(subject: EditionSubject) -> Iterator[Violation]:
    """Every entry of the edition has been looked at as the register asks."""
    publication, notice_id, locale = subject.publication, subject.notice_id, subject.locale
    notice = publication.inputs.notices[notice_id].notice
    asked, chain = notice.asks(locale), publication.chain(locale, notice_id)
    if asked is None or chain is None:
        return
    keys = edition_keys(publication, notice_id, subject.number)
    lacking = [key for key in keys if not has_review(chain, key, asked)]
    if not lacking:
        return
    place = next(
        ((catalog.path, entry.text_line) for catalog in chain.catalogs if (entry := catalog.get(lacking[0]))),
        (chain.catalogs[-1].path if chain.catalogs else notice.path, 0),
    )
    sections = tuple(dict.fromkeys(key[0].partition("#")[0] for key in lacking))
    told = f"{counted(len(lacking), 'entry', 'entries')} of {len(keys)}"
    english = sum(chain.find(key) is None for key in lacking)  # which nobody can look at, and no command records
    first = (
        f"translate the {english} of them that {'is' if english == 1 else 'are'} in English; then " if english else ""
    )
    message = (
        f"version {subject.number} in {locale.tag} is to be {asked} in full, and {told} "
        f"{'is' if len(lacking) == 1 else 'are'} not: in {', '.join(sections)}; first {quote(lacking[0][1])}"
    )
    options = " ".join(f"--section {section}" for section in sections)
    command = f"noticepress {_COMMANDS[asked]} {' '.join(locale.catalogs)} --notice {notice_id} {options}"
    yield Violation(
        *place, message, f'{first}have them looked at, and record it: {command} --by "…"', note=subject.is_to_come
    )


RULES = (asked_reviews_are_there,)
