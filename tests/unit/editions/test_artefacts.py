"""Files beside the pages: what feeds and the register for machines say."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from noticepress.commands.acts.renewing import update_catalogs
from noticepress.editions.artefacts.feed import feed
from noticepress.editions.artefacts.machines import PublishedNotice, register_for_machines
from noticepress.editions.artefacts.search import SearchTexts
from noticepress.editions.publication import Publication
from noticepress.editions.sources.project import Project
from noticepress.files.html import read_page
from small_project import DAY, SmallProject

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DISCLAIMER = "This site is a sample."


def stamps(publication: Publication) -> list[str]:
    root = ET.fromstring(feed(publication, "privacy", publication.inputs.locales[0]))  # noqa: S314 (our own)
    assert root.findtext("a:updated", "", ATOM) == root.findtext("a:entry/a:updated", "", ATOM)
    return [
        entry.findtext(f"a:{name}", "", ATOM)
        for entry in root.iterfind("a:entry", ATOM)
        for name in ("updated", "published")
    ]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", ["2021-04-01T00:00:00Z", "2021-03-01T00:00:00Z", "2021-04-01T00:00:00Z", "2020-01-01T00:00:00Z"]),
        (
            "Europe/Berlin",
            [
                "2021-04-01T00:00:00+02:00",
                "2021-03-01T00:00:00+01:00",
                "2021-04-01T00:00:00+02:00",
                "2020-01-01T00:00:00+01:00",
            ],
        ),
        (
            "America/Sao_Paulo",
            [
                "2021-04-01T00:00:00-03:00",
                "2021-03-01T00:00:00-03:00",
                "2021-04-01T00:00:00-03:00",
                "2020-01-01T00:00:00-03:00",
            ],
        ),
    ],
)
def test_feed_dates_begin_at_the_notices_own_midnight(small: SmallProject, zone: str, expected: list[str]) -> None:
    small.replace("docs/privacy/notice.yml", "versions:", f"time_zone: {zone}\nversions:")
    small.seal_anew()

    assert stamps(small.publication()) == expected


def test_feed_tells_anew_of_a_version_that_is_superseded_below_the_one_that_took_its_place(small: SmallProject) -> None:
    publication = small.publication()

    root = ET.fromstring(feed(publication, "privacy", publication.inputs.locales[1]))  # noqa: S314 (our own)

    told = [
        [entry.findtext(f"a:{name}", "", ATOM) for name in ("id", "updated")]
        for entry in root.iterfind("a:entry", ATOM)
    ]
    assert [each_id.split("/")[-2] for each_id, _ in told] == ["1.1", "1.0"]
    assert {updated for _, updated in told} == {"2021-04-01T00:00:00Z"}
    links = {link.get("rel"): str(link.get("href")) for link in root.iterfind("a:link", ATOM)}
    assert links["alternate"] == links["self"].replace("feed.xml", "versions/")


def test_feed_marks_what_is_in_english(small: SmallProject) -> None:
    catalog = "locales/de/LC_MESSAGES/privacy.po"
    small.replace(catalog, 'msgstr "Daten werden kürzer aufbewahrt."', 'msgstr ""')
    publication = small.publication()

    english, german, *_ = (feed(publication, "privacy", each).decode() for each in publication.inputs.locales)

    assert "&lt;p lang=en&gt;Data is kept for a shorter time.&lt;/p&gt;" in german
    assert "&lt;p&gt;Diese Version ist in Kraft." in german
    assert "lang=en" not in english


@pytest.fixture
def with_disclaimer(small: SmallProject) -> SmallProject:
    """A site that says what it is, in English and, as a translator has it, in German."""
    small.write("mkdocs.yml", f"{small.read('mkdocs.yml').rstrip()}\n  disclaimer: {DISCLAIMER}\n")
    project = Project(small.root)
    update_catalogs(project, project.read_sources()[0], ["de"], DAY)
    small.replace(
        "locales/de/LC_MESSAGES/site.po",
        f'msgid "{DISCLAIMER}"\nmsgstr ""',
        f'msgid "{DISCLAIMER}"\nmsgstr "Dies ist ein Muster."',
    )
    return small


def test_feed_says_what_the_site_is_in_the_locales_language(with_disclaimer: SmallProject) -> None:
    publication = with_disclaimer.publication()

    said = {}
    for locale in publication.inputs.locales:
        subtitle = ET.fromstring(feed(publication, "privacy", locale)).find("a:subtitle", ATOM)  # noqa: S314 (our own)
        assert subtitle is not None
        said[locale.tag] = (subtitle.text, subtitle.get(LANG))
    assert said == {"en": (DISCLAIMER, None), "de-DE": ("Dies ist ein Muster.", None), "zh-HK": (DISCLAIMER, "en")}


def test_register_for_machines_says_what_the_site_is(with_disclaimer: SmallProject) -> None:
    publication = with_disclaimer.publication()

    data = json.loads(register_for_machines(publication, "privacy", publication.inputs.locales))

    assert data["disclaimer"] == {"en": DISCLAIMER, "de-DE": "Dies ist ein Muster.", "zh-HK": None}


def test_site_without_a_disclaimer_says_nothing(small: SmallProject) -> None:
    publication = small.publication()
    english = publication.inputs.locales[0]

    assert b"subtitle" not in feed(publication, "privacy", english)
    assert json.loads(register_for_machines(publication, "privacy", (english,)))["disclaimer"] is None


def test_register_for_machines_has_null_for_what_is_not_there(small: SmallProject) -> None:
    publication = small.publication(date(2026, 11, 24), drafts=True)

    data = register_for_machines(publication, "privacy", publication.inputs.locales)

    draft = json.loads(data)["versions"][-1]
    assert (draft["status"], draft["digest"], draft["published"], draft["withdrawn"]) == ("draft", None, None, None)
    assert "—" not in data.decode()


PAGE = b'<div class="head"><h1 id="t">T</h1></div><div class="notice"><h2 id="a">1 A</h2><p id="a.1">Word</p></div>'


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 6, 1), [["Version 1.0 \u00b7 In force"]]),
        (date(2021, 3, 15), [["Version 1.0 \u00b7 In force", "Version 1.0 \u00b7 Superseded"]]),
        (DAY, [["Version 1.1 \u00b7 In force"]]),
    ],
)
def test_an_index_says_of_a_text_what_is_true_and_when_it_ends(
    small: SmallProject, day: date, expected: list[list[str]]
) -> None:
    publication = small.publication(day)
    pages = {"privacy/index.html": read_page(PAGE)}
    index = json.loads(SearchTexts(publication, publication.inputs.locales[0], pages.get).index())

    assert [[name for name, _ in text["states"]] for text in index["texts"]] == expected
    assert index["texts"][0]["states"][0][1] == ""
    assert [section["id"] for section in index["texts"][0]["sections"]] == ["t", "a"]


def test_an_index_names_each_other_version_and_where_it_is(small: SmallProject) -> None:
    publication = small.publication()
    german = next(locale for locale in publication.inputs.locales if locale.tag == "de-DE")
    index = json.loads(SearchTexts(publication, german, {}.get).index())
    pages = {"de-DE/privacy/1.0/index.html": read_page(PAGE)}
    text = json.loads(SearchTexts(publication, german, pages.get).other("privacy", "1.0"))

    assert index["others"] == ["privacy/1.0/search.json"]
    assert index["texts"][0]["sections"] == []
    assert (text["address"], len(text["sections"])) == ("privacy/1.0/", 2)


def test_an_index_counts_as_the_language_does(small: SmallProject) -> None:
    for name in ("privacy", "site"):
        path = f"locales/de/LC_MESSAGES/{name}.po"
        small.write(path.replace("/de/", "/pl/"), small.read(path).replace("Language: de", "Language: pl"))
    small.replace("locales/locales.yml", "catalogs: [de]", "catalogs: [pl]")
    small.replace("locales/locales.yml", "tag: de-DE", "tag: pl-PL")
    publication = small.publication()
    polish = next(locale for locale in publication.inputs.locales if locale.tag == "pl-PL")

    words = json.loads(SearchTexts(publication, polish, {}.get).index())["words"]

    counted = {number: words["found"][int(words["form"][number])] for number in (1, 2, 5, 12, 22, 112, 122)}
    assert {number: text.split()[-1] for number, text in counted.items()} == {
        1: "sekcj\u0119",
        2: "sekcje",
        5: "sekcji",
        12: "sekcji",
        22: "sekcje",
        112: "sekcji",
        122: "sekcje",
    }


def test_register_for_machines_tells_every_form_with_its_digest(small: SmallProject) -> None:
    publication = small.publication(date(2026, 11, 24), drafts=True)
    asked: list[str] = []

    def digest(path: str) -> str | None:
        asked.append(path)
        return None if path.endswith(".md") else "0" * 64

    data = json.loads(register_for_machines(publication, "privacy", publication.inputs.locales, digest))

    assert (data["format"], data["format_version"]) == ("noticepress notice", 2)
    files = data["versions"][0]["files"]["de-DE"]
    address = data["versions"][0]["editions"]["de-DE"]
    assert list(files) == list(data["formats"]) == ["html", "text", "markdown", "akn", "csl"]
    assert files["html"] == {"address": address, "sha256": "0" * 64}
    assert files["markdown"] == {"address": f"{address}notice.md", "sha256": None}
    assert "akn" not in data["versions"][-1]["files"]["en"]  # a draft, which has no name there
    assert {"de-DE/privacy/1.0/index.html", "privacy/1.1/notice.akn.xml"} <= set(asked)


def test_register_for_machines_is_as_its_schema_says(small: SmallProject) -> None:
    for drafts in (False, True):
        publication = small.publication(date(2026, 11, 24), drafts=drafts)
        data = register_for_machines(publication, "privacy", publication.inputs.locales)

        assert PublishedNotice.model_validate_json(data).notice == "privacy"
