"""The command that checks."""

from __future__ import annotations

import gc
import itertools
import os
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from functools import partial

import click

from noticepress.commands.program import completing
from noticepress.commands.program.choosing import Codes, is_chosen
from noticepress.commands.program.common import (
    EXIT_FINDINGS,
    as_of_option,
    cache_option,
    command,
    examples,
    format_option,
    main,
    pass_project,
    utf8_output,
)
from noticepress.commands.reporting import report
from noticepress.commands.reporting.summary import ordered, summary
from noticepress.editions.publication import Publication
from noticepress.editions.sources.inputs import Inputs
from noticepress.editions.sources.project import Project
from noticepress.files.swap import alone
from noticepress.findings import Finding, NoticepressError, UsageError, counted, one_line
from noticepress.model import Locale
from noticepress.register.clock import as_of as as_of_
from noticepress.rules.prevails.words import statement_is_translated
from noticepress.rules.sources import (
    Asked,
    CheckCatalogs,
    OfCatalogs,
    check_sources,
    check_translations,
    one_by_one,
    stopping,
    with_rules,
)
from noticepress.site.kept_findings import checking_again


@main.command(
    epilog=examples(
        "check",
        "check --only IN019",
        "check --catalogs de",
        "check --fix",
        "check --blocking --against origin/main --format github",
    )
)
@as_of_option
@click.option(
    "--against",
    multiple=True,
    metavar="REV",
    help="Also compare what is published with a git revision: it must be there unchanged. May be repeated.",
)
@click.option("--blocking", "only_blocking", is_flag=True, help="Only findings that stop a build.")
@click.option(
    "--only",
    type=Codes(),
    multiple=True,
    help="Only findings of these rules or families, as in IN019 or TR,EP003. May be repeated.",
)
@click.option(
    "--catalogs",
    "names",
    multiple=True,
    metavar="NAME",
    shell_complete=completing.catalogs,
    help="Only the catalogs of this language or region, and what is on record of published versions where they are"
    " shown: for translators, and for a hook. May be repeated.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First mend what has one right answer, in drafts and other pages: lists, straight quotation marks.",
)
@cache_option
@format_option
@command
@pass_project
def check(
    project: Project,
    as_of: date | None,
    against: tuple[str, ...],
    only_blocking: bool,
    only: tuple[tuple[str, ...], ...],
    names: tuple[str, ...],
    fix: bool,
    cache: bool,
    style: str,
) -> None:
    """Check texts, register and catalogs by every rule that needs no build.

    Findings go to the output, a line each, places to fill in last; the summary goes to the error stream. What keeps
    the project from being read is told whatever is chosen.
    """
    with _uncollected(), alone(project.root) if fix else nullcontext():
        spared: list[Finding] = []
        tags = partial(_tags, names)
        inputs, findings = project.read(tags, spared)
        if fix and _mend(project, inputs, to_errors=style != "text"):
            spared.clear()
            inputs, findings = project.read(tags, spared)
        publication = Publication(inputs, as_of_(as_of, os.environ), kept=project.kept)
        damaged = stopping(publication, spared)
        if damaged:
            raise NoticepressError([*damaged, *findings])
        # A title that a missing catalog cannot have is not told beside it.
        missing, untold = {finding.path for finding in spared}, statement_is_translated.code
        found = _check(project, publication, names)
        findings = [each for each in (*findings, *spared) if not names or each.path.startswith(_folders(names))]
        findings += [each for each in found if each.code != untold or each.path not in missing]
        stopped = stopping(publication, findings)
    if cache:
        project.kept.save()
    compared = [finding for revision in against for finding in _compare(project, inputs, revision)]
    every = NoticepressError([*(stopped if only_blocking else findings), *compared]).findings
    codes = tuple(itertools.chain.from_iterable(only))
    told = ordered(finding for finding in every if is_chosen(finding.code, codes))
    report.write(told, style, utf8_output() if style != "text" else sys.stdout, project.root, total=False)
    if told and style == "text":
        sys.stdout.flush()
        click.echo(summary(told, [*stopped, *compared]), err=True)
    if any(not finding.note for finding in told):
        sys.exit(EXIT_FINDINGS)


def _tags(names: Collection[str], locales: tuple[Locale, ...]) -> tuple[str, ...]:
    """The tags of the locales that show catalogs of ``names``; none, which is all, where no name is given."""
    known = dict.fromkeys(name for locale in locales for name in locale.catalogs)
    for name in names:
        if name not in known:
            raise UsageError(f"there is no catalog {name!r}; choose from {', '.join(known)}")
    return tuple(locale.tag for locale in locales if not set(names).isdisjoint(locale.catalogs))


def _folders(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"locales/{name}/" for name in names)


def _check(project: Project, publication: Publication, names: tuple[str, ...]) -> list[Finding]:
    if names:
        return check_translations(publication, names, each=checking_again(project, one_by_one))
    return check_sources(publication, each=checking_again(project, _side_by_side))


def _side_by_side(
    check: CheckCatalogs, publication: Publication, asked: Sequence[Asked]
) -> AbstractContextManager[Iterable[OfCatalogs]]:
    """Have catalogs checked by processes, where there are any to check."""
    if not asked:
        return one_by_one(check, publication, asked)
    from noticepress.site.executing.side_by_side import possible_jobs, side_by_side  # noqa: PLC0415 (where nothing changed, a moment saved)

    return side_by_side(possible_jobs(), check, lambda: with_rules(publication), asked)


def _mend(project: Project, inputs: Inputs, *, to_errors: bool) -> bool:
    """Mend files and show what changed; programs read the output, so that it goes to the errors then."""
    from noticepress.commands.acts.mending import (  # noqa: PLC0415 (only --fix needs it)
        mended_files,
        write_mended,
    )

    files = mended_files(project, inputs)
    write_mended(project, files)
    for line in (line for file in files for line in file.diff):
        click.echo(one_line(line), err=to_errors)
    count = counted(len(files), "file")
    click.echo(f"Mended: {count}" if files else "Nothing to mend in drafts and other pages", err=to_errors)
    return bool(files)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: what is read is all kept, and looking through it again takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _compare(project: Project, inputs: Inputs, name: str) -> list[Finding]:
    from noticepress.commands.acts.revisions import Revision  # noqa: PLC0415 (only --against needs it and the others)
    from noticepress.editions.sources.earlier.promises import promises_of  # noqa: PLC0415 (as above)
    from noticepress.rules.versions import history  # noqa: PLC0415 (as above)
    from noticepress.rules.versions.promises import compare_promises  # noqa: PLC0415 (as above)

    revision = Revision(project.root, name)
    findings = []
    for gone in revision.notices():
        earlier = revision.notice(gone) if gone not in inputs.notices else None
        if earlier is not None and earlier.was_published:
            findings.append(history.gone(gone, name))
    for notice_id, read in inputs.notices.items():
        earlier = revision.notice(notice_id)
        if earlier is not None:
            findings += history.compare(read.notice, read.seals, earlier)
    if any(earlier and earlier.was_published for earlier in map(revision.notice, revision.notices())):
        findings += compare_promises(promises_of(project, drafts=True), revision.promises(), name)
    return findings
