"""What a project may write around a notice: header, footer, front page, error page. Elements come in, slips leave.

All of it is a list of what is allowed, and of where: elements stand within one another only as every HTML parser
leaves them, so that none ends before its end tag. The style sheet keeps each of these parts within its own box
(``contain: paint``), so that nothing in it can cover what is beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from noticepress.findings import quote
from noticepress.rules.inputs import drawings
from noticepress.rules.inputs.drawings import words
from noticepress.rules.site.markup import Element, names_in

_INLINE = words(
    "a abbr b bdi bdo br button cite code del dfn em i img ins kbd mark picture q s samp small source span strong sub "
    "sup svg time u var wbr"
)
_ELEMENTS = _INLINE | words(
    "address blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
_PARENTS = {
    "li": ("ol", "ul"),
    "dt": ("dl",),
    "dd": ("dl",),
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("thead", "tbody", "tfoot"),
    "th": ("tr",),
    "td": ("tr",),
}
"""Where else one of these stood, it would end another element that is open, or be passed over."""
_ROWS = words("table thead tbody tfoot tr")
"""What else stood in these would be shown before the table."""
_ENDED = words("p h1 h2 h3 h4 h5 h6")
"""Ended by any element that is no part of a line."""
_NEVER_TWICE = words("a button")
"""Ended by another one within them."""
_ATTRIBUTES = words(
    "alt aria-controls aria-current aria-describedby aria-expanded aria-haspopup aria-hidden aria-label "
    "aria-labelledby class colspan data-label datetime dir height href hreflang id lang loading media popover "
    "popovertarget popovertargetaction rel rowspan scope sizes src srcset target title type value width"
)
_VALUES = {
    "role": words(
        "cell columnheader group img list listitem navigation none presentation region row rowgroup rowheader table"
    ),
    "tabindex": words("0 -1"),
    "style": frozenset(f"text-align: {side};" for side in ("left", "center", "right")),
}
"""Attributes of which some values are allowed; a style, as Markdown aligns a table's column."""
FRAME = words("site-header site-footer")
"""Classes of the two parts that style sheets of a project may name."""
_RESERVED = FRAME | words("facts notes notice prevailing status")
"""Classes that only the package's own part has: what looks like the statement is the statement."""


def slips(part: Element, day: str) -> Iterator[tuple[int, str]]:
    """(line, what it is) of everything in a part that is not on the list; ``day`` is the one date that it may say."""
    yield from _within(part, (), day)


def _within(part: Element, path: tuple[str, ...], day: str) -> Iterator[tuple[int, str]]:
    """What is wrong within an element, to which the tags of ``path`` lead."""
    for child in part.children:
        if isinstance(child, str):
            if part.tag in _ROWS:
                yield part.line, f"the text {quote(child)}, in <{part.tag}> and no cell,"
            continue
        known = drawings.ELEMENTS if "svg" in path else _ELEMENTS
        if child.tag not in known:
            yield child.line, f"<{child.tag}>"
            continue
        if ("svg" not in path) and (reason := _misplaced(child.tag, path)):
            yield child.line, reason
        yield from _in_element(child, day, drawn="svg" in path or child.tag == "svg")
        yield from _within(child, (*path, child.tag), day)


def _misplaced(tag: str, path: tuple[str, ...]) -> str:
    """Why browsers would not leave an element where it is written, with its name; empty where they do."""
    parent = path[-1] if path else ""
    if tag in _PARENTS:
        # A group within <dl> is the one element that may stand between.
        nearest = path[-2] if path[-2:-1] == ("dl",) and parent == "div" else parent
        return "" if nearest in _PARENTS[tag] else f"<{tag}>, which belongs into {_listed(_PARENTS[tag])},"
    if parent in _ROWS:
        return f"<{tag}>, in <{parent}> and no cell,"
    ended = next((each for each in path if each in _ENDED), "") if tag not in _INLINE else ""
    outer = ended or (tag if tag in _NEVER_TWICE and tag in path else "")
    return f"<{tag}>, within a <{outer}> that it ends," if outer else ""


def _listed(tags: tuple[str, ...]) -> str:
    return " or ".join(f"<{tag}>" for tag in tags)


def _in_element(element: Element, day: str, *, drawn: bool) -> Iterator[tuple[int, str]]:
    for name, value in element.attributes.items():
        if not (drawings.is_drawn(name, value) if drawn else _is_allowed(name, value)) or _is_reserved(name, value):
            yield element.line, f"{name}={quote(value)} of <{element.tag}>"
    if element.tag == "time" and not element.attributes.get("datetime", "").startswith(day):
        yield element.line, f"{element.start}, a date that is not the day of the build,"


def _is_allowed(name: str, value: str) -> bool:
    return value in _VALUES[name] if name in _VALUES else name in _ATTRIBUTES


def _is_reserved(name: str, value: str) -> bool:
    return name == "class" and not _RESERVED.isdisjoint(names_in(value))
