"""An edition as a visitor reads it: what it is, from when it binds, and how its parts are reached."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from browsing import OpenPage
from small_project import SAMPLE_DAY
from visit import DESKTOP, DESKTOP_DARK, PHONE, READ, SCREENS, TAGS, Screen, address, text_without_aids, word

STATEMENT = "This is a translation. If it differs from the English text, the English text prevails."
PREVAILING = "This is the prevailing text of the notice. If a translation differs from it, this text prevails."
TITLE = "Data Privacy Notice"
IN_FORCE = "This version is in force. Effective date: %(date)s."
SUPERSEDED = (
    "This version is no longer in force. It was superseded by version %(number)s. "
    "Effective date of version %(number)s: %(date)s."
)
DATES = {
    "en": "25 May 2018",
    "de-DE": "25. Mai 2018",
    "ja-JP": "2018年5月25日",
    "zh-HK": "2018年5月25日",
    "th-TH": "25 พฤษภาคม ค.ศ. 2018",
}
TRANSLATED = [tag for tag in READ if tag != "en"]
BRIGHTNESS = """element => {
  const style = getComputedStyle(element);
  const sum = colour => colour.match(/\\d+/g).slice(0, 3).map(Number).reduce((a, b) => a + b);
  return [sum(style.backgroundColor), sum(style.color)];
}"""


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", READ)
def test_text_in_force_says_what_it_is_and_from_when_it_binds(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))

    heading = word(tag, f"{TITLE} (for {{{{ account_name }}}})", domain="privacy", context="index#data-privacy-notice")
    title = word(tag, TITLE, domain="privacy", context="register#title")
    title = word(tag, "%(title)s (for %(scope)s)", title=title, scope="QID")
    expect(page.locator("h1")).to_have_text(heading.replace("{{ account_name }}", "QID"))
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page).to_have_title(
        f"{word(tag, '%(title)s, version %(number)s', title=title, number='2.1')} · QNAP Systems, Inc."
    )
    expect(page.locator(".number b")).to_have_text(word(tag, "Version %(number)s", number="2.1"))
    effective = page.locator(".status time")
    expect(effective).to_have_text(DATES[tag])
    expect(effective).to_have_attribute("datetime", "2018-05-25")
    status = page.locator(".status.in-force")
    expect(status).to_have_text(word(tag, IN_FORCE, date=DATES[tag]))
    expect(status).to_be_in_viewport()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_page_follows_the_preferred_colour_scheme(page: Page, screen: Screen) -> None:
    page.goto("/privacy/")

    paper, ink = page.locator("body").evaluate(BRIGHTNESS)

    assert (paper < ink) == (screen.scheme == "dark")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP_DARK], ids=str)
@pytest.mark.parametrize("tag", READ)
def test_contents_lead_to_every_section(page: Page, tag: str, screen: Screen) -> None:
    page.goto(address(tag, "privacy/"))
    contents = page.locator("nav.contents")
    if screen == PHONE:
        expect(contents).to_be_hidden()
        page.locator(".bar button").click()
    expect(contents.locator("a").first).to_be_visible()

    links = contents.locator("ul a").all()
    sections = page.locator(".notice h2").all()
    assert contents.locator("ul a").all_inner_texts() == page.locator(".notice h2").all_inner_texts()
    assert len(links) >= 17
    targets = page.locator(".notice h2").evaluate_all("all => all.map(section => `#${section.id}`)")
    assert contents.locator("ul a").evaluate_all("all => all.map(link => link.getAttribute('href'))") == targets
    for link, section in list(zip(links, sections, strict=True))[:: len(links) // 4]:
        if not link.is_visible():
            page.locator(".bar button").click()
        link.click()
        expect(page).to_have_url(f"{address(tag, 'privacy/')}#{section.get_attribute('id')}")
        expect(section).to_be_in_viewport(ratio=1)
        expect(contents.locator("[aria-current]")).to_have_text(section.inner_text())


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("tag", TRANSLATED)
def test_prevailing_statement_stands_at_the_top_and_at_the_clause(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))

    statements = page.locator(".prevailing")
    expect(statements.locator("span")).to_have_text([word(tag, STATEMENT)] * 2)
    expect(page.locator(".head .prevailing")).to_be_in_viewport()
    clause = page.locator("[id='languages'] ~ .prevailing")
    expect(clause).to_have_count(1)
    # Still in the clause's own section: the last heading before it is the clause's.
    heading = clause.evaluate("e => { while (!/^H[1-6]$/.test(e.tagName)) e = e.previousElementSibling; return e.id; }")
    assert heading == "languages"


@pytest.mark.parametrize("version", ["2.0", "2.1"])
@pytest.mark.parametrize("tag", TRANSLATED)
def test_prevailing_link_leads_to_the_same_version_in_english(page: Page, tag: str, version: str) -> None:
    page.goto(address(tag, f"privacy/{version}/"))

    page.get_by_role("link", name=word(tag, "Read this version in English")).first.click()

    expect(page).to_have_url(f"/privacy/{version}/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".number b")).to_have_text(f"Version {version}")
    expect(page.locator(".prevailing")).to_have_text(PREVAILING)


@pytest.mark.parametrize("tag", READ)
def test_text_in_force_leads_to_the_same_version_in_english(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))

    if tag == "en":
        expect(page.locator(".prevailing")).to_have_text(PREVAILING)
    else:
        for link in page.locator(".prevailing a").all():
            assert link.evaluate("a => a.pathname") == "/privacy/2.1/"


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("tag", READ)
def test_superseded_version_says_so_and_leads_to_the_text_in_force(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/2.0/"))

    expect(page.locator(".number b")).to_have_text(word(tag, "Version %(number)s", number="2.0"))
    status = page.locator(".status.superseded")
    expect(status).to_contain_text(word(tag, SUPERSEDED, number="2.1", date=DATES[tag]))
    expect(status).to_be_in_viewport()
    status.get_by_role("link", name=word(tag, "Read the text in force"), exact=True).click()

    expect(page).to_have_url(address(tag, "privacy/"))
    expect(page.locator(".status.in-force")).to_be_visible()


@pytest.mark.parametrize("tag", READ)
@pytest.mark.parametrize("name", ["privacy/", "privacy/2.0/", "privacy/versions/", "translations/", ""])
def test_page_reads_the_same_without_scripts(open_page: OpenPage, tag: str, name: str) -> None:
    texts = []
    for screen in (DESKTOP, replace(DESKTOP, scripts=False)):
        page = open_page(screen)
        page.goto(address(tag, name))
        texts.append(text_without_aids(page))

    assert len(texts[0]) > 500
    assert texts[0] == texts[1]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("tag", READ)
def test_paper_shows_the_notice_without_navigation(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    page.emulate_media(media="print")

    for hidden in ("nav", ".site-header", ".site-footer", ".skip"):
        assert page.locator(f"{hidden} >> visible=true").count() == 0, hidden
    for shown in ("h1", ".number b", ".status", ".head .prevailing, .head [role=note]"):
        expect(page.locator(shown).first).to_be_visible()
    assert page.locator(".notice h2 >> visible=true").count() >= 17
    assert page.locator("body").evaluate(BRIGHTNESS)[0] == 3 * 255


URL = "https://notices.example.com"
EACH = "all => all.map({})"
FONT_SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"


@pytest.mark.parametrize("screen", [DESKTOP, DESKTOP_DARK], ids=str)
@pytest.mark.parametrize("tag", READ)
def test_paper_says_its_address_the_originals_and_its_day(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    expect(page.locator(".paper >> visible=true")).to_have_count(0)
    page.emulate_media(media="print")

    expect(page.locator("p.paper")).to_be_visible()
    own = f"{URL}{address(tag, 'privacy/2.1/')}"
    expect(page.locator("p.paper")).to_contain_text(word(tag, "Address of this page: %(address)s", address=own))
    expect(page.locator("p.paper time")).to_have_attribute("datetime", str(SAMPLE_DAY))
    originals = page.locator(".prevailing .paper >> visible=true").all_inner_texts()
    assert set(originals) == (set() if tag == "en" else {f"{URL}/privacy/2.1/"})


@pytest.mark.parametrize("tag", READ)
def test_paper_is_light_and_its_small_print_small_whatever_the_screen(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    page.emulate_media(media="print", color_scheme="dark")

    texts = page.locator(".notes p, .facts dd, .notice p, .notice td").evaluate_all(EACH.format(BRIGHTNESS))
    assert max(ink for _, ink in texts) < 3 * 128
    running = page.locator(".notice > p").first.evaluate(FONT_SIZE)
    small = page.locator(".review, .notice td").evaluate_all(EACH.format(FONT_SIZE))
    assert max(small) < running


def test_every_page_says_its_language_and_direction(sample_site: Path) -> None:
    tags = {path: path.relative_to(sample_site).parts[0] for path in sample_site.rglob("*.html")}

    wrong = []
    for path, tag in tags.items():
        said = lxml.html.parse(path).getroot().attrib
        wanted = tag if tag in TAGS else TAGS[0]
        wrong += [] if (said["lang"], said["dir"]) == (wanted, "ltr") else [path]

    assert wrong == []
    assert {*TAGS} - {*tags.values()} == {TAGS[0]}


@pytest.mark.parametrize("screen", [PHONE], ids=str)
def test_the_point_of_a_long_link_in_a_list_stands_at_its_first_line(page: Page) -> None:
    page.goto("/privacy/2.1/")
    page.locator(".head .notes").evaluate("notes => notes.append(document.querySelector('.contents ul'))")

    assert page.locator(".notes li a").first.evaluate("a => getComputedStyle(a).display") == "inline"
