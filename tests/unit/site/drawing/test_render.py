"""An address reads on a page as MkDocs would write it there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from mkdocs.utils import normalize_url

from noticepress.site.drawing.addresses import address_here

PARTS = ("a", "privacy", "1.0", "..", ".", "", "x?y", "z#w", "a:b", "ü", "a b", "index.html", "http://x", " ")
PAGES = ("", "privacy/", "privacy/1.0/", "de-DE/", "de-DE/privacy/1.0/changes/", "a/b/")
addresses = st.lists(st.sampled_from(PARTS), max_size=5).map("/".join)


def shown(address: object, **given_to_page: str) -> str:
    env = Environment(autoescape=False)  # noqa: S701 (an address alone)
    env.filters["url"] = address_here
    return env.from_string("{{ address | url }}").render(address=address, **given_to_page)


@given(addresses, st.sampled_from(PAGES))
def test_an_address_is_relative_to_its_page(address: str, page: str) -> None:
    assert shown(address, page_address=page) == normalize_url(address, SimpleNamespace(url=page or "./"))


@given(addresses)
def test_on_the_error_page_it_is_from_the_root(address: str) -> None:
    assert shown(address, site_root="/notices/") == normalize_url(address, None, "/notices/")


@pytest.mark.parametrize("value", [5, None, [1]])
def test_whatever_is_given_is_taken_for_its_text(value: object) -> None:
    assert shown(value, page_address="") == str(value)


def test_a_backslash_is_refused() -> None:
    with pytest.raises(ValueError, match="has a backslash where a slash belongs"):
        shown("a\\b", page_address="")
