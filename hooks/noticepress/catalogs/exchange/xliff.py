"""XLIFF 2.1 and 1.2: sheets come in, a file's bytes leave, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from lxml import etree

from noticepress.catalogs.exchange.codes import Code, codes_of, pieces_of, put_together
from noticepress.catalogs.exchange.units import Returned, Sheet, Unit
from noticepress.catalogs.exchange.xml import SPACE, Element, add_text, child, children, line_of, pieces_in, write_xml

_TWO, _ONE = "urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:1.2"
_FINISHED = ("translated", "reviewed", "final", "signed-off")
"""States of either version after which nobody has to look at a text."""


def write_xliff2(sheets: Iterable[Sheet]) -> bytes:
    """XLIFF 2.1: a file element for each catalog. A text that waits to be looked at has the state ``initial``."""
    sheets = tuple(sheets)
    attributes = {"version": "2.1", "srcLang": "en", "trgLang": sheets[0].language, SPACE: "preserve"}
    root = etree.Element(f"{{{_TWO}}}xliff", attributes, nsmap=_namespaces(_TWO))
    for number, sheet in enumerate(sheets, 1):
        file = etree.SubElement(root, f"{{{_TWO}}}file", {"id": f"f{number}", "original": sheet.path})
        for unit in sheet.units:
            _write_unit2(file, unit)
    return write_xml(root)


def _write_unit2(file: Element, unit: Unit) -> None:
    element = etree.SubElement(file, f"{{{_TWO}}}unit", {"id": unit.key, "name": unit.context, SPACE: "preserve"})
    told = [("context", unit.context), *(("note", note) for note in unit.notes)]
    told += [("earlier English", unit.previous)] if unit.previous else []
    if told := [(category, note) for category, note in told if note]:
        notes = etree.SubElement(element, f"{{{_TWO}}}notes")
        for category, note in told:
            etree.SubElement(notes, f"{{{_TWO}}}note", {"category": category}).text = note
    segment = etree.SubElement(element, f"{{{_TWO}}}segment", {"state": "translated" if unit.finished else "initial"})
    add_text(etree.SubElement(segment, f"{{{_TWO}}}source"), pieces_of(unit.english, unit.english), _code2)
    if unit.text:
        add_text(etree.SubElement(segment, f"{{{_TWO}}}target"), pieces_of(unit.text, unit.english), _code2)


def _code2(parent: Element, code: Code) -> Element:
    return etree.SubElement(
        parent, f"{{{_TWO}}}ph", {"id": str(code.number), "disp": code.text, "equiv": code.text, "canDelete": "no"}
    )


def write_xliff1(sheets: Iterable[Sheet]) -> bytes:
    """XLIFF 1.2: the same; a text that waits to be looked at has the state ``needs-review-translation``."""
    root = etree.Element(f"{{{_ONE}}}xliff", {"version": "1.2"}, nsmap=_namespaces(_ONE))
    for sheet in sheets:
        about = {"original": sheet.path, "source-language": "en", "target-language": sheet.language, "datatype": "po"}
        file = etree.SubElement(root, f"{{{_ONE}}}file", about)
        body = etree.SubElement(file, f"{{{_ONE}}}body")
        for unit in sheet.units:
            _write_unit1(body, unit)
    return write_xml(root)


def _write_unit1(body: Element, unit: Unit) -> None:
    attributes = {"id": unit.key, "resname": unit.context, SPACE: "preserve"}
    element = etree.SubElement(body, f"{{{_ONE}}}trans-unit", attributes)
    add_text(etree.SubElement(element, f"{{{_ONE}}}source"), pieces_of(unit.english, unit.english), _code1)
    if unit.text:
        state = {"state": "translated" if unit.finished else "needs-review-translation"}
        target = etree.SubElement(element, f"{{{_ONE}}}target", state)
        add_text(target, pieces_of(unit.text, unit.english), _code1)
    told = (*unit.notes, *((f"earlier English: {unit.previous}",) if unit.previous else ()))
    for note in filter(None, told):
        etree.SubElement(element, f"{{{_ONE}}}note").text = note


def _namespaces(default: str) -> dict[str, str]:
    """The namespace of elements without a prefix; lxml's stubs know no such one."""
    return cast("dict[str, str]", {None: default})


def _code1(parent: Element, code: Code) -> Element:
    element = etree.SubElement(parent, f"{{{_ONE}}}ph", {"id": str(code.number)})
    element.text = code.text
    return element


def read_xliff(root: Element) -> Iterator[Returned]:
    """What comes back in a file of either version. Raises :class:`ValueError`, in words, for what is no XLIFF."""
    if etree.QName(root).namespace not in (_ONE, _TWO):
        raise ValueError("its root is of no XLIFF that can be read; save it as XLIFF 1.2, 2.0 or 2.1")
    for file in children(root, "file"):
        language = root.get("trgLang") or file.get("target-language") or ""
        for unit in (*children(file, "unit"), *children(file, "trans-unit")):
            yield from _read_unit(file.get("original", ""), language, unit)


def _read_unit(path: str, language: str, unit: Element) -> Iterator[Returned]:
    segments = tuple(children(unit, "segment")) or (unit,)
    source, target = "", ""
    states: list[bool | None] = []
    for segment in segments:
        one, other = child(segment, "source"), child(segment, "target")
        source += _literal(one) if one is not None else ""
        state = (other.get("state") if other is not None else None) or segment.get("state")
        states.append(_is_finished(segment, state))
        target += _target(other, source)
    yield Returned(
        path,
        unit.get("id", ""),
        unit.get("name") or unit.get("resname") or "",
        source,
        target,
        False if False in states else None if None in states else True,
        line_of(unit),
        language,
    )


def _is_finished(segment: Element, state: str | None) -> bool | None:
    """Whether nobody has to look at a text; ``None`` where the tool keeps neither ``state`` nor ``approved``."""
    if state:
        return state in _FINISHED
    return segment.get("approved") == "yes" if "approved" in segment.attrib else None


def _literal(source: Element) -> str:
    """The English with its codes as they stand in the text."""

    def shown(element: Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            yield each.get("disp") or each.get("equiv") or each.get("equiv-text") or "".join(shown(each))
            yield each.tail or ""

    return "".join(shown(source))


def _target(target: Element | None, english: str) -> str:
    if target is None:
        return ""
    known = len(codes_of(english))

    def number(element: Element) -> int | None:
        name = etree.QName(element).localname
        value = element.get("id", "")
        return int(value) if name in ("ph", "x") and value.isdecimal() and 0 < int(value) <= known else None

    return put_together(pieces_in(target, number), english)
