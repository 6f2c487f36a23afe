"""axe finds nothing wrong on any page, at either width, in either colour scheme."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browsing import violations
from visit import DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK, READ, SCREENS, TAGS, address

SHOWN = {
    *((address(tag, "privacy/"), screen) for tag in TAGS for screen in (PHONE, DESKTOP)),
    *((address(tag, "privacy/"), screen) for tag in READ for screen in (PHONE_DARK, DESKTOP_DARK)),
    *(
        (address(tag, name), screen)
        for tag in ("en", "de-DE")
        for name in (
            "",
            "privacy/2.0/",
            "privacy/versions/",
            "privacy/2.1/changes/",
            "privacy/2.1/cite/",
            "translations/",
        )
        for screen in SCREENS
    ),
    *((address(tag, "privacy/2.1/bilingual/"), screen) for tag in ("de-DE", "ja-JP") for screen in SCREENS),
    *(("/404.html", screen) for screen in SCREENS),
    ("/ja-JP/404.html", PHONE),
}


@pytest.mark.parametrize(("name", "screen"), sorted(SHOWN, key=str), ids=str)
def test_axe_finds_no_violation(page: Page, name: str) -> None:
    page.goto(name)

    assert violations(page) == []


@pytest.mark.parametrize("screen", SCREENS, ids=str)
@pytest.mark.parametrize("tag", ["de-DE", "ja-JP"])
def test_axe_finds_no_violation_with_everything_open(page: Page, tag: str) -> None:
    page.goto(address(tag, "privacy/"))
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true; })")
    page.locator("#locales").evaluate("list => list.showPopover()")

    assert violations(page) == []


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.goto("/privacy/")
    page.locator("html").evaluate("html => html.removeAttribute('lang')")

    assert [line.partition(":")[0] for line in violations(page)] == ["html-has-lang"]
