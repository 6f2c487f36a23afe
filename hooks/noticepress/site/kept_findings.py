"""Findings about catalogs that an earlier run has made, where nothing has changed that could change them.

Where something has, the rules on one text are asked of those entries alone that are not as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple
from typing import cast

from noticepress.editions.publication import Publication
from noticepress.editions.sources.files import REGISTER
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.files.kept import digest_of
from noticepress.findings import Finding
from noticepress.rules.sources import Asked, CheckCatalogs, Each, OfCatalogs
from noticepress.site.kept_sources import Sources

_MOST_FINDINGS = 256
"""Two values for each language or region: 'check --catalogs' asks for those of one, and the others' stay."""


def checking_again(project: Project, each: Each) -> Each:
    """Has only those catalogs checked by ``each`` for which no findings are kept."""

    @contextmanager
    def check(work: CheckCatalogs, publication: Publication, asked: Sequence[Asked]) -> Iterator[Iterator[OfCatalogs]]:
        pack, sources = project.kept.pack("findings", _MOST_FINDINGS), Sources(project, publication)
        names = [each.name for each in asked]
        keys = {name: _catalog_key(sources, publication, name) for name in names}
        known = {name: found for name in names if (found := pack.get(keys[name])) is not None}
        entries = {name: digest_of("entries", name, sources.declared) for name in names if project.kept.is_on}
        clean = {name: cast("frozenset[str]", pack.get(key) or frozenset()) for name, key in entries.items()}

        def results(made: Iterable[OfCatalogs]) -> Iterator[OfCatalogs]:
            for name, plain in known.items():
                ones = cast("tuple[tuple[str, int, str, str, str, str, bool], ...]", plain)
                yield OfCatalogs(name, [Finding(*one) for one in ones])
            for found in made:
                pack.keep(keys[found.name], tuple(map(astuple, found.findings)))
                if found.name in entries:
                    pack.keep(entries[found.name], found.clean)
                yield found

        with each(work, publication, [Asked(name, clean.get(name)) for name in names if name not in known]) as made:
            yield results(made)

    return check


def _catalog_key(sources: Sources, publication: Publication, name: str) -> str:
    around = dict.fromkeys(
        each for locale in publication.inputs.locales if name in locale.catalogs for each in locale.catalogs
    )
    domains = (*publication.inputs.notices, SITE_DOMAIN, THEME_DOMAIN)
    return digest_of(name, sources.common, sources.all_texts, sources.catalogs(around, domains), REGISTER)
