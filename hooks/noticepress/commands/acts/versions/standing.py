"""What stood in force on a day: a project, a day and names come in, a publication as of that day leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticepress.commands.acts.versions import authoring
from noticepress.editions.publication import Publication
from noticepress.editions.sources.earlier.past import inputs_on
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError
from noticepress.model import Locale, Notice, Version
from noticepress.register.clock import AsOf
from noticepress.rules.checking import apply
from noticepress.rules.subject import NoticeSubject
from noticepress.rules.versions import register, texts

_RECORD = frozenset(
    rule.code
    for rule in (
        texts.published_text_changed,
        register.chain_is_whole,
        register.entries_and_texts_agree,
        register.numbers_are_unique,
    )
)
"""What makes a text no record of what was published."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The version of a notice that was in force on a day, in a locale."""

    inputs: Inputs
    """Of today."""
    publication: Publication
    """As of the day: later errata are undone."""
    notice: Notice
    version: Version
    locale: Locale


def edition_on(project: Project, day: date, tag: str | None, notice_id: str, where: str) -> Standing:
    """The edition in force on ``day`` in the locale ``tag``, or in the prevailing one.

    ``where`` tells how a notice is named, with ``{}`` for one. Raises :class:`UsageError` or
    :class:`NoticepressError` where there is none, or where text, seal and register do not prove it.
    """
    locales = project.read_locales()
    wanted = tag or locales[0].tag
    locale = next((each for each in locales if each.tag == wanted), None)
    if locale is None:
        raise UsageError(f"there is no locale {wanted!r}; choose from {', '.join(each.tag for each in locales)}")
    inputs, _ = project.read((locale.tag,))
    notice = authoring.choose_notice(inputs, notice_id or None, where.format(next(iter(inputs.notices))))
    if not notice.is_in(locale):
        having = ", ".join(each.tag for each in locales if notice.is_in(each))
        raise UsageError(f"{notice.id} is not in {locale.tag}, as its register says; choose from {having}")
    _refuse_changed(inputs, notice, day)
    publication = Publication(inputs_on(inputs, AsOf(day)), AsOf(day))
    version = publication.in_force(notice.id)
    if version is None:
        raise UsageError(_nothing_in_force(notice, day))
    return Standing(inputs, publication, publication.inputs.notices[notice.id].notice, version, locale)


def _refuse_changed(inputs: Inputs, notice: Notice, day: date) -> None:
    """Raise :class:`NoticepressError` where text, seal and register do not prove what was published."""
    read = inputs.notices[notice.id]
    subject = NoticeSubject(notice, read.texts, read.seals, day, read.folders)
    findings = [finding for finding in apply(register.RULES, subject) if finding.code in _RECORD]
    if findings:
        raise NoticepressError(findings)


def _nothing_in_force(notice: Notice, day: date) -> str:
    none = f"no version of {notice.id} is in force on {day}"
    dated = [version for version in notice.versions if not version.is_draft and not version.withdrawn]
    if not dated and any(version.withdrawn for version in notice.versions):
        return f"{none}: each that was published was withdrawn before it took effect"
    if not dated:
        return f"{none}, and none is published; publish one with 'noticepress publish'"
    first = dated[0]
    if first.effective and first.effective > day:
        return f"{none}; the first is version {first.number}, in force from {first.effective}"
    return f"{none}; 'noticepress status --as-of {day}' shows what each version was"
