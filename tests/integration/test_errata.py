"""Errata as somebody types them: quotations from the page, a look beforehand, translations that stay as they are."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from commandline import call, done
from noticepress.editions.sources.project import Project
from small_project import SmallProject

REGISTER = "docs/privacy/notice.yml"
GERMAN = "locales/de/LC_MESSAGES/privacy.po"
TAIWAN, HONG_KONG = (f"locales/{name}/LC_MESSAGES/privacy.po" for name in ("zh_Hant", "zh_Hant_HK"))
UNCHANGED, DRY_RUN = "--translations-unchanged", "--dry-run"


def erratum(old: str, new: str, *more: str, section: str = "contact", number: str = "1.1") -> list[str]:
    named = {"section": section, "old": old, "new": new, "reason": "A slip.", "as-of": "2026-11-25"}
    return ["erratum", number, *(f"--{name}={value}" for name, value in named.items()), *more]


def contents(small: SmallProject) -> dict[str, bytes]:
    return {
        path.relative_to(small.root).as_posix(): path.read_bytes()
        for path in small.root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def changed(small: SmallProject, before: dict[str, bytes]) -> set[str]:
    return {name for name, content in contents(small).items() if before.get(name) != content}


def own_wording_of_hong_kong(small: SmallProject) -> None:
    entry = '\n# Ours.\nmsgctxt "contact#contact"\nmsgid "Sign your letter."\nmsgstr "請在信上簽名。"\n'
    small.write(HONG_KONG, small.read(HONG_KONG).rstrip("\n") + "\n" + entry)


def test_translations_are_carried_over_in_every_catalog(small: SmallProject) -> None:
    own_wording_of_hong_kong(small)
    before = contents(small)

    told = done(small, *erratum("Sign your", "Do sign your", UNCHANGED)).output

    files = {"docs/privacy/1.1/20-contact.md", "docs/privacy/1.1/seal.json", REGISTER}
    assert changed(small, before) == {*files, GERMAN, TAIWAN, HONG_KONG}
    for path in (GERMAN, TAIWAN, HONG_KONG):
        assert f"{path}: 1 translation carried over" in told
        assert re.search(
            r'# 2026-11-25: .*A slip.*\n(?:#.*\n)*msgctxt .*\nmsgid "Do sign your letter."', small.read(path)
        )
    assert "# Ours.\n# 2026-11-25" in small.read(HONG_KONG)
    assert "        translations_unchanged: true\n" in small.read(REGISTER)


def test_a_date_is_copied_as_the_prevailing_page_shows_it(small: SmallProject) -> None:
    small.replace("locales/locales.yml", "  - tag: en\n", "  - tag: en\n    cldr: en_001\n")

    done(small, *erratum("applies from 1 April 2021.", "has applied from 1 April 2021.", section="index"))

    assert "it has applied from {{ effective_date }}." in small.read("docs/privacy/1.1/index.md")


def test_carried_translations_are_shown_and_survive_an_update(small: SmallProject) -> None:
    own_wording_of_hong_kong(small)
    done(small, *erratum("Sign your", "Do sign your", UNCHANGED))
    done(small, "update", "--as-of", "2026-11-26")

    told = {str(finding) for finding in small.findings()}
    assert all("TR002 “A slip.” is not translated" in each for each in told), "the reason alone is new"
    for day in ("2026-11-24", "2026-11-26"):
        for locale, text in (("de-DE", "Unterschreiben Sie Ihren Brief."), ("zh-HK", "請在信上簽名。")):
            assert text in done(small, "show", day, "#contact", "--locale", locale).output, (day, locale)


@pytest.mark.parametrize(
    "command",
    [
        erratum("Write", "[[fill: a verb]]"),
        ["erratum", "1.1", "--section", "contact", "--old", "Write", "--new", "Send", "--reason", "[[FILL: why]]"],
        ["withdraw", "1.2", "--reason", "[[fill: why]]"],
        ["revise", "--reason", "[[ fill: why ]]"],
    ],
    ids=["text", "reason", "withdraw", "revise"],
)
def test_place_to_be_filled_in_is_put_on_no_record(small: SmallProject, command: list[str]) -> None:
    """It could not be mended any more: what is published with such a place is no more than a note."""
    if command[0] == "withdraw":
        done(small, "publish", "1.2", "--as-of", "2026-11-24")
    before = contents(small)

    refused = call(small, *command)

    assert refused.exit_code == 2
    assert "holds a place to be filled in, [[fill: …]]; write what belongs there" in refused.stderr
    assert not changed(small, before)


def test_without_the_option_translators_look_again(small: SmallProject) -> None:
    before = contents(small)

    told = done(small, *erratum("Sign your", "Do sign your")).output

    assert f"{GERMAN}: 1 translation to look at again after 'noticepress update'" in told
    assert {GERMAN, TAIWAN, HONG_KONG}.isdisjoint(changed(small, before))
    assert "translations_unchanged" not in small.read(REGISTER)
    done(small, "update", "--as-of", "2026-11-26")
    assert re.search(r'#, fuzzy\n#\| msgid "Sign your letter."\n', small.read(GERMAN))


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (
            erratum("{{ retention_days }} days", "30 days", UNCHANGED, section="your-data"),
            "placeholders ({{ retention_days }} → none)",
        ),
        (erratum("{{ retention_days }} days", "30 days", UNCHANGED, section="your-data"), "numbers (none → 30)"),
        (erratum("{{ request_url }}", "https://example.org/", UNCHANGED), "links ("),
        (erratum("**your data**", "your data", UNCHANGED, section="your-data"), "inline markup"),
        (erratum("Sign your", "Never sign your", UNCHANGED), "negations"),
        (erratum("Sign your letter.", "Sign it.\n\n    Date it.", UNCHANGED), "1 block becomes 2"),
    ],
)
def test_what_translations_repeat_cannot_change_under_them(
    small: SmallProject, arguments: list[str], what: str
) -> None:
    before = contents(small)

    result = call(small, *arguments)

    assert result.exit_code == 2, result.output
    assert "translations cannot be unchanged" in result.stderr
    assert what in result.stderr
    assert changed(small, before) == set()


@pytest.mark.parametrize("failing", ["notice.yml", "privacy.po", "seal.json", "20-contact.md"])
def test_all_files_are_written_or_none(small: SmallProject, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    before = contents(small)
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == failing and Path(target).is_relative_to(small.root):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)

    result = call(small, *erratum("Sign your", "Do sign your", UNCHANGED))

    assert result.exit_code == 1
    assert "permission denied" in result.stderr
    assert contents(small) == before


def test_damaged_catalog_is_named_and_nothing_is_written(small: SmallProject) -> None:
    small.write(GERMAN, small.read(GERMAN) + '\nmsgid "open\n')
    before = contents(small)

    result = call(small, *erratum("Sign your", "Do sign your", UNCHANGED))

    assert (result.exit_code, "IN003" in result.stderr) == (1, True)
    assert contents(small) == before


@pytest.mark.parametrize("more", [[], [UNCHANGED]], ids=["fuzzy", "unchanged"])
def test_dry_run_tells_what_would_be_done_and_does_nothing(small: SmallProject, more: list[str]) -> None:
    before = contents(small)

    told = done(small, *erratum("Sign your", "Do sign your", DRY_RUN, *more)).output.splitlines()

    assert contents(small) == before
    assert told[1:5] == [
        "Before: Sign your letter.",
        "After:  Do sign your letter.",
        "Change: [-Sign-]{+Do sign+} your letter.",
        "Would write: docs/privacy/1.1/20-contact.md, docs/privacy/1.1/seal.json, docs/privacy/notice.yml",
    ]
    what = "would be carried over" if more else "to look at again after 'noticepress update'"
    assert told[5] == f"{GERMAN}: 1 translation {what}"


def test_quotation_from_the_page_is_found_and_leaves_facts_and_marks(small: SmallProject) -> None:
    done(
        small, *erratum("keep your data for 1,200 days, not", "hold your data for 1,200 days, not", section="your-data")
    )

    expected = "We hold **your data** for {{ retention_days }} days, not longer.\n"
    assert expected in small.read("docs/privacy/1.1/10-your-data.md")


def test_record_of_unchanged_translations_is_covered_by_the_digest(small: SmallProject) -> None:
    done(small, *erratum("Sign your", "Do sign your", UNCHANGED))
    small.replace(REGISTER, "        translations_unchanged: true\n", "")

    assert [finding.code for finding in small.findings() if finding.code.startswith("VE")] == ["VE006"]


def test_message_that_another_version_still_has_keeps_its_translation(small: SmallProject) -> None:
    done(small, *erratum("Write to us", "Write us", UNCHANGED))

    inputs = Project(small.root).read()[0]
    catalog = inputs.catalogs["de", "privacy"]
    rest = " at [our office]({{ request_url }}).[^post]"
    texts = [catalog.get(("contact#contact", f"{start}{rest}")) for start in ("Write to us", "Write us")]
    assert [entry.text if entry else "" for entry in texts] == [
        "Schreiben Sie an [unser Büro]({{ request_url }}).[^post]"
    ] * 2


def test_a_version_that_nobody_has_seen_has_no_errata(small: SmallProject) -> None:
    before = contents(small)

    result = call(small, *erratum("Sign your", "Do sign your", "--as-of", "2021-02-28"))

    assert result.exit_code == 2
    assert "is to be published on 2021-03-01, and nobody has seen it yet; withdraw it and publish" in result.output
    assert contents(small) == before


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_day_that_no_register_knows_is_told_as_such(small: SmallProject, day: str) -> None:
    """It was blamed on the register, as written in a way that cannot be added to."""
    refused = call(small, *erratum("Write", "Please write"), "--as-of", day)

    assert refused.exit_code == 2
    assert f"'{day}' is not a day of the calendar from 1900 to 2999; write it as YYYY-MM-DD" in refused.stderr
