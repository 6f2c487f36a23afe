"""The file that shows what was shown on a day: made twice, opened by somebody without the project, tampered with."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from commandline import call
from noticepress.register.retired import Retired, with_entry, write_retired
from small_project import SmallProject
from translated import translate

PO = "locales/de/LC_MESSAGES/privacy.po"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Two versions, whose German editions were recorded in 2021 and revised in 2022; signed and built."""
    folder = tmp_path_factory.mktemp("evidence")
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "Release", "-f", str(folder / "key")]
    subprocess.run(command, check=True)
    small = SmallProject.copy(folder / "small")
    key = (folder / "key.pub").read_text(encoding="utf-8").strip()
    small.replace("docs/privacy/notice.yml", "versions:", f"signers:\n  - {key}\nversions:")
    small.seal_editions(date(2021, 5, 1))
    small.replace(PO, "nicht länger", "und nicht länger")
    small.seal_editions(date(2022, 5, 1), reason="A smoother wording.")
    result = call(small, "build", "--as-of", "2026-11-24", "--sign", str(folder / "key"))
    assert result.exit_code == 0, result.output
    return small


def unpacked(small: SmallProject, tmp_path: Path, day: str, tag: str, *options: str) -> Path:
    target = tmp_path / f"{day}.zip"
    result = call(small, "evidence", day, tag, "--output", str(target), "--as-of", "2026-11-24", *options)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / day)
    return tmp_path / day / f"privacy-{day}-{tag}"


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the script says, run by whoever has the folder and nothing else."""
    command = [sys.executable, "-I", str(folder / "check.py")]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def page(folder: Path, name: str = "index.html") -> str:
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("day", "words"), [("2021-12-31", "Tage auf, nicht länger"), ("2022-05-01", "und nicht länger")]
)
def test_the_translation_is_that_of_the_day(recorded: SmallProject, tmp_path: Path, day: str, words: str) -> None:
    folder = unpacked(recorded, tmp_path, day, "de-DE")

    assert words in page(folder)
    assert "not longer" in page(folder, "english.html")
    said = checked(folder)
    assert (said.returncode, said.stderr) == (0, "")
    assert f"good:  the translation is the one that was recorded on {day[:4]}-05-01" in said.stdout
    assert "good:  the English text is the one that was sealed" in said.stdout
    assert "WRONG" not in said.stdout


def test_the_same_project_gives_the_same_bytes(recorded: SmallProject, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.zip", "two.zip")]
    for file, as_of in zip(files, ("2026-11-24", "2027-11-24"), strict=True):
        call(recorded, "evidence", "2022-05-01", "de-DE", "--output", str(file), "--as-of", as_of)

    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("record/english.json", ("not longer", "and longer"), "WRONG: the English text"),
        ("record/translation.json", ("und nicht länger", "und länger"), "WRONG: the translation"),
        ("record/chain.json", ("2021-04-01", "2021-03-01"), "WRONG: version 1.1"),
        ("record/history.json", ("A smoother wording.", "A misprint."), "WRONG: edition of version 1.1 in de-DE"),
        ("record/1.1/seal.json", ("paragraph", "item"), "WRONG: record/1.1/seal.json is the site's"),
        ("index.html", ("und nicht länger", "und länger"), "WRONG: index.html is not the file"),
    ],
)
def test_the_script_finds_what_was_changed(
    recorded: SmallProject, tmp_path: Path, name: str, change: tuple[str, str], said: str
) -> None:
    folder = unpacked(recorded, tmp_path, "2022-05-01", "de-DE")
    text = page(folder, name)
    assert change[0] in text
    (folder / name).write_text(text.replace(*change), encoding="utf-8")

    result = checked(folder)

    assert result.returncode == 1
    assert said in result.stdout


def test_the_signature_is_verified_with_openssh_alone(recorded: SmallProject, tmp_path: Path) -> None:
    folder = unpacked(recorded, tmp_path, "2022-05-01", "en")

    told = re.search(r"Now: (ssh-keygen .*)", checked(folder).stdout)
    assert told
    subprocess.run(["/bin/sh", "-c", told[1]], cwd=folder, check=True, capture_output=True)
    assert not (folder / "english.html").exists()


def test_an_erratum_of_a_later_day_is_undone(recorded: SmallProject, tmp_path: Path) -> None:
    small = SmallProject(Path(shutil.copytree(recorded.root, tmp_path / "small")))
    shutil.rmtree(small.root / "site")
    correction = ("--section", "contact", "--old", "Sign your letter.", "--new", "Sign each letter.")
    more = ("--reason", "A misprint.", "--as-of", "2023-05-01", "--translations-unchanged")
    result = call(small, "erratum", "1.1", *correction, *more)
    assert result.exit_code == 0, result.output

    before, after = (unpacked(small, tmp_path, day, "de-DE") for day in ("2022-05-01", "2023-05-01"))

    assert "Sign your letter." in page(before, "english.html")
    assert "Sign each letter." in page(after, "english.html")
    assert "correction of 2023-05-01 to version 1.1" in checked(after).stdout
    assert "No signed manifest was there" in page(before)
    for folder in (before, after):
        assert checked(folder).returncode == 0, checked(folder).stdout


def test_a_passage_in_english_beside_one_that_an_erratum_took_away_stays_english(tmp_path: Path) -> None:
    small = SmallProject.copy(tmp_path / "small")
    for english in ("Contact", "Sign your letter."):
        translate(small.root / PO, english, "")
    small.seal_editions(date(2021, 5, 1))
    translate(small.root / PO, "Sign your letter.", "Unterschreiben Sie Ihren Brief.")
    small.seal_editions(date(2022, 5, 1), reason="Translated.")
    correction = ("--section", "contact", "--old", "Sign your letter.", "--new", "Sign each letter.")
    result = call(small, "erratum", "1.1", *correction, "--reason", "A misprint.", "--as-of", "2023-05-01")
    assert result.exit_code == 0, result.output

    for day in ("2021-12-31", "2022-12-31", "2023-12-31"):
        said = checked(unpacked(small, tmp_path, day, "de-DE"))
        assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("in_english", "told"),
    [((), "0 passages"), (("By post",), "1 passage"), (("By post", "Sign your letter.", "your name"), "3 passages")],
)
def test_it_is_told_how_many_passages_were_in_english(tmp_path: Path, in_english: tuple[str, ...], told: str) -> None:
    small = SmallProject.copy(tmp_path / "small")
    for english in in_english:
        translate(small.root / PO, english, "")

    folder = unpacked(small, tmp_path, "2021-12-31", "de-DE")

    assert f"want of a translation</dt><dd>{told}</dd>" in page(folder)


@pytest.mark.parametrize("day", ["2021-12-31", "2022-05-01"])
@pytest.mark.parametrize("words", ["Vertrag, nicht anders", ""])
def test_words_that_nobody_has_recorded_yet_are_not_those_of_a_day(
    recorded: SmallProject, tmp_path: Path, day: str, words: str
) -> None:
    small = SmallProject(shutil.copytree(recorded.root, tmp_path / "small"))
    small.replace(PO, "und nicht länger", words)

    folder = unpacked(small, tmp_path, day, "de-DE")

    assert "nicht länger" in page(folder)
    assert checked(folder).returncode == 0, checked(folder).stdout


def test_what_is_not_on_record_is_said(tmp_path: Path) -> None:
    small = SmallProject.copy(tmp_path / "small")
    never = unpacked(small, tmp_path, "2021-12-31", "de-DE")
    small.seal_editions(date(2022, 5, 1))
    late = unpacked(small, tmp_path, "2021-12-30", "de-DE")

    assert "Nothing is on record of this translation: what stands here is what the project has today." in page(never)
    assert "open:  nothing is on record of the translation" in checked(never).stdout
    assert "Nothing is on record of this translation before 2022-05-01: what stands here" in page(late)
    assert checked(late).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["2010-01-01", "de-DE"],
            "no version of privacy is in force on 2010-01-01; the first is version 1.0",
        ),
        (["2026-11-25", "de-DE"], "2026-11-25 is yet to come; name a day up to 2026-11-24, or say with --as-of"),
        (["2022-05-01", "xx"], "there is no locale 'xx'; choose from en, "),
        (["2022-05-01", "en", "cookie"], "there is no notice 'cookie'"),
        (["2022-05-01", "en", "--site", "docs"], "docs has no signed manifest; build it with"),
    ],
)
def test_a_wrong_use_is_told(recorded: SmallProject, arguments: list[str], message: str) -> None:
    given = [str(recorded.root / each) if each == "docs" else each for each in arguments]

    result = call(recorded, "evidence", *given, "--as-of", "2026-11-24")

    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert result.stderr.count("\n") == 1


def test_a_signed_site_of_other_sources_is_refused(recorded: SmallProject, tmp_path: Path) -> None:
    small = SmallProject(Path(shutil.copytree(recorded.root, tmp_path / "small")))
    small.replace(PO, "und nicht länger", "und länger nicht")
    small.seal_editions(date(2023, 5, 1), reason="Worse.")

    result = call(small, "evidence", "2022-05-01", "de-DE", "--as-of", "2026-11-24")

    assert "the signed site has another privacy/1.1/editions.json than the project has now" in result.stderr


# A locale that has ended, or has the notice no more

GERMANY = "  - tag: de-DE\n    label: Deutschland - Deutsch\n    catalogs: [de]\n"


def end_germany(small: SmallProject) -> None:
    small.replace("locales/locales.yml", GERMANY, "")
    record = with_entry((), Retired("locale de-DE", "", date(2023, 1, 1), "We have left."))
    small.write("locales/retired.json", write_retired(record))


def leave_the_notice(small: SmallProject) -> None:
    small.replace("docs/privacy/notice.yml", "versions:", "locales: [zh-HK]\nversions:")


def without_site(recorded: SmallProject, tmp_path: Path) -> SmallProject:
    return SmallProject(Path(shutil.copytree(recorded.root, tmp_path / "small", ignore=shutil.ignore_patterns("site"))))


@pytest.mark.parametrize("end", [end_germany, leave_the_notice])
@pytest.mark.parametrize("has_catalog", [True, False])
def test_an_edition_that_is_no_more_is_shown_as_it_was(
    recorded: SmallProject, tmp_path: Path, end: Callable[[SmallProject], None], has_catalog: bool
) -> None:
    small = without_site(recorded, tmp_path)
    end(small)
    if not has_catalog:
        (small.root / PO).unlink()

    for day, words in (("2021-12-31", "Tage auf, nicht länger"), ("2022-05-01", "Tage auf, und nicht länger")):
        folder = unpacked(small, tmp_path, day, "de-DE")
        shown = call(small, "show", day, "--locale", "de-DE")

        assert words in page(folder)
        assert "cannot all be put together" not in page(folder)
        said = checked(folder)
        assert (said.returncode, "WRONG" in said.stdout) == (0, False), said.stdout
        assert (shown.exit_code, words in shown.stdout) == (0, True), shown.output


def test_an_edition_of_which_no_words_are_kept_is_told_to_be_incomplete(recorded: SmallProject, tmp_path: Path) -> None:
    small = without_site(recorded, tmp_path)
    end_germany(small)
    shutil.rmtree(small.root / "locales/de")

    folder = unpacked(small, tmp_path, "2022-05-01", "de-DE")
    shown = call(small, "show", "2022-05-01", "--locale", "de-DE")

    assert "The words of that day cannot all be put together again" in page(folder)
    assert "The words of that day cannot all be put together again" in shown.stdout


@pytest.mark.parametrize(
    ("day", "tag", "message"),
    [
        ("2023-01-01", "de-DE", "the locale de-DE ended on 2023-01-01; name an earlier day, or another locale"),
        ("2022-01-01", "fr-FR", "the locale fr-FR ended on 2022-06-01, and nothing is on record of what it showed"),
        ("2022-01-01", "it-IT", "there is no locale 'it-IT'; choose from en, zh-HK"),
    ],
)
def test_what_a_locale_that_has_ended_did_not_show_is_told(
    recorded: SmallProject, tmp_path: Path, day: str, tag: str, message: str
) -> None:
    small = without_site(recorded, tmp_path)
    end_germany(small)
    ended = with_entry((), Retired("locale fr-FR", "", date(2022, 6, 1), "We have left."))
    ended = with_entry(ended, Retired("locale de-DE", "", date(2023, 1, 1), "We have left."))
    small.write("locales/retired.json", write_retired(ended))

    for refused in (call(small, "evidence", day, tag), call(small, "show", day, "--locale", tag)):
        assert (refused.exit_code, message in refused.stderr) == (2, True), refused.output


def test_a_translation_is_shown_as_it_stood(recorded: SmallProject) -> None:
    shown = {
        day: call(recorded, "show", day, "--locale", "de-DE").stdout
        for day in ("2020-06-01", "2021-12-31", "2022-05-01")
    }

    assert (
        "Nothing is on record of this translation before 2021-05-01: what stands here was recorded then."
        in shown["2020-06-01"]
    )
    assert "Tage auf, nicht länger" in shown["2021-12-31"]
    assert "Tage auf, und nicht länger" in shown["2022-05-01"]


def test_a_locale_that_came_back_is_told_to_have_been_away(recorded: SmallProject, tmp_path: Path) -> None:
    small = without_site(recorded, tmp_path)
    record = with_entry((), Retired("locale de-DE", "", date(2023, 1, 1), "We have left."))
    small.write("locales/retired.json", write_retired(record))

    told = "The locale ended on 2023-01-01 and is there again; since when is not on record."
    for day, is_told in (("2022-12-31", False), ("2023-01-01", True)):
        assert (told in call(small, "show", day, "--locale", "de-DE").stdout) is is_told
        assert (told in page(unpacked(small, tmp_path, day, "de-DE"))) is is_told
