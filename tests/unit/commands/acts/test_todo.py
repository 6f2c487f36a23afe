"""What translators are told to do: which entries, where they are, and what changed in the English."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from noticepress.commands import main
from noticepress.commands.acts.renewing import update_catalogs
from noticepress.commands.acts.todo import Bench, Todo, bench
from noticepress.commands.reporting.todo import bench_page, todo_lines
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.register.clock import AsOf
from small_project import DAY, SmallProject

DRAFT = "docs/privacy/1.2/20-contact.md"
CATALOG = "locales/de/LC_MESSAGES/privacy.po"


def todo_of(small: SmallProject, tag: str) -> Bench:
    project = Project(small.root)
    inputs, _ = project.read((), [])
    locale = next(each for each in inputs.locales if each.tag == tag)
    return bench(project, Publication(inputs, AsOf(DAY), drafts=True), locale)


def change(small: SmallProject, old: str, new: str) -> None:
    small.replace(DRAFT, old, new)
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], project.catalog_names, DAY)


def only(found: Bench) -> Todo:
    (todo,) = found.todo
    return todo


def test_nothing_is_to_be_done_where_every_text_is_translated(small: SmallProject) -> None:
    found = todo_of(small, "de-DE")

    assert found.todo == ()
    assert {(progress.done, progress.done_words) for _, _, progress in found.sections} == {
        (progress.total, progress.words) for _, _, progress in found.sections
    }


def test_changed_text_is_told_with_its_words_its_place_and_its_address(small: SmallProject) -> None:
    change(small, "Sign and date", "Sign and never post")

    todo = only(todo_of(small, "de-DE"))

    assert (todo.state, todo.heading, todo.source) == ("fuzzy", "Contact", f"{DRAFT}:6")
    path, line = todo.place.split(":")
    assert small.read(path).splitlines()[int(line) - 1] == f'msgstr "{todo.waiting}"'
    assert todo.address == "/de-DE/privacy/1.2/#contact.3"
    lines = list(todo_lines(todo_of(small, "de-DE")))
    assert "  English: Sign and [-date-]{+never post+} your letter." in lines
    assert lines[-1] == "To do for de-DE: 1 entry, 6 words of English"
    assert "Sign and <del>date</del><ins>never post</ins> your letter." in bench_page(todo_of(small, "de-DE"))


@pytest.mark.parametrize(
    ("text", "state"), [("", "missing"), ("[Kontakt](https://elsewhere.example/)", "refused"), ("Kontakt", None)]
)
def test_entry_is_missing_refused_or_done(small: SmallProject, text: str, state: str | None) -> None:
    small.replace(CATALOG, 'msgid "Contact"\nmsgstr "Kontakt"', f'msgid "Contact"\nmsgstr "{text}"')

    assert [each.state for each in todo_of(small, "de-DE").todo] == [state] * (state is not None)


def test_text_that_the_chain_has_is_done_and_a_text_that_waits_goes_before_an_empty_one(small: SmallProject) -> None:
    assert todo_of(small, "zh-HK").todo == ()
    change(small, "Sign and date", "Sign and never post")

    assert only(todo_of(small, "zh-HK")).place.startswith("locales/zh_Hant/")


def test_sections_count_words_of_the_english(small: SmallProject) -> None:
    small.replace(CATALOG, 'msgid "Contact"\nmsgstr "Kontakt"', 'msgid "Contact"\nmsgstr ""')

    sections = {section: progress for domain, section, progress in todo_of(small, "de-DE").sections if domain != "site"}

    contact = sections["contact"]
    assert (contact.total - contact.done, contact.words - contact.done_words) == (1, len(["Contact"]))
    assert all(progress.done == progress.total for section, progress in sections.items() if section != "contact")


def status(small: SmallProject, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(small.root)
    return CliRunner().invoke(main, ["status", "--as-of", str(DAY), *arguments])


@pytest.mark.parametrize("name", ["de-DE", "de"])
def test_programs_get_sections_and_entries(small: SmallProject, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    change(small, "Sign and date", "Sign and never post")

    told = json.loads(status(small, monkeypatch, "--locale", name, "--format", "json").stdout)

    assert told["locale"] == "de-DE"
    assert [entry["state"] for entry in told["todo"]] == ["fuzzy"]
    assert told["todo"][0]["changes"][1] == {"stayed": False, "old": "date", "new": "never post"}


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (["--todo"], "--todo is about one locale; name it"),
        (["--format", "html"], "--format html is about one locale; name it"),
        (["--locale", "xx"], "'xx' is no translated locale; choose from de-DE, zh-HK"),
        (["--locale", "en"], "'en' is no translated locale; choose from de-DE, zh-HK"),
    ],
)
def test_what_cannot_be_told_is_refused(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch, arguments: list[str], refusal: str
) -> None:
    result = status(small, monkeypatch, *arguments)

    assert (result.exit_code, refusal in result.stderr) == (2, True)
