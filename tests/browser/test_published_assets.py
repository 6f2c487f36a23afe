"""What is taken from style sheets and scripts before they are published makes no difference to a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from noticepress import theme

RULES = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map(rule => rule.cssText.replace(/([,:])\\s+/g, "$1"));
}"""
"""What a browser has read; custom properties and conditions keep the space behind a sign as it was written."""


def rules(page: Page, css: str) -> list[str]:
    found: list[str] = page.evaluate(RULES, css)
    return found


@pytest.mark.parametrize("name", theme.style_sheets())
def test_a_published_sheet_has_the_rules_of_its_source(page: Page, name: str) -> None:
    source = (theme.FOLDER / name).read_text(encoding="utf-8")

    assert rules(page, theme.published_css(source)) == rules(page, source) != []


@pytest.mark.parametrize("name", [theme.SCRIPT, theme.BESIDE_SCRIPT])
def test_a_published_script_has_no_comment_and_can_be_read(page: Page, name: str) -> None:
    script = theme.published(name)

    assert "//" not in script
    page.evaluate("script => { new Function(script); }", script)
