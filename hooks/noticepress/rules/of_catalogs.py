"""The rules about catalogs: a publication and the name of a language or region come in, findings leave."""

from __future__ import annotations

from dataclasses import replace

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


def check_catalogs(
    publication: Publication, name: str, clean: frozenset[str] | None = None
) -> tuple[list[Finding], frozenset[str]]:
    """The findings about the catalogs of a language or region, and which entries are ``clean`` by now.

    The rules on one text are not asked again of entries that were so before, by :func:`.entries.digest`.
    """
    findings: list[Finding] = []
    still_clean: set[str] = set()
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
            found = [*apply(literals.RULES, literal), *apply(entries.OF_A_CATALOG, subject)]
            of_texts, known = _check_texts(subject, clean)
            found += of_texts
            still_clean |= known
            found += apply(words.CATALOG_RULES, words.WordsSubject(catalog, publication.inputs.approved))
            findings += entries.without_waived(found, catalog)
    return findings, frozenset(still_clean)


def _check_texts(subject: CatalogSubject, clean: frozenset[str] | None) -> tuple[list[Finding], set[str]]:
    """The findings of the rules on one text, and the digests of the entries about which there is none."""
    if clean is None:
        return apply(entries.OF_ONE_TEXT, subject), set()
    digests = {entry.key: entries.digest(message, entry) for message, entry, _, _ in subject.translated()}
    new = {key: subject.catalog.entries[key] for key, digest in digests.items() if digest not in clean}
    found = apply(entries.OF_ONE_TEXT, replace(subject, catalog=replace(subject.catalog, entries=new)))
    lines = {finding.line for finding in found}
    unclean = {key for key, entry in new.items() if entry.text_line in lines}
    return found, {each for key, each in digests.items() if key not in unclean}


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
