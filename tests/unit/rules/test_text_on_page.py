"""Where sentences stand on a page: the quick way beside one that asks for each letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from noticepress.files.html import read_page
from noticepress.rules.prevails.text_on_page import TextOnPage, fold, folded

PIECES = st.lists(
    st.sampled_from(
        [
            *("English", "prevails", ".", "E", "s.", " ", "\n", "\t", "\xa0", "\u2060", "\u2060 "),
            *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", '<a href="x">', "</a>", "<br>"),
            *("<!-- English -->", "<?English prevails?>", "<script>English prevails.</script>", "&amp;"),
        ]
    ),
    max_size=14,
).map("".join)
SENTENCE = "English prevails."


def letters(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Each letter within an element, with the element that it stands in."""
    yield from ((letter, element) for letter in element.text or "" if letter != "\u2060")
    for child in element:
        if isinstance(child.tag, str):
            yield from letters(child)
        yield from ((letter, element) for letter in child.tail or "" if letter != "\u2060")


def smallest_around(root: HtmlElement, holders: list[HtmlElement]) -> HtmlElement:
    """The last element to begin of those around all of them."""
    around = [{each, *each.iterancestors()} for each in holders]
    return [each for each in root.iter() if all(each in those for those in around)][-1]


@given(PIECES)
@example(f"<p><b>{SENTENCE}</b> x {SENTENCE}</p>")
@example("<div>English <p>pre<!-- x -->vails</p><b>.</b></div>")
@example("<div><p>English\u2060</p>\u2060\n<p>\u2060prevails.</p></div>")
def test_sentences_are_found_where_their_letters_stand(html: str) -> None:
    root = read_page(f"<body>{html}".encode())
    body = next(root.iter("body"))
    known = [*letters(body)]
    text = "".join(letter for letter, _ in known)
    page = TextOnPage(root)

    assert page.has(SENTENCE) is (SENTENCE in fold(text))
    assert page.find(SENTENCE) == [
        smallest_around(root, [holder for _, holder in known[found.start() : found.end()]])
        for found in re.finditer(r"English\s+prevails\.", text)
    ]
    assert folded(body) == fold(text)
    outside = "".join(letter for letter, holder in known if "a" not in {holder.tag, *map(tag, holder.iterancestors())})
    assert folded(body, without="a") == fold(outside)


def tag(element: HtmlElement) -> str:
    """The element's name."""
    return str(element.tag)
