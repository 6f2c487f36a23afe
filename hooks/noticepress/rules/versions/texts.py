"""VE001: a published text compared with its seal, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from noticepress.findings import quote
from noticepress.model import Block, Notice, Section, Text, Version, VersionNumber
from noticepress.register.notice_yml import BUILT_IN_FACTS
from noticepress.register.sealing.seal import (
    Seal,
    SealedBlock,
    SealedFact,
    common,
    is_as_sealed,
    lost_sections,
    seal_block,
    seal_facts,
)
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import NoticeSubject

_MOST_COMPARED = 1_000_000
"""Blocks of one text times those of the other that are compared one with another."""


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
        yield from _changed_facts(subject.notice, version, seal, seal_facts(text, subject.notice, version))


def _new_version_remedy(notice: Notice) -> str:
    drafts = [version.number for version in notice.versions if version.is_draft]
    newest = max(VersionNumber.parse(version.number) for version in notice.versions)
    step = (
        f"make the change in draft {drafts[-1]}"
        if drafts
        else f"create version {newest.next()} with 'noticepress new {newest.next()}'"
    )
    return f"restore the text, then {step}, or correct it with 'noticepress erratum'"


def _changed_blocks(version: Version, text: Text, seal: Seal, remedy: str) -> Iterator[Violation]:
    if is_as_sealed(text, seal):
        return
    what = f"the text of published version {version.number} has changed"
    yield from _other_sections(text, seal, what)
    places = _places(seal)
    known = sorted((each for each in text.sections if each.id in places), key=lambda each: places[each.id])
    blocks = [(section, block) for section in known for block in section.blocks]
    now = [seal_block(block, seal.scheme) for _, block in blocks]
    there = {section.id for section in known}
    before = [block for block in seal.blocks if block.section in there]
    for operation, a, b, c, d in _differences(before, now):
        if operation == "equal":
            continue
        if c == d:
            section, block = _near(blocks, c)
            gone = _names(before[a:b])
            yield Violation(
                section.path if section else text.path, block.line if block else 1, f"{what}: {gone} is missing", remedy
            )
        for section, block in blocks[c:d]:
            yield Violation(section.path, block.line, f"{what}: {block.role} {quote(block.text)}", remedy)


def _other_sections(text: Text, seal: Seal, what: str) -> Iterator[Violation]:
    """Sections that are gone, that are new, and the first two that stand the other way round."""
    for name in lost_sections(text, seal):
        yield Violation(
            text.path, 0, f"{what}: the section {name!r} is missing", "restore its file from version control"
        )
    places = _places(seal)
    for section in text.sections:
        if section.id not in places:
            remedy = "give the file back the name and the id that it had, or move it into a draft"
            yield Violation(section.path, 0, f"{what}: the section {section.id!r} was not there", remedy)
    known = [section for section in text.sections if section.id in places]
    for one, other in [pair for pair in pairwise(known) if places[pair[1].id] < places[pair[0].id]][:1]:
        message = f"{what}: the section {one.id!r} stands before {other.id!r}, and did not"
        yield Violation(one.path, 0, message, "give the files the numbers that their names had when it was published")


def _places(seal: Seal) -> dict[str, int]:
    """Which place each section had when the text was sealed."""
    return {name: place for place, name in enumerate(dict.fromkeys(block.section for block in seal.blocks))}


def _differences(before: Sequence[SealedBlock], now: Sequence[SealedBlock]) -> list[tuple[str, int, int, int, int]]:
    """As ``SequenceMatcher`` names them; where very many blocks differ, all from the first to the last at once."""
    start = common(before, now)
    end = common(before[start:][::-1], now[start:][::-1])
    old, new = before[start : len(before) - end], now[start : len(now) - end]
    if len(old) * len(new) > _MOST_COMPARED:
        return [("replace", start, start + len(old), start, start + len(new))]
    from difflib import SequenceMatcher  # noqa: PLC0415 (only where a published text was changed)

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(name, a + start, b + start, c + start, d + start) for name, a, b, c, d in matcher.get_opcodes()]


def _near(blocks: list[tuple[Section, Block]], index: int) -> tuple[Section | None, Block | None]:
    return blocks[min(index, len(blocks) - 1)] if blocks else (None, None)


def _names(blocks: Iterable[SealedBlock]) -> str:
    return ", ".join(dict.fromkeys(f"{block.role} under {block.context}" for block in blocks))


def _changed_facts(notice: Notice, version: Version, seal: Seal, now: Mapping[str, SealedFact]) -> Iterator[Violation]:
    if notice.time_zone != seal.time_zone:
        message = f"published version {version.number} takes effect in the time zone {seal.time_zone}"
        yield Violation(notice.path, version.line, message, f"restore 'time_zone: {seal.time_zone}' in the register")
    for name, (kind, value) in sorted(seal.facts.items()):
        if now.get(name, (kind, value)) != (kind, value):
            path, line = notice.fact_place(name, version.line)
            message = (
                f"the text of published version {version.number} has changed: its fact {name!r} "
                f"was {'' if kind == 'text' else f'the {kind} '}{quote(value)} when it was published"
            )
            remedy = (
                "restore the entries of the versions before it"
                if name in BUILT_IN_FACTS
                else f"keep the earlier value: write '{name}' with it under 'facts' of version {version.number}"
            )
            yield Violation(path, line, message, remedy)
