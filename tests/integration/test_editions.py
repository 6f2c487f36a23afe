"""What each locale shows of a published version is on record: from publication on, through revisions and errata."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from commandline import call, done
from small_project import CORRECTION, SmallProject
from translated import translate

GERMAN = "locales/de/LC_MESSAGES/privacy.po"
OLD, NEW = "Tage auf, nicht länger.", "Tage lang auf, nicht länger."
REASON = "A smoother wording."


def record(small: SmallProject, number: str = "1.1") -> dict[str, dict[str, list[dict[str, object]]]]:
    editions: dict[str, dict[str, list[dict[str, object]]]] = json.loads(
        small.read(f"docs/privacy/{number}/editions.json")
    )["editions"]
    return editions


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Recorded on one day, one translation revised on the next, and built; never changed."""
    small = SmallProject.copy(tmp_path_factory.mktemp("editions") / "small")
    small.seal_editions()
    small.replace(GERMAN, OLD, NEW)
    told = done(small, "revise", "--reason", REASON, "--by", "R. Okafor", "--as-of", "2026-11-25").output
    assert f"}} {OLD}” → “… retention_days }}}} {NEW}”" in told
    assert "Recorded: 1 edition" in told
    done(small, "build", "--as-of", "2026-11-25")
    return small


def test_a_revision_is_one_command_and_keeps_what_was_shown(revised: SmallProject) -> None:
    first, last = record(revised)["de-DE"]["history"]

    assert first["changes"] == []
    assert (last["on"], last["reason"], last["by"]) == ("2026-11-25", REASON, "R. Okafor")
    ((context, old, new),) = last["changes"]
    assert (context, old.endswith(OLD), new.endswith(NEW)) == ("your-data#your-data", True, True)
    assert len(record(revised)["zh-HK"]["history"]) == len(record(revised, "1.0")["de-DE"]["history"]) == 1
    assert "0 findings" in done(revised, "check").output
    assert done(revised, "revise", "--reason", "Once more.").output == "Nothing to record\n"


def test_visitors_are_told_of_a_revision_where_it_is(revised: SmallProject) -> None:
    page = revised.read("site/de-DE/privacy/1.1/index.html")
    assert 'überarbeitet: <time datetime="2026-11-25">' in page
    assert f'Grund für die Überarbeitung: <span lang="en" dir="ltr">{REASON}</span>' in page
    for path in ("privacy/versions/index.html", "privacy/feed.xml", "privacy/1.1/notice.txt"):
        assert REASON in revised.read(f"site/de-DE/{path}"), path
    assert f'<summary xml:lang="en">{REASON}</summary>' in revised.read("site/de-DE/privacy/feed.xml")
    versions = revised.read("site/de-DE/privacy/versions/index.html")
    assert "<summary>1 Textstelle geändert</summary>" in versions
    assert re.search(r"1\.200 Tage .*<del>.*<ins>|1\.200 Tage .*<ins>", versions)
    for path in ("de-DE/privacy/1.0/index.html", "privacy/1.1/index.html", "zh-HK/privacy/feed.xml"):
        assert REASON not in revised.read(f"site/{path}"), path
    entry = json.loads(revised.read("site/privacy/notice.json"))["versions"][1]
    assert [each["reason"] for each in entry["recorded"]["de-DE"]] == ["First record.", REASON]


def test_a_day_before_the_revision_does_not_tell_of_it(revised: SmallProject, tmp_path: Path) -> None:
    done(revised, "build", "--as-of", "2026-11-24", "--output", str(tmp_path / "site"))

    assert REASON not in (tmp_path / "site/de-DE/privacy/versions/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("on", "is_told"), [("2026-11-24", True), ("2026-11-23", False)])
def test_a_revision_of_the_published_day_is_told_and_one_before_it_nobody_saw(
    small: SmallProject, on: str, *, is_told: bool
) -> None:
    small.replace("docs/privacy/notice.yml", 'version: "1.2"', 'version: "1.2"\n    published: 2026-11-24')
    small.replace(GERMAN, '"X-Translation-State: machine\\n"\n', "")  # nothing else is said of the translation
    done(small, "publish", "1.2", "--as-of", "2026-11-23")
    small.replace(GERMAN, OLD, NEW)
    done(small, "revise", "--reason", REASON, "--as-of", on)

    done(small, "build", "--locale", "de-DE", "--as-of", "2026-11-24")

    page = small.read("site/de-DE/privacy/1.2/index.html")
    assert ('überarbeitet: <time datetime="2026-11-24">' in page) is (REASON in page) is is_told
    assert (REASON in small.read("site/de-DE/privacy/1.2/notice.txt")) is is_told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("privacy/1.1/editions.json", "the record of the edition of version 1.1 in “de-DE” was changed"),
        ("privacy/notice.json", "tells another history of the editions of version 1.1"),
    ],
)
def test_a_site_whose_history_was_rewritten_does_not_verify(
    revised: SmallProject, tmp_path: Path, path: str, told: str
) -> None:
    site = Path(shutil.copytree(revised.root / "site", tmp_path / "site"))
    (site / path).write_text((site / path).read_text(encoding="utf-8").replace(REASON, "None."), encoding="utf-8")

    result = call(revised, "verify", str(site))

    assert (result.exit_code, told in result.output) == (1, True), result.output


def test_publishing_records_what_each_locale_shows(small: SmallProject) -> None:
    small.replace("docs/privacy/notice.yml", '  - version: "1.2"\n', '  - version: "1.2"\n    published: 2026-12-01\n')
    done(small, "publish", "1.2", "--as-of", "2026-11-24")

    editions = record(small, "1.2")
    assert {tag: [entry["reason"] for entry in each["history"]] for tag, each in editions.items()} == {
        "de-DE": [""],
        "zh-HK": [""],
    }
    assert call(small, "check", "--blocking", "--as-of", "2026-12-01").output == "0 findings\n"


@pytest.mark.parametrize("spoilt", ["<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", "[]", "a folder"])
def test_words_of_earlier_translations_that_cannot_be_read_are_not_written_over(
    small: SmallProject, spoilt: str
) -> None:
    small.seal_editions()
    kept = small.root / "locales/de/sealed/privacy.json"
    before = kept.read_text(encoding="utf-8")
    kept.write_text(spoilt.format(before, before), encoding="utf-8")
    if spoilt == "a folder":
        kept.unlink()
        kept.mkdir()
    small.replace(GERMAN, OLD, NEW)
    register = small.read("docs/privacy/1.1/editions.json")

    for command in (("revise", "--reason", REASON), ("publish", "1.2", "--as-of", "2026-11-24")):
        result = call(small, *command)

        assert result.exit_code == 1, result.output
        assert "locales/de/sealed/privacy.json: IN009 the words of earlier translations cannot be read" in result.output
    assert small.read("docs/privacy/1.1/editions.json") == register
    assert kept.is_dir() or kept.read_text(encoding="utf-8") == spoilt.format(before, before)


def test_english_that_becomes_a_translation_is_a_revision_and_told_once_for_a_catalog(small: SmallProject) -> None:
    text = small.read(GERMAN)
    small.write(GERMAN, re.sub(r'msgstr "(?:Briefe|Wir bewahren).*"', 'msgstr ""', text))
    small.seal_editions()
    small.write(GERMAN, text)

    output = call(small, "check").output

    told = "of published version 1.0, 1.1 in de-DE, 3 passages that the record has in English are translated now"
    assert f'{told}; record it: noticepress revise --notice privacy --reason "Translated."' in output
    assert "1 finding, which stops a build: VE013 1" in output
    assert call(small, "build", "--quarantine").exit_code == 0
    assert "Recorded: 2 editions" in done(small, "revise", "--locale", "de-DE", "--reason", "Translated now.").output
    assert call(small, "check").output == "0 findings\n"


def test_an_erratum_is_on_the_record_of_every_edition(small: SmallProject) -> None:
    small.seal_editions()
    done(small, "erratum", "1.1", *CORRECTION, "--as-of", "2026-11-25")

    assert {tag: each["history"][-1]["reason"] for tag, each in record(small).items()} == {
        "de-DE": "A slip.",
        "zh-HK": "A slip.",
    }
    assert "VE013" not in call(small, "check").output
    done(small, "update")
    path = small.root / GERMAN
    translate(path, "Sign each letter.", "Unterschreiben Sie jeden Brief.")
    told = "of published version 1.1 in de-DE, 1 passage that the record has in English is translated now; record it: "
    assert f'{told}noticepress revise --notice privacy --reason "Translated."' in call(small, "check").output
    assert (
        "1 edition"
        in done(small, "revise", "--reason", "The correction is translated.", "--as-of", "2026-11-26").output
    )


@pytest.mark.parametrize("ended", ["the locale", "the notice there"])
def test_a_correction_is_recorded_of_an_edition_that_has_ended_too(small: SmallProject, ended: str) -> None:
    small.seal_editions()
    locales, register = small.read("locales/locales.yml"), small.read("docs/privacy/notice.yml")
    if ended == "the locale":
        small.write("locales/locales.yml", locales[: locales.index("  - tag: zh-HK")])
    else:
        small.write("docs/privacy/notice.yml", register.replace("facts:", "locales: [de-DE]\nfacts:", 1))

    done(small, "erratum", "1.1", *CORRECTION, "--as-of", "2026-11-25")

    assert "0 findings" in done(small, "check", "--blocking").output
    history = record(small)["zh-HK"]["history"]
    assert [each["reason"] for each in history] == ["First record.", "A slip."]
    ((context, old, new),) = history[-1]["changes"]
    assert (context, old[:7], new) == ("contact#contact", "sha256:", None)
    small.write("locales/locales.yml", locales)
    small.write("docs/privacy/notice.yml", small.read("docs/privacy/notice.yml").replace("locales: [de-DE]\n", ""))
    assert "0 findings" in done(small, "check", "--blocking").output


def test_what_was_published_before_there_were_records_is_told_with_the_remedy(small: SmallProject) -> None:
    assert call(small, "check").output == "0 findings\n"
    told = done(small, "status", "--as-of", "2026-11-24").output
    line = 'privacy 1.0, 1.1 is not on record: noticepress revise --notice privacy --reason "First record."'
    assert line in " ".join(told.split())

    small.seal_editions()

    assert "not on record" not in done(small, "status").output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--reason", " "), "visitors are told why a translation was revised"),
        (("--reason", "x", "--locale", "xx-XX"), "there is no translated locale 'xx-XX'; choose from de-DE, zh-HK"),
        (("--reason", "x", "--locale", "en"), "there is no translated locale 'en'"),
        (("--reason", "x", "--notice", "terms"), "there is no notice 'terms'; choose from privacy"),
        (("--reason", "x", "--as-of", "2026-11-23"), "has an entry of 2026-11-24, which is later than 2026-11-23"),
    ],
)
def test_a_mistake_of_whoever_revises_is_told_in_a_line(
    small: SmallProject, arguments: tuple[str, ...], told: str
) -> None:
    small.seal_editions()
    small.replace(GERMAN, OLD, NEW)
    before = small.read("docs/privacy/1.1/editions.json")

    result = call(small, "revise", *arguments)

    assert (result.exit_code, told in result.output) == (2, True), result.output
    assert small.read("docs/privacy/1.1/editions.json") == before


def test_no_translation_that_would_stop_a_build_is_recorded(small: SmallProject) -> None:
    small.seal_editions()
    small.replace(GERMAN, OLD, "Jahre auf, [Beispiel](https://example.org).")

    result = call(small, "revise", "--reason", "x")

    assert result.exit_code == 1
    assert "TR007" in result.output


def test_quarantine_shows_english_for_words_that_nobody_recorded(small: SmallProject) -> None:
    small.seal_editions()
    small.replace(GERMAN, OLD, NEW)

    assert call(small, "build", "--as-of", "2026-11-25").exit_code == 1
    assert "1 finding in quarantine" in call(small, "build", "--quarantine", "--as-of", "2026-11-25").output
    assert NEW not in small.read("site/de-DE/privacy/1.1/index.html")
