"""The record of published editions as commands write it: what each locale shows, since when, and why that changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from noticepress.catalogs.catalog import parse_catalog
from noticepress.commands.acts.versions.authoring import refuse_bytes, refuse_places
from noticepress.editions.publication import Publication
from noticepress.editions.recording import ShownMessage, messages_of, recorded_key, shown_messages
from noticepress.editions.sources.files import EDITIONS
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.findings import Finding, NoticepressError, UsageError, counted, unbroken
from noticepress.model import Locale, Notice, Text, Version
from noticepress.register.clock import AsOf
from noticepress.register.editions import Change, Editions, MessageKey, Revision, write_editions
from noticepress.register.rules import AUTHORITY_CHAIN, SIGNATURES
from noticepress.register.sealing.hash_scheme import scheme_of
from noticepress.rules.checking import apply
from noticepress.rules.sources import check_sources, stopping
from noticepress.rules.versions import reviews
from noticepress.rules.versions.editions import (
    EditionsSubject,
    published_editions_are_recorded,
    published_versions,
    told,
)

_RECORDED_OR_SIGNED = (published_editions_are_recorded.code, SIGNATURES.code, AUTHORITY_CHAIN.code)
"""What is mended by recording, or afterwards by those who sign."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What somebody has put on record: on which day, why, and who approved it."""

    on: date
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An edition that is recorded, and what of it has changed since its last entry."""

    version: str
    tag: str
    changes: tuple[Change, ...]
    is_first: bool

    @property
    def line(self) -> str:
        """In words."""
        what = "recorded first" if self.is_first else f"{counted(len(self.changes), 'passage')} revised"
        return f"version {self.version} in {self.tag}: {what}"


@dataclass(frozen=True, slots=True)
class RevisionPlan:
    """What recording editions will write."""

    recorded: tuple[Recorded, ...]
    files: Mapping[Path, bytes]

    @property
    def lines(self) -> Iterator[str]:
        """What is recorded; each change once, as it reads before and after."""
        yield from (each.line for each in self.recorded)
        for context, old, new in dict.fromkeys(change for each in self.recorded for change in each.changes):
            before, after = told(old, new)
            yield f"  {context.rstrip('#')}: {before} → {after}"


def plan_revision(
    project: Project,
    publication: Publication,
    notice_ids: Iterable[str],
    tags: Iterable[str],
    *,
    reason: str,
    by: str = "",
) -> RevisionPlan:
    """Work out what ``revise`` writes about the published versions of notices, in the locales of ``tags`` or in all.

    Raises :class:`UsageError` or :class:`NoticepressError` where it must not.
    """
    if not reason.strip():
        raise UsageError("visitors are told why a translation was revised; give a --reason")
    refuse_bytes(reason + by)
    refuse_places(reason)
    locales = _chosen(publication.inputs.locales, tuple(tags))
    _refuse_findings(publication, locales)
    recorded: list[Recorded] = []
    files: dict[Path, bytes] = {}
    for notice_id in notice_ids:
        read = publication.inputs.notices[notice_id]
        keeper = _Keeper(project, publication, Recording(publication.day(notice_id), reason, by))
        for version in published_versions(read):
            keeper.record(read.notice, version, read.texts[version.number], locales)
        for number, tags_of in _revised(keeper.plan.recorded).items():
            refuse_unreviewed(publication, notice_id, number, (each for each in locales if each.tag in tags_of))
        recorded += keeper.plan.recorded
        files |= keeper.plan.files
    # The oldest version last: once it has a record, one that a later version lacks is taken for one that was lost.
    return RevisionPlan(tuple(recorded), dict(reversed(files.items())))


def _revised(recorded: Iterable[Recorded]) -> dict[str, set[str]]:
    """By version: the locales whose editions had a record before."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in recorded:
        if not each.is_first:
            found[each.version].add(each.tag)
    return found


def refuse_unreviewed(publication: Publication, notice_id: str, number: str, locales: Iterable[Locale]) -> None:
    """Raise :class:`NoticepressError` (VE019) where a version's translations lack what the register asks of them."""
    subjects = (reviews.EditionSubject(publication, notice_id, number, locale) for locale in locales)
    if found := [finding for subject in subjects for finding in apply(reviews.RULES, subject)]:
        raise NoticepressError(found)


def record_version(
    project: Project, inputs: Inputs, notice: Notice, number: str, recording: Recording
) -> dict[Path, bytes]:
    """The files that record every edition of a version as ``inputs`` have it; nothing where no locale translates it."""
    read = inputs.notices[notice.id]
    keeper = _Keeper(project, Publication(inputs, AsOf(recording.on)), recording)
    version = notice.version(number)
    if version and number in read.texts:
        keeper.record(notice, version, read.texts[number], inputs.locales)
    return dict(keeper.plan.files)


def corrected_inputs(
    project: Project, inputs: Inputs, notice: Notice, text: Text, files: Mapping[Path, bytes]
) -> Inputs:
    """The inputs with ``notice`` and the corrected ``text``, and the catalogs among ``files``."""
    read = inputs.notices[notice.id]
    paths = {project.root / catalog.path: (name, domain) for (name, domain), catalog in inputs.catalogs.items()}
    catalogs = {
        paths[path]: parse_catalog(raw, *paths[path], project.name(path))
        for path, raw in files.items()
        if path in paths
    }
    corrected = replace(read, notice=notice, texts={**read.texts, text.number: text})
    return replace(
        inputs,
        notices={**inputs.notices, notice.id: corrected},
        catalogs={**inputs.catalogs, **catalogs},
    )


class _Keeper:
    """Collects what is to be recorded."""

    def __init__(self, project: Project, publication: Publication, recording: Recording) -> None:
        self._project = project
        self._publication = publication
        self._recording = recording
        self._recorded: list[Recorded] = []
        self._records: dict[Path, Editions] = {}
        self._words: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)

    @property
    def plan(self) -> RevisionPlan:
        """What has been collected."""
        sealed = self._publication.inputs.sealed_words
        words = {
            sealed.path(name, notice_id): sealed.with_words(name, notice_id, words)
            for (name, notice_id), words in self._words.items()
        }
        records = {path: write_editions(record).encode() for path, record in self._records.items()}
        new = {path: raw for path, raw in words.items() if not path.is_file() or path.read_bytes() != raw}
        return RevisionPlan(tuple(self._recorded), {**records, **new})

    def record(self, notice: Notice, version: Version, text: Text, locales: Iterable[Locale]) -> None:
        """Record the editions of a version that are not as recorded; all of them where its messages are others."""
        scheme = scheme_of(version.digest)
        keys = messages_of(notice, version, text)
        messages = tuple(recorded_key(key, scheme) for key in keys)
        before = self._publication.inputs.notices[notice.id].editions.get(version.number)
        record = replace(before, messages=messages) if before else Editions(messages, {}, scheme)
        same = before is not None and before.messages == messages
        left = dict(before.editions) if before and not same else {}
        chosen = {locale.tag for locale in locales} | left.keys()
        for locale in self._publication.inputs.locales:
            if locale.tag in chosen and not locale.is_english and notice.is_in(locale):
                shown = shown_messages(self._publication, notice.id, keys, locale, scheme)
                record = self._with(record, before, version, locale, notice.id, shown, same=same)
                left.pop(locale.tag, None)
        for tag in left:
            record = self._ended(record, before, version, tag) if before else record
        if record.editions and record != before:
            path = self._project.root / "docs" / notice.id / version.number / EDITIONS
            self._records[path] = record

    def _with(
        self,
        record: Editions,
        before: Editions | None,
        version: Version,
        locale: Locale,
        notice_id: str,
        shown: tuple[ShownMessage, ...],
        *,
        same: bool,
    ) -> Editions:
        words = tuple(message.digest for message in shown)
        known = before.editions.get(locale.tag) if before else None
        if known and same and known.words == words:
            return record
        self._refuse_earlier(known.history[-1].on if known else None, version, locale.tag)
        was = before.shown(locale.tag) if before else {}
        changes = tuple(self._changes(record, was, locale, notice_id, shown)) if known else ()
        for message in shown:
            if message.words is not None and message.catalog:
                self._words[message.catalog.name, notice_id][message.digest] = message.words
        return self._with_entry(record, version, locale.tag, words, changes)

    def _ended(self, record: Editions, before: Editions, version: Version, tag: str) -> Editions:
        """The record with what an edition that nobody is shown any more keeps of its words: what came is in English."""
        self._refuse_earlier(before.editions[tag].history[-1].on, version, tag)
        was = before.shown(tag)
        words = tuple(was.get(key, "") for key in record.messages)
        changes = tuple((key[0], f"{record.scheme.name}:{was[key]}", None) for key in _gone(record, was))
        return self._with_entry(record, version, tag, words, changes)

    def _with_entry(
        self, record: Editions, version: Version, tag: str, words: tuple[str, ...], changes: tuple[Change, ...]
    ) -> Editions:
        recording = self._recording
        entry = Revision(recording.on, unbroken(recording.reason), unbroken(recording.by), changes, "", "")
        self._recorded.append(Recorded(version.number, tag, changes, tag not in record.editions))
        return record.with_entry(version.number, tag, words, entry, first=version.digest or "")

    def _changes(
        self,
        record: Editions,
        was: Mapping[MessageKey, str],
        locale: Locale,
        notice_id: str,
        shown: tuple[ShownMessage, ...],
    ) -> Iterator[Change]:
        """What an edition shows otherwise than before, and what of it came or went with an erratum."""

        def old(digest: str) -> str | None:
            kept = self._publication.inputs.sealed_words.find(locale, notice_id, digest, record.scheme)
            return kept if kept or not digest else f"{record.scheme.name}:{digest}"

        for key, message in zip(record.messages, shown, strict=True):
            if was.get(key, "") != message.digest:
                yield key[0], old(was.get(key, "")), message.words
        for key in _gone(record, was):
            yield key[0], old(was[key]), None

    def _refuse_earlier(self, last: date | None, version: Version, tag: str) -> None:
        if last and last > self._recording.on:
            raise UsageError(
                f"the edition of version {version.number} in {tag} has an entry of {last}, "
                f"which is later than {self._recording.on}; leave out --as-of"
            )


def _gone(record: Editions, was: Mapping[MessageKey, str]) -> Iterator[MessageKey]:
    """What an edition showed in its language of messages that the record does not have any more."""
    there = set(record.messages)
    return (key for key, digest in was.items() if digest and key not in there)


def _chosen(locales: tuple[Locale, ...], tags: tuple[str, ...]) -> tuple[Locale, ...]:
    known = {locale.tag: locale for locale in locales if not locale.is_english}
    for tag in tags:
        if tag not in known:
            raise UsageError(f"there is no translated locale {tag!r}; choose from {', '.join(known)}")
    return tuple(known[tag] for tag in dict.fromkeys(tags or known))


def _refuse_findings(publication: Publication, locales: tuple[Locale, ...]) -> None:
    """Raise :class:`NoticepressError` for what would stop a build, or for a record that was changed by hand."""
    found = stopping(publication, check_sources(publication, locales, notes=False))
    refused = [finding for finding in found if finding.code not in _RECORDED_OR_SIGNED]
    refused += _changed_records(publication)
    if refused:
        raise NoticepressError(refused)


def _changed_records(publication: Publication) -> Iterator[Finding]:
    """The findings about records, less those that recording mends."""
    for notice_id in publication.inputs.notices:
        subject = EditionsSubject(publication, notice_id, ())
        for finding in published_editions_are_recorded(subject):
            if finding.path.endswith(f"/{EDITIONS}"):
                yield finding
