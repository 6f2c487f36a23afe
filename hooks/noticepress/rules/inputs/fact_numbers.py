"""IN026: facts that are numbers for YAML, and something else for people. Subject: a notice with its texts."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.model import Notice, Version
from noticepress.register.facts import format_fact
from noticepress.register.register import facts_of, facts_used
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.subject import NoticeSubject

_ENGLISH = "en"


@rule(
    "IN026",
    summary="A number that is not shown as it is written",
    explanation="A fact that stands without quotation marks and looks like a whole number is one, and each language "
    "groups its digits: 1,200 and 1.200. A telephone number, a postal code and a year are no such numbers: written "
    "+4915112345, 0x1F or 1_000, one is a finding; one of four digits or more is a note. Only a draft is told so: what "
    "is published stays as it is.",
    example="phone: +4915112345, which is shown as 4,915,112,345.",
    remedy="put it in quotation marks",
)
def numbers_are_meant(subject: NoticeSubject) -> Iterator[Violation]:
    """Each whole number that a draft uses is shown with the digits that stand there, or it is told."""
    notice = subject.notice
    for version in notice.versions:
        text = subject.texts.get(version.number)
        if not version.is_draft or text is None:
            continue
        facts = facts_of(notice, version)
        used = facts_used(block for section in text.sections for block in section.blocks)
        for name in sorted({*used, notice.scope} & facts.keys()):
            value = facts[name]
            if isinstance(value, int):
                yield from _told(notice, version, name, value, is_sealed=subject.is_sealed(name, value))


def _told(notice: Notice, version: Version, name: str, value: int, *, is_sealed: bool) -> Iterator[Violation]:
    is_own = name in version.facts
    path, line = (notice.path, version.line) if is_own else notice.fact_place(name, version.line)
    written = notice.fact_spellings.get((version.number if is_own else "", name))
    shown = format_fact(value, _ENGLISH)
    if written:
        message = f"the fact {name!r} is written {written} and shown as {shown}"
        under = f"put it in quotation marks under 'facts' of version {version.number}"
        yield Violation(path, line, message, under if is_sealed and not is_own else "")
    elif shown != str(value) and not is_sealed:
        message = f"the fact {name!r} is a number, shown as {shown} in English, and as each language groups digits"
        yield Violation(path, line, message, "put it in quotation marks unless it is an amount", note=True)


RULES: tuple[CheckedRule[NoticeSubject], ...] = (numbers_are_meant,)
