"""Which text binds can be read, in every locale: nothing lies over the statement, nor over the status."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from visit import COVERED, DESKTOP, DESKTOP_DARK, TAGS, Screen, address, look

NARROW, NARROW_DARK = Screen(360, 740), Screen(360, 740, "dark")
SCREENS = [NARROW, NARROW_DARK, DESKTOP_DARK, DESKTOP]


@pytest.mark.parametrize("tag", TAGS)
def test_statement_and_status_are_topmost(page: Page, tag: str) -> None:
    for name in ("privacy/", "privacy/2.0/"):
        page.goto(address(tag, name))

        for screen in SCREENS:
            look(page, screen)
            assert page.evaluate(COVERED, ".prevailing") == [], screen
            assert page.evaluate(COVERED, ".notes .status") == [], screen
