"""A table on a page: it scrolls by itself and, on a narrow screen, is stacked, each cell with its column's name."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_INLINE_MARKS = re.compile(r"\[\^[^\]]*\]|\]\([^)]*\)|[*`\\\[\]]|(?<!\w)_|_(?!\w)")
"""What Markdown writes around the words of a table's head: labels are attributes, which hold words only."""


def prepare_tables(root: Element) -> None:
    """Let a wide table scroll by itself, and on a narrow screen be stacked, each cell with its column's name.

    One in an item, a box or a quotation too: what is wider than the page could not be reached.
    """
    _prepare(root, "")


def _prepare(element: Element, heading: str) -> str:
    """Prepare the tables within; ``heading`` is the id of the one above, and what leaves that of the last one."""
    for index, child in enumerate(list(element)):
        if child.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            heading = child.get("id", "")
        if child.tag == "table":
            labels = [label(cell.text or "") for cell in child.iter("th")]
            for cell in child.iter("th"):
                cell.set("scope", "col")
            for row in child.iter("tr"):
                for name, cell in zip(labels, row.findall("td"), strict=False):
                    cell.set("data-label", name)
            frame = Element("div", {"class": "table", "role": "region", "tabindex": "0", "aria-labelledby": heading})
            element.remove(child)
            frame.append(child)
            frame.tail, child.tail = child.tail, None
            element.insert(index, frame)
        else:
            heading = _prepare(child, heading)
    return heading


def label(text: str) -> str:
    """The words of a table's head, for the cells below it."""
    return _INLINE_MARKS.sub("", text).strip()
