"""XML for and from translators' tools: elements with text and codes in them. What comes back is untrusted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import etree

from noticepress.catalogs.exchange.codes import LOST, Code, Piece
from noticepress.findings import quote

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Element = etree._Element  # noqa: SLF001 (lxml's public name for its elements is a factory)
_TAGS_WITH_TEXT = ("g", "pc", "mrk", "sub", "hi")
_CODES = ("bpt", "bx", "cp", "ec", "ept", "ex", "it", "sc", "ut")
"""What stands in the place of something that was in the text, and does not say what where it is empty."""


def add_text(parent: Element, pieces: Iterable[Piece], code: Callable[[Element, Code], Element]) -> None:
    """Put pieces into an element; ``code`` adds the element of a code."""
    last: Element | None = None
    for piece in pieces:
        if isinstance(piece, Code):
            last = code(parent, piece)
        elif last is None:
            parent.text = (parent.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece


def pieces_in(element: Element, code: Callable[[Element], str | int | None]) -> Iterator[str | int]:
    """The pieces of an element that came back; ``code`` tells what one is, or ``None`` for one that holds its text."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            found = code(child)
            if found is not None:
                yield found
            elif (name := etree.QName(child).localname) in _TAGS_WITH_TEXT or child.text:
                _refuse_deleted(child)
                yield from pieces_in(child, code)
            elif name in _CODES:
                yield LOST
        if child.tail:
            yield child.tail


def _refuse_deleted(element: Element) -> None:
    """Raise :class:`ValueError` for words that somebody has struck out, and the tool kept in their place."""
    if element.get("mtype", "").endswith("-deleted"):
        told = f"in line {line_of(element)} words of the translation are struck out: {quote(text_of(element))}"
        raise ValueError(f"{told}; accept or reject the changes in the tool, and save it again")


def code_in(element: Element, codes: Sequence[str], number: str) -> str | int | None:
    """Which of the English's ``codes`` an element is: the one that it shows, else that of its ``number``.

    Tools number anew. ``None`` for another that holds a text; one that holds none is lost.
    """
    shown = shown_in(element) or element.text or ""
    if shown in codes:
        return shown
    if number.isdecimal() and 0 < int(number) <= len(codes):
        return int(number)
    return None if element.text else LOST


def shown_in(element: Element) -> str:
    """What tools show of a code in XLIFF, as the file says it besides; empty where it does not."""
    return element.get("disp") or element.get("equiv") or element.get("equiv-text") or ""


def text_of(element: Element) -> str:
    """All that an element holds as text."""
    return "".join(str(piece) for piece in pieces_in(element, lambda _: None))


def read_xml(raw: bytes) -> Element:
    """The root of a file. Raises :class:`ValueError`, in words, for what is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        told = "have the tool write it anew, without marks of a merge conflict, and send the whole file"
        raise ValueError(f"it is no well-formed XML ({error.msg}); {told}") from error
    if (entity := next(root.iter(etree.Entity), None)) is not None:  # what it stands for would be lost
        told = f"in line {line_of(entity.getparent())} the entity {entity.text} stands for something else"
        raise ValueError(f"{told}; have the tool write the character itself")
    return root


def write_xml(root: Element) -> bytes:
    """The bytes of a file."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def line_of(element: Element) -> int:
    """On which line of its file an element begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def children(element: Element, name: str) -> Iterator[Element]:
    """The elements of that name within, whatever their namespace."""
    return (each for each in element.iter() if isinstance(each.tag, str) and etree.QName(each).localname == name)


def child(element: Element, name: str) -> Element | None:
    """The first of that name right below: what a tool offers beside it (``alt-trans``) is no part of a text."""
    return next((each for each in children(element, name) if each.getparent() is element), None)
