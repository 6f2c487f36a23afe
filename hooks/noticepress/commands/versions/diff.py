"""The command that shows what changed between two texts of a notice."""

from __future__ import annotations

import os
from pathlib import Path

import click

from noticepress.commands.acts import differing
from noticepress.commands.acts.versions import authoring
from noticepress.commands.program.common import command, examples, main, notice_option, pass_project, utf8_output
from noticepress.commands.program.place import refuse_own_places
from noticepress.editions.comparing.forms.plain import MARKDOWN
from noticepress.editions.sources.project import Project
from noticepress.files.write import write_whole
from noticepress.findings import UsageError
from noticepress.model import Locale, Notice
from noticepress.register.clock import as_of

_BY_ENDING = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".docx": "docx"}


@main.command(
    epilog=examples(
        "diff 2.0 2.1",
        "diff 2.1 draft --locale de-DE",
        "diff 2017-12-01 2.1 privacy -o changes.html",
        "diff 2.1 draft -o for-counsel.docx",
    )
)
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.argument("name", default="", metavar="[NOTICE]")
@click.option("--locale", "tag", metavar="TAG", help="The locale whose texts are shown. Default: the prevailing one.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "html", "markdown", "json", "docx"]),
    help="How the redline is written. Default: as the file's name ends, else for a terminal.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write it to.")
@notice_option
@command
@pass_project
def diff(
    project: Project,
    old: str,
    new: str,
    name: str,
    tag: str | None,
    form: str | None,
    output: Path | None,
    notice: str | None,
) -> None:
    """Show what changed from A to B: a redline.

    A and B are versions, days (the text in force then, as it stood) or 'draft'. Sections and passages that were added,
    removed, changed or moved are told, and words within a passage. In every locale, what changed is decided by the
    English texts. A DOCX file has tracked changes for a word processor: accepting all gives B, rejecting all gives A.
    """
    chosen = form or (_BY_ENDING.get(output.suffix.lower(), "terminal") if output else "terminal")
    if chosen == "docx" and output is None:
        raise UsageError("a Word document needs a file; name one with -o FILE.docx")
    if name and notice and name != notice:
        raise UsageError(f"two notices are named, {name} and {notice}; leave one out")
    if output:
        refuse_own_places(project.root, output)
    locales = project.read_locales()
    locale = _locale(locales, tag)
    inputs, _ = project.read((locale.tag,), [])
    chosen_notice = authoring.choose_notice(
        inputs, name or notice, f"at the end, as in 'diff {old} {new} {next(iter(inputs.notices))}'"
    )
    _refuse_missing(chosen_notice, locale, locales)
    today = as_of(None, os.environ)
    states = [differing.named_state(inputs, chosen_notice, each, today) for each in (old, new)]
    found = differing.difference(chosen_notice, states[0], states[1], locale)
    _write(_content(found, chosen, colours=output is None), output)


def _locale(locales: tuple[Locale, ...], tag: str | None) -> Locale:
    wanted = tag or locales[0].tag
    locale = next((each for each in locales if each.tag == wanted), None)
    if locale is None:
        raise UsageError(f"there is no locale {wanted!r}; choose from {', '.join(each.tag for each in locales)}")
    return locale


def _refuse_missing(notice: Notice, locale: Locale, locales: tuple[Locale, ...]) -> None:
    if not notice.is_in(locale):
        having = ", ".join(each.tag for each in locales if notice.is_in(each))
        raise UsageError(f"{notice.id} is not in {locale.tag}, as its register says; choose from {having}")


def _content(found: differing.Difference, form: str, *, colours: bool) -> bytes | str:
    if form == "docx":
        return differing.docx_bytes(found)
    if form == "json":
        return differing.json_text(found)
    if form == "html":
        from noticepress.commands.acts.redline_page import page_html  # noqa: PLC0415 (templates take a while to load)

        return page_html(found)
    marks = MARKDOWN if form == "markdown" else differing.TERMINAL
    text = "\n".join(differing.text_lines(found, marks)) + "\n"
    return text if colours else click.unstyle(text)


def _write(content: bytes | str, output: Path | None) -> None:
    if output is None:
        utf8_output()
        click.echo(content, nl=False)
        return
    write_whole(output, content if isinstance(content, bytes) else content.encode())
    click.echo(f"Written: {output}")
