"""Entries that somebody has looked at: names of catalogs and sections come in, catalogs that say so leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress.catalogs.catalog import Catalog, read_catalog
from noticepress.catalogs.po.file import Key, PoEntry
from noticepress.catalogs.po.writing import write_catalog
from noticepress.catalogs.reviewing.reviews import with_review
from noticepress.commands.acts.versions.authoring import refuse_bytes
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import SITE_DOMAIN
from noticepress.editions.sources.project import Project
from noticepress.findings import UsageError, counted
from noticepress.model import ReviewState


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are meant."""

    catalogs: tuple[str, ...]
    """Names of languages and regions; none for all."""
    notice: str = ""
    """Of one notice, or of the site's own words (``site``); empty for every notice."""
    sections: tuple[str, ...] = ()
    """Ids of sections; none for all."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What is recorded of each entry."""

    state: ReviewState
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """The catalogs as they will be, and a line for each."""

    files: Mapping[Path, bytes]
    lines: tuple[str, ...]
    recorded: int


def plan_review(project: Project, publication: Publication, wanted: Wanted, signature: Signature) -> ReviewPlan:
    """Work out what ``review`` and ``approve`` write into catalogs: of each entry that visitors can read.

    Raises :class:`UsageError` for a name that there is not, or where nobody is named.
    """
    by = " ".join(signature.by.split())
    if not by:
        raise UsageError(f"the record says who has {signature.state} the entries; name them with --by")
    refuse_bytes(by)
    signature = replace(signature, by=by)
    files: dict[Path, bytes] = {}
    lines: list[str] = []
    recorded = 0
    for catalog in _chosen(publication, wanted):
        done = _record(project, publication, catalog, wanted, signature)
        recorded += done.new
        lines += [f"{catalog.path}: {done.told(signature.state)}"]
        if done.new:
            files[project.root / catalog.path] = done.raw
    return ReviewPlan(files, tuple(lines), recorded)


@dataclass(frozen=True, slots=True)
class _Done:
    raw: bytes
    new: int
    known: int
    passed_over: int

    def told(self, state: ReviewState) -> str:
        parts = [f"{counted(self.new, 'entry', 'entries')} {state}"]
        parts += [f"{self.known} already"] if self.known else []
        parts += [f"{self.passed_over} passed over, which nobody can read yet"] if self.passed_over else []
        return ", ".join(parts)


def _record(
    project: Project, publication: Publication, catalog: Catalog, wanted: Wanted, signature: Signature
) -> _Done:
    file, _ = read_catalog(project.read_bytes(project.root / catalog.path), catalog.name, catalog.path)
    messages = {key for key in publication.messages(catalog.domain) if _is_in(key, wanted.sections)}
    entries: list[PoEntry] = []
    new = known = passed_over = 0
    for written in file.entries:
        entry = catalog.get(written.key) if written.key in messages else None
        if entry is None:
            entries.append(written)
        elif not (entry.is_translated and publication.is_safe(entry, catalog.domain)):
            passed_over += 1
            entries.append(written)
        elif entry.review and signature.state.is_enough(ReviewState(entry.review)):
            known += 1
            entries.append(written)
        else:
            new += 1
            entries.append(with_review(written, signature.state, signature.by, signature.on))
    return _Done(write_catalog(replace(file, entries=tuple(entries))), new, known, passed_over)


def _chosen(publication: Publication, wanted: Wanted) -> Iterator[Catalog]:
    inputs = publication.inputs
    names = tuple(dict.fromkeys(name for name, _ in inputs.catalogs))
    for name in wanted.catalogs:
        if name not in names:
            raise UsageError(f"there is no catalog {name!r}; choose from {', '.join(names)}")
    every = (*inputs.notices, SITE_DOMAIN)
    if wanted.notice and wanted.notice not in every:
        raise UsageError(f"there is no notice {wanted.notice!r}; choose from {', '.join(every)}")
    domains = (wanted.notice,) if wanted.notice else (*inputs.notices,)
    _check_sections(wanted.sections, [key for domain in domains for key in publication.messages(domain)])
    for (name, domain), catalog in inputs.catalogs.items():
        if domain in domains and name in (wanted.catalogs or names):
            yield catalog


def _check_sections(sections: Iterable[str], keys: Iterable[Key]) -> None:
    known = dict.fromkeys(map(_section_of, keys))
    for section in sections:
        if section not in known:
            raise UsageError(f"there is no section {section!r}; choose from {', '.join(known)}")


def _is_in(key: Key, sections: tuple[str, ...]) -> bool:
    return not sections or _section_of(key) in sections


def _section_of(key: Key) -> str:
    """A message's section; what the register says of versions is in ``register``."""
    return key[0].partition("#")[0]
