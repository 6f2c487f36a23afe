"""axe finds nothing wrong on any page, at either width, in either colour scheme.

Every locale is looked at on a phone, where the most has to fit; at both widths are those whose letters differ. Colours,
which take most of the time, are looked at where a page may have others: on each kind of page, in those letters, once at
each width, in light and in dark. Words have none of their own.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from browsing import COLOURS, violations
from visit import DESKTOP, DESKTOP_DARK, PHONE, PHONE_DARK, READ, TAGS, Screen, address, look

KINDS = ("", "privacy/2.0/", "privacy/versions/", "privacy/2.1/changes/", "privacy/2.1/cite/", "translations/")
DARK = {PHONE: PHONE_DARK, DESKTOP: DESKTOP_DARK}
SHOWN = {
    *((address(tag, "privacy/"), PHONE) for tag in TAGS),
    *((address(tag, "privacy/"), DESKTOP) for tag in READ),
    *((address(tag, name), screen) for tag in ("en", "de-DE") for name in KINDS for screen in DARK),
    *((address(tag, "privacy/2.1/bilingual/"), screen) for tag in ("de-DE", "ja-JP") for screen in DARK),
    *(("/404.html", screen) for screen in DARK),
    ("/ja-JP/404.html", PHONE),
}
IN_COLOUR = {
    *((address(tag, "privacy/"), PHONE) for tag in READ),
    *((address("en", name), PHONE) for name in KINDS),
    *((address("de-DE", name), DESKTOP) for name in ("privacy/", *KINDS)),
    ("/de-DE/privacy/2.1/bilingual/", PHONE),
    ("/ja-JP/privacy/2.1/bilingual/", DESKTOP),
    *(("/404.html", screen) for screen in DARK),
}


@pytest.mark.parametrize(("name", "screen"), sorted(SHOWN, key=str), ids=str)
def test_axe_finds_no_violation(page: Page, name: str, screen: Screen) -> None:
    page.goto(name)
    if (name, screen) not in IN_COLOUR:
        assert violations(page, without=COLOURS) == []
        return

    assert violations(page) == []
    look(page, DARK[screen])
    assert violations(page, *COLOURS) == []


def test_whose_colours_are_looked_at_is_looked_at_as_a_whole() -> None:
    assert IN_COLOUR <= SHOWN


@pytest.mark.parametrize("screen", DARK, ids=str)
@pytest.mark.parametrize("tag", ["de-DE", "ja-JP"])
def test_axe_finds_no_violation_with_everything_open(page: Page, tag: str, screen: Screen) -> None:
    page.goto(address(tag, "privacy/"))
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true; })")
    page.locator("#locales").evaluate("list => list.showPopover()")

    assert violations(page) == []
    look(page, DARK[screen])
    assert violations(page, *COLOURS) == []


def test_axe_finds_what_is_wrong(page: Page) -> None:
    page.goto("/privacy/")
    page.locator("html").evaluate("html => html.removeAttribute('lang')")

    assert [line.partition(":")[0] for line in violations(page)] == ["html-has-lang"]


@pytest.mark.parametrize("screen", DARK, ids=str)
def test_axe_finds_what_is_wrong_in_dark_alone(page: Page, screen: Screen) -> None:
    page.goto("/404.html")
    page.add_style_tag(content="@media (prefers-color-scheme: dark) { h1 { color: #222 !important } }")
    assert violations(page, *COLOURS) == []

    look(page, DARK[screen])

    assert [line.partition(":")[0] for line in violations(page, *COLOURS)] == ["color-contrast"]
