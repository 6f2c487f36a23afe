"""Every way that was found to change, hide or drop what a built page must say besides the statement."""

from __future__ import annotations

from pathlib import Path

import pytest

from built_site import (
    CATALOG,
    ENGLISH,
    GERMAN_PREVAILING,
    PREVAILING,
    STATUS,
    BuiltSite,
    P,
    built,
    german,
    on,
    sub,
    swap,
)
from noticepress.site.finish import check_site
from small_project import SmallProject


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> BuiltSite:
    return built(SmallProject.copy(tmp_path_factory.mktemp("whole") / "small"))


@pytest.fixture(scope="module")
def lagging_site(tmp_path_factory) -> BuiltSite:
    """Without three German translations: of a heading, a paragraph and a table cell."""
    small = SmallProject.copy(tmp_path_factory.mktemp("lagging") / "small")
    for text in ("Kontakt", "Unterschreiben Sie Ihren Brief.", "Vorname"):
        small.replace(CATALOG, f'msgstr "{text}"', 'msgstr ""')
    return built(small)


TEXTS = {
    "emptied": (german(sub(r'(id="your-data\.1">).*?</p>', r"\1</p>")), "EP006 block 'your-data.1' reads “”"),
    "number changed": (german(swap("1.200", "1.300")), "aten 1.300 Tage auf, nicht länger.”, where the edition has"),
    "nested item changed": (german(swap("die Straße", "der Weg")), "EP006 block 'your-data.4' reads “der Weg”"),
    "title changed": (german(swap("Datenschutzhinweis</h1>", "Hinweis</h1>")), "EP006 block 'privacy-notice' reads"),
    "hidden": (
        german(swap('id="your-data.1"', 'id="your-data.1" hidden')),
        "ST010 <p hidden=“” id=“your-data.1”> stands where the package draws <p id=“your-data.1”>",
    ),
    "hidden in part": (german(swap("nicht länger", "<i hidden>nicht</i> länger")), "ST010 “1.200 Tage auf,” stands"),
    "in a template": (
        german(sub(r'(<p id="your-data\.1".*?</p>)', r"<template>\1</template>")),
        "ST010 <template> stands where the package draws <p id=“your-data.1”>",
    ),
    "in a comment": (
        german(sub(r'(<p id="your-data\.1".*?</p>)', r"<!--\1-->")),
        "EP005 block 'your-data.1' is missing",
    ),
    "words besides": (
        german(swap('<p id="your-data.1"', '<p>Wir haften nicht.</p><p id="your-data.1"')),
        "EP006 “Wir haften nicht.” stands in the notice's text and is none of its blocks",
    ),
    "words between items": (
        german(swap('<li id="your-data.2"', '<li>Ihr Haus</li><li id="your-data.2"')),
        "EP006 “Ihr Haus” stands in the notice's text",
    ),
    "English changed": (on(ENGLISH, swap("not longer", "much longer")), f"{ENGLISH}:"),
    "no notice": (german(swap('<div class="notice">', "<div>")), "EP006 no element has the class notice"),
    "last one dropped": (
        german(sub(r'<p class="content" id="contact\.4">.*?</p>', "")),
        "EP005 block 'contact.4' is missing (1 in all)",
    ),
    "order changed": (
        german(
            swap('id="your-data.2"', 'id="x"'),
            swap('id="your-data.4"', 'id="your-data.2"'),
            swap('"x"', '"your-data.4"'),
        ),
        "EP005 the blocks stand in another order",
    ),
    "translated and marked as English": (
        german(swap('id="contact.1"', 'id="contact.1" lang="en" dir="ltr"')),
        "EP004 block 'contact.1' is marked en, not de-DE",
    ),
    "around it marked as English": (
        german(swap('<div class="admonition note content">', '<div class="admonition note content" lang="en">')),
        "EP004 block 'contact.3' is marked en, not de-DE",
    ),
}

ENGLISH_PAGES = {
    "does not say that it prevails": (on(ENGLISH, swap(PREVAILING, "")), "EP007 the English page does not say that"),
    "hides that it prevails": (
        on(ENGLISH, swap(P, f"{P[:-1]} hidden>")),
        "ST010 <p class=“prevailing” hidden=“” role=“note”> stands where the package draws",
    ),
    "says that it is a translation": (
        on(
            ENGLISH,
            swap(PREVAILING, "This is a translation. If it differs from the English text, the English text prevails."),
        ),
        "EP007 the page says: “This is a translation.",
    ),
}

STATES = {
    "a translation that says that it prevails": (
        german(swap("</h1>", f"</h1><p>{GERMAN_PREVAILING}</p>")),
        f"EP007 the page says: “{GERMAN_PREVAILING}”",
    ),
    "status line dropped": (german(sub(r'<p class="status.*?</p>', "")), f"EP008 the page does not say: “{STATUS}"),
    "status line with another date": (
        german(sub(r'(<p class="status[^<]*<time[^>]*>)1. April 2021', r"\g<1>1. April 2022")),
        f"EP008 the page does not say: “{STATUS}",
    ),
    "English status line dropped": (on(ENGLISH, sub(r'<p class="status.*?</p>', "")), f"{ENGLISH}: EP008"),
    "revision dropped": (german(sub("Diese Übersetzung wurde zuletzt.*?<a", "<a")), "EP008 the page does not say: “"),
    "review dropped": (german(sub("Diese Übersetzung ist ein maschinell.*?geprüft wurde.", "")), "EP008"),
}

BROKEN = {
    f"{table}: {name}": case
    for table, cases in {
        "text": TEXTS,
        "English page": ENGLISH_PAGES,
        "state": STATES,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_text_is_found(site: BuiltSite, tmp_path: Path, name: str) -> None:
    edits, expected = BROKEN[name]

    found = [str(finding) for finding in site.broken(tmp_path / "site", edits)]

    assert any(expected in line for line in found), found
    assert all("\n" not in line for line in found)


LAGGING = {
    "mark of the language removed": (
        german(swap(' id="contact.3" lang="en"', ' id="contact.3"')),
        "'contact.3' is English",
    ),
    "direction removed": (
        german(swap(' dir="ltr" id="contact.3"', ' id="contact.3"')),
        "'contact.3' is English and not",
    ),
    "another language": (
        german(swap('id="contact.3" lang="en"', 'id="contact.3" lang="de"')),
        "'contact.3' is English",
    ),
    "English of a country": (german(swap('id="contact.3" lang="en"', 'id="contact.3" lang="en-GB"')), "'contact.3' is"),
    "visible mark removed": (
        german(swap('class="untranslated content" dir', "dir")),
        "EP004 block 'contact' is English and has no",
    ),
    "mark of a link removed": (
        german(swap('<a href="#contact" lang="en" dir="ltr">', '<a href="#contact">')),
        "EP004 the link to block 'contact' is English and not marked so",
    ),
    "English emptied": (german(swap("Sign your letter.", "")), "EP006 block 'contact.3' reads “”"),
    "English hidden": (
        german(swap('id="contact.3"', 'id="contact.3" hidden')),
        "ST010 <p class=“untranslated content”",
    ),
    "count dropped": (
        german(sub("<summary>3 Textstellen.*?</summary>", "<summary></summary>")),
        "EP008 the page does not say: “3 Textstellen",
    ),
    "count changed": (german(swap("3 Textstellen", "1 Textstellen")), "EP008 the page does not say: “3 Textstellen"),
    "sections dropped": (
        german(sub(r"(abgeschlossen ist:</p>\s*<ul>).*?</ul>", r"\1</ul>")),
        "EP008 the page does not name section 'contact' among those with passages in English",
    ),
}


@pytest.mark.parametrize("name", LAGGING)
def test_broken_account_of_untranslated_passages_is_found(lagging_site: BuiltSite, tmp_path: Path, name: str) -> None:
    edits, expected = LAGGING[name]

    found = [str(finding) for finding in lagging_site.broken(tmp_path / "site", edits)]

    assert any(expected in line for line in found), found


def test_whole_sites_are_not_found(site: BuiltSite, lagging_site: BuiltSite) -> None:
    for each in (site, lagging_site):
        assert check_site(each.root, each.prepared) == []
