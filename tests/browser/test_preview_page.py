"""A page that is open in the preview shows what is saved, by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from previewing import SECTION, previewing
from small_project import SmallProject


def test_an_open_page_follows_what_is_saved(browser: Browser, small: SmallProject) -> None:
    with previewing(small) as preview:
        page = browser.new_page(viewport={"width": 800, "height": 300})
        page.goto(f"{preview.address}privacy/1.2/")
        text, findings = page.locator("#text"), page.locator("body > details")
        page.evaluate("scrollTo(0, 150)")

        small.replace(SECTION, "Write to us", "Write to all of us")
        expect(text).to_contain_text("Write to all of us")
        page.wait_for_function("scrollY === 150")

        small.replace(SECTION, "Write to all of us", "Write to {{ nobody }}")
        expect(findings).to_contain_text("The site cannot be built: 1 finding")
        expect(findings).to_contain_text(f"{SECTION}:3: IN008 there is no fact “nobody”")
        expect(findings).to_be_in_viewport()
        expect(text).to_be_visible()

        small.replace("mkdocs.yml", "site_name: ", "site_name: [")
        expect(page.locator("h1")).to_have_text("The site cannot be built: 1 finding")
        expect(page.locator("li")).to_contain_text("mkdocs.yml:")

        small.replace("mkdocs.yml", "site_name: [", "site_name: ")
        small.replace(SECTION, "Write to {{ nobody }}", "Write to all of us")
        expect(text).to_contain_text("Write to all of us")
        expect(findings).to_have_count(0)
        page.close()


@pytest.mark.parametrize(("width", "direction"), [(1280, "ltr"), (1280, "rtl"), (320, "ltr")])
def test_margin_is_read_and_opened_by_keyboard(
    browser: Browser, small: SmallProject, width: int, direction: str
) -> None:
    with previewing(small) as preview:
        page = browser.new_page(viewport={"width": width, "height": 700})
        page.goto(f"{preview.address}de-DE/privacy/1.2/")
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        block = page.locator(".notice p").filter(has_text="Unterschreiben")
        mark = block.get_by_role("button", name="translated")
        words = block.evaluate(
            "block => { const range = document.createRange(); range.selectNodeContents(block.firstChild);"
            " const { left, right, bottom } = range.getBoundingClientRect(); return { left, right, bottom } }"
        )
        box = mark.bounding_box()
        head = page.locator("thead .np-mark").first
        head.focus()

        assert box
        if width == 320:
            assert box["y"] >= words["bottom"] - 4
        elif direction == "ltr":
            assert box["x"] >= words["right"]
        else:
            assert box["x"] + box["width"] <= words["left"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert head.evaluate(
            "mark => { const { left, top, width, height } = mark.getBoundingClientRect();"
            " return document.elementFromPoint(left + width / 2, top + height / 2) === mark }"
        ), "the mark of a column's head is reached by keyboard, and not seen"
        mark.focus()
        page.keyboard.press("Enter")
        panel = page.locator("[popover]:popover-open")
        expect(panel).to_be_visible()
        expect(panel).to_contain_text("Sign and date your letter.")
        expect(panel).to_contain_text("locales/de/LC_MESSAGES/privacy.po:")
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)
        page.close()
