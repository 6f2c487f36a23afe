"""What a revision changed in a translation, passage by passage: an entry of its history comes in, HTML leaves.

The entry has the words before and after. A passage that was in English before, or is now, or whose words before were
not kept, is shown as one that came, or went.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.catalogs.words import told_apart
from noticepress.editions.comparing.forms.markup import Spoken, pieces_html
from noticepress.editions.comparing.memory import read_text
from noticepress.editions.comparing.redline import redline
from noticepress.editions.publication import Publication
from noticepress.model import Locale, Version
from noticepress.register.editions import Revision
from noticepress.register.sealing.hash_scheme import is_digest
from noticepress.theme import wording

_PLACE = "passage"


def revised_passages(
    publication: Publication, notice_id: str, version: Version, locale: Locale, revision: Revision
) -> tuple[str, ...]:
    """HTML of each passage, with what went and what came."""
    return tuple(_passages(publication, notice_id, version, locale, revision))


def _passages(
    publication: Publication, notice_id: str, version: Version, locale: Locale, revision: Revision
) -> Iterator[str]:
    words = told_apart(publication.words(locale))
    spoken = Spoken.of(words.gettext(wording.SPOKEN_ADDED), words.gettext(wording.SPOKEN_REMOVED))
    for old, new in dict.fromkeys((old, new) for _, old, new in revision.changes):
        kept = None if old and is_digest(old) else old
        texts = [text for text in (kept, new) if text is not None]
        shown = iter(publication.passages(notice_id, version, texts, locale))
        before, after = (next(shown) if text is not None else "" for text in (kept, new))
        made = redline(*(read_text([(_PLACE, f"<p>{html}</p>" if html else "")]) for html in (before, after)))
        yield pieces_html((piece for section in made.sections for piece in section.pieces), spoken, "")
