"""Every rule that needs no build, over a publication's values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticepress.catalog import is_overlay
from noticepress.checks import english, inputs, literals, passages, translations, versions, wording
from noticepress.checks.rule import apply
from noticepress.checks.subject import CatalogSubject, NoticeSubject
from noticepress.errors import Finding
from noticepress.model import Locale
from noticepress.publication import SITE_DOMAIN, Publication


def check_sources(
    publication: Publication, locales: Iterable[Locale] | None = None, *, notes: bool = True
) -> list[Finding]:
    """The findings about register, texts, locales and catalogs, unsorted; given ``locales``, about these only.

    Without ``notes``, published texts, which are what they are, are not read for them: that takes a while.
    """
    findings: list[Finding] = []
    chosen = tuple(publication.inputs.locales if locales is None else locales)
    names = {name for locale in chosen for name in locale.catalogs}
    for notice_id, read in publication.inputs.notices.items():
        day = publication.day(notice_id)
        subject = NoticeSubject(read.notice, read.texts, read.seals, day, read.folders)
        findings += apply((*versions.RULES, *inputs.RULES), subject)
        for locale in chosen:
            findings += _check_locale(publication, locale, notice_id)
        findings += wording.check_notice(read.notice, read.texts, notes=notes)
    findings += _check_pages(publication)
    for literal in _literal_subjects(publication):
        if literal.catalog and literal.catalog.name not in names:
            continue
        found = apply(literals.RULES, literal)
        findings += translations.without_waived(found, literal.catalog) if literal.catalog else found
    known = {name for name, _ in publication.inputs.catalogs}
    for (_, domain), catalog in publication.inputs.catalogs.items():
        if catalog.name not in names:
            continue
        overlay = is_overlay(catalog.name, known)
        messages = publication.messages(domain)
        glossary, past = publication.inputs.glossary, publication.past(domain)
        subject_ = CatalogSubject(catalog, messages, publication.markup, glossary, overlay, past)
        findings += translations.without_waived(apply(translations.RULES, subject_), catalog)
    return findings


def _check_pages(publication: Publication) -> list[Finding]:
    findings = apply(wording.TYPING_RULES, wording.typed_on_site(publication.inputs.furniture))
    for page in publication.inputs.pages.values():
        subject = wording.SectionSubject(page)
        findings += apply(wording.RULES, subject)
        findings += apply(wording.TYPING_RULES, wording.typed_in(subject))
    return findings


def _literal_subjects(publication: Publication) -> Iterator[literals.LiteralSubject]:
    """Every text in English and in each catalog; a catalog's in the formats of all locales that use it."""
    inputs_ = publication.inputs
    notices = tuple(read.notice for read in inputs_.notices.values())
    yield literals.LiteralSubject(notices, tuple(passages.site_passages(inputs_.site_messages)))
    for read in inputs_.notices.values():
        yield literals.LiteralSubject((read.notice,), tuple(passages.notice_passages(read.notice, read.texts)))
    for (name, domain), catalog in inputs_.catalogs.items():
        locales = [locale for locale in inputs_.locales if name in locale.catalogs]
        cldr = tuple(dict.fromkeys(locale.cldr for locale in locales))
        phrases = frozenset(publication.words(locale).gettext(literals.ENGLISH_PHRASE) for locale in locales)
        if domain == SITE_DOMAIN:
            texts = passages.site_passages(inputs_.site_messages, catalog)
            yield literals.LiteralSubject(notices, tuple(texts), cldr, phrases, catalog)
        else:
            read = inputs_.notices[domain]
            texts = passages.catalog_passages(read.notice, read.messages, catalog)
            yield literals.LiteralSubject((read.notice,), tuple(texts), cldr, phrases, catalog)


def _check_locale(publication: Publication, locale: Locale, notice_id: str) -> list[Finding]:
    site, notice = publication.chain(locale, SITE_DOMAIN), publication.chain(locale, notice_id)
    if site is None or notice is None:
        return []
    title = publication.inputs.notices[notice_id].notice.title
    return apply(english.LOCALE_RULES, english.LocaleSubject(locale, site, notice, notice_id, title))
