"""HTML that can be read in one way only. A page's text comes in, its tree leaves.

Browsers make something of any text. Here is read only what every reader takes alike: each element is closed, no
construct is left open to guesses; for the rest there is :class:`UnclearError`. Two pages with the same tree are then
the same page in every browser, whatever white space, quotes and comments a plugin took away. (Which elements may
stand within one another is not asked here: see ``own_markup``.)
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from noticepress.findings import quote

DOCTYPE = "!doctype html"
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
TEXT_ALONE = frozenset(
    ["desc", "iframe", "noembed", "noframes", "noscript", "plaintext", "script", "style", "textarea", "title", "xmp"]
)
"""Elements within which browsers do not look for tags and comments, or look for others than around them."""
_S = r" \t\n\f\r"
"""HTML's white space. Python's is wider: to it a vertical tab parts two names, which browsers take as one."""
_ATTRIBUTE = rf"""([^{_S}"'<>/=\0]++)(?>(?:[{_S}]*+=[{_S}]*+("[^"\0]*+"|'[^'\0]*+'|[^{_S}"'=<>`\0]++))?)"""
_TOKEN = re.compile(
    rf"""(?P<text>[^<\0]++)
    | <!--(?![->])(?>(?:[^<>-]|-[^<>-])*)-->
    | <(?P<name>[a-zA-Z][a-zA-Z0-9-]*+)(?P<attributes>(?>(?:[{_S}]++{_ATTRIBUTE})*))[{_S}]*+(?P<closed>/?)>
    | </(?P<end>[a-zA-Z][a-zA-Z0-9-]*+)[{_S}]*+>""",
    re.VERBOSE,
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_DOCTYPE = re.compile(rf"[{_S}]*<!doctype html>", re.IGNORECASE)
_SPACE = re.compile(rf"[{_S}]+")
DEEPEST = 240
"""How many elements may stand within one another: readers that give up do so a little further down."""
_BEFORE = 20
"""How many letters of a text are told before those that differ."""


class UnclearError(Exception):
    """A place that readers take differently."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


@dataclass(slots=True)
class Element:
    """An element, with texts folded and comments left out."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    @property
    def start(self) -> str:
        """The element's start tag."""
        return f"<{' '.join([self.tag, *(f'{name}={quote(value)}' for name, value in self.attributes.items())])}>"

    @property
    def elements(self) -> list[Element]:
        """The elements among the children."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> Iterator[Element]:
        """Every element within this one."""
        for child in self.elements:
            yield child
            yield from child.walk()


def names_in(value: str) -> list[str]:
    """The names in the value of an attribute such as ``class`` or ``rel``."""
    return [name for name in _SPACE.split(value) if name]


def read(text: str) -> Element:
    """The tree of a page or of a part of one; its root's tag is the doctype, or empty without one.

    Raises :class:`UnclearError`.
    """
    start = _DOCTYPE.match(text)
    position = start.end() if start else 0
    root = Element(DOCTYPE if start else "", {}, 1)
    open_ones = [root]
    lines = _Lines(text)
    while position < len(text):
        token = _TOKEN.match(text, position)
        line = lines.at(position)
        if token is None:
            raise UnclearError(line, f"{quote(text[position : position + 40])} is no HTML that all read alike")
        _take(token, open_ones, line)
        position = token.end()
    if len(open_ones) > 1:
        raise UnclearError(open_ones[-1].line, f"{open_ones[-1].start} is never closed")
    return root


def _take(token: re.Match[str], open_ones: list[Element], line: int) -> None:
    """Add what was read to the elements that are open, the innermost last."""
    around = open_ones[-1]
    if token["text"]:
        _add_text(around, token["text"])
    elif token["end"]:
        if token["end"].lower() != open_ones.pop().tag:
            raise UnclearError(line, f"</{token['end']}> closes nothing that is open there")
    elif around.tag in TEXT_ALONE:
        raise UnclearError(line, f"{quote(token[0])} stands within {around.start}, which holds text alone")
    elif token["name"]:
        element = Element(token["name"].lower(), _attributes(token["attributes"], line), line)
        around.children.append(element)
        if element.tag not in VOID and not (token["closed"] and _is_drawing(open_ones, element)):
            if token["closed"]:
                raise UnclearError(line, f"{element.start} is closed by a slash, which browsers pass over")
            open_ones.append(element)
            if len(open_ones) > DEEPEST:
                raise UnclearError(line, f"more than {DEEPEST} elements stand within one another")


def difference(here: Element, there: Element, is_open: Callable[[Element], bool]) -> tuple[int, str, str] | None:
    """Where two trees differ first: (line, what stands here, what stands there); ``None`` where they do not.

    What is within an element of the second that ``is_open`` may be anything in the first.
    """
    if (here.tag, here.attributes) != (there.tag, there.attributes):
        return here.line, here.start, there.start
    if is_open(there):
        return None
    line = here.line
    for one, other in zip_longest(here.children, there.children):
        if isinstance(one, Element):
            line = one.line
            found = (
                difference(one, other, is_open)
                if isinstance(other, Element)
                else (line, one.start, _shown(other, None))
            )
            if found:
                return found
        elif one != other:
            return line, _shown(one, other), _shown(other, one)
    return None


def _shown(child: Element | str | None, beside: Element | str | None) -> str:
    """A child as it is told, on one line; a text, beside another one, from a little before where they part."""
    if isinstance(child, Element):
        return child.start
    if not child:
        return "nothing"
    other = beside if isinstance(beside, str) else ""
    pairs = enumerate(zip(child, other, strict=False))
    parted = next((at for at, (mine, its) in pairs if mine != its), min(len(child), len(other)))
    start = max(0, parted - _BEFORE)
    return quote(f"{'…' if start else ''}{child[start:]}".replace("\xa0", "[U+00A0]"))


class _Lines:
    """Line numbers of positions that only grow."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._seen = 1, 0

    def at(self, position: int) -> int:
        self._line += self._text.count("\n", self._seen, position)
        self._seen = position
        return self._line


def _add_text(element: Element, text: str) -> None:
    folded = _SPACE.sub(" ", html.unescape(text)).strip(" ")
    if not folded:
        return
    if element.children and isinstance(element.children[-1], str):
        folded = f"{element.children.pop()} {folded}"
    element.children.append(folded)


def _attributes(text: str, line: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTES.finditer(text):
        name, value = match[1].lower(), match[2] or ""
        if name in found:
            raise UnclearError(line, f"the attribute {name} stands twice")
        found[name] = html.unescape(value[1:-1] if value[:1] in ("'", '"') else value)
    return dict(sorted(found.items()))


def _is_drawing(around: list[Element], element: Element) -> bool:
    """Whether an element is SVG's, which a slash closes."""
    return element.tag == "svg" or any(each.tag == "svg" for each in around)
