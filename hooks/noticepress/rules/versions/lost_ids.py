"""VE: links to a text go on working. Subject: a notice with its texts."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.register.old_ids import ids_of, led_on
from noticepress.register.sealing.seal import lost_sections
from noticepress.rules.checking import Violation, rule
from noticepress.rules.subject import NoticeSubject

_AS_IN = "'old: new' below old_ids at the register's first level, or 'old:' alone for what is gone"


@rule(
    "VE014",
    summary="An id of the version before leads nowhere",
    explanation="People cite a clause by its address, /privacy/#retention, which goes on leading to the text in force. "
    "Where a version has no id any more that the version before had, its register says under 'old_ids' where links to "
    "it lead now: to another id or, with nothing behind the colon, to the head of the page, for what is gone. That may "
    "be said later too, for no digest covers it: a lost id stops no build. It does stop 'noticepress publish'.",
    example="The section {#retention} becomes {#how-long-we-keep}, and nothing is said below old_ids.",
    remedy=f"write where links to it lead now, as in {_AS_IN}",
    blocks=False,
)
def ids_go_on_working(subject: NoticeSubject) -> Iterator[Violation]:
    """Each id that the version before has is there, or it is said where links to it lead."""
    notice = subject.notice
    known = {number: ids_of(text) for number, text in subject.texts.items()}
    for version in notice.versions:
        before = notice.replaced_by(version)
        if before is None or not {before.number, version.number} <= known.keys():
            continue
        # A heading without an id may be the one that is sought, and is told by itself (IN004).
        if any(block.role.startswith("heading") and not block.id for block in subject.texts[version.number].blocks):
            continue
        seal = subject.seals.get(version.number)
        if seal and lost_sections(subject.texts[version.number], seal):
            continue  # VE001 tells of them
        here = known[version.number]
        lost = [name for name in known[before.number] if led_on(name, notice.old_ids, here) is None]
        if lost:
            names = ", ".join(f"#{name}" for name in lost)
            message = f"version {version.number} has no {names}, to which links to version {before.number} lead"
            yield Violation(notice.path, version.line, message)
    yield from _idle(subject, {name for ids in known.values() for name in ids})


def _idle(subject: NoticeSubject, every: set[str]) -> Iterator[Violation]:
    """Entries that no version's ids are in."""
    notice = subject.notice
    for old, new in notice.old_ids.items():
        line = notice.key_lines.get(f"old_ids.{old}", 0)
        if old not in every:
            yield Violation(notice.path, line, f"no version has #{old}", "write an id that an earlier version has")
        elif new and new not in every:
            remedy = "write an id that a later version has, or nothing for what is gone"
            yield Violation(notice.path, line, f"#{old} leads to #{new}, which no version has", remedy)
