"""Pages beside the texts in a built site: time, two languages, citations, ids of earlier versions, feeds, letters."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import lxml.html
import pytest
from lxml.html import HtmlElement

from commandline import call
from noticepress.editions.assets import plain_name
from noticepress.files.html import read_page
from small_project import SmallProject

LATER = "2030-02-01"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "https://legal.example.org/notices/"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    """Version 1.2 is in force: its section on contact is called otherwise, and the one on data is gone."""
    small = SmallProject.copy(tmp_path_factory.mktemp("beside") / "small")
    folder = small.root / "docs/privacy/1.2"
    (folder / "10-your-data.md").unlink()
    (folder / "20-contact.md").rename(folder / "20-reach-us.md")
    small.replace("docs/privacy/1.2/20-reach-us.md", "{#contact}", "{#reach-us}")
    done = call(small, "publish", "1.2", "--as-of", "2026-01-10")
    assert "VE014 version 1.2 has no #your-data, #contact" in done.output
    small.replace("docs/privacy/notice.yml", "facts:", "old_ids:\n  contact: reach-us\n  your-data:\nfacts:")
    for arguments in (("publish", "1.2", "--as-of", "2026-01-10"), ("build", "--as-of", LATER)):
        done = call(small, *arguments)
        assert done.exit_code == 0, done.output
    return small


@pytest.fixture(scope="module")
def site(small: SmallProject) -> Path:
    return small.root / "site"


def page(site: Path, address: str) -> HtmlElement:
    return read_page((site / address / "index.html").read_bytes())


def text_of(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("privacy/1.0/", "Period in force: January 15, 2020 – March 31, 2021."),
        ("privacy/1.1/", "Period in force: April 1, 2021 – December 31, 2029."),
        ("de-DE/privacy/1.0/", "Geltungszeitraum: 15. Januar 2020 – 31. März 2021."),
        ("de-DE/privacy/1.0/bilingual/", "Geltungszeitraum: 15. Januar 2020 – 31. März 2021."),
    ],
)
def test_a_past_text_says_from_when_until_when_it_held(site: Path, address: str, said: str) -> None:
    (status,) = page(site, address).xpath("//p[contains(@class, 'superseded')]")
    assert said in text_of(status)


def test_versions_stand_in_a_line_of_time(site: Path) -> None:
    root = page(site, "privacy/versions/")

    versions = root.xpath("//ol[@class='timeline']/li")
    assert [each.get("data-begins") for each in versions] == ["2030-01-01", "2021-04-01", "2020-01-15"]
    held = [text_of(each.xpath(".//dl/div[1]")[0]) for each in versions]
    assert held == [
        "Effective dateJanuary 1, 2030",
        "Period in forceApril 1, 2021 – December 31, 2029",
        "Period in forceJanuary 15, 2020 – March 31, 2021",
    ]
    assert root.xpath("//p[contains(@class, 'as-of')]/@hidden") == [""], "without a script the list tells the same"


def test_a_superseded_version_leads_to_what_has_changed_since(site: Path) -> None:
    links = {
        number: page(site, f"privacy/{number}/").xpath("//p[contains(@class, 'status') or @class='number']/a/@href")
        for number in ("1.0", "1.1", "1.2")
    }

    assert links == {"1.0": ["../1.0...1.2/", "../"], "1.1": ["../1.2/changes/", "../"], "1.2": ["changes/"]}
    assert [each.name for each in (site / "privacy").glob("*...*")] == ["1.0...1.2"]
    compared = page(site, "de-DE/privacy/1.0...1.2/")
    assert text_of(compared.find(".//h1")) == "Datenschutzhinweis: Änderungen von Version 1.0 bis Version 1.2"
    assert [text_of(each) for each in compared.xpath("//article//p/b")] == ["Version 1.1", "Version 1.2"]
    assert "../1.2/#" not in compared.xpath("//@href"), "links within the text lead to a block"
    for address in ("privacy/1.0...1.2/", "privacy/1.2/changes/"):
        targets = page(site, address).xpath("//article/section//a/@href")
        assert targets
        assert all((site / address / each.partition("#")[0]).is_dir() for each in targets if each[:1] == ".")


def test_a_translation_has_a_page_beside_english_and_english_has_none(site: Path) -> None:
    root = page(site, "de-DE/privacy/1.1/bilingual/")

    assert text_of(root.find(".//title")).startswith("Datenschutzhinweis, Version 1.1, neben dem englischen Text")
    assert root.xpath("//div[@class='notice bilingual']//@lang") == ["en"] * len(root.xpath("//span[@class='pair']"))
    (statement, *_) = root.xpath("//p[contains(@class, 'prevailing')]//a/@href")
    assert statement == "../../../../privacy/1.1/"
    assert not (site / "privacy/1.1/bilingual").exists()
    assert root.xpath("//link[@rel='alternate'][@hreflang]") == []


def test_each_page_beside_a_text_loads_one_sheet_and_one_script(site: Path) -> None:
    for address in ("privacy/versions/", "privacy/1.2/changes/", "de-DE/privacy/1.2/bilingual/", "privacy/1.2/cite/"):
        root = page(site, address)
        loaded = [*root.xpath("//link[@rel='stylesheet']/@href"), *root.xpath("//script/@src")]
        assert [plain_name(each.rpartition("/")[2]) for each in loaded] == ["beside.css", "beside.js"]
    found = {plain_name(path.name): path.read_text(encoding="utf-8") for path in (site / "assets").iterdir()}
    for own, other in (("beside.css", "noticepress.css"), ("beside.js", "page.js")):
        assert found[own].startswith(found[other].rstrip("\n"))


def test_ids_of_earlier_versions_lead_on(site: Path) -> None:
    for address in ("privacy/", "privacy/1.2/", "de-DE/privacy/1.2/", "de-DE/privacy/1.2/bilingual/"):
        root = page(site, address)
        assert root.xpath("//h2[@id='reach-us']//span[@id='contact']"), address
        assert root.xpath("//p[@class='number']//span[@id='your-data']"), address
    assert page(site, "privacy/1.1/").xpath("//span[@id='contact']") == []


def test_a_version_is_cited_as_text_and_for_programs(site: Path) -> None:
    root = page(site, "de-DE/privacy/1.1/cite/")
    (cited,) = root.xpath("//blockquote")
    (item,) = json.loads((site / "de-DE/privacy/1.1/cite.json").read_text(encoding="utf-8"))

    digest = json.loads((site / "privacy/notice.json").read_text(encoding="utf-8"))["versions"][1]["digest"]
    assert text_of(cited) == (
        "Example Ltd. · Datenschutzhinweis, Version 1.1 · Datum des Inkrafttretens: 1. April 2021 · "
        f"Deutsch · Maßgeblich: Englisch · {SITE}de-DE/privacy/1.1/ · {digest}"
    )
    assert item == {
        "id": "privacy-1.1-de-DE",
        "type": "document",
        "title": "Datenschutzhinweis, Version 1.1",
        "author": [{"literal": "Example Ltd."}],
        "publisher": "Example Ltd.",
        "issued": {"date-parts": [[2021, 3, 1]]},
        "version": "1.1",
        "language": "de-DE",
        "URL": f"{SITE}de-DE/privacy/1.1/",
        "note": f"Datum des Inkrafttretens: 1. April 2021 · Maßgeblich: Englisch · {digest}",
    }
    edition = page(site, "de-DE/privacy/1.1/")
    headings = [each.get("id") for each in edition.xpath("//div[@class='notice']//*[self::h2 or self::h3]")]
    assert [each.partition("#")[2] for each in root.xpath("//ul[@class='clauses']//a/@href")] == headings


def test_a_feed_tells_how_much_has_changed_and_where(site: Path) -> None:
    root = ET.fromstring((site / "de-DE/privacy/feed.xml").read_bytes())  # noqa: S314 (our own)
    contents = [each.findtext("a:content", "", ATOM) for each in root.iterfind("a:entry", ATOM)]

    assert [bool(each) for each in contents] == [True, True, False]
    told = lxml.html.fromstring(f"<div>{contents[1]}</div>")
    assert [text_of(each) for each in told.xpath("ul[1]/li")] == [
        "2 Abschnitte geändert",
        "1 Textstelle hinzugefügt",
        "1 Textstelle gestrichen",
        "1 Textstelle geändert",
    ]
    assert [(text_of(each), each.get("href")) for each in told.xpath("ul[2]//a")] == [
        ("Datenschutzhinweis", f"{SITE}de-DE/privacy/1.1/changes/#index"),
        ("Ihre Daten", f"{SITE}de-DE/privacy/1.1/changes/#your-data"),
    ]
    changes = page(site, "de-DE/privacy/1.1/changes/")
    assert {"index", "your-data"} <= set(changes.xpath("//@id"))


# Letters


def test_letters_are_written_for_each_locale_and_nothing_is_sent(small: SmallProject, tmp_path: Path) -> None:
    done = call(small, "announce", "1.2", "-o", str(tmp_path / "letters"), "--as-of", "2026-02-01")

    assert done.exit_code == 0, done.output
    assert "Written: 3 letters" in done.output
    assert "nothing was sent" in done.output
    assert "With passages in English for want of a translation: de-DE, zh-HK" in done.output
    names = {path.name for path in (tmp_path / "letters").iterdir()}
    assert names == {f"privacy-1.2.{tag}.{form}" for tag in ("en", "de-DE", "zh-HK") for form in ("txt", "html")}
    text = (tmp_path / "letters/privacy-1.2.de-DE.txt").read_text(encoding="utf-8")
    for said in (
        "Subject: Datenschutzhinweis, Version 1.2 · Datum des Inkrafttretens: 1. Januar 2030\n",
        "Eine neue Version dieses Hinweises wurde angekündigt: Version 1.2. Datum des Inkrafttretens: 1. Januar 2030.",
        "- 1 Abschnitt gestrichen",
        "Geänderte Abschnitte\n- Datenschutzhinweis\n- Ihre Daten\n",
        f"Version 1.2 lesen\n{SITE}de-DE/privacy/1.2/\n",
        f"Änderungen in Version 1.2\n{SITE}de-DE/privacy/1.2/changes/\n",
        f"Diese Version auf Englisch lesen\n{SITE}privacy/1.2/\n",
        "so ist der englische Text maßgeblich.",
        "Example Ltd.",
    ):
        assert said in text
    html = lxml.html.fromstring((tmp_path / "letters/privacy-1.2.de-DE.html").read_bytes())
    assert html.get("lang") == "de-DE"
    assert html.xpath("//link | //script | //img | //style | //@style") == []
    assert f"{SITE}de-DE/privacy/1.2/" in html.xpath("//a/@href")


def test_letters_tell_of_a_version_in_force_as_such(small: SmallProject, tmp_path: Path) -> None:
    call(small, "announce", "1.2", "-o", str(tmp_path), "--as-of", LATER, "--locale", "en")

    assert [path.name for path in sorted(tmp_path.iterdir())] == ["privacy-1.2.en.html", "privacy-1.2.en.txt"]
    text = (tmp_path / "privacy-1.2.en.txt").read_text(encoding="utf-8")
    assert "This version is in force. Effective date: January 1, 2030." in text
    assert "This is the prevailing text of the notice." in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1.0",), "version 1.0 is not in force any more; announce version 1.1, which is in force"),
        (("1.9",), "the register has no version '1.9'; it has 1.0, 1.1, 1.2"),
        (("1.2", "--locale", "fr-FR"), "privacy has no locale 'fr-FR'; choose from en, de-DE, zh-HK"),
        (("1.2", "--notice", "cookies"), "there is no notice 'cookies'; choose from privacy"),
    ],
)
def test_what_cannot_be_announced_is_refused_on_one_line(
    small: SmallProject, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = call(small, "announce", *arguments, "-o", str(tmp_path / "letters"), "--as-of", "2026-02-01")

    assert (done.exit_code, done.output) == (2, f"noticepress: {said}\n")
    assert not (tmp_path / "letters").exists()


def test_letters_are_not_written_among_the_sources(small: SmallProject) -> None:
    done = call(small, "announce", "1.2", "-o", str(small.root / "docs/letters"), "--as-of", "2026-02-01")

    assert done.exit_code == 2
    assert "is within docs/, which holds the project's own files; choose another place" in done.output


def test_a_draft_and_a_withdrawn_version_are_not_announced(tmp_path: Path) -> None:
    other = SmallProject.copy(tmp_path / "other")

    draft = call(other, "announce", "1.2", "-o", str(tmp_path / "letters"))
    call(other, "publish", "1.2", "--as-of", "2026-01-10")
    call(other, "withdraw", "1.2", "--reason", "It was a slip.", "--as-of", "2026-02-01")
    withdrawn = call(other, "announce", "1.2", "-o", str(tmp_path / "letters"), "--as-of", "2026-02-02")

    assert "version 1.2 is a draft" in draft.output
    assert "version 1.2 was withdrawn; announce the version that takes its place" in withdrawn.output
