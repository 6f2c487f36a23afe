"""What a reader view would leave out for its id or its place is told to be content, and nothing else is."""

from __future__ import annotations

import pytest

from noticepress.editions.localizing.localizer import Localizer
from noticepress.texts.dialect import Dialect
from noticepress.texts.section import parse_section


def html_of(markdown: str) -> str:
    section, _ = parse_section(markdown, "docs/privacy/1.0/10-data.md", Dialect())
    return Localizer().render(section, None, {}).html


@pytest.mark.parametrize(
    "heading",
    [
        *("social-media", "gdpr-rights", "your-gdpr-rights", "comments", "community", "contact", "how-to-contact-us"),
        *("related-companies", "extras", "media", "metadata", "news-and-promotions", "tags-and-pixels", "replies"),
        *("hidden-data", "scroll", "sponsors", "legends", "header", "footer", "pagers", "widgets", "shopping"),
    ],
)
def test_what_is_under_a_heading_that_is_like_furniture_is_content(heading: str) -> None:
    html = html_of(f"## A {{#{heading}}}\n\nb\n\n- c\n\n*d*\n{{: .lead }}\n")

    assert f'<h2 class="content" id="{heading}">A</h2>' in html
    assert f'<p class="content" id="{heading}.1">b</p>' in html
    assert f'<li class="content" id="{heading}.2">c</li>' in html
    assert f'<p class="content lead" id="{heading}.3"><em>d</em></p>' in html


def test_nothing_else_is_told_so_but_boxes() -> None:
    html = html_of('## A {#retention}\n\nb\n\n- c\n\n| d |\n| --- |\n| e |\n\n!!! note "F"\n    g\n')

    assert html.count("content") == 1
    assert '<div class="admonition note content">' in html
