"""A page that is open in the preview shows what is saved, by itself."""

from __future__ import annotations

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
