"""A page's summary: what it says of links is what the page has, and is held once for pages that are alike."""

from __future__ import annotations

import marshal

from hypothesis import given
from hypothesis import strategies as st

from noticepress.files.html import read_page
from noticepress.rules.site.attributes import Attributes
from noticepress.rules.site.summary import Links, PageFacts, PageSummary
from noticepress.rules.site.targets import Target, Targets

NAMES = st.text("ab/.#é", max_size=4)
LINKS = st.lists(st.tuples(NAMES, st.integers(0, 10**6), st.builds(Target, NAMES, NAMES)))


@given(LINKS)
def test_links_are_given_as_they_were_taken(links: list[tuple[str, int, Target]]) -> None:
    assert list(Links.of(links).each()) == [(href, line, *target) for href, line, target in links]


@given(LINKS)
def test_links_can_be_kept_as_they_are(links: list[tuple[str, int, Target]]) -> None:
    plain = marshal.loads(marshal.dumps(tuple(Links.of(links))))  # noqa: S302 (what was written a moment ago)
    assert Links(*plain) == Links.of(links)


def summary(locale: str) -> PageSummary:
    """Of a page that links to itself, to the page beside it, to another site, and to another page of its locale."""
    root = read_page(
        b'<html lang="de"><body><p id="a"><a href="#a">1</a>\n<a href="../">2</a>\n'
        b'<a href="https://other.example/">3</a>\n<a href="../x/#b">4</a></p></body></html>'
    )
    path = f"{locale}/privacy/index.html"
    return PageFacts(path, root, Attributes(root), locale, Targets("https://example.org/")).summary()


def test_links_that_lead_elsewhere_on_the_site_are_summed_up_with_their_lines() -> None:
    expected = [("../", 2, "de-DE/index.html", ""), ("../x/#b", 4, "de-DE/x/index.html", "b")]
    assert list(summary("de-DE").links.each()) == expected


def test_pages_that_are_alike_share_what_is_alike() -> None:
    german, french = summary("de-DE"), summary("fr-FR")
    assert german.links.paths != french.links.paths
    assert german.links.hrefs is french.links.hrefs
    assert german.links.lines is french.links.lines
    assert german.ids is french.ids
