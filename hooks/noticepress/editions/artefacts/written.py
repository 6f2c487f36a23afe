"""``words.json``: an edition as it was written, for whoever makes its page anew: a publication comes in, JSON leaves.

A seal and a record of editions hold digests of words; here are the words themselves, facts not filled in, so that
nobody needs the project to see what the digests are of. Nothing of it is trusted: what does not fit them is found.
"""

from __future__ import annotations

import json

from noticepress.catalogs.catalog import Chain
from noticepress.editions.publication import Publication
from noticepress.editions.recording import messages_of, shown_messages
from noticepress.editions.sources.theme_words import theme_chain
from noticepress.model import Locale, Version
from noticepress.register.sealing.hash_scheme import scheme_of
from noticepress.theme.wording import ARRIVAL_LINES, FOOTNOTE, NEWS, STATEMENT, STATUS_LINES

WORDS = "words.json"
FORMAT = "noticepress words"
FORMAT_VERSION = 1
SAID_AROUND = tuple(
    dict.fromkeys([STATEMENT, FOOTNOTE, *STATUS_LINES.values(), *ARRIVAL_LINES.values(), *NEWS.values()])
)
"""What stands in and above a text in the words of the theme."""


def words_path(notice_id: str, number: str, locale: Locale) -> str:
    """Where the words of an edition are."""
    return f"{locale.prefix}{notice_id}/{number}/{WORDS}"


def written(publication: Publication, notice_id: str, number: str, locale: Locale) -> bytes:
    """An edition as it was written: the English text's sections, or a translation's messages as recorded.

    Raises ``KeyError`` for a version or a text that there is not.
    """
    read = publication.inputs.notices[notice_id]
    version = next(version for version in read.notice.versions if version.number == number)
    data: dict[str, object] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "notice": notice_id,
        "version": number,
        "locale": locale.tag,
        "cldr": locale.cldr,
        "direction": locale.direction,
        "catalogs": locale.catalogs,
        "own_words": _own_words(publication, locale),
    }
    if locale.prevailing:
        data |= _english(publication, notice_id, version)
    elif not locale.is_english:
        keys = messages_of(read.notice, version, read.texts[number])
        shown = shown_messages(publication, notice_id, keys, locale, scheme_of(version.digest))
        data["words"] = [message.words for message in shown]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _english(publication: Publication, notice_id: str, version: Version) -> dict[str, object]:
    read = publication.inputs.notices[notice_id]
    return {
        "title": read.notice.title,
        "prevailing_clause": read.notice.prevailing_clause,
        "old_ids": publication.old_ids(notice_id, version.number),
        "sections": [
            {"id": section.id, "front_matter": section.front_matter, "markdown": section.markdown}
            for section in read.texts[version.number].sections
        ],
    }


def _own_words(publication: Publication, locale: Locale) -> dict[str, str]:
    """What the project says otherwise than the package."""
    chain = publication.words_chain(locale)
    shipped = Chain(theme_chain(locale.catalogs), lambda _: True)
    own = {}
    for message in SAID_AROUND if chain else ():
        entry, packages = chain.find(("", message)) if chain else None, shipped.find(("", message))
        if entry and (packages is None or entry.text != packages.text):
            own[message] = entry.text
    return own
