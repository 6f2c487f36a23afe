"""Catalogs for translators' other tools, and back."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from noticepress.catalogs.messages import Message
from noticepress.catalogs.po.file import Key
from noticepress.commands.program import completing
from noticepress.commands.program.common import (
    EXIT_FINDINGS,
    as_of_option,
    command,
    examples,
    main,
    pass_project,
    pass_project_alone,
)
from noticepress.commands.program.place import refuse_own_places
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.files.write import write_whole
from noticepress.findings import UsageError, counted, one_line
from noticepress.register.clock import as_of as as_of_

_ENDINGS = {"xliff2": ".xlf", "xliff1.2": ".xliff", "csv": ".csv", "xlsx": ".xlsx", "tmx": ".tmx", "po": ".po"}


@main.command(
    epilog=examples(
        "export de", "export de --format xlsx --todo -o for-anna.xlsx", "export ja --domain privacy --format tmx"
    )
)
@click.argument("catalog", shell_complete=completing.catalogs)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_ENDINGS)),
    help="Default: what the ending of OUTPUT says; without OUTPUT, xliff2. XLSX needs noticepress[xlsx].",
)
@click.option("--domain", default="", help="One catalog alone, such as privacy or site. Default: all of the language.")
@click.option("--todo", is_flag=True, help="Only what is not finished.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Default: CATALOG with its ending, where no other file has that name.",
)
@command
@pass_project
def export(project: Project, catalog: str, form: str | None, domain: str, todo: bool, output: Path | None) -> None:
    """Write CATALOG (such as de) as a file for another tool: XLIFF, TMX, CSV, XLSX or PO.

    Placeholders, links and marks are inline codes there, which tools protect; each text has a key, and each file
    says of which catalogs it is, so that 'noticepress import' finds them again.
    """
    from noticepress.commands.acts.exchanging import export as exported  # noqa: PLC0415 (XML takes a while to import)

    by_ending = {ending: name for name, ending in _ENDINGS.items()}
    chosen = form or (by_ending.get(output.suffix.lower(), "") if output else "xliff2")
    path = output or Path(f"{'-'.join(filter(None, (catalog, domain)))}{_ENDINGS[chosen]}")
    refuse_own_places(project.root, path)
    if not chosen:
        told = f"the ending of {output} names no form; it is one of {', '.join(by_ending)}"
        raise UsageError(f"{told}; give it one of them, or say the form with --format")
    made = exported(project, catalog, domain, chosen, only_unfinished=todo)
    if not output and path.is_file() and path.read_bytes() != made.content:
        told = f"{path} is there already, and may hold what a translator gave back"
        raise UsageError(f"{told}; import it first, or name a file: -o {path}")
    write_whole(path, made.content)
    click.echo(f"Written: {path} ({counted(made.units, 'text')})")
    for line in made.left_out:
        click.echo(one_line(line), err=True)


@main.command(
    "import",
    epilog=examples(
        "import de.xlf",
        "import for-anna.xlsx",
        "import weblate.xliff --catalog de/privacy",
        "import --align privacy.de.md --dry-run",
        "import --align datenschutz.html --catalog de/privacy --of 2.1",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--catalog", default="", metavar="LANGUAGE/DOMAIN", help="Where nothing in the file tells which it is.")
@click.option(
    "--align",
    is_flag=True,
    help="FILE is a whole translated notice, in Markdown or HTML: pair its blocks with the English ones.",
)
@click.option("--notice", default="", help="With --align: the notice.", shell_complete=completing.notices)
@click.option(
    "--locale", default="", metavar="TAG", help="With --align: the locale.", shell_complete=completing.locales
)
@click.option(
    "--of",
    "version",
    default="",
    metavar="VERSION",
    help="With --align: the version that FILE translates. Default: the draft, else the one in force.",
)
@click.option("--dry-run", is_flag=True, help="With --align: show every pair, and write nothing.")
@click.option("--replace-unfinished", is_flag=True, help="With --align: also where a fuzzy text waits already.")
@as_of_option
@command
@pass_project_alone
def import_(
    project: Project,
    file: Path,
    catalog: str,
    align: bool,
    notice: str,
    locale: str,
    version: str,
    dry_run: bool,
    replace_unfinished: bool,
    as_of: date | None,
) -> None:
    """Merge the texts of FILE, as 'noticepress export' or a translation tool wrote it, into their catalogs.

    Finished texts are finished, others fuzzy. A text that does not fit its English, or would write over what was
    changed here since the export, is refused and named, and the others are taken.

    With --align, FILE is a translation that is there already. Its blocks are paired with those of the English text
    by structure, length, and what both have in common: numbers, addresses, names, values of facts. What pairs is
    offered in the catalog as fuzzy; a finished translation is never written over. What does not pair is named.
    """
    inputs, _ = project.read((), [])
    publication = Publication(inputs, as_of_(as_of, os.environ))
    if align:
        _align(
            project,
            publication,
            file,
            (catalog, locale, notice, version),
            dry_run=dry_run,
            replace_unfinished=replace_unfinished,
        )
        return
    said = {
        "--notice": notice,
        "--locale": locale,
        "--of": version,
        "--dry-run": dry_run,
        "--replace-unfinished": replace_unfinished,
    }
    if alone := [name for name, value in said.items() if value]:
        raise UsageError(f"without --align there is no {' and no '.join(alone)}; add it, or leave them out")
    _import(project, publication, file, catalog)


def _align(
    project: Project,
    publication: Publication,
    file: Path,
    said: tuple[str, str, str, str],
    *,
    dry_run: bool,
    replace_unfinished: bool,
) -> None:
    from noticepress.commands.acts.aligning.act import align, read_translation  # noqa: PLC0415 (as above)
    from noticepress.commands.acts.aligning.naming import Said, named  # noqa: PLC0415 (as above)
    from noticepress.commands.reporting.aligned import alignment_lines  # noqa: PLC0415 (as above)

    others = read_translation(file)
    of = named(project, publication, file, Said(*said))
    aligned = align(project, publication, file, others, of, dry_run=dry_run, replace_unfinished=replace_unfinished)
    for line in alignment_lines(aligned, file.name, table=dry_run):
        click.echo(line)
    if dry_run:
        click.echo("Nothing was written.")


def _import(project: Project, publication: Publication, file: Path, catalog: str) -> None:
    from noticepress.commands.acts.exchanging import import_file  # noqa: PLC0415 (as above)

    def messages(domain: str) -> Mapping[Key, Message]:
        known = {*publication.inputs.notices, "site", THEME_DOMAIN}
        return publication.messages(domain) if domain in known else {}

    refused = 0
    for each in import_file(project, file, messages, catalog):
        taken = each.taken
        fuzzy = f" ({taken.unfinished} fuzzy)" if taken.unfinished else ""
        told = [f"{taken.changed} taken{fuzzy}", f"{taken.same} as before", f"{len(taken.refused)} refused"]
        click.echo(f"{each.path}: {', '.join(told)}")
        for refusal in taken.refused:
            click.echo(f"{file}:{refusal.line}: {one_line(refusal.reason)}", err=True)
        refused += len(taken.refused)
    if refused:
        sys.exit(EXIT_FINDINGS)
