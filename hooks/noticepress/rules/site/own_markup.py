"""What a project may write around a notice: header, footer, front page, error page. Elements come in, slips leave.

All of it is a list of what is allowed; the style sheet keeps each of these parts within its own box
(``contain: paint``), so that nothing in it can cover what is beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.rules.site.markup import Element


def words(text: str) -> frozenset[str]:
    """A list of names, as it is written below."""
    return frozenset(text.split())


_ELEMENTS = words(
    "a abbr address b bdi bdo blockquote br button caption cite code dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark nav ol p picture pre q s samp section small source span strong sub "
    "summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_DRAWINGS = words("svg g path circle ellipse line polygon polyline rect title")
_ATTRIBUTES = words(
    "alt class colspan datetime dir height href hreflang id lang loading media popover popovertarget "
    "popovertargetaction rel role rowspan scope sizes src srcset tabindex target title type value width"
)
_OF_DRAWINGS = words(
    "cx cy d fill fill-rule focusable height points r rx ry stroke stroke-linecap stroke-linejoin stroke-width "
    "transform viewbox width x x1 x2 xmlns y y1 y2"
)
_STYLES = frozenset(f"text-align: {side};" for side in ("left", "center", "right"))
"""As Markdown aligns a table's column."""
FRAME = frozenset({"site-header", "site-footer"})
"""Classes of the two parts that style sheets of a project may name."""


def slips(part: Element, day: str) -> Iterator[tuple[int, str]]:
    """(line, what it is) of everything in a part that is not on the list; ``day`` is the one date that it may say."""
    for element, drawn in _within(part, drawn=False):
        if element.tag not in (_DRAWINGS if drawn or element.tag == "svg" else _ELEMENTS):
            yield element.line, f"<{element.tag}>"
            continue
        for name, value in element.attributes.items():
            if not (_is_allowed(name, value) or (element.tag in _DRAWINGS and name in _OF_DRAWINGS)):
                yield element.line, f"{name}={quote(value)} of <{element.tag}>"
        if element.tag == "time" and not element.attributes.get("datetime", "").startswith(day):
            yield element.line, f"{element.start}, a date that is not the day of the build,"


def _within(part: Element, *, drawn: bool) -> Iterator[tuple[Element, bool]]:
    for child in part.elements:
        yield child, drawn
        yield from _within(child, drawn=drawn or child.tag == "svg")


def _is_allowed(name: str, value: str) -> bool:
    if name == "class":
        return not FRAME & set(value.split())
    return name in _ATTRIBUTES or name.startswith("aria-") or (name == "style" and value in _STYLES)
