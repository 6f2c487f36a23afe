"""IN020: the locales that a register names. Subject: a notice, beside the table of locales."""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.model import OTHERS
from noticepress.nearest import nearest
from noticepress.rules.checking import CheckedRule, Violation, rule
from noticepress.rules.subject import NoticeSubject

_LIKE = 60
"""How alike two tags are, of 100, for one to be a slip for the other."""


@rule(
    "IN020",
    summary="A register names a locale that there is not",
    explanation="Under 'locales' a register may name the locales that have the notice, each once and by its tag in "
    "locales/locales.yml; the prevailing locale has every notice, named or not. Under 'reviews' it may say by their "
    "tags what is asked of translations, and under 'others' what of those that are not named.",
    example="locales: [de-DE, jp-JP]",
    remedy="write a tag of locales.yml, or leave the whole list out: then every locale has the notice",
)
def named_locales_exist(subject: NoticeSubject) -> Iterator[Violation]:
    """Each tag is in the table of locales, and stands once."""
    notice = subject.notice
    for index, (tag, line) in enumerate(zip(notice.locales, notice.locale_lines, strict=True)):
        if tag in notice.locales[:index]:
            yield Violation(notice.path, line, f"the locale {quote(tag)} stands twice", "keep one of the two")
        elif subject.tags is not None and tag not in subject.tags:
            yield Violation(notice.path, line, f"there is no locale {quote(tag)}", _nearest(tag, subject.tags))
    for tag in notice.reviews:
        if subject.tags is not None and tag not in (*subject.tags, OTHERS):
            told = f"reviews asks something of {quote(tag)}, which is no locale"
            yield Violation(notice.path, notice.key_lines[f"reviews.{tag}"], told, _nearest(tag, subject.tags))


def _nearest(tag: str, tags: tuple[str, ...]) -> str:
    lower = {each.lower(): each for each in tags}
    found = nearest(tag.lower().replace("_", "-"), lower, _LIKE, by_letters=True)
    return f"did you mean {lower[found]}?" if found else f"choose from {', '.join(tags)}"


RULES: tuple[CheckedRule[NoticeSubject], ...] = (named_locales_exist,)
