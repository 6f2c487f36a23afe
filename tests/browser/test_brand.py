"""A brand of one's own: nothing is unreadable in it, one scheme alone is shown to everybody, a logo says its name."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from browsing import Troubles, new_page, serving, violations
from noticepress.editions.branding.colour import TEXT, colour, contrast
from noticepress.editions.branding.tokens import DEFAULTS, Scheme
from noticepress.editions.sources.project import Project
from noticepress.site.build import build
from noticepress.site.prepared import Request
from small_project import DAY, SmallProject
from visit import DESKTOP_DARK, PHONE, Screen

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 20"><rect width="400" height="20" fill="#777"/></svg>'
BRANDS = {
    "yellow": "palette: {primary: yellow, accent: lime}",
    "slate": "palette: {scheme: slate, primary: indigo}",
    "default": "palette: {scheme: default, primary: deep-orange}",
    "white": "palette: {primary: white}",
    "night": "palette: {accent: cyan}",
}
NIGHT = f":root {{ {' '.join(f'{name}: {value};' for name, value in DEFAULTS[Scheme.DARK].items())} }}"
"""A brand.css that is dark in the light scheme too."""
PRINTED = """() => [...document.querySelectorAll("h1, .facts dt, .notes p, .notice p")].map(element => {
  const ground = element.closest(".notes") ?? document.body;
  return [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
})"""


@pytest.fixture(scope="module")
def origins(tmp_path_factory: pytest.TempPathFactory):
    """The origin of a site for each brand."""
    with ExitStack() as servers:
        found = {}
        for name, settings in BRANDS.items():
            small = SmallProject.copy(tmp_path_factory.mktemp("brand") / "small")
            small.write("docs/assets/logo.svg", LOGO)
            small.replace("mkdocs.yml", "  font: false", f"  logo: assets/logo.svg\n  {settings}\n  font: false")
            small.replace("mkdocs.yml", "extra:\n", "extra:\n  logo_alt: Example\n")
            if name == "night":
                small.write("overrides/assets/brand.css", NIGHT)
            build(Project(small.root), Request(DAY))
            found[name] = servers.enter_context(serving(small.root / "site"))
        yield found


@pytest.mark.parametrize("screen", [PHONE, DESKTOP_DARK], ids=str)
@pytest.mark.parametrize("name", BRANDS)
def test_a_brand_can_be_read(
    browser: Browser, origins: dict[str, str], troubles: Troubles, name: str, screen: Screen
) -> None:
    page = new_page(browser, origins[name], screen)
    troubles.watch(page, origins[name])
    page.goto("/de-DE/privacy/")

    assert violations(page) == []
    expect(page.get_by_role("banner").get_by_role("link", name="Example", exact=True)).to_be_visible()
    height = page.locator(".logo").evaluate("logo => logo.getBoundingClientRect().height")
    assert height == pytest.approx(32, abs=0.5)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    dark = name in ("slate", "night") or (screen.scheme == "dark" and name != "default")
    assert paper == ("rgb(20, 24, 30)" if dark else "rgb(255, 255, 255)")
    page.emulate_media(media="print")
    pairs = {tuple(map(colour, pair)) for pair in page.evaluate(PRINTED)}
    assert all(front and ground and contrast(front, ground) >= TEXT for front, ground in pairs), pairs
    page.context.close()
