"""XLIFF 2.1 and 1.2: sheets come in, a file's bytes leave, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from lxml import etree

from noticepress.catalogs.exchange.codes import Code, codes_of, pieces_of, put_together
from noticepress.catalogs.exchange.units import Returned, Sheet, Unit
from noticepress.catalogs.exchange.xml import (
    SPACE,
    Element,
    add_text,
    child,
    children,
    code_in,
    line_of,
    pieces_in,
    shown_in,
    text_of,
    write_xml,
)

_TWO, _ONE = "urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:document:1.2"
_LATEST = "urn:oasis:names:tc:xliff:document:2.2"
_FINISHED = ("translated", "reviewed", "final", "signed-off")
"""States of any version after which nobody has to look at a text."""
_LOOKED_AT = ("reviewed", "final", "signed-off")
"""States that a text has only once somebody has looked at it, wherever it came from."""
_SUGGESTED = ("fuzzy-match", "leveraged-mt", "mt-suggestion", "rejected-grammar", "rejected-inaccurate")
"""Where a text came from that the tool put there, which some tools call translated."""
_SDL_FINISHED = ("Translated", "ApprovedTranslation", "ApprovedSignOff")
"""The same in Trados' own files."""
_SDL_SEGMENT = "{http://sdl.com/FileTypes/SdlXliff/1.0}seg"
_MEMOQ_STATE = "{MQXliff}status"
_MEMOQ_FINISHED = ("ManuallyConfirmed", "ConfirmedTranslator", "ConfirmedReviewer1", "Proofread")
"""The same in memoQ's own files."""
_PHRASE_STATE = "{http://www.memsource.com/mxlf/2.0}confirmed"


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
    if etree.QName(root).namespace not in (_ONE, _TWO, _LATEST):
        raise ValueError("its root is of no XLIFF that can be read; save it as XLIFF 1.2, 2.0, 2.1 or 2.2")
    for file in children(root, "file"):
        language = file.get("target-language") or root.get("trgLang") or ""
        for unit in (*children(file, "unit"), *children(file, "trans-unit")):
            yield from _read_unit(file.get("original", ""), unit, language)


def _read_unit(path: str, unit: Element, language: str) -> Iterator[Returned]:
    """A unit's text; each of several, as where two people's files were merged: the first is not the right one."""
    parts = tuple(each for each in unit.iter() if _is(each, "segment") or _is(each, "ignorable")) or (unit,)
    targets = [[each for each in part if _is(each, "target")] for part in parts]
    for choice in range(max(1, *map(len, targets))):
        chosen = [each[min(choice, len(each) - 1)] if each else None for each in targets]
        yield _with_targets(path, unit, language, list(zip(parts, chosen, strict=True)))


def _with_targets(path: str, unit: Element, language: str, parts: Sequence[tuple[Element, Element | None]]) -> Returned:
    """A unit's text, which a tool may have cut into segments; what is between two is written with the text."""
    source = ""
    targets: list[tuple[int, str]] = []
    states: list[bool | None] = []
    for place, (part, other) in enumerate(parts, 1):
        one = child(part, "source")
        source += (between := _literal(one) if one is not None else "")
        if not _is(part, "ignorable"):
            states.append(_is_finished(part, other) if _is_whole(part, one, other) else False)
            between = ""
        order = other.get("order", "") if other is not None else ""
        text = _target(other, source) if other is not None else between
        targets.append((int(order) if order.isdecimal() else place, text))
    return Returned(
        path,
        unit.get("id", ""),
        unit.get("name") or unit.get("resname") or "",
        source,
        "".join(text for _, text in sorted(targets, key=lambda each: each[0])),
        False if False in states else None if None in states else True,
        line_of(unit),
        language,
    )


def _is(element: Element, name: str) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def _is_finished(segment: Element, target: Element | None) -> bool | None:
    """Whether nobody has to look at a text; ``None`` where the tool keeps no state in any way that is known."""
    said, origin = (None, None) if target is None else (target.get("state"), target.get("state-qualifier"))
    if state := said or segment.get("state"):
        return state in _FINISHED and (state in _LOOKED_AT or origin not in _SUGGESTED)
    if "approved" in segment.attrib:
        return segment.get("approved") == "yes"
    if _PHRASE_STATE in segment.attrib:
        return segment.get(_PHRASE_STATE) == "1"
    if _MEMOQ_STATE in segment.attrib:
        return segment.get(_MEMOQ_STATE) in _MEMOQ_FINISHED
    trados = [each.get("conf") for each in segment.iter(_SDL_SEGMENT)]
    return all(state in _SDL_FINISHED for state in trados) if trados else None


def _is_whole(part: Element, source: Element | None, target: Element | None) -> bool:
    """Whether all that has English has a text: of a unit that was cut into segments, some may have none yet."""
    if source is not None and text_of(source).strip() and not _has_text(target):
        return False
    cut = child(part, "seg-source")
    wanted, there = ({} if each is None else _marked(each) for each in (cut, target))
    return not there or all(there.get(name) for name, has_text in wanted.items() if has_text)


def _marked(element: Element) -> dict[str, bool]:
    """By the name of each segment that XLIFF 1.2 marks: whether it has a text."""
    found = (each for each in children(element, "mrk") if each.get("mtype") == "seg")
    return {each.get("mid", ""): _has_text(each) for each in found}


def _has_text(element: Element | None) -> bool:
    return element is not None and (bool(text_of(element).strip()) or len(element) > 0)


def _literal(source: Element) -> str:
    """The English with its codes as they stand in the text."""

    def shown(element: Element) -> Iterator[str]:
        yield element.text or ""
        for each in element:
            yield (shown_in(each) or "".join(shown(each))) if isinstance(each.tag, str) else ""
            yield each.tail or ""

    return "".join(shown(source))


def _target(target: Element, english: str) -> str:
    codes = codes_of(english)

    def code(element: Element) -> str | int | None:
        return code_in(element, codes, element.get("id", "")) if _is(element, "ph") or _is(element, "x") else None

    return put_together(pieces_in(target, code), english)
