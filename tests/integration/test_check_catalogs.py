"""``check --catalogs NAME``: what the translators of one language have to know, and nothing else."""

from __future__ import annotations

from commandline import Run
from small_project import SmallProject

CHECK = ("check", "--as-of", "2026-11-24", "--catalogs")
DE, HANT = "locales/de/LC_MESSAGES/privacy.po", "locales/zh_Hant/LC_MESSAGES/privacy.po"


def test_only_the_language_that_is_named_is_told(small: SmallProject, run: Run) -> None:
    small.replace(DE, "Die erste Version.", "Die erste Version 7.")
    small.replace("docs/privacy/1.2/20-contact.md", "Write to us", 'Write to "us"')
    small.replace(HANT, 'msgid "The first version."', 'msgid "The first version.')

    german = run(small.root, *CHECK, "de")
    both = run(small.root, *CHECK, "de", "--catalogs", "zh_Hant")

    assert german.returncode == 1
    assert [line for line in german.stdout.splitlines() if not line.startswith(DE)] == []
    assert "TR005 the number 7" in german.stdout
    assert f"{HANT}:" in both.stdout + both.stderr


def test_what_is_on_record_of_a_published_translation_is_told_and_so_is_its_region(
    small: SmallProject, run: Run
) -> None:
    small.seal_editions()
    small.replace(HANT, "首個版本。", "第一個版本。")

    done = run(small.root, *CHECK, "zh_Hant")

    assert (done.returncode, run(small.root, *CHECK, "de").returncode) == (1, 0)
    assert "VE013" in done.stdout


def test_a_catalog_that_no_locale_has_is_told_with_those_that_there_are(small: SmallProject, run: Run) -> None:
    done = run(small.root, *CHECK, "xx")

    assert done.returncode == 2
    assert done.stderr == "noticepress: there is no catalog 'xx'; choose from de, zh_Hant_HK, zh_Hant\n"
