"""The command that begins a project, or a notice within one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shlex import quote

import click

from noticepress.catalogs.catalog import language_of
from noticepress.catalogs.new_table import NewLocale, new_locale
from noticepress.commands.acts.beginning import starting
from noticepress.commands.acts.beginning.fresh_folder import IGNORED, Begun, check_fresh
from noticepress.commands.acts.beginning.starter_words import is_translated
from noticepress.commands.acts.versions.authoring import refuse_bytes
from noticepress.commands.program.common import as_of_option, command, examples, main
from noticepress.commands.program.place import writing_alone
from noticepress.editions.settings.furniture import parse_furniture
from noticepress.editions.sources.project import Project
from noticepress.files.tree import CONFIGURATION
from noticepress.findings import NoticepressError, UsageError, counted
from noticepress.model import PREVAILING_LANGUAGE
from noticepress.places import repository_of
from noticepress.register.clock import as_of as as_of_

_FOLDER = "legal-notices"
_EXAMPLE_LOCALES = "de-DE,fr-FR,ja-JP"


@main.command(
    epilog=examples(
        "init notices",
        'init notices --organisation "Example Ltd." --url https://legal.example.com/ --locales de-DE,fr-FR,ja-JP',
        'init --notice terms --title "Terms of Use"',
    )
)
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--organisation", metavar="NAME", help="Who publishes the notices, as its name is written in texts.")
@click.option("--url", metavar="ADDRESS", help="Where the site will be, such as https://legal.example.com/.")
@click.option("--notice", metavar="NAME", help="The notice's folder and address. Default: privacy.")
@click.option("--title", help="The notice's title. Default: Privacy Notice, Terms of Use … by the notice's name.")
@click.option("--locales", metavar="TAGS", help=f"Countries and languages beside English, such as {_EXAMPLE_LOCALES}.")
@as_of_option
@click.pass_obj
@command
def init(
    root: Path,
    folder: Path | None,
    organisation: str | None,
    url: str | None,
    notice: str | None,
    title: str | None,
    locales: str | None,
    as_of: date | None,
) -> None:
    """Begin a project of your own in DIR; within a project, without DIR, add a notice to it.

    Nothing has to be there before. What is not given as an option is asked for on a terminal. The project has a
    draft to fill in, its catalogs and the workflows that publish it, and can be built at once. It is written
    whole or not at all, into a folder that is new, empty, or a fresh repository with no more than a README, a
    licence and a .gitignore, which are kept.
    """
    for text in filter(None, (organisation, url, notice, title, locales)):
        refuse_bytes(text)
    today = as_of_(as_of, os.environ).day()
    project = Project(root)
    if folder is None and (project.root / CONFIGURATION).is_file():
        if organisation or url or locales:
            raise UsageError(
                f"{project.root} is a project; name the folder of a new one, or give --notice and --title only"
            )
        with writing_alone():
            _add_notice(project, notice, title, today)
        return
    place = folder or Path(
        _asked("Folder of the new project", None, "as in 'noticepress init DIR'", _FOLDER, check=_place)
    )
    real = _place(place)
    wanted = _project(organisation, url, notice, title, locales)
    begun = starting.write_project(real, wanted, today)
    for line in _told(place, wanted, begun):
        click.echo(line)


def _project(
    organisation: str | None, url: str | None, notice: str | None, title: str | None, locales: str | None
) -> starting.NewProject:
    """What is to be made; what was not said is asked for, or has a default."""
    name = _asked("Organisation", organisation, "with --organisation NAME", check=_one_line("--organisation"))
    address = _asked("Address of the site", url, "with --url ADDRESS", check=_address)
    tags = _asked(
        f"Countries and languages beside English, such as {_EXAMPLE_LOCALES}", locales, "", "", check=_locales
    )
    chosen = tuple(_locales(tags))
    own = tuple(each.tag for each in chosen)
    named = _asked("Notice", notice, "", "privacy", check=lambda text: starting.check_notice_name(text, own))
    new = _notice(named, title, name)
    return starting.NewProject(new, _address(address), chosen)


def _notice(notice: str, title: str | None, organisation: str) -> starting.NewNotice:
    default = starting.TITLES.get(notice)
    text = _asked("Title", title, f"with --title, for the notice {notice}", default, check=_one_line("--title"))
    return starting.NewNotice(notice, text, organisation)


def _add_notice(project: Project, notice: str | None, title: str | None, today: date) -> None:
    table = project.read_locales()
    tags = tuple(locale.tag for locale in table)

    def check(name: str) -> None:
        starting.check_notice_name(name, tags)
        if name in project.notice_ids:
            raise UsageError(f"the notice {name!r} is there already; 'noticepress new' begins its next version")

    name = _asked("Name of the new notice, such as terms", notice, "with --notice NAME", check=check)
    new = _notice(name, title, project.read_furniture().organisation)
    paths = starting.write_notice(project, new, today)
    click.echo(
        f"docs/{name}/: draft {starting.FIRST_VERSION} of “{new.title}”, and {counted(len(paths), 'file')} in all"
    )
    for line in _title_lines(new, tuple({name for locale in table for name in locale.catalogs})):
        click.echo(line)
    click.echo(f"Next: replace each [[fill: …]] in docs/{name}/, and write the effective date in its notice.yml.")


def _told(place: Path, wanted: starting.NewProject, begun: Begun) -> Iterator[str]:
    shown = [locale for locale in wanted.locales if locale.has_words]
    count = f"{len(shown) + 1} {'locales' if shown else 'locale'}"
    yield f"{place}/: a project with draft {starting.FIRST_VERSION} of “{wanted.notice.title}”, {count}"
    for locale in wanted.locales:
        if not locale.has_words:
            yield (
                f"{locale.tag} is not on the site yet: noticepress has no words of its own in {locale.catalogs[-1]}; "
                f"translate locales/{locale.catalogs[-1]}/LC_MESSAGES/theme.po, then see locales/locales.yml"
            )
    yield from _title_lines(wanted.notice, tuple({name for each in shown for name in each.catalogs}))
    if begun.ignored:
        yield f"{IGNORED} is kept as it was; add what a build leaves: {', '.join(begun.ignored)}"
    repository = repository_of(place)
    if repository and repository != Path(os.path.realpath(place)):
        yield (
            f"GitHub reads workflows in {repository} alone, the repository's root: move those of {place}/ there; "
            "handbook, Starting, “Within a larger repository”, tells what to change in them"
        )
    first = "" if place.resolve() == Path.cwd() else f"cd {quote(str(place))}, then "
    yield f"Next: {first}'noticepress serve'; {begun.readme} tells how to go on."


def _title_lines(notice: starting.NewNotice, names: tuple[str, ...]) -> Iterator[str]:
    languages = {language_of(name, names) or name for name in names}  # a region has no need of a title of its own
    missing = sorted(name for name in languages if not is_translated(notice.title, name, names))
    if missing:
        yield (
            f"The title “{notice.title}” is to be translated before it is published: {', '.join(missing)} "
            f"(locales/*/LC_MESSAGES/{notice.id}.po)"
        )


def _asked(
    what: str,
    given: str | None,
    option: str,
    default: str | None = None,
    *,
    check: Callable[[str], object] = lambda text: text,
) -> str:
    """What was given; else, at a terminal, an answer; else the default. Raises :class:`UsageError` without any."""
    if given is not None:
        check(given)
        return given
    if sys.stdin.isatty():
        answer: str = click.prompt(what, default=default, show_default=bool(default), value_proc=_answer(check))
        return answer
    if default is None:
        raise UsageError(f"it is not said: {what[:1].lower()}{what[1:]}; say it {option}")
    return default


def _answer(check: Callable[[str], object]) -> Callable[[str], str]:
    """An answer that is asked for again where it cannot be."""

    def read(text: str) -> str:
        try:
            check(text.strip())
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        return text.strip()

    return read


def _place(folder: Path | str) -> Path:
    """Where a new project will be. Raises :class:`UsageError` where it cannot be."""
    real = Path(os.path.realpath(folder))
    check_fresh(real)
    return real


def _one_line(option: str) -> Callable[[str], object]:
    """What refuses an option's value that has no words, or several lines."""

    def check(text: str) -> None:
        if not text.strip() or not text.isprintable():
            raise UsageError(f"{option}: {text!r} is no name or title; write one, on one line")

    return check


def _address(text: str) -> str:
    """Raise :class:`UsageError` for what is no address of a site."""
    try:
        return parse_furniture(starting.as_setting("site_url", text), "--url").url
    except NoticepressError as error:
        found = error.findings[0]
        raise UsageError(f"--url: {text!r} is no address of a site: {found.message}; {found.remedy}") from error


def _locales(text: str) -> list[NewLocale]:
    known = starting.known_catalogs()
    tags = dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip())
    made: list[NewLocale] = []
    wrong: list[str] = []
    for tag in tags:
        try:
            made += [new_locale(tag, known)] if tag != PREVAILING_LANGUAGE else []
        except UsageError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError(f"--locales: {'; '.join(wrong)}")
    return made
