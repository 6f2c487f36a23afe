"""'build --quarantine': what a catalog must not say is shown in English and marked, and the rest goes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import lxml.html
import pytest
from click.testing import CliRunner, Result

from noticepress.commands import main
from small_project import SmallProject

DAY = "2026-11-24"
GERMAN, SITE = "locales/de/LC_MESSAGES/privacy.po", "locales/de/LC_MESSAGES/site.po"
ESTONIAN_WORDS = "locales/et/LC_MESSAGES/theme.po"
CHINESE, HONG_KONG = (f"locales/{name}/LC_MESSAGES/privacy.po" for name in ("zh_Hant", "zh_Hant_HK"))
WAY_OUT = "noticepress: 'noticepress build --quarantine' shows"
PASSAGES = 19
"""Passages of version 1.1."""

Edit = Callable[[SmallProject], None]


def call(small: SmallProject, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(small.root), *arguments, "--as-of", DAY])


def beyond_the_package(edit: Edit) -> Edit:
    """The same in a project whose language the package has no words for."""

    def change(small: SmallProject) -> None:
        small.leave_the_package()
        edit(small)

    return change


def swap(path: str, old: str, new: str) -> Edit:
    return lambda small: small.replace(path, old, new)


def latin_1(small: SmallProject) -> None:
    path = small.root / GERMAN
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1", "replace"))


def cut_off(small: SmallProject) -> None:
    text = small.read(GERMAN)
    small.write(GERMAN, text[: text.index('msgid "Contact"') + 10])


def untranslated(small: SmallProject, page: str) -> list[str]:
    """Ids of the blocks that a page shows in English, each of them marked."""
    root = lxml.html.parse(small.root / "site" / page / "index.html").getroot()
    return [str(each.get("id")) for each in root.xpath("//*[@class='notice']//*[contains(@class, 'untranslated')]")]


def counted(small: SmallProject, page: str) -> int:
    """How many passages a page says that it shows in English."""
    root = lxml.html.parse(small.root / "site" / page / "index.html").getroot()
    found = re.match(r"\s*(\d+) ", "".join(root.xpath("//*[@class='fallback-count']/summary/text()")))
    return int(found[1]) if found else 0


CONFINED = {
    "placeholder": (swap(GERMAN, "{{ retention_days }} Tage", "neunzig Tage"), "TR003", 1),
    "number": (swap(GERMAN, "{{ retention_days }} Tage", "{{ retention_days }} oder 90 Tage"), "TR005", 1),
    "HTML": (swap(GERMAN, "ist der englische Text", "ist der <b>englische</b> Text"), "TR007", 1),
    "two of them": (
        lambda small: [
            swap(GERMAN, "ist der englische Text", "ist der <b>englische</b> Text")(small),
            swap(GERMAN, "{{ retention_days }} Tage", "neunzig Tage")(small),
        ],
        "TR003",
        2,
    ),
}


@pytest.mark.parametrize(("edit", "code", "passages"), CONFINED.values(), ids=CONFINED)
def test_entry_with_a_finding_is_shown_in_english_and_listed(small: SmallProject, edit: Edit, code, passages) -> None:
    edit(small)

    stopped = call(small, "build")
    assert stopped.exit_code == 1
    assert stopped.stderr.splitlines()[-1].startswith(WAY_OUT)
    assert not (small.root / "site").exists()

    done = call(small, "build", "--quarantine")
    assert done.exit_code == 0, done.output
    assert re.search(rf"^{re.escape(GERMAN)}:\d+: {code} ", done.stderr, re.MULTILINE)
    assert "in quarantine, shown in English and marked" in done.stderr
    assert len(untranslated(small, "de-DE/privacy")) == counted(small, "de-DE/privacy") == passages
    assert untranslated(small, "zh-HK/privacy") == []
    assert call(small, "verify", str(small.root / "site")).exit_code == 0


UNREADABLE = {
    "a quotation mark is missing": swap(GERMAN, 'msgstr "Ihre Daten"', 'msgstr "Ihre Daten'),
    "a merge conflict": swap(GERMAN, 'msgstr "Ihre Daten"', '<<<<<<< HEAD\nmsgstr "Ihre Daten"\n>>>>>>> theirs'),
    "a message stands twice": lambda small: small.write(
        GERMAN, small.read(GERMAN) + '\nmsgctxt "contact#contact"\nmsgid "Contact"\nmsgstr "Kontakt"\n'
    ),
    "no UTF-8": latin_1,
    "another charset in the header": swap(GERMAN, "charset=utf-8", "charset=iso-8859-1"),
    "the end is missing": cut_off,
}


@pytest.mark.parametrize("edit", UNREADABLE.values(), ids=UNREADABLE)
def test_catalog_that_cannot_be_read_is_shown_in_english_but_for_the_title(small: SmallProject, edit: Edit) -> None:
    edit(small)

    assert call(small, "build").exit_code == 1
    done = call(small, "build", "--quarantine")

    assert done.exit_code == 0, done.output
    assert f"{GERMAN}" in done.stderr
    assert len(untranslated(small, "de-DE/privacy")) >= PASSAGES - 1
    page = (small.root / "site/de-DE/privacy/index.html").read_text(encoding="utf-8")
    assert "<title>Datenschutzhinweis, Version 1.1" in page
    assert "Dies ist eine Übersetzung." in page
    assert call(small, "verify", str(small.root / "site")).exit_code == 0


def test_damaged_catalog_of_the_sites_words_keeps_those_that_can_be_read(small: SmallProject) -> None:
    small.leave_the_package()
    small.replace(ESTONIAN_WORDS, 'msgstr "Zum Text springen"', 'msgstr "Zum Text springen')

    assert call(small, "build", "--quarantine").exit_code == 0

    page = (small.root / "site/et-EE/privacy/index.html").read_text(encoding="utf-8")
    assert "Diese Version ist in Kraft." in page
    assert "Alle Versionen" in page


VITAL = {
    "title": (swap(GERMAN, 'msgstr "Datenschutzhinweis"', 'msgstr "<i>Datenschutzhinweis</i>"'), "the title"),
    "statement": (
        beyond_the_package(swap(ESTONIAN_WORDS, "Dies ist eine Übersetzung.", "Dies ist eine <i>Übersetzung</i>.")),
        "the prevailing statement",
    ),
    "status line": (
        beyond_the_package(swap(ESTONIAN_WORDS, "Diese Version ist in Kraft.", "Diese Version ist <i>in Kraft</i>.")),
        "the status line",
    ),
    "unreadable title": (swap(GERMAN, 'msgstr "Datenschutzhinweis"', 'msgstr "Datenschutzhinweis'), "the title"),
    "all of it": (beyond_the_package(lambda small: small.write(ESTONIAN_WORDS, "\n")), "the prevailing statement"),
    "another language": (swap(GERMAN, "Language: de", "Language: fr"), "the title"),
    "another charset": (swap(GERMAN, "charset=utf-8", "charset=iso-2022-jp"), "the title"),
}


@pytest.mark.parametrize(("edit", "what"), VITAL.values(), ids=VITAL)
def test_what_tells_which_text_binds_stops_the_build_and_names_the_way_out(small: SmallProject, edit, what) -> None:
    edit(small)

    done = call(small, "build", "--quarantine")

    assert done.exit_code == 1
    assert re.search(
        rf"EP003 {what}.* is not translated for (de-DE|et-EE); .*git checkout REVISION -- locales/(de|et)/", done.stderr
    )
    assert not (small.root / "site").exists()


def test_region_falls_back_to_its_language_before_english(small: SmallProject) -> None:
    text = small.read(HONG_KONG)
    line = next(line for line in text.splitlines() if line.startswith('msgstr "') and line != 'msgstr ""')
    small.write(HONG_KONG, text.replace(line, f'{line[:-1]} <b>x</b>"', 1))

    done = call(small, "build", "--quarantine")

    assert done.exit_code == 0, done.output
    assert untranslated(small, "zh-HK/privacy") == []


ENGLISH = {
    "text": swap("docs/privacy/1.1/20-contact.md", "Sign your letter.", "Sign your letters."),
    "register": swap("docs/privacy/notice.yml", "retention_days: 1200", "retention_days: 1300"),
    "locales": swap("locales/locales.yml", "[de]", "[dee]"),
}


@pytest.mark.parametrize("edit", ENGLISH.values(), ids=ENGLISH)
def test_findings_in_english_stop_a_build_all_the_same(small: SmallProject, edit: Edit) -> None:
    edit(small)
    small.replace(GERMAN, "ist der englische Text", "ist der <b>englische</b> Text")

    for options in ((), ("--quarantine",)):
        done = call(small, "build", *options)
        assert done.exit_code == 1
        assert WAY_OUT not in done.stderr
    assert not (small.root / "site").exists()


def test_nothing_to_put_aside_gives_the_same_site_and_no_warning(small: SmallProject) -> None:
    assert call(small, "build").exit_code == 0
    manifest = (small.root / "site/manifest.json").read_bytes()

    done = call(small, "build", "--quarantine")

    assert done.exit_code == 0
    assert done.stderr == ""
    assert (small.root / "site/manifest.json").read_bytes() == manifest


def test_programs_get_what_was_put_aside(small: SmallProject) -> None:
    small.replace(GERMAN, "ist der englische Text", "ist der <b>englische</b> Text")

    done = call(small, "build", "--quarantine", "--format", "json")

    assert done.exit_code == 0
    assert {finding["code"] for finding in json.loads(done.stdout)} >= {"TR007"}


@pytest.mark.parametrize("index", range(3))
def test_finding_about_one_piece_costs_no_other_catalog(small: SmallProject, index: int) -> None:
    path = (GERMAN, CHINESE, SITE)[index]
    text = small.read(path)
    small.write(path, text.rstrip("\n") + '\n\nmsgctxt "x#y"\nmsgid "Words"\nmsgstr "<script>"\n')

    done = call(small, "build", "--quarantine")

    assert done.exit_code == 0, done.output
    assert untranslated(small, "de-DE/privacy") == untranslated(small, "zh-HK/privacy") == []
