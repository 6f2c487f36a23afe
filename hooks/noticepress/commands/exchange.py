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
from noticepress.commands.program.common import EXIT_FINDINGS, as_of_option, command, examples, main, pass_project
from noticepress.commands.program.place import refuse_own_places
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.editions.sources.theme_words import THEME_DOMAIN
from noticepress.files.write import write_whole
from noticepress.findings import counted, one_line
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
    help="Default: what the ending of OUTPUT says, else xliff2. XLSX needs noticepress[xlsx].",
)
@click.option("--domain", default="", help="One catalog alone, such as privacy or site. Default: all of the language.")
@click.option("--todo", is_flag=True, help="Only what is not finished.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Default: CATALOG with its ending."
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
    chosen = form or by_ending.get(output.suffix.lower() if output else "", "xliff2")
    path = output or Path(f"{'-'.join(filter(None, (catalog, domain)))}{_ENDINGS[chosen]}")
    refuse_own_places(project.root, path)
    made = exported(project, catalog, domain, chosen, only_unfinished=todo)
    write_whole(path, made.content)
    click.echo(f"Written: {path} ({counted(made.units, 'text')})")
    for line in made.left_out:
        click.echo(one_line(line), err=True)


@main.command(
    "import", epilog=examples("import de.xlf", "import for-anna.xlsx", "import weblate.xliff --catalog de/privacy")
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--catalog", default="", metavar="LANGUAGE/DOMAIN", help="Where a tool has lost which catalog it is.")
@as_of_option
@command
@pass_project
def import_(project: Project, file: Path, catalog: str, as_of: date | None) -> None:
    """Merge the texts of FILE, as 'noticepress export' or a translation tool wrote it, into their catalogs.

    Finished texts are finished, others fuzzy. A text that does not fit its English, or would write over what was
    changed here since the export, is refused and named, and the others are taken.
    """
    from noticepress.commands.acts.exchanging import import_file  # noqa: PLC0415 (as above)

    inputs, _ = project.read((), [])
    publication = Publication(inputs, as_of_(as_of, os.environ))

    def messages(domain: str) -> Mapping[Key, Message]:
        known = {*inputs.notices, "site", THEME_DOMAIN}
        return publication.messages(domain) if domain in known else {}

    refused = 0
    for each in import_file(project, file, messages, catalog):
        taken = each.taken
        told = [f"{taken.changed} taken", f"{taken.same} as before", f"{len(taken.refused)} refused"]
        click.echo(f"{each.path}: {', '.join(told)}")
        for refusal in taken.refused:
            click.echo(f"{file}:{refusal.line}: {one_line(refusal.reason)}", err=True)
        refused += len(taken.refused)
    if refused:
        sys.exit(EXIT_FINDINGS)
