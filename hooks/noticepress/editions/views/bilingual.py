"""The page of a translation beside the prevailing text: HTML of both comes in, each block leaves with both texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from noticepress.editions.edition import BILINGUAL, Page
from noticepress.editions.localizing.rendered import FALLBACK_CLASS, without_ids
from noticepress.editions.publication import Publication
from noticepress.editions.views.edition import EditionView, view_of_parts
from noticepress.editions.views.versions.links import VersionLink
from noticepress.editions.views.world import short_label
from noticepress.model import PREVAILING_LANGUAGE, Locale
from noticepress.theme import wording

_BLOCK = re.compile(r"(</?(?:h[1-6]|p|[uo]l|li|d[ltd]|blockquote|div|hr|pre|table|thead|tbody|tr|t[hd])(?:\s[^>]*)?>)")
"""A tag of a block; what stands between two of them is a text, or nothing."""
_STANDS_ONCE = re.compile(r'<a class="footnote-backref".*?</a>', re.DOTALL)
"""Behind both texts of a footnote."""
_IS_ENGLISH = re.compile(rf'\s*<[a-z0-9]+ [^>]*class="(?:[^"]* )?{FALLBACK_CLASS}[ "]').match
_REMEMBERED = 1024
"""English sections, which every language has beside its own; most versions share most of them."""
_PAIR = f'<span class="pair"><span>{{}}</span>\n<span lang="{PREVAILING_LANGUAGE}" dir="ltr">{{}}</span></span>'


@dataclass(frozen=True, slots=True)
class BilingualView(EditionView):
    """An edition whose blocks hold the prevailing text too."""

    languages: tuple[str, str] = ("", "")
    """What the two languages are called, each in its own words."""


def bilingual_view(publication: Publication, page: Page, locale: Locale) -> BilingualView:
    """A version's translation, with the prevailing text beside each block."""
    prevailing = publication.inputs.locales[0]
    here, there = (publication.edition(page.notice, page.version, each).sections for each in (locale, prevailing))
    merged = (beside(section.parts, english.html) for (_, section), (_, english) in zip(here, there, strict=True))
    own = view_of_parts(publication, page, locale, merged)
    values = {each.name: getattr(own, each.name) for each in fields(own)}
    address = Page.of_version(page.notice, page.version).address
    alone = VersionLink(wording.READ_VERSION, page.version, f"{locale.prefix}{address}")
    values["links"] = {BILINGUAL: alone, **{name: link for name, link in own.links.items() if name != BILINGUAL}}
    return BilingualView(**values, languages=(short_label(locale.label), short_label(prevailing.label)))


def beside(parts: Iterable[str], english: str) -> tuple[str, ...]:
    """The parts of a section with the English text in each block behind its translation.

    ``english`` is the whole section in English, which decides what blocks there are in any language. What is
    not translated stands once. Raises ``ValueError`` for other blocks.
    """
    pieces, others = [_BLOCK.split(part) for part in parts], _once(english)
    if sum(len(each) // 2 for each in pieces) != len(others):
        raise ValueError("a section has other blocks than in English")
    rest = iter(others)
    return tuple(_merged(each, rest) for each in pieces)


def _merged(pieces: Sequence[str], english: Iterator[str]) -> str:
    """A part with both texts; its first and its last piece stand outside of all blocks."""
    shown = [pieces[0]]
    for tag, text in zip(pieces[1::2], pieces[2::2], strict=True):
        other = next(english)
        shown += (tag, text if _stands_once(tag, text) else _PAIR.format(text, other))
    return "".join(shown)


def _stands_once(tag: str, text: str) -> bool:
    """Whether there is nothing to translate, or no translation."""
    return not text.strip() or _IS_ENGLISH(tag) is not None or _IS_ENGLISH(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def _once(english: str) -> tuple[str, ...]:
    """The English text behind each tag of a block, without ids, which are the translation's, and what stands once."""
    texts = (_STANDS_ONCE.sub("", text) for text in _BLOCK.split(english)[2::2])
    return tuple(without_ids(text).strip() for text in texts)
