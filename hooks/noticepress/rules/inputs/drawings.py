"""SVG that only draws, as a file or within a page. A file's bytes, or an attribute, come in; what it has beyond leaves.

All of it is a list of what is allowed. There is no CSS in it: how CSS is read cannot be told from its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from noticepress.findings import quote


def words(text: str) -> frozenset[str]:
    """A list of names, as it is written below."""
    return frozenset(text.split())


Node = Any
"""An element, a comment or an instruction of lxml's, whose published types know elements alone."""

_NAMESPACE = "http://www.w3.org/2000/svg"
_PREFIXES = {
    "": "",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
"""Of attributes; those of drawing programs are no part of a drawing."""
ELEMENTS = words(
    "svg g path rect circle ellipse line polyline polygon text tspan use defs symbol lineargradient radialgradient "
    "stop clippath mask pattern title desc filter feblend fecolormatrix fecomposite feflood fegaussianblur femerge "
    "femergenode feoffset"
)
"""What a drawing may consist of; names are in lower case, as a page's are read."""
_ATTRIBUTES = words(
    "x x1 x2 y y1 y2 cx cy r rx ry fx fy fr d dx dy points width height viewbox preserveaspectratio version id class "
    "transform rotate offset pathlength textlength lengthadjust gradienttransform gradientunits patterntransform "
    "patternunits patterncontentunits clippathunits maskunits maskcontentunits spreadmethod filterunits primitiveunits "
    "color fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width stop-color stop-opacity flood-color flood-opacity opacity display "
    "visibility overflow clip-path clip-rule mask filter paint-order vector-effect shape-rendering text-rendering "
    "color-interpolation-filters font-family font-size font-style font-weight letter-spacing text-anchor "
    "dominant-baseline in in2 result stddeviation mode values type operator k1 k2 k3 k4 xmlns xmlns:xlink xml:space "
    "role focusable aria-hidden aria-labelledby"
)
_TEXTS = words("aria-label data-name lang xml:lang")
"""Attributes that nothing is read into."""
_LINKS = words("href xlink:href")
_PLACE = re.compile(r"#[\w.:-]+")
_VALUE = re.compile(
    r"(?>(?:\b(?:rgba?|hsla?|matrix|translate|scale|rotate|skew[XY])\([^\\()]*\)"
    r"|\burl\((?P<quote>[\"']?)#[\w.:-]+(?P=quote)\)"
    r"|[^\\()])*)"
)
"""What any other attribute may say: no escape, and no function of CSS but those that colour, move, or name a part."""


def is_drawn(name: str, value: str) -> bool:
    """Whether an element of a drawing may have an attribute; its name in lower case, with the usual prefix."""
    if name in _LINKS:
        return bool(_PLACE.fullmatch(value))
    return name in _TEXTS or (name in _ATTRIBUTES and bool(_VALUE.fullmatch(value)))


def beyond_a_drawing(content: bytes) -> Iterator[str]:
    """What a file of SVG has that no drawing needs, as parts of a sentence, each once."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Node = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        yield "is no SVG that can be read"
        return
    if root.getroottree().docinfo.doctype:
        yield "has a <!DOCTYPE>"
    nodes = (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter())
    yield from dict.fromkeys(found for node in nodes for found in _beyond(node))
    if (name := etree.QName(root).localname) != "svg":
        yield f"begins with <{name}>"


def _beyond(node: Node) -> Iterator[str]:
    if node.tag is etree.Comment:
        return
    if not isinstance(node.tag, str):
        yield f"has {quote(etree.tostring(node, encoding='unicode', with_tail=False))}"
        return
    name = etree.QName(node)
    if name.namespace != _NAMESPACE or name.localname.lower() not in ELEMENTS:
        yield f"holds <{name.localname}>"
        return
    for attribute, value in node.attrib.items():
        of = etree.QName(attribute)
        prefix = _PREFIXES.get(of.namespace or "")
        if prefix is None or not is_drawn(f"{prefix}{of.localname.lower()}", str(value)):
            yield f"has {of.localname} on <{name.localname}>"
