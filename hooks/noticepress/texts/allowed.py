"""What an English text may hold: blocks come in, findings about foreign or active content (IN012) leave.

A list of what is allowed, and not of what is dangerous: what browsers run is known too late.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from noticepress.files.limits import EMPTY_TAGS
from noticepress.findings import Finding, quote
from noticepress.model import Block
from noticepress.texts.dialect import REFERENCE_ADDRESS
from noticepress.texts.inline import COMMENT, UNREADABLE, Inline, InlineContent, addresses_of, content_of
from noticepress.texts.rules import FOREIGN

SCHEMES = ("https", "http", "mailto", "tel")
_MARKDOWN_TAGS = frozenset({"a", "em", "strong", "code", "br"})
_HTML_TAGS = frozenset({"abbr", "b", "bdi", "bdo", "cite", "i", "kbd", "mark", "q", "rp", "rt", "ruby"})
_HTML_TAGS |= {"s", "small", "span", "sub", "sup", "time", "u", "wbr"}
_TAGS = _MARKDOWN_TAGS | _HTML_TAGS
_ATTRIBUTES = ("class", "id", "title", "lang", "dir", "datetime", "cite")
_NUMBERING = ("type", "start", "value", "reversed")
_BLOCK_ATTRIBUTES = (*_ATTRIBUTES, ".")  # a class, as attribute lists are read
_LINK_ATTRIBUTES = (*_ATTRIBUTES, "href")
COMMENT_PROBLEM = (
    "a comment (<!-- … -->) stands in the text: it would be published, unseen",
    "delete it; keep notes elsewhere, as in a commit's message",
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]")


def foreign_content(blocks: Iterable[Block], path: str) -> Iterator[Finding]:
    """What stands in the blocks of one file and may not."""
    for block in blocks:
        problems = dict.fromkeys((*_in_content(content_of(block)), *_in_attributes(block), *_in_addresses(block)))
        for message, remedy in problems:
            yield FOREIGN.at(path, block.line, message, remedy)


def foreign_address(address: str) -> tuple[str, str] | None:
    """(message, remedy) where an address has a scheme that no link may have."""
    scheme = scheme_of(address)
    if not scheme or scheme in SCHEMES:
        return None
    return f"the address {quote(address)} begins with “{scheme}:”", "a link may lead to " + _listed(
        [f"{scheme}:" for scheme in SCHEMES], "or"
    )


def as_browsers_read(address: str) -> str:
    """An address without the characters that browsers pass over in one, or may."""
    return _IGNORED_BY_BROWSERS.sub("", address)


@lru_cache(maxsize=16_384)
def scheme_of(address: str) -> str:
    """The scheme that a browser would see, in lower case; empty without one."""
    match = _SCHEME.match(as_browsers_read(html.unescape(address)))
    return match[1].lower() if match else ""


def _in_addresses(block: Block) -> Iterator[tuple[str, str]]:
    for address in addresses_of(block):
        problem = foreign_address(address)
        if problem:
            yield problem


def _in_attributes(block: Block) -> Iterator[tuple[str, str]]:
    for name, _ in (*json.loads(block.attributes or "[]"), *content_of(block).attributes):
        if name not in _BLOCK_ATTRIBUTES:
            yield _attribute(name, "a block")


def _in_content(content: InlineContent) -> Iterator[tuple[str, str]]:
    for element in content.elements:
        yield from _in_element(element)
    for name in dict.fromkeys(content.closed):
        if name not in _TAGS:
            yield _tag(name)
    opened, closed = Counter(content.opened), Counter(content.closed)
    for name in sorted((opened | closed).keys() & _TAGS - EMPTY_TAGS):
        if opened[name] != closed[name]:
            message = f"<{name}> is opened {_times(opened[name])} and closed {_times(closed[name])} in the block"
            remedy = f"close it with </{name}> in the block in which it is opened"
            yield message, f"{remedy}, or write &lt; for the character itself"


def _in_element(element: Inline) -> Iterator[tuple[str, str]]:
    if element.tag == UNREADABLE:
        yield "the HTML in the text cannot be read", "write it as Markdown"
    elif element.tag == COMMENT:
        yield COMMENT_PROBLEM
    elif element.tag == "img":
        source = dict(element.attributes).get("src", "")
        shown = source.removeprefix(REFERENCE_ADDRESS)
        yield f"a text holds no pictures: {quote(shown)}", "say it in words, or link to the picture's whole address"
    elif element.tag not in _TAGS:
        yield _tag(element.tag)
    else:
        known = _LINK_ATTRIBUTES if element.tag == "a" else _ATTRIBUTES
        for name, _ in element.attributes:
            if name not in known:
                yield _attribute(name, f"<{element.tag}>")


def _tag(name: str) -> tuple[str, str]:
    return f"<{name}> may not stand in a text", "write it as Markdown, or write &lt; for the character itself"


def _attribute(name: str, place: str) -> tuple[str, str]:
    message = f"the attribute {quote(name)} of {place} is not allowed"
    if name in _NUMBERING:
        return message, "remove it, and type each item's label itself, as in a) or (iv): it is shown as it is typed"
    return message, f"remove it; allowed are {_listed(_ATTRIBUTES)}"


def _listed(names: Iterable[str], word: str = "and") -> str:
    *others, last = names
    return f"{', '.join(others)} {word} {last}"


def _times(count: int) -> str:
    return {0: "never", 1: "once"}.get(count, f"{count} times")
