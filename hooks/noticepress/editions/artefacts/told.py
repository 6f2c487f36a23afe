"""What changed in a version, told where its page is not, in feeds and letters: a publication comes in, words leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from noticepress.editions.compared import changes_page, version_before
from noticepress.editions.comparing.pieces import RedlineSection
from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.redlines import change_counts, redline_of
from noticepress.model import Locale
from noticepress.register.facts import fill_text
from noticepress.register.numbering import all_as_facts, numbers_of
from noticepress.texts.inline import read_inline


@dataclass(frozen=True, slots=True)
class ToldSection:
    """A section that has changed."""

    title: str
    """Plain text, with its number."""
    lang: str
    """``en`` where the title is not translated; else empty."""
    address: str
    """Where the page of changes has it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What changed in a version, in a locale's language."""

    counts: tuple[str, ...]
    """How much has changed, a sentence for each figure."""
    sections: tuple[ToldSection, ...]
    address: str
    """Of the page of changes."""


def told_changes(publication: Publication, notice_id: str, number: str, locale: Locale) -> Told | None:
    """What changed in a version; ``None`` for the first one."""
    page, before = changes_page(publication, notice_id, number), version_before(publication, notice_id, number)
    if page is None or before is None:
        return None
    redline = redline_of(publication, notice_id, before.number, number, publication.inputs.locales[0])
    address = publication.address(page, locale)
    sections = (
        ToldSection(*_title(publication, page, before.number, section, locale), f"{address}#{section.anchor}")
        for section in redline.changed_sections
    )
    return Told(tuple(change_counts(redline.summary, publication.words(locale))), tuple(sections), address)


def _title(
    publication: Publication, page: Page, before: str, section: RedlineSection, locale: Locale
) -> tuple[str, str]:
    """(title, its ``lang``) of a section, as the newer version has it if it has it."""
    name, number = (section.new, page.version) if section.new else (section.old, before)
    titles = publication.once(
        ("titles", page.notice, number, locale.tag), lambda: dict(_titles(publication, page.notice, number, locale))
    )
    return titles[name]


def _titles(
    publication: Publication, notice_id: str, number: str, locale: Locale
) -> Iterator[tuple[str, tuple[str, str]]]:
    """(id, (title, its ``lang``)) of each section of a version."""
    read = publication.inputs.notices[notice_id]
    text = read.texts[number]
    numbers, numbers_as_facts = numbers_of(text), all_as_facts(text)
    version = next(each for each in read.notice.versions if each.number == number)
    for section in text.sections:
        heading = next(block for block in section.blocks if block.role.startswith("heading"))
        shown, lang = publication.text(locale, notice_id, heading.context, heading.text)
        facts = publication.facts(read.notice, version, publication.inputs.locales[0] if lang else locale)
        plain = " ".join(read_inline(shown.replace("`", ""), "h2").words.split())
        title = fill_text(plain, {**facts, **numbers_as_facts})
        yield section.id, (f"{numbers[heading.id]} {title}" if heading.id in numbers else title, lang)
