"""What may be said of a translation: a publication comes in, the state of an edition, or of all of a locale's, leaves.

It follows from the entries that are shown, each of which says who has looked at it; where that is not said of every
one, from how the catalogs' headers say that they were made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from noticepress.catalogs.catalog import Chain
from noticepress.catalogs.po.file import Key
from noticepress.editions.progress import Progress, count_progress
from noticepress.editions.publication import Publication
from noticepress.editions.recording import messages_of
from noticepress.model import Locale, ReviewState, TranslationState


def state_of(chain: Chain, keys: Iterable[Key]) -> TranslationState | None:
    """What may be said of the translation of some messages: the least that is said of any of them."""
    keys = tuple(keys)
    if keys and all(has_review(chain, key, ReviewState.APPROVED) for key in keys):
        return TranslationState.COUNSEL
    if keys and all(has_review(chain, key, ReviewState.REVIEWED) for key in keys):
        return TranslationState.REVIEWED
    return chain.made


def has_review(chain: Chain, key: Key, least: ReviewState) -> bool:
    """Whether a message is shown in a translation that somebody has looked at, and who, at least."""
    entry = chain.find(key)
    return bool(entry and entry.review) and least.is_enough(ReviewState(entry.review) if entry else None)


def edition_keys(publication: Publication, notice_id: str, number: str) -> tuple[Key, ...]:
    """The messages of an edition; none of a version that has no text."""
    read = publication.inputs.notices[notice_id]
    version, text = read.notice.version(number), read.texts.get(number)
    return messages_of(read.notice, version, text) if version and text else ()


def edition_state(publication: Publication, notice_id: str, number: str, locale: Locale) -> TranslationState | None:
    """What the edition of a version says of its translation; nothing in English."""
    chain = publication.chain(locale, notice_id)
    if chain is None:
        return None
    key = ("state", notice_id, number, *locale.catalogs)
    state: TranslationState | None = publication.once(
        key, lambda: state_of(chain, edition_keys(publication, notice_id, number))
    )
    return state


def progress_on_site(publication: Publication, locale: Locale, domain: str) -> Progress:
    """How much of what a domain has on the site is translated: of drafts, and of what comes later, nobody is told."""
    key = ("progress on the site", domain, *locale.catalogs)
    return publication.once(
        key, lambda: count_progress(_keys_on_site(publication, domain), publication.chain(locale, domain))
    )


def _keys_on_site(publication: Publication, domain: str) -> Iterable[Key]:
    """The messages of what a domain has on the site, each once."""
    if domain not in publication.notices:
        return publication.messages(domain)
    numbers = [version.number for version, _ in publication.versions(domain)]
    return publication.once(
        ("messages on the site", domain),
        lambda: {key: None for number in numbers for key in edition_keys(publication, domain, number)},
    )


def translation_state(publication: Publication, locale: Locale, domains: Iterable[str]) -> TranslationState | None:
    """What may be said of the translation of ``domains`` into a locale: the weakest of its editions on the site."""
    return TranslationState.weakest(state for domain in domains for state in _states(publication, locale, domain))


def _states(publication: Publication, locale: Locale, domain: str) -> Iterator[TranslationState | None]:
    chain = publication.chain(locale, domain)
    if chain is None:
        return
    on_site = publication.versions(domain) if domain in publication.notices else ()
    for version, _ in on_site:
        yield edition_state(publication, domain, version.number, locale)
    if not on_site:
        yield state_of(chain, publication.messages(domain))
