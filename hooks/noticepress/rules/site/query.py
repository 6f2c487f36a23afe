"""XPath queries over a page, compiled once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from lxml.etree import XPath
from lxml.html import HtmlElement

Node = Any
"""An element, or an attribute or a text, which knows the element that it stands in."""

Query = Callable[[HtmlElement], list[Node]]


def query(path: str) -> Query:
    """A query for nodes. Raises lxml's ``XPathSyntaxError`` where ``path`` is none."""
    return cast("Query", XPath(path))
