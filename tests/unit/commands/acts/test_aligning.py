"""``import --align``: which notice and catalog a file is of, what is written, what is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from noticepress.catalogs.aligning.pairing import SURE
from noticepress.catalogs.aligning.suggesting import Outcome
from noticepress.commands import main
from noticepress.commands.acts.aligning.act import align, read_translation
from noticepress.commands.acts.aligning.naming import Said, named
from noticepress.commands.reporting.aligned import alignment_lines
from noticepress.editions.formats.letters import markdown_file
from noticepress.editions.sources.project import Project
from sample_publication import sample_edition, sample_publication
from small_project import REPOSITORY, SmallProject

CATALOG = "locales/de/LC_MESSAGES/privacy.po"
FILE = """\
# Datenschutzhinweis

Example Ltd. hat Version 1.2 verfasst; sie gilt ab 1. Januar 2030.

## Sprachen

Weichen die Texte ab, ist der englische Text maßgeblich.

## Ihre Daten

Wir bewahren **Ihre Daten** 1.200 Tage auf, nicht länger.

- Ihr Name
- Ihre Anschrift:
    - die Straße
    - der Ort

| Daten | Zweck |
| --- | --- |
| Vorname | Anrede |

## Kontakt

Schreiben Sie an [unser Büro](https://example.org/request).[^1]

> **Per Post**
>
> Unterschreiben und datieren Sie Ihren Brief.

[^1]: Briefe brauchen länger.
"""
STREET = 'msgctxt "your-data#your-data"\nmsgid "the street"\n'
BEGUN = f'#, fuzzy\n{STREET}msgstr "die Gasse"'
GIVEN_BACK = 0.98
"""The least share of a notice's translations that its own plain Markdown gives back."""

FROM_ANOTHER_VERSION = 0.93
"""The same of the version after it, which has a section moved, one dropped, and others changed."""


@pytest.fixture
def call(small: SmallProject, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(small.root)
    small.write("privacy.de.md", FILE)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["import", "--align", *arguments])

    return run


def emptied(small: SmallProject, *texts: str) -> None:
    for text in texts:
        small.replace(CATALOG, f'msgstr "{text}"', 'msgstr ""')


def test_what_pairs_is_offered_as_fuzzy_with_its_placeholder_and_where_it_comes_from(small: SmallProject, call) -> None:
    emptied(small, "die Straße")
    result = call("privacy.de.md")

    assert (result.exit_code, result.stderr) == (0, "")
    entry = small.read(CATALOG).partition('msgid "the street"')
    assert entry[2].startswith('\nmsgstr "die Straße"\n')
    about = entry[0].rpartition("\n\n")[2]
    assert "#, fuzzy\n" in about
    assert "# noticepress: aligned with privacy.de.md:15, " in about
    assert "1 offered" in result.stdout.splitlines()[-1]


def test_a_finished_translation_is_never_written_over_and_told_where_it_differs(small: SmallProject, call) -> None:
    before = small.read(CATALOG)
    small.replace("privacy.de.md", "Ihr Name", "den Namen, den Sie führen")

    result = call("privacy.de.md")

    assert small.read(CATALOG) == before
    line = next(line for line in result.stdout.splitlines() if "den Namen, den Sie führen" in line)
    assert line.endswith("the entry has a finished translation, which stays; compare the two")


def test_what_somebody_has_begun_stays_unless_it_is_to_be_replaced(small: SmallProject, call) -> None:
    small.replace(CATALOG, f'{STREET}msgstr "die Straße"', BEGUN)

    kept = call("privacy.de.md")
    assert "--replace-unfinished" in kept.stdout
    assert 'msgstr "die Gasse"' in small.read(CATALOG)

    replaced = call("privacy.de.md", "--replace-unfinished")
    assert "1 offered" in replaced.stdout
    assert 'msgstr "die Gasse"' not in small.read(CATALOG)


def test_a_file_may_have_placeholders_of_its_own(small: SmallProject, call) -> None:
    small.replace("privacy.de.md", "1.200 Tage", "{{ retention_days }} Tage")

    assert "19 of the 19 texts of version 1.2 paired (19 as before)" in call("privacy.de.md").stdout


def test_a_dry_run_shows_every_pair_and_writes_nothing(small: SmallProject, call) -> None:
    emptied(small, "die Straße")
    before = small.read(CATALOG)

    result = call("privacy.de.md", "--dry-run")

    assert small.read(CATALOG) == before
    assert "privacy.de.md:15 “die Straße” = docs/privacy/1.2/10-your-data.md:7 “the street”\n" in result.stdout
    assert result.stdout.endswith("Nothing was written.\n")


def test_what_does_not_pair_is_told_with_its_place_on_both_sides(small: SmallProject, call) -> None:
    small.replace("privacy.de.md", "- Ihr Name\n", "")
    small.replace("privacy.de.md", "[^1]: Briefe", f"{'Nur hier steht dieser lange Satz. ' * 4}\n\n[^1]: Briefe")

    told = call("privacy.de.md").stdout

    assert "docs/privacy/1.2/10-your-data.md:5: “your name” has no counterpart in privacy.de.md; translate it\n" in told
    assert "privacy.de.md:29: “Nur hier steht dieser lange Satz. Nur hier steht dieser lan…” has no counterpart" in told


def test_what_adds_markup_that_english_has_not_is_refused(small: SmallProject, call) -> None:
    emptied(small, "die Straße")
    small.replace("privacy.de.md", "die Straße", "die [Straße](javascript:alert)")

    told = call("privacy.de.md").stdout

    assert "refused: it adds " in told
    assert "javascript" not in small.read(CATALOG)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["x.md", "--catalog", "de/privacy"], "x.md cannot be read: No such file or directory"),
        (["nope.md"], "nope.md cannot be read: No such file or directory; name a file of Markdown or HTML"),
        (["nope.md", "--locale", "xx"], "nope.md cannot be read: No such file or directory"),
        (["notice.docx"], "name one of .md, .markdown, .html, .htm, .xhtml (Word saves HTML too)"),
        (["privacy.de.md", "--catalog", "fr/privacy"], "there is no catalog fr/privacy"),
        (["privacy.de.md", "--notice", "x"], "there is no notice 'x'; choose from privacy"),
        (["privacy.de.md", "--locale", "en"], "--locale en is no locale with a translation"),
        (["privacy.de.md", "--of", "9.9"], "privacy has no text of a version 9.9; choose from 1.0, 1.1, 1.2"),
        (["privacy.de.md", "--catalog", "de/privacy", "--notice", "x"], "name two notices"),
        (["privacy.zh_Hant_HK.md"], "holds only what differs from zh_Hant"),
        (["notice.md"], "the name of notice.md does not tell its language; say it with --catalog, one of de"),
        (["de.docx", "--of", "1.2"], "its ending names neither Markdown nor HTML"),
        (["empty.de.md"], "there is no text in it"),
    ],
)
def test_what_cannot_be_aligned_is_said_in_one_line(small: SmallProject, call, arguments: list[str], told: str) -> None:
    small.write("empty.de.md", "\n")
    for name in ("de.docx", "notice.docx", "notice.md", "privacy.zh_Hant_HK.md"):
        small.write(name, "x")

    result = call(*arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_catalog_without_the_entries_asks_for_update_first(small: SmallProject, call) -> None:
    small.replace("docs/privacy/1.2/10-your-data.md", "the town", "the village")

    assert "lacks entries for 1 text of version 1.2; run noticepress update de" in call("privacy.de.md").stderr


@pytest.mark.usefixtures("call")
def test_options_of_aligning_alone_say_so() -> None:
    result = CliRunner().invoke(main, ["import", "privacy.de.md", "--dry-run"])

    assert (result.exit_code, "without --align there is no --dry-run; add it" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "catalog"), [("privacy.de.md", "de"), ("privacy_zh-TW.md", "zh_Hant"), ("ZH_HANT/notice.html", "zh_Hant")]
)
def test_the_name_of_a_file_or_folder_tells_the_catalog(name: str, catalog: str) -> None:
    publication = sample_publication()

    found = named(Project(REPOSITORY), publication, Path("/x") / name, Said(notice="privacy"))

    assert (found.catalog, found.notice, found.version.number) == (catalog, "privacy", "2.2")


@pytest.mark.parametrize("tag", ["de-DE", "ja-JP", "th-TH"])
@pytest.mark.parametrize("number", ["2.1", "2.2"])
def test_a_notices_own_plain_markdown_gives_its_translations_back(tag: str, number: str, tmp_path: Path) -> None:
    project, publication = Project(REPOSITORY), sample_publication()
    path = tmp_path / f"privacy.{tag}.md"
    path.write_bytes(markdown_file(sample_edition("privacy", number, tag)))

    of = named(project, publication, path, Said(version=number))
    aligned = align(project, publication, path, read_translation(path), of, dry_run=True)

    same = [pair for pair in aligned.pairs if pair.outcome is Outcome.SAME]
    assert len(same) / aligned.messages >= GIVEN_BACK


def words(text: str) -> str:
    """A text without its marks, its placeholders, and the numbers of clauses, which another version has otherwise."""
    return re.sub(r"\{\{[^{}]*\}\}|\]\([^()]*\)|[\W\d_]", "", text)


@pytest.mark.parametrize(("tag", "catalog"), [("de-DE", "de"), ("ja-JP", "ja"), ("th-TH", "th")])
def test_a_file_of_another_version_gives_most_of_what_both_have_and_is_sure_of_nothing_wrong(
    tag: str, catalog: str, tmp_path: Path
) -> None:
    project, publication = Project(REPOSITORY), sample_publication()
    path = tmp_path / f"privacy.{tag}.md"
    path.write_bytes(markdown_file(sample_edition("privacy", "2.1", tag)))
    earlier = {block.key for block in publication.inputs.notices["privacy"].texts["2.1"].blocks}

    of = named(project, publication, path, Said(version="2.2"))
    aligned = align(project, publication, path, read_translation(path), of, dry_run=True)

    entries = publication.inputs.catalogs[catalog, "privacy"].entries
    kept = [pair for pair in aligned.pairs if pair.block.key in earlier]
    right = [pair for pair in kept if words(pair.suggestion.text) == words(entries[pair.block.key].text)]
    wrong = [pair for pair in kept if pair not in right]
    assert len(right) / aligned.messages >= FROM_ANOTHER_VERSION
    assert [pair for pair in wrong if pair.suggestion.sureness >= SURE] == []


@pytest.mark.parametrize("tag", ["de-DE", "th-TH"])
def test_another_document_is_told_as_such(tag: str, tmp_path: Path) -> None:
    project, publication = Project(REPOSITORY), sample_publication()
    path = tmp_path / f"privacy.{tag}.md"
    path.write_bytes(markdown_file(sample_edition("cookies", "1.0", tag)))
    of = named(project, publication, path, Said(version="2.1"))

    aligned = align(project, publication, path, read_translation(path), of, dry_run=True)

    assert f"{path} is hardly a translation of privacy 2.1: of " in aligned.unlike
    assert [*alignment_lines(aligned, path.name, table=False)][-1].endswith("; without --dry-run it is refused")


def test_another_document_is_refused_and_leaves_the_catalog_as_it_is(small: SmallProject, call) -> None:
    emptied(small, "Ihr Name", "die Straße", "der Ort", "Vorname", "Anrede", "Ihre Daten")
    recipe = "# Suppe\n\n## Zutaten\n\n" + "- Mehl und Wasser\n" * 7 + "\n## Kochen\n\n" + "Man rührt lange.\n\n" * 9
    small.write("privacy.de.md", recipe)
    before = small.read(CATALOG)

    done = call("privacy.de.md")

    assert (done.exit_code, "privacy.de.md is hardly a translation of privacy 1.2: of " in done.output) == (2, True)
    assert "name what it translates, with --notice and --of, or look at the pairs with --dry-run" in done.output
    assert small.read(CATALOG) == before
