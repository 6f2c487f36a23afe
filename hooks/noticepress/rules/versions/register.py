"""VE: versions and effective dates. Subject: a notice with its texts and seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from noticepress.findings import counted
from noticepress.model import VERSION_NUMBER, Status, Text, Version, VersionNumber
from noticepress.nearest import nearest
from noticepress.register.rules import CHAIN, DATES
from noticepress.register.sealing.chain import misfits
from noticepress.register.sealing.seal import Seal, is_as_sealed
from noticepress.register.sealing.undoing import gaps
from noticepress.register.status import status_on
from noticepress.rules.checking import CheckedRule, Violation, checks, rule
from noticepress.rules.subject import NoticeSubject
from noticepress.rules.versions.left_seals import published_folder, sealed_drafts
from noticepress.rules.versions.lost_ids import ids_go_on_working
from noticepress.rules.versions.texts import published_text_changed

_ORDER = "restore the register from version control: what is published keeps its number, its dates and its place"
_LIKE = 80
"""How alike a folder's name and a version's number are, of 100, for the one to be meant by the other."""


@rule(
    "VE002",
    summary="Version numbers do not increase",
    explanation="Entries stand in the order in which they were published; each number is greater than the one before.",
    example="Version 2.10 followed by version 2.9.",
    remedy="give the later entry the greater number",
)
def numbers_increase(subject: NoticeSubject) -> Iterator[Violation]:
    """Each number is greater than the one before it."""
    for before, after in pairwise(subject.notice.versions):
        if VersionNumber.parse(after.number) < VersionNumber.parse(before.number):
            message = f"version {after.number} stands after version {before.number}"
            greater = f"give it a number greater than {before.number}" if after.is_draft else _ORDER
            yield Violation(subject.notice.path, after.line, message, greater)


@rule(
    "VE003",
    summary="Effective dates do not increase",
    explanation="A later version takes effect later. Two versions that bind from the same day would both claim it.",
    example="Version 2.2 effective 2018-05-01, after version 2.1 effective 2018-05-25.",
    remedy="write a later day in the later entry",
)
def effective_dates_increase(subject: NoticeSubject) -> Iterator[Violation]:
    """Each effective date is later than the one before it; withdrawn versions do not count."""
    dated = [version for version in subject.notice.versions if version.effective and not version.withdrawn]
    for before, after in pairwise(dated):
        if before.effective and after.effective and after.effective <= before.effective:
            yield Violation(
                subject.notice.path,
                after.line,
                f"version {after.number} takes effect on {after.effective}, "
                f"not later than version {before.number} on {before.effective}",
                f"write a day after {before.effective} in its entry" if after.is_draft else _ORDER,
            )


@checks(DATES)
def dates_are_whole(subject: NoticeSubject) -> Iterator[Violation]:
    """Dates that are no dates are found when the register is read; here: missing and impossible ones."""
    for version in subject.notice.versions:
        place = (subject.notice.path, version.line)
        if not version.is_draft:
            for name, value in (("published", version.published), ("effective", version.effective)):
                if value is None:
                    yield Violation(*place, f"published version {version.number} has no {name} date", _ORDER)
        if version.published and version.effective and version.effective < version.published:
            message = f"version {version.number} takes effect on {version.effective}, before it is published"
            yield Violation(*place, message, _when_in_force_already(version))
        if version.withdrawn and version.effective and version.withdrawn.on >= version.effective:
            yield Violation(
                *place,
                f"version {version.number} is withdrawn on {version.withdrawn.on}, when it has taken effect already",
                "a version in force cannot be withdrawn; publish a new one",
            )
        earliest = version.published
        for erratum in version.errata:
            if earliest and erratum.on < earliest:
                message = f"an erratum of version {version.number} is dated {erratum.on}, before {earliest}"
                yield Violation(*place, message, "errata stand in the order of their dates, after publication")
            earliest = erratum.on


def _when_in_force_already(version: Version) -> str:
    day = version.effective
    return (
        f"mend one of the two dates or, where the text has been in force since then, write 'published: {day}' and run "
        f"'noticepress publish {version.number} --as-of {day}'"
    )


@rule(
    "VE005",
    summary="The notice period is too short",
    explanation="A version is announced at least 'notice_period_days' before it takes effect. An urgent legal duty can "
    "cut that short: the reason then stands in the entry's 'short_notice' and is shown to visitors. The first version "
    "of a notice changes nothing for anyone and needs no period. A published version is not measured again when the "
    "period is changed later.",
    example="published: 2018-05-20 and effective: 2018-05-25, with notice_period_days: 14.",
    remedy="choose a later effective date, or give the reason under 'short_notice'",
)
def notice_period_is_kept(subject: NoticeSubject) -> Iterator[Violation]:
    """Each draft after the first version will be announced long enough before."""
    period = subject.notice.notice_period_days
    for version in subject.notice.versions[1:]:
        if not version.is_draft or version.published is None or version.effective is None:
            continue
        if version.short_notice.strip():
            continue
        days, earliest = (version.effective - version.published).days, version.published + timedelta(period)
        if 0 <= days < period:
            yield Violation(
                subject.notice.path,
                version.line,
                f"version {version.number} is announced {counted(days, 'day')} before it takes effect, not {period}",
                f"write an effective date from {earliest} on, or say under 'short_notice' why it is urgent",
            )


@checks(CHAIN)
def chain_is_whole(subject: NoticeSubject) -> Iterator[Violation]:
    """Compute each digest anew along the chain."""
    previous: str | None = None
    draft: Version | None = None
    doubles = _doubles(subject)
    for version in subject.notice.versions:
        place = (subject.notice.path, version.line)
        if version.digest is None:
            draft = draft or version
            continue
        if draft is not None:
            yield Violation(*place, f"published version {version.number} stands after draft {draft.number}")
        seal = subject.seals.get(version.number)
        if version in doubles or version.number not in subject.texts:
            pass  # VE010 or VE007 says it
        elif seal is None:
            yield Violation(*place, f"the seal of published version {version.number} is missing")
        elif messages := [*misfits(version, seal, previous)] or _gaps(subject.texts[version.number], version, seal):
            dropped = _dropped_before(version, subject)
            gone = f"the entry of version {dropped}, whose folder is there, is missing before version {version.number}"
            for message in (gone,) if dropped else messages:
                yield Violation(*place, message)
        previous = version.digest
    yield from sealed_drafts(subject)


@rule(
    "VE007",
    summary="A registered version has no text, or a text no entry",
    explanation="Each entry of the register has a folder with a text, and each folder an entry.",
    example="versions lists 2.1, but docs/privacy/2.1/ does not exist.",
    remedy="restore the folder from version control; of a draft that is not wanted any more, delete the entry",
)
def entries_and_texts_agree(subject: NoticeSubject) -> Iterator[Violation]:
    """Compare the register with the folders beside it."""
    numbers = {version.number for version in subject.notice.versions}
    folder = subject.notice.path.rpartition("/")[0]
    strange = {name: path for name, path in sorted(subject.folders.items()) if name not in numbers}
    for version in subject.notice.versions:
        if version.number in subject.texts:
            continue
        meant = _meant(version.number, strange)
        if meant:
            path = strange.pop(meant)
            message = f"version {version.number} has no folder, and the folder {meant!r} no entry"
            remedy = f"rename {path} to {version.number}, if that is meant"
        else:
            message, remedy = f"version {version.number} has no text in {folder}/{version.number}/", ""
        yield Violation(subject.notice.path, version.line, message, remedy)
    for dropped in _dropped(subject):  # VE006 says it
        strange.pop(dropped, None)
    for name, path in () if _doubles(subject) else strange.items():  # a double's folder has lost its entry
        if published := [*published_folder(name, path, subject)]:
            yield from published
            continue
        yield Violation(
            path, 0, f"the register has no version {name!r}", "add an entry to notice.yml, or delete the folder"
        )


def _gaps(text: Text, version: Version, seal: Seal) -> list[str]:
    """What of a version's past cannot be shown; nothing where the text of today is another: VE001 says it."""
    return [*gaps(text, version, seal)] if is_as_sealed(text, seal) else []


def _dropped(subject: NoticeSubject) -> Iterator[str]:
    """Numbers of the folders that a published entry's broken chain says have lost theirs."""
    previous: str | None = None
    for version in subject.notice.versions:
        seal = subject.seals.get(version.number)
        if version.digest and seal and version.number in subject.texts and any(misfits(version, seal, previous)):
            yield from filter(None, [_dropped_before(version, subject)])
        previous = version.digest or previous


def _dropped_before(version: Version, subject: NoticeSubject) -> str | None:
    """The number of a folder without an entry that would have its place directly before ``version``."""
    numbers = [other.number for other in subject.notice.versions]
    before = numbers[: numbers.index(version.number)]
    least = max(map(VersionNumber.parse, before), default=None)
    folders = [name for name in subject.folders if VERSION_NUMBER.fullmatch(name) and name not in numbers]
    between = [
        number
        for number in map(VersionNumber.parse, folders)
        if number < VersionNumber.parse(version.number) and (least is None or number > least)
    ]
    return str(max(between)) if between else None


def _meant(number: str, names: Iterable[str]) -> str | None:
    """The folder that is a version's but for a slip in its name."""
    return nearest(number, names, _LIKE) or None


def _doubles(subject: NoticeSubject) -> list[Version]:
    """Entries whose number an earlier one has."""
    first = {version.number: version for version in reversed(subject.notice.versions)}
    return [version for version in subject.notice.versions if version is not first[version.number]]


@rule(
    "VE009",
    summary="A published notice has nothing to show",
    explanation="Every version of the notice was withdrawn before the day on which it was to be published, and none is "
    "to come: the notice is not on the site. It stops no other notice, and no build. A notice whose first version has "
    "been announced has something to show, so has one whose first version was withdrawn after it was announced; one "
    "that has drafts alone, or versions that are still to be published, is not expected on the site.",
    example="Version 1.0, to be published on 2027-02-01, was withdrawn on 2027-01-20, and there is no other.",
    remedy="begin its next version with 'noticepress new', or look at an earlier day with --as-of",
    blocks=False,
)
def something_is_shown(subject: NoticeSubject) -> Iterator[Violation]:
    """Some version of a notice that has been published is on the site, or will be."""
    versions, day = subject.notice.versions, subject.as_of
    statuses = [(version, status_on(version, versions, day)) for version in versions]
    never = [version for version, status in statuses if status is Status.WITHDRAWN and version.was_never_shown]
    if never and len(never) == len(versions):
        message = f"nothing can be shown on {day}: every version was withdrawn before it was to be published"
        yield Violation(subject.notice.path, never[-1].line, message)


@rule(
    "VE010",
    summary="A version number occurs twice",
    explanation="An address names one version for ever.",
    example='Two entries with version: "2.1".',
    remedy="give one of them another number, or delete it",
)
def numbers_are_unique(subject: NoticeSubject) -> Iterator[Violation]:
    """No number occurs twice."""
    seen: dict[str, int] = {}
    for version in subject.notice.versions:
        if version.number in seen:
            message = f"version {version.number} stands already in line {seen[version.number]}"
            yield Violation(subject.notice.path, version.line, message)
        seen.setdefault(version.number, version.line)


@rule(
    "VE011",
    summary="Published dates decrease",
    explanation="Versions come on the site in the order of their entries, or the chain of those that are there would "
    "have a gap. A version that was withdrawn before its published date does not count.",
    example="Version 2.3 published on 2026-12-01, after version 2.2 published on 2027-02-01.",
    remedy="choose a later published date, or withdraw the version before it",
)
def published_dates_do_not_decrease(subject: NoticeSubject) -> Iterator[Violation]:
    """No version is published before the one that stands before it."""
    shown = [version for version in subject.notice.versions if version.published and not version.was_never_shown]
    for before, after in pairwise(shown):
        if before.published and after.published and after.published < before.published:
            message = (
                f"version {after.number} is published on {after.published}, "
                f"before version {before.number} on {before.published}"
            )
            yield Violation(subject.notice.path, after.line, message)


RULES: tuple[CheckedRule[NoticeSubject], ...] = (
    published_text_changed,
    numbers_increase,
    effective_dates_increase,
    dates_are_whole,
    notice_period_is_kept,
    chain_is_whole,
    entries_and_texts_agree,
    something_is_shown,
    numbers_are_unique,
    published_dates_do_not_decrease,
    ids_go_on_working,
)
