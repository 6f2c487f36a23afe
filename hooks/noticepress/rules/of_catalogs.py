"""The rules about catalogs: a publication and the name of a language or region come in, findings leave."""

from __future__ import annotations

from noticepress.catalogs.catalog import Catalog, is_overlay
from noticepress.editions.publication import Publication
from noticepress.editions.sources.theme_words import WORDS_DOMAINS
from noticepress.editions.states import edition_state
from noticepress.findings import Finding
from noticepress.model import Locale, TranslationState
from noticepress.rules.checking import apply
from noticepress.rules.literals import literals, passages
from noticepress.rules.prevails import words
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations import entries


def check_catalogs(publication: Publication, name: str) -> tuple[str, list[Finding]]:
    """The findings about the catalogs of a language or region."""
    findings: list[Finding] = []
    for locale in publication.inputs.locales:
        if locale.catalogs[:1] == (name,):
            for notice_id in publication.inputs.notices:
                findings += _check_locale(publication, locale, notice_id)
    overlay = is_overlay(name, {each for each, _ in publication.inputs.catalogs})
    for (of, _), catalog in publication.inputs.catalogs.items():
        if of == name:
            literal = _catalog_literals(publication, catalog)
            glossary, styles = publication.inputs.glossary, publication.inputs.styles
            past = publication.past(catalog.domain)
            messages = publication.messages_for(catalog)
            subject = CatalogSubject(catalog, messages, publication.markup, glossary, overlay, past, styles)
            found = [*apply(literals.RULES, literal), *apply(entries.RULES, subject)]
            found += apply(words.CATALOG_RULES, words.WordsSubject(catalog, publication.inputs.approved))
            findings += entries.without_waived(found, catalog)
    return name, findings


def _catalog_literals(publication: Publication, catalog: Catalog) -> literals.LiteralSubject:
    """Every text of a catalog, in the formats of all locales that use it."""
    inputs_ = publication.inputs
    locales = [locale for locale in inputs_.locales if catalog.name in locale.catalogs]
    cldr = tuple(dict.fromkeys(locale.cldr for locale in locales))
    phrases = frozenset(publication.words(locale).gettext(literals.ENGLISH_PHRASE) for locale in locales)
    if catalog.domain in WORDS_DOMAINS:
        notices = tuple(inputs_.notices[notice_id].notice for notice_id in publication.notices)
        texts = passages.site_passages(publication.messages_for(catalog), catalog)
        return literals.LiteralSubject(notices, tuple(texts), cldr, phrases, catalog)
    read = inputs_.notices[catalog.domain]
    texts = passages.catalog_passages(read.notice, read.messages, catalog)
    return literals.LiteralSubject((read.notice,), tuple(texts), cldr, phrases, catalog)


def _check_locale(publication: Publication, locale: Locale, notice_id: str) -> list[Finding]:
    site, notice = publication.words_chain(locale), publication.chain(locale, notice_id)
    if site is None or notice is None or not publication.inputs.notices[notice_id].notice.is_in(locale):
        return []
    title = publication.inputs.notices[notice_id].notice.title
    on_site = publication.versions(notice_id) if notice_id in publication.notices else ()
    found = {edition_state(publication, notice_id, version.number, locale) for version, _ in on_site}
    states = tuple(state for state in TranslationState if state in found)
    return apply(words.LOCALE_RULES, words.LocaleSubject(locale, site, notice, notice_id, title, states))
