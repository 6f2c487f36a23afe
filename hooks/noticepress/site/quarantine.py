"""'build --quarantine': entries with findings that would stop a build are taken out of their catalogs.

A publication and its findings come in; a publication that can be built leaves, with the findings about what it
shows in English instead (or in the words of the next catalog of the chain). English itself, registers and the
table of locales are never put aside, nor what tells which text binds: where that is lost, the locale cannot be
published, and the build fails (EP003).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from noticepress.catalogs.catalog import Catalog, Entry
from noticepress.catalogs.messages import TITLE
from noticepress.catalogs.po.file import Key
from noticepress.editions.publication import Publication
from noticepress.editions.sources.theme_words import WORDS_DOMAINS
from noticepress.findings import Finding, NoticepressError, counted
from noticepress.model import Locale
from noticepress.rules.prevails.words import statement_is_translated
from noticepress.rules.sources import LACKS, check_sources, stopping
from noticepress.rules.versions.editions import is_in_english_now

_ROUNDS = 3
"""How often entries are taken out one by one; what the rules find then costs the whole catalog."""
_WAY_OUT = (
    "no page of the locale may go without it: mend the entry, or restore the catalog as it was last published "
    "('git checkout REVISION -- {path}')"
)


class Quarantined(NamedTuple):
    """What a build with '--quarantine' shows, and why not all of it as the catalogs have it."""

    publication: Publication
    findings: tuple[Finding, ...]
    """About what has been put aside, sorted."""


def can_be_put_aside(finding: Finding) -> bool:
    """Whether '--quarantine' helps against a finding: whether it is about what a catalog holds, and not lacks."""
    of_catalog = finding.path.startswith("locales/") and finding.path.endswith(".po")
    return of_catalog and finding.code not in LACKS


def way_out(findings: Iterable[Finding]) -> str:
    """What a build that was stopped says of '--quarantine'; empty where that would not help."""
    told = [*findings]
    if not told or not all(map(can_be_put_aside, told)):
        return ""
    return (
        "'noticepress build --quarantine' shows what is named above in English, marked (all passages of a catalog that "
        "cannot be read), so that the rest can go out today"
    )


def put_aside(findings: Iterable[Finding]) -> str:
    """What a build with '--quarantine' says of what it has put aside."""
    places = Counter(finding.path for finding in findings)
    catalogs = ", ".join(f"{path} ({count})" for path, count in sorted(places.items()))
    count = sum(places.values())
    return f"{counted(count, 'finding')} in quarantine, shown in English and marked: {catalogs}"


def quarantine(publication: Publication, findings: Iterable[Finding], locales: Iterable[Locale]) -> Quarantined:
    """Put aside what the ``findings`` of readers, and those of the rules, name in catalogs.

    Raises :class:`NoticepressError` for findings that are about anything else, or about what no locale goes without.
    """
    chosen = tuple(locales)
    readers = stopping(publication, findings)
    held = {finding for finding in readers if can_be_put_aside(finding)}
    publication = _without(publication, held, unread=True)
    for number in itertools.count(1):
        every = stopping(publication, check_sources(publication, chosen))
        found = [finding for finding in every if not is_in_english_now(finding)]  # which is what quarantine does
        new = {finding for finding in found if can_be_put_aside(finding)} - held
        if not new:
            break
        held |= new
        publication = _without(publication, new, unread=number > _ROUNDS)
    lost = [finding for finding in (*readers, *found) if not can_be_put_aside(finding)]
    if lost:
        raise NoticepressError(_told(lost, held))
    return Quarantined(publication, tuple(sorted(held)))


def _without(publication: Publication, findings: Iterable[Finding], *, unread: bool) -> Publication:
    """The publication without the entries that findings are about.

    Where no entry can be told, or a catalog is ``unread``, nothing is left of the catalog but what must be in the
    locale's language.
    """
    lines: dict[str, list[int]] = {}
    for finding in findings:
        lines.setdefault(finding.path, []).extend((finding.line, *finding.also))
    catalogs = {
        key: _reduced(catalog, lines[catalog.path], unread=unread) if catalog.path in lines else catalog
        for key, catalog in publication.inputs.catalogs.items()
    }
    return publication.of(replace(publication.inputs, catalogs=catalogs))


def _reduced(catalog: Catalog, lines: Iterable[int], *, unread: bool) -> Catalog:
    about = [_about(catalog, line) for line in lines]
    gone = {entry.key for entries in about for entry in entries}
    whole = unread or not all(about)
    entries = {
        key: entry
        for key, entry in catalog.entries.items()
        if key not in gone and (_is_vital(catalog, key) or not whole)
    }
    return replace(catalog, entries=entries)


def _is_vital(catalog: Catalog, key: Key) -> bool:
    """Whether a message is a notice's title or one of the site's own words, and no passage of a text."""
    context = key[0]
    return "#" not in context if catalog.domain in WORDS_DOMAINS else context == TITLE


def _about(catalog: Catalog, line: int) -> list[Entry]:
    """The entries that a finding in ``line`` may be about: the one there, or both around it; none in the header."""
    entries = sorted(catalog, key=lambda entry: entry.line)
    exactly = [entry for entry in entries if line in (entry.line, entry.text_line)]
    before = [entry for entry in entries if entry.line < line]
    if exactly or not before:
        return exactly
    return [before[-1], *entries[len(before) : len(before) + 1]]


def _told(lost: Iterable[Finding], held: Iterable[Finding]) -> list[Finding]:
    """The findings that stop the build all the same; beside words that are lost, what the catalog lost them by."""
    told = [
        replace(each, remedy=_WAY_OUT.format(path=each.path)) if each.code == statement_is_translated.code else each
        for each in lost
    ]
    paths = {each.path for each in told}
    return [*told, *(finding for finding in held if finding.path in paths)]
