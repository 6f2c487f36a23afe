"""HTML as a tree: text comes in, elements leave.

The elements are all of one class, told to lxml once: its own way asks a Python function for the class of each.
"""

from __future__ import annotations

import re

from lxml.etree import ElementDefaultClassLookup
from lxml.html import HtmlComment, HtmlElement, HTMLParser, document_fromstring

_NO_TEXT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no place for, though a parser of HTML gives it: ``&#2;``."""


def read_page(raw: bytes) -> HtmlElement:
    """The root of a whole page in UTF-8, without its comments."""
    return document_fromstring(raw, parser=_PAGES)


def read_fragment(html: str) -> HtmlElement:
    """What stands in a page, within a ``div`` of its own. Raises lxml's ``ParserError`` for what cannot be read.

    What ends or begins the body anew changes nothing: all that the parser shows of the page is in it.
    """
    root = document_fromstring(f"<html><body>{html}</body></html>", parser=_FRAGMENTS)
    fragment: HtmlElement = _FRAGMENTS.makeelement("div")
    for part in list(root):
        if part.tag != "body":
            fragment.append(part)
            continue
        _add_text(fragment, part.text)
        fragment.extend(list(part))
        _add_text(fragment, part.tail)
    return fragment


def _add_text(element: HtmlElement, text: str | None) -> None:
    """Add a text behind all that an element holds; space alone does not begin one, and no tree takes control signs."""
    text = _NO_TEXT.sub("", text or "")
    if text and len(element):
        element[-1].tail = (element[-1].tail or "") + text
    elif text and (element.text or text.strip()):
        element.text = (element.text or "") + text


def _of_one_class(parser: HTMLParser) -> HTMLParser:
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment))
    return parser


# Without a table of ids, which only XPath's id() would ask for.
_PAGES = _of_one_class(HTMLParser(encoding="utf-8", remove_comments=True, collect_ids=False))
_FRAGMENTS = _of_one_class(HTMLParser(collect_ids=False))
