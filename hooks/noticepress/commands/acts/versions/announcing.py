"""Letters that tell users of a version: a publication comes in; for each locale a text and an HTML page leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, FileSystemLoader

from noticepress import theme
from noticepress.catalogs.messages import SHORT_NOTICE, SUMMARY
from noticepress.catalogs.words import filled
from noticepress.editions.artefacts.told import Told, ToldSection, told_changes
from noticepress.editions.edition import BILINGUAL, Page
from noticepress.editions.publication import Publication
from noticepress.findings import unbroken
from noticepress.model import Locale, Status, Version
from noticepress.theme import wording


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, and its language where that is not the letter's own."""

    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """What users of a locale are told."""

    lang: str
    direction: str
    subject: str
    title: Passage
    news: str
    """That the version has been announced or is in force, and from when."""
    passages: tuple[Passage, ...]
    """The version's summary, and why it comes on shorter notice."""
    counts: tuple[str, ...]
    sections_label: str
    sections: tuple[ToldSection, ...]
    links: tuple[tuple[str, str], ...]
    """(label, address)."""
    prevails: str
    closing: tuple[Passage, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all of it is in the locale's language."""
        told = (self.title, *self.passages, *self.closing)
        return not any([*(each.lang for each in told), *(each.lang for each in self.sections)])


def letter(publication: Publication, notice_id: str, version: Version, locale: Locale) -> Letter:
    """The letter about a version, in a locale's language."""
    words, text = publication.words(locale), publication.text
    title, title_lang = publication.title(notice_id, locale)
    told = told_changes(publication, notice_id, version.number, locale)
    reason, reason_lang = text(locale, notice_id, SHORT_NOTICE, version.short_notice)
    shorter = (
        Passage(filled(words.gettext(wording.SHORT_NOTICE), reason=unbroken(reason)), reason_lang) if reason else None
    )
    disclaimer = Passage(*publication.furniture_word(locale, publication.inputs.furniture.disclaimer))
    heading = filled(words.gettext(wording.TITLE), title=title, number=version.number)
    closing = (Passage(publication.inputs.furniture.organisation), *([disclaimer] if disclaimer.text else []))
    return Letter(
        lang=locale.tag,
        direction=locale.direction,
        subject=f"{heading} · {_dated(publication, wording.EFFECTIVE_FROM, version, locale)}",
        title=Passage(title, title_lang),
        news=_dated(publication, _news(publication, notice_id, version), version, locale),
        passages=tuple(
            passage
            for passage in (Passage(*text(locale, notice_id, SUMMARY, version.summary)), shorter)
            if passage and passage.text
        ),
        counts=told.counts if told else (),
        sections_label=words.gettext(wording.CHANGED_SECTIONS),
        sections=told.sections if told else (),
        links=tuple(_links(publication, notice_id, version, locale, told)),
        prevails=words.gettext(wording.PREVAILING if locale.is_english else wording.STATEMENT),
        closing=closing,
    )


def letter_text(letter: Letter) -> str:
    """The letter as plain text, its subject in the first line."""
    parts = [f"Subject: {letter.subject}", letter.title.text, letter.news, *(each.text for each in letter.passages)]
    if letter.counts:
        parts.append("\n".join(f"- {count}" for count in letter.counts))
    if letter.sections:
        parts.append("\n".join([letter.sections_label, *(f"- {each.title}" for each in letter.sections)]))
    parts += [f"{label}\n{address}" for label, address in letter.links]
    parts += [letter.prevails, *(each.text for each in letter.closing)]
    return "\n\n".join(parts) + "\n"


def letter_html(letter: Letter) -> str:
    """The letter as a page that loads nothing."""
    env = Environment(loader=FileSystemLoader([theme.TEMPLATES]), autoescape=True, auto_reload=False)
    return env.get_template("letter.html").render(letter=letter) + "\n"


def _news(publication: Publication, notice_id: str, version: Version) -> str:
    """What is said of the version, as the ``msgid``; of a notice's first version, not that it is a new one."""
    status = next(status for each, status in publication.versions(notice_id) if each.number == version.number)
    is_first = publication.inputs.notices[notice_id].notice.before(version) is None
    return wording.STATUS_LINES[status] if is_first or status is not Status.ANNOUNCED else wording.NEWS[status]


def _dated(publication: Publication, message: str, version: Version, locale: Locale) -> str:
    day = publication.date_text(version.effective, locale) if version.effective else ""
    return filled(publication.words(locale).gettext(message), number=version.number, date=day)


def _links(
    publication: Publication, notice_id: str, version: Version, locale: Locale, told: Told | None
) -> Iterator[tuple[str, str]]:
    own = Page.of_version(notice_id, version.number)
    yield _dated(publication, wording.READ_VERSION, version, locale), publication.address(own, locale)
    if told:
        yield _dated(publication, wording.WHAT_CHANGED, version, locale), told.address
    if not locale.is_english:
        beside = Page.about_version(BILINGUAL, notice_id, version.number)
        yield _dated(publication, wording.BESIDE_ENGLISH, version, locale), publication.address(beside, locale)
        prevailing = publication.address(own, publication.inputs.locales[0])
        yield _dated(publication, wording.READ_IN_ENGLISH, version, locale), prevailing
