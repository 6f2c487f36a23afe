"""The page about the translations: how far each has come, and who reviewed it."""

from __future__ import annotations

from typing import NamedTuple

from noticepress.editions.edition import Page
from noticepress.editions.publication import Publication
from noticepress.editions.states import progress_on_site, translation_state
from noticepress.editions.views.pieces import DateView
from noticepress.model import Locale
from noticepress.theme.wording import STATE_NAMES


class ProgressView(NamedTuple):
    """How far the translation into a locale's language has come."""

    label: str
    language: str
    done: int
    total: int
    done_words: int
    words: int
    revised: DateView | None
    state: str
    """The weakest ``TranslationState`` of its notices on the site, as the name's ``msgid``; empty if none is told."""


class TranslationsView(NamedTuple):
    """A row for each locale that is not in English."""

    rows: tuple[ProgressView, ...]


def translations_view(publication: Publication, page: Page, locale: Locale) -> TranslationsView:  # noqa: ARG001 (as every kind's)
    """The page about the translations."""
    others = (other for other in publication.inputs.locales if not other.is_english)
    return TranslationsView(tuple(_progress(publication, other, locale) for other in others))


def _progress(publication: Publication, locale: Locale, shown_in: Locale) -> ProgressView:
    domains = publication.domains_on_site(locale)
    counted = [progress_on_site(publication, locale, domain) for domain in domains]
    chains = (publication.chain(locale, domain) for domain in domains)
    revised = max((chain.revised for chain in chains if chain and chain.revised), default=None)
    state = translation_state(publication, locale, domains[:-1])
    return ProgressView(
        label=locale.label,
        language=locale.tag,
        done=sum(each.done for each in counted),
        total=sum(each.total for each in counted),
        done_words=sum(each.done_words for each in counted),
        words=sum(each.words for each in counted),
        revised=DateView.of_any(revised, shown_in),
        state=STATE_NAMES[state] if state else "",
    )
