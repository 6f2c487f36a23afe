"""VE: versions and effective dates. Subject: a notice with its texts and seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from noticepress.checks.rule import Rule, Violation, rule
from noticepress.errors import quote
from noticepress.model import Block, Notice, Section, Text, Version, VersionNumber
from noticepress.register import in_force_on
from noticepress.seal import Seal, SealedBlock, digest, seal_block, seal_text


@dataclass(frozen=True, slots=True)
class NoticeSubject:
    """A notice as the rules see it."""

    notice: Notice
    texts: Mapping[str, Text]
    """By version number: the folders that hold a text."""
    seals: Mapping[str, Seal]
    as_of: date
    folders: Mapping[str, str] = field(default_factory=dict)
    """Folders beside the register, by name: their paths."""


@rule(
    "VE001",
    summary="The text of a published version has changed",
    explanation="A published text binds as it was published. Its digest and its seal say what that was, block by "
    "block; facts that it uses count as text. Wrapping lines anew changes nothing.",
    example="A letter changed in docs/privacy/2.0/60-google-analytics.md after 2.0 was published.",
    remedy="restore the text; to change it, create a new version, or record an erratum",
)
def published_text_changed(subject: NoticeSubject) -> Iterator[Violation]:
    """Compare each published text with its seal."""
    for version in subject.notice.versions:
        text, seal = subject.texts.get(version.number), subject.seals.get(version.number)
        if version.is_draft or text is None or seal is None:
            continue
        remedy = _new_version_remedy(subject.notice)
        yield from _changed_blocks(version, text, seal, remedy)
        yield from _changed_facts(subject.notice, version, seal, seal_text(text, subject.notice, version))


def _new_version_remedy(notice: Notice) -> str:
    drafts = [version.number for version in notice.versions if version.is_draft]
    newest = max(VersionNumber.parse(version.number) for version in notice.versions)
    step = (
        f"make the change in draft {drafts[-1]}"
        if drafts
        else f"create version {newest.next()} with 'noticepress new {newest.next()}'"
    )
    return f"restore the text and {step}, or record an erratum"


def _changed_blocks(version: Version, text: Text, seal: Seal, remedy: str) -> Iterator[Violation]:
    blocks = [(section, block) for section in text.sections for block in section.blocks]
    now = [seal_block(block) for _, block in blocks]
    if now == list(seal.blocks):
        return
    what = f"the text of published version {version.number} has changed"
    for operation, a, b, c, d in SequenceMatcher(None, seal.blocks, now, autojunk=False).get_opcodes():
        if operation == "equal":
            continue
        if c == d:
            section, block = _near(blocks, c)
            gone = _names(seal.blocks[a:b])
            yield Violation(
                section.path if section else text.path, block.line if block else 1, f"{what}: {gone} is missing", remedy
            )
        for section, block in blocks[c:d]:
            yield Violation(section.path, block.line, f"{what}: {block.role} {quote(block.text)}", remedy)


def _near(blocks: list[tuple[Section, Block]], index: int) -> tuple[Section | None, Block | None]:
    return blocks[min(index, len(blocks) - 1)] if blocks else (None, None)


def _names(blocks: Iterable[SealedBlock]) -> str:
    return ", ".join(dict.fromkeys(f"{block.role} under {block.context}" for block in blocks))


def _changed_facts(notice: Notice, version: Version, seal: Seal, now: Seal) -> Iterator[Violation]:
    for name, value in sorted(seal.facts.items()):
        if now.facts.get(name, value) != value:
            line = notice.fact_lines.get(name, version.line)
            message = (
                f"the text of published version {version.number} has changed: its fact {name!r} "
                f"was {quote(value)} when it was published"
            )
            remedy = f"keep the earlier value: write '{name}' with it under 'facts' of version {version.number}"
            yield Violation(notice.path, line, message, remedy)


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
            yield Violation(
                subject.notice.path, after.line, f"version {after.number} stands after version {before.number}"
            )


@rule(
    "VE003",
    summary="Effective dates do not increase",
    explanation="A later version takes effect later. Two versions that bind from the same day would both claim it.",
    example="Version 2.2 effective 2018-05-01, after version 2.1 effective 2018-05-25.",
    remedy="mend the date, or the order of the entries",
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
            )


@rule(
    "VE004",
    summary="A date is missing, malformed or impossible",
    explanation="A published version has a published date and an effective date, both days of the calendar, and takes "
    "effect no sooner than it is published.",
    example="effective: 2018-13-45",
    remedy="write a date as YYYY-MM-DD",
)
def dates_are_whole(subject: NoticeSubject) -> Iterator[Violation]:
    """Dates that are no dates are found when the register is read; here: missing and impossible ones."""
    for version in subject.notice.versions:
        place = (subject.notice.path, version.line)
        if not version.is_draft:
            for name, value in (("published", version.published), ("effective", version.effective)):
                if value is None:
                    yield Violation(*place, f"published version {version.number} has no {name} date")
        if version.published and version.effective and version.effective < version.published:
            yield Violation(
                *place,
                f"version {version.number} takes effect on {version.effective}, before it is published",
                "mend one of the two dates",
            )
        if version.withdrawn and version.effective and version.withdrawn.on >= version.effective:
            yield Violation(
                *place,
                f"version {version.number} is withdrawn on {version.withdrawn.on}, when it has taken effect already",
                "a version in force cannot be withdrawn; publish a new one",
            )


@rule(
    "VE005",
    summary="The notice period is too short",
    explanation="A version is announced at least 'notice_period_days' before it takes effect. An urgent legal duty can "
    "cut that short: the reason then stands in the entry's 'short_notice' and is shown to visitors. The first version "
    "of a notice changes nothing for anyone and needs no period.",
    example="published: 2018-05-20 and effective: 2018-05-25, with notice_period_days: 14.",
    remedy="choose a later effective date, or give the reason under 'short_notice'",
)
def notice_period_is_kept(subject: NoticeSubject) -> Iterator[Violation]:
    """Each version after the first is announced long enough before."""
    for version in subject.notice.versions[1:]:
        if version.published is None or version.effective is None or version.short_notice.strip():
            continue
        days = (version.effective - version.published).days
        if 0 <= days < subject.notice.notice_period_days:
            yield Violation(
                subject.notice.path,
                version.line,
                f"version {version.number} is announced {days} days before it takes effect, "
                f"not {subject.notice.notice_period_days}",
            )


@rule(
    "VE006",
    summary="The hash chain of the register is broken",
    explanation="Each published entry's digest covers its seal, number, dates, summary and the digest of the entry "
    "before it. Where it does not fit, an entry or a seal was changed, dropped or moved.",
    example="The entry of version 2.0 deleted, or its summary edited, after 2.1 was published.",
    remedy="restore the register and the seals from version control",
)
def chain_is_whole(subject: NoticeSubject) -> Iterator[Violation]:
    """Compute each digest anew along the chain."""
    previous: str | None = None
    draft: Version | None = None
    for version in subject.notice.versions:
        place = (subject.notice.path, version.line)
        if version.digest is None:
            draft = draft or version
            continue
        if draft is not None:
            yield Violation(*place, f"published version {version.number} stands after draft {draft.number}")
        seal = subject.seals.get(version.number)
        if seal is None:
            yield Violation(*place, f"the seal of published version {version.number} is missing")
        else:
            yield from _check_digests(version, seal, previous, place)
        previous = version.digest


def _check_digests(version: Version, seal: Seal, previous: str | None, place: tuple[str, int]) -> Iterator[Violation]:
    message = f"the entry or the seal of version {version.number}, or the entry before it, does not fit the digest"
    if not version.errata:
        if digest(version, seal, previous) != version.digest:
            yield Violation(*place, message)
        return
    expected = version.digest
    for erratum in version.errata:
        if erratum.old_digest != expected:
            yield Violation(*place, f"the erratum of {erratum.on} does not follow from the text before it")
        expected = erratum.new_digest
    if digest(version, seal, version.errata[-1].old_digest) != expected:
        yield Violation(*place, f"the seal of version {version.number} does not fit its last erratum")


@rule(
    "VE007",
    summary="A registered version has no text, or a text no entry",
    explanation="Each entry of the register has a folder with a text, and each folder an entry.",
    example="versions lists 2.1, but docs/privacy/2.1/ does not exist.",
    remedy="restore the folder, or mend the register",
)
def entries_and_texts_agree(subject: NoticeSubject) -> Iterator[Violation]:
    """Compare the register with the folders beside it."""
    numbers = {version.number for version in subject.notice.versions}
    folder = subject.notice.path.rpartition("/")[0]
    for version in subject.notice.versions:
        if version.number not in subject.texts:
            yield Violation(
                subject.notice.path, version.line, f"version {version.number} has no text in {folder}/{version.number}/"
            )
    for name, path in sorted(subject.folders.items()):
        if name not in numbers:
            yield Violation(
                path, 0, f"the register has no version {name!r}", "add an entry to notice.yml, or delete the folder"
            )


@rule(
    "VE009",
    summary="No version is in force",
    explanation="A site without a text in force has nothing at the notice's address.",
    example="noticepress build --as-of 2016-01-01, before the first version took effect.",
    remedy="choose a later as-of date, or publish a version whose effective date has come",
)
def something_is_in_force(subject: NoticeSubject) -> Iterator[Violation]:
    """Some version is in force as of the date."""
    if in_force_on(subject.notice.versions, subject.as_of) is None:
        yield Violation(subject.notice.path, 0, f"no version is in force on {subject.as_of}")


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


RULES: tuple[Rule[NoticeSubject], ...] = (
    published_text_changed,
    numbers_increase,
    effective_dates_increase,
    dates_are_whole,
    notice_period_is_kept,
    chain_is_whole,
    entries_and_texts_agree,
    something_is_in_force,
    numbers_are_unique,
)
