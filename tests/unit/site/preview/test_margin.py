"""How each block of an edition stands, and where its mark is put."""

from __future__ import annotations

import re

import pytest

from noticepress.editions.edition import Page
from noticepress.editions.sources.project import Project
from noticepress.rules.sources import Asked, check_catalogs
from noticepress.site.drawing.render import Drawing
from noticepress.site.page_checks import PageChecks
from noticepress.site.prepared import Prepared
from noticepress.site.preview.margin import BlockState, block_states, with_margin
from small_project import SmallProject

GERMAN = "locales/de/LC_MESSAGES/privacy.po"
HONG_KONG, CHINESE = (f"locales/{name}/LC_MESSAGES/privacy.po" for name in ("zh_Hant_HK", "zh_Hant"))
ENTRY = 'msgctxt "your-data#your-data"\nmsgid "the street"'
CASES = {
    "nothing": ("die Straße", "die Straße", "translated", ()),
    "fuzzy": (ENTRY, f"#, fuzzy\n{ENTRY}", "fuzzy", ()),
    "missing": ('msgstr "die Straße"', 'msgstr ""', "missing", ()),
    "refused": ("die Straße", "die [Straße](https://example.org)", "finding", ("TR007",)),
    "finding": ("die Straße", "die Straße 7", "finding", ("TR005",)),
    "note": ("die Straße", "die Straße Straße", "finding", ("TR013",)),
}


def states_of(small: SmallProject, tag: str) -> dict[str, BlockState]:
    """By id: how the blocks of the draft stand in a locale."""
    publication = small.publication(drafts=True)
    locale = next(each for each in publication.inputs.locales if each.tag == tag)
    chain = publication.chain(locale, "privacy")
    assert chain
    findings = [each for name in locale.catalogs for each in check_catalogs(publication, Asked(name)).findings]
    blocks = publication.inputs.notices["privacy"].texts["1.2"].blocks
    return {each.id: each for each in block_states(blocks, chain, locale, chain.catalogs[-1].path, findings)}


@pytest.mark.parametrize("case", CASES)
def test_state_of_a_block_with_its_place(small: SmallProject, case: str) -> None:
    old, new, state, codes = CASES[case]
    small.replace(GERMAN, old, new)

    found = next(each for each in states_of(small, "de-DE").values() if each.english == "the street")

    assert (found.state, found.context) == (state, "your-data#your-data")
    path, line = found.place.split(":")
    assert small.read(path).splitlines()[int(line) - 2] == 'msgid "the street"'
    assert tuple(each[:5] for each in found.findings if each[:5] in codes) == codes


def test_what_another_catalog_of_the_chain_has_is_inherited(small: SmallProject) -> None:
    found = states_of(small, "zh-HK")

    assert (found["contact"].state, found["contact"].place.split(":")[0]) == ("translated", HONG_KONG)
    others = {(each.state, each.place.split(":")[0]) for each in found.values() if each.id != "contact"}
    assert others == {("inherited", CHINESE)}


def test_entry_that_no_catalog_has_is_missing_from_the_last(small: SmallProject) -> None:
    text = small.read(GERMAN)
    small.write(GERMAN, re.sub(r'(?m)^msgctxt .*\nmsgid "the street"\nmsgstr .*\n', "", text))

    found = next(each for each in states_of(small, "de-DE").values() if each.english == "the street")

    assert (found.state, found.place) == ("missing", GERMAN)


@pytest.mark.parametrize(
    ("block", "before", "after"),
    [
        ('<p id="a">One <b>two</b></p>', '<p id="a">One <b>two</b>', "</p>"),
        ('<li id="a">One\n<ul><li>b</li></ul></li>', '<li id="a">One', "\n<ul><li>b</li></ul></li>"),
        ('<td data-label="x > y" id="a">One</td>', '<td data-label="x > y" id="a">One', "</td>"),
        ('<p data-id="a">b</p><p id="a">One<br></p>', '<p data-id="a">b</p><p id="a">One<br>', "</p>"),
    ],
)
def test_mark_stands_behind_a_blocks_own_words(block: str, before: str, after: str) -> None:
    page = f"<head></head><body><main>{block}</main></body>".encode()

    shown = with_margin(page, [BlockState("a", "fuzzy", "<One>", "a#a", "a.po:3", ("TR005: <b>",))]).decode()

    assert f"<main>{before}<button " in shown
    assert f">fuzzy</button>{after}</main><div popover " in shown
    assert "&lt;One&gt;" in shown
    assert "TR005: &lt;b&gt;" in shown


def test_page_without_such_blocks_stays_as_it_is() -> None:
    page = b'<head></head><body><main><p id="a">b</p></main></body>'

    assert with_margin(page, [BlockState("other", "fuzzy", "b", "a#a", "a.po:3")]) == page
    assert with_margin(page, []) == page


def test_rules_refuse_the_margin_on_a_built_page(small: SmallProject) -> None:
    publication = small.publication()
    locale = next(each for each in publication.inputs.locales if each.tag == "de-DE")
    prepared = Prepared(small.root, publication, publication.inputs.locales, frozenset(Project(small.root).notice_ids))
    checks, page = PageChecks(prepared), Page.of_version("privacy", "1.1")
    drawn = Drawing(prepared, own=False).page(page, locale)
    marked = with_margin(drawn, [BlockState("contact", "fuzzy", "Contact", "a#a", "a.po:3")])

    assert checks.page("de-DE/privacy/1.1/index.html", drawn, page, locale).findings == ()
    codes = {each.code for each in checks.page("de-DE/privacy/1.1/index.html", marked, page, locale).findings}
    assert {"ST010", "ST011"} <= codes
