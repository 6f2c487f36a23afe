"""IN019: places that are still to be filled in. Subject: a notice with its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.model import Notice, Version
from noticepress.register.register import FACT
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.inline import without_code

PLACE = re.compile(r"\[\[\s*fill\b", re.IGNORECASE)
"""Where a place to fill begins; one that is not closed is one too."""
_WHOLE = re.compile(r"\[\[\s*fill\s*:?\s*([^\[\]]*)\]\]", re.IGNORECASE)


@rule(
    "IN019",
    summary="A place that is still to be filled in",
    explanation="[[fill: what belongs here]] stands where a text, a fact or the register waits for something that only "
    "you know. A draft may have such places; 'publish' refuses while one is left.",
    example="Our address is [[fill: your postal address]].",
    remedy="write what belongs there in its place, or delete the passage",
    blocks=False,
)
def places_are_filled(subject: NoticeSubject) -> Iterator[Violation]:
    """No text, fact, title or summary has a place to fill. What is published is a note: it stays as it is."""
    yield from _in_register(subject.notice)
    for version in subject.notice.versions:
        text = subject.texts.get(version.number)
        for section in text.sections if text else ():
            for block in section.blocks:
                yield from _places(section.path, block.line, without_code(block.text), version)


def _in_register(notice: Notice) -> Iterator[Violation]:
    drafts = [version for version in notice.versions if version.is_draft]
    newest = notice.versions[-1]
    yield from _places(notice.path, notice.key_lines.get("title", 1), notice.title, newest)
    for name, value in notice.facts.items():
        # A fact that the draft has another value for is no longer its own.
        if not drafts or any(name not in version.facts for version in drafts):
            yield from _places(notice.path, notice.fact_lines.get(name, 1), str(value), newest)
    for version in notice.versions:
        for value in (version.summary, version.short_notice, *map(str, version.facts.values())):
            yield from _places(notice.path, version.line, value, version)


def _places(path: str, line: int, text: str, version: Version) -> Iterator[Violation]:
    for found in PLACE.finditer(text) if "[[" in text else ():
        whole = _WHOLE.match(text, found.start())
        wanted = FACT.sub(r"\1", whole[1]).strip() if whole else ""
        message = f"to be filled in: {quote(wanted)}" if wanted else "a place is to be filled in"
        yield Violation(path, line, message, note=not version.is_draft)


RULES: tuple[CheckedRule[NoticeSubject], ...] = (places_are_filled,)
