"""The pages of what changed: which there are, what they say in each language, and where they are known."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject
from translated import translate

CHANGES = "privacy/1.1/changes/index.html"


def built(small: SmallProject, *, drafts: bool = False) -> Path:
    build(Project(small.root), Request(DAY, drafts=drafts))
    return small.root / "site"


@pytest.fixture
def site(small: SmallProject) -> Path:
    return built(small)


def page(site: Path, path: str):
    return lxml.html.parse(str(site / path), lxml.html.HTMLParser(encoding="utf-8")).getroot()


def text_of(element) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("locale", ["", "de-DE/", "zh-HK/"])
def test_each_version_but_the_first_has_its_page(site: Path, locale: str) -> None:
    assert (site / locale / CHANGES).is_file()
    assert not (site / locale / "privacy/1.0/changes").exists()


@pytest.mark.parametrize("locale", ["", "de-DE/"])
def test_the_version_and_the_list_of_versions_lead_there(site: Path, locale: str) -> None:
    for path, times in (("privacy/1.1/", 1), ("privacy/1.0/", 1), ("privacy/", 1), ("privacy/versions/", 2)):
        found = page(site, f"{locale}{path}index.html").xpath("//main//a[contains(@href, 'changes/')]")
        assert len(found) == times, path


def test_what_went_and_came_is_marked_and_said(site: Path) -> None:
    root = page(site, CHANGES)

    (removed,) = root.xpath("//figure[@class='change removed']")
    assert text_of(removed) == "Removed We keep your data for as long as we like."
    assert "".join(removed.xpath(".//del//text()")) == "We keep your data for as long as we like."
    (changed,) = root.xpath("//figure[@class='change changed']")
    assert "version [removed: 1.0][added: 1.1];" in text_of(changed)


def test_another_form_and_another_explanation_are_told_in_the_language_of_the_page(small: SmallProject) -> None:
    small.replace("docs/privacy/1.2/10-your-data.md", "We keep", "> We keep")
    english = 'Write to us at [our office]({{ request_url }} "By form").'
    small.replace("docs/privacy/1.2/20-contact.md", "{{ request_url }})", '{{ request_url }} "By form")')
    small.replace("docs/privacy/1.2/20-contact.md", "## Contact", "## *Contact*")
    update_catalogs(Project(small.root), Project(small.root).read_sources()[0], ["de"], DAY)
    german = 'Schreiben Sie an [unser Büro]({{ request_url }} "Mit Formular").[^post]'
    translate(small.root / "locales/de/LC_MESSAGES/privacy.po", f"{english}[^post]", german)
    translate(small.root / "locales/de/LC_MESSAGES/privacy.po", "*Contact*", "*Kontakt*")

    root = page(built(small, drafts=True), "de-DE/privacy/1.2/changes/index.html")

    told = [text_of(each) for each in root.xpath("//*[@class='told']")]
    assert "Geändert · Nur die Form des Textes hat sich geändert, nicht der Wortlaut." in told
    assert "Nur die Hervorhebung hat sich geändert." in told  # of a section's heading
    assert "Erläuterung geändert: unser Büro — → Mit Formular" in told


def test_it_is_said_in_the_language_of_the_page(site: Path) -> None:
    root = page(site, f"de-DE/{CHANGES}")

    assert text_of(root.find(".//h1")) == "Datenschutzhinweis: Änderungen in Version 1.1"
    assert [text_of(each) for each in root.xpath("//ul[@class='tally']/li")] == [
        "2 Abschnitte geändert",
        "1 Textstelle hinzugefügt",
        "1 Textstelle gestrichen",
        "1 Textstelle geändert",
    ]
    assert root.xpath("//p[@role='note']//a/@href") == ["../../../../privacy/1.1/"]


def test_the_counts_are_those_of_the_english_text(site: Path) -> None:
    counts = {
        len(page(site, f"{locale}{CHANGES}").xpath("//ul[@class='tally']/li")) for locale in ("", "de-DE/", "zh-HK/")
    }
    assert len(counts) == 1


def test_what_is_not_translated_is_marked_english(small: SmallProject) -> None:
    small.replace("locales/de/LC_MESSAGES/privacy.po", *_untranslated(small, "not longer"))

    root = page(built(small), f"de-DE/{CHANGES}")

    (added,) = root.xpath("//figure[@class='change added']")
    assert added.xpath("./div/@lang") == ["en"]
    assert "Sie wird auf Englisch angezeigt." in text_of(added)


def test_what_stayed_and_is_not_translated_is_no_change(site: Path, small: SmallProject) -> None:
    for words in ('"Greeting"', "Sign your letter."):
        small.replace("locales/de/LC_MESSAGES/privacy.po", *_untranslated(small, words))

    root = page(built(small), f"de-DE/{CHANGES}")

    changed = "//nav[@aria-labelledby='changed-sections']//a/@href"
    assert root.xpath(changed) == page(site, f"de-DE/{CHANGES}").xpath(changed)
    assert not root.xpath("//*[contains(text(), 'noch nicht übersetzt')]")
    # One element has one language: of a row with a cell in English, all is.
    (row,) = root.xpath("//details//tr[td = 'Greeting']")
    assert [text_of(cell) for cell in row] == ["Name", "Greeting"]
    assert row.xpath("ancestor::div[@lang]/@lang") == ["en"]
    (passage,) = root.xpath("//details//p[. = 'Sign your letter.']")
    assert passage.xpath("ancestor::div[@lang]/@lang") == ["en"]


def _untranslated(small: SmallProject, words: str) -> tuple[str, str]:
    catalog = small.read("locales/de/LC_MESSAGES/privacy.po")
    begin = catalog.index("msgstr", catalog.index(words))
    entry = catalog[catalog.rindex("msgid", 0, begin) : catalog.index("\n\n", begin)]
    return entry, entry[: entry.index("msgstr")] + 'msgstr ""'


def test_links_within_the_text_lead_to_the_edition_and_ids_are_unique(site: Path) -> None:
    for locale in ("", "de-DE/", "zh-HK/"):
        root = page(site, f"{locale}{CHANGES}")
        ids = [*map(str, root.xpath("//@id"))]
        assert len(ids) == len(set(ids))
        assert all(address[1:] in ids for address in root.xpath("//a/@href") if address.startswith("#"))


def test_register_and_manifest_know_it_and_search_engines_do_not_list_it(site: Path) -> None:
    address = "https://legal.example.org/notices/de-DE/privacy/1.1/changes/"
    assert f"<loc>{address}</loc>" not in (site / "sitemap-de-DE.xml").read_text(encoding="utf-8")
    assert page(site, f"de-DE/{CHANGES}").xpath("//meta[@name='robots']/@content") == ["noindex"]
    versions = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"]
    assert [bool(version["changes"]) for version in versions] == [False, True]
    assert versions[1]["changes"]["de-DE"] == address
    assert f"de-DE/{CHANGES}" in json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_a_draft_is_compared_in_a_preview(small: SmallProject) -> None:
    root = page(built(small, drafts=True), "privacy/1.2/changes/index.html")
    assert "Compared with version 1.1." in text_of(root)
