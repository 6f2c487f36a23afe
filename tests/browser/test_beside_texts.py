"""What a visitor does beside a text: asks for a day, reads in two languages, keeps the place, cites."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browsing import OpenPage, said
from visit import DESKTOP, DESKTOP_DARK, PHONE, Screen, address, word

CLAUSE = "retention.2"
TOP = "element => element.getBoundingClientRect().top"


# The text of a day


@pytest.mark.parametrize("tag", ["en", "de-DE", "ja-JP"])
@pytest.mark.parametrize(
    ("day", "answer", "number"),
    [
        ("2017-05-31", "No version was in force on this day.", ""),
        ("2017-06-01", "In force on this day:", "2.0"),
        ("2018-05-24", "In force on this day:", "2.0"),
        ("2018-05-25", "In force on this day:", "2.1"),
        ("2040-01-01", "In force on this day, as far as announced:", "2.1"),
    ],
)
def test_the_list_of_versions_finds_the_text_of_a_day(page: Page, tag: str, day: str, answer: str, number: str) -> None:
    page.goto(address(tag, "privacy/versions/"))
    page.locator(".as-of input").fill(day)

    shown = word(tag, "Version %(number)s", number=number) if number else ""
    expect(page.locator("output")).to_have_text(f"{word(tag, answer)} {shown}".strip())
    assert page.locator(".version.picked").evaluate_all("all => all.map(e => e.id)") == (
        [f"version-{number}"] if number else []
    )
    if number:
        page.locator("output a").click()
        expect(page).to_have_url(address(tag, f"privacy/{number}/"))


def test_a_day_that_is_taken_back_leaves_no_answer(page: Page) -> None:
    page.goto("/privacy/versions/")
    page.locator(".as-of input").fill("2018-05-25")
    page.locator(".as-of input").fill("")

    expect(page.locator("output")).to_have_text("")
    expect(page.locator(".picked")).to_have_count(0)


def test_in_forced_colours_the_text_in_force_has_a_full_point_and_the_first_version_no_line_below(page: Page) -> None:
    """Grounds are taken away then, and borders that are transparent are seen."""
    page.emulate_media(forced_colors="active")
    page.goto("/privacy/versions/")
    points = page.locator(".version").evaluate_all(
        "all => all.map(version => getComputedStyle(version, '::before')).map(p => [p.width, p.borderTopWidth])"
    )
    line = page.locator(".version").last.evaluate("e => getComputedStyle(e).borderImageSource")

    assert points == [["16px", "8px"], ["16px", "2px"]]
    assert line.startswith("linear-gradient(rgba(0, 0, 0, 0)")
    page.emulate_media(forced_colors="none")


def test_who_comes_back_to_the_list_of_versions_finds_the_day_answered(page: Page) -> None:
    page.goto(address("de-DE", "privacy/versions/"))
    page.locator(".as-of input").fill("2018-05-24")
    page.goto("/privacy/")
    page.go_back()

    expect(page.locator(".as-of input")).to_have_value("2018-05-24")
    expect(page.locator("output a")).to_have_text(word("de-DE", "Version %(number)s", number="2.0"))


# Words that fill a line


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=str)
@pytest.mark.parametrize("place", [".bilingual p.pair > *", ".bilingual p .pair > *", ".brand bdi"])
def test_a_word_longer_than_the_line_goes_on_in_the_next(page: Page, place: str) -> None:
    page.goto(address("de-DE", "privacy/2.1/bilingual/"))
    words = page.locator(f":is({place}):visible").first
    words.evaluate("element => element.textContent = 'w'.repeat(300)")

    left, right = words.evaluate(
        "element => [element.getBoundingClientRect().left, element.getBoundingClientRect().right]"
    )
    assert 0 <= left < right <= page.viewport_size["width"]


# The same place


@pytest.mark.parametrize(
    ("start", "link", "end"),
    [
        ("de-DE/privacy/", ".bar a", "privacy/2.1/"),
        ("de-DE/privacy/2.1/", ".prevailing a >> nth=0", "privacy/2.1/"),
        ("de-DE/privacy/2.1/", ".contents div a >> nth=0", "de-DE/privacy/2.1/bilingual/"),
        ("de-DE/privacy/2.1/bilingual/", ".contents div a >> nth=0", "de-DE/privacy/2.1/"),
        ("de-DE/privacy/2.1/bilingual/", ".bar a", "privacy/2.1/"),
        ("privacy/2.1/", "#locales a[lang='de-DE']", "de-DE/privacy/2.1/"),
        ("privacy/2.1/", ".contents div a >> nth=0", "privacy/2.1/cite/"),
    ],
)
@pytest.mark.parametrize("way", ["address", "scrolled"])
def test_links_to_the_same_text_lead_to_the_passage_that_is_read(
    page: Page, start: str, link: str, end: str, way: str
) -> None:
    page.goto(f"/{start}#{CLAUSE}" if way == "address" else f"/{start}")
    if way == "scrolled":
        page.locator(f"[id='{CLAUSE}']").evaluate("element => element.scrollIntoView()")

    page.locator(link).evaluate("link => link.click()")

    expect(page).to_have_url(f"/{end}#{CLAUSE}")


@pytest.mark.parametrize("screen", [Screen(1280, 3000)], ids=str)
def test_the_last_passage_keeps_its_place_though_it_does_not_come_to_the_top(page: Page) -> None:
    page.goto("/de-DE/privacy/2.1/#contact.8")
    assert page.locator("[id='contact.8']").evaluate(TOP) > 99

    page.locator(".bar a").evaluate("link => link.click()")

    expect(page).to_have_url("/privacy/2.1/#contact.8")


def test_at_the_top_of_a_page_links_lead_to_the_top(page: Page) -> None:
    page.goto("/de-DE/privacy/2.1/")
    page.locator(".bar a").click()

    expect(page).to_have_url("/privacy/2.1/")


def test_a_passage_that_is_no_more_leads_to_its_heading(page: Page) -> None:
    page.goto("/privacy/#retention.99")

    expect(page).to_have_url("/privacy/#retention")
    expect(page.locator("h2:target")).to_be_in_viewport()


# Two languages


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.locator(selector).evaluate_all(
        "all => all.map(e => { const {left, top, width} = e.getBoundingClientRect(); return {left, top, width}; })"
    )
    return found


@pytest.mark.parametrize("screen", [DESKTOP, Screen(1024, 768)], ids=str)
def test_on_a_wide_screen_both_texts_stand_side_by_side_in_two_columns(page: Page) -> None:
    page.goto("/ja-JP/privacy/2.1/bilingual/")

    running = ".bilingual > :is(p, h2, h3, ul, ol, dl) .pair > span"
    own, english = (boxes(page, f"{running}{each}") for each in (":not([lang])", "[lang]"))
    assert len(english) > 200
    assert {round(each["left"]) for each in english} == {round(english[0]["left"])}, "those of items too"
    assert all(one["top"] == other["top"] for one, other in zip(own, english, strict=True))
    assert all(one["left"] + one["width"] < other["left"] for one, other in zip(own, english, strict=True))


def test_japanese_fills_its_column(page: Page) -> None:
    page.goto("/ja-JP/privacy/2.1/bilingual/")

    breaks = page.locator(":is(p, li, dd, td) > .pair > :not([lang])").evaluate_all(
        "all => all.map(each => getComputedStyle(each).wordBreak)"
    )
    assert set(breaks) == {"normal"}


def test_what_is_not_translated_stands_in_the_column_of_the_english_text(page: Page) -> None:
    page.goto("/de-DE/privacy/2.1/bilingual/")
    column = boxes(page, "h2 > .pair > [lang]")[0]
    page.locator(".bilingual :has(> .pair):not(th, td)").evaluate_all(
        "all => all.forEach(each => Object.assign(each, {className: 'untranslated', lang: 'en', dir: 'ltr'})"
        ".replaceChildren(...each.querySelector('.pair > [lang]').childNodes))"
    )

    passages = boxes(page, ".bilingual .untranslated:not(.admonition *)")
    assert len(passages) > 200
    assert {(round(each["left"]), round(each["width"])) for each in passages} == {
        (round(column["left"]), round(column["width"]))
    }


@pytest.mark.parametrize("screen", [PHONE], ids=str)
def test_on_a_phone_english_stands_below_its_translation(page: Page) -> None:
    page.goto("/th-TH/privacy/2.1/bilingual/")

    own, english = (boxes(page, f".bilingual .pair > span{each}") for each in (":not([lang])", "[lang]"))
    assert all(one["top"] < other["top"] for one, other in zip(own, english, strict=True))


# Citing


@pytest.mark.parametrize("screen", [PHONE, DESKTOP_DARK], ids=str)
def test_links_of_paragraphs_are_in_nobodys_way_until_they_are_asked_for(page: Page, screen: Screen) -> None:
    page.goto("/de-DE/privacy/2.1/")
    anchors = page.locator(".anchor >> visible=true")
    expect(anchors).to_have_count(0)

    if screen == PHONE:
        page.locator(".bar button").click()
    button = page.locator(".contents button")
    expect(button).to_have_text(word("de-DE", "Links to paragraphs"))
    button.focus()
    page.keyboard.press("Enter")

    expect(button).to_have_attribute("aria-pressed", "true")
    ids = page.locator(".notice :is(h2, h3, h4, p, li, dt, dd, td, th)[id] >> visible=true").evaluate_all(
        "all => all.map(element => element.id)"
    )
    names = anchors.evaluate_all("all => all.map(anchor => anchor.ariaLabel)")
    label = word("de-DE", "Link to this paragraph")
    assert sorted(names) == sorted(f"{label} {name}" for name in ids)
    anchor = page.locator(f"[id='{CLAUSE}'] > .anchor")
    anchor.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"/de-DE/privacy/2.1/#{CLAUSE}")
    colours = page.locator(f"[id='{CLAUSE}'], [id='retention.1']").evaluate_all(
        "all => all.map(element => getComputedStyle(element).backgroundColor)"
    )
    assert len(set(colours)) == 2, "the passage that the address names is shown"
    button.press("Enter")
    page.mouse.move(0, 0)
    expect(anchors).to_have_count(0)


def test_a_paragraph_that_is_pointed_at_shows_its_link(page: Page) -> None:
    page.goto("/privacy/2.1/")
    page.locator(f"[id='{CLAUSE}']").hover()

    anchor = page.locator(".anchor >> visible=true")
    expect(anchor).to_have_count(1)
    anchor.click()
    expect(page).to_have_url(f"/privacy/2.1/#{CLAUSE}")


@pytest.mark.parametrize(
    ("clause", "said_of_it"),
    [
        ("", ""),
        ("#retention", " · 13 How long we keep personal data"),
        (f"#{CLAUSE}", " · 13 How long we keep personal data (2)"),
        ("#google-analytics.3", " · 7(a)"),
        ("#nowhere", ""),
    ],
)
def test_a_citation_names_the_clause_that_one_comes_from(page: Page, clause: str, said_of_it: str) -> None:
    page.goto(f"/privacy/2.1/cite/{clause}")

    (text,) = said(page, ".citation")
    place = clause if said_of_it else ""
    assert text.startswith(f"QNAP Systems, Inc. · Data Privacy Notice (for QID), version 2.1{said_of_it} · Effective")
    assert f"https://notices.example.com/privacy/2.1/{place} · sha256:" in text


def test_a_citation_is_copied(fresh_page: Page) -> None:
    page = fresh_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/de-DE/privacy/2.1/cite/#{CLAUSE}")

    page.get_by_role("button", name=word("de-DE", "Copy"), exact=True).click()

    expect(page.get_by_role("button", name=word("de-DE", "Copied"), exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".citation").inner_text()


def test_a_citation_that_may_not_be_copied_is_selected(fresh_page: Page) -> None:
    page = fresh_page
    page.goto("/de-DE/privacy/2.1/cite/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('denied')); }")

    page.get_by_role("button", name=word("de-DE", "Copy"), exact=True).click()

    assert page.evaluate("getSelection().toString()") == page.locator(".citation").inner_text()


@pytest.mark.parametrize("name", ["privacy/versions/", "privacy/2.1/cite/", "privacy/2.1/bilingual/"])
def test_a_page_beside_a_text_takes_three_requests_and_reads_the_same_without_scripts(
    open_page: OpenPage, name: str
) -> None:
    page = open_page(DESKTOP)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(address("de-DE", name))
    plain = open_page(Screen(DESKTOP.width, DESKTOP.height, scripts=False))
    plain.goto(address("de-DE", name))

    icons = page.locator("link[rel~=icon]").evaluate_all("links => links.map(link => link.href)")
    assert len({*addresses, *icons} - {each for each in icons if each.startswith("data:")}) <= 3
    shown, without = (set(said(each, "main :is(h1, h2, p, li, dd, blockquote)")) for each in (page, plain))
    assert without - {""} <= shown
