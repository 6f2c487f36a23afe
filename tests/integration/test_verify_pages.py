"""Served pages beside what is on record: what somebody may do to a page, and what 'verify' says of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from noticepress.editions.sources.project import Project
from noticepress.findings import Finding
from noticepress.site.build import build
from noticepress.site.prepared import Request
from noticepress.site.verifying.verify import verify
from small_project import DAY, SmallProject
from translated import translate

GERMAN = "de-DE/privacy/1.1/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project's site with a passage that has no German text, its editions on record; never changed."""
    small = SmallProject.copy(tmp_path_factory.mktemp("pages") / "small")
    translate(small.root / "locales/de/LC_MESSAGES/privacy.po", "Sign your letter.", "")
    small.seal_editions()
    build(Project(small.root), Request(DAY))
    return small.root / "site"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "site"))


def told(site: Path) -> list[Finding]:
    """What is told of pages; that their bytes are others is told besides."""
    return [finding for finding in verify(str(site)).findings if finding.code == "SV007"]


def change(site: Path, name: str, edit: Callable[[str], str]) -> None:
    page = (site / name).read_text(encoding="utf-8")
    assert edit(page) != page
    (site / name).write_text(edit(page), encoding="utf-8")


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda page: page.replace(old, new, 1)


LINK = 'href="../../../privacy/1.1/" hreflang="en">Diese'
TEXT = '<div class="notice">'
STATUS = '<p class="status in-force"'
EDITS = [
    (TEXT, '<div class="notice" hidden>', "stands around title, status"),
    (TEXT, '<div class="notice"><p>Und mehr.</p>', "stands in the text"),
    (TEXT, '<div class="notice"></div><div class="notice">', "has 2 elements"),
    (TEXT, '<div class="notice"><!-- ->', "cannot be read in one way"),
    ('<div class="head content">', '<div class="head content paper">', "stands around title, status"),
    ("<html ", "<html hidden ", "stands around title, status"),
    ('<html lang="de-DE"', '<html lang="en"', "is not marked as lang"),
    (STATUS, f"{STATUS} hidden", "is not shown when"),
    (STATUS, '<p class="status superseded"', "the page says"),
    (STATUS, '<p class="news"', "the page does not say"),
    ("</h1>", " 2</h1>", "the title is"),
    (LINK, LINK.replace("1.1", "1.0"), "the link to the English text leads to /privacy/1.0/"),
    ("ist der englische Text maßgeblich", "ist dieser Text maßgeblich", "the page says"),
    ('class="untranslated content"', "", "block “"),
]
"""What stands on the German page, what somebody writes in its place, and what is said of it."""


@pytest.mark.parametrize(("old", "new", "message"), EDITS)
def test_what_is_done_to_a_page_is_told(site: Path, old: str, new: str, message: str) -> None:
    change(site, GERMAN, replaced(old, new))

    found = told(site)

    assert {finding.path for finding in found} == {GERMAN}
    assert any(message in finding.message for finding in found), [finding.message for finding in found]


def test_a_block_is_told_with_what_it_shows_and_what_is_on_record(site: Path) -> None:
    for name in (GERMAN, "de-DE/privacy/index.html"):
        change(site, name, replaced("nicht länger", "und länger"))

    at_version, at_notice = told(site)

    assert "und länger" in at_version.message
    assert "nicht länger" in at_version.message
    assert re.match(r"block “[a-z.0-9-]+” shows “", at_version.message)
    assert at_notice.path == "de-DE/privacy/index.html"


def test_white_space_and_quotes_that_a_plugin_took_away_are_no_difference(site: Path) -> None:
    change(site, GERMAN, lambda page: re.sub(r' id="([a-z0-9.-]+)"', r" id=\1", re.sub(r">\n+<", "><", page)))

    assert told(site) == []


def test_english_is_due_where_no_translation_is_on_record(site: Path) -> None:
    words = json.loads((site / "de-DE/privacy/1.1/words.json").read_bytes())

    assert None in words["words"]
    words["words"] = [word or "Alle Rechte vorbehalten." for word in words["words"]]
    (site / "de-DE/privacy/1.1/words.json").write_text(json.dumps(words), encoding="utf-8")
    (finding,) = told(site)
    assert finding.message.endswith("is “Alle Rechte vorbehalten.”, on record is English")


def manifest_made_anew(site: Path) -> None:
    manifest = json.loads((site / "manifest.json").read_bytes())
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    manifest["files"] = {
        name: sha256(path.read_bytes()).hexdigest() for name, path in files.items() if name != "manifest.json"
    }
    (site / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("privacy/3.0/index.html", "the register tells no edition of version 3.0 in “en”"),
        ("de-DE/privacy/1.10/index.html", "the register tells no edition of version 1.10 in “de-DE”"),
        ("fr-FR/privacy/1.1/index.html", "the register tells no edition of version 1.1 in “fr-FR”"),
        ("privacy/guide/index.html", ""),
        ("about/privacy/3.0/index.html", ""),
    ],
)
def test_a_page_of_a_version_or_a_locale_that_the_register_does_not_tell_is_found(
    site: Path, name: str, message: str
) -> None:
    (site / name).parent.mkdir(parents=True)
    shutil.copy(site / GERMAN, site / name)
    manifest_made_anew(site)

    assert [(finding.path, finding.message) for finding in told(site)] == ([(name, message)] if message else [])


@pytest.mark.parametrize("name", ["privacy/index.html", "de-DE/privacy/index.html", GERMAN])
def test_a_page_that_is_gone_from_the_manifest_too_is_found(site: Path, name: str) -> None:
    (site / name).unlink()
    manifest_made_anew(site)

    assert [(finding.path, finding.message) for finding in told(site)] == [(name, "the page is missing")]


def test_a_site_that_does_not_tell_its_words_is_told_so(site: Path) -> None:
    change(site, "manifest.json", replaced('"de-DE/privacy/1.1/words.json"', '"de-DE/privacy/1.1/w.json"'))

    assert [finding.message for finding in told(site)] == [
        "the site does not tell how this edition was written (words.json), so that its page cannot be made anew"
    ]


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("de-DE/privacy/1.1/words.json", "catalogs", ["../../de"]),
        ("de-DE/privacy/1.1/words.json", "cldr", "xx_YY"),
        ("de-DE/privacy/1.1/words.json", "words", [1, 2]),
        ("de-DE/privacy/1.1/words.json", "own_words", 7),
        ("privacy/1.1/words.json", "old_ids", {"(a+)+": "your-data"}),
        ("privacy/1.1/words.json", "sections", [{"id": "index", "front_matter": {}, "markdown": "# <b"}]),
        ("privacy/1.1/words.json", "sections", []),
    ],
)
def test_words_that_are_none_are_told_in_a_line(site: Path, name: str, key: str, value: object) -> None:
    words = json.loads((site / name).read_bytes())
    (site / name).write_text(json.dumps({**words, key: value}), encoding="utf-8")

    (finding,) = told(site)

    assert finding.path in ("privacy/", name)
