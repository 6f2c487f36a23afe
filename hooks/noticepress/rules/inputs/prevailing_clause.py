"""IN010: each version says itself which text prevails. Subject: a notice with its texts."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.model import Text
from noticepress.nearest import nearest
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.subject import NoticeSubject
from noticepress.texts.folder import PREAMBLE

_LIKE = 60
"""How alike two ids are, of 100, for one to be taken for the other."""


@rule(
    "IN010",
    summary="The prevailing clause is missing",
    explanation="Each version says itself that English prevails; the register names the heading of that clause, and "
    "the statement is repeated there on each translated page.",
    example="prevailing_clause: languages, and no heading with {#languages} in version 2.1.",
    remedy="name the clause's heading under 'prevailing_clause', or restore the clause",
)
def clause_exists(subject: NoticeSubject) -> Iterator[Violation]:
    """The heading of the prevailing clause exists in every text."""
    clause = subject.notice.prevailing_clause
    headings = {number: _headings(text) for number, text in subject.texts.items()}
    missing = [number for number, ids in headings.items() if clause not in ids]
    if missing and len(missing) == len(headings):
        message = f"no version has a heading {{#{clause}}} that says which text prevails"
        line = subject.notice.key_lines.get("prevailing_clause", 0)
        yield Violation(subject.notice.path, line, message, _nearest_heading(clause, headings[missing[-1]]))
        return
    for version in subject.notice.versions:
        if version.is_draft and version.number in subject.texts and _is_empty(subject.texts[version.number], clause):
            message = f"nothing stands below the heading {{#{clause}}} of version {version.number}"
            yield Violation(subject.texts[version.number].path, 0, message, "say there which text prevails")
    for number in missing:
        text = subject.texts[number]
        if any(section.id == PREAMBLE for section in text.sections):  # else that is what is missing, and is said
            message = f"version {number} has no heading {{#{clause}}} that says which text prevails"
            yield Violation(text.path, 0, message)


def _is_empty(text: Text, clause: str) -> bool:
    """Whether nothing stands below the clause's heading."""
    blocks = list(text.blocks)
    at = next((index for index, block in enumerate(blocks) if block.id == clause), len(blocks))
    below = next(iter(blocks[at + 1 :]), None)
    return at < len(blocks) and (below is None or below.role in ("heading 1", "heading 2", blocks[at].role))


def _headings(text: Text) -> list[str]:
    return [block.id for block in text.blocks if block.id and block.role.startswith("heading")]


def _nearest_heading(clause: str, ids: list[str]) -> str:
    found = nearest(clause, ids, _LIKE)
    return f"did you mean {found!r}?" if found else "write the id of the clause's heading under 'prevailing_clause'"


RULES: tuple[CheckedRule[NoticeSubject], ...] = (clause_exists,)
