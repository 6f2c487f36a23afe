"""What stood in force on a day: a project, a day and names come in, a publication as of that day leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from noticepress.catalogs.catalog import parse_catalog
from noticepress.catalogs.locales import locale_of_tag
from noticepress.commands.acts.versions import authoring
from noticepress.editions.publication import Publication
from noticepress.editions.sources.earlier.past import inputs_on
from noticepress.editions.sources.inputs import SITE_DOMAIN, Inputs
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
    told: tuple[str, ...] = ()
    """What is not known of it, in sentences."""


def edition_on(project: Project, day: date, tag: str | None, notice_id: str, where: str) -> Standing:
    """The edition in force on ``day`` in the locale ``tag``, or in the prevailing one; one that has ended may be named.

    ``where`` tells how a notice is named, with ``{}`` for one. Raises :class:`UsageError` or
    :class:`NoticepressError` where there is none, or where text, seal and register do not prove it.
    """
    locales = project.read_locales()
    wanted = tag or locales[0].tag
    known = next((each for each in locales if each.tag == wanted), None)
    inputs, _ = project.read(((known or locales[0]).tag,))
    notice = authoring.choose_notice(inputs, notice_id or None, where.format(next(iter(inputs.notices))))
    if known and notice.is_in(known):
        locale = known
    else:
        locale = _that_was(inputs, notice, wanted, day)
        inputs = _with_what_is_left(project, inputs, notice, locale)
    _refuse_changed(inputs, notice, day)
    publication = Publication(inputs_on(inputs, AsOf(day)), AsOf(day))
    version = publication.in_force(notice.id)
    if version is None:
        raise UsageError(_nothing_in_force(notice, day))
    told = tuple(_of_an_end(inputs, locale, day))
    return Standing(inputs, publication, publication.inputs.notices[notice.id].notice, version, locale, told)


def _of_an_end(inputs: Inputs, locale: Locale, day: date) -> Iterator[str]:
    """Of a locale that had ended by a day, and is there again, that it is not known since when."""
    ended = _end_of(inputs, locale.tag)
    if ended and ended <= day:
        yield f"The locale ended on {ended} and is there again; since when is not on record."


def _end_of(inputs: Inputs, tag: str) -> date | None:
    return next((each.on for each in reversed(inputs.retired) if each.what == f"locale {tag}"), None)


def _that_was(inputs: Inputs, notice: Notice, tag: str, day: date) -> Locale:
    """A locale that has a notice no more, and had it, as is on record. Raises :class:`UsageError` where none is."""
    known = next((each for each in inputs.locales if each.tag == tag), None)
    locale = known or locale_of_tag(tag)
    ended = _end_of(inputs, tag)
    recorded = any(tag in record.editions for record in inputs.notices[notice.id].editions.values())
    if locale and (recorded or (ended and locale.is_english)):
        if ended and ended <= day and not known:
            raise UsageError(f"the locale {tag} ended on {ended}; name an earlier day, or another locale")
        return locale
    having = ", ".join(each.tag for each in inputs.locales if notice.is_in(each))
    if known:
        raise UsageError(f"{notice.id} is not in {tag}, as its register says; choose from {having}")
    if ended:
        told = f"the locale {tag} ended on {ended}, and nothing is on record of what it showed"
        raise UsageError(f"{told}; look at the project as it was, in version control")
    raise UsageError(f"there is no locale {tag!r}; choose from {having}")


def _with_what_is_left(project: Project, inputs: Inputs, notice: Notice, locale: Locale) -> Inputs:
    """The inputs with the catalogs that are still there of a locale that has a notice no more."""
    found = dict(inputs.catalogs)
    for name, domain in product(locale.catalogs, (notice.id, SITE_DOMAIN)):
        path = project.catalog_path(name, domain)
        with suppress(NoticepressError):  # what nobody publishes any more may be damaged
            if path.is_file():
                found[name, domain] = parse_catalog(project.read_bytes(path), name, domain, project.name(path))
    return replace(inputs, catalogs=found)


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
