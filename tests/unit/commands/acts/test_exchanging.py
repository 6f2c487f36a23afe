"""``export`` and ``import`` in a project: which catalogs, which file, what is refused."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from noticepress.commands import main
from small_project import SmallProject

CATALOG = "locales/de/LC_MESSAGES/privacy.po"


@pytest.fixture
def call(small: SmallProject, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(small.root)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, list(arguments))

    return run


@pytest.mark.parametrize("name", ["de.xlf", "de.xliff", "de.csv", "de.xlsx", "de.tmx"])
def test_edited_text_comes_back_into_its_catalog(small: SmallProject, call, name: str) -> None:
    before = small.read(CATALOG)
    assert call("export", "de", "-o", name).exit_code == 0
    small.replace(CATALOG, 'msgid "Contact"\nmsgstr "Kontakt"', 'msgid "Contact"\nmsgstr ""')

    result = call("import", name)

    assert (result.exit_code, result.stderr) == (0, "")
    assert f"{CATALOG}: 1 taken" in result.stdout
    assert small.read(CATALOG) == before


def test_po_names_its_catalog_and_comes_back(small: SmallProject, call) -> None:
    before = small.read(CATALOG)
    assert call("export", "de", "--domain", "privacy", "-o", "x.po").exit_code == 0
    assert f"X-Catalog: {CATALOG}" in small.read("x.po")
    small.replace("x.po", 'msgstr "Kontakt"', 'msgstr "Verbindung"')

    assert f"{CATALOG}: 1 taken" in call("import", "x.po").stdout
    assert small.read(CATALOG) == before.replace('msgstr "Kontakt"', 'msgstr "Verbindung"')


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ('msgstr "Kontakt\\z"', ": unknown escape \\z in “Kontakt\\z”; write z, or"),
        ('msgstr "Kontakt', "; close the quotation mark at its end"),
    ],
)
def test_po_that_cannot_be_read_is_told_with_line_and_remedy(small: SmallProject, call, broken: str, told: str) -> None:
    call("export", "de", "--domain", "privacy", "-o", "x.po")
    small.replace("x.po", 'msgstr "Kontakt"', broken)
    line = small.read("x.po").split("\n").index(broken) + 1

    result = call("import", "x.po")

    assert result.exit_code == 2
    assert f"x.po cannot be imported: line {line}: " in result.stderr
    assert told in result.stderr


def test_row_of_spaces_is_none(small: SmallProject, call) -> None:
    call("export", "de", "--format", "csv")
    small.write("de.csv", small.read("de.csv") + " , ,,,,,,\n")

    result = call("import", "de.csv")

    assert (result.exit_code, result.stderr) == (0, "")


def test_text_without_its_placeholder_is_refused_by_line_and_others_are_taken(small: SmallProject, call) -> None:
    call("export", "de", "--format", "csv")
    rows = small.read("de.csv").replace('"Kontakt"', '"Verbindung"')
    head, _, tail = rows.rpartition("{{ retention_days }}")
    small.write("de.csv", f"{head}1200{tail}")

    result = call("import", "de.csv")

    assert result.exit_code == 1
    assert f"{CATALOG}: 1 taken" in result.stdout
    assert "its placeholders are not those of the English" in result.stderr
    assert 'msgstr "Verbindung"' in small.read(CATALOG)


def test_text_that_has_lost_its_marks_is_refused(small: SmallProject, call) -> None:
    call("export", "de", "--format", "csv")
    small.replace("de.csv", "**Ihre Daten**", "Ihre Daten")
    before = small.read(CATALOG)

    result = call("import", "de.csv")

    assert "the marks of the English (bold, emphasis, code) are lost" in result.stderr
    assert small.read(CATALOG) == before


@pytest.mark.parametrize("name", ["../../outside.po", "/etc/passwd", "locales/xx/LC_MESSAGES/privacy.po", ""])
def test_file_writes_into_no_catalog_that_is_not_there(small: SmallProject, call, name: str) -> None:
    call("export", "de", "--domain", "privacy", "--format", "csv")
    small.write("de-privacy.csv", small.read("de-privacy.csv").replace(f'"{CATALOG}"', f'"{name}"'))

    refused, helped = call("import", "de-privacy.csv"), call("import", "de-privacy.csv", "--catalog", "de/privacy")

    assert (refused.exit_code, "--catalog de/privacy" in refused.stderr) == (2, True)
    assert helped.exit_code == 0


@pytest.mark.parametrize("name", ["de.xlf", "de.xliff", "de.csv", "de.xlsx", "de.tmx", "de.po"])
def test_texts_of_another_language_are_taken_into_no_catalog(small: SmallProject, call, name: str) -> None:
    call("export", "de", "--domain", "privacy", "-o", name)
    other = "locales/zh_Hant/LC_MESSAGES/privacy.po"
    small.replace(
        other,
        small.read(other),
        small.read(other).replace('msgid "Contact"\nmsgstr "', 'msgid "Contact"\nmsgstr ""\n#"'),
    )
    before = small.read(other)

    result = call("import", name, "--catalog", "zh_Hant/privacy")

    assert result.exit_code == 2
    assert f"{name} says that its texts are in “de”, and {other} is of zh_Hant; name their own" in result.stderr
    assert small.read(other) == before


@pytest.mark.parametrize(
    ("name", "written", "other"),
    [
        ("de.xlf", 'trgLang="de"', 'trgLang="fr-FR"'),
        ("de.xliff", 'target-language="de"', 'target-language="fr"'),
        ("de.tmx", 'xml:lang="de"', 'xml:lang="fr"'),
        ("x.po", "Language: de", "Language: fr"),
    ],
)
def test_file_in_another_language_than_its_catalog_is_refused(
    small: SmallProject, call, name: str, written: str, other: str
) -> None:
    before = small.read(CATALOG)
    call("export", "de", "--domain", "privacy", "-o", name)
    small.write(name, small.read(name).replace("Kontakt", "Adresse").replace(written, other))

    refused = call("import", name)
    small.write(name, small.read(name).replace(other, other.replace("fr-FR", "de_AT").replace("fr", "de-AT")))
    taken = call("import", name)

    assert (refused.exit_code, "says that its texts are in “fr" in refused.stderr) == (2, True)
    assert (taken.exit_code, "1 taken" in taken.stdout) == (0, True), taken.stderr
    assert small.read(CATALOG) == before.replace('msgstr "Kontakt"', 'msgstr "Adresse"')


def test_what_a_translator_gave_back_is_not_written_over(small: SmallProject, call) -> None:
    call("export", "de")
    assert call("export", "de").exit_code == 0
    given = small.read("de.xlf").replace("Kontakt", "Verbindung")
    small.write("de.xlf", given)

    refused = call("export", "de")

    assert refused.exit_code == 2
    assert (
        "de.xlf is there already, and may hold what a translator gave back; import it first, or name a file: -o de.xlf"
        in refused.stderr
    )
    assert small.read("de.xlf") == given
    assert call("export", "de", "-o", "de.xlf").exit_code == 0
    assert small.read("de.xlf") != given


def test_texts_to_be_looked_at_are_counted(small: SmallProject, call) -> None:
    small.replace(CATALOG, 'msgid "Contact"\nmsgstr "Kontakt"', 'msgid "Contact"\nmsgstr ""')
    call("export", "de", "--todo", "-o", "de.csv")
    small.write("de.csv", small.read("de.csv").replace('"Contact","","to do"', '"Contact","Kontakt","to do"'))

    assert f"{CATALOG}: 1 taken (1 fuzzy), 0 as before" in call("import", "de.csv").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("export", "de", "-o", "de.doc"),
            "the ending of de.doc names no form; it is one of .xlf, .xliff, .csv, .xlsx",
        ),
        (("export", "xx"), "there is no catalog 'xx'; choose from de, zh_Hant, zh_Hant_HK"),
        (("export", "de", "--domain", "x"), "there is no catalog 'de/x'; choose from privacy, site"),
        (("export", "de", "--format", "po"), "add --domain with one of privacy, site"),
        (("import", "mkdocs.yml"), "its ending names no form"),
        (("import", "docs/privacy/1.1/index.md"), "in Markdown or HTML is imported with --align"),
    ],
)
def test_what_cannot_be_exchanged_is_refused_in_words(call, arguments: tuple[str, ...], told: str) -> None:
    result = call(*arguments)

    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr


def test_only_what_is_not_finished_is_exported(small: SmallProject, call) -> None:
    small.replace(CATALOG, 'msgid "Contact"\nmsgstr "Kontakt"', 'msgid "Contact"\nmsgstr ""')

    assert "(1 text)" in call("export", "de", "--todo").stdout


def test_catalog_of_which_nothing_changed_keeps_its_bytes(small: SmallProject, call) -> None:
    """It may be wrapped as another tool wraps it."""
    raw = small.read(CATALOG).replace('msgstr "Kontakt"', 'msgstr ""\n"Kontakt"').replace("\n", "\r\n").encode()
    (small.root / CATALOG).write_bytes(raw)
    call("export", "de", "-o", "de.xlf")

    assert f"{CATALOG}: 0 taken" in call("import", "de.xlf").stdout
    assert (small.root / CATALOG).read_bytes() == raw


def test_old_po_undoes_nothing_that_was_changed_here_since(small: SmallProject, call) -> None:
    call("export", "de", "--domain", "privacy", "-o", "x.po")
    small.replace(CATALOG, 'msgstr "Kontakt"', 'msgstr "Verbindung"')
    small.replace(CATALOG, 'msgstr "Sprachen"', 'msgstr "Die Sprachen"')
    now = small.read(CATALOG)

    untouched = call("import", "x.po")
    small.replace("x.po", 'msgstr "Kontakt"', 'msgstr "Anschrift"')
    changed_on_both_sides = call("import", "x.po")

    assert (untouched.exit_code, untouched.stderr, small.read(CATALOG)) == (0, "", now)
    assert changed_on_both_sides.exit_code == 1
    assert "“Contact” has been changed here since the export; compare “Anschrift”" in changed_on_both_sides.stderr


def test_po_that_was_put_in_the_catalogs_place_can_be_given_out_again(small: SmallProject, call) -> None:
    call("export", "de", "--domain", "privacy", "-o", "x.po")
    small.write(CATALOG, small.read("x.po"))

    assert call("export", "de", "--domain", "privacy", "-o", "y.po").exit_code == 0
    assert small.read("y.po") == small.read("x.po")
    assert "exported as" not in call("update", "de").stdout + small.read(CATALOG)


@pytest.mark.parametrize("catalog", [(), ("--catalog", "de/privacy")])
def test_file_without_a_text_is_told(small: SmallProject, call, catalog: tuple[str, ...]) -> None:
    small.write("empty.po", "")

    done = call("import", "empty.po", *catalog)

    assert (done.exit_code, "empty.po holds no text; name the file" in done.stderr) == (2, True)
