"""A table on a page: it scrolls by itself and, on a narrow screen, is stacked, each cell with its column's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element

from lxml.html import HtmlElement

from noticepress.files.html import read_fragment

_LABEL = "data-label"
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_COLUMN = re.compile(rf'(?<= {_LABEL}=")\d+(?=")')
_SPACE = re.compile(r"[ \t\n]+")


def prepare_tables(root: Element) -> None:
    """Let a wide table scroll by itself, and on a narrow screen be stacked, each cell with its column's number.

    One in an item, a box or a quotation too: what is wider than the page could not be reached.
    """
    _prepare(root, "")


def _prepare(element: Element, heading: str) -> str:
    """Prepare the tables within; ``heading`` is the id of the one above, and what leaves that of the last one."""
    for index, child in enumerate(list(element)):
        if child.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            heading = child.get("id", "")
        if child.tag == "table":
            for cell in child.iter("th"):
                cell.set("scope", "col")
            for row in child.iter("tr"):
                for column, cell in enumerate(row.findall("td")):
                    cell.set(_LABEL, str(column))
            frame = Element("div", {"class": "table", "role": "region", "tabindex": "0", "aria-labelledby": heading})
            element.remove(child)
            frame.append(child)
            frame.tail, child.tail = child.tail, None
            element.insert(index, frame)
        else:
            heading = _prepare(child, heading)
    return heading


def name_columns(html: str) -> str:
    """HTML with the words of each prepared table's head in the place of its columns' numbers."""
    return _TABLE.sub(lambda table: _named(table[0]), html) if "<table" in html else html


def _named(table: str) -> str:
    labels = {str(column): label(head) for column, head in enumerate(_HEAD.findall(table))}
    return _COLUMN.sub(lambda column: labels.get(column[0], ""), table)


def label(html: str) -> str:
    """The name of a column, as the value of an attribute."""
    return escape(name_of(html), quote=False).replace('"', "&quot;")


def name_of(html: str) -> str:
    """The name of a column: the words that its head shows, without marks."""
    return _SPACE.sub(" ", "".join(_words(read_fragment(html)))).strip(" ")


def _words(element: HtmlElement) -> Iterator[str]:
    """The words of an element; a footnote's number is none, and a line's end parts them."""
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        elif isinstance(child.tag, str) and not (child.get("id") or "").startswith("fnref"):
            yield from _words(child)
        yield child.tail or ""
