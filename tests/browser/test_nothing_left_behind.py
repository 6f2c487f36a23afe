"""A visit leaves nothing on the visitor's device and tells nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from noticepress.editions.assets import hashed_path, plain_name, shipped_assets
from visit import READ, address

LEFT_BEHIND = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(database => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
})"""


@pytest.mark.parametrize("tag", READ)
def test_visit_leaves_nothing_behind(fresh_page: Page, tag: str) -> None:
    page = fresh_page
    for name in ("", "privacy/", "privacy/2.0/", "privacy/versions/", "privacy/2.1/cite/#retention.2", "translations/"):
        page.goto(address(tag, name))
    page.locator(".locales button").click()
    page.locator("#locales li a[lang='tr-TR']").click()
    page.wait_for_url(address("tr-TR", "translations/"))

    assert page.context.cookies() == []
    assert page.evaluate(LEFT_BEHIND) == {"local": [], "session": [], "databases": [], "caches": [], "workers": []}


@pytest.mark.parametrize(
    ("name", "script"),
    [
        *((name, "page") for name in ("", "privacy/", "privacy/2.0/", "translations/")),
        *((name, "beside") for name in ("privacy/versions/", "privacy/2.1/cite/", "404.html")),
    ],
)
def test_page_has_one_script_no_frame_and_no_cookie_notice(page: Page, name: str, script: str) -> None:
    page.goto(f"/{name}")

    loaded = page.locator("script:not([type='application/ld+json'])")
    scripts = loaded.evaluate_all("all => all.map(e => new URL(e.src).pathname)")
    assert [*map(plain_name, scripts)] == [f"/assets/{script}.js"]
    assert page.locator("iframe, object, embed, [onclick], [onload], .cookie-notice").count() == 0
    consent = hashed_path("assets/consent.js", shipped_assets()["assets/consent.js"])
    assert page.request.get(f"/{consent}").status == 404
