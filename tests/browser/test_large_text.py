"""No page scrolls sideways with large text, wider spacing or enlarged to 400 %; right to left neither."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from arabic_project import arabic_project
from browsing import ARGUMENTS, new_page, serving
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY
from visit import TAGS, Screen, address

NAMES = ("", "privacy/", "privacy/2.0/", "privacy/versions/", "translations/")
SIZES = {130: 320, 160: 412, 200: 360}
"""Text in per cent of its usual size, on a screen of that width."""
LONG_WORDS = ("de-DE", "hu-HU", "nl-NL", "ru-RU", "sv-SE", "th-TH", "ja-JP")
"""On the largest of the screens a line has as many letters as on the smallest: those are read that fill one soonest."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTSIDE = """() => [...document.querySelectorAll("main *, .skip")]
  .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.closest(".hidden"))
  .filter(element => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return element.matches(".skip") ? bottom > 0 : left < -1 || right > innerWidth + 1;
  })
  .map(element => element.outerHTML.slice(0, 120))"""
"""What stands beyond the sides of the window, and the link that is seen only while it has the focus."""
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
CUT_OFF = """() => [...document.querySelectorAll("main :is(p, li, dd, h1, h2, h3)")]
  .filter(element => element.scrollWidth > element.clientWidth + 1 && element.checkVisibility())
  .map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def arabic_origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    small = arabic_project(tmp_path_factory.mktemp("arabic") / "small")
    small.replace("mkdocs.yml", "https://legal.example.org/notices/", "https://legal.example.org/")
    with serving(build(Project(small.root), Request(DAY)).path) as origin:
        yield origin


@pytest.fixture(scope="module", params=SIZES, ids=str)
def enlarged(browser: Browser, playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[tuple[Browser, int]]:
    """A browser whose owner has set a larger text size, and the width of the screen."""
    size = f"--blink-settings=defaultFontSize={round(16 * request.param / 100)}"
    program = browser.browser_type.executable_path
    with_settings = playwright.chromium.launch(executable_path=_program(program), args=[*ARGUMENTS, size])
    yield with_settings, SIZES[request.param]
    with_settings.close()


def _program(own: str) -> str:
    import os  # noqa: PLC0415 (as the browser fixture finds it)

    from install_browser import find_browser  # noqa: PLC0415 (as above)

    found = find_browser(os.environ, lambda: own)
    assert found
    return found


def test_large_text_fits_in_every_locale(enlarged: tuple[Browser, int], sample_origin: str, arabic_origin: str) -> None:
    browser, width = enlarged
    page = new_page(browser, sample_origin, Screen(width, 740))
    tags = TAGS if width < max(SIZES.values()) else LONG_WORDS
    addresses = [sample_origin + address(tag, name) for tag in tags for name in NAMES]
    addresses += [f"{sample_origin}/404.html", *(f"{arabic_origin}/ur/{name}" for name in ("", "privacy/"))]

    wide = []
    for each in addresses:
        page.goto(each)
        wide += [each] if page.evaluate(SIDEWAYS) else []
        wide += [f"{each}: {outside}" for outside in page.evaluate(OUTSIDE)]
    page.context.close()

    assert wide == []


@pytest.mark.parametrize("screen", [Screen(320, 256)], ids=str)
@pytest.mark.parametrize("name", [*NAMES, "404.html"])
def test_pages_fit_with_wider_spacing_and_enlarged_to_400_per_cent(page: Page, name: str) -> None:
    for tag in ("de-DE", "ru-RU", "th-TH") if name != "404.html" else ("en",):
        page.goto(address(tag, name))
        page.add_style_tag(content=SPACING)

        assert page.evaluate(SIDEWAYS) == 0
        assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("screen", [Screen(360, 740), Screen(768, 1024), Screen(1280, 900)], ids=str)
def test_page_runs_from_right_to_left(browser: Browser, arabic_origin: str, screen: Screen) -> None:
    page = new_page(browser, arabic_origin, screen)
    page.goto("/ur/privacy/")
    page.locator(".locales button").click()

    box = page.locator("#locales").bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= screen.width
    assert page.evaluate(SIDEWAYS) == 0
    name = page.locator(".notice bdi").first
    assert name.inner_text() == "Example Ltd."
    assert name.evaluate("e => getComputedStyle(e).direction") == "ltr"
    edge = page.locator(".head .notes").evaluate("e => getComputedStyle(e).borderInlineStartWidth")
    assert edge == "4px"
    page.context.close()


def test_arabic_catalog_is_right_to_left(arabic_origin: str, browser: Browser) -> None:
    page = new_page(browser, arabic_origin, Screen(1280, 900))
    page.goto("/ur/")

    assert page.locator("html").get_attribute("dir") == "rtl"
    page.context.close()


FOLLOWS = """all => all.map(came => {
  const went = (came.parentElement.localName === "bdi" ? came.parentElement : came).previousElementSibling;
  const [{left}] = [...(went.querySelector("del") ?? went).getClientRects()].reverse();
  return left - came.getClientRects()[0].right > 1;
})"""


def test_in_arabic_what_went_and_what_came_stand_one_after_the_other(arabic_origin: str, browser: Browser) -> None:
    page = new_page(browser, arabic_origin, Screen(1280, 900))
    page.goto("/ur/privacy/1.1/changes/")

    pairs = page.locator(".change.changed ins").evaluate_all(FOLLOWS)
    dates = page.locator(".change.changed bdi:not(.hidden)").all_text_contents()
    page.context.close()
    assert pairs == [True, True]
    assert [each for each in dates if "20" in each] == [
        "\u2066[removed: \u206915 جنوری، 2020\u2066]\u2069",
        "\u2066[added: \u20691 اپریل، 2021\u2066]\u2069",
    ]


def test_arabic_names_and_addresses_take_no_punctuation_along(arabic_origin: str, browser: Browser) -> None:
    page = new_page(browser, arabic_origin, Screen(1280, 900))
    page.goto("/ur/privacy/1.1/cite/")
    parts = page.locator(".citation > bdi").all_inner_texts()
    cited = page.locator(".citation").text_content()
    page.goto("/ur/privacy/1.1/")
    address_of_english = page.locator(".prevailing .paper bdi").first.text_content()
    foot = page.locator("html").get_attribute("data-foot") or ""
    page.context.close()

    assert parts == [
        "Example Ltd.",
        "إشعار الخصوصية، الإصدار 1.1",
        "",
        "\u2066Effective date: 1 اپریل، 2021\u2069",
        "السيادة للنص الإنجليزي",
    ]
    assert cited is not None
    assert cited.startswith(" · ".join([*filter(None, parts[:-1]), "العربية", parts[-1]]))
    assert foot.endswith(f" · \u2066{address_of_english}\u2069")


def test_an_arabic_page_has_english_passages_in_the_english_column(arabic_origin: str, browser: Browser) -> None:
    page = new_page(browser, arabic_origin, Screen(1280, 900))
    page.goto("/ur/privacy/1.1/bilingual/")
    page.locator(".bilingual .pair").nth(1).evaluate(
        "pair => pair.insertAdjacentHTML('afterend', '<p class=untranslated dir=ltr lang=en>' + pair.innerText)"
    )
    column, passage = (
        page.locator(f".bilingual {each}").nth(1 if "pair" in each else 0).bounding_box()
        for each in (".pair > [lang=en]", ".untranslated")
    )
    page.context.close()

    assert column
    assert passage
    assert {name: passage[name] for name in ("x", "width")} == {name: column[name] for name in ("x", "width")}


def test_arabic_links_keep_the_signs_between_them_in_their_places(arabic_origin: str, browser: Browser) -> None:
    page = new_page(browser, arabic_origin, Screen(360, 740))
    page.goto("/ur/privacy/versions/")
    links = page.locator(".version p a + a").evaluate_all("all => all.map(a => getComputedStyle(a).unicodeBidi)")
    page.context.close()

    assert set(links) == {"isolate"}


UNMARKED = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (/[a-z]{3}/i.test(data) && parentElement.checkVisibility() && parentElement.closest("[lang]").lang === "ur")
      found.push(data.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("name", ["privacy/1.1/changes/", "privacy/versions/", "translations/"])
def test_english_words_on_an_arabic_page_are_marked_as_english(arabic_origin: str, browser: Browser, name: str) -> None:
    page = new_page(browser, arabic_origin, Screen(1280, 900))
    page.goto(f"/ur/{name}")
    unmarked = page.evaluate(UNMARKED)
    page.context.close()

    # Names are alike in every language.
    assert {each for each in unmarked if "Example Ltd." not in each} <= {"Markdown", "Akoma Ntoso"}


def test_arabic_words_are_for_messages_that_are_there(tmp_path: Path) -> None:
    small = arabic_project(tmp_path / "small")

    assert {finding.code for finding in small.findings()} == {"TR002"}
