"""A locale that ended on record: each of its addresses says so, and leads to the English text."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from noticepress.commands import main
from noticepress.register.retired import Retired, with_entry, write_retired
from noticepress.site.verifying.verify import verify
from small_project import SmallProject

GERMANY = "  - tag: de-DE\n    label: Deutschland - Deutsch\n    catalogs: [de]\n"
REASON = "We have left the <market>."


def end(small: SmallProject, tag: str, on: date) -> None:
    record = with_entry((), Retired(f"locale {tag}", "", on, REASON))
    small.write("locales/retired.json", write_retired(record))


def build(small: SmallProject, *options: str) -> Path:
    result = CliRunner().invoke(main, ["-C", str(small.root), "build", "--as-of", "2026-11-24", *options])
    assert result.exit_code == 0, result.output
    return small.root / "site"


def pages(site: Path, tag: str) -> list[str]:
    return sorted(path.relative_to(site / tag).as_posix() for path in (site / tag).rglob("index.html"))


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site with the German locale, and without it; its catalogs are gone too."""
    small = SmallProject.copy(tmp_path_factory.mktemp("ended") / "small")
    small.seal_editions()
    before = Path(shutil.copytree(build(small), small.root.parent / "before"))
    end(small, "de-DE", date(2026, 11, 20))
    small.replace("locales/locales.yml", GERMANY, "")
    shutil.rmtree(small.root / "locales/de")
    return before, build(small)


def test_each_old_address_has_a_page_that_says_when_and_why(before_and_after: tuple[Path, Path]) -> None:
    before, after = before_and_after

    assert pages(after, "de-DE") == pages(before, "de-DE")
    assert len(pages(after, "de-DE")) > 5
    page = (after / "de-DE/privacy/1.1/bilingual/index.html").read_text(encoding="utf-8")
    assert '<html lang="de-DE" dir="ltr">' in page
    assert '<time datetime="2026-11-20">20. November 2026</time>' in page
    assert 'Grund: <span lang="en" dir="ltr">We have left the &lt;market&gt;.</span>' in page
    assert '<time datetime="2026-11-20">November 20, 2026</time>' in page
    assert page.count('href="../../../../privacy/1.1/"') == 2
    assert 'name="robots" content="noindex"' in page
    # Without one, browsers would ask for a file that is not there.
    assert '<link rel="icon" href="data:,">' in page


def test_what_it_leads_to_is_there(before_and_after: tuple[Path, Path]) -> None:
    _, after = before_and_after

    for name in pages(after, "de-DE"):
        page = (after / "de-DE" / name).read_text(encoding="utf-8")
        for address in {part.partition('"')[0] for part in page.split('href="')[1:]} - {"data:,"}:
            target = (after / "de-DE" / name).parent / address
            assert target.is_file() or (target / "index.html").is_file(), (name, address)


def test_verify_knows_the_pages_and_finds_one_that_was_changed(
    before_and_after: tuple[Path, Path], tmp_path: Path
) -> None:
    site = Path(shutil.copytree(before_and_after[1], tmp_path / "site"))
    assert json.loads((site / "privacy/notice.json").read_bytes())["ended"] == {
        "de-DE": {"on": "2026-11-20", "reason": REASON}
    }
    assert verify(str(site)).findings == ()
    page = site / "de-DE/privacy/1.1/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<hr>", "<p>Die Übersetzung gilt.</p>"), encoding="utf-8")

    found = [finding.message for finding in verify(str(site)).findings if finding.code == "SV007"]

    assert found == ["the page does not say, and say alone, that “de-DE” has ended"]


def test_a_language_that_the_package_has_not_is_told_in_english(small: SmallProject) -> None:
    end(small, "is-IS", date(2026, 11, 20))

    page = (build(small, "--locale", "en") / "is-IS/privacy/index.html").read_text(encoding="utf-8")

    assert '<html lang="en" dir="ltr">' in page
    assert page.count("Read the English text") == 1


def test_a_locale_that_is_there_or_ends_later_has_no_such_page(small: SmallProject) -> None:
    end(small, "de-DE", date(2026, 11, 20))
    site = build(small)
    assert "has ended" not in (site / "de-DE/index.html").read_text(encoding="utf-8")
    small.replace("locales/locales.yml", GERMANY, "")
    end(small, "de-DE", date(2026, 11, 25))

    assert not (build(small) / "de-DE").exists()


@pytest.mark.parametrize("recorded_on", [date(2026, 11, 20), date(2026, 11, 24)], ids=["the same day", "later"])
def test_the_first_record_of_others_takes_no_page_away(small: SmallProject, recorded_on: date) -> None:
    before = pages(build(small), "de-DE")
    end(small, "de-DE", date(2026, 11, 20))
    small.replace("locales/locales.yml", GERMANY, "")
    small.seal_editions(recorded_on)

    assert pages(build(small), "de-DE") == before


def test_a_locale_that_others_were_on_record_without_had_no_edition(small: SmallProject) -> None:
    small.replace("locales/locales.yml", GERMANY, "")
    small.seal_editions(date(2026, 11, 19))
    end(small, "de-DE", date(2026, 11, 20))

    assert [page for page in pages(build(small), "de-DE") if page.startswith("privacy/")] == []


def test_both_engines_write_the_same_pages(before_and_after: tuple[Path, Path], tmp_path: Path) -> None:
    _, after = before_and_after
    small = SmallProject(after.parent)

    build(small, "--engine", "mkdocs", "--output", str(tmp_path / "mkdocs"))

    assert (tmp_path / "mkdocs/manifest.json").read_bytes() == (after / "manifest.json").read_bytes()
