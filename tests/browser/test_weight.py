"""What the text in force costs a visitor who comes for the first time."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page

from visit import TAGS, address

MOST_REQUESTS = 3
MOST_BYTES = 24 * 1024
LARGEST_PAGE = 200_000
ICONS = "links => links.map(link => link.href)"


@pytest.mark.parametrize("tag", TAGS)
def test_text_in_force_takes_three_requests_and_24_kilobytes(fresh_page: Page, tag: str) -> None:
    page = fresh_page
    # Each once: the sample's icon is its logo, which the browser then has.
    addresses: set[str] = set()
    page.on("request", lambda request: addresses.add(request.url))
    page.goto(address(tag, "privacy/"))

    # Chromium fetches the icon when it likes; it counts in any case.
    addresses |= set(page.locator("link[rel~=icon]").evaluate_all(ICONS))
    # A small drawing stands in the page itself.
    addresses = {each for each in addresses if not each.startswith("data:")}
    bodies = {url: gzip.compress(page.request.get(url).body(), 6) for url in addresses}

    assert 2 <= len(addresses) <= MOST_REQUESTS, addresses
    assert sum(map(len, bodies.values())) <= MOST_BYTES, {url: len(body) for url, body in bodies.items()}


def test_no_page_of_the_sample_is_over_200_kilobytes(sample_site: Path) -> None:
    sizes = {path.relative_to(sample_site).as_posix(): path.stat().st_size for path in sample_site.rglob("*.html")}

    assert len(sizes) > len(TAGS)
    assert {path: size for path, size in sizes.items() if size > LARGEST_PAGE} == {}
