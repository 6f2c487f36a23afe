"""The command that shows the text as it stood on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click
from rapidfuzz import process

from noticepress.commands.acts.versions import authoring
from noticepress.commands.program import completing
from noticepress.commands.program.common import IsoDate, command, examples, main, pass_project
from noticepress.editions.edition import Edition
from noticepress.editions.formats.readable import Readable
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.past import inputs_on
from noticepress.editions.sources.project import Project
from noticepress.findings import NoticepressError, UsageError, counted
from noticepress.model import Notice
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


@main.command(epilog=examples("show 2017-12-01 privacy", "show 2017-12-01 privacy#retention --locale de-DE"))
@click.argument("day", type=IsoDate(), metavar="DATE")
@click.argument("place", default="", metavar="[NOTICE[#CLAUSE]]", shell_complete=completing.notices)
@click.option(
    "--locale",
    "tag",
    metavar="TAG",
    help="The locale whose edition is shown. Default: the prevailing one.",
    shell_complete=completing.locales,
)
@command
@pass_project
def show(project: Project, day: date, place: str, tag: str | None) -> None:
    """Show the text in force on DATE as it stood then, with version, status, errata and digest.

    The whole text of NOTICE, or CLAUSE alone: the id of a section, a heading or a block.
    """
    locales = project.read_locales()
    wanted = tag or locales[0].tag
    locale = next((each for each in locales if each.tag == wanted), None)
    if locale is None:
        raise UsageError(f"there is no locale {wanted!r}; choose from {', '.join(each.tag for each in locales)}")
    inputs, _ = project.read((locale.tag,))
    name, _, clause = place.partition("#")
    notice = authoring.choose_notice(
        inputs, name or None, f"behind the day, as in 'show {day} {next(iter(inputs.notices))}'"
    )
    if not notice.is_in(locale):
        having = ", ".join(each.tag for each in locales if notice.is_in(each))
        raise UsageError(f"{notice.id} is not in {locale.tag}, as its register says; choose from {having}")
    _refuse_changed(inputs, notice, day)
    publication = Publication(inputs_on(inputs, AsOf(day)), AsOf(day))
    version = publication.in_force(notice.id)
    if version is None:
        raise UsageError(_nothing_in_force(notice, day))
    edition = publication.edition(notice.id, version.number, locale)
    text = Readable((section, rendered.html) for section, rendered in edition.sections)
    if clause and clause not in text.clauses:
        raise UsageError(f"version {version.number} has no clause {clause!r}; {_nearest(clause, text.clauses)}")
    disclaimer, _ = publication.furniture_word(locale, inputs.furniture.disclaimer)
    for line in filter(None, (disclaimer, *_head(edition, day))):
        click.echo(line)
    click.echo(f"\n{text.text(clause)}")


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


def _nearest(clause: str, known: tuple[str, ...]) -> str:
    found = process.extractOne(clause, known, score_cutoff=60)
    headings = ", ".join(name for name in known if "." not in name and ":" not in name)
    return f"did you mean #{found[0]}?" if found else f"it has {headings}"


def _head(edition: Edition, day: date) -> Iterator[str]:
    """What is shown, and what proves it."""
    version = edition.version
    yield edition.title
    yield f"Version {version.number}, {edition.status} on {day}"
    yield f"Published {version.published}, effective {version.effective}"
    translation = "" if edition.locale.is_english else ": a translation; the English text prevails"
    yield f"Locale {edition.locale.tag}{translation}"
    if edition.untranslated:
        count = len(edition.untranslated)
        yield f"In English for want of a translation: {counted(count, 'passage')}, marked [English]"
    for erratum in version.errata:
        yield f"Corrected {erratum.on}, section {erratum.section}: {erratum.reason}"
    yield f"Digest {version.errata[-1].new_digest if version.errata else version.digest}"
