"""Within a block: its inline HTML comes in, tokens leave, each with the elements around it."""

from __future__ import annotations

import html as html_
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from noticepress.editions.comparing.words.tokens import (
    FACT_BEGINS,
    NUMBER_BEGINS,
    OWN_BEGINS,
    VALUE_ENDS,
    Kind,
    Mark,
    Token,
    joined,
    tokens_of,
)
from noticepress.editions.localizing.rendered import FALLBACK_CLASS
from noticepress.files.html import read_fragment

_KEPT_ATTRIBUTES = {
    "ol": ("type", "start", "class"),
    "ul": ("class",),
    "li": ("value",),
    "div": ("class",),
    "a": ("href", "title"),
    "abbr": ("title",),
    "span": ("lang", "dir"),
    "img": ("src", "alt"),
}
_VALUE_MARKS = re.compile(f"[{FACT_BEGINS}{NUMBER_BEGINS}{OWN_BEGINS}{VALUE_ENDS}]")
_SPACE = re.compile(r"[ \t\n]+")


def inline_tokens(html: str) -> Iterator[Token]:
    """The tokens of a block, without the space that browsers do not show."""
    if "<" not in html:
        yield from tokens_of(_without_tags(html))
        return
    yield from _trimmed(list(_within(read_fragment(html), ())))


def inline_text(html: str) -> str:
    """The text of those tokens, without marks."""
    return without_marks(joined(tuple(inline_tokens(html))) if "<" in html else _without_tags(html))


def without_marks(html: str) -> str:
    """HTML without the marks around values."""
    return _VALUE_MARKS.sub("", html) if VALUE_ENDS in html else html


def is_fallback(element: HtmlElement) -> bool:
    """Whether an element is shown in English for want of a translation."""
    return FALLBACK_CLASS in (element.get("class") or "").split()


def kept_attributes(element: HtmlElement, tag: str) -> tuple[tuple[str, str], ...]:
    """The attributes of an element that a redline keeps."""
    kept = _KEPT_ATTRIBUTES.get(tag, ())
    return tuple((name, str(value)) for name in kept if (value := element.get(name)))


def _without_tags(html: str) -> str:
    """The text of HTML that has no tag."""
    return _SPACE.sub(" ", html_.unescape(html)).strip(" ")


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without the space that browsers do not show: at both ends, and beside another one."""
    kept: list[Token] = []
    for token in tokens:
        if token.key == " " and token.text == " " and (not kept or kept[-1].key == " "):
            continue
        kept.append(token)
    while kept and kept[-1].text == " ":
        kept.pop()
    return kept


def _within(element: HtmlElement, marks: tuple[Mark, ...]) -> Iterator[Token]:
    yield from tokens_of(_SPACE.sub(" ", element.text or ""), marks)
    for child in element:
        yield from _inline(child, marks)
        yield from tokens_of(_SPACE.sub(" ", child.tail or ""), marks)


def _inline(child: HtmlElement, marks: tuple[Mark, ...]) -> Iterator[Token]:
    if not isinstance(child.tag, str):
        return
    if child.tag == "br":
        yield Token("\n", " ", Kind.SPACE, marks)
    elif child.tag == "sup" and (child.get("id") or "").startswith("fnref"):
        address = next((str(link.get("href") or "") for link in child.iter("a")), "")
        number = str(child.text_content())
        yield Token(number, f"[{address.removeprefix('#fn:')}]", Kind.NOTE, (*marks, Mark("sup")))
    elif child.tag == "img":
        yield Token(str(child.get("alt") or ""), str(child.get("src")), Kind.VALUE, (*marks, _mark(child)))
    elif is_fallback(child):
        yield from _within(child, marks)
    else:
        yield from _within(child, (*marks, _mark(child)))


def _mark(element: HtmlElement) -> Mark:
    tag = str(element.tag)
    return Mark(tag, tuple((name, without_marks(value)) for name, value in kept_attributes(element, tag)))
