"""English words in a row that were left in a translation: a catalog comes in, entries and such words leave."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from noticepress.catalogs.catalog import Entry
from noticepress.catalogs.locales import likely_script
from noticepress.rules.subject import CatalogSubject
from noticepress.rules.translations.plain import masked

_APART = re.compile(r"[^A-Za-z'’ ]+")
_ONLY_ENGLISH = frozenset(
    word
    for words in (
        "the of and you your yours we our ours with from that this these those which when where whether is are",
        "was were been have has not will shall should would may might must can could any other such than then their",
        "they them it its about after before between through under upon into out if because while who what how by for",
        "to as at",
    )
    for word in words.split()
)
"""Small words: three in a row with two of them stand in no other language of Latin letters."""
_TWO_WORDS = re.compile(r"[A-Za-z'’] +[A-Za-z'’]")
_REMEMBERED = 4096

Run = tuple[str, ...]


def left_in_english(subject: CatalogSubject) -> Iterator[tuple[Entry, str]]:
    """Each entry that has words of its English in a row; a text that is wholly English is another matter."""
    latin = likely_script(subject.catalog.name) == "Latn"
    kept = subject.glossary.kept
    for _, entry, english, text in subject.translated():
        if text == english or " " not in text:
            continue
        runs = _runs(english, kept, latin=latin)
        if not (runs and _may_hold(runs, text, latin=latin)):
            continue
        if found := runs.intersection(_all_runs(text, kept, latin=latin)):
            yield entry, " ".join(min(found))


@lru_cache(maxsize=_REMEMBERED)
def _runs(english: str, kept: Iterable[str], *, latin: bool) -> frozenset[Run]:
    """The runs of an English text that no other language has: three words, or two beside another script."""
    least = 2 if latin else 1
    return frozenset(
        run for run in _all_runs(english, kept, latin=latin) if sum(word in _ONLY_ENGLISH for word in run) >= least
    )


def _may_hold(runs: frozenset[Run], text: str, *, latin: bool) -> bool:
    """Whether it is worth looking: of three words in a row, the second has a space on either side."""
    if not latin:
        return _TWO_WORDS.search(text) is not None
    return not _second_words(runs).isdisjoint(text.lower().split())


@lru_cache(maxsize=_REMEMBERED)
def _second_words(runs: frozenset[Run]) -> frozenset[str]:
    return frozenset(run[1] for run in runs)


def _all_runs(text: str, kept: Iterable[str], *, latin: bool) -> Iterator[Run]:
    plain = masked(text, "\n")
    for name in kept:
        plain = plain.replace(name, "\n")
    for part in _APART.split(plain):
        words = part.lower().split()
        yield from zip(words, words[1:], words[2:], strict=False) if latin else pairwise(words)
